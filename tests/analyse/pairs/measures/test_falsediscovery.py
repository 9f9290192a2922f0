"""q-values: names that chance alone scattered must not look as if they belonged together."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import sparse, stats

from rasad.analyse.pairs.cooccurrence import pairs_of
from rasad.analyse.pairs.counts.units import Settings, Units
from rasad.analyse.pairs.measures.association import benjamini_hochberg
from rasad.annotation.registry.entity import Entity


def scattered(random: np.random.Generator, names: int, units: int) -> Units:
    """Each name, frequent or rare, in units that were drawn for it alone; each unit an article of its own."""
    named = sparse.lil_array((units, names), dtype=np.int32)
    for i in range(names):
        named[random.choice(units, max(1, 60 // (i + 1)), replace=False), i] = 1
    known = {f"n{i:03}": Entity(f"n{i:03}", "PER", {}) for i in range(names)}
    row = np.arange(units)
    articles = tuple(f"a{i:04}" for i in range(units))
    zero = np.zeros(units, dtype=np.int64)
    return Units(Settings(), articles, known, row, zero, zero, named.tocsr(), row, row + 1)


@pytest.mark.slow
def test_names_scattered_by_chance_seldom_seem_to_belong_together():
    """Benjamini and Hochberg promise one corpus of twenty at most; of the pairs seen alone, nearly all would."""
    random = np.random.default_rng(1)
    corpora = [pairs_of(scattered(random, 120, 800), resamples=0, evidence=False) for _ in range(40)]
    assert sum((pairs["q_value"] < 0.05).any() for pairs in corpora) <= 2
    seen_only = [stats.false_discovery_control(pairs["p_value"]) for pairs in corpora]
    assert sum((q < 0.05).any() for q in seen_only) > 20


@pytest.mark.parametrize("tests", [0, 5, 6, 200])
def test_tests_that_are_not_listed_count_as_if_they_were(tests: int):
    p = np.array([0.001, 0.01, 0.02, 0.3, 1.0])
    wanted = stats.false_discovery_control(np.append(p, np.ones(max(0, tests - 5))))[:5]
    assert benjamini_hochberg(p, tests) == pytest.approx(wanted)


def test_no_test_has_no_q():
    assert benjamini_hochberg(np.empty(0), 10).tolist() == []
