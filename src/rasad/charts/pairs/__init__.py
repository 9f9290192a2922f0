"""Pairs as a heat map and as bars, in one order of names and one scale of colours."""
