"""Draw a timeline: one row an event, its date in two calendars, its place in time, who says so.

The figure is drawn in inches, from the top: a column of dates, a time axis, a column of labels, or, on
a narrow page, all three under each other. In Persian and Arabic the columns, and time itself, run
from right to left.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from typing import Any

import pandas as pd
from matplotlib.figure import Figure

from rasad import calendars
from rasad.analyse.timelines.context import TimelineContext
from rasad.annotation.registry.entity import Registry
from rasad.arguments import TEXT, among, maybe, takes
from rasad.charts.page import look
from rasad.charts.page.alt import describe
from rasad.charts.page.layout import Layout
from rasad.charts.page.sheet import Sheet, fit
from rasad.charts.timelines.alt import timeline_alt
from rasad.charts.timelines.axis import TimeAxis, other
from rasad.charts.timelines.legend import Legend
from rasad.charts.timelines.marks import FORMS
from rasad.charts.timelines.row import Row
from rasad.charts.timelines.scale import timescale
from rasad.tables.needed import EVENTS
from rasad.text import numerals

_TO = re.compile(" (?:–|تا|إلى)(?= )")  # between the two ends of a date


@takes(
    events=EVENTS,
    calendar=maybe(among("jalali", "gregorian")),
    country=maybe(TEXT),
    time=TEXT,
    **look.CHART,
)
def plot_timeline(
    events: pd.DataFrame,
    language: str = "en",
    *,
    calendar: calendars.Calendar | None = None,
    country: str | None = None,
    time: str = "auto",
    title: str | None = None,
    width: float = 10.0,
    registry: Registry | None = None,
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
    time : {"auto", "rtl", "ltr"}
        Which way time runs; by default in the direction of reading. An arrow says which.
    title : str, optional
        The episode's title unless given.
    width : float, default 10
        Inches, as it will be printed: 3.15 for a column of 8 cm. The height follows from the number of
        events. Below 7.5 date, mark and label of an event stand under each other instead of beside
        each other; below 5 letters are smaller.
    registry : Registry, optional
        Gives the labels; also those of a plain table of events, which has no title.

    Returns
    -------
    matplotlib.figure.Figure
        To be saved with `rasad.charts.save`. A day is a mark, a span a bar whose ends fade, a date
        with an open end an arrow; the mark's form and lightness tell the status. A proposed event
        has a dotted ring. Without events the figure says so.

    Raises
    ------
    ValueError
        If `language` or `time` is not known, or `width` is less than 2.5, or the events have lost what they were made
        from and no `registry` is given.

    Examples
    --------
    >>> import rasad
    >>> notes = rasad.annotate(rasad.read_articles("seeds"), rasad.read_registry("seeds"))
    >>> events = rasad.timeline(notes, rasad.read_episode("seeds/episodes/larijani-putin-moscow-2025.yaml"))
    >>> figure = plot_timeline(events, "fa")
    >>> from rasad.charts import alt_of
    >>> alt_of(figure).title
    'دیدار لاریجانی با پوتین در مسکو، تیر ۱۴۰۴'
    >>> alt_of(figure).text.split(".")[0]
    'خط زمان؛ شمار رویدادها: ۲۰، از ۲۰۱۵ تا ۹ شهریور ۱۴۰۴'
    """
    layout = Layout.of(width, backwards=look.is_against(time, language))
    calendar = calendar or ("jalali" if language == "fa" else "gregorian")
    context = TimelineContext.of(events, "plot_timeline", registry)
    title = title or context.title_in(language)
    with look.style():
        figure = _Page(events, context, language, calendar, country, title, layout).draw()
    return describe(figure, timeline_alt(events, context, language, calendar, country, title))


class _Page:
    """One timeline being laid out from the top."""

    def __init__(
        self,
        events: pd.DataFrame,
        context: TimelineContext,
        language: str,
        calendar: calendars.Calendar,
        country: str | None,
        title: str,
        layout: Layout,
    ) -> None:
        self.language, self.calendar, self.country, self.layout = language, calendar, country, layout
        self.title = fit(title, layout.inner, layout.title)
        known = events.astype(object).where(events.notna(), None)  # pandas may have put NaN for a missing date
        self.rows = [self._row(event, context) for event in known.to_dict("records")]
        dated = [row.days for row in self.rows if row.days]
        self.axis = TimeAxis(timescale(dated), language, calendar, country, layout) if dated else None
        self.legend = Legend.of(self._shown(), self._notes(events), language, layout)

    def _row(self, event: Mapping[Any, Any], context: TimelineContext) -> Row:
        date, second = self._date(event, self.calendar), self._date(event, other(self.calendar))
        mark = "†" if event["date_basis"] == "editor" else ""
        first, last = _day(event["earliest"]), _day(event["latest"])
        layout = self.layout
        return Row(
            label=fit(event[f"label_{self.language}"], layout.label_width, layout.label),
            source=fit(self._said(event, context), layout.label_width, layout.small),
            date=_fit_date(date + mark, layout.dates, layout.label),
            second_date=_fit_date(second, layout.dates, layout.small) if second != date else [],
            first=first,
            last=last,
            status=event["status"],
            open_start=first is None and last is not None,
            open_end=last is None and first is not None,
            background=bool(event.get("background")),
            proposed=event.get("origin") == "proposed",
        )

    def _said(self, event: Mapping[Any, Any], context: TimelineContext) -> str:
        """The line under a label: whether it is proposed, its status, its source."""
        source = context.label(event["source"], self.language)
        if source == event["article"]:  # its id is no name, and would stand the wrong way round in a Persian line
            source = look.word("unsigned", self.language)
        parts = [look.word(event["status"], self.language), look.word("source", self.language, name=source)]
        proposed = event.get("origin") == "proposed"
        return " · ".join([look.word("proposed", self.language), *parts] if proposed else parts)

    def _date(self, event: Mapping[Any, Any], calendar: calendars.Calendar) -> str:
        if not event["date"]:
            return look.word("undated", self.language)
        written = calendars.format_date(event["date"], self.language, calendar, self.country)
        return numerals.localize(written, self.language)

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
        layout = self.layout
        head = layout.margin + len(self.title) * layout.line(layout.title) + 0.15
        top = head + (self.axis.height if self.axis else 0.1)
        bottom = top + (sum(row.height(layout) for row in self.rows) or 0.6)
        sheet = Sheet.of(layout, bottom + self.legend.height, self.language)
        sheet.write_lines(layout.margin, layout.margin, self.title, layout.title)
        if self.axis:
            self.axis.draw(sheet, head, bottom)
        self._draw_rows(sheet, top)
        self.legend.draw(sheet, bottom)
        return sheet.figure

    def _draw_rows(self, sheet: Sheet, top: float) -> None:
        if not self.rows:
            lines = fit(look.word("no_events", self.language), self.layout.inner, self.layout.label)
            sheet.write_lines(self.layout.margin, top + 0.2, lines, self.layout.label, look.PALE)
        for i, row in enumerate(self.rows):
            row.draw(sheet, top, self.axis, band=i % 2 == 0)
            top += row.height(self.layout)


def _fit_date(date: str, width: float, size: float) -> list[str]:
    """Lines of a date; one that is too long is parted between its two ends, not within one."""
    lines = fit(date, width, size)
    if len(lines) == 1 or not (to := _TO.search(date)):
        return lines
    return [*fit(date[: to.end()], width, size), *fit(date[to.end() :], width, size)]


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None
