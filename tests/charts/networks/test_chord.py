"""Arcs in reading direction, ribbons by strength, names outside and apart, also in grey."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import matplotlib as mpl
import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.figure import Figure
from matplotlib.patches import PathPatch, Wedge

import rasad
from drawn import ink, outside, overlapping, texts
from kept import plot_chord
from pairs import LANGUAGES, again, crowd, made, small
from rasad.analyse.pairs.limits import why
from rasad.annotation.notes import Notes
from rasad.charts import rtl, save
from rasad.charts.networks.chord import _PATTERNS, _fill
from rasad.charts.networks.chordlayout import arcs_of, ribbons_of
from rasad.charts.networks.chordnames import spaced
from rasad.charts.page.look import word
from rasad.charts.pairs.colorscale import luminance
from seen_in_figures import has, middle

COLUMN = 3.15  # inches: 8 cm


@pytest.fixture(autouse=True)
def _measured_as_drawn() -> Iterator[None]:
    """Letters are drawn unhinted at every resolution; so are they measured here."""
    with mpl.rc_context({"text.hinting": "no_hinting"}):
        yield


@pytest.fixture(scope="module")
def pairs(notes: Notes) -> pd.DataFrame:
    return rasad.cooccurrence(notes, resamples=0)


def ribbons(figure: Figure) -> list[PathPatch]:
    return [patch for patch in figure.axes[0].patches if isinstance(patch, PathPatch)]


def arcs(figure: Figure) -> list[Wedge]:
    return [patch for patch in figure.axes[0].patches if isinstance(patch, Wedge)]


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [6.5, COLUMN])
def test_names_do_not_leave_the_page_or_cover_each_other(pairs: pd.DataFrame, width: float, language: str):
    figure = plot_chord(pairs, language, width=width)
    assert len(arcs(figure)) == 12
    assert not outside(figure)
    assert not overlapping(figure)
    assert min(text.get_size() for text in figure.axes[0].texts) >= 6.5


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [6.5, COLUMN])
def test_forty_long_names_do_not_cover_each_other(width: float, language: str):
    figure = plot_chord(crowd(), language, measure="npmi", top=40, width=width)
    assert len(arcs(figure)) > 30
    assert not outside(figure)
    assert not overlapping(figure)


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [6.5, COLUMN])
def test_no_line_to_a_name_runs_through_another(width: float, language: str):
    figure = plot_chord(crowd(), language, top=40, width=width)
    axes = figure.axes[0]
    points = [
        axes.transData.transform(np.linspace(*line.get_xydata(), 50))
        for line in axes.lines
        if line.get_linewidth() == 0.5
    ]
    assert len(points) == len(arcs(figure))
    for _, box in ink(figure):
        assert not any(box.contains(x, y) for x, y in np.concatenate(points))


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_name_is_drawn_inside_the_circle(pairs: pd.DataFrame, language: str):
    figure = plot_chord(pairs, language)
    wedge = arcs(figure)[0]
    center, radius = figure.axes[0].transData.transform(wedge.center), wedge.r * figure.dpi
    for text in figure.axes[0].texts:
        box = text.get_window_extent()
        nearest = np.clip(center, [box.x0, box.y0], [box.x1, box.y1])
        assert math.dist(nearest, center) > radius - 1


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_arcs_go_round_from_the_top_in_reading_direction(pairs: pd.DataFrame, language: str):
    figure = plot_chord(pairs, language)
    x, y = figure.axes[0].transData.transform(arcs(figure)[0].center)
    turn = 1 if language == "en" else -1
    angles = []
    for wedge in arcs(figure):
        at = math.radians((wedge.theta1 + wedge.theta2) / 2)
        cx, cy = wedge.center
        px, py = figure.axes[0].transData.transform((cx + math.cos(at), cy + math.sin(at)))
        angles.append(math.atan2(turn * (px - x), py - y) % (2 * math.pi))
    assert angles == sorted(angles)
    assert angles[0] < 1


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_name_stands_on_the_side_of_its_arc(language: str):
    figure = plot_chord(small(), language, min_count=1)
    x = figure.bbox.width / 2
    names = {rtl(labels[language]) for labels in small().context.labels.values()}
    sides = {t.get_text(): middle(figure, t)[0] > x for t in figure.axes[0].texts if t.get_text() in names}
    assert set(sides) == names
    assert len(set(sides.values())) == 2


def test_a_ribbon_is_as_wide_as_its_pair_is_strong_and_an_arc_as_its_ribbons():
    wide = {("a", "b"): 3.0, ("a", "c"): 1.0}
    found = arcs_of(["a", "b", "c"], wide)
    lengths = {name: arc.end - arc.start for name, arc in found.items()}
    assert lengths["b"] == pytest.approx(3 * lengths["c"])
    assert lengths["a"] == pytest.approx(lengths["b"] + lengths["c"])
    strong, weak = ribbons_of(found, wide, [False, True])
    assert strong.a.end - strong.a.start == pytest.approx(3 * (weak.a.end - weak.a.start))
    assert weak.lists
    assert not strong.lists


def test_neighbours_on_the_circle_are_joined_where_they_meet():
    wide = {("a", "b"): 1.0, ("b", "c"): 1.0, ("a", "c"): 1.0}
    found = arcs_of(["a", "b", "c"], wide)
    ab, bc, _ = ribbons_of(found, wide, [False] * 3)
    assert ab.a.end == pytest.approx(found["a"].end)
    assert ab.b.start == pytest.approx(found["b"].start)
    assert bc.a.end == pytest.approx(found["b"].end)


@pytest.mark.slow
def test_the_stronger_ribbon_is_darker_and_drawn_above():
    weak, strong = ribbons(plot_chord(small(), min_count=1))
    assert luminance(strong.get_facecolor()[:3]) < luminance(weak.get_facecolor()[:3])


@pytest.mark.slow
@pytest.mark.parametrize("measure", ["npmi", "log_likelihood", "odds_ratio"])
def test_a_pair_that_is_not_above_chance_has_no_ribbon_and_the_caption_says_so(measure: str):
    figure = plot_chord(small(), measure=measure, min_count=1)
    assert len(ribbons(figure)) == 1
    assert has(figure, word("chord_above", "en"))
    assert not has(plot_chord(small(), min_count=1), word("chord_above", "en"))


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_ratios_go_by_their_logarithm_and_the_caption_says_so(language: str):
    assert has(plot_chord(small(), language, measure="odds_ratio"), word("chord_ratio", language))


def test_types_are_told_apart_without_colour():
    fills = [_fill(kind) for kind in _PATTERNS]
    grey = [luminance(fill["facecolor"]) for fill in fills]
    for one, other in combinations(range(len(fills)), 2):
        assert fills[one]["hatch"] != fills[other]["hatch"] or abs(grey[one] - grey[other]) > 0.3


@pytest.mark.slow
def test_a_pair_of_very_long_sentences_is_hatched_and_the_key_says_so():
    figure = plot_chord(small(), "fa", min_count=1)
    assert [bool(ribbon.get_hatch()) for ribbon in ribbons(figure)] == [True, False]
    assert rtl(word("chord_lists", "fa")) in texts(figure)
    assert rtl(word("chord_lists", "fa")) not in texts(plot_chord(small(), "fa", min_count=2))


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("measure", ["n_ab", "npmi", "log_likelihood", "jaccard", "odds_ratio"])
def test_every_measure_is_drawn_and_named(measure: str, language: str):
    figure = plot_chord(small(), language, measure=measure, min_count=1)
    assert has(figure, word(f"measure_{measure}", language, unit=word("sentence", language)))


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_where_nothing_can_be_drawn_the_chart_says_why(language: str):
    table = again(made([]), small(), counted={"reason": "below_minimum", "min_count": 7})
    assert has(plot_chord(table, language), why(table.context.counted, language))
    assert texts(plot_chord(small(), language, min_count=9)) == [rtl(word("no_pairs", language))]
    assert has(plot_chord(small()[1:], language, measure="npmi", min_count=1), word("chord_none", language))


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_too_little_evidence_is_said_on_the_chart_itself(language: str):
    table = again(small(), small(), counted={"reason": "too_few_articles", "articles": 5})
    assert has(plot_chord(table, language), f"▲ {why(table.context.counted, language)}")


def test_an_unknown_measure_or_language_is_refused_with_those_that_are_known():
    with pytest.raises(ValueError, match=r"measure must be one of n_ab, npmi, .*, odds_ratio, not 'pmi'"):
        plot_chord(small(), measure="pmi")
    with pytest.raises(ValueError, match="language must be one of en, fa, ar, not 'de'"):
        plot_chord(small(), "de")
    with pytest.raises(ValueError, match="these pairs have no column 'npmi'"):
        plot_chord(small().drop(columns="npmi"), measure="npmi")


@pytest.mark.slow
@pytest.mark.parametrize("ending", ["png", "svg"])
def test_the_order_of_the_rows_does_not_change_a_byte(pairs: pd.DataFrame, tmp_path: Path, ending: str):
    mixed = pairs.sample(frac=1, random_state=7).reset_index(drop=True)
    one, other = (save(plot_chord(table, "fa"), tmp_path / f"{i}.{ending}") for i, table in enumerate((pairs, mixed)))
    assert one.read_bytes() == other.read_bytes()


@pytest.mark.slow
@given(st.lists(st.tuples(st.floats(-3, 3), st.floats(0.1, 1)), max_size=20))
@settings(deadline=None)
def test_spaced_boxes_keep_their_order_and_do_not_cover_each_other(boxes: list[tuple[float, float]]):
    wished, heights = np.array(sorted(y for y, _ in boxes)), np.array([h for _, h in boxes])
    found = spaced(wished, heights)
    assert (np.diff(found) >= (heights[1:] + heights[:-1]) / 2 - 1e-9).all()


def test_boxes_with_room_stay_where_they_are():
    assert spaced(np.array([0.0, 2.0]), np.array([1.0, 1.0])).tolist() == [0.0, 2.0]
