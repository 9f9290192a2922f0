"""Where the names of a network go, the same each time: by attraction, then pushed apart until none covers another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from rasad.analyse.networks.springs import settled

Point = tuple[float, float]
Places = NDArray[np.float64]
_SETTLING = 300
_STEPS, _GROWTH, _MOST = 500, 1.08, 20
_SHARE = 0.2  # of a place that is distance, the rest being rank


def positions(names: Sequence[str], edges: Sequence[tuple[str, str]]) -> dict[str, Point]:
    """Places between 0 and 1 by attraction along edges.

    By `rasad.analyse.networks.springs`, so the result depends on nothing but names and edges. Most of a place is
    its rank: one name far from all would else press the others together.

    Examples
    --------
    >>> sorted(positions(["putin", "tehran"], [("putin", "tehran")]))
    ['putin', 'tehran']
    """
    number = {name: i for i, name in enumerate(names)}
    ends = np.array([(number[a], number[b]) for a, b in edges], dtype=np.intp).reshape(-1, 2)
    points = settled(len(names), ends[:, 0], ends[:, 1], seed=1, steps=_SETTLING)
    low, high = points.min(axis=0), points.max(axis=0)
    shares = (points - low) / np.where(high > low, high - low, 1)
    ranks = points.argsort(axis=0, kind="stable").argsort(axis=0, kind="stable") / max(len(names) - 1, 1)
    return {
        name: (float(x), float(y)) for name, (x, y) in zip(names, _SHARE * shares + (1 - _SHARE) * ranks, strict=True)
    }


def spread(
    places: Mapping[str, Point], sizes: Mapping[str, Point], width: float, height: float, fixed: str | None = None
) -> tuple[dict[str, Point], float]:
    """Put boxes on a page that grows downward until none covers another.

    Parameters
    ----------
    places : mapping
        Wished-for middle of each box, as shares of the page.
    sizes : mapping
        Width and height of each box in inches.
    width, height : float
        Of the page in inches; the height is the least.
    fixed : str, optional
        The box that keeps its place, as long as the others find theirs.

    Returns
    -------
    dict, float
        Middles in inches, and the height that was needed.

    Raises
    ------
    ValueError
        If a box is wider than the page.

    Examples
    --------
    >>> found, height = spread({"a": (0.5, 0.5), "b": (0.5, 0.5)}, {"a": (1, 1), "b": (1, 1)}, 3, 2)
    >>> bool(max(abs(found["a"][i] - found["b"][i]) for i in (0, 1)) >= 1)
    True
    """
    names = list(places)
    size = np.array([sizes[name] for name in names], dtype=float)
    if size[:, 0].max() > width:
        raise ValueError(f"a box of {size[:, 0].max():.2f} inches does not fit on a page of {width:.2f}")
    height = max(height, float(size[:, 1].max()), 1.5 * float(size.prod(axis=1).sum()) / width)
    wished = np.array([places[name] for name in names])
    still = np.array([name == fixed for name in names])
    for _ in range(_MOST):
        page = np.array([width, height])
        points, clear = _apart(size / 2 + wished * (page - size), size, page, still)
        if clear:
            break
        height *= _GROWTH
    else:
        points, height = _stacked(size / 2 + wished * (page - size), size)
    return {name: (float(x), float(y)) for name, (x, y) in zip(names, points, strict=True)}, height


def _stacked(points: Places, size: Places) -> tuple[Places, float]:
    """Boxes at their x, each as far up as those that were above it allow: a way that always ends."""
    found = points.copy()
    done: list[int] = []
    for i in np.lexsort((points[:, 0], points[:, 1])).tolist():
        beside = [j for j in done if abs(found[i, 0] - found[j, 0]) < (size[i, 0] + size[j, 0]) / 2]
        found[i, 1] = max((found[j, 1] + size[j, 1] / 2 for j in beside), default=0.0) + size[i, 1] / 2
        done.append(i)
    return found, float((found[:, 1] + size[:, 1] / 2).max())


def _apart(points: Places, size: Places, page: Places, still: NDArray[np.bool_]) -> tuple[Places, bool]:
    """Push boxes apart along the shorter way, within the page; whether none cover each other in the end."""
    half = size / 2
    sums = half[:, None] + half[None]
    order = np.sign(np.arange(len(points))[:, None] - np.arange(len(points))[None])
    for _ in range(_STEPS):
        step = points[:, None] - points[None]
        short = sums - np.abs(step)
        covers = np.all(short > 1e-6, axis=2) & (order != 0)
        if not covers.any():
            return points, True
        way = np.where(step != 0, np.sign(step), order[:, :, None])
        shorter = short == short.min(axis=2, keepdims=True)
        push = np.where(covers[:, :, None] & shorter, way * (short + 0.01) / 2, 0.0)
        push[:, still] *= 2
        move = push.sum(axis=1)
        move[still] = 0
        points = np.clip(points + 0.7 * move, half, page - half)
    return points, False
