"""rasad.charts.layout: nodes and labels that do not cover each other, in the same place each time."""

from __future__ import annotations

import math
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rasad.charts.layout import Box, place_labels, positions

FRAME = (0.7, 0.45, 7.7, 6.0)


def touching(places: dict[str, tuple[float, float]], radius: dict[str, float]) -> list[tuple[str, str]]:
    return [(a, b) for a, b in combinations(places, 2) if math.dist(places[a], places[b]) < radius[a] + radius[b]]


@st.composite
def networks(draw: st.DrawFn) -> tuple[dict[str, float], list[tuple[str, str, int]]]:
    names = [f"n{i}" for i in range(draw(st.integers(2, 25)))]
    radius = {name: draw(st.sampled_from([0.09, 0.15, 0.25])) for name in names}
    pairs = list(combinations(names, 2))
    chosen = draw(st.lists(st.sampled_from(pairs), unique=True, min_size=1, max_size=40))
    return radius, [(a, b, draw(st.integers(1, 9))) for a, b in chosen]


@given(network=networks())
@settings(max_examples=20, deadline=None)
def test_no_two_nodes_overlap(network: tuple[dict[str, float], list[tuple[str, str, int]]]):
    radius, edges = network
    assert not touching(positions(radius, edges, FRAME), radius)


def test_positions_repeat():
    radius = dict.fromkeys(("putin", "khamenei", "raisi", "larijani", "moscow"), 0.2)
    edges = [("putin", "khamenei", 10), ("putin", "raisi", 4), ("moscow", "putin", 7)]
    assert positions(radius, edges, FRAME) == positions(radius, edges, FRAME)


def test_positions_fill_the_frame():
    radius = {f"n{i}": 0.1 for i in range(8)}
    edges = [(f"n{i}", f"n{(i + 1) % 8}", 1) for i in range(8)]
    places = positions(radius, edges, FRAME)
    xs, ys = zip(*places.values(), strict=True)
    assert (min(xs), max(xs)) == pytest.approx((FRAME[0], FRAME[2]), abs=0.05)
    assert (min(ys), max(ys)) == pytest.approx((FRAME[1], FRAME[3]), abs=0.05)


def test_nodes_on_one_spot_are_pushed_apart():
    radius = {"a": 0.5, "b": 0.5}
    places = positions(radius, [("a", "b", 1)], (1, 1, 1, 1))
    assert math.dist(places["a"], places["b"]) >= 1


def test_every_name_has_a_place_also_without_an_edge():
    assert set(positions({"a": 0.1, "b": 0.1, "alone": 0.1}, [("a", "b", 2)], FRAME)) == {"a", "b", "alone"}


def test_a_box_knows_its_middle_and_what_it_shares():
    box = Box.around((2, 3), 4, 2)
    assert box == Box(0, 2, 4, 4)
    assert box.center == (2, 3)
    assert box.overlap(Box(3, 3, 9, 9)) == 1
    assert Box(3, 3, 9, 9).overlap(box) == 1
    assert box.overlap(box) == 8
    assert box.overlap(Box(4, 2, 5, 4)) == 0  # they touch
    assert box.overlap(Box(9, 9, 10, 10)) == 0


def test_a_label_stands_below_its_node_where_there_is_room():
    node = Box.around((4, 4), 0.4, 0.4)
    label = place_labels({"putin": node}, {"putin": (1.0, 0.2)}, (8, 8))["putin"]
    assert label.center[0] == pytest.approx(4)
    assert label.top < node.bottom
    assert (label.right - label.left, label.top - label.bottom) == pytest.approx((1.0, 0.2))


def test_a_label_keeps_off_a_node_below():
    nodes = {"putin": Box.around((4, 4), 0.4, 0.4), "iran": Box.around((4, 3.6), 0.4, 0.4)}
    placed = place_labels(nodes, {"putin": (1.0, 0.2), "iran": (0.6, 0.2)}, (8, 8))
    assert placed["putin"].overlap(nodes["iran"]) == 0
    assert placed["putin"].overlap(placed["iran"]) == 0


@pytest.mark.parametrize("corner", [(0.3, 0.5), (7.7, 0.5), (0.3, 7.7), (7.7, 7.7)])
def test_a_label_stays_on_the_page(corner: tuple[float, float]):
    node = Box.around(corner, 0.3, 0.3)
    label = place_labels({"putin": node}, {"putin": (1.2, 0.2)}, (8, 8))["putin"]
    assert label.left >= 0
    assert label.right <= 8
    assert label.bottom >= 0
    assert label.top <= 8


def test_labels_of_nodes_that_lie_apart_cover_nothing():
    nodes = {f"n{i}{j}": Box.around((1 + 2 * i, 1 + j), 0.3, 0.3) for i in range(4) for j in range(6)}
    placed = place_labels(nodes, dict.fromkeys(nodes, (1.5, 0.17)), (8, 8))
    assert not [pair for pair in combinations(placed.values(), 2) if pair[0].overlap(pair[1])]
    assert not [(name, other) for name in placed for other in nodes if placed[name].overlap(nodes[other])]


def test_no_node_needs_no_label():
    assert place_labels({}, {}, (8, 8)) == {}
