"""Labels of ticks as a reader writes them, over whatever formatter an axis has."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

from matplotlib.ticker import Formatter

from rasad.calendars import month_names
from rasad.charts.bidi.rtl import is_rtl, rtl
from rasad.text import numerals

_WORD = re.compile(r"[A-Z][a-z]+")


class ReaderFormatter(Formatter):
    """The labels of another formatter, `inner`, in digits and names of months of a language, ready to be drawn."""

    def __init__(self, inner: Formatter, language: str, digits: str, country: str | None = None) -> None:
        """Take over from `inner`, which goes on deciding what is said."""
        self.inner, self.language, self.digits, self.country = inner, language, digits, country
        if inner.axis is not None:
            self.axis = inner.axis

    def set_axis(self, axis: Any) -> None:
        """Tell both of the axis."""
        super().set_axis(axis)
        self.inner.set_axis(axis)

    def set_locs(self, locs: Any) -> None:
        """Tell both where ticks are."""
        self.locs = locs
        self.inner.set_locs(locs)

    def __call__(self, x: float, pos: int | None = None) -> str:
        """One label."""
        return self._written(self.inner(x, pos))

    def format_ticks(self, values: Any) -> list[str]:
        """All labels."""
        return [self._written(label) for label in self.inner.format_ticks(values)]

    def format_data(self, value: float) -> str:
        """A value in full, for other programs: not translated."""
        return self.inner.format_data(value)

    def format_data_short(self, value: float) -> str:
        """A value for the status line: not translated."""
        return self.inner.format_data_short(value)

    def get_offset(self) -> str:
        """What all labels are to be multiplied by or added to."""
        return self._written(self.inner.get_offset())

    def _written(self, label: str) -> str:
        """Mathtext stays as it is: its digits are set by another machine."""
        if not label or label.count("$") >= 2:
            return label
        with numerals.chosen(self.digits):
            said = numerals.marks(in_months(label, self.language, self.country), self.language)
        return rtl(said, "R" if is_rtl(said) and re.search(r"[^\W\d_]", said) else "L")


def in_months(label: str, language: str, country: str | None = None) -> str:
    """English names of months in a label, whole or three letters, in a language.

    Examples
    --------
    >>> in_months("Jul 2022", "fa"), in_months("February", "ar", "SY"), in_months("Marathon", "fa")
    ('ژوئیه 2022', 'شباط', 'Marathon')
    """
    if language == "en":
        return label
    names = _months(language, country)
    return _WORD.sub(lambda word: names.get(word[0], word[0]), label)


@cache
def _months(language: str, country: str | None) -> dict[str, str]:
    english: Sequence[str] = month_names("gregorian", "en")
    own = month_names("gregorian", language, country)
    whole = dict(zip(english, own, strict=True))
    return {name[:3]: month for name, month in whole.items()} | whole
