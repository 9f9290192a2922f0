"""Draw co-occurrence as a heat map of the most frequent names."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd
from matplotlib.figure import Figure
from matplotlib.patches import Polygon, Rectangle

from rasad.analyse.pairs.context import PairsContext
from rasad.annotation.registry.entity import Registry
from rasad.arguments import among, takes
from rasad.charts.page import look
from rasad.charts.page.alt import describe
from rasad.charts.page.layout import Layout
from rasad.charts.page.sheet import Sheet, width_of
from rasad.charts.page.wrap import shorten
from rasad.charts.pairs import words
from rasad.charts.pairs.alt import pair_alt
from rasad.charts.pairs.colorscale import ColorScale
from rasad.charts.pairs.head import Head, empty, page, write_number
from rasad.charts.pairs.order import clustered
from rasad.text.numerals import localize

ORDERS = ("cluster", "count")
_LARGEST, _GAP, _LEAST = 0.6, 0.08, 6.5  # inches, inches, points: the smallest type that is read in print


@takes(order=among(*ORDERS), **words.CHART)
def plot_cooccurrence(
    pairs: pd.DataFrame,
    language: str = "en",
    *,
    measure: str = "n_ab",
    order: str = "cluster",
    top: int = 15,
    title: str | None = None,
    width: float = 8.5,
    registry: Registry | None = None,
) -> Figure:
    """Draw a heat map of the pairs of the most frequent names.

    Parameters
    ----------
    pairs : DataFrame
        From `rasad.cooccurrence`.
    language : {"en", "fa", "ar"}
        Language, digits and direction: in Persian and Arabic the names stand on the right and the
        columns run from right to left.
    measure : {"n_ab", "npmi", "log_likelihood", "jaccard", "odds_ratio"}
        What colours a cell; the count is written in it. Where some pairs are rarer than by chance
        the palette has two hues, and those cells a marked corner.
    order : {"cluster", "count"}
        Names of like company side by side, or the most frequent first.
    top : int, default 15
        How many names, the most frequent ones.
    title : str, optional
    width : float, default 8.5
        Inches, as it will be printed: 3.15 for a column of 8 cm. Below 5 the names stand only beside
        their rows.
    registry : Registry, optional
        Gives the labels; also those of a plain table of pairs, which says nothing else of its counting.

    Returns
    -------
    matplotlib.figure.Figure
        One that says so where there is no pair.

    Raises
    ------
    ValueError
        If `language`, `measure` or `order` is not known, or `width` is too small.

    Examples
    --------
    >>> import rasad
    >>> table = pd.DataFrame({"a": ["iran"], "b": ["russia"], "n_ab": [2], "n_a": [3], "n_b": [4]})
    >>> pairs = rasad.read_pairs(table, registry=rasad.read_registry("seeds"), unit="sentence")
    >>> figure = plot_cooccurrence(pairs, "fa", width=3.15)
    >>> float(figure.get_figwidth())
    3.15
    """
    context = PairsContext.of(pairs, "plot_cooccurrence", registry)
    with look.style():
        names = words.most_frequent(pairs, top)
        if not names:
            return empty(context, language, width)
        heat = _Heat.of(pairs, context, names, measure, language, order)
        grid = _Grid.of(heat.labels, max(heat.units.values()), page(width))
        said = _caption(context, order, bool(grid.number), language)
        title = title or look.word("pairs_title", language)
        figure = heat.draw(Head.of(context, title, said, language, width), grid)
    shown = pairs[pairs["a"].isin(names) & pairs["b"].isin(names)]
    return describe(figure, pair_alt("heat", context, shown, measure, language, title, n=len(names)))


def _caption(context: PairsContext, order: str, numbers: bool, language: str) -> str:
    least, unit = context.min_count, words.unit(context, language)
    cells = look.word("heat_cells" if numbers else "heat_no_numbers", language, unit=unit)
    blank = look.word("heat_blank" if least < 2 else "heat_blank_below", language, unit=unit, n=least)
    return " ".join([cells, blank, look.word(f"heat_{order}", language)])


@dataclass(frozen=True)
class _Heat:
    """The lower triangle: each pair once; the diagonal shows how often a name stands at all."""

    names: list[str]
    labels: list[str]
    units: dict[str, int]
    counts: dict[tuple[str, str], int]
    values: dict[tuple[str, str], float]
    scale: ColorScale
    said: str
    language: str

    @classmethod
    def of(
        cls, pairs: pd.DataFrame, context: PairsContext, names: list[str], measure: str, language: str, order: str
    ) -> _Heat:
        among = pairs[pairs["a"].isin(names) & pairs["b"].isin(names)]
        keys = list(zip(among["a"], among["b"], strict=True))
        values = dict(zip(keys, words.values(among, measure).tolist(), strict=True))
        if order == "cluster":
            names = clustered(names, values, measure == "odds_ratio")
        scale = ColorScale.of(list(values.values()), measure)
        said = look.word("heat_color", language, measure=words.measure_words(context, measure, language))
        if scale.center is not None:
            said += " " + look.word("heat_corner", language)
        labels = [context.label(name, language) for name in names]
        counts = dict(zip(keys, among["n_ab"].astype(int).tolist(), strict=True))
        return cls(names, labels, words.units_of(pairs), counts, values, scale, said, language)

    def draw(self, head: Head, grid: _Grid) -> Figure:
        above = self.scale.height(self.said, head.layout) + 0.15
        sheet = head.sheet(above + grid.down * len(self.names), self.language)
        self.scale.draw(sheet, head.height, self.said, self.language)
        top = head.height + above
        self._write_names(sheet, grid, top)
        for i in range(len(self.names)):
            for j in range(i + 1):
                self._cell(sheet, grid, i, j, top)
        return sheet.figure

    def _write_names(self, sheet: Sheet, grid: _Grid, top: float) -> None:
        """Beside the rows, and at the steps of the triangle, where the columns end."""
        for i, said in enumerate(grid.rows):
            sheet.write(grid.start - _GAP, top + (i + 0.5) * grid.down, said, grid.size, align="end")
        for i, said in enumerate(grid.steps):
            x = grid.start + (i + 1) * grid.across + _GAP
            sheet.write(x, top + (i + 0.5) * grid.down, said, sheet.layout.small, look.PALE)

    def _cell(self, sheet: Sheet, grid: _Grid, i: int, j: int, top: float) -> None:
        x, y, seam = grid.start + j * grid.across, top + i * grid.down, 0.06 * grid.across
        right, low = x + grid.across - seam, y + grid.down - seam
        a, b = self.names[i], self.names[j]
        key = (a, b) if (a, b) in self.values else (b, a)
        known = i != j and key in self.values
        value = self.values[key] if known else float("nan")
        color = self.scale.color(value) if value == value else "white"
        edge = look.INK if i == j else "white" if value == value else look.GRID
        sheet.axes.add_patch(Rectangle((x, y), right - x, low - y, facecolor=color, edgecolor=edge, lw=0.6))
        if self.scale.center is not None and value < self.scale.center:
            side = 0.28 * (right - x)
            corner = [(right, low), (right - side, low), (right, low - side)]
            sheet.axes.add_patch(Polygon(corner, facecolor=look.INK, lw=0))
        n = self.units[a] if i == j else self.counts.get(key)
        if n is not None and grid.number:
            ink = self.scale.ink(value) if value == value else look.INK
            middle = (x + right) / 2, (y + low) / 2
            write_number(sheet, *middle, localize(n, self.language), grid.number, ink)


@dataclass(frozen=True)
class _Grid:
    """How large a cell is so that all names fit, and the names as they fit.

    Cells are square where there is room; many names on a narrow page make them taller than wide,
    for a name needs its height to be read.
    """

    rows: list[str]
    steps: list[str]
    start: float
    across: float
    down: float
    size: float
    number: float  # points of the numbers in the cells; 0 where they would be too small to read

    @classmethod
    def of(cls, labels: list[str], largest: int, layout: Layout) -> _Grid:
        narrow = layout.label < 9
        size = layout.label if not narrow else min(layout.label, 7.5)
        rows = [shorten(said, (0.3 if narrow else 0.34) * layout.inner, size) for said in labels]
        steps = [shorten(said, 0.22 * layout.inner, layout.small) for said in labels[:-1]]
        room = max(width_of(said, size) for said in rows) + _GAP
        free = layout.inner - room
        over = [(free - _GAP - 0.02 - width_of(said, layout.small)) / (i + 1) for i, said in enumerate(steps)]
        cell = min(_LARGEST, free / len(labels), *over)
        if narrow or cell < layout.line(layout.small):  # names at the steps would cost the cells their size
            steps, cell = [], min(_LARGEST, free / len(labels))
        down = max(cell, _LEAST / 50)
        size = max(_LEAST, min(size, 50 * down))
        fits = min(size, 0.88 * cell / width_of(str(largest), 1.0))
        return cls(rows, steps, layout.margin + room, cell, down, size, fits if fits >= _LEAST else 0.0)
