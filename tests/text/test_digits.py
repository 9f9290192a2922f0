"""Digits of three sets."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rasad.text import digits

any_text = st.text(st.one_of(st.sampled_from(digits.ARABIC + digits.PERSIAN), st.characters(exclude_categories=())))


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("۱۴۰۳/٠٣/04", "1403/03/04"),
        ("٢۲ خرداد 138۴", "22 خرداد 1384"),
        ("", ""),
        ("٣٫٥", "3٫5"),  # the decimal sign is no digit
        ("१२", "१२"),  # Devanagari is none of the three
        ("\ud800۵", "\ud8005"),
    ],
)
def test_arabic_and_persian_digits_become_ascii_and_nothing_else_does(text, plain):
    assert digits.to_ascii(text) == plain


@pytest.mark.slow
@settings(deadline=None)
@given(any_text)
def test_to_ascii_keeps_every_place(text):
    plain = digits.to_ascii(text)
    assert len(plain) == len(text)
    assert digits.to_ascii(plain) == plain
    assert not set(digits.ARABIC + digits.PERSIAN) & set(plain)


@settings(deadline=None)
@given(st.integers(), st.sampled_from(sorted(digits.NATIVE)))
def test_a_localized_number_reads_back_as_itself(number, language):
    assert digits.to_ascii(digits.localize(number, language)) == str(number)
    assert int(digits.localize(number, language)) == number


@pytest.mark.parametrize(
    ("given_", "language", "written"),
    [
        (1403, "fa", "۱۴۰۳"),
        (1403, "ar", "١٤٠٣"),
        ("۷ و ٧", "en", "7 و 7"),
        ("٧", "fa", "۷"),
        ("۷", "ar", "٧"),
        (0, "fa", "۰"),
        ("٪۴۰", "ar", "٪٤٠"),
    ],
)
def test_digits_of_any_set_are_written_as_the_language_writes_them(given_, language, written):
    assert digits.localize(given_, language) == written


def test_each_set_has_ten_digits_in_order():
    for native in digits.NATIVE.values():
        assert [int(digit) for digit in native] == list(range(10))


def test_a_language_without_digits_of_its_own_is_refused():
    with pytest.raises(ValueError, match="language must be one of en, fa, ar, not 'und'"):
        digits.localize("5", "und")
