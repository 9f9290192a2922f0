"""Names whose space to a neighbour was lost."""

from __future__ import annotations

import pytest

from rasad.annotation.mentions.glue import is_glued


@pytest.mark.parametrize(
    ("before", "name", "behind", "words", "lang"),
    [
        ("عهد", "دونالد ترامب", "", 2, "ar"),
        ("وارد", "مسکو", "", 1, "fa"),  # entered Moscow
        ("در", "تهران", "برگزار", 1, "fa"),  # held in Tehran
        ("فی", "هلسنکی", "", 1, "ar"),
    ],
)
def test_words_that_lose_their_space_do_not_hide_a_name(
    before: str, name: str, behind: str, words: int, lang: str
) -> None:
    assert is_glued(before, name, behind, words, lang)


@pytest.mark.parametrize(
    ("before", "name", "behind", "words", "lang"),
    [
        ("", "ایران", "شناسی", 1, "fa"),  # Iranian studies
        ("", "ایران", "شهر", 1, "fa"),  # a town
        ("", "هند", "وستان", 1, "fa"),  # India is no هند and something
        ("هم", "ایران", "ی", 1, "fa"),
        ("م", "حسن روحانی", "", 2, "fa"),  # Mohsen
        ("با", "قم", "", 1, "fa"),  # too short to tell
        ("س", "بوتین", "", 1, "ar"),
        ("و", "اژه ای", "رانی", 1, "fa"),  # واژهٔ ایرانی: an Iranian word
    ],
)
def test_parts_of_other_words_are_no_names(before: str, name: str, behind: str, words: int, lang: str) -> None:
    assert not is_glued(before, name, behind, words, lang)
