"""What a timeline shows, in words: how many events between which days, and the strongest facts of its rows."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from rasad import calendars
from rasad.analyse.timelines.context import TimelineContext
from rasad.charts.page import look
from rasad.charts.page.alt import Alt
from rasad.charts.page.altwords import joined, said
from rasad.charts.timelines.marks import FORMS
from rasad.text import numerals

Written = Callable[[object], str]


def timeline_alt(
    events: pd.DataFrame,
    context: TimelineContext,
    language: str,
    calendar: calendars.Calendar,
    country: str | None,
    title: str,
) -> Alt:
    """The alternative text of a timeline.

    Parameters
    ----------
    events : DataFrame
        From `rasad.timeline`.
    context : TimelineContext
        That of the events.
    language, calendar, country
        As it is drawn.
    title : str

    Returns
    -------
    Alt
        Number of events with the first and the last day; then how many of each status, the day of most events, the
        source of most, how many have no date.
    """
    if events.empty:
        return Alt(title, look.word("no_events", language), language)

    def written(date: object) -> str:
        return numerals.localize(calendars.format_date(str(date), language, calendar, country), language)

    facts = [_span(events, language, written), _status(events, language), _crowd(events, language, written)]
    return Alt(
        title, " ".join(filter(None, [*facts, _voice(events, context, language), _undated(events, language)])), language
    )


def _span(events: pd.DataFrame, language: str, written: Written) -> str:
    ends = [_end(events, column, written) for column in ("earliest", "latest")]
    if not all(ends):
        return said("timeline_undated", language, n=len(events))
    key = "timeline" if ends[0] != ends[1] else "timeline_one"
    return said(key, language, n=len(events), first=ends[0], last=ends[1])


def _end(events: pd.DataFrame, column: str, written: Written) -> str:
    """The first or last date, no more exact than it is known: of an event of 1988, not 1 January 1988."""
    known = events[events[column].notna()]
    if known.empty:
        # No event has a day on this side (until ..., after ...): the bound on the other side is all there is.
        other = events["latest" if column == "earliest" else "earliest"].dropna()
        return written(min(other) if column == "earliest" else max(other)) if len(other) else ""
    order = known.sort_values(column, kind="stable")
    row = order.iloc[0 if column == "earliest" else -1]
    return written(row[column] if "/" in row["date"] else row["date"])


def _status(events: pd.DataFrame, language: str) -> str:
    counted = events["status"].value_counts()
    counts = [
        said("count", language, name=look.word(status, language), n=int(counted[status]))
        for status in FORMS
        if status in counted
    ]
    return said("status", language, counts=joined(counts, language))


def _crowd(events: pd.DataFrame, language: str, written: Written) -> str:
    counted = events["date"].dropna().value_counts()
    if counted.empty or counted.iloc[0] < 2:
        return ""
    date = min(counted.index[counted == counted.iloc[0]])
    return said("crowded", language, date=written(date), n=int(counted.iloc[0]))


def _voice(events: pd.DataFrame, context: TimelineContext, language: str) -> str:
    counted = events.loc[events["source"] != events["article"], "source"].dropna().value_counts()
    if counted.empty:
        return ""
    source = min(counted.index[counted == counted.iloc[0]])
    return said("voice", language, source=context.label(source, language), n=int(counted.iloc[0]))


def _undated(events: pd.DataFrame, language: str) -> str:
    n = int(events["date"].isna().sum())
    return said("undated", language, n=n) if n else ""
