"""The page of a chart of pairs: title, caption and warning from the reader's side, then room for the drawing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from matplotlib.figure import Figure

from rasad.analyse.pairs.context import PairsContext
from rasad.charts.bidi.rtl import rtl
from rasad.charts.page import look
from rasad.charts.page.alt import Alt, describe
from rasad.charts.page.layout import Layout
from rasad.charts.page.sheet import Sheet, fit, width_of
from rasad.charts.pairs.words import warning, why_empty

_MARK = "▲"  # before a warning: red alone would be lost in print
_WARNING = "#a84300"  # vermilion, dark enough for small type (6 : 1 on white)


@dataclass(frozen=True)
class Head:
    """Title, caption and warning, broken into lines."""

    layout: Layout
    title: tuple[str, ...]
    caption: tuple[str, ...]
    warning: tuple[str, ...]

    @classmethod
    def of(cls, context: PairsContext, title: str, caption: str, language: str, width: float) -> Head:
        """The head of a page that many inches wide."""
        layout = page(width)
        said = warning(context, language)
        return cls(
            layout,
            tuple(fit(title, layout.inner, layout.title)),
            tuple(fit(caption, layout.inner, layout.small)) if caption else (),
            tuple(fit(f"{_MARK} {said}", layout.inner, layout.small)) if said else (),
        )

    @property
    def height(self) -> float:
        """Inches from the upper edge to where the drawing may start."""
        small = (len(self.caption) + len(self.warning)) * self.layout.line(self.layout.small)
        return self.layout.margin + len(self.title) * self.layout.line(self.layout.title) + small + 0.18

    def sheet(self, body: float, language: str) -> Sheet:
        """A sheet with this head and that many inches below it."""
        sheet = Sheet.of(self.layout, self.height + body + self.layout.margin, language)
        y = sheet.write_lines(self.layout.margin, self.layout.margin, self.title, self.layout.title)
        y = sheet.write_lines(self.layout.margin, y + 0.03, self.caption, self.layout.small, look.PALE)
        sheet.write_lines(self.layout.margin, y, self.warning, self.layout.small, _WARNING)
        return sheet


def page(width: float) -> Layout:
    """The layout of a page that many inches wide; small type is larger than on a timeline."""
    layout = Layout.of(width)
    return replace(layout, small=max(layout.small, 7.0))


def empty(context: PairsContext, language: str, width: float, said: str = "") -> Figure:
    """A chart that says why there is nothing in it."""
    layout = Layout.of(width)
    said = said or why_empty(context, language)
    lines = fit(said, layout.inner, layout.label)
    sheet = Sheet.of(layout, max(1.2, len(lines) * layout.line(layout.label) + 0.6), language)
    y = (sheet.figure.get_figheight() - len(lines) * layout.line(layout.label)) / 2
    for i, line in enumerate(lines):
        sheet.write(width / 2, y + (i + 0.5) * layout.line(layout.label), line, layout.label, look.PALE, "center")
    return describe(sheet.figure, Alt(look.word("pairs_title", language), said, language))


def write_number(sheet: Sheet, x: float, y: float, number: str, size: float, color: str, align: str = "center") -> None:
    """A number, from left to right on any page: its minus sign would jump behind it.

    The minus of Noto Sans Arabic is as short as a hyphen; its en dash looks like a minus.
    """
    number = number.replace("\u2212", "\u2013")
    sides = {"start": "right" if sheet.rtl else "left", "end": "left" if sheet.rtl else "right", "center": "center"}
    sheet.axes.text(x, y, rtl(number, "L"), size=size, color=color, ha=sides[align], va="center")


def write_parts(sheet: Sheet, x: float, y: float, parts: Sequence[str], size: float) -> None:
    """Parts of a line (“A”, “—”, “B”) from `x` on, the first one first in reading direction.

    Each is drawn by itself: two Latin names in a Persian line would otherwise change places, as
    would two Persian ones in an English line.
    """
    for part in parts:
        sheet.write(x, y, part, size)
        x += width_of(part, size) + _space(size)


def parts_width(parts: Sequence[str], size: float) -> float:
    """Width of a line as `write_parts` draws it."""
    return sum(width_of(part, size) for part in parts) + (len(parts) - 1) * _space(size)


def _space(size: float) -> float:
    return width_of("n n", size) - 2 * width_of("n", size)
