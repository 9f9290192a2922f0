"""Wrap logical text by the width it will have when it is drawn."""

from __future__ import annotations

from functools import lru_cache

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties

from rasad.charts.look import families
from rasad.charts.rtl import rtl

_DPI = 72.0


@lru_cache(maxsize=1)
def _renderer():  # type: ignore[no-untyped-def]
    return FigureCanvasAgg(Figure(dpi=_DPI)).get_renderer()


@lru_cache(maxsize=20000)
def text_width(text: str, size: float) -> float:
    """Width of one line of logical text in inches, drawn at `size` points in the charts' font."""
    if not text:
        return 0.0
    font = FontProperties(family=list(families()), size=size)
    drawn = rtl(text).replace(r"\$", "$")  # a dollar sign is drawn without the mark that makes it safe
    width, _, _ = _renderer().get_text_width_height_descent(drawn, font, ismath=False)
    return float(width) / _DPI


def wrap(text: str, width: float, size: float) -> list[str]:
    """Break logical text into lines of at most `width` inches.

    Parameters
    ----------
    text : str
        Logical text.
    width : float
        Inches.
    size : float
        Points.

    Returns
    -------
    list of str
        Logical lines, still to go through `rtl`; a single word that is too wide keeps its line.

    Examples
    --------
    >>> wrap("one two", 100, 9)
    ['one two']
    """
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for part in paragraph.split():
            longer = f"{line} {part}" if line else part
            if line and text_width(longer, size) > width:
                lines.append(line)
                line = part
            else:
                line = longer
        lines.append(line)
    return lines


def shorten(text: str, width: float, size: float) -> str:
    """The text, or as many of its words as fit into `width` inches, and an ellipsis.

    Examples
    --------
    >>> shorten("one", 100, 9)
    'one'
    """
    if text_width(text, size) <= width:
        return text
    words = text.split()
    while len(words) > 1 and text_width(" ".join(words) + "…", size) > width:
        words.pop()
    short = " ".join(words)
    while len(short) > 1 and text_width(short + "…", size) > width:
        short = short[:-1]
    return short + "…"
