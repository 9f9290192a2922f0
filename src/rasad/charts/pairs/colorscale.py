"""From the values of a measure to colours that are still in order when printed in grey, and their scale."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
from matplotlib.colors import LinearSegmentedColormap, to_rgb
from matplotlib.patches import Rectangle
from matplotlib.ticker import MaxNLocator

from rasad.charts.page import look
from rasad.charts.page.sheet import Sheet, fit, width_of
from rasad.charts.pairs.head import write_number
from rasad.text.numerals import number

# Lightness falls from end to end in both: a diverging palette with two dark ends is ambiguous in grey.
# What is rarer than by chance is yellow and light, what is more frequent blue and dark.
_ONE_WAY = LinearSegmentedColormap.from_list("rasad", ["#eef4f9", "#6fa8d0", "#0072b2", "#00324f"])
_TWO_WAYS = LinearSegmentedColormap.from_list("rasad-two", ["#ffe680", "#ece2b4", "#cfd5da", "#0072b2", "#00324f"])
_BAR, _TICK, _STEPS = 0.13, 0.05, 120
# Luminance against which white and black have the same contrast, 4.58 : 1 (WCAG 2.1); with the charts' own ink, which
# is not quite black, a cell in the middle would have less than the 4.5 : 1 that small type needs.
_EVEN = 0.179


@dataclass(frozen=True)
class ColorScale:
    """The values between `low` and `high` as colours; `center` is what chance would give, where there is such."""

    low: float
    high: float
    center: float | None
    logarithmic: bool = False

    @classmethod
    def of(cls, values: list[float], measure: str) -> ColorScale:
        """The scale of the finite values of a measure.

        Examples
        --------
        >>> ColorScale.of([1, 9], "n_ab"), ColorScale.of([-0.5, 0.5], "npmi").center
        (ColorScale(low=0.0, high=9.0, center=None, logarithmic=False), 0.0)
        """
        finite = [float(value) for value in values if math.isfinite(value)]
        if measure == "odds_ratio":
            above = [value for value in finite if value > 0] or [1.0]
            low, high = min([1.0, *above]), max([1.0, *above])
            return cls(low, high if high > low else 2.0, 1.0 if low < 1 else None, True)
        low, high = min([0.0, *finite]), max([0.0, *finite])
        return cls(low, high if high > low else low + 1, 0.0 if low < 0 else None)

    def share(self, value: float) -> float:
        """Where a value lies in the palette, 0 to 1; as far from the middle on both sides of it."""
        low, high, value = (self._place(v) for v in (self.low, self.high, min(max(value, self.low), self.high)))
        if self.center is None:
            return (value - low) / (high - low)
        middle = self._place(self.center)
        return 0.5 + 0.5 * (value - middle) / max(high - middle, middle - low)

    def _place(self, value: float) -> float:
        return math.log(max(value, 1e-12)) if self.logarithmic else value

    def color(self, value: float) -> Any:
        """The colour of a value."""
        return (_ONE_WAY if self.center is None else _TWO_WAYS)(self.share(value))

    def ink(self, value: float) -> str:
        """What is read best on that colour."""
        return "white" if luminance(self.color(value)) < _EVEN else "black"

    def ticks(self, most: int = 4) -> list[float]:
        """Round numbers in the scale, few enough to stand beside each other."""
        if not self.logarithmic:
            whole = self.center is None and self.high >= 3
            found = MaxNLocator(most, integer=whole).tick_values(self.low, self.high)
            return [float(v) for v in found if self.low - 1e-9 <= v <= self.high + 1e-9]
        powers = range(math.floor(math.log10(self.low)), math.ceil(math.log10(self.high)) + 1)
        found = [m * 10.0**k for k in powers for m in (1, 2, 5) if self.low <= m * 10.0**k <= self.high]
        tens = [v for v in found if math.isclose(math.log10(v) % 1, 0, abs_tol=1e-9)]
        found = tens if len(tens) > 2 else found
        return found[:: math.ceil(len(found) / most)]

    def along(self, value: float) -> float:
        """Where a value lies between the ends of the bar, 0 to 1."""
        low, high = self._place(self.low), self._place(self.high)
        return (self._place(value) - low) / (high - low)

    def draw(self, sheet: Sheet, top: float, words: str, language: str) -> float:
        """Draw the bar with its words above and its numbers below; returns where it ends."""
        layout = sheet.layout
        y = sheet.write_lines(layout.margin, top, fit(words, layout.inner, layout.small), layout.small) + 0.02
        length = min(2.4, 0.8 * layout.inner)
        start = layout.margin + 0.1
        for step in range(_STEPS):
            value = self._at((step + 0.5) / _STEPS)
            x, part = start + length * step / _STEPS, length / _STEPS
            sheet.axes.add_patch(Rectangle((x, y), part, _BAR, facecolor=self.color(value), lw=0, antialiased=False))
        sheet.axes.add_patch(Rectangle((start, y), length, _BAR, fill=False, edgecolor=look.PALE, lw=0.5))
        end = -1.0
        for tick in self.ticks():
            x, said = start + length * self.along(tick), number(tick, language)
            sheet.axes.plot([x, x], [y + _BAR, y + _BAR + _TICK], color=look.PALE, lw=0.6)
            if x - width_of(said, layout.small) / 2 > end:
                write_number(sheet, x, y + _BAR + 0.14, said, layout.small, look.INK)
                end = x + width_of(said, layout.small) / 2 + 0.06
        return y + _BAR + 0.24

    def height(self, words: str, sheet_layout: Any) -> float:
        """Inches that `draw` will take."""
        lines = fit(words, sheet_layout.inner, sheet_layout.small)
        return len(lines) * float(sheet_layout.line(sheet_layout.small)) + 0.02 + _BAR + 0.24

    def _at(self, share: float) -> float:
        low, high = self._place(self.low), self._place(self.high)
        value = low + share * (high - low)
        return math.exp(value) if self.logarithmic else value


def luminance(color: Any) -> float:
    """Relative luminance of a colour, 0 to 1, as WCAG 2.1 has it.

    Examples
    --------
    >>> luminance("white"), luminance("black")
    (1.0, 0.0)
    """
    channels = np.array(to_rgb(color))
    linear = np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)
    return round(float(linear @ np.array([0.2126, 0.7152, 0.0722])), 6)
