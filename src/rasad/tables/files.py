"""Write tables as Parquet, JSON lines, JSON or CSV: whole files or none."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path

import pandas as pd

from rasad.arguments import PATH, instance, takes
from rasad.errors import RasadError
from rasad.wholefile import whole_file

FORMATS = ("parquet", "jsonl", "csv", "json")


@takes(table=instance(pd.DataFrame), path=PATH)
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
    with ExitStack() as files:
        for path, table in tables.items():
            kind = kind_of(path)
            part = files.enter_context(whole_file(path))
            try:
                _write(table, part, kind)
            except ValueError as error:
                raise RasadError(f"{path}: a text cannot be written as UTF-8: {error}") from None


def kind_of(path: Path) -> str:
    """The format that a file's ending names; raises RasadError where it names none."""
    kind = path.suffix.lstrip(".")
    if kind not in FORMATS:
        raise RasadError(f"{path}: the ending says the format; known are {', '.join('.' + name for name in FORMATS)}")
    return kind


def _write(table: pd.DataFrame, path: Path, kind: str) -> None:
    if kind == "parquet":
        # A pair (article, sentence) is a record there: a list holds one kind of value only.
        table = table.map(_as_records)
        table.attrs = {}  # a reader's own notes need not be JSON
        pd.DataFrame(table).to_parquet(path, index=False)
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
