"""From a match to days: one file a kind of expression, all on what `reading` hands them.

Each file registers its rules when it is imported, so all are imported here.
"""

from rasad.dates.readings import absolute, durations, months, numeric, ranges, relative, years  # noqa: F401
from rasad.faces import face

__getattr__ = face(__name__, {}, moved={"*": "rasad.dates.readings.reading"})
