"""The direction in which a text is read."""

from __future__ import annotations

import re

from rasad.checks import check_language

_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


def direction(text: str) -> str:
    """``rtl`` for a text with any letter or digit of a right-to-left script, else ``ltr``.

    Examples
    --------
    >>> direction("NATO در بروکسل"), direction("NATO 2024")
    ('rtl', 'ltr')
    """
    return "rtl" if _RIGHT_TO_LEFT.search(text) else "ltr"


def side_of(language: str) -> str:
    """The direction of a reader's language.

    Examples
    --------
    >>> side_of("en"), side_of("ar")
    ('ltr', 'rtl')
    """
    check_language(language)
    return "ltr" if language == "en" else "rtl"
