"""Wrap logical text by the width it will have when it is drawn.

matplotlib's ``wrap=True`` breaks a line after it was prepared, and with it its direction.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties

from rasad.arguments import FILLED, NUMBER, TEXT, among, either, maybe, several, takes
from rasad.charts.bidi.rtl import rtl
from rasad.charts.page.look import families

_DPI = 72.0


@lru_cache(maxsize=1)
def _renderer():  # type: ignore[no-untyped-def]
    return FigureCanvasAgg(Figure(dpi=_DPI)).get_renderer()


@takes(
    text=TEXT,
    width=NUMBER,
    size=NUMBER,
    base=among("auto", "R", "L"),
    family=maybe(either(several(TEXT, "font families"), FILLED)),
)
def wrapped(
    text: str,
    width: float,
    size: float = 9.5,
    base: Literal["auto", "R", "L"] = "auto",
    family: str | Sequence[str] | None = None,
) -> str:
    """Break text into lines that fit, and prepare each for this matplotlib. Public as ``rasad.charts.wrap``.

    Parameters
    ----------
    text : str
        Text in logical order; its own line feeds are kept.
    width : float
        Inches that a line may take; a single word that is wider keeps its line.
    size : float, default 9.5
        Points.
    base : {"auto", "R", "L"}
        Direction of all lines; ``auto`` takes it from the whole text, as `rtl` does.
    family : str or sequence of str, optional
        The font that it will be drawn in; by default that of the charts (`rasad.charts.style`).

    Returns
    -------
    str
        Lines parted by line feeds, as `rtl` returns them: for ``Axes.text``, ``set_title`` and their like.

    Examples
    --------
    >>> from rasad.charts import rtl, wrap
    >>> wrap("یک\\nNATO و دو", 3) == rtl("یک\\nNATO و دو")
    True
    """
    families = (family,) if isinstance(family, str) else family
    return rtl("\n".join(wrap(text, width, size, families)), base)


def text_width(text: str, size: float, family: Sequence[str] | None = None) -> float:
    """Width of one line of logical text in inches, drawn at `size` points in the charts' font or another."""
    return _width(text, size, tuple(family or families()))


@lru_cache(maxsize=20000)
def _width(text: str, size: float, family: tuple[str, ...]) -> float:
    if not text:
        return 0.0
    font = FontProperties(family=list(family), size=size)
    drawn = rtl(text).replace(r"\$", "$")  # a dollar sign is drawn without the mark that makes it safe
    width, _, _ = _renderer().get_text_width_height_descent(drawn, font, ismath=False)
    return float(width) / _DPI


def wrap(text: str, width: float, size: float = 9.5, family: Sequence[str] | None = None) -> list[str]:
    """Break logical text into lines of at most `width` inches.

    Parameters
    ----------
    text : str
        Logical text.
    width : float
        Inches.
    size : float, default 9.5
        Points.
    family : sequence of str, optional
        Font families; by default those of the charts.

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
            if line and text_width(longer, size, family) > width:
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
