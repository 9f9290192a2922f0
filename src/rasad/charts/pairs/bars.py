"""Draw the strongest pairs as bars, with the interval in which chance leaves them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from matplotlib.figure import Figure
from matplotlib.patches import Polygon, Rectangle

from rasad.analyse.pairs.context import PairsContext
from rasad.annotation.registry.entity import Registry
from rasad.arguments import takes, whole
from rasad.charts.page import look
from rasad.charts.page.alt import describe
from rasad.charts.page.layout import Layout
from rasad.charts.page.sheet import Sheet, width_of
from rasad.charts.page.wrap import shorten
from rasad.charts.pairs import words
from rasad.charts.pairs.alt import pair_alt
from rasad.charts.pairs.colorscale import ColorScale
from rasad.charts.pairs.head import Head, empty, parts_width, write_number, write_parts
from rasad.text.numerals import localize, number

INTERVALS = {"npmi": ("ci_low", "ci_high"), "odds_ratio": ("odds_low", "odds_high")}
_BAR, _FOOT = 0.15, 0.34  # inches: height of a bar; room for the numbers of the axis
_BAND = 0.26  # inches, of a bar below its names
_Lines = list[tuple[str, ...]]


@takes(min_count=whole(0), **words.CHART)
def plot_pairs(
    pairs: pd.DataFrame,
    language: str = "en",
    *,
    measure: str = "npmi",
    top: int = 15,
    min_count: int = 2,
    title: str | None = None,
    width: float = 8.5,
    registry: Registry | None = None,
) -> Figure:
    """Draw the strongest pairs as bars.

    Parameters
    ----------
    pairs : DataFrame
        From `rasad.cooccurrence`.
    language : {"en", "fa", "ar"}
        In Persian and Arabic names stand on the right and bars run from right to left.
    measure : {"npmi", "n_ab", "log_likelihood", "jaccard", "odds_ratio"}
        The length of a bar. `npmi` and `odds_ratio` have intervals, drawn as thin lines where the
        table holds them.
    top : int, default 15
        How many pairs.
    min_count : int, default 2
        Pairs named together in fewer units are left out: what stands together once does so always.
    title : str, optional
    width : float, default 8.5
        Inches, as it will be printed: 3.15 for a column of 8 cm. Below 7.5 the names stand above
        their bars.
    registry : Registry, optional
        Gives the labels; also those of a plain table of pairs, which says nothing else of its counting.

    Returns
    -------
    matplotlib.figure.Figure
        One that says so where there is no pair.

    Raises
    ------
    ValueError
        If `language` or `measure` is not known, or `width` is too small.

    Examples
    --------
    >>> import rasad
    >>> table = pd.DataFrame({"a": ["iran"], "b": ["russia"], "n_ab": [2], "n_a": [3], "n_b": [4], "npmi": [0.5]})
    >>> pairs = rasad.read_pairs(table, registry=rasad.read_registry("seeds"), unit="sentence")
    >>> "Iran" in " ".join(text.get_text() for text in plot_pairs(pairs).axes[0].texts)
    True
    """
    context = PairsContext.of(pairs, "plot_pairs", registry)
    with look.style():
        words.values(pairs, measure)
        found = _found(pairs, measure, min_count)
        rows = _rows(found.head(top), context, language)
        if not rows:
            return empty(context, language, width)
        said = [*_caption(context, rows, measure, min_count, language), *words.as_strong(found["value"], top, language)]
        caption = " ".join(said)
        title = title or look.word("bars_title", language)
        head = Head.of(context, title, caption, language, width)
        bars = _Bars.of(rows, measure, head.layout, language)
        sheet = head.sheet(sum(bars.heights) + _FOOT, language)
        bars.draw(sheet, head.height)
    named = words.measure_words(context, measure, language)
    alt = pair_alt("bars", context, found.head(top), measure, language, title, n=len(rows), by=named)
    return describe(sheet.figure, alt)


@dataclass(frozen=True)
class _Row:
    names: tuple[str, str]
    count: str
    value: float
    low: float
    high: float
    lists: bool


def _found(pairs: pd.DataFrame, measure: str, min_count: int) -> pd.DataFrame:
    """The frequent pairs with value and interval, strongest first."""
    frequent = pairs[pairs["n_ab"] >= min_count]
    found = frequent.assign(value=words.values(frequent, measure), lists=words.from_lists(frequent))
    low, high = INTERVALS.get(measure, ("", ""))
    found = found.assign(low=found.get(low, np.nan), high=found.get(high, np.nan)).dropna(subset=["value"])
    return found.sort_values(["value", "n_ab", "a", "b"], ascending=[False, False, True, True])


def _rows(found: pd.DataFrame, context: PairsContext, language: str) -> list[_Row]:
    return [
        _Row(
            (context.label(row["a"], language), context.label(row["b"], language)),
            localize(int(row["n_ab"]), language),
            float(row["value"]),
            float(row["low"]),
            float(row["high"]),
            bool(row["lists"]),
        )
        for row in found.to_dict("records")
    ]


def _caption(context: PairsContext, rows: Sequence[_Row], measure: str, min_count: int, language: str) -> list[str]:
    named, unit = words.measure_words(context, measure, language), words.unit(context, language)
    key = "bars_caption_count" if measure == "n_ab" else "bars_caption"
    said = [look.word(key, language, measure=named, unit=unit, n=min_count)]
    drawn = [row.low == row.low and row.high == row.high for row in rows]
    if any(drawn):
        said.append(look.word("bars_interval", language))
    if any(row.high > _most(rows, measure) for row in rows):
        said.append(look.word("bars_cut", language))
    if measure not in INTERVALS:
        said.append(look.word("bars_never_interval", language))
    elif not all(drawn):
        said.append(look.word("bars_no_interval", language))
    if any(row.lists for row in rows):
        said.append(look.word("bar_lists", language) + ".")
    return said


def _most(rows: Sequence[_Row], measure: str) -> float:
    """Where the chart ends: a ratio whose interval is nearly open would squeeze all bars."""
    return 3 * max((row.value for row in rows), default=1.0) if measure == "odds_ratio" else math.inf


@dataclass(frozen=True)
class _Bars:
    """Names, counts and bars in their columns; where the page is narrow, names above bars."""

    rows: list[_Row]
    names: list[_Lines]
    scale: ColorScale
    counts: float
    start: float
    length: float
    heights: list[float]
    stacked: bool
    language: str

    @classmethod
    def of(cls, rows: list[_Row], measure: str, layout: Layout, language: str) -> _Bars:
        ends = [v for row in rows for v in (row.value, row.low, row.high)]
        finite = [v for v in ends if np.isfinite(v)]
        scale = ColorScale.of([min(v, _most(rows, measure)) for v in finite], measure)
        stacked = layout.stacked
        room = layout.inner if stacked else 0.42 * layout.inner
        names = [_broken(row.names, room, layout.label) for row in rows]
        counts = max(width_of(row.count, layout.small) for row in rows)
        longest = 0.0 if stacked else max(parts_width(line, layout.label) for lines in names for line in lines)
        start = layout.margin + longest + counts + (0.16 if stacked else 0.36)
        heights = [layout.line(layout.label) * len(one) + (_BAND if stacked else 0.08) for one in names]
        length = layout.width - layout.margin - 0.2 - start
        return cls(rows, names, scale, start - 0.15, start, length, heights, stacked, language)

    def x(self, value: float) -> float:
        """Where a value stands on the page."""
        return self.start + self.length * min(max(self.scale.along(value), 0.0), 1.0)

    def draw(self, sheet: Sheet, top: float) -> None:
        for row, names, height in zip(self.rows, self.names, self.heights, strict=True):
            band = _BAND if self.stacked else height
            self._lines(sheet, top + height - band + 0.05 * self.stacked, top + height)
            self._row(sheet, row, names, top, top + height - band / 2)
            top += height
        self._axis(sheet, top)

    def _lines(self, sheet: Sheet, top: float, bottom: float) -> None:
        """The lines of the axis behind one bar: where names stand above it, they stop below the names."""
        for tick in self.scale.ticks(5):
            sheet.axes.plot([self.x(tick)] * 2, [top, bottom], color=look.GRID, lw=0.6, zorder=0)
        sheet.axes.plot([self.x(self._base)] * 2, [top, bottom], color=look.INK, lw=0.9, zorder=3)

    def _axis(self, sheet: Sheet, bottom: float) -> None:
        size, end = sheet.layout.small, -1.0
        for tick in self.scale.ticks(5):
            x, said = self.x(tick), number(tick, self.language)
            if x - width_of(said, size) / 2 > end:
                write_number(sheet, x, bottom + 0.12, said, size, look.INK)
                end = x + width_of(said, size) / 2 + 0.06

    @property
    def _base(self) -> float:
        """Where bars start: nothing, or as by chance."""
        return 1.0 if self.scale.logarithmic else 0.0

    def _row(self, sheet: Sheet, row: _Row, names: _Lines, top: float, middle: float) -> None:
        layout, line = sheet.layout, sheet.layout.line(sheet.layout.label)
        first = top if self.stacked else middle - line * len(names) / 2
        for i, parts in enumerate(names):
            write_parts(sheet, layout.margin, first + (i + 0.5) * line, parts, layout.label)
        write_number(sheet, self.counts, middle, row.count, layout.small, look.PALE, "end")
        ends = sorted([self.x(self._base), self.x(row.value)])
        fill = {"facecolor": "#b9d3e6", "edgecolor": look.BLUE} if row.lists else {"facecolor": look.BLUE, "lw": 0}
        bar = Rectangle((ends[0], middle - _BAR / 2), ends[1] - ends[0], _BAR, zorder=2, **fill)
        if row.lists:
            bar.set_hatch("/////")
        sheet.axes.add_patch(bar)
        self._whisker(sheet, row, middle)

    def _whisker(self, sheet: Sheet, row: _Row, y: float) -> None:
        if row.low != row.low or row.high != row.high:
            return
        ends = self.x(row.low), self.x(row.high)
        # A white seam under the line: on a dark bar it would be lost.
        for color, lw, zorder in (("white", 2.4, 4), (look.INK, 1.0, 5)):
            sheet.axes.plot(ends, [y, y], color=color, lw=lw, zorder=zorder, solid_capstyle="butt")
            for x, value in zip(ends, (row.low, row.high), strict=True):
                if self.scale.along(value) <= 1 + 1e-9:
                    sheet.axes.plot([x, x], [y - 0.04, y + 0.04], color=color, lw=lw, zorder=zorder)
        if self.scale.along(row.high) > 1 + 1e-9:
            tip = ends[1] + 0.1
            sheet.axes.add_patch(Polygon([(tip, y), (ends[1], y - 0.045), (ends[1], y + 0.045)], color=look.INK, lw=0))


def _broken(names: tuple[str, str], room: float, size: float) -> _Lines:
    """A pair in one line if it fits, else each name in a line of its own, shortened to it."""
    whole = (names[0], "—", names[1])
    if parts_width(whole, size) <= room:
        return [whole]
    return [(shorten(names[0], room - width_of("n —", size), size), "—"), (shorten(names[1], room, size),)]
