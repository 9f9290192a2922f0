"""Readings of dates in figures: ۱۴۰۳/۰۳/۰۴, 20/07/2025, ۹۸/۰۷/۱۵."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from rasad.calendars import days as calendars
from rasad.dates.readings.absolute import by_weekday, lunar_day
from rasad.dates.readings.clock import at_time
from rasad.dates.readings.reading import (
    Context,
    Match,
    Reading,
    calendar_of_year,
    era_of,
    invalid,
    native,
    nearest,
    of_days,
    reads,
)

_HALF_YEAR = dt.timedelta(days=182)


@reads("numeric-ymd", "numeric-dmy")
def numeric(match: Match, context: Context) -> Reading | None:
    """۱۴۰۳/۰۳/۰۴, 2025-07-20, 12/03/2022 (day first, as the press of both languages writes).

    12/25/2021 can only be month first; so is 01/10/2025 in a text of January 2025, which day first would lie far ahead.
    """
    year, month, number = int(match["y"]), int(match["m"]), int(match["d"])
    calendar = calendar_of_year(year, context.lex.lang, era_of(match, context)) or (
        "jalali" if 1300 <= year < 1420 else "hijri" if 1420 <= year < 1500 else None
    )
    if calendar is None:
        return None
    is_last = calendar == "gregorian" and match.start("y") > match.start("m")
    month_first = is_last and (month > 12 >= number or _far_ahead(year, month, number, context))
    if month_first:
        month, number = number, month
    there = calendars.FROM[calendar](year, month, number) if 1 <= month <= 12 else None
    if there is None:
        reading = invalid(calendar, f"{year}-{month}-{number} {calendar}")
    else:
        reading = lunar_day(there, context) if calendar == "hijri" else of_days(there, there, "day", calendar)
    reading = replace(reading, native=native(year, month, number))
    if month_first and there is not None:
        reading = replace(reading, reason="month first: the other way round is no date, or lies far after publication")
    return at_time(match, by_weekday(match, reading, context), context)


def _far_ahead(year: int, month: int, number: int, context: Context) -> bool:
    """Whether a day lies half a year or more after publication, and not so with month and day exchanged."""
    given, exchanged = calendars.from_gregorian(year, month, number), calendars.from_gregorian(year, number, month)
    if context.anchor is None or given is None or exchanged is None:
        return False
    return given - context.anchor > _HALF_YEAR and abs(exchanged - context.anchor) < _HALF_YEAR


@reads("numeric-short")
def numeric_short(match: Match, context: Context) -> Reading | None:
    """۹۸/۰۷/۱۵ and 08/02/21: the order in which the figures are a date; of several, the one nearest to publication."""
    found = _orders(int(match["a"]), int(match["b"]), int(match["c"]), context)
    if not found:
        return None
    if len(set(found)) > 1 and context.anchor is None:
        return Reading(first=min(found), last=max(found), reason="two orders of year, month and day are possible")
    there = nearest(list(found), context.anchor) if context.anchor else next(iter(found))
    reading = of_days(there, there, "day", found[there], relative=len(found) > 1, reason="two-digit year")
    return at_time(match, by_weekday(match, reading, context), context)


def _orders(a: int, b: int, c: int, context: Context) -> dict[dt.date, str]:
    """The days that three numbers may mean: Jalali with the year first or last, Gregorian with the day first."""
    found: dict[dt.date, str] = {}
    if context.lex.lang == "fa":
        for year, day in ((a, c), (c, a)):
            there = calendars.from_jalali((1300 if year >= 30 else 1400) + year, b, day)
            if there and (year >= 30 or day < 30):
                found.setdefault(there, "jalali")
    elif there := calendars.from_gregorian((1900 if c >= 50 else 2000) + c, b, a):
        found[there] = "gregorian"
    return found
