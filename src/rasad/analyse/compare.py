"""The Persian and the Arabic articles side by side: whom they name, by what names, and which events they share.

Counts of states do not compare: رئیس‌جمهور روسیه (the president of Russia) names the country, الرئيس الروسي
(the Russian president) does not, since adjectives are no mentions. ``in_titles`` says how many mentions are such.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import combinations
from pathlib import Path
from typing import Any

import pandas as pd

from rasad import data
from rasad.analyse.agreement import agreements
from rasad.analyse.episode import read_episode
from rasad.analyse.timeline import COLUMNS, timeline
from rasad.annotation.tables import NAMED, Notes
from rasad.frames import frame
from rasad.text import digits

LANGUAGES = ("fa", "ar")
_KINDS = {"name": "names", "role": "roles", "epithet": "epithets"}
_EACH = ("mentions", "per_thousand", "articles", *_KINDS.values(), "in_titles")
ENTITIES = ["entity", "type", *(f"{name}_{lang}" for name in _EACH for lang in LANGUAGES), "only"]
TOTALS = ["lang", "articles", "words", "mentions", *_KINDS.values(), "unresolved", "roles_with_state"]


def compare_languages(notes: Notes, minimum: int = 1) -> pd.DataFrame:
    """How often the Persian and the Arabic articles name each entity.

    Parameters
    ----------
    notes : Notes
        From `rasad.annotate`. An article counts by its language.
    minimum : int, default 1
        Least number of mentions in both languages together.

    Returns
    -------
    DataFrame
        One row an entity, the most frequent first. ``entity``, ``type``; then each of these twice, ending in
        ``_fa`` and ``_ar``: ``mentions``; ``per_thousand``, mentions a thousand words (what white space parts,
        of title, headings, captions and body); ``articles`` that name it; ``names``, ``roles`` and ``epithets``, by
        which mentions it is named; ``in_titles``, mentions that stand in an office (روسیه in رئیس‌جمهور روسیه).
        ``only`` is the language that alone names it, or None. Labels are in ``.attrs["labels"]``.

    Examples
    --------
    >>> import rasad
    >>> notes = rasad.annotate(rasad.read_articles("seeds"), rasad.read_registry("seeds"))
    >>> table = compare_languages(notes).set_index("entity")
    >>> table.loc["mohammad-bagher-ghalibaf", "only"], table.loc["vladimir-putin", "only"]
    ('fa', None)
    """
    mentions = _mentions(notes).dropna(subset=["entity"])
    words = language_totals(notes).set_index("lang")["words"]
    rows = [_entity(str(name), own, words) for name, own in mentions.groupby("entity")]
    rows = [row for row in rows if row["mentions_fa"] + row["mentions_ar"] >= minimum]
    rows.sort(key=lambda row: (-row["mentions_fa"] - row["mentions_ar"], row["entity"]))
    floats = [name for name in ENTITIES if name.startswith("per_thousand")]
    integers = [name for name in ENTITIES if name[-3:] in ("_fa", "_ar") and name not in floats]
    table = frame(rows, ENTITIES, integers=integers, floats=floats)
    names = {name: {lang: notes.registry.label(name, lang) for lang in ("en", "fa", "ar")} for name in table["entity"]}
    table.attrs["labels"] = names
    return table


def _entity(name: str, mentions: pd.DataFrame, words: pd.Series[int]) -> dict[str, Any]:
    row: dict[str, Any] = {"entity": name, "type": mentions["type"].iloc[0]}
    for lang in LANGUAGES:
        own = mentions[mentions["lang"] == lang]
        kinds = own["kind"].value_counts()
        row[f"mentions_{lang}"] = len(own)
        row[f"per_thousand_{lang}"] = 1000 * len(own) / max(1, words.get(lang, 0))
        row[f"articles_{lang}"] = own["article"].nunique()
        row |= {f"{plural}_{lang}": kinds.get(kind, 0) for kind, plural in _KINDS.items()}
        row[f"in_titles_{lang}"] = own["in_title"].sum()
    one = [lang for lang in LANGUAGES if row[f"mentions_{lang}"]]
    return row | {"only": one[0] if len(one) == 1 else None}


def language_totals(notes: Notes) -> pd.DataFrame:
    """What the counts of each language are counted in.

    Parameters
    ----------
    notes : Notes
        From `rasad.annotate`.

    Returns
    -------
    DataFrame
        One row a language (``lang``): ``articles``, ``words``, ``mentions``, of these ``names``, ``roles``,
        ``epithets`` and ``unresolved`` (offices whose holder nothing tells), and ``roles_with_state``: offices in
        whose words a state or city is named, which is then a mention of its own.
    """
    mentions = _mentions(notes)
    words = _words(notes)
    rows = []
    for lang in LANGUAGES:
        own = mentions[mentions["lang"] == lang]
        kinds = own["kind"].value_counts()
        rows.append(
            {
                "lang": lang,
                "articles": int((notes.articles["lang"] == lang).sum()),
                "words": words[lang],
                "mentions": len(own),
                **{plural: kinds.get(kind, 0) for kind, plural in _KINDS.items()},
                "unresolved": own["entity"].isna().sum(),
                "roles_with_state": own["with_state"].sum(),
            }
        )
    return frame(rows, TOTALS, integers=TOTALS[1:])


def other_names(notes: Notes, minimum: int = 1) -> pd.DataFrame:
    """The offices and epithets by which entities are named, apart from their names.

    Parameters
    ----------
    notes : Notes
        From `rasad.annotate`.
    minimum : int, default 1
        Least number of times.

    Returns
    -------
    DataFrame
        Columns entity, lang, kind (role, epithet), surface (as the page has it), n; by entity, the
        most frequent first. An epithet is the article's word.
    """
    given = _mentions(notes).dropna(subset=["entity"])
    given = given[given["kind"] != "name"]
    keys = ["entity", "lang", "kind", "surface"]
    table = frame(
        ((*key, n) for key, n in Counter(given[keys].itertuples(index=False, name=None)).items()),
        [*keys, "n"],
        integers=["n"],
    )
    table = table[table["n"] >= minimum]
    return table.sort_values(
        ["entity", "lang", "n", "surface"], ascending=[True, False, False, True], ignore_index=True
    )


def _mentions(notes: Notes) -> pd.DataFrame:
    """Mentions with the language of their article, and whether one lies in an office, or holds a state or city."""
    langs = dict(zip(notes.articles["article"], notes.articles["lang"], strict=True))
    # By place, the longer first: what lies in an office comes right after it.
    order = ["article", "start", "end"]
    table = notes.mentions.sort_values(order, ascending=[True, True, False], kind="stable", ignore_index=True)
    office_of = _offices(table)
    states = {office for i, office in office_of.items() if table.at[i, "type"] == "GPE"}
    return table.assign(
        lang=table["article"].map(langs),
        in_title=[i in office_of for i in table.index],
        with_state=[i in states for i in table.index],
    )


def _offices(mentions: pd.DataFrame) -> dict[int, int]:
    """The number of the office that a mention lies in, by the mention's number."""
    found: dict[int, int] = {}
    office, at, until = -1, None, 0
    columns = (mentions[name] for name in ("article", "kind", "end"))
    for i, (article, kind, end) in enumerate(zip(*columns, strict=True)):
        if article == at and end <= until:
            found[i] = office
        elif kind == "role":
            office, at, until = i, article, end
    return found


def _words(notes: Notes) -> Counter[str]:
    langs = dict(zip(notes.articles["article"], notes.articles["lang"], strict=True))
    counts: Counter[str] = Counter()
    blocks = notes.blocks[notes.blocks["role"].isin(NAMED)]
    for article, start, end in blocks[["article", "start", "end"]].itertuples(index=False, name=None):
        words = notes.text(article)[start:end].split()
        counts[langs[article]] += sum(any(map(str.isalnum, word)) for word in words)
    return counts


def timelines(notes: Notes, paths: Iterable[str | Path]) -> pd.DataFrame:
    """The timelines of several episodes in one table, with the language of each event's article (``lang``).

    Parameters
    ----------
    notes : Notes
        From `rasad.annotate`.
    paths : iterable of str or Path
        Files of episodes.

    Returns
    -------
    DataFrame
        Columns as those of `rasad.timeline`, and ``lang``; the labels of all are in ``.attrs["labels"]``.
    """
    parts = [timeline(notes, read_episode(path)) for path in sorted(map(Path, paths))]
    rows = [row for part in parts for row in part.to_dict("records")]
    langs = dict(zip(notes.articles["article"], notes.articles["lang"], strict=True))
    events = frame(rows, COLUMNS, integers=["start", "end"]).astype({"background": bool})
    events["lang"] = pd.Series([langs[name] for name in events["article"]], dtype=object)
    events.attrs["labels"] = {name: label for part in parts for name, label in part.attrs["labels"].items()}
    return events


def shared_events(events: pd.DataFrame) -> pd.DataFrame:
    """Pairs of events, one of a Persian and one of an Arabic article, that could be the same.

    Parameters
    ----------
    events : DataFrame
        From `timelines`.

    Returns
    -------
    DataFrame
        As `rasad.analyse.agreement.agreements` gives it.
    """
    return agreements(events, across="lang")


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
