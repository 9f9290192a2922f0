"""What all charts share: fonts that come with the install, colours, words, and files that repeat."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from typing import Any, cast

import fontpkg_amiri
import fontpkg_noto_sans_arabic
import matplotlib as mpl
from matplotlib import font_manager

from rasad import data
from rasad.annotation.registry.entity import Registry
from rasad.arguments import LANGUAGE, NUMBER, TEXT, Kind, instance, maybe
from rasad.charts.bidi.rtl import shapes
from rasad.data import LANGUAGES as LANGUAGES
from rasad.errors import WrongValueError
from rasad.text import numerals

# What every chart takes, see `rasad.arguments`.
CHART: dict[str, Kind] = {
    "language": LANGUAGE,
    "title": maybe(TEXT),
    "width": NUMBER,
    "registry": maybe(instance(Registry)),
}
_direction: ContextVar[str] = ContextVar("direction", default="auto")
_OF_MATPLOTLIB = Path(mpl.get_data_path(), "fonts", "ttf")
INK, PALE, GRID, BAND = "#1a1a1a", "#5c5c5c", "#d9d9d9", "#f5f5f2"
# M. Okabe and K. Ito, "Color Universal Design" (2008): told apart by colour-blind readers.
BLUE, GREEN, VERMILION, PURPLE, ORANGE, GREY = "#0072b2", "#009e73", "#d55e00", "#aa4499", "#e69f00", "#767676"


@cache
def families() -> tuple[str, ...]:
    """Font families of the charts, registered with matplotlib on first use.

    The user's own settings are not touched. An old matplotlib draws presentation forms, for which
    DejaVu Sans, its own font, serves best.
    """
    folders = [*(package.ROOT / "files" for package in (fontpkg_noto_sans_arabic, fontpkg_amiri)), _OF_MATPLOTLIB]
    ours = [str(path) for folder in folders for path in sorted(Path(folder).glob("*.ttf"))]
    # matplotlib's own too: its list of fonts, which is kept from one installation to the next, may lack them.
    known = {font.fname for font in font_manager.fontManager.ttflist}
    for path in ours:
        if path not in known:
            font_manager.fontManager.addfont(path)
    # Of two fonts of one name the first is taken: the system's Noto Sans Arabic or DejaVu Sans would draw other bytes.
    font_manager.fontManager.ttflist.sort(key=lambda font: font.fname not in ours)
    return ("Noto Sans Arabic", "DejaVu Sans") if shapes() else ("DejaVu Sans",)


@contextmanager
def style() -> Iterator[None]:
    """matplotlib settings for the charts, and back to the user's own afterwards."""
    settings: dict[str, Any] = {
        "font.family": list(families()),
        "font.size": 9.5,
        "text.color": INK,
        "figure.facecolor": "white",
        "savefig.facecolor": "white",
        "axes.unicode_minus": False,
        "svg.hashsalt": "rasad",
        "svg.fonttype": "path",
        "pdf.fonttype": 42,
    }
    with mpl.rc_context(cast(Any, settings)):
        yield


@contextmanager
def directed(direction: str) -> Iterator[None]:
    """Draw pages in this direction inside the block: rtl, ltr, or auto for that of the language."""
    before = _direction.set(direction)
    try:
        yield
    finally:
        _direction.reset(before)


def is_from_right(language: str) -> bool:
    """Whether a page is read from the right: by the language, or by choice."""
    direction = _direction.get()
    return language != "en" if direction == "auto" else direction == "rtl"


def is_against(time: str, language: str) -> bool:
    """Whether time, which runs "ltr", "rtl" or as one reads ("auto"), runs against the direction of reading.

    Raises
    ------
    ValueError
        If `time` is none of these.

    Examples
    --------
    >>> is_against("auto", "fa"), is_against("ltr", "fa"), is_against("ltr", "en")
    (False, True, False)
    """
    if time not in ("auto", "rtl", "ltr"):
        raise WrongValueError(f"time must be one of auto, rtl, ltr, not {time!r}")
    return time != "auto" and (time == "rtl") != is_from_right(language)


def word(key: str, language: str, **values: object) -> str:
    """A word or sentence of the charts in a language, with its digits.

    Examples
    --------
    >>> word("planned", "ar"), word("source", "en", name="Kremlin")
    ('مخطط له', 'Source: Kremlin')
    """
    filled = {
        name: numerals.localize(value, language) if isinstance(value, int) else value for name, value in values.items()
    }
    return str(data.words("charts", language)[key]).format(**filled)
