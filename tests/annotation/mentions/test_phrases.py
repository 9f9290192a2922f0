"""The forms of a phrase in a match key."""

from __future__ import annotations

from rasad.annotation.mentions.phrases import automaton, is_title_or_modifier, modifier_of
from rasad.annotation.registry.entity import Entity, Registry


def forms(lang: str, *names: str) -> set[str]:
    registry = Registry({"a": Entity("a", "PER", {}, {lang: names})}, {}, ())
    return set(automaton(registry, lang).keys())


def test_a_half_space_may_be_there_lost_or_a_space() -> None:
    assert forms("fa", "خامنه‌ای") == {"خامنهای", "خامنه ای"}


def test_a_long_phrase_may_have_lost_its_spaces() -> None:
    assert forms("fa", "نادر کوه") == {"نادر کوه", "نادرکوه"}
    assert forms("fa", "نو ده") == {"نو ده"}  # too short without


def test_a_compound_given_name_is_one_word_or_two() -> None:
    assert {"محمد جواد ظریف", "محمدجواد ظریف"} <= forms("fa", "محمدجواد ظریف") & forms("fa", "محمد جواد ظریف")
    assert {"عبد اللهیان نو", "عبداللهیان نو"} <= forms("ar", "عبد اللهيان نو")


def test_egypt_writes_the_final_yeh_without_dots() -> None:
    assert {"علی خامنیی", "علی خامنیى", "على خامنیى", "على خامنیی"} <= forms("ar", "علي خامنئي")
    assert "مصطفی" in forms("ar", "مصطفى")


def test_a_name_of_one_word_never_becomes_the_preposition() -> None:
    assert "على" not in forms("ar", "علي")


def test_behind_the_preposition_l_the_article_has_no_alif() -> None:
    assert "لکرملین" in forms("ar", "الكرملين")


def test_modifiers_are_told_from_titles() -> None:
    assert (modifier_of("سابق", "fa"), modifier_of("السابق", "ar"), modifier_of("السید", "ar")) == (
        "former",
        "former",
        "",
    )
    assert is_title_or_modifier("السید", "ar")
    assert not is_title_or_modifier("کتاب", "fa")
