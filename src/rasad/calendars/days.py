"""Days of the three calendars, one at a time, unchecked and remembered.

The public functions of `rasad.calendars.convert` look at their arguments first. A reader of dates asks for the same few
thousand days again and again: with the checks that was a sixth of the time that an article takes.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Literal, NamedTuple

from hijridate import Gregorian, Hijri
from persiantools.jdatetime import JalaliDate

# The calendars by their names.
Calendar = Literal["jalali", "gregorian", "hijri"]
# Forty years of days; a conversion is some hundred bytes.
_remembered = lru_cache(maxsize=1 << 14)


class YearMonthDay(NamedTuple):
    """A date as its calendar counts it.

    Attributes
    ----------
    year, month, day : int
        Months from 1 to 12; the year in the calendar's own era.

    Examples
    --------
    >>> to_jalali(dt.date(2021, 2, 8)).month
    11
    """

    year: int
    month: int
    day: int


@_remembered
def to_jalali(day: dt.date) -> YearMonthDay:
    """The Jalali date of a day."""
    jalali = JalaliDate(day)
    return YearMonthDay(jalali.year, jalali.month, jalali.day)


@_remembered
def from_jalali(year: int, month: int, day: int) -> dt.date | None:
    """The day of a Jalali date; None where there is no such date."""
    try:
        return JalaliDate(year, month, day).to_gregorian() if 1 <= year <= 1500 else None
    except ValueError:
        return None


@_remembered
def to_hijri(day: dt.date) -> YearMonthDay:
    """The lunar date of a day by Umm al-Qura; OverflowError where its table ends."""
    return YearMonthDay(*Gregorian(day.year, day.month, day.day).to_hijri().datetuple())


@_remembered
def from_hijri(year: int, month: int, day: int) -> dt.date | None:
    """The day of a lunar date by Umm al-Qura; None where it is not known."""
    try:
        found = Hijri(year, month, day).to_gregorian()
    except (ValueError, OverflowError):
        return None
    return dt.date(found.year, found.month, found.day)


def from_gregorian(year: int, month: int, day: int) -> dt.date | None:
    """The day of a Gregorian date; None where there is no such date."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


# Of each calendar, the function from its year, month and day to the Gregorian day.
FROM: Mapping[str, Callable[[int, int, int], dt.date | None]] = {
    "jalali": from_jalali,
    "gregorian": from_gregorian,
    "hijri": from_hijri,
}


@_remembered
def month_span(calendar: Calendar, year: int, month: int) -> tuple[dt.date, dt.date] | None:
    """First and last day of a month; None where the calendar does not know it."""
    days = [day for number in (1, 28, 29, 30, 31) if (day := FROM[calendar](year, month, number))]
    return (days[0], days[-1]) if days else None


def year_span(calendar: Calendar, year: int) -> tuple[dt.date, dt.date] | None:
    """First and last day of a year; None where the calendar does not know it."""
    first, last = month_span(calendar, year, 1), month_span(calendar, year, 12)
    return (first[0], last[1]) if first and last else None
