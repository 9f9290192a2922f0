"""Curated events over proposed ones: what a scholar has told is not proposed again, nor what was struck."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from rasad import data
from rasad.analyse.timelines.episode import LANGUAGES, Episode
from rasad.analyse.timelines.proposed.propose import Row, propose_events
from rasad.analyse.timelines.quotes import find_quote
from rasad.annotation.notes import Notes
from rasad.dates import parse_edtf

_COVERED = 0.5  # share of the shorter quote from which two are about the same
# How far an open end reaches: news is of the weeks before it and plans are for the weeks after.
_OPEN = dt.timedelta(60)
_LONG_BEFORE = dt.timedelta(365)


def proposals_for(episode: Episode, notes: Notes, curated: Sequence[Mapping[str, Any]]) -> list[Row]:
    """Proposed events of an episode that no curated one covers and nobody has struck, as rows of the events table.

    Parameters
    ----------
    episode : Episode
        Its people (at least one of them takes part), period and, if given, articles.
    notes : Notes
    curated : sequence of mapping
        Rows of the curated events.
    """
    taken = [(row["article"], row["start"], row["end"]) for row in curated]
    for struck in episode.struck:
        start = find_quote(struck, notes, f"{episode.path}: line {struck.line}: struck")
        taken.append((struck.article, start, start + len(struck.quote)))
    read = propose_events(notes, _articles(episode, notes))
    rows = [row for row in read if _belongs(row, episode) and not any(_covers(t, row) for t in taken)]
    return [_as_event(row, episode, notes) for row in rows]


def _articles(episode: Episode, notes: Notes) -> set[str]:
    """The articles that name one of the episode's people; no other can tell of them."""
    named = set(notes.mentions.loc[notes.mentions["entity"].isin(episode.people), "article"])
    return named & set(episode.articles) if episode.articles else named


def _belongs(row: Row, episode: Episode) -> bool:
    if episode.articles and row["article"] not in episode.articles:
        return False
    if not set(episode.people) & {*row["participants"], *row["beside"]}:
        return False
    return row["date"] is None or bool(episode.articles) or _falls_in(row["date"], episode.period)


def _falls_in(date: str, period: str) -> bool:
    """Whether a date can lie in a period; "not after publication" reaches back for some weeks only."""
    first, last = parse_edtf(date)
    first = first or (last and last - _OPEN)
    last = last or (first and first + _OPEN)
    return overlap(f"{first}/{last}", period)


def overlap(one: str, other: str) -> bool:
    """Whether two EDTF dates can be of one day.

    Examples
    --------
    >>> overlap("2025-07", "../2025-07-20"), overlap("2025-07", "2024")
    (True, False)
    """
    a, b = parse_edtf(one), parse_edtf(other)
    first = max(a.earliest or dt.date.min, b.earliest or dt.date.min)
    last = min(a.latest or dt.date.max, b.latest or dt.date.max)
    return bool(first <= last)


def _covers(taken: tuple[str, int, int], row: Row) -> bool:
    article, start, end = taken
    shared = min(end, row["end"]) - max(start, row["start"])
    return bool(article == row["article"] and shared >= _COVERED * min(end - start, row["end"] - row["start"]))


def _as_event(row: Row, episode: Episode, notes: Notes) -> Row:
    span = parse_edtf(row["date"]) if row["date"] else None
    earliest, latest = (span.earliest, span.latest) if span else (None, None)
    event = {name: value for name, value in row.items() if name not in ("kind", "beside")}
    return {
        **event,
        "event": f"{row['kind']}-{row['article']}-{row['start']}",
        "episode": episode.id,
        "earliest": earliest.isoformat() if earliest else None,
        "latest": latest.isoformat() if latest else None,
        "participants": list(row["participants"]),
        **{f"label_{language}": label(row, notes, language) for language in LANGUAGES},
        "origin": "proposed",
        "background": _is_background(latest, episode),
    }


def label(row: Row, notes: Notes, language: str) -> str:
    """A sober label: the kind of event, who takes part, where."""
    head = data.load("events/event_words.yaml")[row["kind"]]["labels"][language]
    who = [*row["participants"], *([row["place"]] if row["place"] else [])]
    names = (", " if language == "en" else "، ").join(notes.registry.label(name, language) for name in who)
    return f"{head[:1].upper()}{head[1:]}: {names}"


def _is_background(latest: dt.date | None, episode: Episode) -> bool:
    """Whether a date lies long before the period."""
    begins = parse_edtf(episode.period).earliest
    return bool(latest and begins and latest < begins - _LONG_BEFORE)
