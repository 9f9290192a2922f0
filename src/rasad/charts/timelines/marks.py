"""The marks of a timeline: form and lightness say the status, a bar a span, an arrow an open end.

Each status has a form and a step of lightness of its own, so that it is told without colour. The
colours were searched for in four hues: of any two, lightness (CIE L*) differs by 8 and colour (CIE
1976) by 20 or more, also as seen with protanopia, deuteranopia and tritanopia by the matrices of
Machado, Oliveira and Fernandes (2009); each has a contrast of 3:1 or more on the page.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from matplotlib.colors import to_rgb

from rasad.charts.page import look
from rasad.charts.page.sheet import Sheet


@dataclass(frozen=True)
class Form:
    """Form of a status: a marker of matplotlib, its colour, and its size in square points."""

    marker: str
    color: str
    size: float
    filled: bool = True


FORMS = {
    "asserted": Form("o", "#001259", 42),
    "reported": Form("s", "#004d26", 38),
    "planned": Form(">", "#963d99", 46),
    "alleged": Form("D", "#d96500", 34, filled=False),
}
_RING = 120.0  # square points: the dotted ring of a proposed event
_HALF_BAR = 0.03  # inches
_FADE = 0.18  # inches; the middle of the fade is the first or the last day
_LEAST_BAR = 0.24  # inches, so that a span is never hidden by its mark
_ARROW = 0.42  # inches


def draw_mark(sheet: Sheet, x: float, y: float, status: str, proposed: bool = False, paper: str | None = None) -> None:
    """The mark of a status; a proposed event has a thin outline and a dotted ring.

    A rim in the colour of `paper` keeps it apart from its bar or arrow.
    """
    form = FORMS[status]
    marker = "<" if form.marker == ">" and sheet.rtl != sheet.layout.backwards else form.marker
    fill = form.color if form.filled else "white"
    line = 0.8 if proposed else 1.5
    if paper:
        sheet.axes.plot([x], [y], marker=marker, ms=form.size**0.5 + 3, mfc=paper, mec=paper, zorder=3)
    sheet.axes.scatter([x], [y], s=form.size, marker=marker, facecolor=fill, edgecolor=form.color, lw=line, zorder=4)
    if proposed:
        draw_ring(sheet, x, y)


def draw_ring(sheet: Sheet, x: float, y: float) -> None:
    """The dotted ring around the mark of a proposed event."""
    sheet.axes.scatter([x], [y], s=_RING, marker="o", facecolor="none", edgecolor=look.INK, lw=0.9, ls=":", zorder=4)


def draw_span(sheet: Sheet, start: float, end: float, y: float, color: str, room: tuple[float, float]) -> None:
    """A bar from `start` to `end` whose ends fade; it stays within `room`."""
    short = max(0.0, _LEAST_BAR - (end - start)) / 2
    left, right = max(room[0], start - short - _FADE / 2), min(room[1], end + short + _FADE / 2)
    shares = np.linspace(0, right - left, 129)[:-1] + (right - left) / 256
    alpha = np.clip(np.minimum(shares, right - left - shares) / _FADE, 0, 1)
    _draw_fading(sheet, (left, right), y, color, alpha)


def draw_arrow(sheet: Sheet, x: float, y: float, color: str, onward: bool, room: tuple[float, float]) -> float:
    """An arrow from a bound, which is a stroke, before or after it, within `room`; returns where the mark goes."""
    tip = min(max(x + _ARROW if onward else x - _ARROW, room[0]), room[1])
    sheet.axes.plot([x, x], [y - 0.075, y + 0.075], color=color, lw=1.6, solid_capstyle="butt", zorder=2)
    style: dict[str, Any] = {"arrowstyle": "-|>", "color": color, "lw": 1.5, "shrinkA": 0, "shrinkB": 0}
    sheet.axes.annotate("", (tip, y), (x, y), arrowprops=style | {"mutation_scale": 9}, zorder=2)
    return x + 0.42 * (tip - x)


def _draw_fading(sheet: Sheet, ends: tuple[float, float], y: float, color: str, alpha: Any) -> None:
    pixels = np.empty((1, len(alpha), 4))
    pixels[..., :3], pixels[..., 3] = to_rgb(color), alpha
    box = (*ends, y + _HALF_BAR, y - _HALF_BAR)
    sheet.axes.imshow(pixels, extent=box, aspect="auto", interpolation="nearest", zorder=2)
