"""The legend of a timeline: what its marks, bars, arrows and rings mean, and its notes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rasad.charts.page import look
from rasad.charts.page.layout import Layout
from rasad.charts.page.sheet import Sheet, fit, width_of
from rasad.charts.timelines.marks import FORMS, draw_arrow, draw_mark, draw_ring, draw_span

_ABOVE, _LINE = 0.3, 0.25  # inches from the last row; from one line of entries to the next at 7.5 points
_BETWEEN, _TO_TEXT = 0.3, 0.1
_SYMBOL = {"span": 0.42, "before": 0.44, "after": 0.44}  # widths in inches; of a mark 0.14
_MARK = 0.14


@dataclass(frozen=True)
class _Entry:
    """What is explained, its words, and where: inches from the margin, and the line."""

    key: str
    text: list[str]
    x: float
    line: int


@dataclass(frozen=True)
class Legend:
    """Entries set from the margin, in as many lines as they need, and notes below them."""

    entries: tuple[_Entry, ...]
    notes: tuple[str, ...]
    layout: Layout

    @classmethod
    def of(cls, keys: Sequence[str], notes: Sequence[str], language: str, layout: Layout) -> Legend:
        """Lay out what `keys` name (a status, span, before, after, proposed) on a page."""
        entries: list[_Entry] = []
        x, line, lines, end = layout.margin, 0, 1, layout.width - layout.margin
        for key in keys:
            words = look.word(f"{key}_entry" if key in ("span", "before", "after", "proposed") else key, language)
            before = _SYMBOL.get(key, _MARK) + _TO_TEXT
            text = fit(words, layout.inner - before, layout.small)
            length = before + max(width_of(part, layout.small) for part in text)
            if x > layout.margin and x + length > end:
                x, line, lines = layout.margin, line + lines, 1
            entries.append(_Entry(key, text, x, line))
            lines = max(lines, len(text))
            x += length + _BETWEEN
        below = tuple(part for note in notes for part in fit(note, layout.inner, layout.small))
        return cls(tuple(entries), below, layout)

    @property
    def height(self) -> float:
        """Inches from the last row to the edge of the page."""
        notes = len(self.notes) * self.layout.line(self.layout.small)
        return _ABOVE + self._lines * self._line + notes + 0.2

    @property
    def _lines(self) -> int:
        return max((entry.line + len(entry.text) for entry in self.entries), default=1)

    @property
    def _line(self) -> float:
        return _LINE * self.layout.small / 7.5

    def draw(self, sheet: Sheet, top: float) -> None:
        """Draw below `top`."""
        size = self.layout.small
        for entry in self.entries:
            y = top + _ABOVE + entry.line * self._line
            _draw_symbol(sheet, entry.key, entry.x, y)
            for i, part in enumerate(entry.text):
                sheet.write(entry.x + _SYMBOL.get(entry.key, _MARK) + _TO_TEXT, y + i * self._line, part, size)
        below = top + _ABOVE + self._lines * self._line - 0.08
        sheet.write_lines(self.layout.margin, below, self.notes, size, look.PALE)


def _draw_symbol(sheet: Sheet, key: str, x: float, y: float) -> None:
    width = _SYMBOL.get(key, _MARK)
    if key == "span":
        draw_span(sheet, x + 0.09, x + width - 0.09, y, look.PALE, (x, x + width))
    elif key in ("before", "after"):
        onward = (key == "after") != sheet.layout.backwards
        draw_arrow(sheet, x if onward else x + width, y, look.PALE, onward, (x, x + width))
    elif key == "proposed":
        draw_ring(sheet, x + width / 2, y)
    elif key in FORMS:
        draw_mark(sheet, x + width / 2, y, key)
