"""Numbers as a reader writes them: digits, decimal and thousands marks, per cent, the minus sign on the left.

Persian has ۴۵۶ and Arabic ٤٥٦, both with ٫ ٬ ٪ (U+066B, U+066C, U+066A; CLDR's numbering systems arabext and arab);
many Arab readers, in the Maghreb above all, write 456. Which digits are written is the style's choice
(`rasad.charts.style`), which holds for all charts that are drawn inside it.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from rasad.checks import check_language
from rasad.text import digits

DIGITS = ("auto", "native", "latin")
MINUS = "\u2212"
_chosen: ContextVar[str] = ContextVar("digits", default="native")
_POINT = re.compile(r"(?<=\d)\.(?=\d)")
_GROUP = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_HYPHEN = re.compile(r"(?<![\w.])-(?=[\d.])")
_GROUPED_FROM = 10_000  # smaller numbers are read as they are, and years must not be parted


@contextmanager
def chosen(kind: str) -> Iterator[None]:
    """Write these digits inside the block: native or latin.

    Examples
    --------
    >>> with chosen("latin"):
    ...     number(1.5, "fa")
    '1.5'
    """
    before = _chosen.set(kind)
    try:
        yield
    finally:
        _chosen.reset(before)


def is_native(language: str) -> bool:
    """Whether numbers in this language are written in digits of its own."""
    check_language(language)
    return language != "en" and _chosen.get() == "native"


def localize(text: str | int, language: str) -> str:
    """Digits of a text as they are chosen for a language; all else stays.

    Examples
    --------
    >>> localize("20 آذر 1403", "fa")
    '۲۰ آذر ۱۴۰۳'
    """
    return digits.localize(text, language if is_native(language) else "en")


def number(value: float, language: str, places: int = 2) -> str:
    """A number in the reader's digits; to be drawn from left to right.

    Parameters
    ----------
    value : float
    language : {"en", "fa", "ar"}
    places : int, default 2
        Decimals at the most, and none from 10 up.

    Examples
    --------
    >>> number(-0.25, "fa"), number(12, "ar"), number(12345, "fa"), number(float("inf"), "en")
    ('−۰٫۲۵', '١٢', '۱۲٬۳۴۵', '∞')
    """
    if math.isinf(value):
        return "∞" if value > 0 else f"{MINUS}∞"
    written = f"{value:.{places}f}" if abs(value) < 10 else f"{value:.0f}"
    written = written.rstrip("0").rstrip(".") if "." in written else written
    grouped = f"{int(written):,}" if abs(value) >= _GROUPED_FROM else written
    return marks("0" if grouped == "-0" else grouped, language)


def percent(share: float, language: str) -> str:
    """A share of one as per cent.

    Examples
    --------
    >>> percent(0.45, "fa"), percent(0.45, "en")
    ('۴۵٪', '45%')
    """
    return marks(f"{100 * share:.0f}%", language)


def marks(text: str, language: str) -> str:
    """A number as programs write it (-1,234.5%) as it is written in a language.

    Examples
    --------
    >>> marks("-1,234.5%", "ar"), marks("-0.5", "en")
    ('−١٬٢٣٤٫٥٪', '−0.5')
    """
    text = _HYPHEN.sub(MINUS, text)
    if is_native(language):
        text = _GROUP.sub("٬", _POINT.sub("٫", text)).replace("%", "٪")
    return localize(text, language)
