"""Readings that count from the day of publication."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from typing import Any

from rasad.calendars import days as calendars
from rasad.dates.grammar.lexicon import LETTER
from rasad.dates.readings.clock import at_time
from rasad.dates.readings.durations import quantity
from rasad.dates.readings.reading import (
    Context,
    Match,
    Reading,
    group,
    invalid,
    of_days,
    reads,
    shift_month,
    unanchored,
    year_shift,
)
from rasad.dates.readings.years import season_of
from rasad.text.clitics import CONJUNCTIONS, FUTURE

# س before the letters of the imperfect, at the head of a clause, where a noun (سياسة, سيارة) seldom stands alone.
_FUTURE_VERB = re.compile(rf"[{CONJUNCTIONS}]?{FUTURE}[یتن](?!اس|ار|ناء|طر|د|ف[اه]?$|ر[هة]|ن)[^\W\d_]{{2,}}")
_DAY = dt.timedelta(1)


def _direction(match: Match) -> int:
    return -1 if group(match, "past") else 1 if group(match, "future") else 0


@reads("weekday", "clock-weekday", "weekday-clock")
def weekday(match: Match, context: Context) -> Reading | None:
    """يوم الأحد is the latest one not after publication; الجمعة المقبل and جمعه آینده lie strictly after it."""
    before = match.string[max(0, match.start() - 12) : match.start()].split()
    if before and before[-1].lstrip("وفبلک") in context.lex.words["weekday_names"]:
        return None  # امام جمعه, صلاة الجمعة: an office, a prayer
    wanted = int(context.lex.meaning("weekdays", match["weekday"]))
    if context.anchor is None:
        return at_time(match, unanchored(), context)
    back = (context.anchor.weekday() - wanted) % 7
    ahead = _direction(match) > 0 or (not _direction(match) and _lies_ahead(match, context))
    days = 7 - back if ahead else -(back or 7 * -_direction(match))
    there = context.anchor + days * _DAY
    return at_time(
        match, of_days(there, there, "day", "none", relative=True, reason="weekday, counted from publication"), context
    )


def _lies_ahead(match: Match, context: Context) -> bool:
    """Whether the clause speaks of the future: خواهد, قرار است; سوف, من المقرر, or a verb in سـ at its head."""
    before = re.split("[.؟!…؛]", match.string[max(0, match.start() - 300) : match.start()])[-1]
    behind = re.split("[.؟!…؛]", match.string[match.end() : match.end() + 200])[0]
    clause = before + match[0] + behind
    if re.search(rf"(?<!{LETTER}){context.lex.patterns['ahead']}(?!{LETTER})", clause):
        return True
    first = clause.split(maxsplit=1)[:1]
    return context.lex.lang == "ar" and bool(first) and bool(_FUTURE_VERB.fullmatch(first[0]))


def _is_another_day(match: Match, context: Context) -> bool:
    """Whether اليوم is not today: في ذلك اليوم, اليوم الأول من الحرب."""
    before = match.string[max(0, match.start() - 12) : match.start()].split()
    after = match.string[match.end() : match.end() + 20].split()
    words = context.lex.words
    return match["near"] == "الیوم" and (
        bool(before and before[-1].lstrip("وفبلک") in words["other_day_after"])
        or bool(after and after[0].strip(".،؛!؟") in words["other_day_before"])
    )


@reads("near-day", "clock-day", "day-clock")
def near_day(match: Match, context: Context) -> Reading | None:
    """امروز, أمس, پس‌فردا, الليلة."""
    if match["near"] in context.lex.words["needs_part"] and not group(match, "part"):
        return None
    if _is_another_day(match, context):
        return None
    shift, _, part = str(context.lex.meaning("days", match["near"])).partition(" ")
    if context.anchor is None:
        return unanchored(type_="TIME" if part else "DATE")
    there = context.anchor + int(shift) * _DAY
    reading = at_time(
        match, of_days(there, there, "day", "none", relative=True, reason="counted from publication"), context
    )
    if part and reading.type == "DATE":
        return Reading(f"{reading.value}T{part}", there, there, "part of day", "none", "TIME", True, reading.reason)
    return reading


@reads("ago", "ago-after", "ago-vague")
def ago(match: Match, context: Context) -> Reading | None:
    """قبل ثلاثة أيام, ده روز پیش: a day; weeks, months and years ago: that week, month or year."""
    number, unit = quantity(match, context)
    counted = group(match, "n") or group(match, "dual")
    if not counted and (
        "n" not in match.re.groupindex or match["unit"].replace(" ", "") in context.lex.words["plural"]
    ):
        return Reading(granularity=unit, relative=True, reason="how many is not said")
    return _unit_at(unit, -number, context)


@reads("hence", "hence-after")
def hence(match: Match, context: Context) -> Reading | None:
    """سه روز دیگر; بعد ثلاثة أيام, where the clause speaks of the future."""
    if context.lex.lang == "ar" and not _lies_ahead(match, context):
        return None
    number, unit = quantity(match, context)
    return _unit_at(unit, number, context)


@reads("unit-this")
def unit_this(match: Match, context: Context) -> Reading | None:
    """این هفته, هذا العام."""
    unit = str(context.lex.meaning("units", match["unit"]))
    plural = match["unit"].replace(" ", "") in context.lex.words["plural"]
    known = ("week", "month") if context.lex.lang == "fa" else ("week", "month", "year")
    return _unit_at(unit, 0, context) if unit in known and not plural else None


@reads("week-day")
def week_day(match: Match, context: Context) -> Reading | None:
    """سه‌شنبه هفته آینده: the Tuesday of next week; weeks begin on Saturday."""
    if context.anchor is None:
        return at_time(match, unanchored(), context)
    wanted = (int(context.lex.meaning("weekdays", match["weekday"])) + 2) % 7
    saturday = context.anchor - (context.anchor.weekday() + 2) % 7 * _DAY
    there = saturday + (7 * _direction(match) + wanted) * _DAY
    reading = of_days(there, there, "day", "none", relative=True, reason="weekday of a week, counted from publication")
    return at_time(match, reading, context)


@reads("weekend")
def weekend(match: Match, context: Context) -> Reading | None:
    """آخر هفته: Thursday and Friday in Persian; نهاية الأسبوع: Friday and Saturday in Arabic."""
    if context.anchor is None:
        return unanchored(granularity="weekend")
    first = 3 if context.lex.lang == "fa" else 4
    back = (context.anchor.weekday() - first) % 7
    there = context.anchor - back * _DAY + 7 * _DAY * (back > 1)
    if _direction(match) > 0 and there <= context.anchor:
        there += 7 * _DAY
    elif _direction(match) < 0:
        there -= 7 * _DAY
    last = there + _DAY
    return of_days(there, last, "weekend", "none", relative=True, reason="counted from publication")


@reads("day-of-month")
def day_of_month(match: Match, context: Context) -> Reading | None:
    """پنجم ماه آینده, الخامس من الشهر الجاري."""
    calendar = context.own_calendar
    if context.anchor is None:
        return unanchored(calendar)
    number = int(context.lex.meaning("ordinals", match["day"]))
    there = calendars.FROM[calendar](*shift_month(calendar, context.anchor, _direction(match)), number)
    if there is None:
        return invalid(calendar, match[0])
    return of_days(there, there, "day", calendar, relative=True, reason="counted from publication")


@reads("unit-near")
def unit_near(match: Match, context: Context) -> Reading | None:
    """الأسبوع المقبل, ماه گذشته, العام الحالي; "the past months" say no number and are no date."""
    if match["unit"].replace(" ", "") in context.lex.words["plural"]:
        return None
    unit = str(context.lex.meaning("units", match["unit"]))
    known = ("week", "month", "year", "decade", "century")
    return _unit_at(unit, _direction(match), context) if unit in known else None


def _unit_at(unit: str, by: int, context: Context) -> Reading | None:
    if unit in ("hour", "minute", "second"):
        return Reading(granularity=unit, type="TIME", relative=True, reason="finer than the day of publication")
    if unit in ("decade", "century"):
        return _long_unit_at(unit, by, context)
    if context.anchor is None:
        return unanchored(granularity=unit)
    calendar = context.own_calendar
    more: dict[str, Any] = {"relative": True, "reason": "counted from publication"}
    if unit in ("day", "week"):
        there = context.anchor + by * (7 if unit == "week" else 1) * _DAY
        if unit == "day":
            return of_days(there, there, "day", "none", **more)
        year, week, _ = there.isocalendar()
        monday = there - there.weekday() * _DAY
        return Reading(
            f"{year}-W{week:02d}",
            monday,
            monday + 6 * _DAY,
            "week",
            "none",
            relative=True,
            reason="ISO week, counted from publication",
        )
    year, month = shift_month(calendar, context.anchor, by if unit == "month" else 12 * by)
    span = calendars.month_span(calendar, year, month) if unit == "month" else calendars.year_span(calendar, year)
    return of_days(*span, unit, calendar, **more) if span else None


def _long_unit_at(unit: str, by: int, context: Context) -> Reading | None:
    """القرن الماضي; the last decade, and a century in Persian, may be counted in two ways."""
    if unit == "decade" or context.lex.lang == "fa":
        return Reading(granularity=unit, relative=True, reason=f"from which year the {unit} is counted is not said")
    if context.anchor is None:
        return unanchored(granularity=unit)
    first = (context.anchor.year // 100 + by) * 100
    span = dt.date(first, 1, 1), dt.date(first + 99, 12, 31)
    reason = "counted from publication"
    return Reading(f"{first // 100}XX", *span, "century", "gregorian", relative=True, reason=reason)


@reads("year-here")
def year_here(match: Match, context: Context) -> Reading | None:
    """سال گذشته, العام المقبل, امسال, پارسال."""
    word = group(match, "thisyear")
    return _unit_at("year", int(context.lex.meaning("this_year", word)) if word else _direction(match), context)


@reads("season-year", "season-near", "season-this")
def season_near(match: Match, context: Context) -> Reading | None:
    """بهار سال آینده, پاییز پارسال: the season of that year; بهار آینده, الصيف الماضي: the next one, the last one."""
    number, calendar = int(context.lex.meaning("seasons", match["season"])), context.own_calendar
    if context.anchor is None:
        return unanchored(calendar, "season")
    year, by = shift_month(calendar, context.anchor, 0)[0], year_shift(match, context)
    if by is not None:
        found = season_of(calendar, year + by, number)
    else:
        seasons = [season_of(calendar, year + by, number) for by in (-1, 0, 1)]
        before = [s for s in seasons if s.last and s.last < context.anchor]
        after = [s for s in seasons if s.first and s.first > context.anchor]
        found = before[-1] if group(match, "past") else after[0] if group(match, "future") else seasons[1]
    return replace(found, relative=True, reason="counted from publication")
