"""Where the nodes of a network and their labels go, the same each time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Point = tuple[float, float]
Places = NDArray[np.float64]


class Box(NamedTuple):
    """A rectangle in inches."""

    left: float
    bottom: float
    right: float
    top: float

    @classmethod
    def around(cls, center: Point, width: float, height: float) -> Box:
        """The box of that size around a point."""
        x, y = center
        return cls(x - width / 2, y - height / 2, x + width / 2, y + height / 2)

    @property
    def center(self) -> Point:
        """Its middle."""
        return (self.left + self.right) / 2, (self.bottom + self.top) / 2

    def overlap(self, other: Box) -> float:
        """The area that two boxes share."""
        width = min(self.right, other.right) - max(self.left, other.left)
        height = min(self.top, other.top) - max(self.bottom, other.bottom)
        return max(width, 0.0) * max(height, 0.0)


def positions(
    radius: Mapping[str, float],
    edges: Sequence[tuple[str, str, int]],
    frame: tuple[float, float, float, float],
) -> dict[str, Point]:
    """Positions by attraction along edges, stretched to the frame (left, bottom, right, top), none overlapping.

    The start is a circle in the order of `radius`, so the result depends on nothing but names
    and edges.
    """
    import networkx as nx  # half a second, which a timeline need not wait for

    names = list(radius)
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(names)
    graph.add_edges_from((a, b) for a, b, _ in edges)
    start = nx.circular_layout(graph)
    found = nx.spring_layout(graph, pos=start, k=2.6 / np.sqrt(len(names)), iterations=300, method="force")
    points = np.array([found[name] for name in names])
    low, high = points.min(axis=0), points.max(axis=0)
    left, bottom, right, top = frame
    shares = (points - low) / np.where(high > low, high - low, 1)
    placed = np.array([left, bottom]) + shares * np.array([right - left, top - bottom])
    placed = _apart(placed, np.array([radius[name] for name in names]))
    return {name: (float(x), float(y)) for name, (x, y) in zip(names, placed, strict=True)}


def _apart(points: Places, radius: Places, room: float = 0.2) -> Places:
    """Push nodes apart until none overlap, leaving room for a label between them."""
    points = points.copy()
    for _ in range(200):
        moved = False
        for i in range(len(points)):
            for j in range(i):
                step = points[i] - points[j]
                distance = float(np.hypot(*step))
                short = radius[i] + radius[j] + room - distance
                if short > 1e-3:
                    push = step / distance * short / 2 if distance > 1e-9 else np.array([short / 2, 0.0])
                    points[i] += push
                    points[j] -= push
                    moved = True
        if not moved:
            break
    return points


def place_labels(
    nodes: Mapping[str, Box], sizes: Mapping[str, tuple[float, float]], page: tuple[float, float]
) -> dict[str, Box]:
    """Put each label beside its node where it covers least of other nodes and labels.

    Labels are placed in the order of `nodes`; of equal places the first is taken: below, above,
    right, left, then the corners, then the same further out.
    """
    placed: dict[str, Box] = {}
    for name, node in nodes.items():
        others = [*placed.values(), *(box for other, box in nodes.items() if other != name)]
        choices = [box for distance in (0.03, 0.16, 0.3) for box in _around(node, sizes[name], distance)]
        placed[name] = min(
            choices, key=lambda box: sum(box.overlap(other) for other in others) + 10 * _outside(box, page)
        )
    return placed


def _around(node: Box, size: tuple[float, float], distance: float) -> list[Box]:
    x, y = node.center
    across = (node.right - node.left + size[0]) / 2 + distance
    up = (node.top - node.bottom + size[1]) / 2 + distance
    steps = [(0, -1), (0, 1), (1, 0), (-1, 0), (0.7, -1), (-0.7, -1), (0.7, 1), (-0.7, 1)]
    return [Box.around((x + dx * across, y + dy * up), *size) for dx, dy in steps]


def _outside(box: Box, page: tuple[float, float]) -> float:
    width, height = page
    return max(0.0, -box.left) + max(0.0, box.right - width) + max(0.0, 0.25 - box.bottom) + max(0.0, box.top - height)
