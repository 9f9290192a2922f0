"""What charts of pairs say: labels, measures, numbers and warnings in the reader's language and digits."""

from __future__ import annotations

import math

import pandas as pd

from rasad.analyse.pairs import limits
from rasad.analyse.pairs.context import PairsContext
from rasad.arguments import Kind, among, whole
from rasad.charts.page import look
from rasad.errors import WrongValueError
from rasad.tables.needed import COUNTED

MEASURES = ("n_ab", "npmi", "log_likelihood", "jaccard", "odds_ratio")
# What every chart of pairs takes, see `rasad.arguments`.
CHART: dict[str, Kind] = {"pairs": COUNTED, "measure": among(*MEASURES), "top": whole(1), **look.CHART}
_FROM_LISTS = 0.5  # of its units: from here on a pair is marked as one of list sentences


def unit(counted: PairsContext, language: str) -> str:
    """What was counted, as the charts say it.

    Examples
    --------
    >>> unit(PairsContext({}, unit="sentence"), "en"), unit(PairsContext({}), "en")
    ('sentences', 'units of text')
    """
    return look.word(counted.unit or "unit", language, n=counted.window)


def measure_words(counted: PairsContext, measure: str, language: str) -> str:
    """What a measure is, in a few words."""
    return look.word(f"measure_{measure}", language, unit=unit(counted, language))


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


def warning(context: PairsContext, language: str) -> str:
    """That there is not enough evidence, and why, or that it is not known; nothing where there is enough."""
    if context.counted is None:
        return look.word("not_known", language)
    return limits.why(context.counted, language)


def why_empty(context: PairsContext, language: str) -> str:
    """Why nothing is drawn: there is nothing at all, or nothing that was asked for."""
    if context.reason in ("no_pairs", "below_minimum"):
        return limits.why(context.counted or {}, language)
    return look.word("no_pairs", language)
