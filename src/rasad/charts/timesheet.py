"""The sheet that a timeline is drawn on: text from the reader's side, places on the axis, lines that fit.

x runs in reading direction and y from the top, both in inches; in Persian and Arabic x starts at the
right edge, so that no other module needs to know the side.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from rasad.charts.rtl import rtl
from rasad.charts.style import INK
from rasad.charts.wrap import text_width, wrap

TITLE, LABEL, SMALL = 14.0, 9.5, 7.5  # points
MARGIN, DATES, AXIS, GUTTER = 0.3, 1.55, 3.2, 0.25  # inches
BEFORE_AXIS = MARGIN + DATES + GUTTER
LABELS = BEFORE_AXIS + AXIS + GUTTER
_FINE = 8  # hinting at 72 dpi moves small letters: they are measured at 8 times their size
_LEADING = 1.6  # line height as a multiple of the type size


def line_height(size: float) -> float:
    """Height of a line of type of that size, in inches."""
    return size * _LEADING / 72


def width_of(text: str, size: float) -> float:
    """Width of a line in inches: the greater of what small screens and print make of it."""
    return max(text_width(text, size), text_width(text, _FINE * size) / _FINE)


def fit(text: str, width: float, size: float) -> list[str]:
    """Lines of at most `width` inches; unlike `wrap`, a word that is too long is parted too.

    Examples
    --------
    >>> fit("one two", 100, 9)
    ['one two']
    >>> len(fit("https://example.org/" + "a" * 100, 2, 9)) > 3
    True
    """
    return [part for line in wrap(text, _FINE * width, _FINE * size) for part in _parted(line, width, size)]


def _parted(line: str, width: float, size: float) -> list[str]:
    if text_width(line, _FINE * size) <= _FINE * width:
        return [line]
    parts = [""]
    for letter in line:
        mark = unicodedata.combining(letter) or letter == "\u200c"  # stays with the letter before it
        if parts[-1] and not mark and text_width(parts[-1] + letter, _FINE * size) > _FINE * width:
            parts.append("")
        parts[-1] += letter
    return parts


@dataclass(frozen=True)
class Sheet:
    """A page of a width and a height in inches, read from one side."""

    figure: Figure
    axes: Axes
    rtl: bool

    @classmethod
    def of(cls, width: float, height: float, rtl: bool) -> Sheet:
        """An empty sheet with its figure."""
        figure = Figure(figsize=(width, height))
        axes = figure.add_axes((0, 0, 1, 1))
        axes.set(xlim=(width, 0) if rtl else (0, width), ylim=(height, 0))
        axes.axis("off")
        return cls(figure, axes, rtl)

    def write(self, x: float, y: float, text: str, size: float, color: str = INK, align: str = "start") -> None:
        """One line of logical text, `y` being its middle; `align` is start, end or center."""
        sides = {"start": "right" if self.rtl else "left", "end": "left" if self.rtl else "right", "center": "center"}
        drawn = rtl(text, "R" if self.rtl else "L")  # a Persian name in an English line does not turn the line
        self.axes.text(x, y, drawn, size=size, color=color, ha=sides[align], va="center")

    def write_lines(self, x: float, y: float, lines: Sequence[str], size: float, color: str = INK) -> float:
        """Lines from `y` down; returns where the next may start."""
        for line in lines:
            self.write(x, y + line_height(size) / 2, line, size, color)
            y += line_height(size)
        return y


def on_axis(share: float) -> float:
    """Where a share of the time axis, 0 to 1, lies on the sheet."""
    return BEFORE_AXIS + share * AXIS
