"""Draw one name and those who are named with it."""

from __future__ import annotations

import math
from dataclasses import replace

import pandas as pd
from matplotlib.figure import Figure

from rasad.analyse.pairs.context import PairsContext
from rasad.annotation.registry.entity import Registry
from rasad.arguments import FILLED, takes, whole
from rasad.charts.networks.marks import Key, Mark, add_types
from rasad.charts.networks.network import LINE, add_lines, line_widths, stroke
from rasad.charts.networks.spread import Point, spread
from rasad.charts.page import look
from rasad.charts.page.alt import describe
from rasad.charts.page.layout import Layout
from rasad.charts.page.sheet import Sheet
from rasad.charts.pairs import words
from rasad.charts.pairs.alt import pair_alt
from rasad.charts.pairs.head import Head, empty
from rasad.checks import near
from rasad.errors import UnknownNameError
from rasad.text.numerals import localize


@takes(entity=FILLED, min_count=whole(0), **words.CHART)
def plot_ego(
    pairs: pd.DataFrame,
    entity: str,
    language: str = "en",
    *,
    measure: str = "n_ab",
    top: int = 12,
    min_count: int = 1,
    title: str | None = None,
    width: float = 7.5,
    registry: Registry | None = None,
) -> Figure:
    """Draw one name in the middle and around it those that are named with it, strongest first.

    Parameters
    ----------
    pairs : DataFrame
        From `rasad.cooccurrence`.
    entity : str
        Id of the name in the middle.
    language : {"en", "fa", "ar"}
        Names go round from the top in the direction of reading.
    measure : {"n_ab", "npmi", "log_likelihood", "jaccard", "odds_ratio"}
        What makes a pair strong and its line thick.
    top : int, default 12
        How many neighbours.
    min_count : int, default 1
        Neighbours named together with it in fewer units are left out.
    title : str, optional
    width : float, default 7.5
        Inches, as it will be printed: 3.15 for a column of 8 cm. The height follows from the names.
    registry : Registry, optional
        Gives the labels; also those of a plain table of pairs, which says nothing else of its counting.

    Returns
    -------
    matplotlib.figure.Figure
        One that says so where it is named with nobody.

    Raises
    ------
    ValueError
        If `entity`, `language` or `measure` is not known, or `width` is too small; of an unknown
        entity the error names ids that are near.

    Examples
    --------
    >>> import rasad
    >>> table = pd.DataFrame({"a": ["iran"], "b": ["russia"], "n_ab": [2], "n_a": [3], "n_b": [4]})
    >>> pairs = rasad.read_pairs(table, registry=rasad.read_registry("seeds"), unit="sentence")
    >>> plot_ego(pairs, "irann")
    Traceback (most recent call last):
    ...
    rasad.errors.UnknownNameError: plot_ego: entity: 'irann' is not in these pairs; near it: 'iran'
    """
    context = PairsContext.of(pairs, "plot_ego", registry)
    words.values(pairs, measure)
    _check_entity(pairs, context, entity)
    with look.style():
        found = _around(pairs, entity, measure, min_count)
        around = found.head(top)
        name = context.label(entity, language)
        if around.empty:
            said = look.word("ego_none", language, name=name, n=min_count, unit=words.unit(context, language))
            return empty(context, language, width, said)
        named = words.measure_words(context, measure, language)
        key = "ego_caption_count" if measure == "n_ab" else "ego_caption"
        caption = look.word(key, language, measure=named, unit=words.unit(context, language))
        caption = " ".join([caption, *words.as_strong(found["value"], top, language)])
        title = title or look.word("ego_title", language, name=name)
        figure = _draw(Head.of(context, title, caption, language, width), context, around, entity, measure, language)
    return describe(figure, pair_alt("ego", context, around, measure, language, title, n=len(around), name=name))


def _check_entity(pairs: pd.DataFrame, context: PairsContext, entity: str) -> None:
    labels = context.labels
    known = {name: list(labels.get(name, {}).values()) for name in sorted({*pairs["a"], *pairs["b"], *labels})}
    if entity not in known:
        raise UnknownNameError(f"plot_ego: entity: {entity!r} is not in these pairs{near(entity, known)}")


def _around(pairs: pd.DataFrame, entity: str, measure: str, min_count: int) -> pd.DataFrame:
    """The pairs of one name, the other one in column `name`, strongest first."""
    own = pairs[((pairs["a"] == entity) | (pairs["b"] == entity)) & (pairs["n_ab"] >= min_count)]
    own = own.assign(name=own["b"].where(own["a"] == entity, own["a"]), value=words.values(own, measure))
    return own.sort_values(["value", "n_ab", "name"], ascending=[False, False, True], ignore_index=True)


def _draw(head: Head, context: PairsContext, around: pd.DataFrame, entity: str, measure: str, language: str) -> Figure:
    marks = _marks(context, around, entity, language, head.layout)
    place, height = _places(list(marks), marks, head.layout)
    # Lines come from the middle: a name stands on the other side of its mark.
    marks = {n: replace(mark, above=place[n][1] < place[entity][1] - 0.3) for n, mark in marks.items()}
    marks[entity] = replace(marks[entity], boxed=True)
    key = Key(head.layout)
    add_types(key, (mark.kind for mark in marks.values()), language)
    add_lines(key, around, measure, language)
    sheet = head.sheet(height + 0.12 + key.height, language)
    moved = {name: (x + head.layout.margin, y + head.height) for name, (x, y) in place.items()}
    _draw_lines(sheet, around, marks, moved, entity, measure)
    for name, mark in marks.items():
        mark.draw(sheet, *moved[name])
    key.draw(sheet, head.height + height + 0.12)
    return sheet.figure


def _marks(context: PairsContext, around: pd.DataFrame, entity: str, language: str, layout: Layout) -> dict[str, Mark]:
    units, types = words.units_of(around), context.types
    counts = {
        entity: "",
        **{n: localize(int(c), language) for n, c in zip(around["name"], around["n_ab"], strict=True)},
    }
    most = max(units.values())
    return {
        name: Mark.of(context.label(name, language), types.get(name, "PER"), units[name], most, layout, number=count)
        for name, count in counts.items()
    }


def _places(names: list[str], marks: dict[str, Mark], layout: Layout) -> tuple[dict[str, Point], float]:
    """The first in the middle, the others round it, every other one nearer where they are many."""
    others = names[1:]
    wished: dict[str, Point] = {names[0]: (0.5, 0.5)}
    for i, name in enumerate(others):
        angle = 2 * math.pi * i / len(others)
        reach = 0.5 if len(others) < 9 or i % 2 == 0 else 0.38
        wished[name] = (0.5 + reach * math.sin(angle), 0.5 - reach * math.cos(angle))
    sizes = {name: (mark.width, mark.height) for name, mark in marks.items()}
    least = max(0.6 * layout.inner, 1.2 + 0.5 * layout.inner if layout.label < 9 else 0.0)
    return spread(wished, sizes, layout.inner, least, fixed=names[0])


def _draw_lines(
    sheet: Sheet, around: pd.DataFrame, marks: dict[str, Mark], place: dict[str, Point], entity: str, measure: str
) -> None:
    widths = line_widths(around["value"], measure)
    for name, width, lists in zip(around["name"], widths, words.from_lists(around), strict=True):
        ends = marks[entity].end(*place[entity]), marks[name].end(*place[name])
        sheet.axes.plot(*zip(*ends, strict=True), color=LINE, alpha=0.6, zorder=1, **stroke(width, lists))
