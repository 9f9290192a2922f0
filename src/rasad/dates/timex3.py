"""Dates of a text as TIMEX3 of TimeML 1.2.1, the form that other tools for temporal annotation read.

What EDTF says and TimeML cannot: an interval of days (a Jalali month, 10–12 July) becomes a
DURATION between two empty TIMEX3, its ``beginPoint`` and ``endPoint``; the EDTF value stands in
``comment``. A date without a value is ``XXXX-XX-XX`` with the reason in ``comment``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import pandas as pd

from rasad.arguments import TEXT, instance, maybe, several, takes
from rasad.dates.edtf import parse_edtf
from rasad.dates.find import DateMention
from rasad.errors import RasadError
from rasad.tables.needed import DATES

_SEASONS = {"21": "SP", "22": "SU", "23": "FA", "24": "WI"}
_UNKNOWN = "XXXX-XX-XX"
# What XML 1.0 cannot hold: control characters, lone surrogates, two non-characters.
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
Row = Mapping[str, Any]


def _dates(value: Any, place: str) -> None:
    kind = DATES if isinstance(value, pd.DataFrame) else several(instance(DateMention), "DateMention, from find_dates")
    kind(value, place)


@takes(dates=_dates, text=TEXT, published=maybe(TEXT))
def to_timex3(dates: Iterable[DateMention] | pd.DataFrame, text: str, published: str | None = None) -> str:
    """Write a text with its dates as a TimeML document.

    Parameters
    ----------
    dates : iterable of DateMention, or DataFrame
        Dates of this text, as `find_dates` gives them or as rows of the dates table.
    text : str
        The raw text that `start` and `end` index.
    published : str, optional
        Publication date (EDTF), for the document creation time.

    Returns
    -------
    str
        Well-formed XML. Without its tags it is `text`, but for characters that XML does not
        allow: each becomes U+FFFD.

    Raises
    ------
    RasadError
        If dates overlap or lie outside the text.

    Examples
    --------
    >>> from rasad.dates import find_dates
    >>> text = "در ۲۰ بهمن ۱۳۹۹ آمد."
    >>> print(to_timex3(find_dates(text, "fa"), text).splitlines()[1])
    <TimeML>در <TIMEX3 tid="t1" type="DATE" value="2021-02-08">۲۰ بهمن ۱۳۹۹</TIMEX3> آمد.</TimeML>
    """
    rows: list[dict[str, Any]] = (
        dates.to_dict("records") if isinstance(dates, pd.DataFrame) else [asdict(date) for date in dates]  # type: ignore[assignment]
    )
    rows.sort(key=lambda row: row["start"])
    _check(rows, text)
    points: list[str] = []
    body, at = [], 0
    for number, row in enumerate(rows, 1):
        tag = _tag(number, row, points, len(rows))
        body += [_text(text[at : row["start"]]), tag, _text(text[row["start"] : row["end"]]), "</TIMEX3>"]
        at = row["end"]
    head = "" if published is None else _creation(published)
    inner = head + "".join(body) + _text(text[at:]) + "".join(points)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<TimeML>{inner}</TimeML>\n'


def _check(rows: list[dict[str, Any]], text: str) -> None:
    before = 0
    for row in rows:
        if not before <= row["start"] < row["end"] <= len(text):
            raise RasadError(
                f"dates: {row['surface']!r} at {row['start']}:{row['end']} overlaps or lies outside the text"
            )
        before = row["end"]


def _text(text: str) -> str:
    # A carriage return that is not written as a reference comes back as a line feed.
    return escape(_NOT_XML.sub("\ufffd", text), {"\r": "&#13;"})


def _creation(published: str) -> str:
    attributes = {"tid": "t0", "type": "DATE", "value": timex_value(published) or _UNKNOWN}
    return _open({**attributes, "functionInDocument": "CREATION_TIME"})[:-1] + "/>"


def _tag(number: int, row: Row, points: list[str], count: int) -> str:
    value = row["value"] if isinstance(row["value"], str) else None
    attributes = {"tid": f"t{number}", "type": row["type"]}
    if value is None:
        attributes |= {"value": _UNKNOWN, "comment": row["reason"]}
    elif (written := timex_value(value)) is not None:
        attributes["value"] = written
    else:
        attributes |= _interval(value, points, count)
    if row["type"] == "SET":
        attributes["quant"] = "EVERY"
    if isinstance(row.get("mod"), str):
        attributes["mod"] = row["mod"]
    return _open(attributes)


def _open(attributes: Row) -> str:
    written = (f"{name}={quoteattr(_NOT_XML.sub(chr(0xFFFD), str(value)))}" for name, value in attributes.items())
    return f"<TIMEX3 {' '.join(written)}>"


def _interval(value: str, points: list[str], count: int) -> dict[str, str]:
    """A duration between two points, which are written as empty tags at the end of the document."""
    first, last = parse_edtf(value)
    names = []
    for day in (first, last):
        names.append(f"t{count + len(points) + 1}" if day else "")
        if day:
            points.append(_open({"tid": names[-1], "type": "DATE", "value": day.isoformat()})[:-1] + "/>")
    days = f"P{(last - first).days + 1}D" if first and last else "PXD"
    ends = {name: tid for name, tid in zip(("beginPoint", "endPoint"), names, strict=True) if tid}
    return {"type": "DURATION", "value": days, **ends, "comment": value}


def timex_value(value: str) -> str | None:
    """A value as TIMEX3 writes it; None for an interval, which TIMEX3 has no value for.

    Examples
    --------
    >>> [timex_value(v) for v in ("2021-02-08", "198X", "19XX", "2022-21", "T08:30", "2022~")]
    ['2021-02-08', '198', '19', '2022-SP', 'XXXX-XX-XXT08:30', '2022']
    """
    value = re.sub("[~?%]", "", value)
    if "/" in value:
        return None
    if value.startswith("T"):
        return _UNKNOWN + value
    if match := re.fullmatch(r"(\d{2,3})X{1,2}", value):
        return match[1]
    if match := re.fullmatch(r"(\d{4})-(2[1-4])", value):
        return f"{match[1]}-{_SEASONS[match[2]]}"
    return value
