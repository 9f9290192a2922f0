"""Whom the Persian and the Arabic articles name, how often, and by what names."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pandas as pd

from rasad.analyse.compare.mentions import LANGUAGES, by_language, words_by_language
from rasad.annotation.notes import Notes
from rasad.arguments import instance, takes, whole
from rasad.tables.schema import schema

_KINDS = {"name": "names", "role": "roles", "epithet": "epithets"}
_EACH = ("mentions", "per_thousand", "articles", *_KINDS.values(), "in_titles")
# The columns of `compare_languages`.
ENTITIES = ["entity", "type", *(f"{name}_{lang}" for name in _EACH for lang in LANGUAGES), "only"]
# The columns of `language_totals`.
TOTALS = ["lang", "articles", "words", "mentions", *_KINDS.values(), "unresolved", "roles_with_state"]


@takes(notes=instance(Notes), minimum=whole(0))
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
        ``only`` is the language that alone names it, or None. Labels are those of ``notes.registry``.

    Examples
    --------
    >>> import rasad
    >>> notes = rasad.annotate(rasad.read_articles("seeds"), rasad.read_registry("seeds"))
    >>> table = compare_languages(notes).set_index("entity")
    >>> table.loc["mohammad-bagher-ghalibaf", "only"], table.loc["vladimir-putin", "only"]
    ('fa', None)
    """
    mentions = by_language(notes).dropna(subset=["entity"])
    words = language_totals(notes).set_index("lang")["words"]
    rows = [_entity(str(name), own, words) for name, own in mentions.groupby("entity")]
    rows = [row for row in rows if row["mentions_fa"] + row["mentions_ar"] >= minimum]
    rows.sort(key=lambda row: (-row["mentions_fa"] - row["mentions_ar"], row["entity"]))
    return schema("named_entities").frame(rows)


def _entity(name: str, mentions: pd.DataFrame, words: pd.Series[int]) -> dict[str, Any]:
    row: dict[str, Any] = {"entity": name, "type": mentions["type"].iloc[0]}
    for lang in LANGUAGES:
        own = mentions[mentions["lang"] == lang]
        row[f"mentions_{lang}"] = len(own)
        row[f"per_thousand_{lang}"] = 1000 * len(own) / max(1, words.get(lang, 0))
        row[f"articles_{lang}"] = own["article"].nunique()
        row |= {f"{name}_{lang}": n for name, n in _by_kind(own).items()}
        row[f"in_titles_{lang}"] = own["in_title"].sum()
    one = [lang for lang in LANGUAGES if row[f"mentions_{lang}"]]
    return row | {"only": one[0] if len(one) == 1 else None}


def _by_kind(mentions: pd.DataFrame) -> dict[str, int]:
    kinds = mentions["kind"].value_counts()
    return {name: int(kinds.get(kind, 0)) for kind, name in _KINDS.items()}


@takes(notes=instance(Notes))
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

    Examples
    --------
    >>> import rasad
    >>> notes = rasad.annotate(rasad.read_articles("seeds"), rasad.read_registry("seeds"))
    >>> language_totals(notes)[["lang", "articles", "words", "mentions"]].values.tolist()
    [['fa', 2, 777, 93], ['ar', 3, 1652, 228]]
    """
    mentions = by_language(notes)
    words = words_by_language(notes)
    rows = []
    for lang in LANGUAGES:
        own = mentions[mentions["lang"] == lang]
        rows.append(
            {
                "lang": lang,
                "articles": int((notes.articles["lang"] == lang).sum()),
                "words": words[lang],
                "mentions": len(own),
                **_by_kind(own),
                "unresolved": own["entity"].isna().sum(),
                "roles_with_state": own["with_state"].sum(),
            }
        )
    return schema("language_totals").frame(rows)


@takes(notes=instance(Notes), minimum=whole(0))
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

    Examples
    --------
    >>> import rasad
    >>> notes = rasad.annotate(rasad.read_articles("seeds"), rasad.read_registry("seeds"))
    >>> other_names(notes, minimum=4)[["entity", "lang", "surface", "n"]].values.tolist()
    [['ali-khamenei', 'fa', 'ولیفقیه', 4], ['vladimir-putin', 'ar', 'الرئيس الروسي', 4]]
    """
    given = by_language(notes).dropna(subset=["entity"])
    given = given[given["kind"] != "name"]
    keys = ["entity", "lang", "kind", "surface"]
    counted = Counter(given[keys].itertuples(index=False, name=None))
    table = schema("other_names").frame((*key, n) for key, n in counted.items())
    table = table[table["n"] >= minimum]
    return table.sort_values(
        ["entity", "lang", "n", "surface"], ascending=[True, False, False, True], ignore_index=True
    )
