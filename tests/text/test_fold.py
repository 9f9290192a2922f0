"""Folding keeps the way back to every raw character."""

from __future__ import annotations

import unicodedata

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from rasad.data import LANGUAGES_OF_TEXTS
from rasad.text import letters
from rasad.text.fold import fold, key
from rasad.text.normalize import normalize

# Letters of both scripts, marks, presentation forms, ligatures, spaces, bidi marks and digits; then anything at all,
# lone surrogates and astral characters among it.
ARABIC_SCRIPT = "اأإآٱبيیىكکةۀۂهہوؤئءلـ\u064b\u064e\u0651\u0653\u0654\u0655\u0670ﺎﯾﻲﻚﻻﷲﷺ0٣۴«»–٫"
INVISIBLE = "\u200c\u200b\u200d\u200e\u200f\u2067\u2069\ufeff\u00ad"
WHITE = " \u00a0\t\n\r\u2028\u3000\x1c"
any_text = st.text(
    st.one_of(st.sampled_from(ARABIC_SCRIPT + INVISIBLE + WHITE), st.characters(exclude_categories=())), max_size=30
)
any_lang = st.sampled_from(LANGUAGES_OF_TEXTS)
many = settings(max_examples=300, deadline=None)


# --- the way back -----------------------------------------------------------------------------------------------------


@pytest.mark.slow
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


def test_a_composed_letter_leads_back_to_its_hamza_also_over_a_direction_mark():
    norm = normalize("ا\u200f\u0654ب", "ar")
    assert norm.text == "أب"
    assert norm.raw_span(0, 1) == (0, 3)


# --- display form -----------------------------------------------------------------------------------------------------


def test_white_space_becomes_one_space_or_one_line_feed_where_a_line_ended():
    assert normalize("تهران\u00a0 \tقم", "fa").text == "تهران قم"
    assert normalize("تهران \r\n\r\n قم", "fa").text == "تهران\nقم"
    assert normalize("تهران\u2028قم", "fa").text == "تهران\nقم"
    assert normalize("تهران \n قم", "fa").key == "تهران قم"


def test_spaces_around_an_invisible_mark_are_one_run():
    assert normalize("تهران \u200f \u200b قم", "fa").text == "تهران قم"


@pytest.mark.parametrize("lang", LANGUAGES_OF_TEXTS)
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


# --- guillemets -------------------------------------------------------------------------------------------------------


def text(raw, lang="fa"):
    return fold(raw, lang, "text").text


@pytest.mark.parametrize("lang", ["fa", "ar"])
@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("“سلام”", "«سلام»"),
        ("„سلام“", "«سلام»"),  # low and high, as a German keyboard types them
        ("”سلام“", "«سلام»"),  # turned round
        ("با “سلام“.", "با «سلام»."),  # twice the same mark, before a full stop
        ("با ”سلام“، رفت", "با «سلام»، رفت"),
        ("(”سلام“)", "(«سلام»)"),
        ("با:”سلام“", "با:«سلام»"),
        ("با “سلام ”، رفت", "با «سلام »، رفت"),  # a space before the closing mark
        ("“با “سلام” رفت”", "«با «سلام» رفت»"),  # one in the other
        ("““سلام” رفت”", "««سلام» رفت»"),
        ("با “\u200fسلام\u200f”", "با «سلام»"),  # direction marks inside
        ("“سلام\nسلام”", "«سلام\nسلام»"),
        ("«سلام»", "«سلام»"),
        ('"سلام"', '"سلام"'),  # straight marks have no side
        ("“", "«"),
        ("”", "»"),
    ],
)
def test_curly_quotation_marks_become_guillemets(raw, shown, lang):
    assert text(raw, lang) == shown


def test_an_undetermined_text_keeps_its_quotation_marks():
    assert text("“one” and ”two“", "und") == "“one” and ”two“"


@pytest.mark.parametrize("raw", ["“سلام”", "”سلام“", "„سلام“", "«سلام»"])
def test_the_key_has_one_mark_for_all(raw):
    assert fold(raw, "fa", "key").text == '"سلام"'


def test_a_guillemet_leads_back_to_its_mark():
    folded = fold("با  “سـلام”.", "fa", "text")
    assert folded.text == "با «سلام»."
    assert [folded.raw_span(at, at + 1) for at in (3, 8)] == [(4, 5), (10, 11)]


@pytest.mark.slow
@many
@given(st.text("“”„‟«» .،(سل\n\u200f", max_size=20), st.sampled_from(["fa", "ar"]))
def test_no_curly_mark_is_left_and_none_is_lost(raw, lang):
    folded = fold(raw, lang, "text")
    assert not set("“”„‟") & set(folded.text)
    marks = [at for at, char in enumerate(raw) if char in "“”„‟«»"]
    assert [int(folded.starts[at]) for at, char in enumerate(folded.text) if char in "«»"] == marks


# --- match key --------------------------------------------------------------------------------------------------------


def test_key_of_a_name_is_stripped():
    assert key("  علي\u00a0خامنه‌ای \n", "fa") == "علی خامنهای"
    assert key("", "ar") == ""
    assert key("\u200f", "ar") == ""


# --- tables -----------------------------------------------------------------------------------------------------------


def test_members_marks_exactly_the_given_characters():
    found = letters.members("آ۴\n")
    assert sorted(map(chr, np.flatnonzero(found))) == sorted("آ۴\n")


@pytest.mark.parametrize("lang", LANGUAGES_OF_TEXTS)
def test_ascii_is_never_changed_in_the_display_form(lang):
    table = letters.table("text", lang)
    assert table[:0x80].tolist() == list(range(0x80))


def test_the_key_table_is_stable_under_itself():
    for lang in LANGUAGES_OF_TEXTS:
        table = letters.table("key", lang)
        kept = table[table != letters.DELETE]
        assert (table[kept] == kept).all()
