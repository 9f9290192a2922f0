"""Events of Persian and Arabic articles in one table, and which of them both may tell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import combinations
from pathlib import Path
from typing import Any

import pandas as pd

from rasad import data
from rasad.analyse.compare.mentions import LANGUAGES, language_of
from rasad.analyse.timelines.agreement import agreements
from rasad.analyse.timelines.episode import read_episode
from rasad.analyse.timelines.timeline import COLUMNS, timeline
from rasad.annotation.annotate import Notes
from rasad.arguments import LANGUAGE, PATH, instance, several, takes
from rasad.tables.frame import frame
from rasad.tables.needed import BOTH, ROWS
from rasad.text import digits


@takes(notes=instance(Notes), paths=several(PATH, "paths of episodes"))
def timelines(notes: Notes, paths: Iterable[str | Path]) -> pd.DataFrame:
    """The timelines of several episodes in one table, with the language of each event's article (``lang``).

    Parameters
    ----------
    notes : Notes
        From `rasad.annotate`.
    paths : iterable of str or Path
        Files of episodes, as `rasad.analyse.timelines.episode.episode_files` lists them.

    Returns
    -------
    DataFrame
        Columns as those of `rasad.timeline`, and ``lang``; the labels of all are in ``.attrs["labels"]``, their
        date notes in ``.attrs["date_notes"]``.
    """
    parts = [timeline(notes, read_episode(path)) for path in sorted(map(Path, paths))]
    rows = [row for part in parts for row in part.to_dict("records")]
    langs = language_of(notes)
    events = frame(rows, COLUMNS, integers=["start", "end"]).astype({"background": bool})
    events["lang"] = pd.Series([langs[name] for name in events["article"]], dtype=object)
    for kind in ("labels", "date_notes"):
        events.attrs[kind] = {name: words for part in parts for name, words in part.attrs[kind].items()}
    return events


@takes(events=BOTH)
def shared_events(events: pd.DataFrame) -> pd.DataFrame:
    """Pairs of events, one of a Persian and one of an Arabic article, that could be the same.

    Parameters
    ----------
    events : DataFrame
        From `timelines`.

    Returns
    -------
    DataFrame
        As `rasad.analyse.timelines.agreement.agreements` gives it.
    """
    return agreements(events, across="lang")


@takes(pairs=ROWS, language=LANGUAGE)
def shared_story(pairs: pd.DataFrame, language: str = "en") -> list[str]:
    """How many pairs `shared_events` has found, in a sentence.

    Examples
    --------
    >>> shared_story(pd.DataFrame(), "fa")[0][:10]
    'هیچ رویداد'
    """
    words = data.load("tables.yaml")[language]["story"]
    said = words["shared_events"] if len(pairs) else words["no_shared_events"]
    return [said.format(n=digits.localize(len(pairs), language))]


@takes(events=BOTH)
def shared_company(events: pd.DataFrame) -> pd.DataFrame:
    """Pairs of participants that take part in events of both languages, on whatever day.

    Parameters
    ----------
    events : DataFrame
        From `timelines`.

    Returns
    -------
    DataFrame
        Columns a, b, events_fa, events_ar (how many events they take part in together), n; the most frequent first.
    """
    counts: dict[tuple[str, str], Counter[str]] = {}
    for lang, participants in zip(events["lang"], events["participants"], strict=True):
        for pair in combinations(sorted(set(participants)), 2):
            counts.setdefault(pair, Counter())[lang] += 1
    rows: list[dict[str, Any]] = [
        {"a": a, "b": b, **{f"events_{lang}": n[lang] for lang in LANGUAGES}, "n": n["fa"] + n["ar"]}
        for (a, b), n in counts.items()
        if n["fa"] and n["ar"]
    ]
    rows.sort(key=lambda row: (-row["n"], row["a"], row["b"]))
    table = frame(rows, ["a", "b", "events_fa", "events_ar", "n"], integers=["events_fa", "events_ar", "n"])
    table.attrs = dict(events.attrs)
    return table
