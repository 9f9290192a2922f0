"""Three calendars: Gregorian, Jalali (solar Hijri) and lunar Hijri.

Conversion is done by persiantools (right from 1200 to 1500 AP) and hijridate (Umm al-Qura,
1343 to 1500 AH). Both refuse what is not a date; here that is None, never another day. Iran's
own lunar calendar is often a day later than Umm al-Qura: whoever shows a lunar date says so.
"""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import Any, overload

import pandas as pd

from rasad import data
from rasad.arguments import CALENDAR, DAY, INTEGER, LANGUAGE, TEXT, either, instance, maybe, takes
from rasad.calendars import days
from rasad.calendars.columns import days_of_jalali, jalali_columns
from rasad.calendars.days import Calendar, YearMonthDay
from rasad.text import fold

_NUMBER = either(instance(pd.Series), INTEGER)  # or a column of them


@overload
def to_jalali(day: dt.date) -> YearMonthDay: ...
@overload
def to_jalali(day: pd.Series[Any]) -> pd.DataFrame: ...


@takes(day=either(instance(pd.Series), DAY))
def to_jalali(day: dt.date | pd.Series[Any]) -> YearMonthDay | pd.DataFrame:
    """The Jalali date of a Gregorian day, or of each day of a column.

    Parameters
    ----------
    day : datetime.date or Series
        A day; or a column of days (dates, timestamps or ISO text), missing ones allowed.

    Returns
    -------
    YearMonthDay or DataFrame
        Of a column: the columns year, month and day, with the column's index.

    Examples
    --------
    >>> to_jalali(dt.date(2021, 2, 8))
    YearMonthDay(year=1399, month=11, day=20)
    >>> to_jalali(pd.Series(["2021-02-08", None]))
       year  month   day
    0  1399     11    20
    1  <NA>   <NA>  <NA>
    """
    if isinstance(day, pd.Series):
        return jalali_columns(day)
    return days.to_jalali(day)


@overload
def from_jalali(year: int, month: int, day: int) -> dt.date | None: ...
@overload
def from_jalali(year: pd.Series[Any], month: pd.Series[Any], day: pd.Series[Any]) -> pd.Series[Any]: ...


@takes(year=_NUMBER, month=_NUMBER, day=_NUMBER)
def from_jalali(year: Any, month: Any, day: Any) -> dt.date | pd.Series[Any] | None:
    """The Gregorian day of a Jalali date, or of each row of three columns.

    Parameters
    ----------
    year, month, day : int or Series

    Returns
    -------
    datetime.date, None or Series
        None where there is no such date; of columns, timestamps, with NaT where there is none.

    Examples
    --------
    >>> from_jalali(1403, 3, 4), from_jalali(1402, 12, 30)
    (datetime.date(2024, 5, 24), None)
    """
    if isinstance(year, pd.Series):
        return days_of_jalali(year, month, day)
    return days.from_jalali(year, month, day)


@takes(year=INTEGER, month=INTEGER, day=INTEGER)
def from_hijri(year: int, month: int, day: int) -> dt.date | None:
    """The Gregorian day of a lunar Hijri date by Umm al-Qura; None where it is not known.

    Parameters
    ----------
    year, month, day : int
        Of the lunar Hijri calendar.

    Returns
    -------
    datetime.date or None
        None where there is no such date, and outside 1343 to 1500 AH, which Umm al-Qura covers.

    Examples
    --------
    >>> from_hijri(1445, 3, 25)
    datetime.date(2023, 10, 10)
    """
    return days.from_hijri(year, month, day)


@takes(day=DAY)
def to_hijri(day: dt.date) -> YearMonthDay:
    """The lunar Hijri date of a Gregorian day by Umm al-Qura.

    Parameters
    ----------
    day : datetime.date

    Returns
    -------
    YearMonthDay
        Iran's own lunar calendar may be a day behind it.

    Raises
    ------
    OverflowError
        Outside 1343 to 1500 AH.

    Examples
    --------
    >>> to_hijri(dt.date(2023, 10, 10))
    YearMonthDay(year=1445, month=3, day=25)
    """
    return days.to_hijri(day)


@takes(year=INTEGER, month=INTEGER, day=INTEGER)
def from_gregorian(year: int, month: int, day: int) -> dt.date | None:
    """The day, or None where there is no such date.

    Parameters
    ----------
    year, month, day : int
        Of the Gregorian calendar.

    Returns
    -------
    datetime.date or None
        None where there is no such date.

    Examples
    --------
    >>> from_gregorian(2024, 2, 29), from_gregorian(2023, 2, 29)
    (datetime.date(2024, 2, 29), None)
    """
    return days.from_gregorian(year, month, day)


# Of each calendar, the function from its year, month and day to the Gregorian day.
FROM = {"jalali": from_jalali, "gregorian": from_gregorian, "hijri": from_hijri}


@takes(calendar=CALENDAR, year=INTEGER, month=INTEGER)
def month_span(calendar: Calendar, year: int, month: int) -> tuple[dt.date, dt.date] | None:
    """First and last day of a month; None where the calendar does not know it.

    Parameters
    ----------
    calendar : {"jalali", "gregorian", "hijri"}
    year, month : int
        In that calendar.

    Returns
    -------
    tuple of two datetime.date, or None

    Examples
    --------
    >>> month_span("jalali", 1398, 8)
    (datetime.date(2019, 10, 23), datetime.date(2019, 11, 21))
    """
    return days.month_span(calendar, year, month)


@takes(calendar=CALENDAR, year=INTEGER)
def year_span(calendar: Calendar, year: int) -> tuple[dt.date, dt.date] | None:
    """First and last day of a year; None where the calendar does not know it.

    Parameters
    ----------
    calendar : {"jalali", "gregorian", "hijri"}
    year : int
        In that calendar.

    Returns
    -------
    tuple of two datetime.date, or None

    Examples
    --------
    >>> year_span("jalali", 1403)
    (datetime.date(2024, 3, 20), datetime.date(2025, 3, 20))
    """
    return days.year_span(calendar, year)


@takes(calendar=CALENDAR, language=LANGUAGE, country=maybe(TEXT))
@cache
def month_names(calendar: Calendar, language: str, country: str | None = None) -> tuple[str, ...]:
    """The twelve names, as the press of that language (and country, for Arabic) writes them.

    Parameters
    ----------
    calendar : {"jalali", "gregorian", "hijri"}
    language : {"en", "fa", "ar"}
    country : str, optional
        Two-letter code (ISO 3166-1), for the Arabic names of Gregorian months: Syria has شباط where Egypt has فبراير.

    Returns
    -------
    tuple of str
        The names that ``dates/calendar.yaml`` of the package gives first.

    Examples
    --------
    >>> month_names("gregorian", "ar", "SY")[1], month_names("gregorian", "ar")[1]
    ('شباط', 'فبراير')
    """
    lexicon = data.load("dates/calendar.yaml")
    if calendar == "gregorian" and language == "ar" and country:
        country = lexicon["country_groups"].get(country, country)
        if country in lexicon["countries"]:
            return tuple(lexicon["countries"][country])
    return tuple(forms[0] for forms in lexicon[calendar][language])


@takes(calendar=CALENDAR, language=LANGUAGE)
@cache
def month_numbers(calendar: Calendar, language: str) -> dict[str, int]:
    """Every known form of a month, as a match key, and its number from 1 to 12.

    Parameters
    ----------
    calendar : {"jalali", "gregorian", "hijri"}
    language : {"en", "fa", "ar"}
        In Persian, the Jalali months of Afghanistan (حمل, ثور) are among them.

    Returns
    -------
    dict of str to int
        Keys are as `rasad.text.fold.key` makes them.

    Examples
    --------
    >>> months = month_numbers("jalali", "fa")
    >>> months["مرداد"], months["اسد"]
    (5, 5)
    """
    lexicon = data.load("dates/calendar.yaml")[calendar]
    lists = [lexicon.get(language, [])] + ([lexicon["dari"]] if (calendar, language) == ("jalali", "fa") else [])
    return {
        fold.key(form, language): number for names in lists for number, forms in enumerate(names, 1) for form in forms
    }
