"""A word is read in the most usual of the ways that its letters allow."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from rasad.text.halfspaces.affixes import affixes
from rasad.text.halfspaces.lexicon import cuts_of, spelled
from rasad.text.halfspaces.wordforms import halfspaces_in, is_known, is_verb_form

LETTERS = "ابپتجخدرزسشفقکگلمنوهی"


def shown(word: str, closed: bool = False) -> str:
    """The word with | where it takes a half-space."""
    cuts = (0, *halfspaces_in(word, closed), len(word))
    return "|".join(word[start:end] for start, end in pairwise(cuts))


@pytest.mark.parametrize("word", ["", "م", "می", "ها"])
def test_less_than_three_letters_take_none(word: str):
    assert halfspaces_in(word) == ()


@pytest.mark.slow
@settings(max_examples=400, deadline=None)
@given(st.text(LETTERS, max_size=14), st.booleans())
@example("میرفتهاندها", False)
def test_places_are_in_order_inside_the_word_and_behind_letters_that_join(word: str, closed: bool):
    cuts = halfspaces_in(word, closed)
    assert list(cuts) == sorted(set(cuts))
    assert all(0 < cut < len(word) and word[cut - 1] not in affixes().not_joining for cut in cuts)


@pytest.mark.parametrize(
    "word", ["می|خندند", "نمی|گویم", "درمی|آید", "شنیده|ام", "نشسته|اند", "می|رفته|اند", "نرفته|ایم"]
)
def test_a_verb_has_one_reading(word: str):
    assert shown(word.replace("|", "")) == word


@pytest.mark.parametrize("word", ["میدان", "میراث", "میهن", "میوه", "بازمانده"])
def test_a_noun_that_begins_like_a_verb_is_none(word: str):
    assert shown(word) == word


@pytest.mark.parametrize(
    ("word", "open_", "closed"),
    [
        ("شانهای", "شان|های", "شانه|ای"),  # of dignities; a comb
        ("سالهای", "سال|های", "ساله|ای"),  # years of; of so many years
        ("کتابهای", "کتاب|های", "کتاب|های"),  # there is no کتابه
        ("نامهای", "نامه|ای", "نامه|ای"),
    ],
)
def test_what_follows_weighs_against_a_plural_with_ezafe(word: str, open_: str, closed: str):
    assert (shown(word), shown(word, closed=True)) == (open_, closed)


@pytest.mark.parametrize(
    "word",
    ["برنامه|ریزی|های", "رئیس|جمهورها", "بی|عدالتی|ها", "دانش|آموزان", "تنش|زدایی|ها"],
)
def test_a_compound_keeps_its_own_half_space_beside_that_of_its_ending(word: str):
    assert shown(spelled(word.replace("|", ""))) == spelled(word)


def test_an_ending_that_is_joined_takes_none():
    assert [shown(word) for word in ("دولتی", "مردمان", "کتابش")] == ["دولتی", "مردمان", "کتابش"]


def test_a_joined_ending_does_not_follow_a_silent_he():
    assert shown("نامهات") == "نامه|ات"


def test_a_name_that_the_lexicon_has_is_no_word_with_an_ending():
    assert shown("ویلیام") == "ویلیام"


def test_an_unknown_stem_takes_a_plural_and_no_comparative():
    assert shown("چفتگلنگها") == "چفتگلنگ|ها"
    assert shown("چفتگلنگتر") == "چفتگلنگتر"


def test_a_numeral_takes_no_plural():
    assert shown("پنجها") == "پنجها"


def test_a_verb_with_be_is_no_compound_with_bi():
    assert shown("بیاندازم") == "بیاندازم"


@pytest.mark.parametrize("word", ["کنند", "رفته", "رفته\u200cاند", "رفتهاند"])
def test_forms_that_follow_mi(word: str):
    assert is_verb_form(word)


@pytest.mark.parametrize("word", ["کتاب", "ها", ""])
def test_other_words_do_not_follow_mi(word: str):
    assert not is_verb_form(word)


def test_known_words_rest_on_the_lexicon():
    assert all(map(is_known, ("درخت", "درختی", "رئیسجمهور".replace("ئ", "ی"), "تنشزدایی")))
    assert not any(map(is_known, ("چفتگلنگ", "غغغ", "")))


def test_places_are_those_of_the_written_word():
    written = "می\u200cرفته\u200cاند"
    assert halfspaces_in(written.replace("\u200c", "")) == cuts_of(written)
