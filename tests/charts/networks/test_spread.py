"""rasad.charts.networks.spread: names that do not cover each other, in the same place each time."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rasad.charts.networks.spread import positions, spread

Boxes = tuple[dict[str, tuple[float, float]], dict[str, tuple[float, float]]]
WIDTH = 3.0


@st.composite
def boxes(draw: st.DrawFn) -> Boxes:
    names = [f"n{i}" for i in range(draw(st.integers(1, 25)))]
    share, size = st.floats(0, 1), st.floats(0.1, 1.2)
    return {n: (draw(share), draw(share)) for n in names}, {n: (draw(size), draw(size)) for n in names}


@pytest.mark.slow
@given(boxes())
@settings(max_examples=30, deadline=None)
def test_no_box_covers_another_or_leaves_the_page(given_boxes: Boxes):
    places, sizes = given_boxes
    found, height = spread(places, sizes, WIDTH, 1.0)
    for a, b in combinations(found, 2):
        apart = [abs(found[a][i] - found[b][i]) - (sizes[a][i] + sizes[b][i]) / 2 for i in (0, 1)]
        assert max(apart) >= -1e-5
    for name, middle in found.items():
        for at, size, page in zip(middle, sizes[name], (WIDTH, height), strict=True):
            assert size / 2 - 1e-9 <= at <= page - size / 2 + 1e-9


def test_boxes_with_room_stay_where_they_are():
    found, height = spread({"a": (0.0, 0.0), "b": (1.0, 1.0)}, {"a": (1, 1), "b": (1, 1)}, 4, 3)
    assert (found, height) == ({"a": (0.5, 0.5), "b": (3.5, 2.5)}, 3)


@pytest.mark.slow
def test_a_fixed_box_stays_in_the_middle():
    found, height = spread(dict.fromkeys("abcd", (0.5, 0.5)), dict.fromkeys("abcd", (1.0, 0.5)), 3, 2, fixed="a")
    assert found["a"] == (1.5, height / 2)


def test_a_box_wider_than_the_page_is_refused():
    with pytest.raises(ValueError, match=r"a box of 4\.00 inches does not fit on a page of 3\.00"):
        spread({"a": (0.5, 0.5)}, {"a": (4, 1)}, 3, 1)


def test_positions_repeat_and_every_name_has_one_also_without_an_edge():
    names, edges = ["putin", "khamenei", "raisi", "alone"], [("putin", "khamenei"), ("putin", "raisi")]
    assert positions(names, edges) == positions(names, edges)
    assert set(positions(names, edges)) == set(names)


def test_positions_use_the_whole_page():
    names = [f"n{i}" for i in range(8)]
    xs, ys = zip(*positions(names, [(f"n{i}", f"n{(i + 1) % 8}") for i in range(8)]).values(), strict=True)
    assert (min(xs), max(xs), min(ys), max(ys)) == (0, 1, 0, 1)
