"""Readings that count from the day of publication, and durations and sets, which need none."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from rasad import calendars
from rasad.dates.absolute import at_time, jalali_season
from rasad.dates.lexicon import LETTER
from rasad.dates.readings import Context, Match, Reading, group, of_days, reads, shift_month, unanchored

_PERIOD = {"day": "P{}D", "week": "P{}W", "month": "P{}M", "year": "P{}Y", "hour": "PT{}H", "minute": "PT{}M"}
# س before the letters of the imperfect, at the head of a clause, where a noun (سياسة, سيارة) seldom stands alone.
_FUTURE_VERB = re.compile(r"[وف]?س[یتن](?!اس|ار|ناء|طر|د|ف|ر[هة]|ن)[^\W\d_]{2,}")
_DAY = dt.timedelta(1)


def _direction(match: Match) -> int:
    return -1 if group(match, "past") else 1 if group(match, "future") else 0


@reads("weekday", "clock-weekday")
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


@reads("near-day", "clock-day", "day-clock")
def near_day(match: Match, context: Context) -> Reading | None:
    """امروز, أمس, پس‌فردا, الليلة."""
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


def _count(match: Match, context: Context) -> int:
    text = group(match, "n")
    if not text or text.isdigit():
        return int(text or 1)
    return sum(int(context.lex.meaning("numbers", word)) for word in re.split(" و ?", text))


def _quantity(match: Match, context: Context) -> tuple[int, str]:
    if dual := group(match, "dual"):
        number, unit = str(context.lex.meaning("dual", dual)).split()
        return int(number), unit
    return _count(match, context), str(context.lex.meaning("units", match["unit"]))


@reads("ago", "ago-after")
def ago(match: Match, context: Context) -> Reading | None:
    """قبل ثلاثة أيام, ده روز پیش: a day; weeks, months and years ago: that week, month or year."""
    number, unit = _quantity(match, context)
    return _unit_at(unit, -number, context)


@reads("unit-near")
def unit_near(match: Match, context: Context) -> Reading | None:
    """الأسبوع المقبل, ماه گذشته, العام الحالي; "the past months" say no number and are no date."""
    if match["unit"].replace(" ", "") in context.lex.words["plural"]:
        return None
    unit = str(context.lex.meaning("units", match["unit"]))
    return _unit_at(unit, _direction(match), context) if unit in ("week", "month", "year") else None


def _unit_at(unit: str, by: int, context: Context) -> Reading | None:
    if unit in ("hour", "minute"):
        return None
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


@reads("year-here")
def year_here(match: Match, context: Context) -> Reading | None:
    """سال گذشته, العام المقبل, امسال, پارسال."""
    word = group(match, "thisyear")
    by = {"امسال": 0, "پارسال": -1}[word] if word else _direction(match)
    return _unit_at("year", by, context)


@reads("season-year", "season-near", "season-here")
def season_near(match: Match, context: Context) -> Reading | None:
    """بهار سال آینده: the season of the next Jalali year; بهار آینده: the next spring."""
    if context.lex.lang != "fa":
        return None
    number = int(context.lex.meaning("seasons", match["season"]))
    if context.anchor is None:
        return unanchored("jalali", "season")
    year = calendars.to_jalali(context.anchor).year
    if word := group(match, "thisyear"):
        span = jalali_season(year - (word == "پارسال"), number)
    elif " سال " in match[0]:
        span = jalali_season(year + _direction(match), number)
    else:
        spans = [jalali_season(year + by, number) for by in (-1, 0, 1)]
        before, after = [s for s in spans if s[1] < context.anchor], [s for s in spans if s[0] > context.anchor]
        span = before[-1] if group(match, "past") else after[0] if group(match, "future") else spans[1]
    return of_days(*span, "season", "jalali", relative=True, reason="counted from publication")


@reads("duration", "duration-near", "duration-past")
def duration(match: Match, context: Context) -> Reading | None:
    """3 أيام, 20 عاماً, سه ساعت, ۱۲روزه, السنوات الخمس الماضية."""
    number, unit = _quantity(match, context)
    if group(match, "dual") is None and not group(match, "n"):
        return None
    return Reading(_PERIOD[unit].format(number), granularity=unit, type="DURATION")


@reads("every")
def every(match: Match, context: Context) -> Reading | None:
    """هر جمعه, كل ثلاثة أشهر."""
    if word := match["weekday"]:
        known = context.lex.words["weekdays"]
        word = word.replace(" ", "")
        number = int(known[word if word in known else f"ال{word}"]) + 1
        return Reading(f"XXXX-WXX-{number}", granularity="day", type="SET")
    return Reading(_PERIOD[str(context.lex.meaning("units", match["unit"]))].format(_count(match, context)), type="SET")


@reads("often")
def often(match: Match, context: Context) -> Reading | None:
    """سنوياً, روزانه."""
    return Reading(str(context.lex.meaning("often", match["often"])), type="SET")
