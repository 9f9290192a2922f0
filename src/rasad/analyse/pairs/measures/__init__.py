"""Measures and tests of a 2x2 table of units; each names the paper that it follows."""
