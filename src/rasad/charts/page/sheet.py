"""The sheet that a timeline is drawn on: text from the reader's side, places on the axis, lines that fit.

x runs in reading direction and y from the top, both in inches; in Persian and Arabic x starts at the
right edge, so that no other module needs to know the side.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from rasad.charts.bidi.rtl import rtl
from rasad.charts.page.layout import Layout
from rasad.charts.page.look import INK, is_from_right
from rasad.charts.page.wrap import text_width, wrap

_FINE = 8  # the renderer that measures hints its letters: at 8 times their size that is nothing


def width_of(text: str, size: float) -> float:
    """Width of a line in inches."""
    return text_width(text, _FINE * size) / _FINE


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
    if width_of(line, size) <= width:
        return [line]
    parts = [""]
    for letter in line:
        mark = unicodedata.combining(letter) or letter == "\u200c"  # stays with the letter before it
        if parts[-1] and not mark and width_of(parts[-1] + letter, size) > width:
            parts.append("")
        parts[-1] += letter
    return parts


class _Unhinted(Figure):
    """A figure whose lines are as wide at every resolution as in print.

    Hinting moves letters to whole pixels, which makes a line of 6.5 points up to 15 % wider at the
    resolutions of screens: the lines of a column would run off it.
    """

    def draw(self, renderer: Any) -> None:
        with _no_hinting():
            super().draw(renderer)

    def get_tightbbox(self, renderer: Any = None, **kwargs: Any) -> Any:
        with _no_hinting():
            return super().get_tightbbox(renderer, **kwargs)


def _no_hinting() -> Any:
    return mpl.rc_context({"text.hinting": "no_hinting"})


@dataclass(frozen=True)
class Sheet:
    """A page of a layout and a height in inches, read from one side."""

    figure: Figure
    axes: Axes
    rtl: bool
    layout: Layout
    base: Literal["R", "L"]  # direction of its lines: that of the language, whichever side the page is read from

    @classmethod
    def of(cls, layout: Layout, height: float, language: str) -> Sheet:
        """An empty sheet with its figure, read from the side of the language or of the style that is chosen."""
        from_right = is_from_right(language)
        figure = _Unhinted(figsize=(layout.width, height))
        axes = figure.add_axes((0, 0, 1, 1))
        axes.set(xlim=(layout.width, 0) if from_right else (0, layout.width), ylim=(height, 0))
        axes.axis("off")
        return cls(figure, axes, from_right, layout, "L" if language == "en" else "R")

    def write(self, x: float, y: float, text: str, size: float, color: str = INK, align: str = "start") -> None:
        """One line of logical text, `y` being its middle; `align` is start, end or center."""
        sides = {"start": "right" if self.rtl else "left", "end": "left" if self.rtl else "right", "center": "center"}
        drawn = rtl(text, self.base)  # a Persian name in an English line does not turn the line
        self.axes.text(x, y, drawn, size=size, color=color, ha=sides[align], va="center")

    def write_lines(self, x: float, y: float, lines: Sequence[str], size: float, color: str = INK) -> float:
        """Lines from `y` down; returns where the next may start."""
        for line in lines:
            self.write(x, y + self.layout.line(size) / 2, line, size, color)
            y += self.layout.line(size)
        return y
