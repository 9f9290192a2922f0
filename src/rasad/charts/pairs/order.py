"""In which order the names of a heat map stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

Values = Mapping[tuple[str, str], float]


def clustered(names: Sequence[str], values: Values, logarithmic: bool = False) -> list[str]:
    """Names in an order that puts those with strong ties side by side.

    Average linkage with optimal leaf ordering (Z. Bar-Joseph et al., Bioinformatics 17, 2001).
    Pairs that are not in `values` are as far apart as any. Of the two directions the one is taken
    in which the first of `names` comes sooner.

    Parameters
    ----------
    names : sequence of str
        Most frequent first; this settles ties.
    values : mapping
        Strength of a pair, either way round.
    logarithmic : bool
        Compare values (above 0) by their ratio.

    Returns
    -------
    list of str
        With fewer than three names as they came.

    Examples
    --------
    >>> clustered(["putin", "tehran", "moscow", "raisi"], {("putin", "moscow"): 9, ("raisi", "tehran"): 8})
    ['putin', 'moscow', 'raisi', 'tehran']
    """
    if len(names) < 3:
        return list(names)
    from scipy.cluster.hierarchy import leaves_list, linkage

    strength = _condensed(names, values, logarithmic)
    order = leaves_list(linkage(strength.max() - strength, "average", optimal_ordering=True)).tolist()
    if order.index(0) > len(order) // 2 or (order.index(0) * 2 == len(order) - 1 and order[0] > order[-1]):
        order.reverse()
    return [names[i] for i in order]


def _condensed(names: Sequence[str], values: Values, logarithmic: bool) -> np.ndarray:
    """Strengths of all pairs in scipy's order, counts and ratios by their logarithm: a few are very large."""
    found = np.array(
        [values.get((a, b), values.get((b, a), np.nan)) for i, a in enumerate(names) for b in names[i + 1 :]]
    )
    if logarithmic:
        found = np.log(np.where(found > 0, found, np.nan))
    elif (np.abs(found[np.isfinite(found)]) > 1).any():
        found = np.sign(found) * np.log1p(np.abs(found))
    known = found[np.isfinite(found)]
    if not len(known):
        return np.zeros(len(found))
    lowest = min(known.min(), 0.0) if not logarithmic else known.min()
    return np.where(np.isfinite(found), found, lowest - 0.1 * (known.max() - lowest))
