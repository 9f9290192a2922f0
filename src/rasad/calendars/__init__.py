"""Three calendars: their days, their names, and how a date is written for a reader."""

from rasad.calendars.convert import (
    FROM,
    from_gregorian,
    from_hijri,
    from_jalali,
    month_names,
    month_numbers,
    month_span,
    to_hijri,
    to_jalali,
    year_span,
)
from rasad.calendars.days import Calendar, YearMonthDay
from rasad.calendars.written import format_date

__all__ = [
    "FROM",
    "Calendar",
    "YearMonthDay",
    "format_date",
    "from_gregorian",
    "from_hijri",
    "from_jalali",
    "month_names",
    "month_numbers",
    "month_span",
    "to_hijri",
    "to_jalali",
    "year_span",
]
