"""Tables that read in their own direction, in a notebook and in the report."""

from __future__ import annotations

import html
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from rasad import data
from rasad.arguments import COLUMN, LANGUAGE, TEXT, maybe, several, takes
from rasad.charts.bidi.rtl import is_rtl
from rasad.display.resource import MIME, resource
from rasad.errors import RasadError
from rasad.tables.empty import is_empty
from rasad.tables.needed import ROWS
from rasad.text import numerals
from rasad.text.direction import side_of

_SIDE = {"en": "left", "fa": "right", "ar": "right"}
# Columns whose values are words of the suite and are shown in the reader's language.
_WORDS = {"status", "date_basis", "published_basis", "basis", "calendar", "lang", "role", "truncated"}


@dataclass(frozen=True, repr=False)
class Table:
    """A table as HTML, whose `markup` is escaped and needs no script, and what it holds as data."""

    markup: str
    resource: Mapping[str, Any] | None = None

    def __repr__(self) -> str:
        """How many rows, and not the markup, which a notebook holds already."""
        return f"Table({len(self.resource['data'])} rows)" if self.resource else "Table()"

    def _repr_html_(self) -> str:
        return self.markup

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, Any]:
        return {MIME: self.resource} if self.resource else {}


@takes(rows=ROWS, columns=maybe(several(COLUMN, "columns")), language=LANGUAGE, caption=TEXT)
def show_table(
    rows: pd.DataFrame, columns: Sequence[str] | None = None, language: str = "en", caption: str = ""
) -> Table:
    """Show a table from right to left or left to right.

    Parameters
    ----------
    rows : DataFrame
        What to show; None and NaN are shown as a dash.
    columns : sequence of str, optional
        Columns to show, in order; all by default. Their headings are in the reader's language
        where it has a word for them.
    language : {"en", "fa", "ar"}
        Direction of the table, and digits of its numbers. Each cell has the direction of its text.
    caption : str, optional

    Returns
    -------
    Table

    Raises
    ------
    RasadError
        If a column is not there, or `language` is not known.

    Examples
    --------
    >>> 'dir="rtl"' in show_table(pd.DataFrame({"a": ["سلام"]}), language="fa").markup
    True
    """
    columns = list(rows.columns if columns is None else columns)
    if unknown := [name for name in columns if name not in rows]:
        raise RasadError(f"show_table: columns: no column {unknown[0]!r}; rows has {', '.join(map(str, rows.columns))}")
    side = side_of(language)
    style = f'style="text-align:{_SIDE[language]}"'
    head = "".join(f'<th scope="col" {style}>{html.escape(heading(name, language))}</th>' for name in columns)
    body = "".join(
        f"<tr>{''.join(cell(row[name], name, language) for name in columns)}</tr>" for row in rows.to_dict("records")
    )
    title = f'<caption dir="{_side(caption)}" {style}>{html.escape(caption)}</caption>' if caption else ""
    parts = f"{title}<thead><tr>{head}</tr></thead><tbody>{body}</tbody>"
    return Table(f'<table dir="{side}" lang="{language}" class="rasad">{parts}</table>', resource(rows, columns))


def heading(column: object, language: str) -> str:
    """What a column is called in the reader's language."""
    words = data.load("tables.yaml")[language]
    return str(words["columns"].get(column, words["values"].get(column, column)))


def cell(value: Any, column: object, language: str) -> str:
    """A cell as HTML, in the direction of what stands in it."""
    if _is_number(value):
        # A minus sign would jump behind the digits in a right-to-left cell.
        return f'<td dir="ltr" style="text-align:{_SIDE[language]}">{_number(value, language)}</td>'
    text = _text(value, column, language)
    side = _side(text)
    align = _SIDE[language] if text == "–" else "right" if side == "rtl" else "left"
    return f'<td dir="{side}" style="text-align:{align}">{html.escape(text)}</td>'


def _side(text: str) -> str:
    return "rtl" if is_rtl(text) else "ltr"


def _is_number(value: Any) -> bool:
    return bool(isinstance(value, (int, float, np.integer)) and not isinstance(value, bool) and np.isfinite(value))


def _number(value: float, language: str) -> str:
    written = f"{value:.3g}" if isinstance(value, float) and value % 1 else str(int(value))
    return numerals.marks(written, language)


def _text(value: Any, column: object, language: str) -> str:
    if isinstance(value, (list, tuple, np.ndarray)):
        return ("، " if language != "en" else ", ").join(map(str, value)) or "–"
    if is_empty(value):
        return "–"
    words = data.load("tables.yaml")[language]["values"] if column in _WORDS else {}
    return str(words.get(str(value), value))
