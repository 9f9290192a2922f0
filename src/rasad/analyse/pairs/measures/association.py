"""Measures of association from the 2x2 table of units: named both, one, the other, none.

Sources: G² and its sign as in T. Dunning, "Accurate methods for the statistics of surprise and
coincidence", Computational Linguistics 19 (1993); NPMI as in G. Bouma, "Normalized (pointwise)
mutual information in collocation extraction", GSCL 2009; q-values as in Y. Benjamini and
Y. Hochberg, JRSS B 57 (1995), by scipy; the odds ratio with half a unit in each cell where one is
empty as in J. B. S. Haldane, Annals of Human Genetics 20 (1956), and F. J. Anscombe, Biometrika 43
(1956), its interval as in B. Woolf, Annals of Human Genetics 19 (1955).
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy import sparse, stats

from rasad.analyse.pairs.counts.occurrences import Occurrences, numbered, occurrences
from rasad.analyse.pairs.measures.hypergeometric import upper_tail

Floats = NDArray[np.float64]
# Numbers of units, which are multiplied: a product does not fit into the 32 bits that np.intp has in a browser.
Integers = NDArray[np.int64]
# Of articles, as indices.
Places = NDArray[np.intp]
COLUMNS = (
    "expected", "npmi", "log_likelihood", "jaccard", "p_value", "q_value", "odds_ratio", "odds_low", "odds_high",
)  # fmt: skip
_BLOCK = 2000
_Z = float(stats.norm.ppf(0.975))


class Counts(NamedTuple):
    """Units that name both, a, b; and all units."""

    n_ab: Integers
    n_a: Integers
    n_b: Integers
    n: int


def measures(counts: Counts, tests: int = 0) -> dict[str, Floats]:
    """All measures of a table of pairs, by column name; `tests` as for `benjamini_hochberg`.

    Examples
    --------
    >>> counts = Counts(np.array([2]), np.array([2]), np.array([2]), 4)
    >>> {name: round(float(values[0]), 3) for name, values in measures(counts).items()}["npmi"]
    1.0
    """
    p = upper_tail(*counts)
    ratio, low, high = odds_ratio(counts)
    return {
        "expected": counts.n_a * counts.n_b / counts.n,
        "npmi": npmi(counts.n_ab / counts.n, counts.n_a / counts.n, counts.n_b / counts.n),
        "log_likelihood": log_likelihood(counts),
        "jaccard": counts.n_ab / (counts.n_a + counts.n_b - counts.n_ab),
        "p_value": p,
        "q_value": benjamini_hochberg(p, tests),
        "odds_ratio": ratio,
        "odds_low": low,
        "odds_high": high,
    }


def benjamini_hochberg(p: Floats, tests: int = 0) -> Floats:
    """q-values among all tests that were made, also those whose p is 1 and is not listed.

    A pair that no unit names together was tested too, with p = 1. Were only the pairs in the table counted, which the
    table chose for being together, names scattered by chance would show q < 0.05 in nearly every corpus.

    Examples
    --------
    >>> benjamini_hochberg(np.array([0.01, 0.04])).tolist(), benjamini_hochberg(np.array([0.01, 0.04]), 10).tolist()
    ([0.02, 0.04], [0.1, 0.2])
    """
    found = stats.false_discovery_control(p, method="bh")
    return np.asarray(np.minimum(found * max(tests, len(p)) / max(1, len(p)), 1.0))


def npmi(p_ab: Floats, p_a: Floats, p_b: Floats) -> Floats:
    """Normalised pointwise mutual information, -1 (never together) to 1 (only together)."""
    with np.errstate(divide="ignore", invalid="ignore"):
        value = np.log(p_ab / (p_a * p_b)) / -np.log(p_ab)
    # Rounding takes pairs that are only named together a hair above 1.
    value = np.where(p_ab == 0, -1.0, np.clip(value, -1.0, 1.0))
    # Named in every unit: together by necessity, which tells nothing.
    return np.where(p_ab >= 1, 0.0, value)


def log_likelihood(counts: Counts) -> Floats:
    """Dunning's G² of the 2x2 table; negative where the pair is rarer than by chance."""
    n_ab, n_a, n_b, n = counts
    observed = np.array([n_ab, n_a - n_ab, n_b - n_ab, n - n_a - n_b + n_ab], dtype=float)
    expected = np.array([n_a * n_b, n_a * (n - n_b), (n - n_a) * n_b, (n - n_a) * (n - n_b)], dtype=float) / n
    with np.errstate(divide="ignore", invalid="ignore"):
        terms = np.where(observed > 0, observed * np.log(observed / expected), 0.0)
    g2 = np.maximum(2 * terms.sum(axis=0), 0.0)
    signed: Floats = np.where(observed[0] < expected[0], -g2, g2)
    return signed


def odds_ratio(counts: Counts) -> tuple[Floats, Floats, Floats]:
    """Odds of b where a is named against the odds where it is not, with 95 % bounds.

    Where a cell of the 2x2 table is empty, every cell of that table is raised by one half.

    Examples
    --------
    >>> counts = Counts(np.array([4]), np.array([8]), np.array([6]), 20)  # 4, 4, 2, 10
    >>> [round(float(value[0]), 2) for value in odds_ratio(counts)]
    [5.0, 0.64, 39.06]
    """
    n_ab, n_a, n_b, n = counts
    cells = np.array([n_ab, n_a - n_ab, n_b - n_ab, n - n_a - n_b + n_ab], dtype=float)
    cells += np.where((cells == 0).any(axis=0), 0.5, 0.0)
    log = np.log(cells[0]) + np.log(cells[3]) - np.log(cells[1]) - np.log(cells[2])
    half = _Z * np.sqrt((1 / cells).sum(axis=0))
    return np.exp(log), np.exp(log - half), np.exp(log + half)


def npmi_interval(
    matrix: sparse.csr_array,
    articles: Places,
    a: NDArray[np.int32],
    b: NDArray[np.int32],
    resamples: int,
    seed: int,
    found: Occurrences | None = None,
) -> tuple[Floats, Floats]:
    """95 % of npmi when the articles are drawn anew; NaN for pairs of fewer than two articles.

    Articles and not units are drawn, since the units of one article are written by one hand. `a` and `b` are columns
    of `matrix`, sorted, a before b; `found` are its occurrences, where they are known already.
    """
    low, high = np.full(len(a), np.nan), np.full(len(a), np.nan)
    count = int(articles.max()) + 1 if len(articles) else 0
    if not resamples or count < 2:
        return low, high
    per_article = _adder(articles, count)
    drawn = _Draws.of(per_article, matrix, np.random.default_rng(seed), resamples)
    both = by_article(matrix, articles, a, b, count, found)
    shared = np.flatnonzero(np.diff(both.indptr) >= 2)
    # In blocks of pairs: a large corpus has millions, and a draw for each would not fit into memory.
    for start in range(0, len(shared), _BLOCK):
        pairs = shared[start : start + _BLOCK]
        values = drawn.npmi(both[pairs], a[pairs], b[pairs])
        low[pairs], high[pairs] = _bounds(values)
    return low, high


def _bounds(values: Floats) -> Floats:
    """95 % of each row; numpy's quantile that passes over NaN takes one row at a time and ten times as long."""
    found = np.quantile(values, [0.025, 0.975], axis=1)
    partly = np.isnan(found[0]) & ~np.isnan(values).all(axis=1)
    if partly.any():
        found[:, partly] = np.nanquantile(values[partly], [0.025, 0.975], axis=1)
    return found


def _adder(articles: Places, count: int) -> Any:
    """Articles by units: times anything of units, it is summed by article."""
    ones = np.ones(len(articles), dtype=np.float32)
    return sparse.csr_array((ones, (articles, np.arange(len(articles)))), shape=(count, len(articles)))


def by_article(
    matrix: sparse.csr_array,
    articles: Places,
    a: NDArray[np.int32],
    b: NDArray[np.int32],
    count: int,
    found: Occurrences | None = None,
) -> Any:
    """Pairs by articles: in how many units of each article both are named; pairs as for `npmi_interval`."""
    found = occurrences(matrix) if found is None else found
    pair, there = numbered(matrix, found, a, b)
    article = np.repeat(articles, np.diff(matrix.indptr))[found.first[there]]
    ones = np.ones(len(article), dtype=np.float32)
    both = sparse.csr_array((ones, (pair[there], article)), shape=(len(a), count))
    both.sum_duplicates()
    return both


class _Draws(NamedTuple):
    """Resampled corpora; counts are whole numbers below 2**24, so four bytes hold them exactly."""

    weights: NDArray[np.float32]  # articles by draws: how often each article was drawn
    named: NDArray[np.float32]  # entities by draws: units that name each
    units: Floats  # of each draw

    @classmethod
    def of(cls, per_article: Any, matrix: Any, random: np.random.Generator, resamples: int) -> _Draws:
        """Draw as many articles as there are, so many times."""
        count = per_article.shape[0]
        weights = np.empty((count, resamples), dtype=np.float32)
        # One draw after another: all at once would take eight bytes an article and draw more.
        for draw in range(resamples):
            weights[:, draw] = random.multinomial(count, np.full(count, 1 / count))
        named = (per_article @ matrix).astype(np.float32).T @ weights
        return cls(weights, named, np.asarray(per_article.sum(axis=1), dtype=float).ravel() @ weights.astype(float))

    def npmi(self, both: Any, a: NDArray[np.int32], b: NDArray[np.int32]) -> Floats:
        """Pairs by draws; `both` is pairs by articles."""
        n_ab = (both @ self.weights).astype(float)
        n_a, n_b = (self.named[which].astype(float) for which in (a, b))
        values = npmi(n_ab / self.units, n_a / self.units, n_b / self.units)
        # A draw without a or without b says nothing of the pair.
        values[(n_a == 0) | (n_b == 0)] = np.nan
        return values
