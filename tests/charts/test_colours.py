"""Colours of all charts: contrast by WCAG 2 AA, told apart by eyes without green cones, never colour alone."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from matplotlib.colors import to_hex
from matplotlib.figure import Figure
from matplotlib.text import Text

from drawn import made_up
from kept import plot_chord, plot_cooccurrence, plot_ego, plot_network, plot_pairs, plot_timeline
from pairs import crowd
from rasad.charts.networks.marks import COLORS, FORMS, Mark
from rasad.charts.page.layout import Layout
from rasad.charts.pairs.colorscale import ColorScale
from seen import SEEN, contrast, lab, linear


def drawn() -> dict[str, Figure]:
    pairs = crowd()
    return {
        "timeline": plot_timeline(made_up(), "fa"),
        "heat": plot_cooccurrence(pairs, "fa", measure="npmi"),
        "bars": plot_pairs(pairs, "fa"),
        "network": plot_network(pairs, "fa"),
        "ego": plot_ego(pairs, pairs["a"].iloc[0], "fa"),
        "chord": plot_chord(pairs, "fa"),
    }


@pytest.mark.slow
def test_text_on_the_page_has_a_contrast_of_four_and_a_half():
    for name, figure in drawn().items():
        colors = {to_hex(text.get_color()) for text in figure.findobj(Text) if text.get_text()}  # type: ignore[attr-defined]
        on_page = colors - {"#ffffff"}  # white stands in marks and dark cells, which are looked at below
        assert all(contrast(color, "white") >= 4.5 for color in on_page), name


def test_numbers_in_cells_have_a_contrast_of_four_and_a_half():
    for measure in ("n_ab", "npmi"):
        scale = ColorScale.of([-1.0, 0.0, 1.0] if measure == "npmi" else [0.0, 12.0], measure)
        for value in np.linspace(scale.low, scale.high, 101):
            assert contrast(to_hex(scale.ink(value)), to_hex(scale.color(value))) >= 4.5


def test_marks_have_a_contrast_of_three():
    assert all(contrast(color, "white") >= 3 for color in COLORS.values())


def test_types_are_told_by_form_as_well_as_by_colour():
    assert len({FORMS[kind] for kind in COLORS}) == len(COLORS)
    assert Mark.of("x", "no such type", 1, 1, Layout.of(8)).kind in COLORS


@pytest.mark.parametrize("eyes", ["normal", "deuteranopia"])
def test_colours_of_types_are_told_apart(eyes: str):
    seen = {kind: lab(np.asarray(SEEN[eyes]) @ linear(color)) for kind, color in COLORS.items()}
    assert min(float(np.linalg.norm(a - b)) for a, b in combinations(seen.values(), 2)) >= 10
