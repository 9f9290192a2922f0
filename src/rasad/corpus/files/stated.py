"""What a table's cell or a page's markup states: as text, and as a date."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from rasad.data import LANGUAGES_OF_TEXTS
from rasad.dates import find_dates, parse_edtf
from rasad.tables.empty import is_missing

# What programs write where nothing is known; pandas writes nan for a number and NaT for a date.
_NOTHING = frozenset(["", "nan", "NaN", "NaT", "None", "null", "NULL", "<NA>", "N/A"])
_TIMESTAMP = re.compile(r"(\d{4}-\d\d-\d\d)[T ]\d\d:?\d\d.*", re.ASCII)
# 1404-04-29 in the form of ISO 8601 is a Jalali day, and 1447-01-25 a lunar one: no newspaper is so old.
_FIRST_NEWSPAPER = 1600


def cell_text(value: Any) -> str | None:
    """The text of a cell, without needless white space; None where it holds nothing.

    Examples
    --------
    >>> cell_text(" علی   رضایی "), cell_text(float("nan")), cell_text(7.0), cell_text(["علی", "سارا"])
    ('علی رضایی', None, '7', 'علی، سارا')
    """
    if isinstance(value, list):
        return "، ".join(filter(None, map(cell_text, value))) or None
    if isinstance(value, (bool, dict)) or is_missing(value):
        return None
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    text = " ".join(str(value).split())
    return None if text in _NOTHING else text


def stated_date(value: Any, lang: str) -> str | None:
    """The date of publication that a cell or a page's markup states, in EDTF.

    Parameters
    ----------
    value : object
        A date, a timestamp (its day is taken as written, in its own time zone), EDTF, or words and
        figures in which `find_dates` finds one explicit day.
    lang : {"fa", "ar", "und"}
        Language of the article.

    Returns
    -------
    str or None
        None where no date is certain.

    Examples
    --------
    >>> stated_date("2025-07-20T23:50:00+03:30", "fa"), stated_date("2022-07~", "fa"), stated_date("۲۹ تیر ۱۴۰۴", "fa")
    ('2025-07-20', '2022-07~', '2025-07-20')
    >>> stated_date("1404-04-29", "fa"), stated_date("yesterday", "fa"), stated_date(1753000000, "fa")
    ('2025-07-20', None, None)
    """
    text = cell_text(value.date() if isinstance(value, dt.datetime) and not is_missing(value) else value)
    if text is None:
        return None
    stamp = _TIMESTAMP.fullmatch(text)
    day = stamp[1] if stamp else text
    return day if _is_edtf(day) else _one_day(day, lang)


def stated_lang(value: Any) -> str | None:
    """``fa``, ``ar`` or ``und`` where a cell states it, also as ``fa-IR``; None for anything else.

    Examples
    --------
    >>> stated_lang("fa-IR"), stated_lang("ar"), stated_lang("Persian")
    ('fa', 'ar', None)
    """
    code = re.split("[-_]", (cell_text(value) or "").lower())[0]
    return code if code in LANGUAGES_OF_TEXTS else None


def _is_edtf(text: str) -> bool:
    try:
        days = parse_edtf(text)
    except ValueError:
        return False
    return all(day is None or day.year >= _FIRST_NEWSPAPER for day in days)


def _one_day(text: str, lang: str) -> str | None:
    """The day, or the two days between which a lunar date may fall."""
    found = [date for date in find_dates(text, lang) if date.type in ("DATE", "TIME") and date.value]
    explicit = [date for date in found if date.basis == "explicit" and date.granularity in _DAYS]
    if len({(date.earliest, date.latest) for date in explicit}) != 1 or len(found) > len(explicit):
        return None
    first, last = explicit[0].earliest, explicit[0].latest
    return first if first == last else f"{first}/{last}"


_DAYS = ("day", "minute", "part of day")
