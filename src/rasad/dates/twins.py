"""A date beside its twin in another calendar: each may settle what the other leaves open.

``۱۰ محرم ۱۴۴۷ برابر با ۱۵ تیر ۱۴۰۴``: the lunar day, which the tables know only to a day, is the
one the twin names. ``۲۹ تیر برابر با 20 ژوئیه 2025``: the year is the twin's.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import replace

from rasad.calendars import days as calendars
from rasad.dates.grammar.patterns import Rule
from rasad.dates.readings.reading import Match, Reading

Candidate = tuple[Rule, Match, Reading, Reading]

# Over the match key, where ي is ی.
_BETWEEN = re.compile(
    r" ?[،,]? ?(?:[(/=]|برابر با|برابر|مطابق با|مطابق|مصادف با|الموافق لـ?|الموافق|الموافقه|ال?موافق) ?"
)
_COUNTED: dict[str, Callable[[dt.date], tuple[int, ...]]] = {
    "jalali": calendars.to_jalali,
    "gregorian": lambda day: (day.year, day.month, day.day),
    "hijri": calendars.to_hijri,
}


def settled(found: list[Candidate]) -> list[Candidate]:
    """The candidates, in order, with each pair of twins read together."""
    found = list(found)
    for i in range(len(found) - 1):
        (_, a, _, one), (_, b, _, other) = found[i : i + 2]
        days = one.granularity == other.granularity == "day"
        if days and one.calendar != other.calendar and _BETWEEN.fullmatch(a.string, a.end(), b.start()):
            found[i], found[i + 1] = _by(found[i], other), _by(found[i + 1], one)
    return found


def _by(candidate: Candidate, twin: Reading) -> Candidate:
    rule, match, first, last = candidate
    if twin.first is None or twin.first != twin.last or twin.relative or twin.calendar == "hijri":
        return candidate
    if _agrees(first, twin.first):
        reading = replace(first, value=twin.first.isoformat(), first=twin.first, last=twin.first)
        reading = replace(reading, relative=False, reason="settled by the date beside it")
        return rule, match, reading, reading
    if first.value and not first.relative:
        reason = "; ".join(filter(None, [first.reason, f"the date beside it says {twin.first}"]))
        return rule, match, replace(first, reason=reason), replace(last, reason=reason)
    return candidate


def _agrees(reading: Reading, day: dt.date) -> bool:
    """Whether a lunar day or a day without a year may be that of its twin."""
    if reading.calendar == "hijri":
        return reading.first is not None and abs((reading.first - day).days) <= 1
    if not reading.native or not reading.native.startswith("XXXX") or reading.calendar not in _COUNTED:
        return False
    _, month, number = _COUNTED[reading.calendar](day)
    return reading.native == f"XXXX-{month:02d}-{number:02d}"
