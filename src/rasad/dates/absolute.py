"""Readings of dates that name a day, month, season, year, decade or century."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

from rasad import calendars
from rasad.dates.readings import (
    Context,
    Match,
    Reading,
    calendar_of_year,
    era_of,
    group,
    invalid,
    nearest,
    of_days,
    reads,
    unanchored,
    year_near,
    year_of,
)

_GREGORIAN_SEASONS = ("SP", "SU", "FA", "WI")


def _day_number(text: str, context: Context) -> int:
    return int(text) if text.isdigit() else int(context.lex.meaning("ordinals", text))


def _month(match: Match, context: Context) -> tuple[calendars.Calendar, int] | None:
    """The month of a match; None where a twin name (آب/أغسطس) is another month."""
    calendar, month = context.lex.month(match["month"])
    twin = group(match, "twin")
    if twin and context.lex.month(twin) != (calendar, month):
        return None
    return calendar, month  # type: ignore[return-value]


@reads("date", "part-date", "clock-date", "date-near-year", "date-when")
def day(match: Match, context: Context) -> Reading | None:
    """۲۰ بهمن ۱۳۹۹, 20 يوليو 2022, العاشر من مارس 2023; without a year, the one nearest to publication."""
    found = _month(match, context)
    if named := _named_day(match, context):
        return of_days(named, named, "day", found[0] if found else "none", reason="the fixed day of a named event")
    if found is None or _is_name(match, context):
        return None
    calendar, month = found
    number, year = _day_number(match["day"], context), year_of(match, calendar) or _near_year(match, calendar, context)
    if year is None:
        when = bool(group(match, "past")), bool(group(match, "future"))
        reading = _day_without_year(calendar, month, number, context, *when)
    elif there := calendars.FROM[calendar](year, month, number):
        reading = _lunar_day(there, context) if calendar == "hijri" else of_days(there, there, "day", calendar)
    else:
        reading = invalid(calendar, f"{number}/{month}/{year} {calendar}")
    return at_time(match, reading, context)


def _lunar_day(there: dt.date, context: Context) -> Reading:
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


def _day_without_year(
    calendar: calendars.Calendar, month: int, number: int, context: Context, past: bool = False, future: bool = False
) -> Reading:
    if context.anchor is None:
        return unanchored(calendar)
    near = year_near(calendar, context.anchor)
    found = [there for year in range(near - 2, near + 3) if (there := calendars.FROM[calendar](year, month, number))]
    if past:
        found = [there for there in found if there < context.anchor][-1:]
    elif future:
        found = [there for there in found if there > context.anchor][:1]
    if not found:
        return invalid(calendar, f"{number}/{month} {calendar}")
    there = nearest(found, context.anchor)
    return of_days(there, there, "day", calendar, relative=True, reason="year nearest to publication")


def at_time(match: Match, reading: Reading, context: Context) -> Reading:
    """Add the hour or the part of the day that the match names, if any."""
    part = group(match, "part") or group(match, "after")
    suffix = (
        _clock(match, context) if group(match, "hour") else f"T{context.lex.meaning('parts', part)}" if part else ""
    )
    if not suffix:
        return reading
    value = f"{reading.value}{suffix}" if reading.value else None
    granularity = "minute" if ":" in suffix else "part of day"
    return Reading(
        value, reading.first, reading.last, granularity, reading.calendar, "TIME", reading.relative, reading.reason
    )


def _clock(match: Match, context: Context) -> str:
    hour, minute = _day_number(match["hour"], context), int(match["minute"] or 0)
    part = match["clockpart"] or group(match, "part")
    code = context.lex.words["parts"].get(part.replace(" ", ""), "") if part else ""
    afternoon = code in ("AF", "EV", "NI") or part in ("مساء", "ظهرا")
    # شب is the evening from 6 and the night after 12: ساعت 10 شب is 22:00, ساعت ۲ شب is 02:00.
    if hour == 12 and code in ("NI", "MO"):
        hour = 0
    elif afternoon and hour < 12 and not (code == "NI" and hour < 6):
        hour += 12
    return f"T{hour:02d}:{minute:02d}" if hour < 24 and minute < 60 else ""


def _near_year(match: Match, calendar: calendars.Calendar, context: Context) -> int | None:
    """The year of ۱۲ اکتبر سال گذشته, counted in the month's own calendar."""
    if "year" not in match.re.groupindex and not re.search(rf" {context.lex.patterns['year']} ", match[0]):
        return None  # ۱۵ دی گذشته: the day is last, not the year
    by = -1 if group(match, "past") else 1 if group(match, "future") else 0 if group(match, "present") else None
    if by is None or context.anchor is None or calendar == "hijri":
        return None
    return by + (calendars.to_jalali(context.anchor).year if calendar == "jalali" else context.anchor.year)


@reads("span-range")
def span_range(match: Match, context: Context) -> Reading | None:
    """28 فبراير إلى 3 مارس 2022: both days are of the year that stands behind the second."""
    calendar, month = context.lex.month(match["month"])
    calendar2, month2 = context.lex.month(match["month2"])
    year = year_of(match, calendar)
    if calendar != calendar2 or year is None:
        return None
    days = [calendars.FROM[calendar](year - (month > month2), month, _day_number(match["day"], context))]
    days += [calendars.FROM[calendar](year, month2, int(match["day2"]))]
    if days[0] is None or days[1] is None:
        return invalid(calendar, match[0])
    return of_days(days[0], days[1], "day", calendar) if days[0] < days[1] else None


@reads("day-range")
def day_range(match: Match, context: Context) -> Reading | None:
    """10 إلى 12 يوليو, 25 و28 سبتمبر 2023: from the first day to the last."""
    found = _month(match, context)
    if found is None or int(match["day"]) >= int(match["day2"]):
        return None
    if int(match["day"]) == 0:
        return invalid(found[0], match[0])
    calendar, month = found
    year = year_of(match, calendar)
    last = _day_without_year(calendar, month, int(match["day2"]), context) if year is None else None
    if last is not None and last.last is None:
        return last
    end = last.last if last is not None else calendars.FROM[calendar](year or 0, month, int(match["day2"]))
    if end is None:
        return invalid(calendar, f"{match['day2']}/{month}/{year} {calendar}")
    first = end - dt.timedelta(int(match["day2"]) - int(match["day"]))
    return of_days(first, end, "day", calendar, relative=year is None, reason=last.reason if last else "")


@reads("numeric-ymd", "numeric-dmy")
def numeric(match: Match, context: Context) -> Reading | None:
    """۱۴۰۳/۰۳/۰۴, 2025-07-20, 12/03/2022 (day first, as the press of both languages writes)."""
    year, month, number = int(match["y"]), int(match["m"]), int(match["d"])
    era = era_of(match, context)
    calendar = calendar_of_year(year, context.lex.lang, era) or (
        "jalali" if 1300 <= year < 1420 else "hijri" if 1420 <= year < 1500 else None
    )
    if calendar is None:
        return None
    there = calendars.FROM[calendar](year, month, number) if 1 <= month <= 12 else None
    if there is None:
        return invalid(calendar, f"{year}-{month}-{number} {calendar}")
    return at_time(match, of_days(there, there, "day", calendar), context)


@reads("month", "month-alone", "month-edge", "month-near-year")
def month(match: Match, context: Context) -> Reading | None:
    """آبان ۹۸, نوفمبر 2019, حزيران الماضي, اواخر شهریور; beginning and end of a month are that month."""
    found = _month(match, context)
    if found is None:
        return None
    calendar, number = found
    year = year_of(match, calendar) or _near_year(match, calendar, context)
    if year is not None:
        span = calendars.month_span(calendar, year, number)
        return of_days(*span, "month", calendar) if span else invalid(calendar, f"month {number} of {year}")
    if context.anchor is None:
        return unanchored(calendar, "month")
    near = year_near(calendar, context.anchor)
    spans = [s for y in range(near - 2, near + 3) if (s := calendars.month_span(calendar, y, number))]
    if group(match, "past"):
        spans = [s for s in spans if s[1] < context.anchor][-1:]
    elif group(match, "future"):
        spans = [s for s in spans if s[0] > context.anchor][:1]
    if not spans:
        return invalid(calendar, f"month {number}")
    first = nearest([s[0] + (s[1] - s[0]) // 2 for s in spans], context.anchor)
    span = next(s for s in spans if s[0] <= first <= s[1])
    return of_days(*span, "month", calendar, relative=True, reason="month nearest to publication")


@reads("season")
def season(match: Match, context: Context) -> Reading | None:
    """تابستان ۶۷ is three Jalali months; خريف 2022 has no fixed days and keeps its name."""
    number = int(context.lex.meaning("seasons", match["season"]))
    year = year_of(match, "jalali")
    calendar = calendar_of_year(year, context.lex.lang, era_of(match, context)) if year else None
    if year is None or calendar is None:
        return None
    if calendar == "jalali":
        return of_days(*jalali_season(year, number), "season", "jalali")
    if calendar == "hijri":
        return None  # its months wander through the seasons
    first = dt.date(year, 3 * number, 1)
    last = dt.date(year + number // 4, (3 * number + 2) % 12 + 1, 1) + dt.timedelta(-1)
    return Reading(f"{year}-{_GREGORIAN_SEASONS[number - 1]}", first, last, "season", "gregorian")


def jalali_season(year: int, number: int) -> tuple[dt.date, dt.date]:
    """First and last day of a Jalali season: three whole months."""
    first = calendars.month_span("jalali", year, 3 * number - 2)
    last = calendars.month_span("jalali", year, 3 * number)
    if first is None or last is None:
        raise ValueError(f"no Jalali year {year}")
    return first[0], last[1]


def _counts_things(match: Match, context: Context) -> bool:
    """Whether a four-digit number without the word "year" counts things: أكثر من 2000 شخص, 2000 م."""
    if match.re.groupindex.get("bare") is None and group(match, "era") not in ("م",):
        return False
    before = match.string[max(0, match.start() - 12) : match.start()].split()
    after = match.string[match.end() : match.end() + 20].split()
    words = context.lex.words
    more_than = bool(before) and before[-1].lstrip("وفبلک") in words["more_than"]
    number = int(match["year"])
    # Before a word, only years that news speaks of: 1500 villages are no year.
    if after and after[0][0].isalpha() and not (1250 <= number <= 1430 or 1850 <= number <= 2060):
        return True
    counted = bool(after) and after[0].strip(".،؛!؟") in words["counted"]
    return more_than or counted or group(match, "era") == "م"


@reads("year", "year-edge", "year-era", "year-cued")
def year(match: Match, context: Context) -> Reading | None:
    """سال ۱۳۹۸, عام 1988, (2015), ۱۹۰۶ میلادی."""
    if _counts_things(match, context):
        return None
    number = year_of(match, "jalali") or 0
    calendar = calendar_of_year(number, context.lex.lang, era_of(match, context))
    span = calendars.year_span(calendar, number) if calendar else None
    return of_days(*span, "year", calendar or "none") if span else None


@reads("year-range", "year-pair")
def year_range(match: Match, context: Context) -> Reading | None:
    """1980-1988, 2015 حتى 2018."""
    first, last = int(match["year"]), int(match["year2"])
    calendar = calendar_of_year(first, context.lex.lang, era_of(match, context))
    spans = [calendars.year_span(calendar, y) for y in (first, last)] if calendar and first < last < first + 100 else []
    if len(spans) != 2 or spans[0] is None or spans[1] is None:
        return None
    value = f"{first}/{last}" if calendar == "gregorian" else None
    reading = of_days(spans[0][0], spans[1][1], "years", calendar or "none")
    return Reading(value or reading.value, reading.first, reading.last, "years", reading.calendar)


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
    if calendar == "gregorian":
        return Reading(f"{number // 10}X", dt.date(number, 1, 1), dt.date(number + 9, 12, 31), "decade", "gregorian")
    first, last = (calendars.year_span("jalali", y) for y in (number, number + 9))
    return of_days(first[0], last[1], "decade", "jalali") if calendar == "jalali" and first and last else None


@reads("century")
def century(match: Match, context: Context) -> Reading | None:
    """قرن بیستم: the years 1900 to 1999, as EDTF has it."""
    number = int(match["century"]) if match["century"] else int(context.lex.meaning("ordinals", match["ordinal"]))
    if not 1 < number < 22:
        return None
    return Reading(
        f"{number - 1}XX", dt.date(number * 100 - 100, 1, 1), dt.date(number * 100 - 1, 12, 31), "century", "gregorian"
    )
