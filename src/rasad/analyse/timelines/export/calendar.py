"""Planned events for a calendar: iCalendar, RFC 5545."""

from __future__ import annotations

import datetime as dt
import re

import pandas as pd

from rasad import data
from rasad.analyse.timelines.context import TimelineContext
from rasad.analyse.timelines.export.rows import Row, rows_of, title_of
from rasad.arguments import LANGUAGE, takes
from rasad.tables.needed import EVENTS

# RFC 5545 allows no control character in a text but the tab; line ends are written as \n.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_LAST = dt.date.max.isoformat()


@takes(events=EVENTS, language=LANGUAGE)
def to_icalendar(events: pd.DataFrame, language: str) -> str:
    """The planned events of a timeline as a calendar of whole days.

    Parameters
    ----------
    events : DataFrame
        From `rasad.timeline`. Taken are planned events whose first and last possible day are known: "from 24
        July on" is no entry of a calendar.
    language : {"en", "fa", "ar"}
        Of summaries and descriptions; quotes stay in their own.

    Returns
    -------
    str
        iCalendar with CRLF line ends, to be written as UTF-8. DTSTAMP is the event's first day and not the hour
        of writing, so that the same table gives the same bytes.

    Examples
    --------
    >>> import rasad
    >>> notes = rasad.annotate(rasad.read_articles("seeds"), rasad.read_registry("seeds"))
    >>> events = rasad.timeline(notes, rasad.read_episode("seeds/episodes/larijani-putin-moscow-2025.yaml"))
    >>> [line for line in to_icalendar(events, "en").split("\\r\\n") if line.startswith("DTEND")]
    ['DTEND;VALUE=DATE:20250726', 'DTEND;VALUE=DATE:20250726', 'DTEND;VALUE=DATE:20250901']
    """
    import icalendar  # late: few need it

    context, calendar = TimelineContext.of(events, "to_icalendar"), icalendar.Calendar()
    calendar.add("prodid", "-//rasad//timeline//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", icalendar.vText(_clean(title_of(events, context, language))))
    for row in in_calendar(events):
        entry = icalendar.Event()
        for name, value in _entry(row, context, language).items():
            spoken = {"LANGUAGE": language} if name == "summary" else {}
            entry.add(name, value, parameters=spoken)
        calendar.add_component(entry)
    content: bytes = calendar.to_ical()
    return content.decode("utf-8")


def in_calendar(events: pd.DataFrame) -> list[Row]:
    """The rows that a calendar can hold: planned, and with both ends."""
    return [
        row
        for row in rows_of(events)
        if row["status"] == "planned" and row["earliest"] and row["latest"] and row["latest"] != _LAST
    ]


def _entry(row: Row, context: TimelineContext, language: str) -> dict[str, str | dt.date]:
    first, last = (dt.date.fromisoformat(row[name]) for name in ("earliest", "latest"))
    source = data.words("charts", language)["source"].format(name=context.label(row["source"], language))
    place = {"location": _clean(context.label(row["place"], language))} if row["place"] else {}
    return {
        "uid": _clean(f"{row['event']}@{row['episode']}.rasad"),
        "dtstamp": dt.datetime(first.year, first.month, first.day, tzinfo=dt.UTC),
        "dtstart": first,
        "dtend": last + dt.timedelta(1),  # the first day that is no longer part of it
        "summary": _clean(row[f"label_{language}"]),
        **place,
        "description": _clean(f"{source}\n{row['quote']}"),
        "transp": "TRANSPARENT",  # nobody is busy on that day because of it
    }


def _clean(text: str) -> str:
    return _CONTROL.sub("\ufffd", text)
