"""The records of a report folder: of its runs, its figures and its tables."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from rasad.data import LANGUAGES
from rasad.errors import RasadError

Record = Mapping[str, Any]


@dataclass(frozen=True)
class Records:
    """Every record by its path in the folder."""

    runs: Mapping[str, Record]
    figures: Mapping[str, Record]
    tables: Mapping[str, Record]


def read_records(folder: Path) -> Records:
    """Read the records of a report.

    Raises
    ------
    RasadError
        If a file that should be a record is none, or a run names a figure or a table that has no record.
    """
    records = Records(
        runs=_read(folder, "records/*/*.json", ("run", "notebook", "title", "language", "inputs")),
        figures=_read(folder, "figures/*.json", ("figure", "title", "language", "inputs")),
        tables=_read(folder, "tables/*/*.json", ("table", "title", "language", "inputs", "fields")),
    )
    for path, run in records.runs.items():
        known = {"figures": records.figures, "tables": records.tables}
        for record in (*figures_of(run), *tables_of(run)):
            if record not in known[record.split("/")[0]]:
                raise RasadError(f"{folder / path}: names {record}, which is not in the report")
    return records


def figures_of(run: Record) -> Iterator[str]:
    """The paths of the records of a run's figures."""
    for name in run.get("figures", ()):
        yield f"figures/{name}.json"


def tables_of(run: Record) -> Iterator[str]:
    """The paths of the records of a run's tables."""
    for name in run.get("tables", ()):
        yield f"tables/{run['language']}/{name}.json"


def files_of(record: str, paths: Mapping[str, Any]) -> list[str]:
    """The files that a figure's or a table's record tells of: those of its name with another ending."""
    stem = record.removesuffix("json")
    return [path for path in paths if path.startswith(stem) and path != record and "." not in path[len(stem) :]]


def file_id(path: str) -> str:
    """The id of a file of the folder: its path, escaped as in a URL."""
    return quote(path)


def input_id(entry: Mapping[str, str]) -> str:
    """The id of a file that was read: by its hash, whatever name or place it has elsewhere."""
    return f"#sha256-{entry['sha256']}"


def labels(records: Records, titles: Mapping[str, str], paths: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """What the records say of the files: name, description, language; by id, which record tells of which file.

    `subjectOf` is the record, `isBasedOn` the article that a page shows.
    """
    found: dict[str, dict[str, Any]] = {path: _language(path) for path in paths}
    for language, title in titles.items():
        _add(found, f"{language}/index.html", name=title)
    for path, run in records.runs.items():
        _add(found, path, name=run["title"], description="What this run read, with what, and what it gave.")
        for page in (f"{run['language']}/{run['run']}.html", f"notebooks/{run['language']}/{run['run']}.ipynb"):
            _add(found, page, name=run["title"], subjectOf=file_id(path))
    for path, record in {**records.figures, **records.tables}.items():
        said = {"name": record["title"], "description": record.get("alt"), "inLanguage": record["language"]}
        for file in files_of(path, paths):
            _add(found, file, **said, subjectOf=file_id(path))
        _add(found, path, name=record["title"], description="Inputs, versions and the quotes behind it.")
        _add(found, path, inLanguage=record["language"])
    for entry in (entry for run in records.runs.values() for entry in run["inputs"]):
        for language in LANGUAGES:
            article = Path(entry["file"]).stem
            _add(found, f"{language}/articles/{article}.html", name=article, isBasedOn=input_id(entry))
    return found


def _add(found: dict[str, dict[str, Any]], path: str, **said: Any) -> None:
    if path in found:
        found[path] |= {key: value for key, value in said.items() if value}


def _language(path: str) -> dict[str, Any]:
    """`en/index.html`, `tables/fa/x.csv`: the folder says the language."""
    known = [step for step in path.split("/")[:2] if step in LANGUAGES]
    return {"inLanguage": known[0]} if known else {}


def _read(folder: Path, pattern: str, needed: tuple[str, ...]) -> dict[str, Record]:
    paths = sorted(folder.glob(pattern), key=lambda path: path.as_posix())
    return {path.relative_to(folder).as_posix(): _record(path, needed) for path in paths}


def _record(path: Path, needed: tuple[str, ...]) -> Record:
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise RasadError(f"{path}: not a record: {error}") from None
    missing = [key for key in needed if not isinstance(content, dict) or key not in content]
    if missing:
        raise RasadError(f"{path}: not a record: no {missing[0]!r}")
    return dict(content)
