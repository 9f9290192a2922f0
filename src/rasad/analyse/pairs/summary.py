"""A table of pairs, read: what it amounts to, in sentences that are made of its numbers."""

from __future__ import annotations

from typing import Any

import pandas as pd

from rasad import data
from rasad.analyse.pairs import limits
from rasad.analyse.pairs.context import PairsContext
from rasad.analyse.pairs.table import Pairs
from rasad.arguments import LANGUAGE, instance, takes
from rasad.tables.needed import table

_COUNTED = table("pairs", "a", "b", "n_ab", "n", "n_long", "expected", "ci_low", "q_permutation", "evidence")


def _pairs(value: Any, place: str) -> None:
    """Pairs with their context, and the columns that are spoken of."""
    instance(Pairs)(value, place)
    _COUNTED(value, place)


@takes(pairs=_pairs, language=LANGUAGE)
def reading(pairs: Pairs, language: str = "en") -> list[str]:
    """What a table of pairs says, and what it cannot say.

    Parameters
    ----------
    pairs : Pairs
        From `rasad.cooccurrence`, all its rows.
    language : {"en", "fa", "ar"}

    Returns
    -------
    list of str
        The most frequent pair; how many pairs were together once only, rest on lists alone, are above chance in every
        resampled corpus, stand out from random corpora; last the limits. What was not worked out is left out.
        The words are those of ``reading`` in the package's locale files.

    Raises
    ------
    ValueError
        If `language` is not known.

    Examples
    --------
    >>> import rasad
    >>> notes = rasad.annotate(rasad.read_articles("seeds"), rasad.read_registry("seeds"))
    >>> reading(rasad.cooccurrence(notes, resamples=0))[1]
    'Pairs named together in one unit only: 728 of 801.'
    """
    said = pairs.limits(language)
    if pairs.empty:
        return [said]
    words = data.words("pairs", language)["reading"]
    context = pairs.context
    facts = _most(pairs, context, language) | _counts(pairs, context)
    wanted = ["most", "once", "lists"]
    wanted += ["above"] if facts["held"] else []
    wanted += ["permuted"] if pairs["p_permutation"].notna().any() else []
    shown = {name: _shown(value, language) for name, value in facts.items()}
    return [*(words[name].format(**shown) for name in wanted), _sentence(said)]


def _most(pairs: pd.DataFrame, context: PairsContext, language: str) -> dict[str, Any]:
    first = pairs.iloc[0]
    names = {end: context.label(first[end], language) for end in ("a", "b")}
    articles = len({article for article, _ in first["evidence"]})
    counted = {name: int(first[name]) for name in ("n_ab", "n")}
    return {**names, **counted, "articles": articles, "expected": round(float(first["expected"]), 1)}


def _counts(pairs: pd.DataFrame, context: PairsContext) -> dict[str, Any]:
    q = limits.thresholds()["q"]
    return {
        "pairs": len(pairs),
        "once": int((pairs["n_ab"] == 1).sum()),
        "lists": int((pairs["n_long"] == pairs["n_ab"]).sum()),
        "held": int(pairs["ci_low"].notna().sum()),
        "above": int((pairs["ci_low"] > 0).sum()),
        "stand": int((pairs["q_permutation"] < q).sum()),
        "q": q,
        "permutations": context.permutations,
        "seed": context.seed,
    }


def _shown(value: Any, language: str) -> str:
    return value if isinstance(value, str) else limits.number(value, language)


def _sentence(said: str) -> str:
    return f"{said[0].upper()}{said[1:]}."
