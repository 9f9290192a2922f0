"""Extended Date/Time Format (ISO 8601-2:2019, level 1) as far as news and timelines need it.

Days, months, years, decades (``198X``), centuries (``19XX``), seasons, intervals, open and
unknown ends, and the qualifiers ``~ ? %``.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from functools import lru_cache
from typing import NamedTuple

from rasad.arguments import PUBLISHED, takes
from rasad.checks import shown
from rasad.errors import WrongTypeError, WrongValueError

_PART = re.compile(r"(?P<year>\d{2}XX|\d{3}X|\d{4}(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?)[~?%]?", re.ASCII)
# Level 1 seasons: spring, summer, autumn, winter of the northern hemisphere, by whole months.
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 2)}


class Interval(NamedTuple):
    """First and last possible day; None for an open or unknown end.

    Attributes
    ----------
    earliest, latest : datetime.date or None

    Examples
    --------
    >>> parse_edtf("2025-07-20/..").latest is None
    True
    """

    earliest: dt.date | None
    latest: dt.date | None


def parse_edtf(text: str) -> Interval:
    """The days that an EDTF date may mean.

    Parameters
    ----------
    text : str
        An EDTF date or interval.

    Returns
    -------
    Interval
        Closed interval of days.

    Raises
    ------
    ValueError
        If `text` is no such date, or its end lies before its start.

    Examples
    --------
    >>> parse_edtf("2022-07~")
    Interval(earliest=datetime.date(2022, 7, 1), latest=datetime.date(2022, 7, 31))
    >>> parse_edtf("../2025-08-31")
    Interval(earliest=None, latest=datetime.date(2025, 8, 31))
    """
    if not isinstance(text, (str, int)):
        raise WrongTypeError(f"parse_edtf: text: not an EDTF date: {shown(text)}")
    return _parsed(str(text))


@lru_cache(maxsize=1 << 14)  # an article's date is asked for by each of its blocks, an office's by each of its roles
def _parsed(text: str) -> Interval:
    parts = text.split("/")
    if len(parts) > 2 or parts in ([""], [".."], ["", ""]):
        raise WrongValueError(f"not an EDTF date: {shown(text)}")
    spans = [_part(part, text, open_end=len(parts) == 2) for part in parts]
    found = Interval(spans[0].earliest, spans[-1].latest)
    if found.earliest and found.latest and found.latest < found.earliest:
        raise WrongValueError(f"EDTF date ends before it starts: {shown(text)}")
    return found


def _part(part: str, whole: str, open_end: bool) -> Interval:
    if open_end and part in ("", ".."):
        return Interval(None, None)
    match = _PART.fullmatch(part)
    try:
        return _days(match) if match else _fail(whole)
    except ValueError:
        return _fail(whole)


def _fail(text: str) -> Interval:
    raise WrongValueError(f"not an EDTF date: {shown(text)}") from None


def _days(match: re.Match[str]) -> Interval:
    year = match["year"][:4]
    first, last = int(year.replace("X", "0")), int(year.replace("X", "9"))
    if not match["month"]:
        return Interval(dt.date(max(first, 1), 1, 1), dt.date(last, 12, 31))
    month = int(match["month"])
    if month in _SEASONS and not match["day"]:
        start, end = _SEASONS[month]
        year = first + (end < start)
        return Interval(dt.date(first, start, 1), dt.date(year, end, calendar.monthrange(year, end)[1]))
    if match["day"]:
        day = dt.date(first, month, int(match["day"]))
        return Interval(day, day)
    return Interval(dt.date(first, month, 1), dt.date(first, month, calendar.monthrange(first, month)[1]))


@takes(published=PUBLISHED)
def publication(published: str | dt.date | None) -> Interval:
    """The first and last possible day of publication; two None where it is not known.

    Parameters
    ----------
    published : str, datetime.date or None
        An EDTF date, or a day.

    Returns
    -------
    Interval

    Raises
    ------
    ValueError
        If `published` is no EDTF date.

    Examples
    --------
    >>> publication("2025-07").earliest, publication(None).earliest
    (datetime.date(2025, 7, 1), None)
    """
    return publication_window(published)


def publication_window(published: str | dt.date | None) -> Interval:
    """`publication`, unchecked: for those who were given a date that has been looked at."""
    if published is None:
        return Interval(None, None)
    if isinstance(published, dt.datetime):
        published = published.date()
    return parse_edtf(published.isoformat() if isinstance(published, dt.date) else published)


def days(first: dt.date, last: dt.date) -> str:
    """The shortest EDTF of a closed interval of days.

    Examples
    --------
    >>> days(dt.date(2021, 3, 21), dt.date(2021, 6, 21))
    '2021-03-21/2021-06-21'
    """
    return first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"
