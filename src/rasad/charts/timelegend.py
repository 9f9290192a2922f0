"""The legend of a timeline: what its marks, bars, arrows and rings mean, and its notes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rasad.charts import style as look
from rasad.charts.timemarks import FORMS, draw_arrow, draw_mark, draw_ring, draw_span
from rasad.charts.timesheet import MARGIN, SMALL, Sheet, fit, line_height, width_of

_ABOVE, _LINE = 0.3, 0.25  # inches from the last row; from one line of entries to the next
_BETWEEN, _TO_TEXT = 0.3, 0.1
_SYMBOL = {"span": 0.42, "before": 0.44, "after": 0.44}  # widths in inches; of a mark 0.14
_MARK = 0.14


@dataclass(frozen=True)
class _Entry:
    """What is explained, its words, and where: inches from the margin, and the line."""

    key: str
    text: str
    x: float
    line: int


@dataclass(frozen=True)
class Legend:
    """Entries set from the margin, in as many lines as they need, and notes below them."""

    entries: tuple[_Entry, ...]
    notes: tuple[str, ...]

    @classmethod
    def of(cls, keys: Sequence[str], notes: Sequence[str], language: str, width: float) -> Legend:
        """Lay out what `keys` name (a status, span, before, after, proposed) on a page of that width."""
        entries: list[_Entry] = []
        x, line = MARGIN, 0
        for key in keys:
            text = look.word(f"{key}_entry" if key in ("span", "before", "after", "proposed") else key, language)
            length = _SYMBOL.get(key, _MARK) + _TO_TEXT + width_of(text, SMALL)
            if x > MARGIN and x + length > width - MARGIN:
                x, line = MARGIN, line + 1
            entries.append(_Entry(key, text, x, line))
            x += length + _BETWEEN
        return cls(tuple(entries), tuple(part for note in notes for part in fit(note, width - 2 * MARGIN, SMALL)))

    @property
    def height(self) -> float:
        """Inches from the last row to the edge of the page."""
        return _ABOVE + self._lines * _LINE + len(self.notes) * line_height(SMALL) + 0.2

    @property
    def _lines(self) -> int:
        return 1 + max((entry.line for entry in self.entries), default=0)

    def draw(self, sheet: Sheet, top: float) -> None:
        """Draw below `top`."""
        for entry in self.entries:
            y = top + _ABOVE + entry.line * _LINE
            _draw_symbol(sheet, entry.key, entry.x, y)
            sheet.write(entry.x + _SYMBOL.get(entry.key, _MARK) + _TO_TEXT, y, entry.text, SMALL)
        sheet.write_lines(MARGIN, top + _ABOVE + self._lines * _LINE - 0.08, self.notes, SMALL, look.PALE)


def _draw_symbol(sheet: Sheet, key: str, x: float, y: float) -> None:
    width = _SYMBOL.get(key, _MARK)
    if key == "span":
        draw_span(sheet, x + 0.09, x + width - 0.09, y, look.PALE, (x, x + width))
    elif key == "before":
        draw_arrow(sheet, x + width, y, look.PALE, False, (x, x + width))
    elif key == "after":
        draw_arrow(sheet, x, y, look.PALE, True, (x, x + width))
    elif key == "proposed":
        draw_ring(sheet, x + width / 2, y)
    elif key in FORMS:
        draw_mark(sheet, x + width / 2, y, key)
