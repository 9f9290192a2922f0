"""rasad.analyse.pairs.summary: a table of pairs in sentences, in three languages."""

from __future__ import annotations

import re

import pytest

import rasad
from invented import made
from rasad.analyse.pairs.summary import reading
from rasad.annotation.notes import Notes

LANGUAGES = ("en", "fa", "ar")


@pytest.mark.slow
def test_the_most_frequent_pair_comes_first_and_the_limits_last(notes: Notes):
    pairs = rasad.cooccurrence(notes, permutations=19)
    said = reading(pairs)
    assert said[0] == "Named together most: Iran and Russia, in 12 of 78 units, articles: 4; by chance alone: 7.6."
    assert said[-1].lower() == f"{pairs.limits()}.".lower()
    assert len(said) == 6


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_was_not_worked_out_is_not_said(notes: Notes, language: str):
    assert len(reading(rasad.cooccurrence(notes, resamples=0), language)) == 4


@pytest.mark.slow
@pytest.mark.parametrize("language", ["fa", "ar"])
def test_numbers_have_the_digits_of_the_language(notes: Notes, language: str):
    assert not re.search("[0-9{}]", " ".join(reading(rasad.cooccurrence(notes, permutations=19), language)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_empty_table_says_why_and_no_more(language: str):
    pairs = rasad.cooccurrence(made({}))
    assert reading(pairs, language) == [pairs.limits(language)]


def test_another_language_is_refused(notes: Notes):
    with pytest.raises(ValueError, match="language must be one of en, fa, ar"):
        reading(rasad.cooccurrence(notes, resamples=0), "de")
