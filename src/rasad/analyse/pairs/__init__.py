"""Who is named with whom: counted, compared with chance, with the sentences behind each pair.

`rasad.cooccurrence` makes the table. Its module has the same name, so it is called from the package and not from here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rasad.faces import face

if TYPE_CHECKING:
    from rasad.analyse.pairs.cooccurrence import pairs_of as pairs_of
    from rasad.analyse.pairs.counts.units import Units as Units
    from rasad.analyse.pairs.counts.units import units_of as units_of
    from rasad.analyse.pairs.groups import compare_groups as compare_groups
    from rasad.analyse.pairs.summary import reading as reading
    from rasad.analyse.pairs.table import Pairs as Pairs

_HOME = {
    "Pairs": "rasad.analyse.pairs.table",
    "Units": "rasad.analyse.pairs.counts.units",
    "compare_groups": "rasad.analyse.pairs.groups",
    "pairs_of": "rasad.analyse.pairs.cooccurrence",
    "reading": "rasad.analyse.pairs.summary",
    "units_of": "rasad.analyse.pairs.counts.units",
}
__all__ = [
    "Pairs",
    "Units",
    "compare_groups",
    "pairs_of",
    "reading",
    "units_of",
]
__getattr__ = face(__name__, _HOME, moved={"*": "rasad.analyse.pairs.table"})


def __dir__() -> list[str]:
    return __all__
