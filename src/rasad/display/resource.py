"""What a shown table holds, as data beside its HTML: a Tabular Data Resource, which notebooks can carry.

The page shows a table in the reader's language and digits; who wants to count on takes the values from here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from rasad.annotation.notes import Notes
from rasad.tables.empty import is_missing
from rasad.tables.result import Result
from rasad.tables.schema import schema

MIME = "application/vnd.dataresource+json"


def resource(rows: pd.DataFrame, columns: Sequence[str], notes: Notes | None = None) -> dict[str, Any]:
    """The values of some columns with their types, and the quotes behind them.

    Parameters
    ----------
    rows : DataFrame
        As it is shown, or with more columns.
    columns : sequence of str
    notes : Notes, optional
        Gives the quotes of a table that names its sentences in a column ``evidence``.

    Returns
    -------
    dict
        ``schema`` and ``data`` as in Frictionless' Tabular Data Resource, and ``evidence``: article, start, end
        and quote of rows that have these, or article, sentence and quote. Of a timeline and of pairs also ``context``.

    Examples
    --------
    >>> found = resource(pd.DataFrame({"name": ["تهران", None], "n": [2, 1]}), ["name", "n"])
    >>> found["schema"]["fields"]
    [{'name': 'name', 'type': 'string'}, {'name': 'n', 'type': 'integer'}]
    >>> found["data"][1]
    {'name': None, 'n': 1}
    """
    values = {str(name): [_plain(value) for value in rows[name]] for name in columns}
    declared = {field["name"]: field for field in schema(rows.declared).fields()} if isinstance(rows, Result) else {}
    fields = [declared.get(name) or {"name": name, "type": _type(column)} for name, column in values.items()]
    data = [dict(zip(values, row, strict=True)) for row in zip(*values.values(), strict=True)]
    return {"schema": {"fields": fields}, "data": data, "evidence": evidence(rows, notes), **_context(rows)}


def _context(rows: pd.DataFrame) -> dict[str, Any]:
    """Of rows that have one their context, as far as it speaks of them."""
    if not isinstance(rows, Result) or not rows.has_context:
        return {}
    return {"context": {"table": rows.declared, "of": _plain(rows.context.about(rows).as_json())}}


def evidence(rows: pd.DataFrame, notes: Notes | None) -> list[dict[str, Any]]:
    """The quotes behind a table: of its events, or of the sentences of its pairs."""
    if {"article", "start", "end", "quote"} <= set(rows.columns):
        named = [name for name in ("event", "article", "start", "end", "quote") if name in rows]
        return [{name: _plain(row[name]) for name in named} for row in rows.to_dict("records")]
    if "evidence" not in rows or notes is None:
        return []
    places = sorted({(str(article), int(sentence)) for row in rows["evidence"] for article, sentence in row})
    return [
        {"article": article, "sentence": sentence, "quote": notes.quote(article, sentence)}
        for article, sentence in places
    ]


def _plain(value: Any) -> Any:
    """A value that JSON can hold; nothing for what is missing."""
    if isinstance(value, Mapping):
        return {str(name): _plain(part) for name, part in value.items()}
    if isinstance(value, (set, frozenset)):
        value = sorted(value, key=str)
    if isinstance(value, Iterable) and not isinstance(value, str):
        return [_plain(part) for part in value]
    if is_missing(value):
        return None
    if isinstance(value, np.generic):
        return value.item()
    return value if isinstance(value, (str, int, float)) else str(value)


def _type(values: Iterable[Any]) -> str:
    kinds = {type(value) for value in values if value is not None}
    if kinds <= {int} and kinds:
        return "integer"
    if kinds <= {int, float} and kinds:
        return "number"
    known = {bool: "boolean", list: "array", dict: "object"}
    return known.get(next(iter(kinds)), "string") if len(kinds) == 1 else "string"
