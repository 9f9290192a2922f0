"""Dates in Persian and Arabic prose: find them, read their value, say why.

The way of an expression: `lexicon` holds the words, `grammar` the patterns over the match key,
`readings` turns a match into days, `find` keeps the longest readings and leads them back to the
raw text. `edtf` reads and writes the values.
"""

from rasad.dates.edtf import Interval, parse_edtf, publication
from rasad.dates.find import DateMention, find_dates

__all__ = ["DateMention", "Interval", "find_dates", "parse_edtf", "publication"]
