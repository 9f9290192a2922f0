"""Events for TimelineJS 3, which draws them on a page: https://timeline.knightlab.com/docs/json-format.html."""

from __future__ import annotations

import datetime as dt
import re
from html import escape
from typing import Any

import pandas as pd

from rasad import data
from rasad.analyse.export.rows import Row, direction, episode_of, name_of, rows_of, title_of
from rasad.calendars import format_date
from rasad.text.language import detect_language

# A year, a month or a day; a month above 12 is a season.
_PRECISE = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d\d))?)?", re.ASCII)


def to_timelinejs(events: pd.DataFrame, language: str) -> dict[str, Any]:
    """A timeline as the JSON that TimelineJS reads.

    Parameters
    ----------
    events : DataFrame
        From `rasad.timeline`.
    language : {"en", "fa", "ar"}
        Of labels, dates and words; quotes stay in their own.

    Returns
    -------
    dict
        ``title`` and ``events``. What has no date cannot be placed there and is listed under the title.
        An event with one known end (until, from) is placed at it, and its date says so.

    Examples
    --------
    >>> import rasad
    >>> notes = rasad.annotate(rasad.read_articles("seeds"), rasad.read_registry("seeds"))
    >>> events = rasad.timeline(notes, rasad.read_episode("seeds/episodes/larijani-putin-moscow-2025.yaml"))
    >>> slide = to_timelinejs(events, "fa")["events"][0]
    >>> slide["start_date"], slide["display_date"], slide["group"]
    ({'year': 2015}, '۲۰۱۵', 'به گفتهٔ خود مقاله')
    """
    rows = rows_of(events)
    undated = [_listed(row, events, language) for row in rows if not row["date"]]
    heading = f"{_words(language)['undated']}:"
    listed = _html("p", escape(heading), heading, language) + _html("ul", "".join(undated), heading, language)
    return {
        "title": {
            "unique_id": f"title-{episode_of(events)}",
            "autolink": False,
            "text": {"headline": escape(title_of(events, language)), "text": listed if undated else ""},
        },
        "events": [_slide(row, events, language) for row in rows if row["date"]],
    }


def _words(language: str) -> dict[str, str]:
    words: dict[str, str] = data.load("charts.yaml")[language]
    return words


def _slide(row: Row, events: pd.DataFrame, language: str) -> dict[str, Any]:
    return {
        "unique_id": row["event"],
        **_dates(row),
        "display_date": format_date(row["date"], language),
        # Else it would make links of what looks like one in a quote.
        "autolink": False,
        "group": _words(language)[row["status"]],
        "text": {"headline": escape(row[f"label_{language}"]), "text": _passage(row, events, language)},
    }


def _dates(row: Row) -> dict[str, dict[str, int]]:
    """Start and end, no finer than the date is; one known end alone is the start."""
    parts = re.sub("[~?%]", "", row["date"]).split("/")
    ends = [
        _date(part, dt.date.fromisoformat(day))
        for part, day in ((parts[0], row["earliest"]), (parts[-1], row["latest"]))
        if day
    ]
    different = ends[0] != ends[-1]
    return {"start_date": ends[0], **({"end_date": ends[-1]} if different else {})}


def _date(part: str, day: dt.date) -> dict[str, int]:
    """A year, month or day as far as it is given; of a season or decade, its first or last day."""
    match = _PRECISE.fullmatch(part)
    given = match.groups() if match else (day.year, day.month, day.day)
    return {name: int(value) for name, value in zip(("year", "month", "day"), given, strict=True) if value}


def _passage(row: Row, events: pd.DataFrame, language: str) -> str:
    """Who says so, in the reader's words, and the quote in its own language and direction."""
    source = _words(language)["source"].format(name=name_of(events, row["source"], language))
    spoken = detect_language(row["quote"])
    return _html("p", escape(source), source, language) + _html(
        "blockquote", escape(row["quote"]), row["quote"], spoken
    )


def _listed(row: Row, events: pd.DataFrame, language: str) -> str:
    return f"<li><b>{escape(row[f'label_{language}'])}</b> {_passage(row, events, language)}</li>"


def _html(tag: str, content: str, text: str, language: str) -> str:
    return f'<{tag} dir="{direction(text)}" lang="{language}">{content}</{tag}>'
