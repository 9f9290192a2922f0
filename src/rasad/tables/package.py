"""What a file of a table cannot say, in a file beside it: a Data Package, whose rasad part holds the context.

A table ``larijani.csv`` has ``larijani.csv.datapackage.json`` beside it; a folder of tables one ``datapackage.json``.
The standard is Data Package 2.0, https://datapackage.org; what it does not know stands under ``rasad``.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import ExitStack
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pandas as pd

from rasad.arguments import PATH, instance, takes
from rasad.errors import RasadError
from rasad.tables.files import kind_of, write_tables
from rasad.tables.result import Result
from rasad.tables.schema import Schema, schema
from rasad.wholefile import whole_file

_PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
_MEDIA = {
    "csv": "text/csv", "json": "application/json", "jsonl": "application/jsonl",
    "parquet": "application/vnd.apache.parquet",
}  # fmt: skip
NAME = "datapackage.json"


def beside(path: Path) -> Path:
    """The package of a table that stands alone."""
    return path.with_name(f"{path.name}.{NAME}")


@takes(result=instance(Result), path=PATH)
def write_result(result: Result, path: str | Path) -> Path:
    """Write a table with its context: two files, or none.

    Parameters
    ----------
    result : Result
        Pairs, a timeline.
    path : str or Path
        Ending .parquet, .jsonl, .json or .csv.

    Returns
    -------
    Path
        Of the table; the package stands beside it.

    Raises
    ------
    RasadError
        If a file cannot be written, or the rows have lost their context.

    Examples
    --------
    >>> import rasad, tempfile
    >>> notes = rasad.annotate(rasad.read_articles("seeds"), rasad.read_registry("seeds"))
    >>> path = write_result(rasad.cooccurrence(notes, resamples=0), Path(tempfile.mkdtemp()) / "pairs.csv")
    >>> rasad.read_pairs(path).context.unit
    'sentence'
    """
    path = Path(path)
    write_package({path: (result, schema(result.declared))}, beside(path), {"context": result.context.as_json()})
    return path


def write_package(tables: Mapping[Path, tuple[pd.DataFrame, Schema]], package: Path, said: Mapping[str, Any]) -> None:
    """Write tables and the package that describes them: all of the files, or none."""
    resources = [_resource(path, list(table.columns), form) for path, (table, form) in tables.items()]
    about = {
        "$schema": _PROFILE,
        "name": "rasad",
        "resources": resources,
        "rasad": {"version": version("rasad"), **said},
    }
    with ExitStack() as files:
        part = files.enter_context(whole_file(package))
        part.write_text(json.dumps(about, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")
        write_tables({path: table for path, (table, _) in tables.items()})


def _resource(path: Path, columns: list[str], form: Schema) -> dict[str, Any]:
    kind = kind_of(path)
    return {
        "name": form.name.replace("_", "-"),
        "description": form.means,
        "type": "table",
        "path": path.name,
        "format": kind,
        "mediatype": _MEDIA[kind],
        "encoding": "utf-8",
        "schema": {"fields": form.fields(columns), "missingValues": [""]},
    }


def read_said(package: Path) -> dict[str, Any]:
    """What a package says under ``rasad``.

    Raises
    ------
    RasadError
        If it cannot be read or says nothing there.
    """
    try:
        content = json.loads(package.read_text(encoding="utf-8"))
    except OSError as error:
        raise RasadError(f"{package}: cannot be read: {error.strerror or error}") from None
    except ValueError as error:
        raise RasadError(f"{package}: is no JSON: {error}") from None
    if not isinstance(content, dict) or not isinstance(content.get("rasad"), dict):
        raise RasadError(f"{package}: says nothing of rasad; was it written by another program?")
    return dict(content["rasad"])


def context_in(path: Path, declared: str) -> dict[str, Any] | None:
    """The context of a table from the package beside it, or from its record in a report; None where there is neither.

    Raises
    ------
    RasadError
        If what is there cannot be read, or is that of another table.
    """
    if beside(path).is_file():
        context = read_said(beside(path)).get("context")
    elif path.suffix == ".csv" and path.with_suffix(".json").is_file():
        context = _recorded(path.with_suffix(".json"), declared)
    else:
        return None
    if context is not None and not isinstance(context, dict):
        raise RasadError(f"{path}: what stands beside it is no context of {declared}")
    return context


def _recorded(record: Path, declared: str) -> Any:
    """The context in the record that `rasad report` writes beside a table."""
    try:
        content = json.loads(record.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    given = content.get("context") if isinstance(content, dict) else None
    return given["of"] if isinstance(given, dict) and given.get("table") == declared else None
