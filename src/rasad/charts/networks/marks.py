"""Names as marks of a network: their form and colour by type, their group, their label; and what the marks mean."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from matplotlib.patches import FancyBboxPatch, Rectangle
from matplotlib.patheffects import withStroke

from rasad.charts.page import look
from rasad.charts.page.layout import Layout
from rasad.charts.page.sheet import Sheet, fit, width_of
from rasad.charts.page.wrap import shorten
from rasad.charts.pairs.head import write_number
from rasad.text.numerals import localize

COLORS = {"PER": look.BLUE, "ORG": look.PURPLE, "GPE": look.GREEN, "LOC": look.GREY, "EVENT": look.VERMILION}
FORMS = {"PER": "o", "ORG": "s", "GPE": "D", "LOC": "h", "EVENT": "^"}
_SCALE = {"PER": 1.0, "ORG": 0.88, "GPE": 0.75, "LOC": 1.0, "EVENT": 1.0}  # equal areas to the eye
_RINGS: list[Any] = ["-", (0, (4, 2)), (0, (1, 1.2)), (0, (6, 1.5, 1, 1.5))]
_HALO = [withStroke(linewidth=2.2, foreground="white")]
_LINES = 2  # of a name


@dataclass(frozen=True)
class Mark:
    """A name with its mark; sizes in inches. `number` is written below the name.

    The name stands below its mark, or above it where lines come from below.
    """

    lines: tuple[str, ...]
    kind: str
    radius: float
    size: float
    width: float
    height: float
    group: int | None = None
    number: str = ""
    language: str = "en"
    above: bool = False
    boxed: bool = False  # where lines go out in all directions, mark and name have a frame in which none is drawn

    @classmethod
    def of(
        cls, name: str, kind: str, n: int, most: int, layout: Layout, *,
        group: int | None = None, number: str = "", language: str = "en",
    ) -> Mark:  # fmt: skip
        """The mark of a name that stands in `n` units, of `most` that any does."""
        size = layout.small + 1 if layout.label > 9 else layout.small
        room = min(1.45, 0.36 * layout.inner)
        lines = name_lines(name, room, size)
        largest = 0.26 if layout.label > 9 else 0.16
        radius = max(0.065 if group is None else 0.1, largest * float(np.sqrt(n / max(most, 1))))
        width = max([2 * radius, *(width_of(line, size) for line in lines)]) + 0.08
        height = (
            2 * radius + (len(lines) + bool(number)) * _line(size) + 0.12
        )  # so much that no name is nearer to another mark
        known = kind if kind in COLORS else "PER"
        return cls(lines, known, radius, size, width, height, group, number, language)

    def draw(self, sheet: Sheet, x: float, y: float) -> None:
        """Draw mark and name; `x` and `y` are the middle of the whole."""
        if self.boxed:
            self._frame(sheet, x, y)
        _, middle = self.center(x, y)
        draw_form(sheet, x, middle, self.radius, self.kind)
        if self.group is not None:
            _ring(sheet, x, middle, self.radius, self.group)
            write_number(sheet, x, middle, localize(self.group, self.language), 6.5, "white")
            sheet.axes.texts[-1].set_zorder(5)
        room = (len(self.lines) + bool(self.number)) * _line(self.size)
        away = self.radius + 0.01
        self._write(sheet, x, middle - away - room if self.above else middle + away)

    def _write(self, sheet: Sheet, x: float, top: float) -> None:
        line = _line(self.size)
        for i, said in enumerate(self.lines):
            sheet.write(x, top + (i + 0.5) * line, said, self.size, align="center")
            sheet.axes.texts[-1].set(path_effects=_HALO, zorder=4)
        if self.number:
            write_number(sheet, x, top + (len(self.lines) + 0.5) * line, self.number, self.size, look.PALE)
            sheet.axes.texts[-1].set(path_effects=_HALO, zorder=4)

    def _frame(self, sheet: Sheet, x: float, y: float) -> None:
        box = FancyBboxPatch(
            (x - self.width / 2, y - self.height / 2), self.width, self.height, boxstyle="round,pad=0.03",
            facecolor="white", edgecolor=look.PALE, lw=0.7, zorder=2,
        )  # fmt: skip
        sheet.axes.add_patch(box)

    def end(self, x: float, y: float) -> tuple[float, float]:
        """Where lines end."""
        return (x, y) if self.boxed else self.center(x, y)

    def center(self, x: float, y: float) -> tuple[float, float]:
        """The middle of the mark itself, `x` and `y` being that of mark and name."""
        away = self.height / 2 - self.radius - 0.02
        return x, y + away if self.above else y - away


def _line(size: float) -> float:
    return size * 1.5 / 72


def name_lines(name: str, room: float, size: float) -> tuple[str, ...]:
    """A name in at most two lines, the rest left out with an ellipsis."""
    lines = fit(name, room, size)
    if len(lines) <= _LINES:
        return tuple(lines)
    rest = " ".join(lines[_LINES - 1 :])
    return (*lines[: _LINES - 1], shorten(rest, room, size))


def draw_form(sheet: Sheet, x: float, y: float, radius: float, kind: str) -> None:
    """The form of a type, that many inches from its middle to its edge."""
    sheet.axes.scatter(
        x, y, s=(radius * 144 * _SCALE[kind]) ** 2, marker=FORMS[kind], facecolor=COLORS[kind], edgecolor="white",
        lw=0.8, zorder=3,
    )  # fmt: skip


def _ring(sheet: Sheet, x: float, y: float, radius: float, group: int) -> None:
    """The outline of a group, which repeats after four: its number stands in the mark."""
    style = _RINGS[(group - 1) % len(_RINGS)]
    area = (144 * radius + 4) ** 2
    sheet.axes.scatter(x, y, s=area, marker="o", facecolor="none", edgecolor=look.INK, lw=0.9, ls=style, zorder=3)


@dataclass
class Key:
    """Entries at the foot of the page, in as many lines as they need; x is inches from the reader's side."""

    layout: Layout
    entries: list[tuple[Any, str, float, int]] = field(default_factory=list)
    _x: float = 0.0
    _row: int = 0

    def add(self, symbol: Any, said: str) -> None:
        """Add what a symbol (a type, or properties of a line or of an area) means."""
        room = self._symbol(symbol) + 0.06 if symbol else 0.0
        for i, line in enumerate(fit(said, self.layout.inner - room, self.layout.small)):
            length = room + width_of(line, self.layout.small)
            if self._x and (self._x + length > self.layout.inner or i):
                self._x, self._row = 0.0, self._row + 1
            self.entries.append((symbol if not i else None, line, self._x + room, self._row))
            self._x += length + 0.25

    def add_row(self, entries: Iterable[tuple[Any, str]]) -> None:
        """Add entries that belong together, in a line of their own if the last one has no room for all."""
        entries = list(entries)
        room = sum(self._symbol(symbol) + 0.31 + width_of(said, self.layout.small) for symbol, said in entries)
        if self._x and self._x + room - 0.25 > self.layout.inner:
            self._x, self._row = 0.0, self._row + 1
        for symbol, said in entries:
            self.add(symbol, said)

    @staticmethod
    def _symbol(symbol: Any) -> float:
        return 0.14 if isinstance(symbol, str) else 0.32

    @property
    def height(self) -> float:
        """Inches that the key takes."""
        return (self._row + 1) * 0.2 if self.entries else 0.0

    def draw(self, sheet: Sheet, top: float) -> None:
        """Draw from `top` down."""
        for symbol, said, x, row in self.entries:
            y = top + (row + 0.5) * 0.2
            x += self.layout.margin
            if any(letter.isalpha() for letter in said):
                sheet.write(x, y, said, self.layout.small)
            else:
                write_number(sheet, x, y, said, self.layout.small, look.INK, "start")
            if isinstance(symbol, Mapping) and "facecolor" in symbol:
                sheet.axes.add_patch(Rectangle((x - 0.36, y - 0.055), 0.28, 0.11, **symbol))
            elif isinstance(symbol, Mapping):
                sheet.axes.plot([x - 0.36, x - 0.08], [y, y], **{"solid_capstyle": "butt", **symbol})
            elif symbol:
                draw_form(sheet, x - 0.12, y, 0.055, symbol)


def add_types(key: Key, kinds: Iterable[str], language: str) -> None:
    """Explain the forms of these types, people first."""
    for kind in sorted(set(kinds), key=list(COLORS).index):
        key.add(kind, look.word(kind, language))
