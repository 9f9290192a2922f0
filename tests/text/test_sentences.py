"""Where sentences end."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rasad.text.sentences import split_sentences

any_text = st.text(
    st.one_of(st.sampled_from("ابد م .؟?!…»”\")]'«([ \u00a0\n\u200f3"), st.characters(exclude_categories=())),
    max_size=40,
)


def sentences(text, lang="ar"):
    return [text[start:end] for start, end in split_sentences(text, lang)]


@pytest.mark.slow
@settings(max_examples=300, deadline=None)
@given(any_text, st.sampled_from(["fa", "ar", "und"]))
def test_sentences_lie_in_order_without_white_space_around_them_and_lose_no_word(text, lang):
    spans = split_sentences(text, lang)
    assert all(a < b for a, b in spans)
    assert all(b <= c for (_, b), (c, _) in itertools.pairwise(spans))
    assert all(text[a:b] == text[a:b].strip() for a, b in spans)
    assert all(any(char.isalnum() for char in text[a:b]) for a, b in spans)
    inside = {i for a, b in spans for i in range(a, b)}
    assert all(i in inside for i, char in enumerate(text) if char.isalnum())


@pytest.mark.parametrize(
    ("text", "lang", "parts"),
    [
        ("باران آمد. برف نیامد.", "fa", ["باران آمد.", "برف نیامد."]),
        ("چه کسی رفت؟ هیچ‌کس!", "fa", ["چه کسی رفت؟", "هیچ‌کس!"]),
        ("رفتند… برنگشتند", "fa", ["رفتند…", "برنگشتند"]),
        ("هل عاد؟! لا أحد يعلم...", "ar", ["هل عاد؟!", "لا أحد يعلم..."]),
        ("Who? Nobody knows.", "und", ["Who?", "Nobody knows."]),
        ("قال: «سأعود غداً.» ثم خرج.", "ar", ["قال: «سأعود غداً.»", "ثم خرج."]),
        ('قال "نعم." ومضى.', "ar", ['قال "نعم."', "ومضى."]),
        ("(عاد الوفد.) لم يتكلم.", "ar", ["(عاد الوفد.)", "لم يتكلم."]),
        ("گفت: «می‌آیم». نیامد.", "fa", ["گفت: «می‌آیم».", "نیامد."]),
        ("سطر نخست.\nسطر دوم.", "fa", ["سطر نخست.", "سطر دوم."]),
        ("جلسه تمام شد.\u00a0همه رفتند.", "fa", ["جلسه تمام شد.", "همه رفتند."]),
        ("بدون نقطه", "ar", ["بدون نقطه"]),
        ("توقفت الأعمال؛ ثم عادت، وانتهت.", "ar", ["توقفت الأعمال؛ ثم عادت، وانتهت."]),
    ],
)
def test_a_sentence_ends_at_its_closing_mark(text, lang, parts):
    assert sentences(text, lang) == parts


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("بلغ النمو 3.5 بالمئة هذا العام.", "ar"),
        ("نرخ تورم ۳.۵ درصد شد.", "fa"),
        ("زوروا XYZScripts.com لمعرفة المزيد.", "ar"),
        ("به نشانی www.example.ir/a.html بروید.", "fa"),
        ("نامه به ف. پوتین رسید.", "fa"),
        ("قال السيد. يانس ذلك.", "ar"),
        ("حضر والسناتور. غراهام الجلسة.", "ar"),
        ("التقى بالدكتور. سالم أمس.", "ar"),
        ("دکتر. رضایی آمد.", "fa"),
        ("این بنا در ۵۰۰ ق.م. ساخته شد.", "fa"),
        ("شُيد سنة 500 ق.م. على التل.", "ar"),
        ("سال ۱۳۲۰ ه.ش. آغاز شد.", "fa"),
        ("Dr. Rezai spoke.", "und"),
    ],
)
def test_the_dot_of_an_abbreviation_number_address_or_initial_ends_nothing(text, lang):
    assert sentences(text, lang) == [text]


def test_abbreviations_of_one_language_are_not_those_of_the_other():
    assert sentences("جاء الشيخ. ثم ذهب.", "ar") == ["جاء الشيخ. ثم ذهب."]
    assert sentences("آمد الشيخ. سپس رفت.", "fa") == ["آمد الشيخ.", "سپس رفت."]


def test_a_stray_full_stop_goes_to_the_sentence_before_it():
    assert sentences("باران آمد. . برف نیامد.", "fa") == ["باران آمد. .", "برف نیامد."]


@pytest.mark.parametrize("text", ["", " \n\t ", "...", "؟ ! .", "«»", "\u200f", "."])
def test_a_text_without_letters_or_digits_has_no_sentence(text):
    assert sentences(text) == []


def test_white_space_around_a_sentence_is_outside_it():
    text = "\u00a0\n باران آمد. \t برف نیامد.\r\n"
    assert split_sentences(text, "fa") == [(3, 13), (16, 26)]


def test_a_lone_surrogate_does_no_harm():
    assert sentences("\ud800 نعم. \udc00 لا.") == ["\ud800 نعم.", "\udc00 لا."]


@pytest.mark.parametrize("mark", ["\u200f", "\u200e", "\u200b", "\u2069"])
def test_a_direction_mark_after_the_full_stop_does_not_join_sentences(mark):
    first, second = sentences(f"عاد الوفد.{mark} لم يتكلم.")
    assert first.startswith("عاد الوفد.")
    assert second == "لم يتكلم."


def test_an_abbreviation_after_the_double_lam_ends_nothing():
    text = "قدّم التقرير للسيد. يانس أمس."
    assert sentences(text, "ar") == [text]


def test_many_words_and_no_end_are_one_sentence():
    text = "كلمة " * 20_000
    assert split_sentences(text, "ar") == [(0, len(text) - 1)]


def test_dot_leaders_inside_a_line_are_one_sentence():
    text = "الفصل الأول" + "." * 2_000 + "12"  # a table of contents
    assert split_sentences(text, "ar") == [(0, len(text))]


@pytest.mark.slow
def test_every_word_a_sentence_gives_every_sentence():
    assert len(split_sentences("نعم. " * 20_000, "ar")) == 20_000
