"""rasad.text.numerals: digits, marks and the minus sign as readers write them."""

from __future__ import annotations

import pytest

from rasad.text import numerals
from rasad.text.numerals import chosen, localize, marks, number, percent


@pytest.mark.parametrize(
    ("value", "language", "wanted"),
    [
        (0.5, "fa", "۰٫۵"),
        (0.5, "ar", "٠٫٥"),
        (-0.25, "ar", "−٠٫٢٥"),
        (0.0, "fa", "۰"),
        (-0.001, "fa", "۰"),  # no minus sign before nothing
        (12.6, "fa", "۱۳"),
        (2024, "fa", "۲۰۲۴"),  # a year is not parted
        (1234567, "ar", "١٬٢٣٤٬٥٦٧"),
        (1234567, "en", "1,234,567"),
        (-1234567, "en", "−1,234,567"),
        (float("-inf"), "fa", "−∞"),
    ],
)
def test_a_number_is_written_as_readers_write_it(value: float, language: str, wanted: str):
    assert number(value, language) == wanted


@pytest.mark.parametrize(("language", "wanted"), [("en", "45%"), ("fa", "۴۵٪"), ("ar", "٤٥٪")])
def test_per_cent_has_the_sign_of_the_digits(language: str, wanted: str):
    assert percent(0.45, language) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("-0.5", "−۰٫۵"),
        ("1,234.5", "۱٬۲۳۴٫۵"),
        ("S-400", "S-۴۰۰"),  # a name, no minus
        ("2021-02", "۲۰۲۱-۰۲"),
        ("10%", "۱۰٪"),
        ("3, 4", "۳, ۴"),
    ],
)
def test_only_numbers_get_other_marks(text: str, wanted: str):
    assert marks(text, "fa") == wanted


def test_latin_digits_are_a_choice_that_ends_with_its_block():
    with chosen("latin"):
        assert (number(-1.5, "ar"), percent(0.5, "ar"), localize("۱۴۰۳", "fa")) == ("−1.5", "50%", "1403")
        assert not numerals.is_native("fa")
    assert number(1.5, "ar") == "١٫٥"


def test_the_choice_ends_with_an_error_too():
    with pytest.raises(RuntimeError), chosen("latin"):
        raise RuntimeError
    assert localize(1, "fa") == "۱"
