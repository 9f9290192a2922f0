"""Read tables that `rasad.tables.files` wrote, with the types that are declared for them."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pandas as pd

from rasad.arguments import PATH, TEXT, takes
from rasad.errors import RasadError
from rasad.tables.files import FORMATS
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
    kind = path.suffix.lstrip(".")
    if kind not in FORMATS:
        raise RasadError(f"{path}: the ending says the format; known are {', '.join('.' + name for name in FORMATS)}")
    try:
        rows = _parquet(path) if kind == "parquet" else _rows(path, kind)
    except OSError as error:
        raise RasadError(f"{path}: cannot be read: {error.strerror or error}") from None
    except (ValueError, csv.Error) as error:
        raise RasadError(f"{path}: is no table in .{kind}: {error}") from None
    form = schema(declared)
    if not rows:
        return form.frame([])
    table = pd.DataFrame(rows, dtype=object)
    form.check(table, str(path))
    return _typed(table, form, path, _cell if kind == "csv" else _value)


def _parquet(path: Path) -> list[dict[str, Any]]:
    from pyarrow import ArrowInvalid, parquet

    try:
        return list(parquet.read_table(path).to_pylist())
    except ArrowInvalid as error:
        raise ValueError(str(error).split("\n")[0]) from None


def _rows(path: Path, kind: str) -> list[dict[str, Any]]:
    text = path.read_bytes().decode("utf-8-sig")
    if kind == "csv":
        reader = csv.DictReader(_lines(text), strict=True)
        return list(reader)
    found = [json.loads(line) for line in text.split("\n") if line] if kind == "jsonl" else json.loads(text)
    if not isinstance(found, list) or not all(isinstance(row, dict) for row in found):
        raise ValueError("each row must be an object")
    return found


def _lines(text: str) -> Iterator[str]:
    """Lines with their ends, cut at \\n alone: a text may hold a lone carriage return or U+2028."""
    return (f"{line}\n" for line in text.split("\n"))


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
    if not isinstance(cell, str):
        raise ValueError  # the row has fewer cells than the table has columns
    if not cell and column.empty:
        return None
    if column.type == "text":
        return cell
    if column.type == "boolean":
        return _value({"true": True, "false": False}.get(cell.lower()), column)
    return _value(float("nan") if not cell and column.type == "number" else json.loads(cell), column)


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
