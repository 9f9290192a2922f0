"""Ticks of a stretch of time in one calendar: years, and months where they are wide enough for their names."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from rasad import calendars
from rasad.charts.page.sheet import width_of
from rasad.charts.timelines.scale import Segment
from rasad.text import numerals

Unit = Literal["year", "month"]
_APART, _OVER = 0.07, 0.1  # inches between two labels, and for the last one, past the end of its stretch
_MONTHS_WITHIN = 800  # days; a longer stretch has years only
_STEPS: dict[Unit, tuple[int, ...]] = {"year": (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000), "month": (1, 2, 3)}
_JALALI = (dt.date(622, 3, 22), dt.date(2122, 3, 20))  # what persiantools is right about, and before it nothing


@dataclass(frozen=True)
class Label:
    """A word that starts at a place of the axis, 0 to 1."""

    at: float
    text: str


@dataclass(frozen=True)
class Ticks:
    """Places of ticks and labels, 0 to 1."""

    ticks: tuple[float, ...] = ()
    labels: tuple[Label, ...] = ()


@dataclass(frozen=True)
class Ruler:
    """What ticks are made for: calendar, reader, length of the axis in inches, size of type in points."""

    calendar: calendars.Calendar
    language: str
    country: str | None
    length: float
    size: float

    def year(self, day: dt.date) -> str:
        """The year of a day, in the reader's digits."""
        return numerals.localize(_parts(day, self.calendar).year, self.language)

    def month(self, day: dt.date) -> str:
        """The month of a day, by its name."""
        names = calendars.month_names(self.calendar, self.language, self.country)
        return names[_parts(day, self.calendar).month - 1]


@lru_cache(maxsize=1000)
def ticks(segment: Segment, ruler: Ruler, unit: Unit) -> Ticks:
    """Ticks where years or months begin, and labels that fit between them.

    Parameters
    ----------
    segment : Segment
        An unbroken stretch of the axis.
    ruler : Ruler
    unit : {"year", "month"}

    Returns
    -------
    Ticks
        A label starts where its year or month does (the first, where the stretch does), so labels
        are thinned, to every second month for instance, until none reaches the next; the outermost
        two are left out where they do not fit. Years have a label at least; months have none, and
        no tick, where they are too narrow. All is empty where the calendar does not know the days.

    Examples
    --------
    >>> winter = Segment(dt.date(2020, 12, 20), dt.date(2021, 2, 20), 0, 1)
    >>> [label.text for label in ticks(winter, Ruler("gregorian", "fa", None, 3.0, 7.5), "month").labels]
    ['دسامبر', 'ژانویه', 'فوریه']
    """
    if not _known(segment, ruler.calendar) or (unit == "month" and _days(segment) > _MONTHS_WITHIN):
        return Ticks()
    starts = _starts(segment, ruler.calendar, unit)
    for step in _STEPS[unit]:
        chosen = [day for day in starts if _number(day, ruler.calendar, unit) % step == 0]
        if labels := _labels(segment, chosen, ruler, unit):
            return Ticks(tuple(segment.position(day.toordinal()) for day in chosen), labels)
    return Ticks(labels=(Label(segment.start, ruler.year(segment.first)),)) if unit == "year" else Ticks()


def _labels(segment: Segment, starts: Sequence[dt.date], ruler: Ruler, unit: Unit) -> tuple[Label, ...]:
    """Labels that begin at `starts`, and one before them; empty unless all but the outermost fit."""
    name = ruler.year if unit == "year" else ruler.month
    end = segment.end + _OVER / ruler.length
    labels = [Label(segment.position(day.toordinal()), name(day)) for day in starts]
    fitting = _fitting(labels, end, ruler)
    if not all(fitting[:-1]):
        return ()
    shown = [label for label, fits in zip(labels, fitting, strict=True) if fits]
    first = Label(segment.start, name(segment.first))
    return (first, *shown) if _fits(first, labels[0].at if labels else end, ruler) else tuple(shown)


def _fitting(labels: Sequence[Label], end: float, ruler: Ruler) -> list[bool]:
    ends = [*(label.at for label in labels[1:]), end]
    return [_fits(label, after, ruler) for label, after in zip(labels, ends[: len(labels)], strict=True)]


def _fits(label: Label, end: float, ruler: Ruler) -> bool:
    return width_of(label.text, ruler.size) + _APART <= (end - label.at) * ruler.length


def _starts(segment: Segment, calendar: calendars.Calendar, unit: Unit) -> list[dt.date]:
    """First days of the years or months that begin within a segment."""
    first, last = _parts(segment.first, calendar), _parts(segment.last, calendar)
    months = range(1, 13) if unit == "month" else (1,)
    step = next(step for step in _STEPS["year"] if (last.year - first.year) / step <= 50)
    years = range(first.year - first.year % step, last.year + 1, step)
    days = [calendars.FROM[calendar](year, month, 1) for year in years if year > 0 for month in months]
    return [day for day in days if day and segment.first < day <= segment.last]


def _number(day: dt.date, calendar: calendars.Calendar, unit: Unit) -> int:
    """What is counted when labels are thinned: the year, or the months before this one in its year."""
    parts = _parts(day, calendar)
    return parts.year if unit == "year" else parts.month - 1


def _known(segment: Segment, calendar: calendars.Calendar) -> bool:
    return calendar != "jalali" or _JALALI[0] <= segment.first <= segment.last <= _JALALI[1]


def _parts(day: dt.date, calendar: calendars.Calendar) -> calendars.YearMonthDay:
    return calendars.to_jalali(day) if calendar == "jalali" else calendars.YearMonthDay(day.year, day.month, day.day)


def _days(segment: Segment) -> int:
    return (segment.last - segment.first).days + 1
