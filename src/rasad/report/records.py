"""The records of a report: of each run, each figure and each table that it shows."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from rasad.display.figures import versions
from rasad.display.resource import MIME
from rasad.report.runs.inputs import checksums, files_of
from rasad.report.spec.spec import Run, Spec

_HEADING = re.compile(r"^#{1,6}[ \t]+(.*?)[ \t#]*$", re.MULTILINE)
_CODE = re.compile(r"^```.*?^```", re.DOTALL | re.MULTILINE)


def record_text(record: Mapping[str, Any]) -> str:
    """A record as it is written."""
    return json.dumps(record, ensure_ascii=False, indent=1, sort_keys=True, default=str) + "\n"


def write_records(run: Run, plan: Spec, done: Path, folder: Path, commit: str | None) -> None:
    """Write the figures and tables of a run into a report, each with its record, and the record of the run.

    Parameters
    ----------
    run : Run
    plan : Spec
    done : Path
        The finished run: its notebook and its figures.
    folder : Path
        Of the report.
    commit : str or None
        Of the project.
    """
    facts = {
        "run": run.name,
        "language": run.language,
        "parameters": dict(run.parameters),
        "inputs": [{"file": name, "sha256": sha} for name, sha in checksums(files_of(run, plan), plan.folder).items()],
        "versions": versions(),
        "commit": commit,
    }
    notebook = json.loads((done / "notebook.ipynb").read_bytes())
    tables = [_write_table(shown, number, facts, folder) for number, shown in enumerate(_tables(notebook), 1)]
    record = {
        **facts,
        "notebook": run.notebook.relative_to(plan.folder).as_posix(),
        "title": run.title,
        "figures": _write_figures(done / "figures", facts, folder),
        "tables": tables,
    }
    _write(folder / "records" / run.language / f"{run.name}.json", record_text(record))


def _write_figures(drawn: Path, facts: Mapping[str, Any], folder: Path) -> list[str]:
    """Copy what a run drew; a figure with a record gets its run and commit there."""
    for path in sorted(drawn.glob("*")):
        content = path.read_bytes()
        if path.suffix == ".json":
            record = json.loads(content)
            content = record_text({**record, "run": facts["run"], "commit": facts["commit"]}).encode("utf-8")
        target = folder / "figures" / path.name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    return [path.stem for path in sorted(drawn.glob("*.json"))]


def _tables(notebook: Mapping[str, Any]) -> list[tuple[str, Mapping[str, Any]]]:
    """Every table that a notebook shows as data, with the heading above it."""
    found, heading = [], ""
    for cell in notebook["cells"]:
        if cell["cell_type"] == "markdown":
            heading = next(reversed(_HEADING.findall(_CODE.sub("", cell["source"]))), heading)
        for output in cell.get("outputs", []):
            if shown := output.get("data", {}).get(MIME):
                found.append((heading, shown))
    return found


def _write_table(shown: tuple[str, Mapping[str, Any]], number: int, facts: Mapping[str, Any], folder: Path) -> str:
    heading, resource = shown
    name = f"{facts['run']}-{number}"
    record = {
        **facts,
        "table": name,
        "title": heading or name,
        "fields": resource["schema"]["fields"],
        "evidence": resource["evidence"],
        **({"context": resource["context"]} if "context" in resource else {}),
    }
    place = folder / "tables" / facts["language"]
    _write(place / f"{name}.csv", _csv(resource))
    _write(place / f"{name}.json", record_text(record))
    return name


def _csv(resource: Mapping[str, Any]) -> str:
    names = [field["name"] for field in resource["schema"]["fields"]]
    text = io.StringIO(newline="")
    # With \n alone Python 3.11 leaves a carriage return in a text without quotes, and the row breaks there.
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(names)
    writer.writerows([_cell(row[name]) for name in names] for row in resource["data"])
    return text.getvalue()


def _cell(value: Any) -> Any:
    """Lists as JSON, truth as Table Schema writes it; nothing for what is missing."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (list, dict)):
        return json.dumps(value, ensure_ascii=False, sort_keys=True)
    return "" if value is None else value


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
