"""The upper tail of the hypergeometric distribution for many tables at once.

The chance that two names share so many units or more when each keeps its own number of units: Fisher's
exact test, one-sided (R. A. Fisher, "The logic of inductive inference", JRSS 98, 1935). scipy's
`hypergeom.sf` gives the same numbers one table at a time, which takes minutes for a million units.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy import stats

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
_SMALL = 1e-17


def upper_tail(n_ab: Integers, n_a: Integers, n_b: Integers, n: int) -> Floats:
    """The chance of `n_ab` or more common units.

    Parameters
    ----------
    n_ab, n_a, n_b : array of int
        Units of both, of the one, of the other.
    n : int
        All units.

    Returns
    -------
    array of float
        As exact as floating point has it down to 1e-307; 0 where a chance is smaller than any float.

    Examples
    --------
    >>> upper_tail(np.array([2]), np.array([4]), np.array([2]), 6).round(6).tolist()
    [0.4]
    """
    if not len(n_ab):
        return np.empty(0)
    n_ab, n_a, n_b = (np.asarray(column, dtype=np.int64) for column in (n_ab, n_a, n_b))
    tables, back = _different(n_ab, np.minimum(n_a, n_b), np.maximum(n_a, n_b))
    return _tail(tables[0], tables[1], tables[2], n)[back]


def _different(*columns: Integers) -> tuple[list[Integers], Integers]:
    """Each different table once: rare names have the same small counts by the thousand."""
    size, codes = 1, np.zeros(len(columns[0]), dtype=np.int64)
    for column in columns:
        size *= int(column.max()) + 1
        codes = codes * (int(column.max()) + 1) + column
    if size > np.iinfo(np.int64).max:  # the codes have run over: take every table by itself
        return list(columns), np.arange(len(codes))
    _, first, back = np.unique(codes, return_index=True, return_inverse=True)
    return [column[first] for column in columns], back


def _tail(k: Integers, a: Integers, b: Integers, n: int) -> Floats:
    lowest = np.maximum(0, a + b - n)
    # From the side that has less to sum: above the mode upwards, below it one minus the rest.
    above = k > (a + 1) * (b + 1) / (n + 2)
    found = np.ones(len(k))
    up, down = np.flatnonzero(above & (k > lowest)), np.flatnonzero(~above & (k > lowest))
    found[up] = _summed(k[up], a[up], b[up], n, 1)
    found[down] = 1 - _summed(k[down] - 1, a[down], b[down], n, -1)
    found[k > np.minimum(a, b)] = 0
    return np.clip(found, 0.0, 1.0)


def _summed(k: Integers, a: Integers, b: Integers, n: int, step: int) -> Floats:
    """Probabilities from `k` on, upwards or downwards, until the next ones add nothing."""
    j, x, y = k.astype(float), a.astype(float), b.astype(float)
    term = _probability(j, x, y, n)
    total, alive = term.copy(), np.arange(len(j))
    while len(alive):
        if step > 0:
            term = term * (x - j) * (y - j) / ((j + 1) * (n - x - y + j + 1))
        else:
            term = term * j * (n - x - y + j) / ((x - j + 1) * (y - j + 1))
        total[alive] += term
        j = j + step
        more = term > _SMALL * total[alive]
        alive, j, x, y, term = alive[more], j[more], x[more], y[more], term[more]
    return total


def _probability(k: Floats, a: Floats, b: Floats, n: int) -> Floats:
    """As R's dhyper, by three binomials (C. Loader, "Fast and accurate computation of binomial probabilities", 2000).

    The difference of log-factorials of ten million is right to seven digits only.
    """
    share = b / n
    of_a, of_rest, of_all = (stats.binom.pmf(*part, share) for part in ((k, a), (b - k, n - a), (b, n)))
    return np.asarray(of_a * of_rest / of_all)
