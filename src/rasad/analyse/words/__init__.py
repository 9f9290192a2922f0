"""The words of the body, and those whose half-spaces were lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rasad.faces import face

if TYPE_CHECKING:
    from rasad.analyse.words.frequent import telling_words as telling_words
    from rasad.analyse.words.frequent import word_counts as word_counts
    from rasad.analyse.words.halfspaces import restored_words as restored_words

_HOME = {
    "restored_words": "rasad.analyse.words.halfspaces",
    "telling_words": "rasad.analyse.words.frequent",
    "word_counts": "rasad.analyse.words.frequent",
}
__all__ = [
    "restored_words",
    "telling_words",
    "word_counts",
]
__getattr__ = face(__name__, _HOME, moved={"*": "rasad.analyse.words.frequent"})


def __dir__() -> list[str]:
    return __all__
