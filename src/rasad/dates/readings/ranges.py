"""Readings of ranges of days: 10 إلى 12 يوليو, ۲۸ خرداد تا ۵ تیر ۱۴۰۲."""

from __future__ import annotations

import datetime as dt

from rasad.calendars import days as calendars
from rasad.dates.readings.absolute import day_without_year, month_of, near_year
from rasad.dates.readings.clock import number
from rasad.dates.readings.reading import Context, Match, Reading, invalid, of_days, reads, year_of


@reads("span-range")
def span_range(match: Match, context: Context) -> Reading | None:
    """28 فبراير إلى 3 مارس 2022: both days are of the year that stands behind the second."""
    calendar, month = context.lex.month(match["month"])
    calendar2, month2 = context.lex.month(match["month2"])
    year = year_of(match, calendar)
    if calendar != calendar2 or year is None:
        return None
    days = [calendars.FROM[calendar](year - (month > month2), month, number(match["day"], context))]
    days += [calendars.FROM[calendar](year, month2, int(match["day2"]))]
    if days[0] is None or days[1] is None:
        return invalid(calendar, match[0])
    return of_days(days[0], days[1], "day", calendar) if days[0] < days[1] else None


@reads("day-range")
def day_range(match: Match, context: Context) -> Reading | None:
    """10 إلى 12 يوليو, 25 و28 سبتمبر 2023: from the first day to the last."""
    found = month_of(match, context)
    if found is None or int(match["day"]) >= int(match["day2"]):
        return None
    if int(match["day"]) == 0:
        return invalid(found[0], match[0])
    calendar, month = found
    year = year_of(match, calendar) or near_year(match, calendar, context)
    last = day_without_year(calendar, month, int(match["day2"]), context) if year is None else None
    if last is not None and last.last is None:
        return last
    end = last.last if last is not None else calendars.FROM[calendar](year or 0, month, int(match["day2"]))
    if end is None:
        return invalid(calendar, f"{match['day2']}/{month}/{year} {calendar}")
    first = end - dt.timedelta(int(match["day2"]) - int(match["day"]))
    return of_days(first, end, "day", calendar, relative=year is None, reason=last.reason if last else "")
