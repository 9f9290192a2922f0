"""Readings of a month, with and without its year."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from rasad.calendars import days as calendars
from rasad.dates.readings.absolute import month_of, near_year
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
)

Span = tuple[dt.date, dt.date]


@reads("month-in", "month-called", "month-suffixed")
def month_by_name(match: Match, context: Context) -> Reading | None:
    """ماه رمضان, در شهریور: a month that nothing but its name tells; not where the name is another word."""
    word = match["month"].replace(" ", "")
    if "bare" in match.re.groupindex:
        is_other_word = word in context.lex.words["month_words"]
    else:  # ماه صفر is a month all the same
        is_other_word = word in context.lex.words["needs_year"] and context.lex.month(word)[0] != "hijri"
    return None if is_other_word else month(match, context)


@reads("month", "month-alone", "month-edge", "month-near-year")
def month(match: Match, context: Context) -> Reading | None:
    """آبان ۹۸, نوفمبر 2019, حزيران الماضي, اواخر شهریور; beginning and end of a month are that month."""
    found = month_of(match, context)
    if found is None:
        return None
    calendar, number = found
    year = year_of(match, calendar) or near_year(match, calendar, context)
    if year is not None:
        span = calendars.month_span(calendar, year, number)
        reading = of_days(*span, "month", calendar) if span else invalid(calendar, f"month {number} of {year}")
    else:
        reading = _without_year(match, calendar, number, context)
    if calendar == "hijri" and context.lex.lang == "fa" and reading.last:
        reason = "; ".join(filter(None, [reading.reason, "Umm al-Qura; in Iran a day may be one later"]))
        reading = replace(reading, last=reading.last + dt.timedelta(1), reason=reason)
    return replace(reading, native=native(year, number))


def _without_year(match: Match, calendar: calendars.Calendar, number: int, context: Context) -> Reading:
    if context.anchor is None:
        return unanchored(calendar, "month")
    near = year_near(calendar, context.anchor)
    spans = [s for y in range(near - 2, near + 3) if (s := calendars.month_span(calendar, y, number))]
    if group(match, "past"):
        spans = [s for s in spans if s[1] < context.anchor][-1:]
    elif group(match, "future"):
        spans = [s for s in spans if s[0] > context.anchor][:1]
    elif group(match, "present"):
        spans = spans[2:3] if len(spans) == 5 else spans
    if not spans:
        return invalid(calendar, f"month {number}")
    first = nearest([s[0] + (s[1] - s[0]) // 2 for s in spans], context.anchor)
    span = next(s for s in spans if s[0] <= first <= s[1])
    return of_days(*span, "month", calendar, relative=True, reason="month nearest to publication")


@reads("month-range")
def month_range(match: Match, context: Context) -> Reading | None:
    """شهریور تا آبان ۱۴۰۱, يناير وفبراير 2023: both months are of the year that stands behind the second."""
    (calendar, number), (calendar2, number2) = (context.lex.month(match[name]) for name in ("month", "month2"))
    year = year_of(match, calendar)
    neighbours = (number2 - number) % 12 == 1
    if year is None or calendar != calendar2 or (match["to"].strip() in context.lex.words["and"] and not neighbours):
        return None
    spans = [calendars.month_span(calendar, y, n) for y, n in ((year - (number > number2), number), (year, number2))]
    if spans[0] is None or spans[1] is None:
        return invalid(calendar, match[0])
    reading = of_days(spans[0][0], spans[1][1], "month", calendar)
    if calendar == "gregorian":
        return replace(reading, value=f"{spans[0][0]:%Y-%m}/{spans[1][0]:%Y-%m}", granularity="months")
    return replace(reading, granularity="months")
