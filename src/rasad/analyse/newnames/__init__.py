"""Names that no registry has: proposed from the text, with the evidence and an entry to fill in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rasad.faces import face

if TYPE_CHECKING:
    from rasad.analyse.newnames.entry import as_yaml as as_yaml
    from rasad.analyse.newnames.propose import propose_names as propose_names

_HOME = {
    "as_yaml": "rasad.analyse.newnames.entry",
    "propose_names": "rasad.analyse.newnames.propose",
}
__all__ = [
    "as_yaml",
    "propose_names",
]
__getattr__ = face(__name__, _HOME)


def __dir__() -> list[str]:
    return __all__
