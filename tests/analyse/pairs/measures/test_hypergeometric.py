"""The tail against Fisher, scipy, whole fractions and tables at the edge."""

from __future__ import annotations

from fractions import Fraction
from math import comb

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from rasad.analyse.pairs.measures.hypergeometric import upper_tail


@st.composite
def tables(draw: st.DrawFn, largest: int = 500) -> tuple[int, int, int, int]:
    """n_ab, n_a, n_b, n."""
    n = draw(st.integers(2, largest))
    n_a, n_b = draw(st.integers(1, n)), draw(st.integers(1, n))
    return draw(st.integers(max(0, n_a + n_b - n), min(n_a, n_b))), n_a, n_b, n


def tail(n_ab: int, n_a: int, n_b: int, n: int) -> float:
    return float(upper_tail(np.array([n_ab]), np.array([n_a]), np.array([n_b]), n)[0])


def exact(n_ab: int, n_a: int, n_b: int, n: int) -> float:
    ways = sum(comb(n_a, k) * comb(n - n_a, n_b - k) for k in range(n_ab, min(n_a, n_b) + 1) if n_b - k <= n - n_a)
    return float(Fraction(ways, comb(n, n_b)))


def test_the_lady_tasting_tea():
    # R. A. Fisher, The Design of Experiments (1935): three of four cups right, 17 in 70.
    assert tail(3, 4, 4, 8) == pytest.approx(17 / 70, rel=1e-14)


@pytest.mark.slow
@given(table=tables(largest=300))
@settings(max_examples=300, deadline=None)
def test_the_tail_is_that_of_whole_fractions(table: tuple[int, int, int, int]):
    assert tail(*table) == pytest.approx(exact(*table), rel=1e-12, abs=1e-307)


@pytest.mark.slow
@given(table=tables())
@settings(max_examples=100, deadline=None)
def test_the_tail_is_that_of_fishers_exact_test(table: tuple[int, int, int, int]):
    n_ab, n_a, n_b, n = table
    cells = [[n_ab, n_a - n_ab], [n_b - n_ab, n - n_a - n_b + n_ab]]
    other = stats.fisher_exact(cells, alternative="greater").pvalue
    assert tail(*table) == pytest.approx(other, rel=1e-8, abs=1e-300)


@pytest.mark.slow
@given(table=tables(largest=10_000_000))
@settings(max_examples=60, deadline=None)
def test_the_tail_of_ten_million_units_is_that_of_scipy(table: tuple[int, int, int, int]):
    n_ab, n_a, n_b, n = table
    assert tail(*table) == pytest.approx(stats.hypergeom.sf(n_ab - 1, n, n_a, n_b), rel=2e-8, abs=1e-300)


@pytest.mark.parametrize(
    ("table", "wanted"),
    [
        # mpmath with fifty digits, summed term by term; three log-gammas of ten million are off in the eighth digit.
        ((8, 17_140, 1428, 10_000_000), 0.003711714794657685),
        ((4, 4, 22, 10_000_000), 1.7556010533604388e-23),
        ((52_558, 235_559, 2_206_222, 10_000_000), 0.0015733740795457983),
        ((265_401, 3_058_141, 852_903, 10_000_000), 1.7224021279036242e-29),
        ((201, 50_453, 201, 1_000_000), 1.30547159692977e-261),
        # One unit of both: 1 - C(n - a, b) / C(n, b).
        ((1, 1, 22, 10_000_000), 2.2e-6),
    ],
)
def test_large_corpora_keep_twelve_digits(table: tuple[int, int, int, int], wanted: float):
    assert tail(*table) == pytest.approx(wanted, rel=1e-11)


@pytest.mark.parametrize("table", [(0, 3, 4, 20), (5, 10, 10, 15), (7, 7, 20, 20), (0, 1, 1, 2), (20, 20, 20, 20)])
def test_the_fewest_that_can_be_are_certain(table: tuple[int, int, int, int]):
    assert tail(*table) == 1.0


@pytest.mark.parametrize("n_ab", [1, 2, 5, 50])
def test_all_that_can_be_is_one_of_the_ways_to_choose(n_ab: int):
    assert tail(n_ab, n_ab, n_ab, 1000) == pytest.approx(1 / comb(1000, n_ab), rel=1e-12)


def test_more_than_can_be_never_happens():
    assert tail(4, 3, 5, 20) == 0.0


def test_a_chance_smaller_than_any_float_is_zero_and_not_nan():
    assert tail(44_369, 45_961, 44_369, 100_000) == 0.0


def test_the_tail_of_many_tables_is_that_of_each_in_its_place():
    many = [(12, 29, 23, 78), (1, 10, 10, 78), (0, 3, 4, 78), (12, 29, 23, 78), (12, 23, 29, 78)]
    found = upper_tail(*(np.array(column) for column in zip(*[table[:3] for table in many], strict=True)), 78)
    assert found.tolist() == [tail(*table) for table in many]
    large = np.array([3_000_000, 2_999_999])  # codes of these tables do not fit into 64 bits
    assert upper_tail(large, large, large, 3_100_000).tolist() == pytest.approx([0, 0], abs=1e-300)


def test_no_table_has_no_tail():
    none = np.array([], dtype=np.int64)
    assert upper_tail(none, none, none, 10).tolist() == []
