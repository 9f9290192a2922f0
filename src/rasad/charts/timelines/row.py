"""One row of a timeline: an event's date in two calendars, its mark, its label and who says so."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from rasad.charts.page import look
from rasad.charts.page.layout import Layout
from rasad.charts.page.sheet import Sheet, width_of
from rasad.charts.timelines.axis import TimeAxis
from rasad.charts.timelines.marks import FORMS, draw_arrow, draw_mark, draw_span
from rasad.charts.timelines.scale import Timescale

_PAD = 0.07  # inches above and below the lines of a row
_STRIP = 0.2  # height in inches of a mark's own line, where date, mark and label stand under each other
_NO_MARK = 0.05  # what is left of it where an event has no date
_FREE = 0.05  # inches by which a short bar may reach into a break
_APART = 0.15  # inches between two dates in one line


@dataclass(frozen=True)
class Row:
    """What one event shows; its lines are wrapped."""

    label: list[str]
    source: list[str]
    date: list[str]
    second_date: list[str]
    first: dt.date | None
    last: dt.date | None
    status: str
    open_start: bool
    open_end: bool
    background: bool
    proposed: bool

    @property
    def days(self) -> tuple[dt.date, dt.date] | None:
        """First and last day; of an open date, twice the day that is known."""
        first, last = self.first or self.last, self.last or self.first
        return (first, last) if first and last else None

    def height(self, layout: Layout) -> float:
        """Inches from this row to the next."""
        labels = len(self.label) * layout.line(layout.label) + len(self.source) * layout.line(layout.small)
        dates = self._dates(layout)
        return (dates + self._strip(layout) + labels if layout.stacked else max(labels, dates)) + 2 * _PAD

    def draw(self, sheet: Sheet, top: float, axis: TimeAxis | None, band: bool) -> None:
        """Draw below `top`; every second row has a band of grey."""
        layout = sheet.layout
        if band:
            sheet.axes.axhspan(top, top + self.height(layout), color=look.BAND, lw=0, zorder=0)
        ink = look.PALE if self.background else look.INK
        self._draw_dates(sheet, top + _PAD, ink)
        middle, text = top + _PAD + layout.line(layout.label) / 2, top + _PAD
        if layout.stacked:
            strip = text + self._dates(layout)
            middle, text = strip + _STRIP / 2, strip + self._strip(layout)
        if axis and self.days:
            if layout.stacked:
                axis.draw_again(sheet, middle)
            self._draw_mark(sheet, axis.scale, middle, look.BAND if band else "white")
        text = sheet.write_lines(layout.labels, text, self.label, layout.label, ink)
        sheet.write_lines(layout.labels, text, self.source, layout.small, look.PALE)

    def _strip(self, layout: Layout) -> float:
        return (_STRIP if self.days else _NO_MARK) if layout.stacked else 0.0

    def _dates(self, layout: Layout) -> float:
        first, second = len(self.date) * layout.line(layout.label), len(self.second_date) * layout.line(layout.small)
        return max(first, second) if self._one_line(layout) else first + second

    def _one_line(self, layout: Layout) -> bool:
        """Whether the second date stands in the line of the first, at its end."""
        if not layout.stacked or len(self.date) != 1 or len(self.second_date) != 1:
            return False
        both = width_of(self.date[0], layout.label) + _APART + width_of(self.second_date[0], layout.small)
        return both <= layout.dates

    def _draw_dates(self, sheet: Sheet, top: float, ink: str) -> None:
        layout = sheet.layout
        ink = look.PALE if layout.stacked and not self.days else ink  # or it would be read as part of the label
        y = sheet.write_lines(layout.margin, top, self.date, layout.label, ink)
        if self._one_line(layout):
            end, middle = layout.margin + layout.dates, top + layout.line(layout.label) / 2
            sheet.write(end, middle, self.second_date[0], layout.small, look.PALE, "end")
        else:
            sheet.write_lines(layout.margin, y, self.second_date, layout.small, look.PALE)

    def _draw_mark(self, sheet: Sheet, scale: Timescale, y: float, paper: str) -> None:
        """A mark on a day, on a span, or on the arrow of a date that is open."""
        if self.days is None:
            return
        layout, (first, last) = sheet.layout, self.days
        ends = layout.on_axis(scale.position(first, 0.0)), layout.on_axis(scale.position(last, 1.0))
        middle, color = sum(ends) / 2, FORMS[self.status].color
        open_date = self.open_start or self.open_end
        if open_date:
            onward = self.open_end != layout.backwards
            middle = draw_arrow(sheet, ends[0 if self.open_end else 1], y, color, onward, layout.arrows)
        elif first != last:
            segment = scale.segment(first)
            left, right = sorted([layout.on_axis(segment.start), layout.on_axis(segment.end)])
            draw_span(sheet, min(ends), max(ends), y, color, (left - _FREE, right + _FREE))
        rim = paper if open_date or first != last else None
        draw_mark(sheet, middle, y, self.status, self.proposed, rim)
