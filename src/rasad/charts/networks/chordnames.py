"""Names round a circle: horizontal, beside their arc, none over another."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rasad.charts.networks.chordlayout import on_circle
from rasad.charts.networks.marks import name_lines
from rasad.charts.page import look
from rasad.charts.page.layout import Layout
from rasad.charts.page.sheet import Sheet, width_of

_AWAY, _LARGEST = 0.12, 2.1  # inches from the circle; inches of its radius
_SHARE = 0.23  # of the page that a name beside the circle may take


@dataclass(frozen=True)
class Name:
    """The lines of a name, where they should be, and where they are: y counts from the middle of the circle."""

    lines: tuple[str, ...]
    angle: float
    size: float
    width: float
    y: float = 0.0

    @property
    def height(self) -> float:
        """Inches."""
        return 1.35 * self.size / 72 * len(self.lines)

    @property
    def side(self) -> int:
        """On which half of the circle it is, 1 being where a reader gets last."""
        return 1 if math.sin(self.angle) >= 0 else -1

    def away(self, radius: float) -> float:
        """How far from the upright through the middle of the circle it begins.

        Outside the circle, and no nearer than its arc: its line would run through the names above it.
        """
        near = max(0.0, abs(self.y) - self.height / 2)
        outside = math.sqrt(max((radius + _AWAY) ** 2 - near**2, 0.0))
        return max(outside, radius * abs(math.sin(self.angle)) + 0.05)


@dataclass(frozen=True)
class Names:
    """All names and the circle that leaves them room."""

    radius: float
    names: list[Name]

    @classmethod
    def of(cls, said: Sequence[tuple[str, float]], layout: Layout) -> Names:
        """The largest circle round which these names (with their angles) fit on a page."""
        size = layout.small + 1 if layout.label > 9 else layout.small
        broken = [_broken(name, angle, size, _SHARE * layout.inner) for name, angle in said]
        radius = min(_LARGEST, layout.inner / 2)
        while True:
            placed = [name for side in (1, -1) for name in _column(broken, side, radius)]
            over = max(name.away(radius) + name.width for name in placed) - layout.inner / 2
            if over <= 1e-6:
                return cls(radius, placed)
            radius -= 0.02

    @property
    def middle(self) -> float:
        """Inches from the upper edge to the middle of the circle."""
        return max(self.radius, *(name.height / 2 - name.y for name in self.names)) + 0.05

    @property
    def height(self) -> float:
        """Inches of circle and names."""
        return self.middle + max(self.radius, *(name.height / 2 + name.y for name in self.names)) + 0.05

    def draw(self, sheet: Sheet, x: float, y: float) -> None:
        """Draw the names round a circle with this middle, each with a line to its arc."""
        for name in self.names:
            start, line = x + name.side * name.away(self.radius), name.height / len(name.lines)
            from_x, from_y = on_circle(name.angle, (x, y), self.radius + 0.02)
            ends = [from_x, start - name.side * 0.03], [from_y, y + name.y]
            sheet.axes.plot(*ends, color=look.PALE, lw=0.5, solid_capstyle="butt")
            for i, said in enumerate(name.lines):
                middle = y + name.y + (i + 0.5) * line - name.height / 2
                sheet.write(start, middle, said, name.size, align="start" if name.side > 0 else "end")


def _broken(name: str, angle: float, size: float, room: float) -> Name:
    lines = name_lines(name, room, size)
    return Name(lines, angle, size, max(width_of(line, size) for line in lines))


def _column(names: Sequence[Name], side: int, radius: float) -> list[Name]:
    """The names of one side from the top down, moved as little as need be."""
    found = sorted((name for name in names if name.side == side), key=lambda name: -math.cos(name.angle))
    wished = np.array([-(radius + _AWAY) * math.cos(name.angle) for name in found])
    heights = np.array([name.height for name in found])
    return [
        Name(name.lines, name.angle, name.size, name.width, float(y))
        for name, y in zip(found, spaced(wished, heights), strict=True)
    ]


def spaced(wished: NDArray[np.float64], heights: NDArray[np.float64]) -> NDArray[np.float64]:
    """Middles of boxes in a column, as near as can be to where they should be, none over another.

    With the heights taken off, this is a regression that may not fall, solved by pooling neighbours
    (M. Ayer et al., Annals of Mathematical Statistics 26, 1955).

    Examples
    --------
    >>> spaced(np.array([0.0, 0.0, 9.0]), np.array([1.0, 1.0, 1.0])).tolist()
    [-0.5, 0.5, 9.0]
    """
    if not len(wished):
        return wished
    shift = np.concatenate([[0.0], np.cumsum((heights[1:] + heights[:-1]) / 2)])
    pools: list[list[float]] = []
    for value in (wished - shift).tolist():
        pools.append([value])
        while len(pools) > 1 and np.mean(pools[-2]) >= np.mean(pools[-1]):
            pools[-2:] = [pools[-2] + pools[-1]]
    means = [mean for pool in pools for mean in [float(np.mean(pool))] * len(pool)]
    return np.asarray(np.array(means) + shift, dtype=np.float64)
