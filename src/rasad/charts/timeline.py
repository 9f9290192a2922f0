"""Draw a timeline: one row an event, its date in two calendars, its place in time, who says so.

The figure is drawn in inches, from the top: a column of dates, a time axis, a column of labels. In
Persian and Arabic the columns, and time itself, run from right to left. Where a date is a span, so
is its mark; the mark's form and colour say whether the event is asserted, reported, planned or
alleged.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from rasad import calendars
from rasad.charts import style as look
from rasad.charts.rtl import rtl
from rasad.charts.timescale import Timescale, timescale
from rasad.charts.wrap import text_width, wrap
from rasad.text import digits

_TITLE, _LABEL, _SMALL = 14.0, 9.5, 7.5
_LEADING = 1.6  # line height as a multiple of the type size
_MARGIN, _DATES, _AXIS, _GUTTER = 0.3, 1.55, 2.9, 0.25
_MARKS = {
    "asserted": ("o", look.BLUE, True),
    "reported": ("s", look.GREEN, True),
    "planned": (">", look.PURPLE, True),
    "alleged": ("o", look.VERMILION, False),
}


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

    @property
    def height(self) -> float:
        labels = len(self.label) * _line(_LABEL) + len(self.source) * _line(_SMALL)
        dates = len(self.date) * _line(_LABEL) + len(self.second_date) * _line(_SMALL)
        return max(labels, dates) + 0.14


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
        Of the first date; Jalali in Persian, else Gregorian. The other stands below it.
    country : str, optional
        Two-letter code, for the Arabic names of months.
    title : str, optional
        The episode's title unless given.
    width : float, default 10
        Inches; the height follows from the number of events.

    Returns
    -------
    matplotlib.figure.Figure
        To be saved with `rasad.charts.save`.

    Raises
    ------
    ValueError
        If `language` is not known.
    """
    look.check_language(language)
    calendar = calendar or ("jalali" if language == "fa" else "gregorian")
    with look.style():
        page = _Page(events, language, calendar, country, title, width)
        return page.draw()


def _line(size: float) -> float:
    return size * _LEADING / 72


class _Page:
    """One timeline being laid out; x runs in reading direction, y from the top, both in inches."""

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
        self.rtl = language != "en"
        self.label_x = _MARGIN + _DATES + _AXIS + 2 * _GUTTER
        self.label_width = width - self.label_x - _MARGIN
        self.title = wrap(title or events.attrs.get("title", {}).get(language, ""), width - 2 * _MARGIN, _TITLE)
        names = events.attrs.get("labels", {})
        self.rows = [self._row(event, names) for event in events.to_dict("records")]
        self.notes = self._notes(events)

    def _row(self, event: Mapping[Any, Any], names: Mapping[str, Mapping[str, str]]) -> _Row:
        source = names.get(event["source"], {}).get(self.language, event["source"])
        said = f"{look.word(event['status'], self.language)} · {look.word('source', self.language, name=source)}"
        other: calendars.Calendar = "gregorian" if self.calendar == "jalali" else "jalali"
        date, second = self._date(event, self.calendar), self._date(event, other)
        mark = " †" if event["date_basis"] == "editor" else ""
        start, interval, end = (event["date"] or "").partition("/")
        return _Row(
            label=wrap(event[f"label_{self.language}"], self.label_width, _LABEL),
            source=wrap(said, self.label_width, _SMALL),
            date=wrap(date + mark, _DATES, _LABEL),
            second_date=wrap(second, _DATES, _SMALL) if second != date else [],
            first=_day(event["earliest"]),
            last=_day(event["latest"]),
            status=event["status"],
            open_start=interval == "/" and start in ("", ".."),
            open_end=interval == "/" and end in ("", ".."),
            background=bool(event.get("background")),
        )

    def _date(self, event: Mapping[Any, Any], calendar: calendars.Calendar) -> str:
        if not event["date"]:
            return look.word("undated", self.language)
        return calendars.format_date(event["date"], self.language, calendar, self.country)

    def _notes(self, events: pd.DataFrame) -> list[str]:
        notes = []
        if (events["date_basis"] == "editor").any():
            notes.append(look.word("editor_note", self.language))
        if self.scale and len(self.scale.segments) > 1:
            notes.append(look.word("scale_note", self.language))
        return notes

    @property
    def scale(self) -> Timescale | None:
        spans = [(row.first or row.last, row.last or row.first) for row in self.rows]
        dated = [(a, b) for a, b in spans if a and b]
        return timescale(dated) if dated else None

    def draw(self) -> Figure:
        """Lay the rows out from the top and draw them."""
        head = _MARGIN + len(self.title) * _line(_TITLE) + 0.25
        axis_head = 0.7 if self.scale else 0.1
        body = sum(row.height for row in self.rows) or 0.6
        foot = 0.75 + 0.2 * (len(self.notes) > 0)
        height = head + axis_head + body + foot
        figure = Figure(figsize=(self.width, height))
        axes = figure.add_axes((0, 0, 1, 1))
        axes.set(xlim=(self.width, 0) if self.rtl else (0, self.width), ylim=(height, 0))
        axes.axis("off")
        for i, line in enumerate(self.title):
            self._text(axes, _MARGIN, _MARGIN + (i + 0.5) * _line(_TITLE), line, _TITLE)
        top = head + axis_head
        self._draw_axis(axes, top, top + body)
        self._draw_rows(axes, top)
        self._draw_legend(axes, top + body + 0.3)
        return figure

    def _text(
        self, axes: Axes, x: float, y: float, text: str, size: float, color: str = look.INK, align: str = "start"
    ) -> None:
        sides = {"start": "right" if self.rtl else "left", "end": "left" if self.rtl else "right", "center": "center"}
        axes.text(x, y, rtl(text), size=size, color=color, ha=sides[align], va="center")

    def _lines(self, axes: Axes, x: float, y: float, lines: Sequence[str], size: float, color: str) -> float:
        """Lines from `y` down; returns where the next may start."""
        for line in lines:
            self._text(axes, x, y + _line(size) / 2, line, size, color)
            y += _line(size)
        return y

    def _draw_rows(self, axes: Axes, top: float) -> None:
        if not self.rows:
            self._text(axes, _MARGIN, top + 0.3, look.word("no_events", self.language), _LABEL, look.PALE)
        for i, row in enumerate(self.rows):
            if i % 2 == 0:
                axes.axhspan(top, top + row.height, color="#f5f5f2", lw=0, zorder=0)
            ink = look.PALE if row.background else look.INK
            y = self._lines(axes, _MARGIN, top + 0.07, row.date, _LABEL, ink)
            self._lines(axes, _MARGIN, y, row.second_date, _SMALL, look.PALE)
            y = self._lines(axes, self.label_x, top + 0.07, row.label, _LABEL, ink)
            self._lines(axes, self.label_x, y, row.source, _SMALL, look.PALE)
            self._draw_mark(axes, row, top + 0.07 + _line(_LABEL) / 2)
            top += row.height

    def _x(self, share: float) -> float:
        return _MARGIN + _DATES + _GUTTER + share * _AXIS

    def _draw_mark(self, axes: Axes, row: _Row, y: float) -> None:
        marker, color, filled = _MARKS[row.status]
        scale, first, last = self.scale, row.first or row.last, row.last or row.first
        if scale is None or first is None or last is None:
            return
        start, end = self._x(scale.position(first, 0.0)), self._x(scale.position(last, 1.0))
        middle = self._x(scale.position(first)) if first == last else (start + end) / 2
        if row.open_start or row.open_end:
            at = end if row.open_start else start
            tip = at + (-0.3 if row.open_start else 0.3)
            axes.annotate("", (tip, y), (at, y), arrowprops={"arrowstyle": "->", "color": color, "lw": 1.4})
            middle = at
        elif first != last:
            axes.plot([start, end], [y, y], color=color, lw=4.5, alpha=0.35, solid_capstyle="butt", zorder=2)
        marker = "<" if marker == ">" and self.rtl else marker
        axes.scatter(
            [middle],
            [y],
            s=42,
            marker=marker,
            facecolor=color if filled else "white",
            edgecolor=color,
            lw=1.5,
            zorder=3,
        )

    def _draw_axis(self, axes: Axes, top: float, bottom: float) -> None:
        scale = self.scale
        if scale is None:
            return
        for segment in scale.segments:
            start, end = self._x(segment.start), self._x(segment.end)
            axes.plot([start, end], [top - 0.04] * 2, color=look.INK, lw=1.0)
            for x in {self._x(scale.position(segment.first)), self._x(scale.position(segment.last))}:
                axes.plot([x, x], [top - 0.08, bottom], color=look.GRID, lw=0.8, zorder=1)
            self._segment_label(axes, segment.first, segment.last, (start + end) / 2, top - 0.1, abs(end - start) + 0.1)
        word, x = look.word("time", self.language), self._x(0)
        self._text(axes, x, top - 0.5, word, _SMALL, look.PALE)
        tail = x + text_width(word, _SMALL) + 0.08
        axes.annotate(
            "",
            (tail + 0.35, top - 0.5),
            (tail, top - 0.5),
            arrowprops={"arrowstyle": "->", "color": look.PALE, "lw": 0.8},
        )
        for left, right in pairwise(scale.segments):
            middle = self._x((left.end + right.start) / 2)
            axes.text(middle, top - 0.04, "//", size=_SMALL, ha="center", va="center", color=look.PALE)

    def _segment_label(self, axes: Axes, first: dt.date, last: dt.date, x: float, bottom: float, room: float) -> None:
        """Years of the segment in both calendars: short, and enough, as each row has its own date."""
        other: calendars.Calendar = "gregorian" if self.calendar == "jalali" else "jalali"
        for i, calendar in enumerate((other, self.calendar)):
            years = sorted({_year(day, calendar) for day in (first, last)})
            text = digits.localize("–".join(map(str, years)), self.language)
            size = _SMALL * min(1.0, room / text_width(text, _SMALL))
            self._text(axes, x, bottom - 0.08 - 0.16 * i, text, size, look.PALE if i == 0 else look.INK, "center")

    def _draw_legend(self, axes: Axes, y: float) -> None:
        shown = [status for status in _MARKS if any(row.status == status for row in self.rows)]
        x = _MARGIN
        for status in shown:
            marker, color, filled = _MARKS[status]
            marker = "<" if marker == ">" and self.rtl else marker
            axes.scatter(
                [x + 0.07], [y], s=36, marker=marker, facecolor=color if filled else "white", edgecolor=color, lw=1.5
            )
            text = look.word(status, self.language)
            self._text(axes, x + 0.22, y, text, _SMALL)
            x += 0.22 + text_width(text, _SMALL) + 0.35
        for i, note in enumerate(self.notes):
            self._text(axes, _MARGIN + i * (self.width - 2 * _MARGIN) / 2, y + 0.25, note, _SMALL, look.PALE)


def _year(day: dt.date, calendar: calendars.Calendar) -> int:
    written = calendars.format_date(day, "en", calendar)
    return int(written.rsplit(" ", 1)[-1])


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None
