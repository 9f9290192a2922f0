"""rasad.charts.networks.ego: one name in the middle, the others round it from the strongest on."""

from __future__ import annotations

import math

import pandas as pd
import pytest
from matplotlib.collections import PathCollection
from matplotlib.figure import Figure
from matplotlib.patches import FancyBboxPatch

from drawn import texts
from kept import plot_ego
from pairs import LANGUAGES, again, crowd, small
from rasad.charts import rtl
from rasad.charts.page.look import word
from seen_in_figures import has


def marks(figure: Figure) -> list[tuple[float, float]]:
    """Marks on the page in pixels, the middle one first; those of the key left out."""
    axes = figure.axes[0]
    drawn = [c for c in axes.collections if isinstance(c, PathCollection) and c.get_sizes()[0] > 70]
    return [tuple(axes.transData.transform(c.get_offsets()[0])) for c in drawn]


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_each_neighbour_has_its_name_and_count(language: str):
    said = texts(plot_ego(small(), "a", language))
    for labels in small().context.labels.values():
        assert rtl(labels[language]) in said
    assert rtl({"en": "3", "fa": "۳", "ar": "٣"}[language], "L") in said


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_neighbours_go_round_in_reading_direction_from_the_top(language: str):
    (x, y), first, *others = marks(plot_ego(crowd(), "name-01", language, top=6))
    assert abs(first[0] - x) < 30
    assert first[1] > y
    turn = 1 if language == "en" else -1
    angles = [math.atan2(turn * (a - x), b - y) % (2 * math.pi) for a, b in others]
    assert angles == sorted(angles)


@pytest.mark.slow
def test_stronger_neighbours_have_thicker_lines():
    drawn = [line for line in plot_ego(small(), "a").axes[0].lines if line.get_alpha() is not None]
    assert drawn[0].get_linewidth() > drawn[1].get_linewidth()
    assert [line.is_dashed() for line in drawn] == [False, True]


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_line_runs_through_the_name_in_the_middle(language: str):
    figure = plot_ego(small(), "a", language)
    axes = figure.axes[0]
    (frame,) = [patch for patch in axes.patches if isinstance(patch, FancyBboxPatch)]
    box = frame.get_window_extent()
    (name,) = [t for t in axes.texts if t.get_text() == rtl(small().context.labels["a"][language])]
    text = name.get_window_extent()
    assert box.x0 < text.x0 < text.x1 < box.x1
    assert frame.get_facecolor() == (1, 1, 1, 1)
    assert all(line.get_zorder() < frame.get_zorder() for line in axes.lines if line.get_alpha() is not None)


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_neighbours_as_strong_as_the_last_one_are_counted_in_the_caption(language: str):
    table = again(pd.concat([small().iloc[[0]].assign(b=name) for name in "bcdef"]), small())
    assert has(plot_ego(table, "a", language, top=2), word("as_strong", language, n=3))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_name_with_nobody_gets_a_chart_that_says_so(language: str):
    figure = plot_ego(small(), "c", language, min_count=2)
    name = small().context.labels["c"][language]
    assert has(figure, word("ego_none", language, name=name, n=2, unit=word("sentence", language)))


def test_an_unknown_entity_is_refused_with_ids_that_are_near():
    with pytest.raises(ValueError, match="'nam-11' is not in these pairs; near it: 'name-11'"):
        plot_ego(crowd(), "nam-11")
    with pytest.raises(ValueError, match=r"'zzz' is not in these pairs$"):
        plot_ego(small(), "zzz")
