"""The timeline of an episode: its events, each tied to the passage that supports it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import pandas as pd

from rasad.analyse.episode import LANGUAGES, CuratedEvent, Episode
from rasad.annotation.tables import Notes
from rasad.dates import Interval, parse_edtf
from rasad.errors import RasadError
from rasad.frames import frame

COLUMNS = [
    "event", "episode", "article", "start", "end", "quote", "date", "earliest", "latest", "date_basis", "status",
    "source", "participants", "place", "label_en", "label_fa", "label_ar", "origin", "date_note", "background",
]  # fmt: skip


def timeline(notes: Notes, episode: Episode) -> pd.DataFrame:
    """The curated events of an episode, in order of time.

    Parameters
    ----------
    notes : Notes
        From `rasad.annotate`; gives the articles in which the quotes are found again, and the
        registry that knows the participants.
    episode : Episode
        From `rasad.read_episode`.

    Returns
    -------
    DataFrame
        One row an event, earliest first, undated ones last. ``start`` and ``end`` index the
        article's raw text; ``date`` is EDTF or None, with ``date_note`` saying why. Labels of
        participants, places and sources are in ``.attrs["labels"]``, the episode's title in
        ``.attrs["title"]``.

    Raises
    ------
    RasadError
        If an article is not there, a quote is not in it or stands there twice without a prefix,
        or a participant, place or source is not known: file, line and event.

    Examples
    --------
    >>> import rasad
    >>> notes = rasad.annotate(rasad.read_articles("seeds"), rasad.read_registry("seeds/entities.yaml"))
    >>> events = timeline(notes, rasad.read_episode("seeds/episodes/larijani-putin-moscow-2025.yaml"))
    >>> events.loc[events["event"] == "larijani-meets-putin", "date"].item()
    '2025-07-20'
    """
    _check_people(notes, episode)
    rows = [_row(event, episode, notes) for event in episode.events]
    rows.sort(key=_in_time)
    events = frame(rows, COLUMNS, integers=["start", "end"]).astype({"background": bool})
    events.attrs = {"episode": episode.id, "title": dict(episode.labels), "labels": _labels(events, episode, notes)}
    return events


def _row(event: CuratedEvent, episode: Episode, notes: Notes) -> dict[str, object]:
    place = f"{episode.path}: line {event.line}: event {event.id!r}"
    _check_known(event, episode, notes, place)
    start = _find(event, notes, place)
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
        "origin": "curated",
        "date_note": event.date_note,
        "background": event.background,
    }


def _find(event: CuratedEvent, notes: Notes, place: str) -> int:
    """Where the quote starts in its article; it must be there exactly once, with its prefix."""
    try:
        text = notes.text(event.article)
    except KeyError:
        raise RasadError(f"{place}: article {event.article!r} is not among the articles") from None
    anchor = event.prefix + event.quote
    at = text.find(anchor)
    if at < 0:
        raise RasadError(f"{place}: the quote is not in article {event.article}: «{event.quote:.60}»")
    if text.find(anchor, at + 1) >= 0:
        said = "the quote stands more than once in article"
        raise RasadError(
            f"{place}: {said} {event.article}; give the characters before it as prefix: «{event.quote:.60}»"
        )
    return at + len(event.prefix)


def _check_people(notes: Notes, episode: Episode) -> None:
    for person in episode.people:
        if person not in notes.registry.entities:
            raise RasadError(f"{episode.path}: people: {person!r} is not in the registry")


def _check_known(event: CuratedEvent, episode: Episode, notes: Notes, place: str) -> None:
    named = [("participants", name) for name in event.participants] + ([("place", event.place)] if event.place else [])
    for what, name in named:
        if name not in notes.registry.entities:
            raise RasadError(f"{place}: {what}: {name!r} is not in the registry")
    if event.source not in notes.registry.entities and event.source not in episode.sources:
        raise RasadError(
            f"{place}: source: {event.source!r} is neither in the registry nor under the episode's sources"
        )


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
