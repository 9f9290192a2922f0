"""Units of text, and which of them name whom: what every measure is made from."""
