"""Tables that read in their own direction, in a notebook and in the report."""

from __future__ import annotations

import html
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from rasad.charts.rtl import is_rtl
from rasad.text import digits

_SIDE = {"en": "left", "fa": "right", "ar": "right"}


@dataclass(frozen=True)
class Table:
    """A table as HTML; its `markup` is escaped and needs no script."""

    markup: str

    def _repr_html_(self) -> str:
        return self.markup


def show_table(rows: pd.DataFrame, headings: Mapping[str, str] | None = None, language: str = "en", caption: str = "") -> Table:
    """Show a table from right to left or left to right.

    Parameters
    ----------
    rows : DataFrame
        What to show; None and NaN are shown as a dash.
    headings : mapping of str to str, optional
        Columns to show, in order, and their headings; all columns by default.
    language : {"en", "fa", "ar"}
        Direction of the table, and digits of its numbers. Each cell has the direction of its text.
    caption : str, optional

    Returns
    -------
    Table

    Examples
    --------
    >>> 'dir="rtl"' in show_table(pd.DataFrame({"a": ["سلام"]}), language="fa").markup
    True
    """
    headings = headings or {column: str(column) for column in rows.columns}
    side = "ltr" if language == "en" else "rtl"
    head = "".join(f'<th scope="col" style="text-align:{_SIDE[language]}">{html.escape(text)}</th>' for text in headings.values())
    body = "".join(f"<tr>{''.join(_cell(row[column], language) for column in headings)}</tr>" for row in rows.to_dict("records"))
    title = f"<caption>{html.escape(caption)}</caption>" if caption else ""
    return Table(f'<table dir="{side}" lang="{language}" class="rasad">{title}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>')


def _cell(value: Any, language: str) -> str:
    text, number = _text(value, language)
    side = "rtl" if is_rtl(text) else "ltr"
    align = _SIDE[language] if number else "right" if side == "rtl" else "left"
    return f'<td dir="{side}" style="text-align:{align}">{html.escape(text)}</td>'


def _text(value: Any, language: str) -> tuple[str, bool]:
    if isinstance(value, (list, tuple)):
        return ("، " if language != "en" else ", ").join(map(str, value)) or "–", False
    if value is None or value is pd.NA or value != value or value == "":
        return "–", False
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        written = f"{value:.3g}" if isinstance(value, float) else str(value)
        return digits.localize(written if language == "en" else written.replace(".", "٫"), language), True
    return str(value), False
