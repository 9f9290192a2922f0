"""What tests are built on: cases two by two, figures that are kept, growth that is told."""

from __future__ import annotations

from itertools import combinations, product

import pytest

import kept
from drawn import at, made_up
from growth import grows_at_most
from twobytwo import cases

AXES = [range(4), "abc", (None, 3.15), ("en", "fa", "ar")]


def test_each_two_values_of_two_axes_meet_in_far_fewer_cases():
    chosen = cases(*AXES)
    for (i, one), (j, other) in combinations(enumerate(AXES), 2):
        assert set(product(one, other)) == {(case[i], case[j]) for case in chosen}
    assert len(chosen) == len(set(chosen)) < 4 * 3 * 2 * 3 / 4


def test_of_two_axes_all_cases_are_there():
    assert cases("ab", (1, 2, 3)) == list(product("ab", (1, 2, 3)))


@pytest.mark.slow
def test_a_figure_is_drawn_once_for_the_same_table_and_arguments_and_anew_for_others():
    figure = kept.plot_timeline(made_up(length=1), "fa", width=3.15)
    assert kept.plot_timeline(made_up(length=1), "fa", width=3.15) is figure
    table = made_up(length=1)
    table.loc[0, "label_fa"] = "دیدار"
    others = [(table, "fa", 3.15), (made_up(length=1), "en", 3.15), (made_up(length=1), "fa", 3.2)]
    assert all(kept.plot_timeline(made, lang, width=width) is not figure for made, lang, width in others)


def test_a_change_of_a_kept_figure_is_found():
    figure = kept.plot_timeline(made_up([]), "fa", width=3.16)
    with at(figure, 40):
        pass
    assert kept.plot_timeline(made_up([]), "fa", width=3.16) is figure
    with at(figure, 40), pytest.raises(AssertionError, match="changed a figure"):
        kept.plot_timeline(made_up([]), "fa", width=3.16)


@pytest.mark.slow
def test_growth_is_told():
    assert grows_at_most(16, lambda size: sum(range(size)), 10_000, 80_000)
    assert not grows_at_most(16, lambda size: [sum(range(size)) for _ in range(size // 40)], 2_000, 16_000)
