"""Half-spaces of Persian: the lexicon, affixes, word forms, and putting back what was lost."""
