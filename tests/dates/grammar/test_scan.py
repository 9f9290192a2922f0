"""One pass for the triggers of all rules finds what each pattern finds over the whole text."""

from __future__ import annotations

import json

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from places import FILES
from rasad import data
from rasad.dates.grammar.patterns import rules
from rasad.dates.grammar.scan import match_key, matches, signs_in, tries
from rasad.dates.grammar.triggers import trigger
from rasad.text import fold

SENTENCES = [json.loads(line) for line in (FILES / "dates.jsonl").open(encoding="utf-8")]

BETWEEN = [
    "۱۴۰۳",
    "2024",
    "۵",
    "31",
    "99",
    "1446",
    "00",
    "/",
    "-",
    ":",
    ".",
    "،",
    "(",
    ")",
    "ال",
    "و",
    "در",
    "في",
    "را",
    "كتاب",
    "\u200c",
    "ـ",
]


def everywhere(key: str, lang: str) -> list[tuple[str, int, int]]:
    """The slow way: every pattern over the whole text."""
    return [(rule.name, *m.span()) for rule in rules(lang) for m in rule.pattern.finditer(key)]


def near_triggers(key: str, lang: str) -> list[tuple[str, int, int]]:
    return [(rule.name, *m.span()) for rule, m in matches(key, lang)]


def words(lang: str) -> list[str]:
    """Every form of the lexicon, and what stands between dates."""
    found = {str(form) for section in data.load("dates/dates.yaml")[lang].values() for form in section}
    names = data.load("dates/calendar.yaml")
    found |= {form for cal in ("jalali", "gregorian", "hijri") for forms in names[cal][lang] for form in forms}
    found |= {form for forms in names["weekdays"][lang] for form in forms}
    return [*sorted(found), *BETWEEN]


@st.composite
def mixtures(draw: st.DrawFn) -> tuple[str, str]:
    """Words of the lexicon in any order, glued or not."""
    lang = draw(st.sampled_from(["fa", "ar"]))
    word = st.sampled_from(words(lang))
    parts = draw(st.lists(st.tuples(word, st.sampled_from([" ", " ", " ", "", "\u200f "])), max_size=16))
    return lang, "".join(a + b for a, b in parts)


@pytest.mark.slow
@settings(max_examples=600, deadline=None, derandomize=True)
@given(mixtures())
@example(("fa", "در۲۲ بهمن۹۹ تا ۲۵ بهمن ۹۹"))
@example(("ar", "وفي الـ12 من يوليو/تموز 2021م"))
def test_a_mixture_of_the_lexicons_words_gives_the_same_matches(mixture: tuple[str, str]):
    lang, text = mixture
    key = match_key(text, lang)
    assert near_triggers(key, lang) == everywhere(key, lang)


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["fa", "ar"])
def test_the_annotated_sentences_give_the_same_matches_one_by_one_and_as_one_text(lang: str):
    keys = [match_key(row["text"], lang) for row in SENTENCES if row["lang"] == lang]
    for key in [*keys, " ".join(keys)]:
        assert near_triggers(key, lang) == everywhere(key, lang)


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["fa", "ar"])
def test_articles_give_the_same_matches(lang: str, articles):
    for text in articles.loc[articles["lang"] == lang, "text"]:
        key = match_key(text, lang)
        assert near_triggers(key, lang) == everywhere(key, lang)


@pytest.mark.slow
@settings(max_examples=500, deadline=None, derandomize=True)
@given(st.text(st.characters(exclude_categories=())), st.sampled_from(["fa", "ar"]))
@example("\ufdfa \ufefb\u0654 ا\u0653ب\u200cپ\u00a0\u2003\n x", "fa")
@example("\ud800\uffff\U0001f600 ﷲ ﷽", "ar")
def test_the_quick_match_key_is_the_match_key(text: str, lang: str):
    assert match_key(text, lang) == fold.fold(text, lang, "key").text


@pytest.mark.parametrize("lang", ["fa", "ar"])
def test_prose_without_a_date_tries_hardly_a_pattern(lang: str):
    plain = [row["text"] for row in SENTENCES if row["lang"] == lang and not row["timex"]]
    keys = [match_key(text, lang) for text in plain]
    signs = [signs_in(key, lang, [(0, len(key))])[0] for key in keys]
    tried = sum(len(places) for one in signs for _, places in tries(one, lang))
    assert tried < 0.05 * sum(map(len, plain))  # these are traps: full of months, weekdays and years


def test_a_branch_that_cannot_match_needs_no_trigger():
    assert trigger("(?:سال|(?!)) ?[0-9]").strings >= {"سال 1", "سال1"}
    assert not any("  " in string for string in trigger("(?:سال|(?!)) ?[0-9]").strings)


def test_a_pattern_that_may_match_anything_has_no_trigger():
    with pytest.raises(ValueError, match="no string is in every match"):
        trigger(r"\w+|x")


@pytest.mark.parametrize(
    ("pattern", "text", "before"), [("(?:روز )?[0-9]{1,2} مهر", "0 مهر", 5), ("[0-9]{4}-(?:ماه|روز)", "0-ماه", 3)]
)
def test_a_trigger_knows_how_far_before_it_a_match_may_begin(pattern: str, text: str, before: int):
    found = trigger(pattern)
    assert text in found.strings
    assert found.before <= before
