"""The head of a timeline: one axis, a calendar on either side, each named, and breaks where time is left out."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from matplotlib.patches import Rectangle

from rasad import calendars
from rasad.charts import style as look
from rasad.charts.timescale import Timescale
from rasad.charts.timesheet import AXIS, BEFORE_AXIS, SMALL, Sheet, line_height, on_axis, width_of
from rasad.charts.timeticks import Ruler, Ticks, Unit, ticks

_UNITS: tuple[Unit, Unit] = ("month", "year")  # from the axis outwards
_TICK = {"month": 0.05, "year": 0.09}  # inches


@dataclass(frozen=True)
class TimeAxis:
    """An axis to be drawn: the reader's calendar above the line, the other one below it."""

    scale: Timescale
    language: str
    calendar: calendars.Calendar
    country: str | None

    @property
    def height(self) -> float:
        """Inches from the word "time" to the first row."""
        return line_height(SMALL) * (1 + self._lines(self.calendar) + self._lines(other(self.calendar))) + 0.34

    def draw(self, sheet: Sheet, top: float, bottom: float) -> None:
        """Draw the axis between `top` and `top` + height, and its lines down to `bottom`."""
        self._draw_direction(sheet, top)
        line = top + line_height(SMALL) * (1 + self._lines(self.calendar)) + 0.14
        for segment in self.scale.segments:
            start, end = on_axis(segment.start), on_axis(segment.end)
            sheet.axes.plot([start, end], [line] * 2, color=look.INK, lw=1.0, solid_capstyle="butt")
        self._draw_breaks(sheet, line, top + self.height, bottom)
        self._draw_calendar(sheet, self.calendar, line, -1)
        self._draw_calendar(sheet, other(self.calendar), line, 1)
        self._draw_grid(sheet, top + self.height, bottom)

    def _ticks(self, calendar: calendars.Calendar, unit: Unit) -> list[Ticks]:
        ruler = Ruler(calendar, self.language, self.country, AXIS, SMALL)
        return [ticks(segment, ruler, unit) for segment in self.scale.segments]

    def _lines(self, calendar: calendars.Calendar) -> int:
        return 1 + any(found.labels for found in self._ticks(calendar, "month"))

    def _draw_direction(self, sheet: Sheet, top: float) -> None:
        word, y = look.word("time", self.language), top + line_height(SMALL) / 2
        sheet.write(BEFORE_AXIS, y, word, SMALL, look.PALE)
        tail = BEFORE_AXIS + width_of(word, SMALL) + 0.1
        style = {"arrowstyle": "->", "color": look.PALE, "lw": 0.8}
        sheet.axes.annotate("", (tail + 0.35, y), (tail, y), arrowprops=style)

    def _draw_calendar(self, sheet: Sheet, calendar: calendars.Calendar, line: float, down: int) -> None:
        """Ticks, labels and name of one calendar, below the line if `down` is 1, above it if -1."""
        ink, lines = look.INK if down < 0 else look.PALE, self._lines(calendar)
        for unit in _UNITS:
            row = 0 if unit == "month" or lines == 1 else 1
            y = line + down * (0.11 + line_height(SMALL) * (row + 0.5))
            for found in self._ticks(calendar, unit):
                for x in map(on_axis, found.ticks):
                    sheet.axes.plot([x, x], [line, line + down * _TICK[unit]], color=ink, lw=0.8)
                for label in found.labels:
                    sheet.write(on_axis(label.at), y, label.text, SMALL, ink)
        middle = line + down * (0.11 + line_height(SMALL) * lines / 2)
        sheet.write(BEFORE_AXIS - 0.1, middle, look.word(calendar, self.language), SMALL, ink, "end")

    def _draw_breaks(self, sheet: Sheet, line: float, top: float, bottom: float) -> None:
        for left, right in pairwise(self.scale.segments):
            start, end = on_axis(left.end), on_axis(right.start)
            gap = Rectangle((start, top), end - start, bottom - top, facecolor="white", lw=0, zorder=0.5)
            sheet.axes.add_patch(gap)
            sheet.axes.text((start + end) / 2, line, "//", size=SMALL, ha="center", va="center", color=look.PALE)

    def _draw_grid(self, sheet: Sheet, top: float, bottom: float) -> None:
        """Lines where years and months of the reader's calendar begin, and where the axis is broken."""
        found = [tick for unit in _UNITS for each in self._ticks(self.calendar, unit) for tick in each.ticks]
        ends = [end for segment in self.scale.segments for end in (segment.start, segment.end)]
        for x in map(on_axis, sorted({*found, *ends})):
            sheet.axes.plot([x, x], [top, bottom], color=look.GRID, lw=0.7, zorder=1)


def other(calendar: calendars.Calendar) -> calendars.Calendar:
    """The calendar that stands second."""
    return "gregorian" if calendar == "jalali" else "jalali"
