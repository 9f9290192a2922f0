"""Both normal forms of a text, each with the way back to every raw character."""

from __future__ import annotations

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

import rasad
from rasad.data import LANGUAGES_OF_TEXTS
from rasad.text import letters
from rasad.text.fold import Folded, fold
from rasad.text.halfspaces.restore import restored
from rasad.text.normalize import Normalized, normalize

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


@pytest.mark.slow
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


# --- display form -----------------------------------------------------------------------------------------------------


@pytest.mark.slow
@many
@given(any_text, any_lang)
def test_the_display_form_of_a_display_form_is_itself(raw, lang):
    once = normalize(raw, lang).text
    assert normalize(once, lang).text == once


@pytest.mark.slow
@many
@given(any_text, any_lang)
def test_the_key_is_the_same_from_the_raw_text_and_from_the_display_form(raw, lang):
    norm = normalize(raw, lang)
    assert normalize(norm.text, lang).key == norm.key


@pytest.mark.slow
@many
@given(any_text, any_lang)
def test_neither_form_keeps_vowels_tatweel_or_invisible_marks(raw, lang):
    norm = normalize(raw, lang)
    gone = set(letters.HARAKAT + letters.TATWEEL + letters.INVISIBLE)
    assert gone.isdisjoint(norm.text)
    assert (gone | set(letters.TANWEEN_AND_SHADDA + letters.ZWNJ)).isdisjoint(norm.key)


@pytest.mark.slow
@many
@given(any_text)
def test_persian_rules_never_touch_arabic_text(raw):
    text = normalize(raw, "ar").text
    assert not set("یک") & set(text)
    assert not set(map(chr, range(0x6F0, 0x6FA))) & set(text)


@pytest.mark.slow
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


# --- half-spaces ------------------------------------------------------------------------------------------------------


def test_half_spaces_stay_lost_unless_asked_for():
    assert normalize("او میگوید", "fa").text == "او میگوید"
    assert normalize("او میگوید", "fa", halfspaces=True).text == "او می\u200cگوید"


@pytest.mark.parametrize("lang", ["ar", "und"])
def test_half_spaces_are_put_back_into_persian_only(lang):
    raw = "برگها میریزند"  # leaves are falling
    assert normalize(raw, lang, halfspaces=True).text == normalize(raw, lang).text


@pytest.mark.parametrize(
    ("raw", "wanted", "found"),
    [
        ("آنها ميروند", "می\u200cروند", "ميروند"),  # put in, in Arabic letters
        ("آنان می\u00a0 روند و می روند", "می\u200cروند", "می روند"),  # in the place of a space
        ("مُعَلِّمهای ده", "معلّم\u200cهای", "مُعَلِّمهای"),  # behind a mark that is dropped
        ("گفت “کـتابها”", "«کتاب\u200cها»", "“کـتابها”"),
    ],
)
def test_a_restored_word_leads_back_to_the_raw_one(raw, wanted, found):
    norm = normalize(raw, "fa", halfspaces=True)
    at = norm.text.index(wanted)
    assert raw[slice(*norm.raw_span(at, at + len(wanted)))] == found


def test_a_half_space_put_in_leads_back_to_nothing():
    norm = normalize("میروند", "fa", halfspaces=True)
    assert norm.text[2] == "\u200c"
    assert norm.raw_span(2, 3) == (2, 2)


def test_the_key_has_no_half_spaces_and_no_space_where_one_was_lost():
    norm = normalize("آنان می روند", "fa", halfspaces=True)
    assert norm.key == "انان میروند"
    assert norm.raw_span(5, 11, of="key") == (5, 12)


def test_a_text_that_uses_half_spaces_has_the_same_forms():
    raw = "برگ\u200cها می\u200cریزند و آنها کتابها را"
    with_them, without = normalize(raw, "fa", halfspaces=True), normalize(raw, "fa")
    assert (with_them.text, with_them.key) == (without.text, without.key)
    assert all(with_them.raw_span(i, i + 1) == without.raw_span(i, i + 1) for i in range(len(without.text)))


@pytest.mark.slow
@many
@given(any_text, st.sampled_from(["text", "key"]))
@example("می کنند ـکتابها\u0651", "key")
def test_restoring_comes_first_and_folding_second_with_one_way_back(raw, form):
    norm, mended = normalize(raw, "fa", halfspaces=True), restored(raw)
    plain = fold(mended.text, "fa", form)
    assert (norm.text if form == "text" else norm.key) == plain.text
    for place in range(len(plain.text)):
        inner = plain.raw_span(place, place + 1)
        assert norm.raw_span(place, place + 1, of=form) == mended.raw_span(*inner)


def test_both_forms_of_nothing_are_nothing():
    norm = normalize("", "fa", halfspaces=True)
    assert (norm.text, norm.key, norm.raw_span(0, 0)) == ("", "", (0, 0))


# --- guillemets -------------------------------------------------------------------------------------------------------


def test_the_display_form_has_guillemets_and_the_key_one_mark():
    norm = normalize("او گفت: “خسته‌ام”", "fa")  # he said: "I am tired"
    assert norm.text == "او گفت: «خسته‌ام»"
    assert norm.key == normalize(norm.text, "fa").key == 'او گفت: "خستهام"'


# --- the function -----------------------------------------------------------------------------------------------------


def test_a_normalized_text_holds_what_it_was_made_from():
    assert normalize("ایران", "fa", halfspaces=True) == Normalized("ایران", "fa", True)


def test_a_span_of_an_unknown_form_is_refused():
    with pytest.raises(ValueError, match="'text' or 'key', not 'raw'"):
        normalize("ایران", "fa").raw_span(0, 1, of="raw")


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
