"""Readings of seasons, parts of a year, years, decades and centuries."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from rasad.calendars import days as calendars
from rasad.dates.readings.reading import (
    Context,
    Match,
    Reading,
    calendar_of_year,
    era_of,
    group,
    of_days,
    reads,
    unanchored,
    year_of,
    year_shift,
)

_GREGORIAN_SEASONS = ("SP", "SU", "FA", "WI")


@reads("season")
def season(match: Match, context: Context) -> Reading | None:
    """تابستان ۶۷ is three Jalali months; خريف 2022 has no fixed days and keeps its name."""
    number = int(context.lex.meaning("seasons", match["season"]))
    year = year_of(match, "jalali")
    calendar = calendar_of_year(year, context.lex.lang, era_of(match, context)) if year else None
    if year is None or calendar is None:
        return None
    return None if calendar == "hijri" else season_of(calendar, year, number)  # lunar months wander through the seasons


def season_of(calendar: calendars.Calendar, year: int, number: int) -> Reading:
    """Three Jalali months, or a Gregorian season, which keeps its name."""
    if calendar == "jalali":
        reading = of_days(*_months(calendar, year, 3 * number - 2, 3 * number), "season", "jalali")
        return replace(reading, native=f"{year:04d}-{20 + number}")
    first = dt.date(year, 3 * number, 1)
    last = dt.date(year + number // 4, (3 * number + 2) % 12 + 1, 1) + dt.timedelta(-1)
    return Reading(f"{year}-{_GREGORIAN_SEASONS[number - 1]}", first, last, "season", "gregorian")


def _months(calendar: calendars.Calendar, year: int, first: int, last: int) -> tuple[dt.date, dt.date]:
    start, end = calendars.month_span(calendar, year, first), calendars.month_span(calendar, year, last)
    if start is None or end is None:
        raise ValueError(f"no {calendar} year {year}")
    return start[0], end[1]


@reads("year-part")
def year_part(match: Match, context: Context) -> Reading | None:
    """سه‌ماهه دوم ۱۴۰۱, النصف الأول من عام 2021: the months of that part."""
    parts = int(context.lex.meaning("fractions", match["fraction"]))
    last = match["ordinal"].replace(" ", "") in context.lex.words["final"]
    number = parts if last else int(context.lex.meaning("ordinals", match["ordinal"]))
    year, by = year_of(match, "jalali"), year_shift(match, context)
    calendar = calendar_of_year(year, context.lex.lang, era_of(match, context)) if year else context.own_calendar
    if number > parts or calendar is None:
        return None
    granularity = "quarter" if parts == 4 else "half"
    if year is None:
        if by is None or context.anchor is None:
            return unanchored(calendar, granularity)
        year = by + (calendars.to_jalali(context.anchor).year if calendar == "jalali" else context.anchor.year)
    size = 12 // parts
    span = _months(calendar, year, size * (number - 1) + 1, size * number)
    return of_days(*span, granularity, calendar, relative=by is not None)


def _counts_things(match: Match, context: Context) -> bool:
    """Whether a four-digit number without the word "year" counts things: أكثر من 2000 شخص, 2000 م."""
    metres = match.re.groupindex.get("edge") is None and group(match, "era") == "م"
    if match.re.groupindex.get("bare") is None and not metres:
        return False
    before = match.string[max(0, match.start() - 12) : match.start()].split()
    after = match.string[match.end() : match.end() + 20].split()
    words = context.lex.words
    if metres or (before and before[-1].lstrip("وفبلک") in words["more_than"]):
        return True
    word = after[0] if after and after[0][0].isalpha() else ""
    return bool(word) and _counts(int(match["year"]), word.strip(".،؛!؟"), context)


def _counts(number: int, word: str, context: Context) -> bool:
    """Whether a number before a word counts it: only years that news speaks of are none, and ۱۴۰۰ کیلومتری is one."""
    if not (1250 <= number <= 1430 or 1850 <= number <= 2060) or word in context.lex.words["counted"]:
        return True
    return number % 100 == 0 and word not in context.lex.words["year_followers"]


@reads("year", "year-edge", "year-era", "year-cued", "year-event")
def year(match: Match, context: Context) -> Reading | None:
    """سال ۱۳۹۸, عام 1988, (2015), ۱۹۰۶ میلادی, حرب 1948."""
    if _counts_things(match, context):
        return None
    number = year_of(match, "jalali") or 0
    calendar = calendar_of_year(number, context.lex.lang, era_of(match, context))
    span = calendars.year_span(calendar, number) if calendar else None
    if span is None and calendar == "hijri":
        return Reading(granularity="year", calendar="hijri", reason="lunar years before 1343 AH are not in the table")
    return replace(of_days(*span, "year", calendar or "none"), native=f"{number:04d}") if span else None


@reads("year-range", "year-pair", "year-between")
def year_range(match: Match, context: Context) -> Reading | None:
    """1980-1988, 2015 حتى 2018, سال‌های ۹۸ و ۹۹."""
    first = year_of(match, "jalali") or 0
    short = group(match, "short2")
    last = first - first % 100 + int(short) if short else int(match["year2"])
    calendar = calendar_of_year(first, context.lex.lang, era_of(match, context))
    spans = [calendars.year_span(calendar, y) for y in (first, last)] if calendar and first < last < first + 100 else []
    if len(spans) != 2 or spans[0] is None or spans[1] is None:
        return None
    value = f"{first}/{last}" if calendar == "gregorian" else None
    reading = of_days(spans[0][0], spans[1][1], "years", calendar or "none")
    return replace(reading, value=value or reading.value, native=f"{first}/{last}")


@reads("decade", "decade-word")
def decade(match: Match, context: Context) -> Reading | None:
    """دهه هشتاد is the 1380s AP in Persian; دهه ۱۹۸۰ میلادی and الثمانينيات the 198X."""
    figures = group(match, "decade")
    number = int(figures) if figures else int(context.lex.meaning("decades", match["words"]))
    era = era_of(match, context)
    if number < 100:
        number += 1300 if context.lex.lang == "fa" and era in (None, "jalali") else 1900
    calendar = calendar_of_year(number, context.lex.lang, era)
    number -= number % 10
    named = f"{number // 10}X"
    if calendar == "gregorian":
        return Reading(named, dt.date(number, 1, 1), dt.date(number + 9, 12, 31), "decade", "gregorian", native=named)
    first, last = (calendars.year_span("jalali", y) for y in (number, number + 9))
    if calendar != "jalali" or not first or not last:
        return None
    return replace(of_days(first[0], last[1], "decade", "jalali"), native=named)


@reads("century")
def century(match: Match, context: Context) -> Reading | None:
    """قرن بیستم: the years 1900 to 1999, as EDTF has it."""
    number = int(match["century"]) if match["century"] else int(context.lex.meaning("ordinals", match["ordinal"]))
    era = era_of(match, context)
    if era in ("hijri", "jalali"):
        reason = f"a century of the {era} calendar has no fixed days here"
        return Reading(granularity="century", calendar=era, reason=reason)
    if not 1 < number < 22:
        return None
    span = dt.date(number * 100 - 100, 1, 1), dt.date(number * 100 - 1, 12, 31)
    return Reading(f"{number - 1}XX", *span, "century", "gregorian", native=f"{number - 1}XX")
