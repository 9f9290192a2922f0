"""Draw co-occurrence as a network of names."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.figure import Figure

from rasad.analyse.pairs.context import PairsContext
from rasad.annotation.registry.entity import Registry
from rasad.arguments import MAPPING, NUMBER, maybe, takes, whole
from rasad.charts.networks.marks import Key, Mark, add_types
from rasad.charts.networks.spread import Point, positions, spread
from rasad.charts.page import look
from rasad.charts.page.alt import describe
from rasad.charts.page.layout import Layout
from rasad.charts.page.sheet import Sheet
from rasad.charts.pairs import words
from rasad.charts.pairs.alt import pair_alt
from rasad.charts.pairs.head import Head, empty
from rasad.text.numerals import number

LINE = "#5f7282"
_DASHES = (2.2, 1.2)
_THIN, _THICK = 0.6, 4.2  # points


@takes(min_count=whole(0), backbone=maybe(NUMBER), groups=maybe(MAPPING), **words.CHART)
def plot_network(
    pairs: pd.DataFrame,
    language: str = "en",
    *,
    measure: str = "n_ab",
    min_count: int = 2,
    top: int = 25,
    backbone: float | None = None,
    groups: Mapping[str, int] | None = None,
    title: str | None = None,
    width: float = 9.0,
    registry: Registry | None = None,
) -> Figure:
    """Draw the network of names.

    Parameters
    ----------
    pairs : DataFrame
        From `rasad.cooccurrence`.
    language : {"en", "fa", "ar"}
    measure : {"n_ab", "npmi", "log_likelihood", "jaccard", "odds_ratio"}
        What makes a line thick.
    min_count : int, default 2
        Pairs named together in fewer units are not drawn.
    top : int, default 25
        How many names at the most, the most frequent ones.
    backbone : float, optional
        Draw only the lines that stand out at one of their ends at this level, as
        `rasad.analyse.networks.backbone` finds them, and the names they join.
    groups : mapping of str to int, optional
        Group of each name, as `rasad.analyse.networks.communities` finds them, shown by outline and
        number, the first being 1.
    title : str, optional
    width : float, default 9
        Inches, as it will be printed: 3.15 for a column of 8 cm. The height follows from the names:
        none is drawn over another.
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
    >>> table = pd.DataFrame({"a": ["iran"], "b": ["russia"], "n_ab": [2], "n_a": [3], "n_b": [4]})
    >>> pairs = rasad.read_pairs(table, registry=rasad.read_registry("seeds"), unit="sentence")
    >>> len(plot_network(pairs, "ar").axes)
    1
    """
    context = PairsContext.of(pairs, "plot_network", registry)
    with look.style():
        drawn = _drawn(pairs, measure, min_count, top, backbone)
        if drawn.empty:
            return empty(context, language, width)
        caption = _caption(context, measure, min_count, backbone, language)
        title = title or look.word("pairs_title", language)
        head = Head.of(context, title, caption, language, width)
        marks = _marks(drawn, context, groups or {}, language, head.layout)
        place, height = _places(marks, drawn, head.layout)
        key = _key(drawn, marks, measure, bool(groups), language, head.layout)
        sheet = head.sheet(height + 0.12 + key.height, language)
        left, top_edge = head.layout.margin, head.height
        moved = {name: (x + left, y + top_edge) for name, (x, y) in place.items()}
        marks = _turned(marks, drawn, moved)
        _draw_lines(sheet, drawn, marks, moved, measure)
        for name, mark in marks.items():
            mark.draw(sheet, *moved[name])
        key.draw(sheet, top_edge + height + 0.12)
    counted = {"n": len(marks), "lines": len(drawn)}
    return describe(sheet.figure, pair_alt("network", context, drawn, measure, language, title, **counted))


def _drawn(pairs: pd.DataFrame, measure: str, min_count: int, top: int, backbone: float | None) -> pd.DataFrame:
    """The pairs of the most frequent names; strongest last, to be drawn above the others."""
    words.values(pairs, measure)
    frequent = pairs[pairs["n_ab"] >= min_count]
    names = words.most_frequent(frequent, top)
    drawn = frequent[frequent["a"].isin(names) & frequent["b"].isin(names)]
    if backbone is not None and len(drawn):
        drawn = drawn[_in_backbone(drawn, measure, backbone)]
    return drawn.sort_values([measure, "a", "b"], ignore_index=True)


def _in_backbone(drawn: pd.DataFrame, measure: str, alpha: float) -> list[bool]:
    from rasad.analyse.networks import backbone, network

    kept = backbone(network(drawn, measure=measure), alpha)
    return [kept.has_edge(a, b) for a, b in zip(drawn["a"], drawn["b"], strict=True)]


def _caption(context: PairsContext, measure: str, min_count: int, backbone: float | None, language: str) -> str:
    unit = words.unit(context, language)
    named = words.measure_words(context, measure, language)
    said = look.word("network_caption", language, measure=named, unit=unit, n=min_count)
    if backbone is not None:
        said += " " + look.word("network_backbone", language, alpha=number(backbone, language))
    return said


def _marks(
    drawn: pd.DataFrame, context: PairsContext, groups: Mapping[str, int], language: str, layout: Layout
) -> dict[str, Mark]:
    units, types = words.units_of(drawn), context.types
    names = sorted(units, key=lambda name: (-units[name], name))
    most = max(units.values())
    number = {group: i for i, group in enumerate(sorted(set(groups.values())), 1)}
    return {
        name: Mark.of(
            context.label(name, language), types.get(name, "PER"), units[name], most, layout,
            group=number.get(groups.get(name, -1)), language=language,
        )
        for name in names
    }  # fmt: skip


def _places(marks: Mapping[str, Mark], drawn: pd.DataFrame, layout: Layout) -> tuple[dict[str, Point], float]:
    wished = positions(list(marks), list(zip(drawn["a"], drawn["b"], strict=True)))
    sizes = {name: (mark.width, mark.height) for name, mark in marks.items()}
    least = min(0.62 * layout.inner, 0.6 + 0.35 * len(marks))
    return spread(wished, sizes, layout.inner, least)


def _turned(marks: Mapping[str, Mark], drawn: pd.DataFrame, place: Mapping[str, Point]) -> dict[str, Mark]:
    """Names on the side of their mark from which fewer lines come."""
    below = dict.fromkeys(marks, 0.0)
    for a, b in zip(drawn["a"], drawn["b"], strict=True):
        (x, y), (to_x, to_y) = place[a], place[b]
        steep = (to_y - y) / (math.hypot(to_x - x, to_y - y) or 1.0)
        below[a], below[b] = below[a] + steep, below[b] - steep
    return {name: replace(mark, above=below[name] > 0) for name, mark in marks.items()}


def line_widths(values: Iterable[float], measure: str) -> list[float]:
    """Points of a line for each value, from the thinnest to the thickest; ratios by their logarithm.

    Examples
    --------
    >>> line_widths([1, 5, 9], "n_ab"), line_widths([0.1, 1, 10], "odds_ratio"), line_widths([2], "npmi")
    ([0.6, 2.4, 4.2], [0.6, 2.4, 4.2], [4.2])
    """
    found = np.array([*values], dtype=float)
    found = np.log(found.clip(1e-12)) if measure == "odds_ratio" else found
    low, high = found.min(), found.max()
    shares = (found - low) / (high - low) if high > low else np.ones(len(found))
    return [round(width, 6) for width in (_THIN + (_THICK - _THIN) * shares).tolist()]


def _draw_lines(
    sheet: Sheet, drawn: pd.DataFrame, marks: Mapping[str, Mark], place: Mapping[str, Point], measure: str
) -> None:
    widths = line_widths(words.values(drawn, measure), measure)
    alpha = 0.5 if len(drawn) < 120 else 0.28
    for a, b, width, lists in zip(drawn["a"], drawn["b"], widths, words.from_lists(drawn), strict=True):
        ends = marks[a].center(*place[a]), marks[b].center(*place[b])
        sheet.axes.plot(*zip(*ends, strict=True), color=LINE, alpha=alpha, zorder=1, **stroke(width, lists))


def stroke(width: float, dashed: bool) -> dict[str, Any]:
    """How a line of that width is drawn; dashed where it rests on list sentences."""
    return {"lw": width, "solid_capstyle": "butt", **({"dashes": _DASHES} if dashed else {})}


def add_lines(key: Key, drawn: pd.DataFrame, measure: str, language: str) -> None:
    """Explain the thinnest and the thickest line, one between where widths go by ratios, and dashes."""
    values = words.values(drawn, measure)
    low, high = float(values.min()), float(values.max())
    shown = sorted({low, math.sqrt(low * high), high} if measure == "odds_ratio" and low > 0 else {low, high})
    key.add_row(
        ({"color": LINE, **stroke(width, False)}, number(value, language))
        for value, width in zip(shown, line_widths(shown, measure), strict=True)
    )
    if words.from_lists(drawn).any():
        key.add({"color": LINE, **stroke(1.6, True)}, look.word("line_lists", language))


def _key(
    drawn: pd.DataFrame, marks: Mapping[str, Mark], measure: str, grouped: bool, language: str, layout: Layout
) -> Key:
    key = Key(layout)
    add_types(key, (mark.kind for mark in marks.values()), language)
    add_lines(key, drawn, measure, language)
    if grouped:
        key.add("", look.word("network_groups", language))
    return key
