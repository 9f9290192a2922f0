"""rasad.charts.pairs.order: names with strong ties stand side by side, in the same order each time."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rasad.charts.pairs.order import clustered

NAMES = ["iran", "russia", "putin", "khamenei", "nato", "kyiv"]


def test_two_groups_are_not_mixed():
    values = {("iran", "khamenei"): 5.0, ("iran", "russia"): 4.0, ("khamenei", "russia"): 4.0}
    values |= {("kyiv", "nato"): 5.0, ("nato", "putin"): 4.0, ("kyiv", "putin"): 4.0}
    order = clustered(NAMES, values)
    assert {frozenset(order[:3]), frozenset(order[3:])} == {
        frozenset({"iran", "khamenei", "russia"}),
        frozenset({"nato", "kyiv", "putin"}),
    }
    assert "iran" in order[:3]  # the most frequent name is in the first half


def test_fewer_than_three_names_stay_as_they_came():
    assert clustered(["b", "a"], {("a", "b"): 1.0}) == ["b", "a"]
    assert clustered([], {}) == []


def test_ties_are_settled_by_frequency():
    values = dict.fromkeys(combinations(NAMES, 2), 1.0)
    assert clustered(NAMES, values) == clustered(NAMES, dict(reversed(values.items())))
    assert sorted(clustered(NAMES, {})) == sorted(NAMES)


@pytest.mark.slow
@given(st.lists(st.floats(-1, 1) | st.just(float("nan")), min_size=15, max_size=15), st.booleans())
def test_every_name_stands_once_whatever_the_values(numbers: list[float], logarithmic: bool):
    values = dict(zip(combinations(NAMES, 2), numbers, strict=True))
    assert sorted(clustered(NAMES, values, logarithmic)) == sorted(NAMES)
