"""Read tables that `rasad.tables.files` wrote, with the types that are declared for them."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd

from rasad.arguments import PATH, TEXT, takes
from rasad.errors import RasadError
from rasad.tables.files import kind_of
from rasad.tables.schema import Column, Schema, schema


@takes(path=PATH, declared=TEXT)
def read_table(path: str | Path, declared: str) -> pd.DataFrame:
    """Read a table from the format that the file's ending names.

    Parameters
    ----------
    path : str or Path
        Ending .parquet, .jsonl, .json or .csv.
    declared : str
        Which table it is: a name in ``schemas/tables.yaml``.

    Returns
    -------
    DataFrame
        With the declared types: lists are lists, what is missing is None. A cell of CSV that holds nothing is missing
        where the column may be empty, else the empty text. Columns of the reader's own keep what the file has.

    Raises
    ------
    RasadError
        If the file cannot be read, lacks a column, or a cell is not of its column's type: file, row and column.

    Examples
    --------
    >>> import tempfile
    >>> from rasad.tables.files import write_table
    >>> table = schema("voices").frame([{**dict.fromkeys(schema("voices").names, 0), "source": "tass"}])
    >>> path = write_table(table, Path(tempfile.mkdtemp()) / "voices.csv")
    >>> read_table(path, "voices").equals(table)
    True
    """
    path = Path(path)
    kind, form = kind_of(path), schema(declared)
    try:
        table = _READ[kind](path)
    except OSError as error:
        raise RasadError(f"{path}: cannot be read: {error.strerror or error}") from None
    except (ValueError, csv.Error) as error:
        raise RasadError(f"{path}: is no table in .{kind}: {error}") from None
    if not len(table.columns):
        return form.frame([])  # JSON without rows does not say which columns it has
    form.check(table, str(path))
    return _typed(table, form, path, _cell if kind == "csv" else _value)


def _parquet(path: Path) -> pd.DataFrame:
    from pyarrow import ArrowInvalid, parquet

    try:
        found = parquet.read_table(path)
    except ArrowInvalid as error:
        raise ValueError(str(error).split("\n")[0]) from None
    return pd.DataFrame(found.to_pydict(), columns=found.column_names, dtype=object)


def _csv(path: Path) -> pd.DataFrame:
    csv.field_size_limit(sys.maxsize)  # its default ends a text at 131,072 characters
    # Lines are cut at \n alone: a text may hold a lone carriage return or U+2028.
    lines = (f"{line}\n" for line in _text(path).split("\n"))
    rows = [row for row in csv.reader(lines, strict=True) if row]
    if not rows:
        raise ValueError("it has no row of names")
    names, *cells = rows
    for number, row in enumerate(cells, 1):
        if len(row) != len(names):
            raise ValueError(f"row {number} has {len(row)} cells, and there are {len(names)} columns")
    return pd.DataFrame(cells, columns=names, dtype=object)


def _jsonl(path: Path) -> pd.DataFrame:
    return _of_objects([json.loads(line) for line in _text(path).split("\n") if line])


def _json(path: Path) -> pd.DataFrame:
    return _of_objects(json.loads(_text(path)))


def _of_objects(rows: Any) -> pd.DataFrame:
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise ValueError("each row must be an object")
    return pd.DataFrame(rows, dtype=object)


def _text(path: Path) -> str:
    return path.read_bytes().decode("utf-8-sig")


_READ: dict[str, Callable[[Path], pd.DataFrame]] = {"parquet": _parquet, "csv": _csv, "jsonl": _jsonl, "json": _json}


def _typed(table: pd.DataFrame, form: Schema, path: Path, read: Callable[[Any, Column], Any]) -> pd.DataFrame:
    values = {}
    for column in form.columns:
        cells = enumerate(table[column.name], 1)
        values[column.name] = pd.Series([_read(cell, column, read, path, n) for n, cell in cells], dtype=object)
    own = {name: table[name].tolist() for name in table if name not in values}
    return form.typed(pd.DataFrame(values | own))


def _read(cell: Any, column: Column, read: Callable[[Any, Column], Any], path: Path, number: int) -> Any:
    try:
        return read(cell, column)
    except (TypeError, ValueError):
        raise RasadError(f"{path}: row {number}: {column.name}: {cell!r} is no {column.type}") from None


def _cell(cell: Any, column: Column) -> Any:
    """A cell of CSV, all text there."""
    if not cell and column.empty:
        return None
    if column.type == "text":
        return cell
    if column.type == "boolean":
        return _value({"true": True, "false": False}.get(cell.lower()), column)
    return float(cell or "nan") if column.type == "number" else _value(json.loads(cell), column)


def _value(value: Any, column: Column) -> Any:
    """A value of JSON or Parquet; places of evidence are tuples, as they were counted."""
    if value is None and (column.empty or column.type in ("text", "number")):
        return float("nan") if column.type == "number" else None
    wanted: dict[str, Any] = {"text": str, "integer": int, "number": (int, float), "boolean": bool, "list": list}
    if not isinstance(value, wanted[column.type]) or (column.type == "integer" and isinstance(value, bool)):
        raise ValueError
    return [_part(part) for part in value] if column.type == "list" else value


def _part(part: Any) -> Any:
    return tuple(part.values()) if isinstance(part, dict) else tuple(part) if isinstance(part, list) else part
