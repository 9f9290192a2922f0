"""rasad.text.clitics: what Arabic writes before a word, and the ways in which it can be taken off."""

from __future__ import annotations

import pytest

from rasad.annotation.mentions.find import find_entities
from rasad.annotation.registry.read import general
from rasad.text.clitics import bare, before_names, behind_l, has_article, reading_in, readings
from rasad.text.fold import key

# A word, its ways to be read, and the word without its article.
TABLE = {
    "وللوزير": (["وللوزیر", "للوزیر", "لوزیر", "الوزیر"], "وزیر"),
    "للمرشد": (["للمرشد", "لمرشد", "المرشد"], "مرشد"),
    "بوتين": (["بوتین", "وتین"], "بوتین"),
    "وبوتين": (["وبوتین", "بوتین", "وتین"], "وبوتین"),
    "وباكستان": (["وباکستان", "باکستان", "اکستان"], "وباکستان"),
    "فلسطين": (["فلسطین", "لسطین", "سطین"], "فلسطین"),
    "بلجيكا": (["بلجیکا", "لجیکا"], "بلجیکا"),
    "كوبا": (["کوبا", "وبا"], "کوبا"),
    "وارسو": (["وارسو", "ارسو"], "وارسو"),
    "لبنان": (["لبنان", "بنان"], "لبنان"),
    "للبنان": (["للبنان", "لبنان", "البنان"], "بنان"),
    "ولندن": (["ولندن", "لندن", "ندن"], "ولندن"),
    "بلندن": (["بلندن", "لندن"], "بلندن"),
    "كالعراق": (["کالعراق", "العراق"], "عراق"),
    "والولايات": (["والولایات", "الولایات"], "ولایات"),
    "وبالولايات": (["وبالولایات", "بالولایات", "الولایات"], "ولایات"),
    "وفي": (["وفی", "فی"], "وفی"),
    "بحث": (["بحث"], "بحث"),
    "كان": (["کان"], "کان"),
    "ألبرت": (["البرت"], "برت"),  # in a match key its alif is that of the article: ask of the word as it is written
}
# What stands for a registered name, and the letters that it leaves outside the span.
NAMES = {
    "وباكستان": ("pakistan", "باكستان"),
    "فلسطين": ("palestine", "فلسطين"),
    "وفلسطين": ("palestine", "فلسطين"),
    "بلجيكا": ("belgium", "بلجيكا"),
    "ببلجيكا": ("belgium", "بلجيكا"),
    "كوبا": ("cuba", "كوبا"),
    "لكوبا": ("cuba", "كوبا"),
    "وارسو": ("warsaw", "وارسو"),
    "بوارسو": ("warsaw", "وارسو"),
    "للبنان": ("lebanon", "لبنان"),
    "ولندن": ("london", "لندن"),
    "بلندن": ("london", "لندن"),
    "كالعراق": ("iraq", "العراق"),
    "للعراق": ("iraq", "لعراق"),
    "وبالولايات المتحدة": ("united-states", "الولايات المتحدة"),
    "وبوتين": ("vladimir-putin", "بوتين"),
}


@pytest.mark.parametrize("word", TABLE)
def test_a_word_is_read_in_these_ways_the_least_taken_off_first(word: str):
    ways, without_article = TABLE[word]
    assert [reading.word for reading in readings(key(word, "ar"), "ar")] == ways
    assert bare(key(word, "ar")) == without_article


@pytest.mark.parametrize("word", TABLE)
def test_every_reading_says_how_many_letters_are_outside_the_word(word: str):
    folded = key(word, "ar")
    for reading in readings(folded, "ar"):
        assert folded.startswith(reading.clitics)
        assert reading.cut(folded) == reading.word


@pytest.mark.parametrize("word", ["بوتین", "پوتین", "وزیر", "لاریجانی", "به", "بلژیک", "کوبا", "وللوزیر"])
def test_in_persian_nothing_is_taken_off(word: str):
    assert [reading.word for reading in readings(key(word, "fa"), "fa")] == [key(word, "fa")]


def test_a_verb_may_have_the_future_before_it_and_a_noun_not():
    assert [r.word for r in readings("وسیلتقی", "ar", verb=True)] == ["وسیلتقی", "سیلتقی", "یلتقی"]
    assert [r.word for r in readings("سلام", "ar")] == ["سلام"]


def test_the_word_as_it_stands_comes_before_what_could_be_taken_off():
    assert reading_in("بیان", {"بیان", "یان"}, "ar") == ("", "بیان", False)
    assert reading_in("وبیان", {"یان"}, "ar") == ("وب", "یان", False)
    assert reading_in("بیان", {"بنان"}, "ar") is None


def test_the_article_is_seen_behind_clitics_and_not_in_a_name_with_a_hamza():
    assert all(map(has_article, ("الوزير", "وبالوزير", "للوزير", "كالوزير")))
    assert not any(map(has_article, ("ألبرت", "وزير", "لوزير", "والد", "بال")))


def test_behind_l_the_article_loses_its_alif():
    assert [behind_l(word) for word in ("المرشد", "مرشد")] == ["لمرشد", None]


def test_before_a_persian_name_only_a_lost_space_can_stand():
    assert before_names("fa") == {"", "و"}
    assert {"", "و", "ف", "ب", "ل", "وب", "فل"} < before_names("ar") == before_names("und")


@pytest.mark.parametrize("word", NAMES)
def test_a_name_is_found_without_its_clitics(word: str):
    entity, surface = NAMES[word]
    found = find_entities(f"زار {word} أمس.", "ar", general())
    assert [(mention.entity, mention.surface) for mention in found] == [(entity, surface)]
