"""The language of dates: its words, the patterns made of them, and where a pattern is tried."""

from rasad.faces import face

__getattr__ = face(__name__, {}, moved={"*": "rasad.dates.grammar.patterns"})
