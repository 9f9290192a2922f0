"""rasad.analyse.pairs.measures.association: the measures of a 2x2 table, against hand and other programs."""

from __future__ import annotations

import math
import warnings

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from scipy import sparse, stats
from scipy.stats.contingency import expected_freq

from rasad.analyse.pairs.measures.association import Counts, log_likelihood, measures, npmi, npmi_interval, odds_ratio

# n_ab, n_a, n_b, n
TABLES = [(2, 4, 2, 6), (12, 29, 23, 78), (1, 10, 10, 20), (0, 3, 4, 20), (5, 5, 5, 10), (1, 2, 50, 100)]


def counts(*tables: tuple[int, int, int, int]) -> Counts:
    n_ab, n_a, n_b, n = zip(*tables, strict=True)
    assert len(set(n)) == 1
    return Counts(np.array(n_ab), np.array(n_a), np.array(n_b), n[0])


def cells(n_ab: int, n_a: int, n_b: int, n: int) -> NDArray[np.int64]:
    return np.array([[n_ab, n_a - n_ab], [n_b - n_ab, n - n_a - n_b + n_ab]])


@st.composite
def tables(draw: st.DrawFn) -> tuple[int, int, int, int]:
    n = draw(st.integers(2, 500))
    n_a, n_b = draw(st.integers(1, n)), draw(st.integers(1, n))
    return draw(st.integers(max(0, n_a + n_b - n), min(n_a, n_b))), n_a, n_b, n


def test_measures_by_hand():
    # Six sentences; a in four, b in two, both in those two: expected 8/6; PMI ln(6/4), divided by ln 3.
    found = {name: float(values[0]) for name, values in measures(counts((2, 4, 2, 6))).items()}
    assert found["expected"] == pytest.approx(8 / 6)
    assert found["npmi"] == pytest.approx(math.log(1.5) / math.log(3))
    assert found["jaccard"] == pytest.approx(2 / 4)
    # 2·[2 ln(2/(8/6)) + 2 ln(2/(16/6)) + 0 + 2 ln(2/(8/6)·…)]: cells 2, 2, 0, 2 of expected 8/6, 16/6, 4/6, 8/6.
    g2 = 2 * (2 * math.log(2 / (8 / 6)) + 2 * math.log(2 / (16 / 6)) + 2 * math.log(2 / (8 / 6)))
    assert found["log_likelihood"] == pytest.approx(g2)
    # Both units of b among the four of a: C(4,2)/C(6,2) = 6/15.
    assert found["p_value"] == pytest.approx(6 / 15)
    assert found["q_value"] == pytest.approx(6 / 15)


@pytest.mark.parametrize("table", TABLES)
def test_expected_agrees_with_scipy(table: tuple[int, int, int, int]):
    assert measures(counts(table))["expected"][0] == pytest.approx(expected_freq(cells(*table))[0, 0])


@pytest.mark.parametrize("table", TABLES)
def test_log_likelihood_agrees_with_scipy_but_for_its_sign(table: tuple[int, int, int, int]):
    other = stats.chi2_contingency(cells(*table), correction=False, lambda_="log-likelihood").statistic
    assert abs(log_likelihood(counts(table))[0]) == pytest.approx(other, abs=1e-9)


@pytest.mark.parametrize("table", TABLES)
def test_p_value_agrees_with_fishers_exact_test(table: tuple[int, int, int, int]):
    other = stats.fisher_exact(cells(*table), alternative="greater").pvalue
    assert measures(counts(table))["p_value"][0] == pytest.approx(other)


@pytest.mark.parametrize("table", [(2, 5, 4, 20), (12, 29, 23, 78), (1, 10, 10, 20)])
def test_odds_ratio_and_its_bounds_agree_with_scipy(table: tuple[int, int, int, int]):
    other = stats.contingency.odds_ratio(cells(*table), kind="sample")
    ratio, low, high = (float(value[0]) for value in odds_ratio(counts(table)))
    assert ratio == pytest.approx(other.statistic)
    assert (low, high) == pytest.approx(tuple(other.confidence_interval(0.95)))


@pytest.mark.parametrize("table", [(0, 3, 4, 20), (5, 5, 5, 10), (2, 4, 2, 6), (10, 10, 10, 10)])
def test_an_empty_cell_raises_every_cell_by_one_half(table: tuple[int, int, int, int]):
    raised = cells(*table) + 0.5
    ratio, low, high = (float(value[0]) for value in odds_ratio(counts(table)))
    assert ratio == pytest.approx(raised[0, 0] * raised[1, 1] / raised[0, 1] / raised[1, 0])
    assert math.log(high / low) == pytest.approx(2 * stats.norm.ppf(0.975) * math.sqrt((1 / raised).sum()))
    assert 0 < low < ratio < high < math.inf


@pytest.mark.parametrize(
    ("table", "sign"), [((4, 5, 5, 20), 1), ((0, 5, 5, 20), -1), ((1, 10, 10, 20), -1), ((5, 10, 10, 20), 0)]
)
def test_rarer_than_by_chance_is_negative_and_chance_is_zero(table: tuple[int, int, int, int], sign: int):
    found = measures(counts(table))
    assert np.sign(np.round(found["log_likelihood"][0], 12)) == sign
    assert np.sign(np.round(found["npmi"][0], 12)) == sign


def test_q_value_is_that_of_benjamini_and_hochberg():
    found = measures(counts((3, 4, 4, 20), (1, 4, 4, 20), (2, 3, 3, 20), (1, 9, 9, 20)))
    p = found["p_value"]
    order = np.argsort(p)
    raised = p[order] * len(p) / np.arange(1, len(p) + 1)
    by_hand = np.empty(len(p))
    by_hand[order] = np.minimum(np.minimum.accumulate(raised[::-1])[::-1], 1)
    assert found["q_value"] == pytest.approx(by_hand)
    assert (found["q_value"] >= p).all()


@pytest.mark.parametrize(
    ("p_ab", "p_a", "p_b", "wanted"),
    [
        (0.0, 0.5, 0.5, -1.0),  # never together
        (0.25, 0.25, 0.25, 1.0),  # only together
        (0.25, 0.5, 0.5, 0.0),  # as by chance
        (1.0, 1.0, 1.0, 0.0),  # in every unit: tells nothing
    ],
)
def test_npmi_at_its_landmarks(p_ab: float, p_a: float, p_b: float, wanted: float):
    assert npmi(np.array([p_ab]), np.array([p_a]), np.array([p_b]))[0] == pytest.approx(wanted)


def test_a_name_in_every_unit_tells_nothing_of_another():
    found = measures(counts((3, 10, 3, 10)))
    assert found["log_likelihood"][0] == pytest.approx(0)
    assert found["npmi"][0] == pytest.approx(0)
    assert found["p_value"][0] == pytest.approx(1)


def test_no_pair_gives_empty_measures():
    none = np.array([], dtype=np.int64)
    assert {len(values) for values in measures(Counts(none, none, none, 0)).values()} == {0}


@pytest.mark.slow
@given(table=tables())
@settings(max_examples=60, deadline=None)
def test_measures_stay_within_their_bounds(table: tuple[int, int, int, int]):
    found = {name: float(values[0]) for name, values in measures(counts(table)).items()}
    assert -1 - 1e-12 <= found["npmi"] <= 1 + 1e-12
    assert 0 <= found["jaccard"] <= 1
    assert 0 <= found["p_value"] <= found["q_value"] <= 1
    assert math.isfinite(found["log_likelihood"])
    assert abs(found["log_likelihood"]) < 1e-6 or (found["log_likelihood"] > 0) == (table[0] > found["expected"])


@pytest.mark.slow
@given(table=tables())
@settings(max_examples=40, deadline=None)
def test_measures_do_not_depend_on_which_name_is_first(table: tuple[int, int, int, int]):
    n_ab, n_a, n_b, n = table
    one, other = measures(counts(table)), measures(counts((n_ab, n_b, n_a, n)))
    for name in one:
        assert one[name] == pytest.approx(other[name], rel=1e-9, abs=1e-9), name


# Units (rows) by names a, b; the article of each unit. Both share articles 0 and 1.
MATRIX = sparse.csr_array(np.array([[1, 1], [1, 0], [0, 1], [1, 1], [0, 0], [1, 0], [0, 1], [0, 0]], dtype=float))
ARTICLES = np.array([0, 0, 0, 1, 1, 2, 2, 3])
A, B = np.array([0], dtype=np.int32), np.array([1], dtype=np.int32)


def test_the_interval_repeats_with_its_seed_and_changes_with_another():
    one, again = (npmi_interval(MATRIX, ARTICLES, A, B, 200, 7) for _ in range(2))
    assert [one[0][0], one[1][0]] == [again[0][0], again[1][0]]
    assert one[0][0] < one[1][0]
    others = {float(npmi_interval(MATRIX, ARTICLES, A, B, 21, seed)[1][0]) for seed in range(6)}
    assert len(others) > 1


def test_the_interval_does_not_touch_the_global_random_state():
    np.random.seed(3)
    before = np.random.get_state()[1].copy()
    npmi_interval(MATRIX, ARTICLES, A, B, 50, 1)
    assert (np.random.get_state()[1] == before).all()


@pytest.mark.parametrize(
    ("articles", "resamples"),
    [(np.zeros(8, dtype=np.int64), 100), (ARTICLES, 0), (np.array([0, 0, 0, 0, 1, 2, 2, 3]), 100)],
    ids=["one article", "no resamples", "the pair in one article"],
)
def test_without_two_articles_or_resamples_there_is_no_interval(articles: NDArray[np.int64], resamples: int):
    low, high = npmi_interval(MATRIX, articles, A, B, resamples, 1)
    assert np.isnan(low).all()
    assert np.isnan(high).all()


def test_the_interval_holds_articles_together():
    # Every article has the same units, so every draw has the same share: no width at all.
    matrix = sparse.csr_array(np.array([[1, 1], [1, 0], [0, 0]] * 4, dtype=float))
    low, high = npmi_interval(matrix, np.repeat(np.arange(4), 3), A, B, 100, 1)
    wanted = npmi(np.array([1 / 3]), np.array([2 / 3]), np.array([1 / 3]))
    assert low == pytest.approx(wanted)
    assert high == pytest.approx(wanted)


def test_a_draw_without_either_name_says_nothing_of_the_pair():
    # Two of five articles, always named together: in every draw that holds them NPMI is 1, and a
    # draw that holds neither (7.8 % of them) must not pull the lower end down to -1.
    matrix = sparse.csr_array(np.array([[1, 1], [0, 0]] * 2 + [[0, 0]] * 6, dtype=float))
    low, high = npmi_interval(matrix, np.repeat(np.arange(5), 2), A, B, 500, 1)
    assert high == pytest.approx([1.0])
    assert low == pytest.approx([1.0])


def by_hand(rows: NDArray[np.int64], articles: NDArray[np.int64], resamples: int, seed: int) -> tuple[float, float]:
    """Naively: draw the articles, put their units after one another, count."""
    count = int(articles.max()) + 1
    draws = np.random.default_rng(seed).multinomial(count, np.full(count, 1 / count), size=resamples)
    values = []
    for times in draws:
        drawn = np.concatenate([rows[articles == i] for i in range(count) for _ in range(times[i])])
        n_a, n_b = drawn.sum(axis=0)
        if n_a and n_b:
            share = np.array([[drawn.all(axis=1).mean()], [n_a / len(drawn)], [n_b / len(drawn)]])
            values.append(float(npmi(*share)[0]))
    low, high = np.quantile(values, [0.025, 0.975])
    return float(low), float(high)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_interval_is_that_of_drawing_articles_one_by_one(seed: int):
    random = np.random.default_rng(seed)
    articles = np.repeat(np.arange(7), random.integers(1, 6, 7))
    rows = random.integers(0, 2, (len(articles), 2))
    rows[[0, -1]] = 1
    low, high = npmi_interval(sparse.csr_array(rows.astype(float)), articles, A, B, 60, seed)
    assert (low[0], high[0]) == pytest.approx(by_hand(rows, articles, 60, seed), abs=1e-6)


def test_one_draw_that_says_nothing_leaves_the_interval_empty_and_gives_no_warning():
    matrix = sparse.csr_array(np.array([[1, 1]] * 2 + [[0, 0]] * 40, dtype=float))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        found = [npmi_interval(matrix, np.arange(42), A, B, 1, seed)[0][0] for seed in range(20)]
    assert np.isnan(found).any()


def test_pairs_that_are_only_named_together_are_no_more_than_one():
    n = np.arange(2, 400)
    shares = n / 401
    assert npmi(shares, shares, shares).max() == 1.0
