"""Characters that no font of a figure has: they would be drawn as boxes, and nobody told."""

from __future__ import annotations

import unicodedata
import warnings
from functools import cache
from typing import Any

import matplotlib as mpl
from matplotlib import font_manager, ft2font
from matplotlib.figure import Figure
from matplotlib.text import Text

# Signs without a picture of their own: joiners, directional marks, isolates, variation selectors.
_INVISIBLE = {"Cf", "Cc", "Zl", "Zp"}


class MissingGlyph(UserWarning):
    """A character that is drawn as a box."""


def missing(text: str, families: tuple[str, ...]) -> list[str]:
    """The characters of a text that none of these fonts has, each once.

    Examples
    --------
    >>> from rasad.charts.page.look import families
    >>> missing("سلام، ABC 漢字", families())
    ['漢', '字']
    """
    known = [_charmap(name) for family in families for name in _named(family)]
    seen = dict.fromkeys(letter for letter in text if unicodedata.category(letter) not in _INVISIBLE)
    return [letter for letter in seen if not letter.isspace() and not any(ord(letter) in has for has in known)]


def warn_of_missing(figure: Figure) -> None:
    """Warn once of all characters of a figure that will be boxes."""
    lacking: dict[str, str] = {}
    for artist in figure.findobj(Text):
        text = artist.get_text()
        families = artist.get_fontfamily()
        if text and artist.get_visible():
            for letter in missing(text, tuple(families)):
                lacking.setdefault(letter, text)
    if lacking:
        named = ", ".join(f"{letter} (U+{ord(letter):04X})" for letter in lacking)
        where = next(iter(lacking.values())).strip()[:40]
        warnings.warn(
            f"no font of this figure has {named}: drawn as boxes, first in {where!r}; install a font that has them and "
            "name it in rcParams['font.family']",
            MissingGlyph,
            stacklevel=4,
        )


def _named(family: str) -> list[str]:
    """The fonts that a general family (sans-serif) stands for."""
    settings: Any = mpl.rcParams
    return list(settings.get(f"font.{family}", [family]))


@cache
def _charmap(family: str) -> frozenset[int]:
    try:
        path = font_manager.findfont(font_manager.FontProperties(family=[family]), fallback_to_default=False)
    except ValueError:  # no such font: matplotlib takes the next
        return frozenset()
    return frozenset(ft2font.FT2Font(path).get_charmap())
