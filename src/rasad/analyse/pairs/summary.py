"""A table of pairs, read: what it amounts to, in sentences that are made of its numbers."""

from __future__ import annotations

from typing import Any

import pandas as pd

from rasad import data
from rasad.analyse.pairs import limits as support
from rasad.analyse.pairs.table import Pairs


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
    limits = pairs.limits(language)
    if pairs.empty:
        return [limits]
    words = data.words("pairs", language)["reading"]
    facts = _most(pairs, language) | _counts(pairs)
    wanted = ["most", "once", "lists"]
    wanted += ["above"] if facts["held"] else []
    wanted += ["permuted"] if pairs["p_permutation"].notna().any() else []
    shown = {name: _shown(value, language) for name, value in facts.items()}
    return [*(words[name].format(**shown) for name in wanted), _sentence(limits)]


def _most(pairs: pd.DataFrame, language: str) -> dict[str, Any]:
    first = pairs.iloc[0]
    labels = pairs.attrs.get("labels", {})
    names = {end: labels.get(first[end], {}).get(language, first[end]) for end in ("a", "b")}
    articles = len({article for article, _ in first["evidence"]})
    counted = {name: int(first[name]) for name in ("n_ab", "n")}
    return {**names, **counted, "articles": articles, "expected": round(float(first["expected"]), 1)}


def _counts(pairs: pd.DataFrame) -> dict[str, Any]:
    q = support.thresholds()["q"]
    return {
        "pairs": len(pairs),
        "once": int((pairs["n_ab"] == 1).sum()),
        "lists": int((pairs["n_long"] == pairs["n_ab"]).sum()),
        "held": int(pairs["ci_low"].notna().sum()),
        "above": int((pairs["ci_low"] > 0).sum()),
        "stand": int((pairs["q_permutation"] < q).sum()),
        "q": q,
        **{name: pairs.attrs.get(name, 0) for name in ("permutations", "seed")},
    }


def _shown(value: Any, language: str) -> str:
    return value if isinstance(value, str) else support.number(value, language)


def _sentence(said: str) -> str:
    return f"{said[0].upper()}{said[1:]}."
