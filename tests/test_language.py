"""Persian, Arabic, or undetermined."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rasad.corpus.language import detect_language


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
