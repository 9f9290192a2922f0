"""What charts of pairs say: labels, measures, numbers and warnings in the reader's language and digits."""

from __future__ import annotations

import math

import pandas as pd

from rasad.analyse.pairs import limits as support
from rasad.charts.page import look
from rasad.checks import check_language
from rasad.errors import WrongValueError

MEASURES = ("n_ab", "npmi", "log_likelihood", "jaccard", "odds_ratio")
_FROM_LISTS = 0.5  # of its units: from here on a pair is marked as one of list sentences


def check(language: str, measure: str) -> None:
    """Refuse a language or a measure that the charts do not know.

    Raises
    ------
    ValueError
    """
    check_language(language)
    if measure not in MEASURES:
        raise WrongValueError(f"measure must be one of {', '.join(MEASURES)}, not {measure!r}")


def label(pairs: pd.DataFrame, entity: str, language: str) -> str:
    """The name of an entity, or its id where the table has lost its attributes."""
    return str(pairs.attrs.get("labels", {}).get(entity, {}).get(language) or entity)


def unit(pairs: pd.DataFrame, language: str) -> str:
    """What was counted, as the charts say it.

    Examples
    --------
    >>> unit(pd.DataFrame(), "en")
    'sentences'
    """
    return look.word(str(pairs.attrs.get("unit", "sentence")), language, n=int(pairs.attrs.get("window") or 3))


def measure_words(pairs: pd.DataFrame, measure: str, language: str) -> str:
    """What a measure is, in a few words."""
    return look.word(f"measure_{measure}", language, unit=unit(pairs, language))


def units_of(pairs: pd.DataFrame) -> dict[str, int]:
    """In how many units each name of these pairs stands."""
    counted = {**dict(zip(pairs["a"], pairs["n_a"], strict=True)), **dict(zip(pairs["b"], pairs["n_b"], strict=True))}
    return {name: int(n) for name, n in counted.items()}


def most_frequent(pairs: pd.DataFrame, top: int) -> list[str]:
    """The names of these pairs that most units name, most first.

    Not those of most pairs: one long list of guests would fill the chart.
    """
    units = units_of(pairs)
    return sorted(units, key=lambda name: (-units[name], name))[:top]


def from_lists(pairs: pd.DataFrame) -> pd.Series[bool]:
    """Whether at least half of a pair's units are list sentences, which name many and relate few."""
    if "n_long" not in pairs:
        return pd.Series(False, index=pairs.index)
    return pairs["n_long"] >= _FROM_LISTS * pairs["n_ab"].clip(lower=1)


def values(pairs: pd.DataFrame, measure: str) -> pd.Series[float]:
    """A measure of each pair as drawn: without end is as much as the largest that has one.

    Raises
    ------
    ValueError
        If the table has no such column.
    """
    if measure not in pairs:
        raise WrongValueError(f"these pairs have no column {measure!r}; make them with rasad.cooccurrence")
    found = pairs[measure].astype(float)
    finite = found[found.abs() < math.inf]
    return found.clip(finite.min(), finite.max()) if len(finite) else found.fillna(0).clip(0, 1)


def as_strong(ordered: pd.Series[float], top: int, language: str) -> list[str]:
    """How many values after the first `top` are as large as the last of them, as a sentence; none where none is.

    Examples
    --------
    >>> as_strong(pd.Series([3.0, 1, 1, 1]), 2, "en"), as_strong(pd.Series([3.0, 1]), 2, "en")
    (['As strong as the last one, but left out: 2.'], [])
    """
    more = int((ordered.iloc[top:] == ordered.iloc[top - 1]).sum()) if 0 < top < len(ordered) else 0
    return [look.word("as_strong", language, n=more)] if more else []


def warning(pairs: pd.DataFrame, language: str) -> str:
    """That there is not enough evidence, and why; nothing where there is."""
    if pairs.attrs.get("enough", True):
        return ""
    return support.why(pairs.attrs.get("support", {}), language) or look.word("weak", language)


def why_empty(pairs: pd.DataFrame, language: str) -> str:
    """Why nothing is drawn: there is nothing at all, or nothing that was asked for."""
    facts = pairs.attrs.get("support", {})
    if facts.get("reason") in ("no_pairs", "below_minimum"):
        return support.why(facts, language)
    return look.word("no_pairs", language)
