"""Measures of association from the 2x2 table of units: named both, one, the other, none.

Sources: G² and its sign as in T. Dunning, "Accurate methods for the statistics of surprise and
coincidence", Computational Linguistics 19 (1993); NPMI as in G. Bouma, "Normalized (pointwise)
mutual information in collocation extraction", GSCL 2009; q-values as in Y. Benjamini and
Y. Hochberg, JRSS B 57 (1995), by scipy.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy import sparse, stats

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
_BLOCK = 2000


class Counts(NamedTuple):
    """Units that name both, a, b; and all units."""

    n_ab: Integers
    n_a: Integers
    n_b: Integers
    n: int


def measures(counts: Counts) -> dict[str, Floats]:
    """All measures of a table of pairs, by column name.

    Examples
    --------
    >>> counts = Counts(np.array([2]), np.array([2]), np.array([2]), 4)
    >>> {name: round(float(values[0]), 3) for name, values in measures(counts).items()}["npmi"]
    1.0
    """
    p = stats.hypergeom.sf(counts.n_ab - 1, counts.n, counts.n_a, counts.n_b)
    p = np.clip(p, 0.0, 1.0)
    return {
        "expected": counts.n_a * counts.n_b / counts.n,
        "npmi": npmi(counts.n_ab / counts.n, counts.n_a / counts.n, counts.n_b / counts.n),
        "log_likelihood": log_likelihood(counts),
        "jaccard": counts.n_ab / (counts.n_a + counts.n_b - counts.n_ab),
        "p_value": p,
        "q_value": stats.false_discovery_control(p, method="bh"),
    }


def npmi(p_ab: Floats, p_a: Floats, p_b: Floats) -> Floats:
    """Normalised pointwise mutual information, -1 (never together) to 1 (only together)."""
    with np.errstate(divide="ignore", invalid="ignore"):
        value = np.log(p_ab / (p_a * p_b)) / -np.log(p_ab)
    value = np.where(p_ab == 0, -1.0, value)
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


def npmi_interval(
    matrix: sparse.csr_array, articles: Integers, a: NDArray[np.int32], b: NDArray[np.int32], resamples: int, seed: int
) -> tuple[Floats, Floats]:
    """95 % of npmi when the articles are drawn anew; NaN for pairs of fewer than two articles.

    Articles and not units are drawn, since the units of one article are written by one hand.
    """
    low, high = np.full(len(a), np.nan), np.full(len(a), np.nan)
    count = int(articles.max()) + 1 if len(articles) else 0
    if not resamples or count < 2:
        return low, high
    to_article = sparse.csr_array(
        (np.ones(len(articles)), (articles, np.arange(len(articles)))), shape=(count, len(articles))
    )
    columns: Any = (to_article @ matrix).tocsc()
    incidence: Any = matrix.tocsc()
    units: Floats = np.asarray(to_article.sum(axis=1)).ravel()
    draws = np.random.default_rng(seed).multinomial(count, np.full(count, 1 / count), size=resamples)
    total = (draws @ units)[:, None]
    # In blocks of pairs: a large corpus has millions, and a draw for each would not fit into memory.
    for start in range(0, len(a), _BLOCK):
        part = slice(start, start + _BLOCK)
        per_ab: Any = (to_article @ incidence[:, a[part]].multiply(incidence[:, b[part]])).tocsc()
        shared = np.flatnonzero(np.diff(per_ab.indptr) >= 2)
        if len(shared):
            n_ab = draws @ per_ab[:, shared].toarray()
            n_a, n_b = (draws @ columns[:, which[part][shared]].toarray() for which in (a, b))
            values = npmi(n_ab / total, n_a / total, n_b / total)
            # A draw without a or without b says nothing of the pair.
            values[(n_a == 0) | (n_b == 0)] = np.nan
            low[start + shared], high[start + shared] = np.nanquantile(values, [0.025, 0.975], axis=0)
    return low, high
