"""Who and when: names, offices and dates in the text of articles, as tables."""
