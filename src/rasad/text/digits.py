"""Digits of three sets: ASCII 0-9, Arabic-Indic ٠-٩ (Arabic), Extended Arabic-Indic ۰-۹ (Persian)."""

from __future__ import annotations

from rasad.checks import check_language

ASCII = "0123456789"
ARABIC = "٠١٢٣٤٥٦٧٨٩"
PERSIAN = "۰۱۲۳۴۵۶۷۸۹"
NATIVE = {"en": ASCII, "fa": PERSIAN, "ar": ARABIC}

_TO_ASCII = str.maketrans(ARABIC + PERSIAN, ASCII * 2)
_FROM_ASCII = {language: str.maketrans(ASCII, native) for language, native in NATIVE.items()}


def to_ascii(text: str) -> str:
    """Write every Arabic-Indic and Persian digit as ASCII; all else stays.

    Examples
    --------
    >>> to_ascii("۱۴۰۳/٠٣/04")
    '1403/03/04'
    """
    return text.translate(_TO_ASCII)


def localize(text: str | int, language: str) -> str:
    """Write digits of any set as those of `language` (en, fa or ar).

    Examples
    --------
    >>> localize("2025", "fa"), localize(1403, "ar"), localize("۷", "en")
    ('۲۰۲۵', '١٤٠٣', '7')
    """
    check_language(language)
    return to_ascii(str(text)).translate(_FROM_ASCII[language])
