"""What the counts can support: is there enough for a test, and a sentence that says so in three languages."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from rasad import data
from rasad.analyse.pairs.measures.association import benjamini_hochberg
from rasad.analyse.pairs.measures.hypergeometric import upper_tail
from rasad.checks import check_language
from rasad.data import LANGUAGES as LANGUAGES
from rasad.text import numerals

# The hypergeometric test stands where there is no reason against it, or only one against the permutations.
_TESTED = ("", "permutation_floor", "permutation_too_large")


class Permuted(NamedTuple):
    """How many permutations were asked for, their smallest q, and whether they were too many to make."""

    permutations: int
    smallest: float
    skipped: bool = False


def reason(articles: int, counts: tuple[Any, Any, Any, int], permuted: Permuted | None = None, tests: int = 0) -> str:
    """Why a table is not enough for a test; empty where it is. The reasons are keys of ``locale/*.yaml``.

    Parameters
    ----------
    articles : int
    counts : n_ab, n_a, n_b, n
        Of all pairs, as `rasad.analyse.pairs.measures.association.Counts`.
    permuted : Permuted, optional
    tests : int, default 0
        As for `rasad.analyse.pairs.measures.association.benjamini_hochberg`.

    Examples
    --------
    >>> reason(40, (np.array([1]), np.array([1]), np.array([1]), 12))
    'no_pair_passes_possible'
    >>> reason(40, (np.array([1]), np.array([1]), np.array([1]), 120))
    ''
    """
    _, n_a, n_b, n = counts
    limit = thresholds()
    if not len(n_a):
        return "no_pairs"
    if articles < limit["articles"]:
        return "too_few_articles"
    if n < limit["units"]:
        return "too_few_units"
    if not (best_q(n_a, n_b, n, tests) < limit["q"]).any():
        return "no_pair_passes_possible"
    return _of_permutations(permuted, max(tests, len(n_a)), limit["q"]) if permuted else ""


def best_q(n_a: NDArray[np.int64], n_b: NDArray[np.int64], n: int, tests: int = 0) -> NDArray[np.float64]:
    """The q-value that each pair would have if every pair were together as often as its names allow.

    The largest count that margins allow gives the smallest p-value that a test on them can give: R. E. Tarone, "A
    modified Bonferroni method for discrete data", Biometrics 46 (1990).
    """
    p = upper_tail(np.minimum(n_a, n_b), n_a, n_b, n)
    return benjamini_hochberg(p, tests)


def _of_permutations(permuted: Permuted, tests: int, q: float) -> str:
    if permuted.skipped:
        return "permutation_too_large"
    # Several pairs at the floor lift each other over it: only where none passed is the floor to blame.
    floor = 1 / (permuted.permutations + 1)
    if floor * tests > q and not permuted.smallest < q:
        return "permutation_floor"
    return ""


def sentence(facts: Mapping[str, Any], shown: int, language: str = "en") -> str:
    """What the corpus can support, from numbers of the counting.

    Parameters
    ----------
    facts : mapping
        articles, units, pairs, passed and, where they are known, reason, min_count, permutations, long, share.
    shown : int
        How many of the pairs are in the table.
    language : {"en", "fa", "ar"}

    Raises
    ------
    ValueError
        If `language` is not known.

    Examples
    --------
    >>> facts = {"articles": 5, "units": 79, "pairs": 2, "passed": 1}
    >>> sentence(facts, 2, "fa").split("؛")[0]
    'مقاله‌ها: ۵، واحدها: ۷۹، جفت‌ها: ۲'
    """
    check_language(language)
    words = data.words("pairs", language)
    told: str = words["between"].join(_templates(words, facts, shown))
    return told.format(**_numbers(facts, shown, language))


def _templates(words: Mapping[str, Any], facts: Mapping[str, Any], shown: int) -> list[str]:
    reason = facts.get("reason", "")
    if not facts.get("pairs"):
        return [words["reasons"]["no_pairs"]]
    said = [words["counts"]]
    if reason in _TESTED:
        said.append(words["passed"])
    if reason != "below_minimum" and shown < facts["pairs"]:
        said.append(words["shown"])
    if reason:
        said.append(words["reasons"][reason])
    if facts.get("skipped") and reason != "permutation_too_large":
        said.append(words["reasons"]["permutation_too_large"])
    if facts.get("long"):
        said.append(words["long"])
    if facts.get("unit") == "window":
        said.append(words["overlap"])
    return said + ([words["many"]] if reason in _TESTED else [])


def why(facts: Mapping[str, Any], language: str = "en") -> str:
    """Why there is not enough for a test, as a sentence of its own; nothing where there is.

    Examples
    --------
    >>> why({"reason": "too_few_units"})
    'Not enough evidence for a test: fewer than 10 units.'
    """
    check_language(language)
    reason = facts.get("reason", "")
    if not reason:
        return ""
    said = str(data.words("pairs", language)["reasons"][reason]).format(**_numbers(facts, 0, language))
    return f"{said[0].upper()}{said[1:]}."


def _numbers(facts: Mapping[str, Any], shown: int, language: str) -> dict[str, str]:
    """Every number that a template may name, in the digits of the language."""
    limit = thresholds()
    pairs = facts.get("pairs", 0)
    numbers = {
        **{name: facts.get(name, 0) for name in ("articles", "units", "pairs", "passed", "min_count", "permutations")},
        **{name: facts.get(name, 0) for name in ("long", "share")},
        "shown": shown,
        "q": limit["q"],
        "least_articles": limit["articles"],
        "least_units": limit["units"],
        "wanted": math.ceil(max(pairs, facts.get("tests", 0)) / limit["q"]),
    }
    return {name: number(value, language) for name, value in numbers.items()}


def number(value: float, language: str) -> str:
    """A number as it is written in a language.

    Examples
    --------
    >>> number(0.05, "fa"), number(79, "ar")
    ('۰٫۰۵', '٧٩')
    """
    return numerals.marks(str(value), language)


def thresholds() -> Mapping[str, Any]:
    """The numbers from which a table counts as enough, as ``support.yaml`` has them."""
    found: Mapping[str, Any] = data.load("pairs/limits.yaml")["thresholds"]
    return found
