"""rasad.analyse.pairs.measures.association: the figures that papers and other programs give for the same tables.

Each figure stands beside the place that it was read in; papers that were not at hand are quoted as the test suites of
others quote them. Programs that the lock brings are run.
"""

from __future__ import annotations

import math

import numpy as np
import pytest
from scipy import stats

from rasad.analyse.pairs.measures.association import Counts, log_likelihood, measures, odds_ratio

# n_ab, n_a, n_b, n
TABLES = [(2, 4, 2, 6), (12, 29, 23, 78), (1, 10, 10, 20), (0, 3, 4, 20), (5, 5, 5, 10), (1, 2, 50, 100)]
NAMED = [table for table in TABLES if table[0]]


def counts(n_ab: int, n_a: int, n_b: int, n: int) -> Counts:
    return Counts(np.array([n_ab]), np.array([n_a]), np.array([n_b]), n)


def of_cells(both: int, a_alone: int, b_alone: int, neither: int) -> Counts:
    return counts(both, both + a_alone, both + b_alone, both + a_alone + b_alone + neither)


@pytest.mark.parametrize(
    ("cells", "wanted"),
    [
        ((110, 2442, 111, 29114), 270.72),  # the swiss
        ((29, 13, 123, 31612), 263.90),  # can be
        ((31, 23, 139, 31584), 256.84),  # previous year
        ((10, 0, 3, 31764), 167.23),  # mineral water
        ((76, 104, 2476, 29121), 157.21),  # at the
        ((16, 0, 865, 30896), 115.02),  # owing to
        ((16, 2536, 1, 29224), 73.35),  # the united
        ((3, 0, 0, 31774), 61.61),  # natel c
        ((9, 12, 429, 31327), 48.94),  # affected by
        ((20, 2532, 25, 29200), 43.35),  # the stock
        ((3, 10, 5, 31759), 36.98),  # current transactions
    ],
)
def test_log_likelihood_is_that_of_dunning(cells: tuple[int, int, int, int], wanted: float):
    """The bigrams of Dunning 1993, as text2vec's tests/testthat/test-collocations.R has his table."""
    assert round(float(log_likelihood(of_cells(*cells))[0]), 2) == wanted


@pytest.mark.parametrize(
    ("cells", "wanted"),
    [
        ((1, 0, 0, 1), 2.772589),
        ((10, 0, 0, 10), 27.72589),
        ((5, 1995, 0, 100_000), 39.33052),
        ((1000, 1995, 1000, 100_000), 4730.737),
        ((1000, 1000, 1000, 100_000), 5734.343),
        ((1000, 1000, 1000, 99_000), 5714.932),
        ((0, 1, 1, 0), -2.772589),  # there the square of rootLogLikelihoodRatio, which has a sign
        ((6, 7567, 1924, 2_426_487), 0.0),
    ],
)
def test_log_likelihood_is_that_of_mahout(cells: tuple[int, int, int, int], wanted: float):
    """Apache Mahout, math/src/test/java/org/apache/mahout/math/stats/LogLikelihoodTest.java."""
    assert log_likelihood(of_cells(*cells))[0] == pytest.approx(wanted, rel=2e-7, abs=1e-8)


@pytest.mark.parametrize(("cells", "sign"), [((904, 21060, 1144, 283_012), 1), ((36, 21928, 60280, 623_876), -1)])
def test_the_sign_is_that_of_mahouts_root(cells: tuple[int, int, int, int], sign: int):
    assert np.sign(log_likelihood(of_cells(*cells))[0]) == sign


# quanteda.textstats, tests/testthat/test-textstat_keyness.R: letters in two documents of 17 and 12 letters.
QUANTEDA = {"a": (3, 2), "b": (2, 1), "c": (6, 2), "d": (1, 4), "e": (1, 1), "f": (1, 1), "g": (1, 0), "h": (2, 1)}


def quanteda(target: int) -> Counts:
    """A document is a, a letter is b."""
    columns = np.array(list(QUANTEDA.values())).T
    return Counts(columns[target], np.full(8, (17, 12)[target]), columns.sum(axis=0), 29)


@pytest.mark.parametrize(("target", "order"), [(0, "cgbhaefd"), (1, "defabhgc")])
def test_signed_log_likelihood_orders_letters_as_quanteda_does(target: int, order: str):
    """There: textstat_keyness(dfmt, target, measure = "lr", correction = "none")$feature."""
    strength = dict(zip(QUANTEDA, np.round(log_likelihood(quanteda(target)), 9), strict=True))
    assert sorted(QUANTEDA, key=lambda letter: -strength[letter]) == list(order)


def test_log_likelihood_is_that_of_the_formula_quanteda_is_tested_against():
    """There: 2 times the sum of x log(x / E), without correction, on 7 b, 3 a and 2 b, 7 a."""
    x = np.array([[7, 3], [2, 7]])
    expected = np.outer(x.sum(axis=1), x.sum(axis=0)) / 19
    assert log_likelihood(counts(7, 10, 9, 19))[0] == pytest.approx(2 * (x * np.log(x / expected)).sum())


def test_log_likelihood_of_a_collocation_is_that_of_quanteda():
    """tests/testthat/test-textstat_collocations.R: "other capital" twice in nine bigrams, G2 2.231."""
    assert log_likelihood(counts(2, 3, 3, 9))[0] == pytest.approx(2.231, abs=1e-3)


def test_pmi_is_that_of_quanteda():
    """There: log(first * 29 / ((first + second) * 17)); NPMI is that over -log(p_ab)."""
    found = measures(quanteda(0))["npmi"]
    for (first, second), value in zip(QUANTEDA.values(), found, strict=True):
        assert value == pytest.approx(math.log(first * 29 / ((first + second) * 17)) / -math.log(first / 29))


@pytest.mark.slow
@pytest.mark.parametrize("table", TABLES)
def test_log_likelihood_agrees_with_nltk_but_for_its_sign(table: tuple[int, int, int, int]):
    nltk = pytest.importorskip("nltk.metrics")
    n_ab, n_a, n_b, n = table
    other = nltk.BigramAssocMeasures.likelihood_ratio(n_ab, (n_a, n_b), n)
    assert abs(log_likelihood(counts(*table))[0]) == pytest.approx(other, abs=1e-6)


@pytest.mark.slow
@pytest.mark.parametrize("table", TABLES)
def test_jaccard_agrees_with_nltk(table: tuple[int, int, int, int]):
    nltk = pytest.importorskip("nltk.metrics")
    n_ab, n_a, n_b, n = table
    other = nltk.BigramAssocMeasures.jaccard(n_ab, (n_a, n_b), n)
    assert measures(counts(*table))["jaccard"][0] == pytest.approx(other)


@pytest.mark.slow
@pytest.mark.parametrize("table", NAMED)
def test_npmi_agrees_with_nltk(table: tuple[int, int, int, int]):
    nltk = pytest.importorskip("nltk.metrics")
    n_ab, n_a, n_b, n = table
    pmi = nltk.BigramAssocMeasures.pmi(n_ab, (n_a, n_b), n)  # in bits
    assert measures(counts(*table))["npmi"][0] == pytest.approx(pmi / -math.log2(n_ab / n))


@pytest.mark.parametrize("table", NAMED)
def test_npmi_agrees_with_gensim(table: tuple[int, int, int, int]):
    gensim = pytest.importorskip("gensim.models.phrases")
    n_ab, n_a, n_b, n = table
    assert measures(counts(*table))["npmi"][0] == pytest.approx(gensim.npmi_scorer(n_a, n_b, n_ab, 0, 0, n))


@pytest.mark.slow
@pytest.mark.parametrize("table", [(2, 4, 2, 6), (12, 29, 23, 78), (1, 10, 10, 20), (1, 2, 50, 100)])
def test_p_value_agrees_with_nltk(table: tuple[int, int, int, int]):
    nltk = pytest.importorskip("nltk.metrics")
    n_ab, n_a, n_b, n = table
    fewer = nltk.BigramAssocMeasures.fisher(n_ab - 1, (n_a, n_b), n)  # the chance of so many or fewer
    assert measures(counts(*table))["p_value"][0] == pytest.approx(1 - fewer)


@pytest.mark.parametrize(
    ("table", "wanted"),
    [
        ((12, 29, 23, 78), (2.4385026738, 0.8986907196, 6.6166203347)),
        ((2, 5, 4, 20), (4.3333333333, 0.4226534012, 44.4283132279)),
    ],
)
def test_odds_ratio_and_its_bounds_are_those_of_statsmodels(table: tuple[int, ...], wanted: tuple[float, ...]):
    """statsmodels 0.15.0: t = stats.Table2x2(cells); t.oddsratio, t.oddsratio_confint()."""
    assert [float(value[0]) for value in odds_ratio(counts(*table))] == pytest.approx(wanted)


def test_q_values_of_benjamini_and_hochbergs_own_example():
    """Their fifteen p-values (JRSS B 57, 1995, section 4) as many test suites have them: four are rejected at 0.05.

    The q-values: statsmodels 0.15.0, multipletests(p, method="fdr_bh")[1].round(6).
    """
    p = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459]
    p += [0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0]
    q = [0.0015, 0.003, 0.0095, 0.035625, 0.0603, 0.063857, 0.063857, 0.0645, 0.0765]
    q += [0.486, 0.581182, 0.714875, 0.753231, 0.813214, 1.0]
    found = stats.false_discovery_control(p, method="bh")  # as `measures` calls it
    assert found.round(6).tolist() == pytest.approx(q)
    assert (found < 0.05).sum() == 4
