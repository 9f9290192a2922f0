"""Places of points that repel one another and are drawn together by springs.

T. M. J. Fruchterman and E. M. Reingold, "Graph drawing by force-directed placement", Software: Practice and Experience
21 (1991), 1129-1164, with a pull towards the middle: else parts without a spring between them fly off, and the rest is
a dot. networkx has the method too; its loop over the points takes ten seconds for five hundred of them. Only sums,
products, quotients and roots are taken, in a fixed order and never by BLAS, whose sums change with the machine.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Integers = NDArray[np.intp]
_GRAVITY = 0.1
_NEAREST = 0.01  # points that lie closer repel as if they were so far apart
_CELLS = 100_000  # distances at once: they stay in the cache


def settled(size: int, one: Integers, other: Integers, seed: int, steps: int) -> Floats:
    """Where `size` points come to rest.

    Parameters
    ----------
    size : int
    one, other : array of int
        The points at the ends of each spring.
    seed : int
        Of the places from which the points set out.
    steps : int
        The farthest that a point goes in one step falls evenly from a tenth of the square to nothing.

    Returns
    -------
    array of float
        Points by x and y, of no particular scale.

    Examples
    --------
    >>> places = settled(3, np.array([0]), np.array([1]), seed=1, steps=50)
    >>> near, far = np.linalg.norm(places[0] - places[1]), np.linalg.norm(places[0] - places[2])
    >>> bool(near < far)
    True
    """
    x, y = np.random.default_rng(seed).random((2, size))
    ideal = 1 / np.sqrt(max(1, size))
    for step in range(steps if size else 0):
        push_x, push_y = _repulsion(x, y, ideal)
        pull_x, pull_y = _attraction(x, y, one, other, ideal)
        dx, dy = push_x + pull_x, push_y + pull_y
        far = 0.1 * (1 - step / steps) / np.maximum(np.sqrt(dx * dx + dy * dy), _NEAREST)
        x, y = x + dx * far, y + dy * far
    return np.column_stack([x, y])


def _repulsion(x: Floats, y: Floats, ideal: float) -> tuple[Floats, Floats]:
    """Every point from every other, by the square of the ideal distance over their own."""
    push_x, push_y = np.empty_like(x), np.empty_like(y)
    block = max(1, _CELLS // max(1, len(x)))
    for start in range(0, len(x), block):
        rows = slice(start, start + block)
        dx, dy = x[rows, None] - x, y[rows, None] - y
        force = ideal**2 / np.maximum(dx * dx + dy * dy, _NEAREST**2)
        push_x[rows], push_y[rows] = (force * dx).sum(axis=1), (force * dy).sum(axis=1)
    return push_x, push_y


def _attraction(x: Floats, y: Floats, one: Integers, other: Integers, ideal: float) -> tuple[Floats, Floats]:
    """The ends of each spring to one another and all points to the middle, by the square of the distance."""
    dx, dy = x[other] - x[one], y[other] - y[one]
    force = np.sqrt(dx * dx + dy * dy) / ideal
    middle_x, middle_y = x.mean() - x, y.mean() - y
    gravity = _GRAVITY * np.sqrt(middle_x * middle_x + middle_y * middle_y) / ideal
    return (
        gravity * middle_x + _summed(one, other, force * dx, len(x)),
        gravity * middle_y + _summed(one, other, force * dy, len(x)),
    )


def _summed(one: Integers, other: Integers, force: Floats, size: int) -> Floats:
    return np.asarray(np.bincount(one, force, size) - np.bincount(other, force, size), dtype=float)
