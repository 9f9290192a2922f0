"""Draw co-occurrence: a heat map of the most frequent names, and a network."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from matplotlib.patheffects import withStroke

from rasad.charts import style as look
from rasad.charts.layout import Box, place_labels, positions
from rasad.charts.rtl import rtl
from rasad.charts.wrap import shorten, text_width, wrap
from rasad.text import digits

_PALETTE = LinearSegmentedColormap.from_list("rasad", ["#eef4f9", "#0072b2", "#00324f"])
_COLORS = {"PER": look.BLUE, "ORG": look.PURPLE, "GPE": look.GREEN, "LOC": look.GREY, "EVENT": look.VERMILION}
_MARKERS = {"PER": "o", "ORG": "s", "GPE": "D", "LOC": "h", "EVENT": "^"}
_SCALE = {"PER": 1.0, "ORG": 0.88, "GPE": 0.75, "LOC": 1.0, "EVENT": 1.0}  # equal areas to the eye
_LABEL, _TITLE, _SMALL = 8.5, 14.0, 8.0


def plot_cooccurrence(
    pairs: pd.DataFrame,
    language: str = "en",
    *,
    measure: str = "n_ab",
    top: int = 15,
    title: str | None = None,
    width: float = 8.5,
) -> Figure:
    """Draw a heat map of the pairs of the most frequent names.

    Parameters
    ----------
    pairs : DataFrame
        From `rasad.cooccurrence`.
    language : {"en", "fa", "ar"}
        Language, digits and direction: in Persian and Arabic the names stand on the right and the
        columns run from right to left.
    measure : {"n_ab", "npmi", "jaccard", "log_likelihood"}
        What colours a cell; the count is written in it.
    top : int, default 15
        How many names.
    title : str, optional
    width : float, default 8.5
        Inches.

    Returns
    -------
    matplotlib.figure.Figure
        One that says so where there is no pair.

    Raises
    ------
    ValueError
        If `language` or `measure` is not known.
    """
    look.check_language(language)
    measures = ("n_ab", "npmi", "jaccard", "log_likelihood")
    if measure not in measures:
        raise ValueError(f"measure must be one of {', '.join(measures)}, not {measure!r}")
    with look.style():
        names = _most_frequent(pairs, top)
        caption = look.word("heat_caption", language, unit=_unit(pairs, language))
        if not names:
            return _empty(language, width)
        figure, axes = _sheet(title or look.word("pairs_title", language), caption, language, width, width * 0.98)
        _draw_cells(axes, pairs, names, measure, language)
        _draw_names(axes, pairs, names, language)
        return figure


def _unit(pairs: pd.DataFrame, language: str) -> str:
    return look.word(pairs.attrs.get("unit", "sentence"), language)


def _label(pairs: pd.DataFrame, entity: str, language: str) -> str:
    return str(pairs.attrs.get("labels", {}).get(entity, {}).get(language, entity))


def _most_frequent(pairs: pd.DataFrame, top: int) -> list[str]:
    """The names of these pairs that most units name, most first.

    Not those of most pairs: one long list of guests would fill the chart.
    """
    units = {**dict(zip(pairs["a"], pairs["n_a"], strict=True)), **dict(zip(pairs["b"], pairs["n_b"], strict=True))}
    return sorted(units, key=lambda name: (-units[name], name))[:top]


def _empty(language: str, width: float) -> Figure:
    figure = Figure(figsize=(width, 2))
    figure.text(0.5, 0.5, rtl(look.word("no_pairs", language)), ha="center", va="center", color=look.PALE)
    return figure


def _sheet(title: str, caption: str, language: str, width: float, height: float) -> tuple[Figure, Axes]:
    """A figure with title and caption in reading direction, and axes that fill the rest."""
    figure = Figure(figsize=(width, height))
    right = language != "en"
    x, side = (1 - 0.3 / width, "right") if right else (0.3 / width, "left")
    figure.text(x, 1 - 0.3 / height, rtl(title), size=_TITLE, ha=side, va="top")
    lines = "\n".join(wrap(caption, width - 0.6, _SMALL))
    figure.text(x, 1 - 0.68 / height, rtl(lines), size=_SMALL, color=look.PALE, ha=side, va="top", multialignment=side)
    axes = figure.add_axes((0.3 / width, 0.3 / height, 1 - 0.6 / width, 1 - 1.3 / height))
    return figure, axes


def _draw_cells(axes: Axes, pairs: pd.DataFrame, names: list[str], measure: str, language: str) -> None:
    """The lower triangle: each pair once; the diagonal shows how often a name occurs."""
    values = {
        (a, b): (value, n) for a, b, value, n in zip(pairs["a"], pairs["b"], pairs[measure], pairs["n_ab"], strict=True)
    }
    shown = [values.get((a, b), values.get((b, a))) for i, a in enumerate(names) for b in names[:i]]
    numbers = [value for value, _ in filter(None, shown)]
    low, high = min([0.0, *numbers]), max([1e-9, *numbers])
    units = pairs.attrs.get("units", {})
    for i, a in enumerate(names):
        for j, b in enumerate(names[: i + 1]):
            found = values.get((a, b), values.get((b, a)))
            if i == j:
                _cell(axes, j, i, "white", look.INK, units.get(a, ""), language, edge=look.INK)
            elif found is None:
                _cell(axes, j, i, "#f7f7f5", look.PALE, "", language)
            else:
                share = (found[0] - low) / (high - low)
                _cell(axes, j, i, _PALETTE(share), "white" if share > 0.35 else look.INK, found[1], language)


def _cell(axes: Axes, x: int, y: int, color: Any, ink: str, number: object, language: str, edge: str = "white") -> None:
    axes.add_patch(Rectangle((x - 0.46, y - 0.46), 0.92, 0.92, facecolor=color, edgecolor=edge, lw=0.8))
    axes.text(x, y, rtl(digits.localize(str(number), language)), ha="center", va="center", size=_LABEL, color=ink)


def _draw_names(axes: Axes, pairs: pd.DataFrame, names: list[str], language: str) -> None:
    """Names beside the rows, and at the steps of the triangle, where the columns end."""
    right = language != "en"
    size = axes.get_window_extent().width / axes.figure.dpi
    full = [_label(pairs, name, language) for name in names]
    labels = [shorten(label, 0.35 * size, _LABEL) for label in full]
    steps = [shorten(label, 0.22 * size, _LABEL - 1.5) for label in full[:-1]]
    room = max(text_width(label, _LABEL) for label in labels) + 0.15
    over = [text_width(label, _LABEL - 1.5) for label in steps]
    cell = size / len(names)
    for _ in range(20):  # the names at the steps need the more room, the larger the cells are
        beyond = max([0.0, *((i + 0.6 - len(names) + 0.5) * cell + w for i, w in enumerate(over))])
        cell = (size - room - beyond) / len(names)
    near, far = -0.5 - room / cell, len(names) - 0.5 + beyond / cell
    axes.set_xlim((far, near) if right else (near, far))
    axes.set_ylim(len(names) - 0.5, -0.6)
    for i, label in enumerate(labels):
        axes.text(-0.6, i, rtl(label), ha="left" if right else "right", va="center", size=_LABEL)
    for i, label in enumerate(steps):
        side = "right" if right else "left"
        axes.text(i + 0.6, i, rtl(label), ha=side, va="center", size=_LABEL - 1.5, color=look.PALE)
    axes.axis("off")


def plot_network(
    pairs: pd.DataFrame,
    language: str = "en",
    *,
    min_count: int = 2,
    top: int = 25,
    title: str | None = None,
    width: float = 9.0,
) -> Figure:
    """Draw the network of names.

    Parameters
    ----------
    pairs : DataFrame
        From `rasad.cooccurrence`.
    language : {"en", "fa", "ar"}
    min_count : int, default 2
        Pairs named together in fewer units are not drawn.
    top : int, default 25
        How many names at the most, the most frequent ones.
    title : str, optional
    width : float, default 9
        Inches.

    Returns
    -------
    matplotlib.figure.Figure
        One that says so where there is no pair.

    Raises
    ------
    ValueError
        If `language` is not known.
    """
    look.check_language(language)
    with look.style():
        drawn = pairs[pairs["n_ab"] >= min_count]
        drawn.attrs = pairs.attrs
        names = _most_frequent(drawn, top)
        drawn = drawn[drawn["a"].isin(names) & drawn["b"].isin(names)]
        if drawn.empty:
            return _empty(language, width)
        caption = look.word("network_caption", language, unit=_unit(pairs, language), n=min_count)
        figure, axes = _sheet(title or look.word("pairs_title", language), caption, language, width, width * 0.85)
        _draw_network(axes, pairs, drawn, names, language)
        return figure


def _draw_network(axes: Axes, pairs: pd.DataFrame, drawn: pd.DataFrame, names: list[str], language: str) -> None:
    extent = axes.get_window_extent()
    width, height = extent.width / axes.figure.dpi, extent.height / axes.figure.dpi
    axes.set(xlim=(0, width), ylim=(0, height))
    axes.axis("off")
    units, types = pairs.attrs.get("units", {}), pairs.attrs.get("types", {})
    radius = {name: 0.06 + 0.032 * float(np.sqrt(units.get(name, 1))) for name in names}
    labels = {name: _label(pairs, name, language) for name in names}
    edges = list(zip(drawn["a"], drawn["b"], drawn["n_ab"], strict=True))
    place = positions(radius, edges, (0.7, 0.45, width - 0.7, height - 0.35))
    most = max(n for _, _, n in edges)
    for a, b, n in edges:
        axes.plot(
            *zip(place[a], place[b], strict=True),
            color="#8a9ba8",
            lw=0.6 + 4.4 * n / most,
            alpha=0.45,
            zorder=1,
            solid_capstyle="round",
        )
    for name in names:
        kind = types.get(name, "PER")
        axes.scatter(
            *place[name],
            s=(radius[name] * 144 * _SCALE[kind]) ** 2,
            marker=_MARKERS[kind],
            facecolor=_COLORS[kind],
            edgecolor="white",
            lw=1,
            zorder=2,
        )
    nodes = {name: Box.around(place[name], 2 * radius[name], 2 * radius[name]) for name in names}
    sizes = {name: (text_width(labels[name], _LABEL) + 0.05, 0.17) for name in names}
    for name, box in place_labels(nodes, sizes, (width, height)).items():
        axes.text(
            *box.center, rtl(labels[name]), ha="center", va="center", size=_LABEL, zorder=3,
            path_effects=[withStroke(linewidth=2.5, foreground="white")],
        )  # fmt: skip
    _draw_types(axes, sorted({types.get(name, "PER") for name in names}, key=list(_COLORS).index), language, width)


def _draw_types(axes: Axes, kinds: list[str], language: str, width: float) -> None:
    """What the marks mean, at the bottom, in reading direction."""
    right = language != "en"
    x, step = (width - 0.1, -1) if right else (0.1, 1)
    for kind in kinds:
        text = look.word(kind, language)
        axes.scatter(x, 0.08, s=36, marker=_MARKERS[kind], color=_COLORS[kind])
        axes.text(x + step * 0.13, 0.08, rtl(text), size=_SMALL, va="center", ha="right" if right else "left")
        x += step * (0.13 + text_width(text, _SMALL) + 0.35)
