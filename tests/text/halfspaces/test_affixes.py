"""The affixes of halfspaces.yaml, as they are looked up."""

from __future__ import annotations

import pytest

from rasad import data
from rasad.text.halfspaces.affixes import affixes
from rasad.text.halfspaces.lexicon import spelled


def test_every_ending_of_the_file_is_in_a_table():
    given, known = data.load("text/halfspaces.yaml"), affixes()
    assert {*given["plural"], *given["comparative"], *given["after_silent_he"]} == known.endings
    assert {*known.parted, *known.joined, *known.after["ه"], *known.after["ی"]} >= known.endings
    assert known.longest_ending == max(map(len, [*known.parted, *known.joined, *known.after["ه"], *known.after["ی"]]))


def test_weights_are_logarithms_below_nought_and_the_gate_is_above():
    known = affixes()
    tables = [known.parted, known.joined, *known.after.values()]
    assert all(-4 < weight < 0 for table in tables for weight in table.values())
    assert known.gate > 0
    assert known.closed > 0
    assert known.after_be < 0


def test_rules_are_in_the_spelling_that_is_looked_up():
    known = affixes()
    words = [*known.endings, *known.first_parts, *known.second_parts, *known.function_words, *known.never_second]
    assert [word for word in words if spelled(word) != word] == []


@pytest.mark.parametrize(
    ("word", "prefix", "rest"),
    [("میکنند", "می", "کنند"), ("نمیشود", "نمی", "شود"), ("درنمیآید", "درنمی", "آید"), ("فرومیریزد", "فرومی", "ریزد")],
)
def test_a_verb_is_cut_behind_its_prefixes(word: str, prefix: str, rest: str):
    match = affixes().verb.fullmatch(word)
    assert match
    assert match.groups() == (prefix, rest)


def test_a_perfect_is_cut_behind_its_participle():
    match = affixes().perfect.fullmatch("نشنیدهایم")
    assert match
    assert match[1] + match[2] == "نشنیده"
    assert not affixes().perfect.fullmatch("شنیدند")


@pytest.mark.parametrize("behind", [".", " است", "، و", " »", "", "\u00a0که", "\u200f.", "\u200f که"])
def test_what_rules_out_an_ezafe(behind: str):
    assert affixes().closing.match(behind)


@pytest.mark.parametrize("behind", [" بزرگ", " استان", " ۱۲", " «بزرگ»", " (بزرگ)", "\u200f بزرگ"])
def test_what_leaves_an_ezafe_open(behind: str):
    assert not affixes().closing.match(behind)
