"""The timeline of an episode: its events, each tied to the passage that supports it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

import pandas as pd

from rasad.analyse.timelines.against import check_against
from rasad.analyse.timelines.datenotes import translations
from rasad.analyse.timelines.episode import LANGUAGES, CuratedEvent, Episode
from rasad.analyse.timelines.overlay import proposals_for
from rasad.analyse.timelines.quotes import find_quote
from rasad.annotation.annotate import Notes
from rasad.arguments import FLAG, instance, maybe, takes
from rasad.calendars import format_date
from rasad.dates import Interval, parse_edtf
from rasad.tables.frame import frame

COLUMNS = [
    "event", "episode", "article", "start", "end", "quote", "date", "earliest", "latest", "date_basis", "status",
    "source", "participants", "place", "label_en", "label_fa", "label_ar", "origin", "date_note", "background",
]  # fmt: skip


@takes(notes=instance(Notes), episode=instance(Episode), proposed=maybe(FLAG))
def timeline(notes: Notes, episode: Episode, proposed: bool | None = None) -> pd.DataFrame:
    """The events of an episode, in order of time: those a scholar has curated, and those that are proposed.

    Parameters
    ----------
    notes : Notes
        From `rasad.annotate`; gives the articles in which the quotes are found again, and the
        registry that knows the participants.
    episode : Episode
        From `rasad.read_episode`, or made of people and a period: ``Episode("name", "2025-07", people=(...))``.
    proposed : bool, optional
        Whether to add proposed events that no curated one covers. By default only where the episode
        has no curated events.

    Returns
    -------
    DataFrame
        One row an event, earliest first, undated ones last. ``start`` and ``end`` index the
        article's raw text; ``date`` is EDTF or None, with ``date_note`` saying why. In ``.attrs``: ``labels`` of
        participants, places and sources, the ``title`` and ``period`` of the episode, and ``date_notes``, the notes
        that are given in three languages, by what stands in the table.

    Raises
    ------
    RasadError
        If an article is not there, a quote is not in it or stands there twice without a prefix,
        or a participant, place or source is not known: all such mistakes, each with file, line and event.
        A period without events is no mistake: the table is empty.

    Examples
    --------
    >>> import rasad
    >>> notes = rasad.annotate(rasad.read_articles("seeds"), rasad.read_registry("seeds/entities.yaml"))
    >>> events = timeline(notes, rasad.read_episode("seeds/episodes/larijani-putin-moscow-2025.yaml"))
    >>> events.loc[events["event"] == "larijani-meets-putin", "date"].item()
    '2025-07-20'
    """
    check_against(notes, episode, struck=bool(proposed or (proposed is None and not episode.events)))
    rows = [_row(event, episode, notes) for event in episode.events]
    if proposed or (proposed is None and not rows):
        rows += proposals_for(episode, notes, rows)
    rows.sort(key=_in_time)
    events = frame(rows, COLUMNS, integers=["start", "end"]).astype({"background": bool})
    title = dict(episode.labels) or {language: _title(episode, notes, language) for language in LANGUAGES}
    events.attrs = {
        "episode": episode.id,
        "title": title,
        "period": episode.period,
        "labels": _labels(events, episode, notes),
        "date_notes": translations(rows),
    }
    return events


def _title(episode: Episode, notes: Notes, language: str) -> str:
    """The title of an episode that has none: its people and its period."""
    comma = ", " if language == "en" else "، "
    names = [notes.registry.label(person, language) for person in episode.people]
    return f"{comma.join(names)}: {format_date(episode.period, language)}"


def _row(event: CuratedEvent, episode: Episode, notes: Notes) -> dict[str, Any]:
    place = f"{episode.path}: line {event.line}: event {event.id!r}"
    start = find_quote(event, notes, place)
    span = parse_edtf(event.date) if event.date else Interval(None, None)
    return {
        "event": event.id,
        "episode": episode.id,
        "article": event.article,
        "start": start,
        "end": start + len(event.quote),
        "quote": event.quote,
        "date": event.date,
        "earliest": span.earliest.isoformat() if span.earliest else None,
        "latest": span.latest.isoformat() if span.latest else None,
        "date_basis": event.date_basis,
        "status": event.status,
        "source": event.source,
        "participants": list(event.participants),
        "place": event.place,
        **{f"label_{language}": event.labels[language] for language in LANGUAGES},
        "origin": episode.origin,
        "date_note": event.date_note,
        "date_notes": event.date_notes,
        "background": event.background,
    }


def _in_time(row: Mapping[str, object]) -> tuple[dt.date, dt.date]:
    """By the first possible day, then the last, the undated behind; equals stay in the curator's order."""
    first, last = (dt.date.fromisoformat(str(row[name])) if row[name] else None for name in ("earliest", "latest"))
    return first or last or dt.date.max, last or dt.date.max


def _labels(events: pd.DataFrame, episode: Episode, notes: Notes) -> dict[str, dict[str, str]]:
    """Labels of everyone and everything that the rows name."""
    found: dict[str, dict[str, str]] = {name: dict(labels) for name, labels in episode.sources.items()}
    ids = (
        {name for names in events["participants"] for name in names}
        | set(events["place"].dropna())
        | set(events["source"])
    )
    for name in sorted(ids - set(found)):
        found[name] = {language: notes.registry.label(name, language) for language in LANGUAGES}
    return found
