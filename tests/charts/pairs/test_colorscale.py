"""rasad.charts.pairs.colorscale: colours stay in order in grey, and the ink on them can be read."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from rasad.charts.pairs.colorscale import ColorScale, luminance

SCALES = {
    "n_ab": ColorScale.of([1, 12], "n_ab"),
    "npmi": ColorScale.of([-0.9, 0.6], "npmi"),
    "log_likelihood": ColorScale.of([-3.0, 40.0], "log_likelihood"),
    "odds_ratio": ColorScale.of([0.05, 200.0], "odds_ratio"),
}


def along(scale: ColorScale) -> list[float]:
    ends = np.log([scale.low, scale.high]) if scale.logarithmic else [scale.low, scale.high]
    values = np.linspace(*ends, 60)
    return [float(v) for v in (np.exp(values) if scale.logarithmic else values)]


@pytest.mark.parametrize("measure", SCALES)
def test_more_is_always_darker(measure: str):
    greys = [luminance(SCALES[measure].color(value)) for value in along(SCALES[measure])]
    assert all(a > b for a, b in pairwise(greys))


@pytest.mark.parametrize("measure", SCALES)
def test_what_is_written_on_a_colour_can_be_read(measure: str):
    scale = SCALES[measure]
    for value in along(scale):
        light, dark = sorted([luminance(scale.color(value)), luminance(scale.ink(value))], reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= 4  # WCAG asks 4.5 of text; large cells, one colour in the middle


@pytest.mark.parametrize("measure", SCALES)
def test_ticks_are_few_and_lie_on_the_scale(measure: str):
    scale = SCALES[measure]
    ticks = scale.ticks()
    assert 2 <= len(ticks) <= 6
    assert all(0 <= scale.along(tick) <= 1 for tick in ticks)


def test_chance_is_the_middle_of_two_hues_and_only_where_something_is_rarer():
    assert SCALES["npmi"].share(0) == pytest.approx(0.5)
    assert SCALES["odds_ratio"].share(1) == pytest.approx(0.5)
    assert ColorScale.of([0.1, 0.6], "npmi").center is None
    assert ColorScale.of([2.0, 9.0], "odds_ratio").center is None


@pytest.mark.parametrize("values", [[], [0.0], [float("nan")], [float("inf"), 3.0]])
@pytest.mark.parametrize("measure", SCALES)
def test_a_scale_of_nothing_is_a_scale(values: list[float], measure: str):
    scale = ColorScale.of(values, measure)
    assert scale.low < scale.high
    assert len(scale.ticks()) >= 2
