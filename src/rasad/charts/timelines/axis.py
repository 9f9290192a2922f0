"""The head of a timeline: one axis, a calendar on either side, each named, and breaks where time is left out."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from matplotlib.patches import Rectangle

from rasad import calendars
from rasad.charts.page import look
from rasad.charts.page.layout import Layout
from rasad.charts.page.sheet import Sheet, width_of
from rasad.charts.timelines.scale import Timescale
from rasad.charts.timelines.ticks import Ruler, Ticks, Unit, ticks

_UNITS: tuple[Unit, Unit] = ("month", "year")  # from the axis outwards
_TICK = {"month": 0.05, "year": 0.09}  # inches
_TO_LABEL, _TO_WORD = 0.11, 0.03  # inches from the line to the first label; from the last to the word "time"
_AGAIN = 0.04  # inches: half a tick of an axis drawn once more
_POINTER = 0.33  # inches: the arrow beside the word "time"


@dataclass(frozen=True)
class TimeAxis:
    """An axis to be drawn: the reader's calendar above the line, the other one below it."""

    scale: Timescale
    language: str
    calendar: calendars.Calendar
    country: str | None
    layout: Layout

    @property
    def height(self) -> float:
        """Inches from the word "time" to the first row."""
        words = 2 if self.layout.stacked else 1  # lines of names, or of the word "time" alone
        lines = words + self._lines(self.calendar) + self._lines(other(self.calendar))
        return lines * self._line + 2 * (_TO_LABEL + _TO_WORD) + 0.06

    @property
    def _line(self) -> float:
        return self.layout.line(self.layout.small)

    def draw(self, sheet: Sheet, top: float, bottom: float) -> None:
        """Draw the axis between `top` and `top` + height, and its lines down to `bottom`."""
        self._draw_direction(sheet, top)
        line = top + self._line * (1 + self._lines(self.calendar)) + _TO_LABEL + _TO_WORD
        for segment in self.scale.segments:
            start, end = self.layout.on_axis(segment.start), self.layout.on_axis(segment.end)
            sheet.axes.plot([start, end], [line] * 2, color=look.INK, lw=1.0, solid_capstyle="butt")
        self._draw_breaks(sheet, line, top + self.height, bottom)
        self._draw_calendar(sheet, self.calendar, line, -1)
        self._draw_calendar(sheet, other(self.calendar), line, 1)
        if not self.layout.stacked:
            self._draw_grid(sheet, top + self.height, bottom)

    def _ticks(self, calendar: calendars.Calendar, unit: Unit) -> list[Ticks]:
        ruler = Ruler(calendar, self.language, self.country, self.layout.axis, self.layout.small)
        return [ticks(segment, ruler, unit) for segment in self.scale.segments]

    def _lines(self, calendar: calendars.Calendar) -> int:
        return 1 + any(found.labels for found in self._ticks(calendar, "month"))

    def _draw_direction(self, sheet: Sheet, top: float) -> None:
        """The word "time" and an arrow; before the axis, or at the end of the line where a calendar is named."""
        layout, word, y = self.layout, look.word("time", self.language), top + self._line / 2
        if layout.stacked:
            y += _TO_WORD
        length = width_of(word, layout.small) + 0.1
        start = layout.width - layout.margin - length - _POINTER if layout.stacked else layout.start
        sheet.write(start, y, word, layout.small, look.PALE)
        tail, tip = start + length, start + length + _POINTER
        if layout.backwards:
            tail, tip = tip, tail
        style = {"arrowstyle": "->", "color": look.PALE, "lw": 0.8, "shrinkA": 0, "shrinkB": 0}
        sheet.axes.annotate("", (tip, y), (tail, y), arrowprops=style)

    def _draw_calendar(self, sheet: Sheet, calendar: calendars.Calendar, line: float, down: int) -> None:
        """Ticks, labels and name of one calendar, below the line if `down` is 1, above it if -1."""
        layout, lines = self.layout, self._lines(calendar)
        ink, side = look.INK if down < 0 else look.PALE, "end" if layout.backwards else "start"
        for unit in _UNITS:
            row = 0 if unit == "month" or lines == 1 else 1
            y = line + down * (_TO_LABEL + self._line * (row + 0.5))
            for found in self._ticks(calendar, unit):
                for x in map(layout.on_axis, found.ticks):
                    sheet.axes.plot([x, x], [line, line + down * _TICK[unit]], color=ink, lw=0.8)
                for label in found.labels:
                    sheet.write(layout.on_axis(label.at), y, label.text, layout.small, ink, side)
        name = look.word(calendar, self.language)
        if layout.stacked:
            sheet.write(layout.margin, line + down * (_TO_LABEL + self._line * (lines + 0.5)), name, layout.small, ink)
        else:
            middle = line + down * (_TO_LABEL + self._line * lines / 2)
            sheet.write(layout.start - 0.1, middle, name, layout.small, ink, "end")

    def _draw_breaks(self, sheet: Sheet, line: float, top: float, bottom: float) -> None:
        for left, right in pairwise(self.scale.segments):
            start, end = self.layout.on_axis(left.end), self.layout.on_axis(right.start)
            if not self.layout.stacked:
                gap = Rectangle((start, top), end - start, bottom - top, facecolor="white", lw=0, zorder=0.5)
                sheet.axes.add_patch(gap)
            middle, size = (start + end) / 2, self.layout.small
            sheet.axes.text(middle, line, "//", size=size, ha="center", va="center", color=look.PALE)

    def draw_again(self, sheet: Sheet, y: float) -> None:
        """The axis once more, pale and without words, for a mark that stands far below it."""
        for segment in self.scale.segments:
            ends = [self.layout.on_axis(segment.start), self.layout.on_axis(segment.end)]
            sheet.axes.plot(ends, [y, y], color=look.GRID, lw=0.8, solid_capstyle="butt", zorder=1)
        for x in self._grid():
            sheet.axes.plot([x, x], [y - _AGAIN, y + _AGAIN], color=look.GRID, lw=0.8, zorder=1)

    def _draw_grid(self, sheet: Sheet, top: float, bottom: float) -> None:
        for x in self._grid():
            sheet.axes.plot([x, x], [top, bottom], color=look.GRID, lw=0.7, zorder=1)

    def _grid(self) -> list[float]:
        """Where years and months of the reader's calendar begin, and where the axis is broken."""
        found = [tick for unit in _UNITS for each in self._ticks(self.calendar, unit) for tick in each.ticks]
        ends = [end for segment in self.scale.segments for end in (segment.start, segment.end)]
        return [self.layout.on_axis(place) for place in sorted({*found, *ends})]


def other(calendar: calendars.Calendar) -> calendars.Calendar:
    """The calendar that stands second."""
    return "gregorian" if calendar == "jalali" else "jalali"
