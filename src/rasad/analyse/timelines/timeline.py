"""The timeline of an episode: its events, each tied to the passage that supports it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any, ClassVar

import pandas as pd

from rasad.analyse.timelines.against import check_against
from rasad.analyse.timelines.context import TimelineContext, ids_in
from rasad.analyse.timelines.datenotes import translations
from rasad.analyse.timelines.episode import LANGUAGES, CuratedEvent, Episode
from rasad.analyse.timelines.overlay import proposals_for
from rasad.analyse.timelines.quotes import find_quote
from rasad.annotation.notes import Notes
from rasad.annotation.registry.entity import Registry
from rasad.arguments import FLAG, instance, maybe, takes
from rasad.calendars import format_date
from rasad.dates import Interval, parse_edtf
from rasad.tables.lists import lists
from rasad.tables.result import Result
from rasad.tables.schema import schema

__getattr__ = lists(__name__, {"COLUMNS": "events"})


class Timeline(Result):
    """One row an event, as `rasad.timeline` gives it; filtered, sorted and sliced like any DataFrame.

    ``events.context`` (`TimelineContext`) holds the title and the labels, ``events.table`` is the plain table. Rows
    that come back from a merge, a concat or a file have lost their context and refuse until ``events.keep(rows)`` has
    given it back.
    """

    declared: ClassVar[str] = "events"
    row: ClassVar[tuple[str, ...]] = ("event", "episode", "article", "start", "end", "quote")
    again: ClassVar[str] = TimelineContext.again


@takes(notes=instance(Notes), episode=instance(Episode), proposed=maybe(FLAG))
def timeline(notes: Notes, episode: Episode, proposed: bool | None = None) -> Timeline:
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
    Timeline
        A DataFrame, one row an event, earliest first, undated ones last. ``start`` and ``end`` index the
        article's raw text; ``date`` is EDTF or None, with ``date_note`` saying why. ``.context`` holds ``labels`` of
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
    events = schema("events").frame(rows)
    title = title_of(episode, notes.registry)
    labels = {name: dict(given) for name, given in episode.sources.items()} | _labels(events, episode, notes)
    return Timeline.made(events, TimelineContext(labels, episode.id, title, episode.period, translations(rows)))


def title_of(episode: Episode, registry: Registry) -> dict[str, str]:
    """The title of an episode by language; of one that has none its people and its period."""
    return dict(episode.labels) or {language: _title(episode, registry, language) for language in LANGUAGES}


def _title(episode: Episode, registry: Registry, language: str) -> str:
    comma = ", " if language == "en" else "، "
    names = [registry.label(person, language) for person in episode.people]
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
    """Labels of everyone and everything that the rows name, but for the episode's own sources."""
    ids = [id for id in ids_in(events) if id not in episode.sources]
    return {id: {language: notes.registry.label(id, language) for language in LANGUAGES} for id in ids}
