"""Draw a timeline: one row an event, its date in two calendars, its place in time, who says so.

The figure is drawn in inches, from the top: a column of dates, a time axis, a column of labels. In
Persian and Arabic the columns, and time itself, run from right to left.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd
from matplotlib.figure import Figure

from rasad import calendars
from rasad.charts import style as look
from rasad.charts.timeaxis import TimeAxis, other
from rasad.charts.timelegend import Legend
from rasad.charts.timemarks import FORMS, draw_arrow, draw_mark, draw_span
from rasad.charts.timescale import timescale
from rasad.charts.timesheet import DATES, LABEL, LABELS, MARGIN, SMALL, TITLE, Sheet, fit, line_height, on_axis

_PAD = 0.07  # inches above and below the lines of a row
_ARROWS = (on_axis(0) - 0.2, on_axis(1) + 0.2)  # inches: where arrows may be
_FREE = 0.05  # inches by which a short bar may reach into a break


@dataclass(frozen=True)
class _Row:
    """What one event shows, wrapped; `height` in inches."""

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
    def height(self) -> float:
        labels = len(self.label) * line_height(LABEL) + len(self.source) * line_height(SMALL)
        dates = len(self.date) * line_height(LABEL) + len(self.second_date) * line_height(SMALL)
        return max(labels, dates) + 2 * _PAD

    @property
    def days(self) -> tuple[dt.date, dt.date] | None:
        """First and last day; of an open date, twice the day that is known."""
        first, last = self.first or self.last, self.last or self.first
        return (first, last) if first and last else None


def plot_timeline(
    events: pd.DataFrame,
    language: str = "en",
    *,
    calendar: calendars.Calendar | None = None,
    country: str | None = None,
    title: str | None = None,
    width: float = 10.0,
) -> Figure:
    """Draw the timeline of an episode.

    Parameters
    ----------
    events : DataFrame
        From `rasad.timeline`.
    language : {"en", "fa", "ar"}
        Language, digits and direction of the figure.
    calendar : {"jalali", "gregorian"}, optional
        Of the first date, and above the axis; Jalali in Persian, else Gregorian. The other stands below it.
    country : str, optional
        Two-letter code, for the Arabic names of months.
    title : str, optional
        The episode's title unless given.
    width : float, default 10
        Inches; the height follows from the number of events.

    Returns
    -------
    matplotlib.figure.Figure
        To be saved with `rasad.charts.save`. A day is a mark, a span a bar whose ends fade, a date
        with an open end an arrow; the mark's form and lightness tell the status. A proposed event
        has a dotted ring. Without events the figure says so.

    Raises
    ------
    ValueError
        If `language` is not known.
    """
    look.check_language(language)
    calendar = calendar or ("jalali" if language == "fa" else "gregorian")
    with look.style():
        return _Page(events, language, calendar, country, title, width).draw()


class _Page:
    """One timeline being laid out from the top."""

    def __init__(
        self,
        events: pd.DataFrame,
        language: str,
        calendar: calendars.Calendar,
        country: str | None,
        title: str | None,
        width: float,
    ) -> None:
        self.language, self.calendar, self.country, self.width = language, calendar, country, width
        self.title = fit(title or events.attrs.get("title", {}).get(language, ""), width - 2 * MARGIN, TITLE)
        names = events.attrs.get("labels", {})
        known = events.astype(object).where(events.notna(), None)  # pandas may have put NaN for a missing date
        self.rows = [self._row(event, names) for event in known.to_dict("records")]
        dated = [row.days for row in self.rows if row.days]
        self.axis = TimeAxis(timescale(dated), language, calendar, country) if dated else None
        self.legend = Legend.of(self._shown(), self._notes(events), language, width)

    def _row(self, event: Mapping[Any, Any], names: Mapping[str, Mapping[str, str]]) -> _Row:
        date, second = self._date(event, self.calendar), self._date(event, other(self.calendar))
        mark = " †" if event["date_basis"] == "editor" else ""
        start, interval, end = (event["date"] or "").partition("/")
        label_width = self.width - LABELS - MARGIN
        return _Row(
            label=fit(event[f"label_{self.language}"], label_width, LABEL),
            source=fit(self._said(event, names), label_width, SMALL),
            date=fit(date + mark, DATES, LABEL),
            second_date=fit(second, DATES, SMALL) if second != date else [],
            first=_day(event["earliest"]),
            last=_day(event["latest"]),
            status=event["status"],
            open_start=interval == "/" and start in ("", ".."),
            open_end=interval == "/" and end in ("", ".."),
            background=bool(event.get("background")),
            proposed=event.get("origin") == "proposed",
        )

    def _said(self, event: Mapping[Any, Any], names: Mapping[str, Mapping[str, str]]) -> str:
        """The line under a label: whether it is proposed, its status, its source."""
        source = names.get(event["source"], {}).get(self.language, event["source"])
        parts = [look.word(event["status"], self.language), look.word("source", self.language, name=source)]
        proposed = event.get("origin") == "proposed"
        return " · ".join([look.word("proposed", self.language), *parts] if proposed else parts)

    def _date(self, event: Mapping[Any, Any], calendar: calendars.Calendar) -> str:
        if not event["date"]:
            return look.word("undated", self.language)
        return calendars.format_date(event["date"], self.language, calendar, self.country)

    def _shown(self) -> list[str]:
        """What the legend explains: only what is drawn."""
        dated = [row for row in self.rows if row.days]
        opened = [row for row in dated if row.open_start or row.open_end]
        spans = [row for row in dated if row not in opened and row.first != row.last]
        shown = [status for status in FORMS if any(row.status == status for row in self.rows)]
        return [
            *shown,
            *(["span"] if spans else []),
            *(["before"] if any(row.open_start for row in opened) else []),
            *(["after"] if any(row.open_end for row in opened) else []),
            *(["proposed"] if any(row.proposed for row in self.rows) else []),
        ]

    def _notes(self, events: pd.DataFrame) -> list[str]:
        by_editor = bool(self.rows) and (events["date_basis"] == "editor").any()
        broken = self.axis is not None and len(self.axis.scale.segments) > 1
        notes = {"editor_note": by_editor, "scale_note": broken}
        return [look.word(note, self.language) for note, needed in notes.items() if needed]

    def draw(self) -> Figure:
        """Lay the rows out from the top and draw them."""
        head = MARGIN + len(self.title) * line_height(TITLE) + 0.15
        top = head + (self.axis.height if self.axis else 0.1)
        bottom = top + (sum(row.height for row in self.rows) or 0.6)
        sheet = Sheet.of(self.width, bottom + self.legend.height, self.language != "en")
        sheet.write_lines(MARGIN, MARGIN, self.title, TITLE)
        if self.axis:
            self.axis.draw(sheet, head, bottom)
        self._draw_rows(sheet, top)
        self.legend.draw(sheet, bottom)
        return sheet.figure

    def _draw_rows(self, sheet: Sheet, top: float) -> None:
        if not self.rows:
            sheet.write(MARGIN, top + 0.3, look.word("no_events", self.language), LABEL, look.PALE)
        for i, row in enumerate(self.rows):
            if i % 2 == 0:
                sheet.axes.axhspan(top, top + row.height, color=look.BAND, lw=0, zorder=0)
            ink = look.PALE if row.background else look.INK
            y = sheet.write_lines(MARGIN, top + _PAD, row.date, LABEL, ink)
            sheet.write_lines(MARGIN, y, row.second_date, SMALL, look.PALE)
            y = sheet.write_lines(LABELS, top + _PAD, row.label, LABEL, ink)
            sheet.write_lines(LABELS, y, row.source, SMALL, look.PALE)
            self._draw_date(sheet, row, top + _PAD + line_height(LABEL) / 2, "white" if i % 2 else look.BAND)
            top += row.height

    def _draw_date(self, sheet: Sheet, row: _Row, y: float, paper: str) -> None:
        """A mark on a day, on a span, or on the arrow of a date that is open."""
        if self.axis is None or row.days is None:
            return
        scale, (first, last) = self.axis.scale, row.days
        start, end = on_axis(scale.position(first, 0.0)), on_axis(scale.position(last, 1.0))
        middle, color = (start + end) / 2, FORMS[row.status].color
        open_date = row.open_start or row.open_end
        if open_date:
            middle = draw_arrow(sheet, start if row.open_end else end, y, color, row.open_end, _ARROWS)
        elif first != last:
            segment = scale.segment(first)
            room = on_axis(segment.start) - _FREE, on_axis(segment.end) + _FREE
            draw_span(sheet, start, end, y, color, room)
        rim = paper if open_date or first != last else None
        draw_mark(sheet, middle, y, row.status, row.proposed, rim)


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None
