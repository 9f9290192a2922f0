"""Numbers of each pair that need the units themselves: counts, long sentences, the permutation test."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from rasad.analyse.pairs import limits
from rasad.analyse.pairs.counts.occurrences import Occurrences
from rasad.analyse.pairs.counts.units import Units
from rasad.analyse.pairs.measures.association import Counts, Floats, Integers, benjamini_hochberg
from rasad.analyse.pairs.measures.permutation import permutation_test, work

_MOST = 100


class Counted(NamedTuple):
    """Pairs as columns `a` before `b`, sorted, with their counts.

    `n_long` are the units of both that hold a very long sentence, `share_long` those sentences' share, in per cent,
    of all pairs of names in one sentence. `tests` are the pairs that could have been: of all names, two and two.
    """

    a: NDArray[np.int32]
    b: NDArray[np.int32]
    counts: Counts
    n_long: Integers
    share_long: int
    tests: int


class Tests(NamedTuple):
    """The columns of a permutation test, and whether it was too large to make."""

    columns: dict[str, Floats]
    skipped: bool


def count(units: Units) -> Counted:
    """Count every pair that some unit names.

    Examples
    --------
    >>> import rasad
    >>> from rasad.analyse.pairs.counts.units import units_of
    >>> notes = rasad.annotate(rasad.read_articles("seeds"), rasad.read_registry("seeds"))
    >>> int(count(units_of(notes, "article")).counts.n_ab.max())
    5
    """
    a, b, n_ab = _together(units.matrix)
    named = units.counts.astype(np.int64)
    counts = Counts(n_ab, named[a], named[b], units.n)
    per_sentence = _pairs_of(units)
    long = is_long(units)
    share = round(100 * float(per_sentence[long].sum()) / max(1, int(per_sentence.sum())))
    names = int((units.counts > 0).sum())
    return Counted(a, b, counts, _in_long_units(units, long, a, b), share, names * (names - 1) // 2)


def _together(matrix: sparse.csr_array) -> tuple[NDArray[np.int32], NDArray[np.int32], Integers]:
    both: Any = sparse.triu(matrix.T @ matrix, k=1).tocoo()
    order = np.lexsort((both.col, both.row))
    return both.row[order], both.col[order], both.data[order].astype(np.int64)


def is_long(units: Units) -> NDArray[np.bool_]:
    """Of each sentence that counts, whether it is so long that it must be a list."""
    limit = units.settings.longest
    most = np.iinfo(np.int64).max if limit is None else limit
    lowest = int(limits.thresholds()["long_sentence"])
    return (units.characters > lowest) & (units.characters <= most)


def _pairs_of(units: Units) -> Integers:
    names = np.diff(units.named.indptr).astype(np.int64)
    return names * (names - 1) // 2


def _in_long_units(units: Units, long: NDArray[np.bool_], a: NDArray[np.int32], b: NDArray[np.int32]) -> Integers:
    before = np.concatenate([[0], np.cumsum(long)])
    held = np.flatnonzero(before[units.last] > before[units.first])
    found = np.zeros(len(a), dtype=np.int64)
    if len(held):
        first, second, n = _together(units.matrix[held])
        width = len(units.known)
        place = np.searchsorted(a.astype(np.int64) * width + b, first.astype(np.int64) * width + second)
        found[place] = n
    return found


def long_sentences(units: Units) -> list[list[Any]]:
    """Each very long sentence: article, sentence, characters, pairs it names, share of its article's pairs.

    A list of guests names everyone with everyone once; a table that it makes is about that list. Those of most pairs
    come first, and no more than a hundred: the list travels with every slice of the table.

    Examples
    --------
    >>> import rasad
    >>> from rasad.analyse.pairs.counts.units import units_of
    >>> notes = rasad.annotate(rasad.read_articles("seeds"), rasad.read_registry("seeds"))
    >>> [(row[0][:3], row[1], row[2]) for row in long_sentences(units_of(notes))]
    [('001', 6, 1208)]
    """
    pairs, rows = _pairs_of(units), np.flatnonzero(is_long(units))
    of_article = np.bincount(units.article, weights=pairs, minlength=len(units.articles))
    return [
        [
            units.articles[units.article[row]],
            int(units.number[row]),
            int(units.characters[row]),
            int(pairs[row]),
            round(float(pairs[row] / max(1.0, of_article[units.article[row]])), 4),
        ]
        for row in rows[np.argsort(-pairs[rows], kind="stable")][:_MOST].tolist()
    ]


def permuted(units: Units, counted: Counted, permutations: int, seed: int, found: Occurrences | None = None) -> Tests:
    """The permutation test of all pairs; empty where none is asked for or it would take hours."""
    nothing = np.full(len(counted.a), np.nan)
    skipped = work(units.matrix, permutations) > limits.thresholds()["switches"]
    if not permutations or skipped or not len(counted.a):
        return Tests({"p_permutation": nothing, "q_permutation": nothing}, bool(permutations) and skipped)
    p = permutation_test(units.matrix, counted.a, counted.b, counted.counts.n_ab, permutations, seed, found)
    return Tests({"p_permutation": p, "q_permutation": benjamini_hochberg(p, counted.tests)}, False)
