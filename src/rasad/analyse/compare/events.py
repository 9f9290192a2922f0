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
from rasad.analyse.timelines.context import together
from rasad.analyse.timelines.episode import read_episode
from rasad.analyse.timelines.timeline import Timeline, timeline
from rasad.annotation.notes import Notes
from rasad.arguments import LANGUAGE, PATH, instance, several, takes
from rasad.tables.needed import BOTH, ROWS
from rasad.tables.schema import schema
from rasad.text import digits


@takes(notes=instance(Notes), paths=several(PATH, "paths of episodes"))
def timelines(notes: Notes, paths: Iterable[str | Path]) -> Timeline:
    """The timelines of several episodes in one table, with the language of each event's article (``lang``).

    Parameters
    ----------
    notes : Notes
        From `rasad.annotate`.
    paths : iterable of str or Path
        Files of episodes, as `rasad.analyse.timelines.episode.episode_files` lists them.

    Returns
    -------
    Timeline
        Columns as those of `rasad.timeline`, and ``lang``; ``.context`` holds the labels and date notes of all.

    Examples
    --------
    >>> import rasad
    >>> notes = rasad.annotate(rasad.read_articles("seeds"), rasad.read_registry("seeds"))
    >>> from rasad.analyse.timelines import episode_files
    >>> timelines(notes, episode_files("seeds/episodes"))["lang"].value_counts().to_dict()
    {'ar': 72, 'fa': 28}
    """
    parts = [timeline(notes, read_episode(path)) for path in sorted(map(Path, paths))]
    rows = [row for part in parts for row in part.to_dict("records")]
    langs = language_of(notes)
    events = schema("events").frame(rows)
    events["lang"] = pd.Series([langs[name] for name in events["article"]], dtype=object)
    return Timeline.made(events, together([part.context for part in parts]))


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

    Examples
    --------
    >>> told = {"earliest": "2025-07-20", "latest": "2025-07-20", "date": "2025-07-20", "place": "moscow"}
    >>> told |= {"participants": ["ali-larijani", "vladimir-putin"], "source": "irna", "status": "asserted"}
    >>> events = pd.DataFrame([{"event": "didar", "article": "a", "lang": "fa"} | told,
    ...                        {"event": "liqa", "article": "b", "lang": "ar"} | told])
    >>> shared_events(events)[["a", "b", "same_day"]].to_dict("records")
    [{'a': 'didar', 'b': 'liqa', 'same_day': True}]
    """
    return agreements(events, across="lang")


@takes(pairs=ROWS, language=LANGUAGE)
def shared_story(pairs: pd.DataFrame, language: str = "en") -> list[str]:
    """How many pairs `shared_events` has found, in a sentence.

    Parameters
    ----------
    pairs : DataFrame
        From `shared_events`.
    language : {"en", "fa", "ar"}

    Returns
    -------
    list of str
        One sentence, for `rasad.display.show_sentences`.

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

    Examples
    --------
    >>> both = ["ali-khamenei", "vladimir-putin"]
    >>> events = pd.DataFrame({"lang": ["fa", "ar", "ar"], "participants": [both, both, ["iran", "russia"]]})
    >>> shared_company(events).to_dict("records")
    [{'a': 'ali-khamenei', 'b': 'vladimir-putin', 'events_fa': 1, 'events_ar': 1, 'n': 2}]
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
    return schema("company").frame(rows)
