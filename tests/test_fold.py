"""Normalising keeps the way back to every raw character."""

from __future__ import annotations

import unicodedata

import numpy as np
import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

import rasad
from rasad.text import letters
from rasad.text.fold import Folded, fold, key, normalize

# Letters of both scripts, marks, presentation forms, ligatures, spaces, bidi marks and digits; then anything at all,
# lone surrogates and astral characters among it.
ARABIC_SCRIPT = "اأإآٱبيیىكکةۀۂهہوؤئءلـ\u064b\u064e\u0651\u0653\u0654\u0655\u0670ﺎﯾﻲﻚﻻﷲﷺ0٣۴«»–٫"
INVISIBLE = "\u200c\u200b\u200d\u200e\u200f\u2067\u2069\ufeff\u00ad"
WHITE = " \u00a0\t\n\r\u2028\u3000\x1c"
any_text = st.text(
    st.one_of(st.sampled_from(ARABIC_SCRIPT + INVISIBLE + WHITE), st.characters(exclude_categories=())), max_size=30
)
any_lang = st.sampled_from(letters.LANGUAGES)
many = settings(max_examples=300, deadline=None)


# --- the way back -----------------------------------------------------------------------------------------------------


@many
@given(any_text, any_lang, st.sampled_from(["text", "key"]))
@example("\ud800آ\udfff", "fa", "text")
@example("😀 م\u0651\u0640د 😀", "ar", "key")
def test_every_folded_character_has_a_raw_place_in_order(raw, lang, form):
    folded = fold(raw, lang, form)
    assert len(folded.text) == len(folded.starts) == len(folded.ends)
    assert all(0 <= a < b <= len(raw) for a, b in zip(folded.starts, folded.ends, strict=True))
    assert (np.diff(folded.starts) >= 0).all()
    assert (np.diff(folded.ends) >= 0).all()


@many
@given(any_text, any_lang)
@example("سلام‌علیکم \u00a0 آقا", "fa")
def test_a_word_of_the_key_leads_back_to_raw_text_that_folds_to_the_same_word(raw, lang):
    assume(not any(" " in letters.LIGATURES.get(ord(char), "") for char in raw))
    norm = normalize(raw, lang)
    at = 0
    for word in norm.key.split(" "):
        span = norm.raw_span(at, at + len(word), of="key")
        assert normalize(raw[slice(*span)], lang).key == word
        at += len(word) + 1


@many
@given(st.text(st.characters(exclude_categories=()), max_size=20).filter(lambda t: " " not in t), any_lang)
def test_the_whole_key_leads_back_to_the_whole_text_but_for_what_is_dropped_at_its_edges(raw, lang):
    norm = normalize(raw, lang)
    assume(norm.key)
    start, end = norm.raw_span(0, len(norm.key), of="key")
    assert normalize(raw[:start], lang).key == ""
    assert normalize(raw[end:], lang).key == ""


@pytest.mark.parametrize(
    ("raw", "lang", "wanted", "found"),
    [
        ("ولايتي\u200c يـقـول", "ar", "یقول", "يـقـول"),  # tatweel; the key has one yeh
        ("قال مُحَمَّدٌ ذلك", "ar", "محمد", "مُحَمَّدٌ"),  # the last letter's mark is inside
        ("دولت می\u200cکند", "fa", "میکند", "می\u200cکند"),  # half-space
        ("در\u00a0\u00a0۲۰  بهمن", "fa", "20 بهمن", "۲۰  بهمن"),  # no-break spaces, run of spaces
        ("‏۲۵‏ مرداد‏ ۱۴۰۲", "fa", "25 مرداد 1402", "۲۵‏ مرداد‏ ۱۴۰۲"),  # right-to-left marks
        ("جزيرة ﻻمو", "ar", "لامو", "ﻻمو"),  # one ligature, two letters
        ("😀 كتاب", "ar", "کتاب", "كتاب"),  # beyond the basic plane: one index, as in a Python str
    ],
)
def test_a_match_in_the_key_is_found_again_in_the_raw_text(raw, lang, wanted, found):
    norm = normalize(raw, lang)
    at = norm.key.index(wanted)
    assert raw[slice(*norm.raw_span(at, at + len(wanted), of="key"))] == found


def test_part_of_a_ligature_leads_back_to_the_whole_ligature():
    norm = normalize("ﷲ", "ar")  # Allah, one character
    assert norm.text == "الله"
    assert norm.raw_span(1, 2) == (0, 1)


def test_a_collapsed_run_of_spaces_leads_back_to_the_whole_run():
    norm = normalize("آب \u00a0\t و", "fa")
    assert norm.text == "آب و"
    assert norm.raw_span(2, 3) == (2, 6)


def test_a_vowel_mark_belongs_to_the_letter_before_it():
    norm = normalize("كَتَبَ", "ar")
    assert norm.text == "كتب"
    assert [norm.raw_span(i, i + 1) for i in range(3)] == [(0, 2), (2, 4), (4, 6)]


def test_a_mark_with_no_letter_before_it_belongs_to_nothing():
    assert normalize("\u064e\u0640مصر", "ar").raw_span(0, 3) == (2, 5)


def test_an_empty_span_stays_empty():
    norm = normalize("ـمصر", "ar")
    assert norm.raw_span(0, 0) == (1, 1)
    assert norm.raw_span(3, 3) == (4, 4)
    assert normalize("", "ar").raw_span(0, 0) == (0, 0)


@pytest.mark.parametrize("span", [(-1, 1), (0, 5), (2, 1), (5, 5)])
def test_a_span_outside_the_text_is_refused_with_the_bounds(span):
    with pytest.raises(ValueError, match=r"lies outside the text \(0:4\)"):
        normalize("ایرا", "fa").raw_span(*span)


def test_a_span_of_an_unknown_form_is_refused():
    with pytest.raises(ValueError, match="'text' or 'key', not 'raw'"):
        normalize("ایران", "fa").raw_span(0, 1, of="raw")


def test_a_composed_letter_leads_back_to_its_hamza_also_over_a_direction_mark():
    norm = normalize("ا\u200f\u0654ب", "ar")
    assert norm.text == "أب"
    assert norm.raw_span(0, 1) == (0, 3)


# --- display form -----------------------------------------------------------------------------------------------------


@many
@given(any_text, any_lang)
def test_the_display_form_of_a_display_form_is_itself(raw, lang):
    once = normalize(raw, lang).text
    assert normalize(once, lang).text == once


@many
@given(any_text, any_lang)
def test_the_key_is_the_same_from_the_raw_text_and_from_the_display_form(raw, lang):
    norm = normalize(raw, lang)
    assert normalize(norm.text, lang).key == norm.key


@many
@given(any_text, any_lang)
def test_neither_form_keeps_vowels_tatweel_or_invisible_marks(raw, lang):
    norm = normalize(raw, lang)
    gone = set(letters.HARAKAT + letters.TATWEEL + letters.INVISIBLE)
    assert gone.isdisjoint(norm.text)
    assert (gone | set(letters.TANWEEN_AND_SHADDA + letters.ZWNJ)).isdisjoint(norm.key)


@many
@given(any_text)
def test_persian_rules_never_touch_arabic_text(raw):
    text = normalize(raw, "ar").text
    assert not set("یک") & set(text)
    assert not set(map(chr, range(0x6F0, 0x6FA))) & set(text)


@many
@given(any_text)
def test_persian_text_has_no_arabic_yeh_kaf_or_digits_left(raw):
    text = normalize(raw, "fa").text
    assert not set("يىك") & set(text)
    assert not set(map(chr, range(0x660, 0x66A))) & set(text)


@pytest.mark.parametrize(
    ("raw", "lang", "shown"),
    [
        ("كتاب هاي علي", "fa", "کتاب های علی"),
        ("موسى", "fa", "موسی"),
        ("على المصري إلى", "ar", "على المصري إلى"),  # ى and ي stay what they are
        ("المصری والعراک", "ar", "المصري والعراك"),  # a Persian keyboard in Arabic text
        ("علی كتاب علي", "und", "علی كتاب علي"),
        ("عاماً", "ar", "عاماً"),  # tanween carries meaning
        ("مسؤولٌ أنّ", "ar", "مسؤولٌ أنّ"),
        ("می\u200cروند", "fa", "می\u200cروند"),
        ("خانهٔ", "fa", "خانهٔ"),
        ("١٤٠٣ و 1403", "fa", "۱۴۰۳ و 1403"),
        ("۱۴۰۳", "ar", "١٤٠٣"),
        ("«نعم» – لا", "ar", "«نعم» – لا"),
        ("", "fa", ""),
        ("Reuters IRNA", "fa", "Reuters IRNA"),
    ],
)
def test_the_display_form_mends_what_is_broken_and_keeps_what_means_something(raw, lang, shown):
    assert normalize(raw, lang).text == shown


def test_white_space_becomes_one_space_or_one_line_feed_where_a_line_ended():
    assert normalize("تهران\u00a0 \tقم", "fa").text == "تهران قم"
    assert normalize("تهران \r\n\r\n قم", "fa").text == "تهران\nقم"
    assert normalize("تهران\u2028قم", "fa").text == "تهران\nقم"
    assert normalize("تهران \n قم", "fa").key == "تهران قم"


def test_spaces_around_an_invisible_mark_are_one_run():
    assert normalize("تهران \u200f \u200b قم", "fa").text == "تهران قم"


@pytest.mark.parametrize("lang", letters.LANGUAGES)
@pytest.mark.parametrize("pair", ["ا\u0653", "ا\u0654", "ا\u0655", "و\u0654", "ي\u0654"])
def test_a_letter_with_combining_hamza_or_madda_is_one_letter(pair, lang):
    composed = unicodedata.normalize("NFC", pair)
    norm = normalize(pair, lang)
    assert norm.text == normalize(composed, lang).text
    assert len(norm.text) == 1
    assert norm.raw_span(0, 1) == (0, 2)


def test_a_vowel_between_the_letter_and_its_hamza_does_not_part_them():
    assert normalize("ا\u064e\u0654حمد", "ar").text == "أحمد"


def test_persian_yeh_and_combining_hamza_are_yeh_with_hamza():
    assert normalize("ری\u0654یس", "fa").text == "رئیس"


@pytest.mark.parametrize("lang", ["fa", "ar"])
def test_every_presentation_form_has_the_key_of_what_it_stands_for(lang):
    wrong = [hex(code) for code, plain in letters.FORMS.items() if key(chr(code), lang) != key(plain, lang)]
    assert not wrong


def test_presentation_forms_are_those_that_unicode_decomposes():
    assert letters.FORMS[0xFEFB] == "لا"
    assert all(
        unicodedata.normalize("NFKC", chr(code)).lstrip(" ـ") in (plain, "") for code, plain in letters.FORMS.items()
    )
    assert set(letters.LIGATURES) <= set(letters.FORMS)


def test_a_word_of_presentation_forms_reads_as_the_word():
    word = "ﻣﺼﺮ"  # Egypt, as an old PDF writes it
    assert normalize(word, "ar").text == "مصر"
    assert normalize(word, "ar").raw_span(0, 3) == (0, 3)


@pytest.mark.parametrize("mark", "\ufe70\ufe76\ufe78\ufe7a\ufe7c")
def test_a_vowel_in_presentation_form_does_not_part_a_word(mark):
    assert normalize(f"م{mark}حمد", "ar").key == "محمد"


# --- match key --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other", "lang"),
    [
        ("خامنه\u200cای", "خامنهاي", "fa"),
        ("رئیس\u200cجمهور", "رییسجمهور", "fa"),
        ("مؤسسه", "موسسه", "fa"),
        ("خانهٔ", "خانه", "fa"),
        ("خانۀ", "خانه", "fa"),
        ("آمریکا", "امریکا", "fa"),
        ("عیسی", "عيسى", "fa"),
        ("٢٠ بهمن", "20 بهمن", "fa"),
        ("۲۰ بهمن", "20\u00a0بهمن", "fa"),
        ("أحمد", "احمد", "ar"),
        ("إيران", "ايران", "ar"),
        ("مُحَمَّد", "محمد", "ar"),
        ("الجمهوريّة", "الجمهورية", "ar"),
        ("روسيا", "روسیا", "ar"),
        ("الحكومة", "الحکومه", "ar"),
        ("هــــام", "هام", "ar"),
        ("٣٫٥", "3.5", "ar"),
        ("«نعم»", '"نعم"', "ar"),
        ("1980–1988", "1980-1988", "ar"),
        ("REUTERS", "reuters", "und"),
        ("\u202bلبنان\u202c", "لبنان", "ar"),
        ("\ufeffلبنان", "لبنان", "ar"),
    ],
)
def test_spellings_that_writers_vary_have_one_key(one, other, lang):
    assert normalize(one, lang).key == normalize(other, lang).key


@pytest.mark.parametrize(
    ("one", "other", "lang"),
    [
        ("على", "علي", "ar"),  # on; Ali
        ("على", "علي", "und"),
        ("مرد", "مورد", "fa"),
        ("کرد", "گرد", "fa"),
        ("پدر", "بدر", "fa"),
        ("دولت ها", "دولتها", "fa"),  # a space is a space
        ("۲۰", "۲۱", "fa"),
    ],
)
def test_different_words_keep_different_keys(one, other, lang):
    assert normalize(one, lang).key != normalize(other, lang).key


def test_key_of_a_name_is_stripped():
    assert key("  علي\u00a0خامنه‌ای \n", "fa") == "علی خامنهای"
    assert key("", "ar") == ""
    assert key("\u200f", "ar") == ""


def test_lone_surrogates_and_astral_characters_stay():
    raw = "\ud83dایران\udc00 🇮🇷"
    assert normalize(raw, "fa").text == raw
    assert normalize(raw, "fa").key == raw


@pytest.mark.parametrize("lang", ["en", "", "FA", "fas"])
def test_an_unknown_language_is_refused_with_the_known_ones(lang):
    with pytest.raises(ValueError, match=f"fa, ar, und, not '{lang}'"):
        normalize("ایران", lang)


def test_normalize_is_public():
    assert rasad.normalize is normalize
    assert isinstance(rasad.normalize("ایران", "fa").display, Folded)


# --- tables -----------------------------------------------------------------------------------------------------------


def test_members_marks_exactly_the_given_characters():
    found = letters.members("آ۴\n")
    assert sorted(map(chr, np.flatnonzero(found))) == sorted("آ۴\n")


@pytest.mark.parametrize("lang", letters.LANGUAGES)
def test_ascii_is_never_changed_in_the_display_form(lang):
    table = letters.table("text", lang)
    assert table[:0x80].tolist() == list(range(0x80))


def test_the_key_table_is_stable_under_itself():
    for lang in letters.LANGUAGES:
        table = letters.table("key", lang)
        kept = table[table != letters.DELETE]
        assert (table[kept] == kept).all()
