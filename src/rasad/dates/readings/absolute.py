"""Readings of dates that name a day of a month."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from rasad.calendars import days as calendars
from rasad.dates.readings.clock import at_time, number
from rasad.dates.readings.reading import (
    Context,
    Match,
    Reading,
    group,
    invalid,
    native,
    nearest,
    of_days,
    reads,
    unanchored,
    year_near,
    year_of,
    year_shift,
)


def month_of(match: Match, context: Context) -> tuple[calendars.Calendar, int] | None:
    """The month of a match; None where a twin name (آب/أغسطس) is another month."""
    calendar, month = context.lex.month(match["month"])
    twin = group(match, "twin")
    if twin and context.lex.month(twin) != (calendar, month):
        return None
    return calendar, month  # type: ignore[return-value]


@reads("date", "part-date", "clock-date", "date-near-year", "date-when", "date-bracketed")
def day(match: Match, context: Context) -> Reading | None:
    """۲۰ بهمن ۱۳۹۹, 20 يوليو 2022, العاشر من مارس 2023; without a year, the one nearest to publication."""
    found = month_of(match, context)
    if named := _named_day(match, context):
        return of_days(named, named, "day", found[0] if found else "none", reason="the fixed day of a named event")
    if found is None or _is_name(match, context):
        return None
    calendar, month = found
    nth, year = number(match["day"], context), year_of(match, calendar) or near_year(match, calendar, context)
    if year is None:
        when = bool(group(match, "past")), bool(group(match, "future"))
        reading = day_without_year(calendar, month, nth, context, *when)
    elif there := calendars.FROM[calendar](year, month, nth):
        reading = lunar_day(there, context) if calendar == "hijri" else of_days(there, there, "day", calendar)
    else:
        reading = _no_day(calendar, year, month, nth)
    reading = replace(reading, native=native(year, month, nth))
    return at_time(match, by_weekday(match, reading, context), context)


def _no_day(calendar: str, year: int, month: int, nth: int) -> Reading:
    if calendar == "hijri" and year < 1343 and 1 <= nth <= 30:
        return Reading(calendar=calendar, reason="lunar years before 1343 AH are not in the table of Umm al-Qura")
    return invalid(calendar, f"{nth}/{month}/{year} {calendar}")


def by_weekday(match: Match, reading: Reading, context: Context) -> Reading:
    """The weekday beside a date is its checksum: it settles a lunar day, and a mismatch is told."""
    name = group(match, "weekday")
    if not name or reading.first is None or (reading.first != reading.last and reading.calendar != "hijri"):
        return reading
    wanted, there = int(context.lex.meaning("weekdays", name)), reading.first
    if there.weekday() == wanted:
        return replace(reading, last=there) if reading.calendar == "hijri" else reading
    near = [there + dt.timedelta(by) for by in (1, -1) if (there + dt.timedelta(by)).weekday() == wanted]
    if reading.calendar == "hijri" and near:
        return replace(
            reading, value=near[0].isoformat(), first=near[0], last=near[0], reason="lunar day by its weekday"
        )
    return replace(reading, reason="; ".join(filter(None, [reading.reason, "the weekday beside it does not agree"])))


def lunar_day(there: dt.date, context: Context) -> Reading:
    """A day of Umm al-Qura; Iran's own calendar may have it a day later, and earliest and latest say so."""
    reading = of_days(there, there, "day", "hijri")
    if context.lex.lang != "fa":
        return reading
    return replace(reading, last=there + dt.timedelta(1), reason="Umm al-Qura; in Iran the day may be one later")


def _named_day(match: Match, context: Context) -> dt.date | None:
    """The day of an event that is called by its date (هجمات 11 سبتمبر)."""
    if group(match, "year") or group(match, "short"):
        return None
    until_here = match.string[max(0, match.start() - 20) : match.end()].replace(" ", "")
    named = context.lex.words["named_days"]
    return next((dt.date.fromisoformat(day) for phrase, day in named.items() if until_here.endswith(phrase)), None)


def _is_name(match: Match, context: Context) -> bool:
    """Without a year: a month whose name is also a common word, or the name of a street, bridge, party."""
    if group(match, "year") or group(match, "short"):
        return False
    before = match.string[max(0, match.start() - 20) : match.start()].split()
    head = before[-1] if before else ""
    heads = context.lex.words["name_heads"]
    called = head in heads or (context.lex.lang == "ar" and head[1:] in heads and head[0] in "وفبلک")
    return called or match["month"].replace(" ", "") in context.lex.words["needs_year"]


def day_without_year(
    calendar: calendars.Calendar, month: int, nth: int, context: Context, past: bool = False, future: bool = False
) -> Reading:
    """The day of the year nearest to publication, or of the last or next one."""
    if context.anchor is None:
        return unanchored(calendar)
    near = year_near(calendar, context.anchor)
    found = [there for year in range(near - 2, near + 3) if (there := calendars.FROM[calendar](year, month, nth))]
    if past:
        found = [there for there in found if there < context.anchor][-1:]
    elif future:
        found = [there for there in found if there > context.anchor][:1]
    if not found:
        return invalid(calendar, f"{nth}/{month} {calendar}")
    there = nearest(found, context.anchor)
    return of_days(there, there, "day", calendar, relative=True, reason="year nearest to publication")


def near_year(match: Match, calendar: calendars.Calendar, context: Context) -> int | None:
    """The year of ۱۲ اکتبر سال گذشته, counted in the month's own calendar."""
    by = year_shift(match, context)
    if by is None or context.anchor is None or calendar == "hijri":
        return None
    return by + (calendars.to_jalali(context.anchor).year if calendar == "jalali" else context.anchor.year)
