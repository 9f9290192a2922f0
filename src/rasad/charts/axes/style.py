"""How charts are drawn for a reader: fonts, direction, digits, names of months; for a student's own charts, too."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import Any

from matplotlib.axes import Axes

from rasad import calendars
from rasad.arguments import LANGUAGE, TEXT, maybe, takes
from rasad.charts.axes.rtlaxes import rtl_axes
from rasad.charts.page import look
from rasad.checks import known
from rasad.text import numerals

DIRECTIONS = ("auto", "rtl", "ltr")


@dataclass(frozen=True)
class Style:
    """The choices of one reader. Used as ``with style(...):`` they hold for all charts that are drawn inside.

    Attributes
    ----------
    language : {"en", "fa", "ar"}
    direction : {"rtl", "ltr"}
        Of the page: title and legend from this side, the value axis on it, bars growing from it.
    digits : {"native", "latin"}
    country : str or None
        Two-letter code, for the Arabic names of months.
    """

    language: str
    direction: str
    digits: str
    country: str | None = None
    _open: list[ExitStack] = field(default_factory=list, compare=False, repr=False)

    def __enter__(self) -> Style:
        """Let the choices hold until the end of the block."""
        stack = ExitStack()
        stack.enter_context(look.style())
        stack.enter_context(numerals.chosen(self.digits))
        stack.enter_context(look.directed(self.direction))
        self._open.append(stack)
        return self

    def __exit__(self, *error: Any) -> None:
        """Go back to what was before."""
        self._open.pop().close()

    def number(self, value: float, places: int = 2) -> str:
        """A number in the reader's digits, logical text."""
        with numerals.chosen(self.digits):
            return numerals.number(value, self.language, places)

    def percent(self, share: float) -> str:
        """A share of one as per cent."""
        with numerals.chosen(self.digits):
            return numerals.percent(share, self.language)

    def date(self, date: str, calendar: calendars.Calendar | None = None) -> str:
        """A date (EDTF) in words; in the Jalali calendar in Persian, else in the Gregorian."""
        chosen = calendar or ("jalali" if self.language == "fa" else "gregorian")
        with numerals.chosen(self.digits):
            return numerals.localize(calendars.format_date(date, self.language, chosen, self.country), self.language)

    def axes(self, ax: Axes) -> Axes:
        """`rasad.charts.rtl_axes` with these choices."""
        return rtl_axes(ax, self.language, mirror=self.direction == "rtl", digits=self.digits, country=self.country)


@takes(language=LANGUAGE, country=maybe(TEXT))
def style(language: str = "en", direction: str = "auto", *, digits: str = "auto", country: str | None = None) -> Style:
    """How charts are to be drawn for a reader.

    Parameters
    ----------
    language : {"en", "fa", "ar"}
    direction : {"auto", "rtl", "ltr"}
        By default that of the language.
    digits : {"auto", "native", "latin"}
        ۴۵۶ or ٤٥٦ by default; "latin" is 456, which many Arab readers write.
    country : str, optional
        Two-letter code, for the Arabic names of months: شباط in Syria, فبراير in Egypt, février's فيفري in Tunisia.

    Returns
    -------
    Style
        Use it as a context: the charts of `rasad.charts` and your own take the fonts, direction and digits.

    Raises
    ------
    ValueError
        If a choice is not known.

    Examples
    --------
    >>> reader = style("fa")
    >>> reader.direction, reader.number(12.5), reader.percent(0.4), reader.date("2025-07-20")
    ('rtl', '۱۲', '۴۰٪', '۲۹ تیر ۱۴۰۴')
    >>> style("ar", digits="latin").number(0.5), style("ar", country="SY").date("2021-02-10")
    ('0.5', '١٠ شباط ٢٠٢١')
    """
    known(direction, DIRECTIONS, "direction")
    known(digits, numerals.DIGITS, "digits")
    side = ("ltr" if language == "en" else "rtl") if direction == "auto" else direction
    return Style(language, side, "native" if digits == "auto" else digits, country)
