"""Write datapackage.json over a report: its tables with the types of their columns, its figures and notebooks.

The standard is Data Package 2.0, https://datapackage.org; `frictionless validate datapackage.json` checks the file,
the hashes, and every cell of every table against the types.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from rasad.errors import RasadError
from rasad.report.crate.parts import PACKAGE, RIGHTS, Part, parts
from rasad.report.crate.records import Record, Records, files_of, labels, read_records
from rasad.wholefile import whole_file

Resource = dict[str, Any]

_SCHEMA = "https://datapackage.org/profiles/2.0/datapackage.json"


def write_datapackage(folder: Path, titles: Mapping[str, str]) -> Path:
    """Write datapackage.json: a tabular resource a table, and the figures and notebooks as files.

    Parameters
    ----------
    folder : Path
        The report with its tables and their records.
    titles : mapping
        Title of the report by language.

    Returns
    -------
    Path
        The file. The same folder gives the same bytes.

    Raises
    ------
    RasadError
        If a record is none, or the columns of a table are not those that its record tells.
    """
    folder = Path(folder)
    records, found = read_records(folder), parts(folder)
    package = {
        "$schema": _SCHEMA,
        "name": "rasad-report",
        "title": titles.get("en") or next(iter(titles.values()), "Report"),
        "description": f"The tables, figures and executed notebooks of a report built by rasad. {RIGHTS}",
        "resources": _named([*_tables(folder, records, found), *_files(records, titles, found)]),
    }
    with whole_file(folder / PACKAGE) as part:
        part.write_text(json.dumps(package, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")
    return folder / PACKAGE


def _tables(folder: Path, records: Records, found: Mapping[str, Part]) -> Iterator[Resource]:
    for path, record in records.tables.items():
        for table in files_of(path, found):
            if table.endswith(".csv"):
                _check_columns(folder / table, record)
                yield _table(found[table], record)


def _table(part: Part, record: Record) -> Resource:
    return {
        **_resource(part, {"name": record["title"], "inLanguage": record["language"]}),
        "type": "table",
        "encoding": "utf-8",
        "schema": {"fields": list(record["fields"]), "missingValues": [""]},
        "sources": [{"title": entry["file"], "hash": f"sha256:{entry['sha256']}"} for entry in record["inputs"]],
    }


def _check_columns(path: Path, record: Record) -> None:
    with path.open(encoding="utf-8", newline="") as file:
        columns = next(csv.reader(file), [])
    if columns != (told := [field["name"] for field in record["fields"]]):
        raise RasadError(f"{path}: the columns are {columns}, but the record beside it tells of {told}")


def _files(records: Records, titles: Mapping[str, str], found: Mapping[str, Part]) -> Iterator[Resource]:
    """Figures as drawn and notebooks as run; pages and records are for readers, and in the RO-Crate."""
    said = labels(records, titles, found)
    for path, part in found.items():
        if path.endswith(".ipynb") or (path.startswith("figures/") and not path.endswith(".json")):
            yield _resource(part, said[path])


def _resource(part: Part, said: Mapping[str, Any]) -> Resource:
    given = {"title": said.get("name"), "description": said.get("description"), "language": said.get("inLanguage")}
    return {
        "name": _slug(part.path),
        **{key: value for key, value in given.items() if value},
        "path": part.path,
        "format": Path(part.path).suffix.removeprefix("."),
        "mediatype": part.media,
        "bytes": part.size,
        "hash": f"sha256:{part.sha256}",
    }


def _slug(path: str) -> str:
    """A name as readers of Data Package 1.0 want it: small Latin letters, digits, hyphens and dots."""
    return re.sub(r"[^a-z0-9.]+", "-", path.lower()).strip("-.")


def _named(resources: list[Resource]) -> list[Resource]:
    """No name twice: names in Persian or Arabic letters lose them, and would become the same."""
    taken: dict[str, int] = {}
    for resource in resources:
        number = taken[resource["name"]] = taken.get(resource["name"], 0) + 1
        if number > 1:
            resource["name"] += f"-{number}"
    return resources
