"""How a date is written for a reader of English, Persian or Arabic."""

from __future__ import annotations

import datetime as dt
import re
from typing import Literal, NamedTuple

from rasad.arguments import DAY, FILLED, LANGUAGE, TEXT, WRITTEN_IN, either, maybe, takes
from rasad.calendars.convert import month_names, to_jalali
from rasad.calendars.days import Calendar
from rasad.errors import WrongValueError
from rasad.text import digits

# TimeML's seasons, which `find_dates` writes; EDTF's are 21 to 24.
_SEASONS = ("SP", "SU", "FA", "WI")
# The first day of 1 AP in the proleptic Gregorian calendar: no day before it has a Jalali date.
_FIRST_JALALI_DAY = dt.date(622, 3, 22)


class _Words(NamedTuple):
    about: str
    probably: str
    until: str
    since: str
    between: str
    or_before: str
    or_after: str
    to: str
    decade: str
    century: str
    seasons: tuple[str, str, str, str]


_WORDS = {
    "en": _Words(
        about="about {}",
        probably="probably {}",
        until="until {}",
        since="from {}",
        between="between {} and {}",
        or_before="{} or before",
        or_after="{} or after",
        to=" – ",
        decade="{}s",
        century="the years {}–{}",
        seasons=("spring", "summer", "autumn", "winter"),
    ),
    "fa": _Words(
        about="حدود {}",
        probably="احتمالاً {}",
        until="تا {}",
        since="از {}",
        between="بین {} و {}",
        or_before="{} یا پیش از آن",
        or_after="{} یا پس از آن",
        to=" تا ",
        decade="دههٔ {} میلادی",
        century="سال‌های {} تا {}",
        seasons=("بهار", "تابستان", "پاییز", "زمستان"),
    ),
    "ar": _Words(
        about="نحو {}",
        probably="على الأرجح {}",
        until="حتى {}",
        since="منذ {}",
        between="بين {} و{}",
        or_before="{} أو قبله",
        or_after="{} أو بعده",
        to=" إلى ",
        decade="عقد {}",
        century="الأعوام {} إلى {}",
        seasons=("ربيع", "صيف", "خريف", "شتاء"),
    ),
}


@takes(date=either(DAY, FILLED), language=LANGUAGE, calendar=maybe(WRITTEN_IN), country=maybe(TEXT))
def format_date(
    date: str | dt.date,
    language: str,
    calendar: Calendar | Literal["both"] | None = None,
    country: str | None = None,
) -> str:
    """Write a date for a reader.

    Parameters
    ----------
    date : str or datetime.date
        EDTF: a day, month, season, year, decade or century; an interval of these with at most one
        open end; ``~`` or ``?``; one day of several, ``[2021-02..2021-04]``, ``[..2021]``.
    language : {"en", "fa", "ar"}
        Language and digits of the result.
    calendar : {"jalali", "gregorian", "both"}, optional
        Jalali for Persian unless said otherwise, else Gregorian; "both" puts the other one in
        brackets. Only days can be turned from one into the other: Gregorian months and years stay
        what they are, and days that are a whole Jalali month, season or year are written as such.
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
    >>> format_date("2021-02-08", "en", "both"), format_date("[2019..2021]", "en")
    ('8 February 2021 (20 Bahman 1399)', 'between 2019 and 2021')
    """
    own: Calendar = "jalali" if language == "fa" else "gregorian"
    if calendar == "both":
        other: Calendar = "gregorian" if own == "jalali" else "jalali"
        first, second = (format_date(date, language, each, country) for each in (own, other))
        return first if first == second else f"{first} ({second})"
    if calendar not in ("jalali", "gregorian", None):
        raise WrongValueError(f"calendar must be jalali, gregorian or both, not {calendar!r}")
    text = date.isoformat() if isinstance(date, dt.date) else date
    written = _written(re.sub("[~?%]", "", text), language, calendar or own, country)
    return digits.localize(_qualified(written, text, language), language)


def _qualified(written: str, text: str, language: str) -> str:
    """With EDTF's qualifiers in words: ~ approximate, ? uncertain, % both."""
    words = _WORDS[language]
    if re.search("[~%]", text):
        written = words.about.format(written)
    return words.probably.format(written) if re.search("[?%]", text) else written


def _written(text: str, language: str, calendar: Calendar, country: str | None) -> str:
    words = _WORDS[language]
    one_of = re.fullmatch(r"\[(.*?)\.\.(.*)\]", text)
    parts = [_parts(part, language, calendar, country) for part in (one_of.groups() if one_of else text.split("/"))]
    if len(parts) > 2 or not any(parts):
        raise WrongValueError(f"not a date that can be written: {text!r}")
    if one_of:
        first, last = (" ".join(part) for part in parts)
        either = words.or_after if first else words.or_before
        return words.between.format(first, last) if first and last else either.format(first or last)
    if calendar == "jalali" and (whole := _whole(text, language)):
        return whole
    return " ".join(parts[0]) if len(parts) == 1 else _range(parts[0], parts[1], language)


def _whole(text: str, language: str) -> str | None:
    """The Jalali month, season or year that an interval of days is; None if it is none."""
    if not re.fullmatch(r"\d{4}-\d\d-\d\d/\d{4}-\d\d-\d\d", text, re.ASCII):
        return None
    first, last = map(dt.date.fromisoformat, text.split("/"))
    if not _FIRST_JALALI_DAY <= first <= last < dt.date.max:
        return None
    (year, month, day), after = to_jalali(first), to_jalali(last + dt.timedelta(1))
    months = (after.year - year) * 12 + after.month - month
    if (day, after.day) != (1, 1):
        return None
    if months == 12 and month == 1:
        return str(year)
    if months == 3 and month % 3 == 1:
        return f"{_WORDS[language].seasons[month // 3]} {year}"
    return f"{month_names('jalali', language)[month - 1]} {year}" if months == 1 else None


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
    text = re.sub("-(SP|SU|FA|WI)$", lambda season: f"-{_SEASONS.index(season[1]) + 21}", text)
    if match := re.fullmatch(r"(\d{3})X", text, re.ASCII):
        return [words.decade.format(f"{match[1]}0")]
    if match := re.fullmatch(r"(\d\d)XX", text, re.ASCII):
        return [words.century.format(f"{match[1]}00", f"{match[1]}99")]
    if not re.fullmatch(r"\d{4}(-(0[1-9]|1[0-2]|2[1-4])(-\d\d)?)?", text, re.ASCII):
        raise WrongValueError(f"not a date that can be written: {text!r}")
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
        raise WrongValueError(f"not a date that can be written: {text!r}") from None
    if calendar == "jalali" and day >= _FIRST_JALALI_DAY:
        year, month, number = to_jalali(day)
        return [str(number), month_names("jalali", language)[month - 1], str(year)]
    return [str(day.day), month_names("gregorian", language, country)[day.month - 1], str(day.year)]
