"""Draw the most frequent names round a circle and their pairs as ribbons across it."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.colors import LinearSegmentedColormap, to_hex, to_rgb
from matplotlib.figure import Figure
from matplotlib.patches import PathPatch, Wedge

from rasad.analyse.pairs.context import PairsContext
from rasad.annotation.registry.entity import Registry
from rasad.arguments import takes, whole
from rasad.charts.networks.chordlayout import Arc, Ribbon, arcs_of, ribbons_of
from rasad.charts.networks.chordnames import Names
from rasad.charts.networks.marks import COLORS, Key
from rasad.charts.page import look
from rasad.charts.page.alt import describe
from rasad.charts.page.layout import Layout
from rasad.charts.pairs import words
from rasad.charts.pairs.alt import pair_alt
from rasad.charts.pairs.head import Head, empty
from rasad.charts.pairs.order import clustered
from rasad.text.numerals import number

_PATTERNS = {
    "PER": ("", 1.0),
    "ORG": ("xxxxxxx", 0.2),
    "GPE": ("///////", 0.2),
    "LOC": ("", 0.3),
    "EVENT": ("....", 0.1),
}
_TONES = LinearSegmentedColormap.from_list("rasad-ribbon", ["#dbe2e8", "#4f6477"])
_CHANCE = {"npmi": 0.0, "log_likelihood": 0.0, "odds_ratio": 1.0}
_RING, _GAP = 0.1, 0.15  # inches


@takes(min_count=whole(0), **words.CHART)
def plot_chord(
    pairs: pd.DataFrame,
    language: str = "en",
    *,
    measure: str = "n_ab",
    top: int = 12,
    min_count: int = 2,
    title: str | None = None,
    width: float = 6.5,
    registry: Registry | None = None,
) -> Figure:
    """Draw the most frequent names round a circle, and their pairs as ribbons across it.

    Parameters
    ----------
    pairs : DataFrame
        From `rasad.cooccurrence`.
    language : {"en", "fa", "ar"}
        Names go round from the top in the direction of reading: clockwise in English,
        counter-clockwise in Persian and Arabic.
    measure : {"n_ab", "npmi", "log_likelihood", "jaccard", "odds_ratio"}
        What makes a ribbon wide; a ratio by its logarithm. Pairs that are not above chance have no
        width: they are left out.
    top : int, default 12
        How many names at the most, the most frequent ones.
    min_count : int, default 2
        Pairs named together in fewer units are not drawn.
    title : str, optional
    width : float, default 6.5
        Inches, as it will be printed: 3.15 for a column of 8 cm.
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
    >>> len(plot_chord(pairs, "ar", width=3.15).axes)
    1
    """
    context = PairsContext.of(pairs, "plot_chord", registry)
    with look.style():
        words.values(pairs, measure)
        frequent = pairs[pairs["n_ab"] >= min_count]
        drawn = _drawn(frequent, measure, top)
        if drawn.empty:
            return empty(context, language, width, "" if frequent.empty else look.word("chord_none", language))
        caption = _caption(context, measure, min_count, language)
        title = title or look.word("pairs_title", language)
        head = Head.of(context, title, caption, language, width)
        figure = _Chord.of(drawn, context, language, head.layout).draw(head, language)
    names = len({*drawn["a"], *drawn["b"]})
    return describe(figure, pair_alt("chord", context, drawn, measure, language, title, n=names))


def _drawn(frequent: pd.DataFrame, measure: str, top: int) -> pd.DataFrame:
    """The pairs of the most frequent names that are above chance, with how wide each is; strongest last."""
    value = words.values(frequent, measure)
    above = frequent.assign(value=value)[value > _CHANCE.get(measure, 0.0)]
    names = words.most_frequent(above, top)
    drawn = above[above["a"].isin(names) & above["b"].isin(names)]
    drawn = drawn.assign(wide=np.log(drawn["value"]) if measure == "odds_ratio" else drawn["value"])
    return drawn.sort_values(["wide", "a", "b"], ignore_index=True)


def _caption(context: PairsContext, measure: str, min_count: int, language: str) -> str:
    unit = words.unit(context, language)
    named = words.measure_words(context, measure, language)
    said = [look.word("chord_caption", language, measure=named, unit=unit, n=min_count)]
    if measure in _CHANCE:
        said.append(look.word("chord_above", language))
    if measure == "odds_ratio":
        said.append(look.word("chord_ratio", language))
    return " ".join(said)


@dataclass(frozen=True)
class _Chord:
    arcs: dict[str, Arc]
    ribbons: list[Ribbon]
    types: dict[str, str]
    names: Names
    key: Key

    @classmethod
    def of(cls, drawn: pd.DataFrame, context: PairsContext, language: str, layout: Layout) -> _Chord:
        wide = dict(zip(zip(drawn["a"], drawn["b"], strict=True), drawn["wide"].tolist(), strict=True))
        units, known = words.units_of(drawn), context.types
        arcs = arcs_of(clustered(sorted(units, key=lambda name: (-units[name], name)), wide), wide)
        types = {name: known[name] if known.get(name) in COLORS else "PER" for name in arcs}
        said = [(context.label(name, language), arc.middle) for name, arc in arcs.items()]
        ribbons = ribbons_of(arcs, wide, words.from_lists(drawn).tolist())
        return cls(arcs, ribbons, types, Names.of(said, layout), _key(drawn, types, language, layout))

    def draw(self, head: Head, language: str) -> Figure:
        sheet = head.sheet(self.names.height + _GAP + self.key.height, language)
        center = head.layout.width / 2, head.height + self.names.middle
        most = max(ribbon.value for ribbon in self.ribbons)
        for ribbon in self.ribbons:
            path = ribbon.path(center, self.names.radius - _RING - 0.02)
            sheet.axes.add_patch(PathPatch(path, **_tone(ribbon.value / most, ribbon.lists)))
        for name, arc in self.arcs.items():
            # A wedge counts from the x axis towards the y axis, which points down: clockwise, a quarter late.
            ends = (math.degrees(angle) - 90 for angle in (arc.start, arc.end))
            sheet.axes.add_patch(Wedge(center, self.names.radius, *ends, width=_RING, **_fill(self.types[name])))
        self.names.draw(sheet, *center)
        self.key.draw(sheet, head.height + self.names.height + _GAP)
        return sheet.figure


def _fill(kind: str) -> dict[str, Any]:
    """The area of a type: pattern and tone are told apart in grey, the colour is that of the other charts."""
    hatch, depth = _PATTERNS[kind]
    red, green, blue = (1 - depth * (1 - channel) for channel in to_rgb(COLORS[kind]))
    return {"facecolor": (red, green, blue), "edgecolor": COLORS[kind], "lw": 0.8, "hatch": hatch}


def _tone(share: float, lists: bool) -> dict[str, Any]:
    """The area of a ribbon: darker the stronger, parted from the others by white."""
    return {"facecolor": to_hex(_TONES(share)), "edgecolor": "white", "lw": 0.6, "hatch": "//////" if lists else ""}


def _key(drawn: pd.DataFrame, types: Mapping[str, str], language: str, layout: Layout) -> Key:
    key = Key(layout)
    for kind in sorted(set(types.values()), key=list(COLORS).index):
        key.add(_fill(kind), look.word(kind, language))
    most = drawn["wide"].max()
    ends = drawn.drop_duplicates("wide").iloc[[0, -1]].drop_duplicates("wide")
    key.add_row(
        (_tone(wide / most, False), number(value, language))
        for wide, value in zip(ends["wide"], ends["value"], strict=True)
    )
    if words.from_lists(drawn).any():
        key.add(_tone(0.7, True), look.word("chord_lists", language))
    return key
