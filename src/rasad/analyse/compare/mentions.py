"""What is counted: mentions by the language of their article, offices that hold a state, words."""

from __future__ import annotations

from collections import Counter

import pandas as pd

from rasad.annotation.notes import NAMED, Notes

# The languages that are compared.
LANGUAGES = ("fa", "ar")


def by_language(notes: Notes) -> pd.DataFrame:
    """Mentions with the language of their article, and whether one lies in an office, or holds a state or city."""
    langs = language_of(notes)
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


def words_by_language(notes: Notes) -> Counter[str]:
    """How many words (what white space parts) the articles of each language have where names are counted."""
    langs = language_of(notes)
    counts: Counter[str] = Counter()
    blocks = notes.blocks[notes.blocks["role"].isin(NAMED)]
    for article, start, end in blocks[["article", "start", "end"]].itertuples(index=False, name=None):
        words = notes.text(article)[start:end].split()
        counts[langs[article]] += sum(any(map(str.isalnum, word)) for word in words)
    return counts


def language_of(notes: Notes) -> dict[str, str]:
    """The language of each article, by its name."""
    return dict(zip(notes.articles["article"], notes.articles["lang"], strict=True))
