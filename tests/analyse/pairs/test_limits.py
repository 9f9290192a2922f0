"""rasad.analyse.pairs.limits: whether there is enough for a test, and how that is said in three languages."""

from __future__ import annotations

import re

import numpy as np
import pytest

import rasad
from invented import PAGES, made
from rasad import data
from rasad.analyse.pairs import limits as support
from rasad.analyse.pairs.limits import LANGUAGES, Permuted, best_q, number, reason, sentence
from rasad.annotation.notes import Notes


def table(n_a: list[int], n_b: list[int], n: int) -> tuple:
    a, b = np.array(n_a), np.array(n_b)
    return np.minimum(a, b), a, b, n


@pytest.mark.parametrize(
    ("articles", "counts", "permuted", "wanted"),
    [
        (20, table([], [], 0), None, "no_pairs"),
        (19, table([5], [5], 100), None, "too_few_articles"),
        (20, table([5], [5], 9), None, "too_few_units"),
        (20, table([1], [1], 12), None, "no_pair_passes_possible"),  # 1 in 12 at best
        (20, table([1], [1], 21), None, ""),
        (20, table([10], [10], 10), None, "no_pair_passes_possible"),  # named everywhere
        (20, table([5] * 20, [5] * 20, 100), Permuted(99, 0.2), "permutation_floor"),
        (20, table([5] * 20, [5] * 20, 100), Permuted(399, 0.2), ""),
        (20, table([5] * 20, [5] * 20, 100), Permuted(99, 0.04), ""),
        (20, table([5] * 20, [5] * 20, 100), Permuted(99, np.inf, skipped=True), "permutation_too_large"),
    ],
)
def test_the_reason_why_there_is_not_enough(articles: int, counts: tuple, permuted: Permuted | None, wanted: str):
    assert reason(articles, counts, permuted) == wanted


def test_the_best_q_is_that_of_the_largest_count_the_margins_allow():
    # One of 30 units each: 1/30 for one pair, and for three alike.
    assert best_q(np.array([1]), np.array([1]), 30).tolist() == pytest.approx([1 / 30])
    assert best_q(np.array([1, 1, 30]), np.array([1, 1, 30]), 30).tolist() == pytest.approx([0.05, 0.05, 1.0])


@pytest.mark.parametrize("unit", ["sentence", "window", "paragraph", "article"])
def test_what_is_said_to_be_impossible_does_not_happen(notes: Notes, unit: str):
    pairs = rasad.cooccurrence(notes, unit, resamples=0)
    best = best_q(pairs["n_a"].to_numpy(), pairs["n_b"].to_numpy(), int(pairs["n"].iloc[0]))
    assert (pairs["q_value"].min() >= best.min()) or np.isclose(pairs["q_value"].min(), best.min())
    assert pairs.context.enough == (pairs.context.reason == "")


def test_five_articles_as_units_are_not_enough(notes: Notes):
    pairs = rasad.cooccurrence(notes, "article", resamples=0)
    assert (pairs.context.enough, pairs.context.reason) == (False, "too_few_articles")
    assert "not enough evidence" in pairs.limits()


def test_one_article_is_not_enough():
    assert rasad.cooccurrence(made({"one": PAGES["persian"]})).context.reason == "too_few_articles"


@pytest.mark.parametrize(
    ("pages", "options", "wanted"),
    [
        ({}, {}, "no_pairs"),
        ({"one": ("fa", [(0, "body", "پوتین رفت.", [("putin", "name")])])}, {}, "no_pairs"),
        ({"one": ("fa", [])}, {}, "no_pairs"),
        ({f"a{i}": PAGES["arabic"] for i in range(20)}, {"min_count": 99}, "below_minimum"),
    ],
)
@pytest.mark.parametrize("unit", ["sentence", "window", "paragraph", "article"])
def test_an_empty_table_says_why(pages: dict, options: dict, wanted: str, unit: str):
    pairs = rasad.cooccurrence(made(pages), unit, permutations=19, **options)
    assert pairs.empty
    assert pairs.context.reason == wanted
    assert not pairs.context.enough
    for language in LANGUAGES:
        assert pairs.limits(language)


def test_the_english_sentence_comes_with_the_table(notes: Notes):
    pairs = rasad.cooccurrence(notes, resamples=0)
    assert pairs.limits() == pairs.limits("en")
    assert pairs.limits().startswith("articles: 5, units: 78,")


def test_a_part_of_the_table_says_how_large_it_is(notes: Notes):
    pairs = rasad.cooccurrence(notes, resamples=0)
    assert "shown are 7 of these pairs" in pairs.head(7).limits()
    assert "۷ جفت نشان داده شده" in pairs.head(7).limits("fa")
    assert "shown" not in pairs.limits()


def test_overlapping_windows_are_told_of(notes: Notes):
    assert "windows overlap" in rasad.cooccurrence(notes, "window", resamples=0).limits()


def test_very_long_sentences_are_told_of_with_their_share(notes: Notes):
    pairs = rasad.cooccurrence(notes, resamples=0)
    ((article, number_, characters, together, share),) = pairs.context.long
    assert (article[:3], number_, characters) == ("001", 6, 1208)
    assert together > 500
    assert share > 0.9
    assert "very long sentences: 1" in pairs.limits()
    capped = rasad.cooccurrence(notes, longest=1000, resamples=0)
    assert capped.context.long == []
    assert "very long" not in capped.limits()
    assert (capped["n_long"] == 0).all()


@pytest.mark.parametrize("unit", ["sentence", "window", "paragraph", "article"])
def test_pairs_in_units_with_a_long_sentence_are_flagged(notes: Notes, unit: str):
    pairs = rasad.cooccurrence(notes, unit, resamples=0)
    assert (pairs["n_long"] <= pairs["n_ab"]).all()
    listed = pairs.set_index(["a", "b"])["n_long"]
    assert listed["ebrahim-raisi", "stephen-harper"] >= 1
    assert listed["iran", "russia"] == 0


@pytest.mark.parametrize("language", ["de", "", "FA"])
def test_another_language_is_refused_with_those_that_are_known(notes: Notes, language: str):
    with pytest.raises(ValueError, match="language must be one of en, fa, ar"):
        rasad.cooccurrence(notes, resamples=0).limits(language)


@pytest.mark.parametrize("why", sorted(data.words("pairs", "en")["reasons"]))
@pytest.mark.parametrize("language", ["fa", "ar"])
def test_numbers_are_written_in_the_digits_of_the_language(why: str, language: str):
    facts = {
        "articles": 50,
        "units": 79,
        "pairs": 12,
        "passed": 1,
        "reason": why,
        "permutations": 99,
        "long": 2,
        "share": 31,
    }
    said = sentence(facts, 12, language)
    assert not re.search("[0-9{}]", said)
    assert number(50, language) in said


def test_a_table_of_no_facts_says_that_nothing_is_there():
    assert "nothing to compare" in sentence({}, 0)


def test_thresholds_are_data():
    assert support.thresholds()["q"] == 0.05
