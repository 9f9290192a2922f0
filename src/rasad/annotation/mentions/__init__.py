"""Names in a text: every phrase that could be one, and which of them are meant."""
