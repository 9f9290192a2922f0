"""Write tables as Parquet, JSON lines, JSON or CSV: whole files or none."""

from __future__ import annotations

import json
import os
import tempfile
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
    path = Path(path)
    kind = path.suffix.lstrip(".")
    if kind not in FORMATS:
        raise RasadError(f"{path}: the ending says the format; known are {', '.join('.' + name for name in FORMATS)}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, part = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        os.close(handle)
        try:
            _write(table, Path(part), kind)
            Path(part).chmod(0o644)
            Path(part).replace(path)
        finally:
            Path(part).unlink(missing_ok=True)
    except OSError as error:
        raise RasadError(f"{path}: cannot be written: {error.strerror or error}") from None
    return path


def _write(table: pd.DataFrame, path: Path, kind: str) -> None:
    if kind == "parquet":
        table = table.copy()
        table.attrs = {}
        table.to_parquet(path, index=False)
    elif kind == "csv":
        flat = table.map(
            lambda value: json.dumps(value, ensure_ascii=False) if isinstance(value, (list, tuple)) else value
        )
        flat.to_csv(path, index=False, lineterminator="\n")
    else:
        table.to_json(
            path, orient="records", lines=kind == "jsonl", force_ascii=False, indent=None if kind == "jsonl" else 1
        )
