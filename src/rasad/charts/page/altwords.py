"""The sentences of alternative texts, filled in."""

from __future__ import annotations

from collections.abc import Iterable

from rasad import data
from rasad.text import numerals


def said(key: str, language: str, **values: object) -> str:
    """A sentence of the section ``alt`` of a locale file, whole numbers in its digits.

    Examples
    --------
    >>> said("undated", "fa", n=3)
    'بی‌تاریخ: ۳.'
    """
    filled = {
        name: numerals.localize(value, language) if isinstance(value, int) else value for name, value in values.items()
    }
    return str(data.words("alt", language)[key]).format(**filled)


def joined(parts: Iterable[str], language: str) -> str:
    """Parts in one line, as a list is written in a language.

    Examples
    --------
    >>> joined(["ایران", "روسیه"], "fa")
    'ایران؛ روسیه'
    """
    return str(data.words("alt", language)["between"]).join(parts)
