"""Persian, Arabic, or undetermined."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rasad.text.language import detect_language


@pytest.mark.parametrize(
    "text",
    [
        "گزارشی از تهران",  # a report from Tehran
        "رئیس‌جمهور روسیه چه گفت؟",
        "رئیسجمهور این کشور پیام را نپذیرفت",  # the half-space is lost
        "۱۴۰۳",
        "کتاب",
        "پیام رهبر ایران به پوتین؛ «الله أكبر» گفتند و رفتند",  # an Arabic phrase inside
    ],
)
def test_persian_is_known_by_its_letters(text: str) -> None:
    assert detect_language(text) == "fa"


@pytest.mark.parametrize(
    "text",
    [
        "المرشد الأعلى",
        "زيارة غير معلنة إلى موسكو",
        "التقى لاريجاني بوتين سراً",
        "رئيس الوزراء",
        "نشرت صحيفة «کیهان» الإيرانية مقالة عن الزيارة",  # a Persian name inside
    ],
)
def test_arabic_is_known_by_its_letters(text: str) -> None:
    assert detect_language(text) == "ar"


@pytest.mark.parametrize("text", ["", " \n", "Ad 6", "2025-07-20", "\u200f", "سلام", "😀", "\ud800", "ـــ", "،؟"])
def test_without_letters_of_either_language_it_is_undetermined(text: str) -> None:
    assert detect_language(text) == "und"


ARABIC_KEYBOARD, PERSIAN_KEYBOARD = str.maketrans("یک۴۵۶", "يك٤٥٦"), str.maketrans("يىك٤٥٦", "ییک۴۵۶")


@pytest.mark.parametrize(
    "text",
    [
        "باران از نیمه شب در کوههای شمالی آغاز شد و تا صبح ادامه داشت.",  # rain began at midnight
        "کشاورزان میگویند که امسال گندم بیشتری کاشتهاند.",  # farmers say they have sown more wheat
        "نماینده شهر گفت کار پل تا پایان پاییز تمام میشود.",  # the bridge will be done by autumn
        "تأکید وزیر بر این بود که جاده باید باز بماند.",  # with the hamza of Arabic words
    ],
)
def test_persian_typed_on_an_arabic_keyboard_is_persian(text: str) -> None:
    assert detect_language(text) == "fa"
    assert detect_language(text.translate(ARABIC_KEYBOARD)) == "fa"


@pytest.mark.parametrize(
    "text",
    [
        "قال الفلاح إن المطر لم ينزل في القرية منذ شهرين.",  # the farmer said that no rain had fallen
        "يسكن أخي في بيت صغير على شاطئ البحر.",  # my brother lives by the sea
        "كتب المعلم الدرس على اللوح ثم جلس.",  # without taa marbuta or hamza
    ],
)
def test_arabic_typed_on_a_persian_keyboard_is_arabic(text: str) -> None:
    assert detect_language(text) == "ar"
    assert detect_language(text.translate(PERSIAN_KEYBOARD)) == "ar"


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("گفت: «إنما الأعمال بالنيات» و نشست و چای خواست.", "fa"),  # one Arabic quotation
        ("قال الكاتب إن كلمة «پنجره» تعني النافذة في اللغة الأخرى.", "ar"),  # one Persian word
        ("خبرگزاری Reuters در ۱۲ مه گزارش داد", "fa"),
        ("ذكرت وكالة Reuters في ١٢ أيار", "ar"),
        ("The window was open; پنجره", "fa"),  # what letters there are decide
    ],
)
def test_the_language_with_the_more_evidence_wins(text: str, lang: str) -> None:
    assert detect_language(text) == lang


@pytest.mark.parametrize(
    ("digits", "lang"), [("۱۴۰۳", "fa"), ("١٤٠٣", "ar"), ("1403", "und"), ("۱۲", "und"), ("١٢", "und")]
)
def test_digits_tell_where_the_two_have_their_own_shapes(digits: str, lang: str) -> None:
    assert detect_language(digits) == lang


def test_blocks_of_one_page_are_each_in_their_own_language() -> None:
    blocks = ["پنجره باز بود", "كانت النافذة مفتوحة", "—", "Window"]  # the window was open
    assert [detect_language(block) for block in blocks] == ["fa", "ar", "und", "und"]


@pytest.mark.parametrize("word", ["البته", "الان", "الگو"])
def test_a_persian_word_that_begins_like_the_article_does_not_turn_a_sentence(word: str) -> None:
    assert detect_language(f"{word} او هم چای را خورد") == "fa"


def test_each_seed_article_is_in_its_language(articles: pd.DataFrame) -> None:
    assert articles["lang"].tolist() == ["fa", "ar", "ar", "ar", "fa"]


@settings(max_examples=80, deadline=None)
@given(st.text())
def test_any_text_gets_one_of_three_answers(text: str) -> None:
    assert detect_language(text) in ("fa", "ar", "und")


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(["گزارش", "زيارة", "Ad 6"]), st.text(alphabet="abc ،.0123456789\n\u200f", max_size=40))
def test_letters_of_no_language_change_nothing(text: str, other: str) -> None:
    assert detect_language(text + other) == detect_language(text)
