"""Which events more than one source may tell, which rest on one voice, and what a timeline amounts to in words.

Rules can only say that two rows could be about the same thing: the days overlap, and the same people
take part. Whether they are is for the reader of the two quotes.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pandas as pd

from rasad import data
from rasad.analyse.episode import STATUSES
from rasad.frames import frame
from rasad.text import digits

PAIRS = [
    "a", "b", "source_a", "source_b", "article_a", "article_b", "date_a", "date_b", "status_a", "status_b",
    "earliest", "latest", "same_day", "participants", "place",
]  # fmt: skip
OCCASIONS = ["date", "participants", "place", "sources", "articles", "events", "n"]
VOICES = ["source", "n", *STATUSES, "shared", "alone", "undated"]
WIDEST = 31  # days: a year or an open interval agrees with almost everything
_SIDES = ("source", "article", "date", "status")

Row = dict[str, Any]


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
    rows: list[Row] = [{str(name): value for name, value in row.items()} for row in events.to_dict("records")]
    found = [_pair(rows[i], rows[j]) for i, j in _pairs(rows, across, widest)]
    table = frame(found, PAIRS).astype({"same_day": bool})
    table.attrs = dict(events.attrs)
    return table


def _pairs(rows: Sequence[Row], across: str, widest: int) -> list[tuple[int, int]]:
    """Numbers of the rows that agree, the earlier row first."""
    dated = {i: span for i, row in enumerate(rows) if (span := _span(row, widest))}
    pairs = {pair for numbers in _by_participant(rows, dated) for pair in _overlapping(numbers, dated)}
    return sorted((i, j) for i, j in pairs if rows[i][across] != rows[j][across] and _same_people(rows[i], rows[j]))


def _span(row: Row, widest: int) -> tuple[dt.date, dt.date] | None:
    if pd.isna(row["earliest"]) or pd.isna(row["latest"]):
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
    return a["place"] if not pd.isna(a["place"]) and a["place"] == b["place"] else None


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


def occasions(pairs: pd.DataFrame) -> pd.DataFrame:
    """The pairs of `agreements`, put together by days, participants and place.

    Parameters
    ----------
    pairs : DataFrame
        From `agreements`. Of one long talk each source may tell ten things, which is a hundred pairs.

    Returns
    -------
    DataFrame
        One row an occasion, earliest first: ``date`` (EDTF, the days that all its pairs allow), ``participants``,
        ``place``, ``sources``, ``articles``, ``events`` (lists), ``n`` (events).
    """
    groups: dict[tuple[Any, ...], list[Row]] = defaultdict(list)
    for row in pairs.to_dict("records"):
        key = (row["earliest"], row["latest"], tuple(sorted(row["participants"])), row["place"])
        groups[key].append({str(name): value for name, value in row.items()})
    rows = [_occasion(own) for _, own in sorted(groups.items(), key=lambda item: item[0][:2])]
    table = frame(rows, OCCASIONS, integers=["n"])
    table.attrs = dict(pairs.attrs)
    return table


def _occasion(pairs: Sequence[Row]) -> Row:
    first, events = pairs[0], _both(pairs, "")
    return {
        "date": first["earliest"] if first["earliest"] == first["latest"] else f"{first['earliest']}/{first['latest']}",
        "participants": first["participants"],
        "place": first["place"],
        "sources": _both(pairs, "source_"),
        "articles": _both(pairs, "article_"),
        "events": events,
        "n": len(events),
    }


def _both(pairs: Sequence[Row], name: str) -> list[str]:
    """What stands on either side of some pairs, each once."""
    return list(dict.fromkeys(row[f"{name}{side}"] for row in pairs for side in "ab"))


def single_voices(events: pd.DataFrame, widest: int = WIDEST) -> pd.DataFrame:
    """The events that one source alone tells, as far as days and participants say.

    Parameters
    ----------
    events : DataFrame
        From `rasad.timeline`.
    widest : int, default 31
        As in `agreements`. An event without a date can be compared with none, and is here, too.

    Returns
    -------
    DataFrame
        The rows of `events` that stand in no pair of `agreements`.
    """
    pairs = agreements(events, widest=widest)
    return events[~events["event"].isin({*pairs["a"], *pairs["b"]})].reset_index(drop=True)


def voices(events: pd.DataFrame) -> pd.DataFrame:
    """What each source tells.

    Parameters
    ----------
    events : DataFrame
        From `rasad.timeline`.

    Returns
    -------
    DataFrame
        One row a source, the most frequent first: ``source``, ``n`` (events), how many are ``asserted``,
        ``reported``, ``planned`` and ``alleged``, how many another source may tell (``shared``), how many rest on
        this source (``alone``), and how many of those have no date (``undated``).
    """
    single = set(single_voices(events)["event"])
    told = events.assign(alone=events["event"].isin(single), undated=events["date"].isna())
    rows: list[Row] = [
        {
            "source": source,
            "n": len(own),
            **{status: (own["status"] == status).sum() for status in STATUSES},
            "shared": (~own["alone"]).sum(),
            "alone": own["alone"].sum(),
            "undated": own["undated"].sum(),
        }
        for source, own in told.groupby("source")
    ]
    rows.sort(key=lambda row: (-row["n"], row["source"]))
    table = frame(rows, VOICES, integers=VOICES[1:])
    table.attrs = dict(events.attrs)
    return table


def of_status(events: pd.DataFrame, status: str = "") -> pd.DataFrame:
    """The events of a status, in their order; all where it is empty.

    Raises
    ------
    ValueError
        If there is no such status.

    Examples
    --------
    >>> of_status(pd.DataFrame({"status": ["asserted", "planned"]}), "planned").index.tolist()
    [0]
    """
    if status and status not in STATUSES:
        raise ValueError(f"status must be one of {', '.join(STATUSES)}, or empty for all; not {status!r}")
    return events[events["status"].isin([status] if status else STATUSES)].reset_index(drop=True)


def story(events: pd.DataFrame, language: str = "en") -> list[str]:
    """What a timeline amounts to, in sentences made of its rows.

    Parameters
    ----------
    events : DataFrame
        From `rasad.timeline`, whole or a part of its rows.
    language : {"en", "fa", "ar"}

    Returns
    -------
    list of str
        How many events each source tells, how many two sources may tell and in how many articles, how many rest on
        one voice, how many are not dated or dated from outside, what is background. A sentence without a
        count is left out. The words are those of ``story`` in the package's tables.yaml.

    Examples
    --------
    >>> import rasad
    >>> notes = rasad.annotate(rasad.read_articles("seeds"), rasad.read_registry("seeds"))
    >>> events = rasad.timeline(notes, rasad.read_episode("seeds/episodes/raisi-2021-2024.yaml"))
    >>> story(of_status(events, "alleged"))[-1]
    'Background to the episode: 3 of 6.'
    """
    words = data.load("tables.yaml")[language]["story"]
    if events.empty:
        return [words["none"]]
    counts = {**_counts(events), "names": _names(events, language, words["between"])}
    wanted = ["told", "shared" if counts["shared"] else "not_shared", "alone"]
    wanted += ["one_article"] if counts["shared"] and not counts["articles"] else []
    wanted += [name for name in ("undated", "outside", "counted", "background") if counts[name]]
    shown = {name: digits.localize(n, language) if isinstance(n, int) else n for name, n in counts.items()}
    return [words[name].format(**shown) for name in words if name in wanted]


def _counts(events: pd.DataFrame) -> dict[str, int]:
    pairs = agreements(events)
    basis = events["date_basis"].value_counts()
    alone = len(single_voices(events))
    return {
        "n": len(events),
        "sources": events["source"].nunique(),
        "shared": len(events) - alone,
        "alone": alone,
        "articles": int((pairs["article_a"] != pairs["article_b"]).sum()),
        "undated": int(events["date"].isna().sum()),
        "outside": int(basis.get("editor", 0)),
        "counted": int(basis.get("relative", 0)),
        "background": int(events["background"].sum()),
    }


def _names(events: pd.DataFrame, language: str, between: str) -> str:
    labels = events.attrs.get("labels", {})
    counts = voices(events)[["source", "n"]].itertuples(index=False, name=None)
    return between.join(
        f"{labels.get(source, {}).get(language, source)} ({digits.localize(n, language)})" for source, n in counts
    )
