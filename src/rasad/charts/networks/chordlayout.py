"""Arcs and ribbons of a chord diagram: where on the circle each name and each of its pairs has its place.

Angles are radians from the top of the circle on, in reading direction.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from matplotlib.path import Path

Wide = Mapping[tuple[str, str], float]
Point = tuple[float, float]
_FREE = 0.14  # share of the circle between the arcs
_STEP = 0.05  # radians from point to point on a circle


@dataclass(frozen=True)
class Arc:
    """The place of a name."""

    start: float
    end: float

    @property
    def middle(self) -> float:
        """Where its label belongs."""
        return (self.start + self.end) / 2


@dataclass(frozen=True)
class Ribbon:
    """A pair: its place at both names, how strong it is, and whether it rests on very long sentences."""

    a: Arc
    b: Arc
    value: float
    lists: bool

    def path(self, center: Point, radius: float) -> Path:
        """Its outline: along one arc, through the circle, along the other arc and back."""
        parts = [_along(arc, center, radius) for arc in (self.a, self.b)]
        points = [*parts[0], center, *parts[1], center, parts[0][0]]
        lines = [[Path.LINETO] * (len(part) - 1) for part in parts]
        bend = [Path.CURVE3, Path.CURVE3]
        return Path(points, [Path.MOVETO, *lines[0], *bend, *lines[1], *bend])


def _along(arc: Arc, center: Point, radius: float) -> list[Point]:
    count = max(2, math.ceil((arc.end - arc.start) / _STEP))
    angles = np.linspace(arc.start, arc.end, count).tolist()
    return [on_circle(angle, center, radius) for angle in angles]


def on_circle(angle: float, center: Point, radius: float) -> Point:
    """A point on the circle; y points down.

    Examples
    --------
    >>> on_circle(0.0, (1.0, 1.0), 1.0)
    (1.0, 0.0)
    """
    return center[0] + radius * math.sin(angle), center[1] - radius * math.cos(angle)


def arcs_of(order: Sequence[str], wide: Wide) -> dict[str, Arc]:
    """An arc for each name, as long as its pairs together are wide, the first one beginning at the top.

    Examples
    --------
    >>> arcs = arcs_of(["putin", "tehran"], {("putin", "tehran"): 3})
    >>> round(arcs["tehran"].middle / math.pi, 2)
    1.5
    """
    sums = {name: sum(value for pair, value in wide.items() if name in pair) for name in order}
    free = _FREE * 2 * math.pi / len(order)
    scale = (2 * math.pi - free * len(order)) / sum(sums.values())
    arcs, at = {}, free / 2
    for name in order:
        arcs[name] = Arc(at, at + scale * sums[name])
        at = arcs[name].end + free
    return arcs


def ribbons_of(arcs: Mapping[str, Arc], wide: Wide, lists: Sequence[bool]) -> list[Ribbon]:
    """The ribbons in the order of the pairs; at each arc those to names further on come first, so that few cross."""
    place = {name: i for i, name in enumerate(arcs)}
    ends: dict[tuple[str, str], Arc] = {}
    for name, arc in arcs.items():
        others = {b if a == name else a: value for (a, b), value in wide.items() if name in (a, b)}
        scale, at = (arc.end - arc.start) / sum(others.values()), arc.start
        for other in sorted(others, key=lambda other: -((place[other] - place[name]) % len(place))):
            ends[name, other] = Arc(at, at + scale * others[other])
            at = ends[name, other].end
    return [Ribbon(ends[a, b], ends[b, a], v, at) for ((a, b), v), at in zip(wide.items(), lists, strict=True)]
