"""Margins are kept, all matrices are equally likely, and the test repeats with its seed."""

from __future__ import annotations

import time
from collections import Counter
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import sparse, stats

import rasad
from rasad.analyse.pairs import limits as support
from rasad.analyse.pairs.cooccurrence import pairs_of
from rasad.analyse.pairs.counting import count, permuted
from rasad.analyse.pairs.counts.units import units_of
from rasad.analyse.pairs.measures.permutation import _at_once, permutation_test, steps_needed, switched
from rasad.annotation.notes import Notes


def matrix(rows: list[list[int]]) -> sparse.csr_array:
    found = sparse.csr_array(np.array(rows, dtype=np.int32))
    found.sort_indices()
    return found


def drawn(original: sparse.csr_array, chains: int, steps: int, seed: int = 1) -> list[np.ndarray]:
    """The chains as matrices."""
    entities = switched(original, chains, steps, np.random.default_rng(seed))
    unit = np.repeat(np.arange(original.shape[0]), np.diff(original.indptr))
    found = []
    for entity in entities:
        one = np.zeros(original.shape, dtype=int)
        np.add.at(one, (unit, entity), 1)
        found.append(one)
    return found


@pytest.mark.slow
@given(st.lists(st.lists(st.integers(0, 1), min_size=4, max_size=4), min_size=1, max_size=7), st.integers(0, 99))
@settings(max_examples=60, deadline=None)
def test_both_margins_are_kept_and_no_unit_names_anyone_twice(rows: list[list[int]], seed: int):
    original = matrix(rows)
    for one in drawn(original, 5, 40, seed):
        assert one.max(initial=0) <= 1
        assert (one.sum(axis=0) == original.sum(axis=0)).all()
        assert (one.sum(axis=1) == original.sum(axis=1)).all()


def test_all_matrices_with_these_margins_are_equally_likely():
    rows = [[1, 1, 0], [1, 0, 0], [0, 0, 1], [0, 1, 0]]
    wanted = [
        found
        for cells in product((0, 1), repeat=12)
        if (found := np.array(cells).reshape(4, 3)).sum(axis=0).tolist() == [2, 2, 1]
        and found.sum(axis=1).tolist() == [2, 1, 1, 1]
    ]
    seen = Counter(one.tobytes() for one in drawn(matrix(rows), 12_000, 60))
    assert set(seen) == {found.tobytes() for found in wanted}
    assert stats.chisquare(list(seen.values())).pvalue > 0.001


@pytest.mark.slow
def test_the_p_value_is_that_of_counting_all_matrices():
    # Two names in two of four units of one name each but for the units that name both.
    rows = [[1, 1, 0], [1, 0, 0], [0, 0, 1], [0, 1, 0]]
    every = [
        found
        for cells in product((0, 1), repeat=12)
        if (found := np.array(cells).reshape(4, 3)).sum(axis=0).tolist() == [2, 2, 1]
        and found.sum(axis=1).tolist() == [2, 1, 1, 1]
    ]
    together = np.mean([(found[:, 0] & found[:, 1]).sum() >= 1 for found in every])
    p = permutation_test(matrix(rows), np.array([0]), np.array([1]), np.array([1]), 9_999, 3)
    assert p[0] == pytest.approx(together, abs=0.02)


def test_a_pair_of_no_choice_has_p_1():
    p = permutation_test(matrix([[1, 1], [1, 1]]), np.array([0]), np.array([1]), np.array([2]), 99, 1)
    assert p.tolist() == [1.0]


def test_the_smallest_p_is_one_in_all_permutations_and_one():
    rows = [[1, 1, 0, 0]] * 12 + [[0, 0, 1, 0], [0, 0, 0, 1]] * 40
    p = permutation_test(matrix(rows), np.array([0]), np.array([1]), np.array([12]), 99, 1)
    assert p.tolist() == [0.01]


@pytest.mark.slow
def test_a_list_that_names_everyone_is_no_news_to_permutations(notes: Notes):
    """The pairs of the long sentence are 'significant' to a test that forgets how long it is."""
    pairs = rasad.cooccurrence(notes, resamples=0, permutations=499)
    listed = pairs[(pairs["n_long"] == 1) & (pairs["n_ab"] == 1) & (pairs["n_a"] == 1) & (pairs["n_b"] == 1)]
    assert len(listed) > 100
    assert listed["p_value"].median() < 0.02
    assert listed["p_permutation"].median() > 5 * listed["p_value"].median()


@pytest.mark.slow
def test_permutations_repeat_with_their_seed_and_change_with_another(notes: Notes):
    one, again, other = (rasad.cooccurrence(notes, resamples=0, permutations=99, seed=seed) for seed in (1, 1, 2))
    assert one["p_permutation"].tolist() == again["p_permutation"].tolist()
    assert one["p_permutation"].tolist() != other["p_permutation"].tolist()


def test_memory_bounds_the_chains_at_once_and_every_chain_is_counted(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("rasad.analyse.pairs.measures.permutation._BYTES", 160)  # three, three and one
    p = permutation_test(matrix([[1, 1], [1, 1]]), np.array([0]), np.array([1]), np.array([2]), 7, 1)
    assert p.tolist() == [1.0]


@pytest.mark.slow
def test_how_many_chains_run_at_once_changes_p_by_chance_only(monkeypatch: pytest.MonkeyPatch):
    """Another number at once gives other random corpora of the same kind: p moves within its standard error."""
    random = np.random.default_rng(4)
    original = matrix((random.random((12, 5)) < 0.5).astype(int).tolist())
    a, b = (np.array(ends) for ends in zip(*[(i, j) for i in range(5) for j in range(i + 1, 5)], strict=True))
    together = (original.T @ original).toarray()[a, b]
    found = []
    for at_once in (1_000_000, 5_000):
        monkeypatch.setattr("rasad.analyse.pairs.measures.permutation._BYTES", at_once)
        found.append(permutation_test(original, a, b, together, 4_000, 1))
    error = np.sqrt(2 * found[0] * (1 - found[0]) / 4_000)
    assert (np.abs(found[0] - found[1]) <= 4 * error + 1 / 4_000).all()
    assert found[0].tolist() != found[1].tolist()


def test_memory_counts_namings_beside_cells():
    """Units that name almost everyone: there the namings take more room than the cells."""
    crowded = sparse.csr_array(np.ones((40, 50)))
    assert _at_once(crowded, 10**9) * (40 * 50 + 12 * 2000) <= 256_000_000


@pytest.mark.slow
def test_q_is_not_below_p_and_empty_without_permutations(notes: Notes):
    pairs = rasad.cooccurrence(notes, resamples=0, permutations=99)
    assert (pairs["q_permutation"] >= pairs["p_permutation"]).all()
    assert pairs["p_permutation"].between(0.01, 1).all()
    without = rasad.cooccurrence(notes, resamples=0)
    assert without[["p_permutation", "q_permutation"]].isna().all(axis=None)


@pytest.mark.parametrize(("few", "reason"), [(5, "permutation_too_large"), (6, "too_few_articles")])
def test_a_corpus_of_hours_is_not_permuted_and_says_so(
    notes: Notes, monkeypatch: pytest.MonkeyPatch, few: int, reason: str
):
    limits = dict(support.thresholds()) | {"switches": 1000, "articles": few}
    monkeypatch.setattr(support, "thresholds", lambda: limits)
    pairs = rasad.cooccurrence(notes, resamples=0, permutations=99)
    assert pairs["p_permutation"].isna().all()
    assert pairs.context.reason == reason
    assert "left out" in pairs.limits()


def test_no_naming_is_permuted_to_none():
    empty = sparse.csr_array((3, 2), dtype=np.int32)
    assert switched(empty, 4, 10, np.random.default_rng(1)).shape == (4, 0)
    assert steps_needed(empty) == 0


@pytest.mark.slow
def test_the_five_articles_take_seconds(notes: Notes):
    units = units_of(notes)
    start = time.process_time()
    pairs_of(units, resamples=0, permutations=999)
    # 0.5 s on the machine it was measured on; the bound is for a slow one under load.
    assert time.process_time() - start < 8


def test_the_margins_are_those_of_the_units(notes: Notes):
    units = units_of(notes, "paragraph")
    tests = permuted(units, count(units), 19, 1)
    assert not tests.skipped
    assert len(tests.columns["p_permutation"]) == len(count(units).a)
