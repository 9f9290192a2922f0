"""Events for TimelineJS 3, which draws them on a page: https://timeline.knightlab.com/docs/json-format.html."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

import pandas as pd

from rasad import data
from rasad.analyse.timelines.context import TimelineContext
from rasad.analyse.timelines.datenotes import shown_note
from rasad.analyse.timelines.export.rows import Row, episode_of, rows_of, title_of
from rasad.arguments import LANGUAGE, takes
from rasad.calendars import format_date
from rasad.dates import parse_edtf
from rasad.tables.needed import EVENTS
from rasad.text.direction import direction
from rasad.text.language import detect_language

# Their style sheet sets quotes to the left and slanted, which no right-to-left script is.
_STYLE = "display:block;text-align:start;font-style:normal"
_RLI, _PDI = "\u2067", "\u2069"
# A year, a month or a day; a month above 12 is a season.
_PRECISE = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d\d))?)?", re.ASCII)


@takes(events=EVENTS, language=LANGUAGE)
def to_timelinejs(events: pd.DataFrame, language: str) -> dict[str, Any]:
    """A timeline as the JSON that TimelineJS reads.

    Parameters
    ----------
    events : DataFrame
        From `rasad.timeline`.
    language : {"en", "fa", "ar"}
        Of labels, dates, notes and words; quotes stay in their own.

    Returns
    -------
    dict
        ``title`` and ``events``. What has no date cannot be placed there and is listed under the title.
        An event with one known end (until, from) is placed at it, and its date says so. TimelineJS refuses a
        timeline on which nothing has a date: then one slide at the episode's period says that there is nothing.

    Examples
    --------
    >>> import rasad
    >>> notes = rasad.annotate(rasad.read_articles("seeds"), rasad.read_registry("seeds"))
    >>> events = rasad.timeline(notes, rasad.read_episode("seeds/episodes/larijani-putin-moscow-2025.yaml"))
    >>> slide = to_timelinejs(events, "fa")["events"][0]
    >>> slide["start_date"], slide["display_date"], slide["group"]
    ({'year': 2015}, '۲۰۱۵', 'به گفتهٔ خود مقاله')
    """
    context, rows = TimelineContext.of(events, "to_timelinejs"), rows_of(events)
    undated = [row for row in rows if not row["date"]]
    slides = [_slide(row, context, language) for row in rows if row["date"]]
    return {
        "title": {
            "unique_id": f"title-{episode_of(events, context)}",
            "autolink": False,
            "text": {
                "headline": _headline(title_of(events, context, language)),
                "text": _list(undated, context, language) if undated else "",
            },
        },
        "events": slides or _nothing(events, context, language),
    }


def _words(language: str) -> dict[str, str]:
    words: dict[str, str] = data.words("charts", language)
    return words


def _slide(row: Row, context: TimelineContext, language: str) -> dict[str, Any]:
    return {
        "unique_id": row["event"],
        **_dates(row),
        "display_date": format_date(row["date"], language, "both"),
        # Else it would make links of what looks like one in a quote.
        "autolink": False,
        "group": _words(language)[row["status"]],
        "text": {"headline": _headline(row[f"label_{language}"]), "text": _passage(row, context, language)},
    }


def _nothing(events: pd.DataFrame, context: TimelineContext, language: str) -> list[dict[str, Any]]:
    """The slide of a timeline without a dated event; none where the period is lost, too."""
    period = context.period
    if not period:
        return []
    first, last = parse_edtf(period)
    span = {"date": period, "earliest": first and first.isoformat(), "latest": last and last.isoformat()}
    said = _words(language)["undated" if len(events) else "no_events"]
    return [
        {
            "unique_id": "nothing-dated",
            **_dates(span),
            "display_date": format_date(period, language, "both"),
            "autolink": False,
            "text": {"headline": _headline(said), "text": ""},
        }
    ]


def _headline(label: str) -> str:
    """A label; its direction goes with it to the small print beside the arrows, which has none of its own."""
    return f"{_RLI}{escape(label)}{_PDI}" if direction(label) == "rtl" else escape(label)


def _dates(row: Mapping[str, Any]) -> dict[str, dict[str, int]]:
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


def _passage(row: Row, context: TimelineContext, language: str) -> str:
    """Who says so and how the date is known, in the reader's words, and the quote in its own language and direction."""
    source = _words(language)["source"].format(name=context.label(row["source"], language))
    told = _html("p", source, direction(source), language)
    quote = _html("blockquote", row["quote"], direction(row["quote"]), detect_language(row["quote"]))
    return told + quote + _note(row, context, language)


def _note(row: Row, context: TimelineContext, language: str) -> str:
    """Why the date is what it is, or why there is none; nothing where the text states it."""
    if row["date_basis"] == "explicit" or not row["date_note"]:
        return ""
    return _html("small", *shown_note(row["date_note"], context.date_notes, language))


def _list(rows: Sequence[Row], context: TimelineContext, language: str) -> str:
    heading = f"{_words(language)['undated']}:"
    side = direction(heading)
    items = "".join(
        f"<li><b>{escape(row[f'label_{language}'])}</b> {_passage(row, context, language)}</li>" for row in rows
    )
    return _html("p", heading, side, language) + f'<ul dir="{side}" lang="{language}" style="{_STYLE}">{items}</ul>'


def _html(tag: str, text: str, side: str, lang: str) -> str:
    # Some pages are typed with no-break spaces throughout: without places to break, a quote would be one endless line.
    content = escape(text).replace("\u00a0", "\u00a0<wbr>")
    return f'<{tag} dir="{side}" lang="{lang}" style="{_STYLE}">{content}</{tag}>'
