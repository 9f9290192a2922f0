"""The date as its own calendar counts it."""

from __future__ import annotations

import datetime as dt

from rasad.calendars import days as calendars
from rasad.dates.readings.reading import Reading, native

_LENGTHS = {"day": 10, "part of day": 10, "minute": 10, "month": 7, "months": 7, "year": 4, "years": 4}


def native_of(reading: Reading) -> str | None:
    """The native form that the reading knows, its year filled in where that was found; None without a calendar.

    Examples
    --------
    >>> day = dt.date(2021, 2, 8)
    >>> native_of(Reading("2021-02-08", day, day, "day", "jalali"))
    '1399-11-20'
    """
    known = reading.native
    if known and not known.startswith("XXXX"):
        return known
    if reading.first is None or reading.last is None or reading.calendar not in ("jalali", "gregorian"):
        return _lunar(reading)
    length = _LENGTHS.get(reading.granularity, 10)
    first, last = (_counted(day, reading.calendar)[:length] for day in (reading.first, reading.last))
    return first if first == last else f"{first}/{last}"


def _counted(day: dt.date, calendar: str) -> str:
    return native(*calendars.to_jalali(day)) if calendar == "jalali" else day.isoformat()


def _lunar(reading: Reading) -> str | None:
    if reading.calendar != "hijri" or reading.first is None or reading.value is None:
        return reading.native
    counted = native(*calendars.to_hijri(reading.first))
    return counted[: _LENGTHS.get(reading.granularity, 10)] if reading.native else None
