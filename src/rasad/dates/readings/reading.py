"""From a match to days: what an expression says, read on a given day of publication.

A reading that needs the publication date gets it as `anchor`; without one it keeps its kind and
says why it has no value. None means: this is no date after all.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from rasad.calendars import days as calendars
from rasad.dates import edtf
from rasad.dates.grammar.lexicon import LETTER, Lexicon

Match = re.Match[str]


@dataclass(frozen=True)
class Reading:
    """What an expression means on one day of publication."""

    value: str | None = None
    first: dt.date | None = None
    last: dt.date | None = None
    granularity: str = "day"
    calendar: str = "none"
    type: str = "DATE"
    relative: bool = False
    reason: str = ""
    native: str | None = None


@dataclass(frozen=True)
class Context:
    """What a reading may look at besides the match."""

    lex: Lexicon
    anchor: dt.date | None

    @property
    def own_calendar(self) -> calendars.Calendar:
        """In which calendar "last year" is counted: Jalali in Persian, Gregorian in Arabic."""
        return "jalali" if self.lex.lang == "fa" else "gregorian"


def group(match: Match, name: str) -> str | None:
    """A named group, or None also where the rule has no such group."""
    return match[name] if name in match.re.groupindex else None


def of_days(first: dt.date, last: dt.date, granularity: str, calendar: str, **more: object) -> Reading:
    """A reading of a closed interval of days; whole Gregorian months and years keep their short value."""
    value = edtf.days(first, last)
    if calendar == "gregorian" and granularity in ("month", "year"):
        value = first.isoformat()[: 7 if granularity == "month" else 4]
    return Reading(value, first, last, granularity, calendar, **more)  # type: ignore[arg-type]


def invalid(calendar: str, what: str) -> Reading:
    """The expression is a date in form only."""
    return Reading(calendar=calendar, reason=f"no such date: {what}")


def unanchored(calendar: str = "none", granularity: str = "day", type_: str = "DATE") -> Reading:
    """The expression needs a publication date and there is none."""
    return Reading(
        calendar=calendar,
        granularity=granularity,
        type=type_,
        relative=True,
        reason="relative, and no publication date is known",
    )


def year_of(match: Match, calendar: str) -> int | None:
    """The year a match names, two-digit Jalali years filled up; None where it names none."""
    if text := group(match, "year"):
        return int(text)
    if text := group(match, "short"):
        return (1300 if int(text) >= 30 else 1400) + int(text) if calendar == "jalali" else None
    return None


def calendar_of_year(year: int, lang: str, era: str | None) -> calendars.Calendar | None:
    """The calendar of a bare year: by its era, else by its range; None where neither settles it.

    Persian texts count 1200 to 1499 in solar years; in Arabic the same figures are lunar years
    only where the text says so (هـ).
    """
    if era:
        return era  # type: ignore[return-value]
    if 1500 <= year <= 2100:
        return "gregorian"
    return "jalali" if lang == "fa" and 1200 <= year < 1500 else None


def era_of(match: Match, context: Context) -> str | None:
    """The calendar that an era word (میلادی, هـ) names."""
    text = group(match, "era")
    return str(context.lex.meaning("eras", text)) if text else None


def year_shift(match: Match, context: Context) -> int | None:
    """By how many years امسال, سال گذشته, من العام المقبل stand off; None where the match names no such year."""
    if word := group(match, "thisyear"):
        return int(context.lex.meaning("this_year", word))
    if not _year_word(context.lex.patterns["year"]).search(match[0]):
        return None  # ۱۵ دی گذشته: the day is last, not the year
    return -1 if group(match, "past") else 1 if group(match, "future") else 0 if group(match, "present") else None


@cache
def _year_word(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!{LETTER}){words} ")


def native(year: int | None, month: int, day: int | None = None) -> str:
    """A date as its own calendar counts it; XXXX for a year that is not named."""
    text = f"{year:04d}-{month:02d}" if year is not None else f"XXXX-{month:02d}"
    return f"{text}-{day:02d}" if day is not None else text


def year_near(calendar: str, anchor: dt.date) -> int:
    """The year of a calendar that lies about the day of publication, at most one off."""
    if calendar == "hijri":
        # 33 lunar years are 32 solar ones; the first lunar year began in July 622.
        return round((anchor.year + anchor.timetuple().tm_yday / 365 - 621.54) * 33 / 32)
    return anchor.year - (621 if calendar == "jalali" else 0)


def shift_month(calendar: calendars.Calendar, anchor: dt.date, by: int) -> tuple[int, int]:
    """Year and month, `by` months from the month of `anchor`."""
    year, month = calendars.to_jalali(anchor)[:2] if calendar == "jalali" else (anchor.year, anchor.month)
    count = year * 12 + month - 1 + by
    return count // 12, count % 12 + 1


def nearest(candidates: list[dt.date], anchor: dt.date) -> dt.date:
    """The candidate nearest to publication; the earlier one of two."""
    return min(candidates, key=lambda day: (abs((day - anchor).days), day))


Builder = Callable[[Match, Context], Reading | None]
BUILDERS: dict[str, Builder] = {}


def reads(*names: str) -> Callable[[Builder], Builder]:
    """Register a builder for the rules of these names."""

    def register(builder: Builder) -> Builder:
        for name in names:
            BUILDERS[name] = builder
        return builder

    return register
