"""Pairs of events that could be the same: the days overlap, and the same people take part."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pandas as pd

from rasad.arguments import TEXT, takes, whole
from rasad.tables.empty import is_missing
from rasad.tables.needed import TOLD
from rasad.tables.schema import schema

WIDEST = 31  # days: a year or an open interval agrees with almost everything
_SIDES = ("source", "article", "date", "status")

Row = dict[str, Any]


@takes(events=TOLD, across=TEXT, widest=whole(0))
def agreements(events: pd.DataFrame, across: str = "source", widest: int = WIDEST) -> pd.DataFrame:
    """Pairs of events that could be the same, told by two.

    Parameters
    ----------
    events : DataFrame
        From `rasad.timeline`.
    across : str, default "source"
        The column in which the two must differ; "article" for two articles, "lang" for two languages.
    widest : int, default 31
        Longest span of a date in days; a longer one, an open one and a missing one agree with nothing.

    Returns
    -------
    DataFrame
        One row a pair, in the order of the events: ``a`` and ``b`` (events), the ``source``, ``article``,
        ``date`` and ``status`` of each, ``earliest`` and ``latest`` (the days that both allow), ``same_day`` (each
        is of one day, and it is the same), ``participants`` (those of both: two at least, or one in the same
        place), ``place`` (that of both, or None).

    Examples
    --------
    >>> import rasad
    >>> notes = rasad.annotate(rasad.read_articles("seeds"), rasad.read_registry("seeds"))
    >>> events = rasad.timeline(notes, rasad.read_episode("seeds/episodes/larijani-putin-moscow-2025.yaml"))
    >>> agreements(events).loc[0, ["a", "b"]].tolist()
    ['e3-set-deadline', 'e3-warn-of-security-council']
    """
    schema("events").check(events, "agreements: across", [across])
    rows: list[Row] = [{str(name): value for name, value in row.items()} for row in events.to_dict("records")]
    found = [_pair(rows[i], rows[j]) for i, j in _pairs(rows, across, widest)]
    return schema("agreements").frame(found)


def _pairs(rows: Sequence[Row], across: str, widest: int) -> list[tuple[int, int]]:
    """Numbers of the rows that agree, the earlier row first."""
    dated = {i: span for i, row in enumerate(rows) if (span := _span(row, widest))}
    pairs = {pair for numbers in _by_participant(rows, dated) for pair in _overlapping(numbers, dated)}
    return sorted((i, j) for i, j in pairs if rows[i][across] != rows[j][across] and _same_people(rows[i], rows[j]))


def _span(row: Row, widest: int) -> tuple[dt.date, dt.date] | None:
    if is_missing(row["earliest"]) or is_missing(row["latest"]):
        return None
    first, last = dt.date.fromisoformat(row["earliest"]), dt.date.fromisoformat(row["latest"])
    return (first, last) if (last - first).days < widest else None


def _by_participant(rows: Sequence[Row], dated: Mapping[int, object]) -> Iterator[list[int]]:
    numbers: dict[str, list[int]] = defaultdict(list)
    for i in dated:
        for participant in set(rows[i]["participants"]):
            numbers[participant].append(i)
    yield from numbers.values()


def _overlapping(numbers: list[int], spans: Mapping[int, tuple[dt.date, dt.date]]) -> Iterator[tuple[int, int]]:
    in_time = sorted(numbers, key=lambda i: spans[i])
    for place, i in enumerate(in_time):
        for j in in_time[place + 1 :]:
            if spans[j][0] > spans[i][1]:
                break
            yield min(i, j), max(i, j)


def _same_people(a: Row, b: Row) -> bool:
    return len(_shared(a, b)) >= (1 if _same_place(a, b) else 2)


def _shared(a: Row, b: Row) -> list[str]:
    return [name for name in dict.fromkeys(a["participants"]) if name in set(b["participants"])]


def _same_place(a: Row, b: Row) -> str | None:
    return a["place"] if not is_missing(a["place"]) and a["place"] == b["place"] else None


def _pair(a: Row, b: Row) -> Row:
    days = {a["earliest"], a["latest"], b["earliest"], b["latest"]}
    sides = {f"{name}_{side}": row[name] for name in _SIDES for side, row in (("a", a), ("b", b))}
    return {
        "a": a["event"],
        "b": b["event"],
        **sides,
        "earliest": max(a["earliest"], b["earliest"]),
        "latest": min(a["latest"], b["latest"]),
        "same_day": len(days) == 1,
        "participants": _shared(a, b),
        "place": _same_place(a, b),
    }
