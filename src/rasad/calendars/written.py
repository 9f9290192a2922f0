"""How a date is written for a reader of English, Persian or Arabic."""

from __future__ import annotations

import datetime as dt
import re
from typing import NamedTuple

from rasad.calendars.convert import Calendar, month_names, to_jalali
from rasad.text import digits

# The first day of 1 AP in the proleptic Gregorian calendar: no day before it has a Jalali date.
_FIRST_JALALI_DAY = dt.date(622, 3, 22)


class _Words(NamedTuple):
    about: str
    until: str
    since: str
    to: str
    decade: str
    century: str
    seasons: tuple[str, str, str, str]


_WORDS = {
    "en": _Words(
        "about {}", "until {}", "from {}", " – ", "{}s", "the years {}–{}", ("spring", "summer", "autumn", "winter")
    ),
    "fa": _Words(
        "حدود {}", "تا {}", "از {}", " تا ", "دههٔ {} میلادی", "سال‌های {} تا {}", ("بهار", "تابستان", "پاییز", "زمستان")
    ),
    "ar": _Words("نحو {}", "حتى {}", "منذ {}", " إلى ", "عقد {}", "الأعوام {} إلى {}", ("ربيع", "صيف", "خريف", "شتاء")),
}


def format_date(
    date: str | dt.date, language: str, calendar: Calendar | None = None, country: str | None = None
) -> str:
    """Write a date for a reader.

    Parameters
    ----------
    date : str or datetime.date
        EDTF: a day, month, season, year, decade or century, an interval of these with at most one
        open end, ``~`` or ``?``.
    language : {"en", "fa", "ar"}
        Language and digits of the result.
    calendar : {"jalali", "gregorian"}, optional
        Jalali for Persian unless said otherwise, else Gregorian. Only days can be turned from one
        into the other: Gregorian months and years stay what they are.
    country : str, optional
        Two-letter code, for Arabic month names.

    Returns
    -------
    str
        The written date, in logical order.

    Raises
    ------
    ValueError
        If `date` is not such a date, or `calendar` is not one that is written.

    Examples
    --------
    >>> format_date("2021-02-08", "fa"), format_date("2021-02-08", "ar", country="SY")
    ('۲۰ بهمن ۱۳۹۹', '٨ شباط ٢٠٢١')
    >>> format_date("2021-07-10/2021-07-12", "en"), format_date("198X", "fa")
    ('10–12 July 2021', 'دههٔ ۱۹۸۰ میلادی')
    """
    calendar = calendar or ("jalali" if language == "fa" else "gregorian")
    if calendar not in ("jalali", "gregorian"):
        raise ValueError(f"calendar must be jalali or gregorian, not {calendar!r}")
    text = date.isoformat() if isinstance(date, dt.date) else date
    about = _WORDS[language].about if re.search("[~?%]", text) else "{}"
    parts = [_parts(part, language, calendar, country) for part in re.sub("[~?%]", "", text).split("/")]
    if len(parts) > 2 or not any(parts):
        raise ValueError(f"not a date that can be written: {date!r}")
    written = " ".join(parts[0]) if len(parts) == 1 else _range(parts[0], parts[1], language)
    return digits.localize(about.format(written), language)


def _range(first: list[str], last: list[str], language: str) -> str:
    words = _WORDS[language]
    if not first or not last:
        return (words.since if first else words.until).format(" ".join(first or last))
    if first == last:
        return " ".join(first)
    shared = 0
    while shared < min(len(first), len(last)) - 1 and first[-1 - shared] == last[-1 - shared]:
        shared += 1
    first = first[: len(first) - shared]
    to = "–" if language == "en" and len(first) == 1 else words.to
    return " ".join(first) + to + " ".join(last)


def _parts(text: str, language: str, calendar: Calendar, country: str | None) -> list[str]:
    """Day, month and year as words, as many as there are; empty for an open end."""
    if text in ("", ".."):
        return []
    words = _WORDS[language]
    if match := re.fullmatch(r"(\d{3})X", text, re.ASCII):
        return [words.decade.format(f"{match[1]}0")]
    if match := re.fullmatch(r"(\d\d)XX", text, re.ASCII):
        return [words.century.format(f"{match[1]}00", f"{match[1]}99")]
    if not re.fullmatch(r"\d{4}(-(0[1-9]|1[0-2]|2[1-4])(-\d\d)?)?", text, re.ASCII):
        raise ValueError(f"not a date that can be written: {text!r}")
    year, month = text[:4], int(text[5:7] or 0)
    if len(text) == 10:
        return _day(text, language, calendar, country)
    if month > 20:
        return [words.seasons[month - 21], year]
    return [month_names("gregorian", language, country)[month - 1], year] if month else [year]


def _day(text: str, language: str, calendar: Calendar, country: str | None) -> list[str]:
    try:
        day = dt.date.fromisoformat(text)
    except ValueError:
        raise ValueError(f"not a date that can be written: {text!r}") from None
    if calendar == "jalali" and day >= _FIRST_JALALI_DAY:
        year, month, number = to_jalali(day)
        return [str(number), month_names("jalali", language)[month - 1], str(year)]
    return [str(day.day), month_names("gregorian", language, country)[day.month - 1], str(day.year)]
