"""Names that no registry has: proposed from the text, with the evidence and an entry to fill in."""
