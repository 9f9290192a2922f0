"""The tables that rasad makes, as `schemas/tables.yaml` declares them: columns, types, what may be empty."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

import pandas as pd

from rasad import data
from rasad.arguments import refuse
from rasad.checks import known, shown
from rasad.errors import WrongTableError
from rasad.tables.frame import frame

# What a column is in pandas, and in a Data Package (Table Schema, https://datapackage.org/standard/table-schema/).
_DTYPES = {"text": "object", "integer": "int64", "number": "float64", "boolean": "bool", "list": "object"}
_FIELDS = {"text": "string", "integer": "integer", "number": "number", "boolean": "boolean", "list": "array"}


@dataclass(frozen=True)
class Column:
    """One column.

    Attributes
    ----------
    name : str
    type : {"text", "integer", "number", "boolean", "list"}
    empty : bool
        Whether a row may have nothing there: None in a text column, NaN in a number.
    means : str
    """

    name: str
    type: str
    means: str
    empty: bool = False

    def field(self) -> dict[str, Any]:
        """The column as a field of a Table Schema.

        Examples
        --------
        >>> schema("mentions").column("entity").field()["type"]
        'string'
        """
        required = {} if self.empty else {"constraints": {"required": True}}
        # A text may be there and hold nothing, which no file of one value a cell can tell from a missing one.
        required = {} if self.type == "text" else required
        return {"name": self.name, "type": _FIELDS[self.type], "description": self.means, **required}


@dataclass(frozen=True)
class Schema:
    """One table: its columns in order, and what makes it."""

    name: str
    means: str
    made_by: str
    columns: tuple[Column, ...]

    @property
    def names(self) -> list[str]:
        """The names of the columns, in order."""
        return [column.name for column in self.columns]

    def column(self, name: str) -> Column:
        """The column of a name; KeyError where there is none."""
        return {column.name: column for column in self.columns}[name]

    def frame(self, rows: Iterable[Any]) -> pd.DataFrame:
        """A table of `rows` with these columns and types; see `rasad.tables.frame.frame`.

        Examples
        --------
        >>> schema("voices").frame([])["n"].dtype
        dtype('int64')
        >>> schema("blocks").frame([{"article": "a", "block": 0, "start": 0, "end": 4}]).iloc[0]["role"] is None
        True
        """
        of = {kind: [c.name for c in self.columns if c.type == kind] for kind in ("integer", "number", "boolean")}
        return frame(rows, self.names, integers=of["integer"], floats=of["number"], booleans=of["boolean"])

    def typed(self, table: pd.DataFrame) -> pd.DataFrame:
        """A table with the types of this schema, and None for what is missing in a text column."""
        types = {column.name: _DTYPES[column.type] for column in self.columns if column.name in table}
        texts = {name: _objects(table[name]) for name, dtype in types.items() if dtype == "object"}
        numbers = {name: dtype for name, dtype in types.items() if name not in texts and table[name].dtype != dtype}
        return table.assign(**texts).astype(numbers)

    def check(self, table: Any, place: str, needed: Iterable[str] | None = None, made_by: str = "") -> None:
        """Refuse what is no table, lacks columns, or has a column twice.

        Parameters
        ----------
        table : object
        place : str
            What is called with it, for the message.
        needed : iterable of str, optional
            By default all columns of the schema.
        made_by : str, optional
            What makes such a table, where it is not what makes that of the schema.

        Raises
        ------
        WrongTypeError, WrongTableError

        Examples
        --------
        >>> schema("events").check(pd.DataFrame({"a": []}), "plot_timeline: events", ["event"])
        Traceback (most recent call last):
        ...
        rasad.errors.WrongTableError: plot_timeline: events lacks the column event of a table of events
        (rasad.timeline(notes, rasad.read_episode(FILE)) makes one); given is a table with the columns a
        """
        wanted = f"a table of {self.name.replace('_', ' ')} ({made_by or self.made_by} makes one)"
        if not isinstance(table, pd.DataFrame):
            refuse(table, place, wanted)
        needed = self.names if needed is None else list(needed)
        if missing := [name for name in needed if name not in table.columns]:
            columns = f"the column{'s' if len(missing) > 1 else ''} {', '.join(missing)}"
            raise WrongTableError(f"{place} lacks {columns} of {wanted}; given is {shown(table)}")
        if twice := [name for name in needed if list(table.columns).count(name) > 1]:
            raise WrongTableError(f"{place}: the column {twice[0]} stands twice in the table; rename or drop one")

    def fields(self, names: Iterable[str] | None = None) -> list[dict[str, Any]]:
        """The columns as fields of a Data Package; names that the schema does not know are the reader's own."""
        known = {column.name: column for column in self.columns}
        wanted = self.names if names is None else list(names)
        return [known[name].field() if name in known else {"name": name, "type": "any"} for name in wanted]


def _objects(column: pd.Series[Any]) -> pd.Series[Any]:
    """A column of objects, None for what is missing."""
    objects = column.astype(object)
    missing = objects.isna()
    return objects.where(~missing, None) if missing.any() else objects


def schema(name: str) -> Schema:
    """The declaration of a table.

    Parameters
    ----------
    name : str
        As in ``schemas/tables.yaml``: articles, blocks, sentences, mentions, dates, events, pairs, groups, ...

    Returns
    -------
    Schema

    Raises
    ------
    WrongValueError
        If no such table is declared.

    Examples
    --------
    >>> schema("sentences").names
    ['article', 'sentence', 'block', 'start', 'end']
    >>> schema("pairs").column("npmi").means
    'normalised pointwise mutual information, -1 to 1'
    """
    known(name, list(data.load("schemas/tables.yaml")), "the name of a table")
    return _declared(name)


@cache
def _declared(name: str) -> Schema:
    given = data.load("schemas/tables.yaml")[name]
    columns = tuple(Column(column, **facts) for column, facts in given["columns"].items())
    return Schema(name, given["means"], given["from"], columns)


def schemas() -> list[Schema]:
    """All declared tables, in the order of their making.

    Returns
    -------
    list of Schema

    Examples
    --------
    >>> [form.name for form in schemas()][:3]
    ['articles', 'blocks', 'sentences']
    """
    return [schema(name) for name in data.load("schemas/tables.yaml")]
