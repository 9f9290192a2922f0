"""Dates in Persian and Arabic prose: find them, read their value, say why.

The way of an expression: `lexicon` holds the words, `fragments` and `grammar` the patterns over
the match key, `triggers` and `scan` say where to try them, `absolute`, `months`, `ranges`,
`numeric`, `years`, `relative`, `durations` and `clock` turn a match into days, `twins` reads a
date by its neighbour, `find` keeps the longest readings and leads them back to the raw text.
`edtf` reads and writes the values; `timex3` writes them as TimeML.
"""

from rasad.dates.edtf import Interval, parse_edtf, publication
from rasad.dates.find import DateMention, find_dates
from rasad.dates.timex3 import to_timex3

__all__ = ["DateMention", "Interval", "find_dates", "parse_edtf", "publication", "to_timex3"]
