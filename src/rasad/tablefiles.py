"""Write tables as Parquet, JSON lines, JSON or CSV: whole files or none."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from rasad.errors import RasadError

FORMATS = ("parquet", "jsonl", "csv", "json")


def write_table(table: pd.DataFrame, path: str | Path) -> Path:
    """Write a table in the format that the file's ending names.

    Parameters
    ----------
    table : DataFrame
    path : str or Path
        Ending .parquet, .jsonl, .json or .csv. Lists stay lists; in CSV they are written as JSON.

    Returns
    -------
    Path

    Raises
    ------
    RasadError
        If the ending is not known or the file cannot be written; then an older file stays as it was.

    Examples
    --------
    >>> import tempfile
    >>> path = write_table(pd.DataFrame({"a": ["سلام"]}), Path(tempfile.mkdtemp()) / "t.jsonl")
    >>> path.read_text(encoding="utf-8")
    '{"a":"سلام"}\\n'
    """
    write_tables({Path(path): table})
    return Path(path)


def write_tables(tables: Mapping[Path, pd.DataFrame]) -> None:
    """Write several tables: all of them, or, where one cannot be written, none.

    Raises
    ------
    RasadError
        As `write_table`; every older file then stays as it was.
    """
    parts: list[tuple[Path, Path]] = []
    try:
        for path, table in tables.items():
            parts.append((_part(path), path))
            _write_part(table, *parts[-1])
        for part, path in parts:
            part.replace(path)
    except OSError as error:
        raise RasadError(f"{parts[-1][1] if parts else path}: cannot be written: {error.strerror or error}") from None
    finally:
        for part, _ in parts:
            part.unlink(missing_ok=True)


def _part(path: Path) -> Path:
    """An empty file beside the one that is to be written."""
    if path.suffix.lstrip(".") not in FORMATS:
        raise RasadError(f"{path}: the ending says the format; known are {', '.join('.' + name for name in FORMATS)}")
    if path.is_dir():
        raise RasadError(f"{path}: cannot be written: it is a folder")
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, part = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    os.close(handle)
    return Path(part)


def _write_part(table: pd.DataFrame, part: Path, path: Path) -> None:
    try:
        _write(table, part, path.suffix.lstrip("."))
    except (UnicodeEncodeError, ValueError) as error:
        raise RasadError(f"{path}: a text cannot be written as UTF-8: {error}") from None
    part.chmod(0o644)


def _write(table: pd.DataFrame, path: Path, kind: str) -> None:
    if kind == "parquet":
        # A pair (article, sentence) is a record there: a list holds one kind of value only.
        table = table.map(_as_records)
        table.attrs = {}
        table.to_parquet(path, index=False)
    elif kind == "csv":
        flat = table.map(
            lambda value: json.dumps(value, ensure_ascii=False) if isinstance(value, (list, tuple)) else value
        )
        # With CRLF as line end, a lone CR in a text is quoted too.
        flat.to_csv(path, index=False, lineterminator="\r\n")
    elif kind == "jsonl":
        text = table.to_json(orient="records", lines=True, force_ascii=False, double_precision=15) if len(table) else ""
        path.write_text(text, encoding="utf-8", newline="")
    else:
        text = table.to_json(orient="records", force_ascii=False, indent=1, double_precision=15)
        path.write_text(text + "\n", encoding="utf-8", newline="")


def _as_records(value: object) -> object:
    if isinstance(value, list) and value and isinstance(value[0], tuple):
        return [{"article": article, "sentence": sentence} for article, sentence in value]
    return value
