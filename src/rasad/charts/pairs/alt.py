"""What a chart of pairs shows, in words: how many names or pairs, the three strongest, and what cannot be said."""

from __future__ import annotations

from typing import Any

import pandas as pd

from rasad.analyse.pairs.context import PairsContext
from rasad.charts.page.alt import Alt
from rasad.charts.page.altwords import joined, said
from rasad.charts.pairs import words
from rasad.text import numerals

_STRONGEST = 3
_INTERVALS = {"npmi": ("ci_low", "ci_high"), "odds_ratio": ("odds_low", "odds_high")}


def pair_alt(
    kind: str, context: PairsContext, shown: pd.DataFrame, measure: str, language: str, title: str, **facts: object
) -> Alt:
    """The alternative text of a chart of pairs.

    Parameters
    ----------
    kind : {"heat", "bars", "network", "chord", "ego"}
        A key of the section ``alt``, which says what the chart is.
    context : PairsContext
        What the pairs were counted from.
    shown : DataFrame
        The rows that are drawn.
    measure, language, title
        As they are drawn.
    **facts
        What the sentence of `kind` names.

    Returns
    -------
    Alt

    Examples
    --------
    >>> pairs = pd.DataFrame({"a": ["putin"], "b": ["tehran"], "n_ab": [2], "n_a": [3], "n_b": [4]})
    >>> context = PairsContext({"putin": {"en": "Putin"}}, unit="sentence", counted={})
    >>> pair_alt("network", context, pairs, "n_ab", "en", "Names", n=2, lines=1).text
    'Network of names: 2 names and 1 lines between those that are named together. Strongest: Putin and tehran (2).'
    """
    found = shown.assign(value=words.values(shown, measure)).dropna(subset=["value"])
    found = found.sort_values(["value", "n_ab", "a", "b"], ascending=[False, False, True, True]).head(_STRONGEST)
    strongest = [_pair(context, row, measure, language) for row in found.to_dict("records")]
    parts = [
        said(kind, language, unit=words.unit(context, language), **facts),
        said("strongest", language, pairs=joined(strongest, language)) if strongest else "",
        words.warning(context, language),
    ]
    return Alt(title, " ".join(part for part in parts if part), language)


def _pair(context: PairsContext, row: dict[Any, Any], measure: str, language: str) -> str:
    names = {end: context.label(row[end], language) for end in ("a", "b")}
    ends = [row.get(column, float("nan")) for column in _INTERVALS.get(measure, ())]
    value = numerals.number(row["value"], language)
    pair = said("and", language, **names)
    if len(ends) == 2 and all(end == end for end in ends):
        low, high = (numerals.number(end, language) for end in ends)
        return said("interval", language, pair=pair, value=value, low=low, high=high)
    return said("valued", language, pair=pair, value=value)
