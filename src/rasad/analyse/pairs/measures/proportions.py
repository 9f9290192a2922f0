"""Two shares and how sure their difference is."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import special

Floats = NDArray[np.float64]
Counts = NDArray[np.int64]
_BLOCK = 2000


def wilson(count: Counts, n: int, confidence: float = 0.95) -> tuple[Floats, Floats]:
    """The score interval of a share, of E. B. Wilson, JASA 22 (1927), 209-212.

    Examples
    --------
    >>> low, high = wilson(np.array([0]), 10)
    >>> round(float(low[0]), 4), round(float(high[0]), 4)
    (0.0, 0.2775)
    """
    z = float(special.ndtri((1 + confidence) / 2))
    share = count / n
    middle = share + z**2 / (2 * n)
    half = z * np.sqrt(share * (1 - share) / n + z**2 / (4 * n**2))
    # At a share of 0 or 1 rounding would leave one end a hair off.
    low = np.where(count == 0, 0.0, (middle - half) / (1 + z**2 / n))
    high = np.where(count == n, 1.0, (middle + half) / (1 + z**2 / n))
    return low, high


def newcombe(first: Counts, n_first: int, second: Counts, n_second: int) -> tuple[Floats, Floats]:
    """95 % of the difference of two shares, first less second: the hybrid score interval.

    Method 10 of R. G. Newcombe, "Interval estimation for the difference between independent proportions", Statistics
    in Medicine 17 (1998), 873-890: the Wilson intervals of the two shares, put together. Unlike the textbook's it
    stays between -1 and 1 and holds for small counts and zeros. It takes units as independent, which sentences of
    one article are not.

    Examples
    --------
    Example (a) of the paper's Table II. The paper was not at hand; the table is as others quote it, and all eight rows
    come out of statsmodels 0.15.0 (`confint_proportions_2indep`, method "newcomb") to four decimals.

    >>> low, high = newcombe(np.array([56]), 70, np.array([48]), 80)
    >>> round(float(low[0]), 4), round(float(high[0]), 4)
    (0.0524, 0.3339)
    """
    p, q = first / n_first, second / n_second
    (p_low, p_high), (q_low, q_high) = wilson(first, n_first), wilson(second, n_second)
    low = p - q - np.sqrt((p - p_low) ** 2 + (q_high - q) ** 2)
    high = p - q + np.sqrt((p_high - p) ** 2 + (q - q_low) ** 2)
    return low, high


def resampled(
    first: Any, units_first: Floats, second: Any, units_second: Floats, resamples: int, seed: int
) -> tuple[Floats, Floats]:
    """95 % of the difference of two shares when the articles of each group are drawn anew.

    Articles are drawn and not units, since the units of one article are written by one hand: the percentile
    bootstrap of B. Efron, "Bootstrap methods", Annals of Statistics 7 (1979), with clusters.

    Parameters
    ----------
    first, second : sparse array, pairs by articles
        In how many units of the article the pair is named.
    units_first, units_second : array
        How many units the article has.
    resamples, seed : int
    """
    rng = np.random.default_rng(seed)
    draws = [
        rng.multinomial(len(units), np.full(len(units), 1 / len(units)), size=resamples)
        for units in (units_first, units_second)
    ]
    totals = [draw @ units for draw, units in zip(draws, (units_first, units_second), strict=True)]
    count = first.shape[0]
    low, high = np.full(count, np.nan), np.full(count, np.nan)
    # In blocks: a large corpus has millions of pairs, and a draw for each would not fit into memory.
    for start in range(0, count, _BLOCK):
        part = slice(start, start + _BLOCK)
        shares = [
            table[part] @ draw.T / total for draw, table, total in zip(draws, (first, second), totals, strict=True)
        ]
        low[part], high[part] = np.quantile(shares[0] - shares[1], [0.025, 0.975], axis=1)
    return low, high
