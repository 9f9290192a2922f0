"""The runs of a report as a Process Run Crate tells them: what was run on what, with what, giving what.

The profile: https://w3id.org/ro/wfrun/process/0.5. An entity is a mapping with `@id` and `@type`, as in JSON-LD.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from rasad.report.crate.parts import media_type
from rasad.report.crate.records import Record, Records, figures_of, file_id, files_of, input_id, tables_of

Entity = dict[str, Any]


def run_entities(records: Records, paths: Mapping[str, Any]) -> list[Entity]:
    """The actions, and what they refer to that is no file of the folder: inputs, parameters, notebooks, software."""
    found: dict[str, Entity] = {}
    for path, run in records.runs.items():
        for entity in (*_inputs(run), *_parameters(run), _notebook(run), _action(run, _results(path, run, paths))):
            found[entity["@id"]] = entity
    for entity in _software(records):
        found[entity["@id"]] = entity
    return [found[name] for name in sorted(found)]


def refs(names: list[str]) -> Any:
    """References by id: one alone, or a list of several, as compact JSON-LD has it."""
    links = [{"@id": name} for name in names]
    return links[0] if len(links) == 1 else links


def _action(run: Record, results: list[str]) -> Entity:
    """Without start and end: the same bytes come of the same input, whenever it is run."""
    said = ", ".join(f"{name} = {_plain(value)}" for name, value in sorted(run.get("parameters", {}).items()))
    used = [*(entity["@id"] for entity in _inputs(run)), *(entity["@id"] for entity in _parameters(run))]
    action: Entity = {
        "@id": f"#run/{run['language']}/{run['run']}",
        "@type": "CreateAction",
        "name": run["title"],
        "description": f"{run['notebook']} was run with {said}" if said else f"{run['notebook']} was run",
        "instrument": refs(["#rasad", _notebook(run)["@id"]]),
        "result": refs([file_id(path) for path in results]),
    }
    return action | ({"object": refs(list(dict.fromkeys(used)))} if used else {})


def _results(path: str, run: Record, paths: Mapping[str, Any]) -> list[str]:
    """The executed notebook, its page, its figures and tables, and the records."""
    own = [f"notebooks/{run['language']}/{run['run']}.ipynb", f"{run['language']}/{run['run']}.html", path]
    records = [*figures_of(run), *tables_of(run)]
    drawn = [file for record in records for file in files_of(record, paths)]
    return sorted(file for file in {*own, *records, *drawn} if file in paths)


def _inputs(run: Record) -> Iterator[Entity]:
    """The files that were read: not in the folder, so each goes by its hash, whatever name it has elsewhere."""
    for entry in sorted(run["inputs"], key=lambda entry: (entry["file"], entry["sha256"])):
        yield {
            "@id": input_id(entry),
            "@type": "CreativeWork",
            "name": entry["file"],
            "description": "Read by the runs that refer to it; not in this folder.",
            "encodingFormat": media_type(entry["file"]),
            "sha256": entry["sha256"],
        }


def _parameters(run: Record) -> Iterator[Entity]:
    for name, value in sorted(run.get("parameters", {}).items()):
        yield {
            "@id": f"#parameter/{run['language']}/{run['run']}/{name}",
            "@type": "PropertyValue",
            "name": name,
            "value": _plain(value),
        }


def _plain(value: Any) -> str | int | float | bool:
    """A value as JSON-LD can hold it: a null or an empty list would vanish there."""
    return value if isinstance(value, (str, int, float)) else json.dumps(value, ensure_ascii=False, sort_keys=True)


def _notebook(run: Record) -> Entity:
    entity = {"@id": f"#{file_id(run['notebook'])}", "@type": "SoftwareSourceCode", "name": run["notebook"]}
    return entity | ({"version": run["commit"]} if run.get("commit") else {})


def _software(records: Records) -> Iterator[Entity]:
    versions = {pair for run in records.runs.values() for pair in run.get("versions", {}).items()}
    own = sorted(version for name, version in versions if name == "rasad")
    others = sorted((name, version) for name, version in versions if name != "rasad" and version[:1].isdigit())
    needed = [_package(name, version) for name, version in others]
    yield from needed
    yield {
        "@id": "#rasad",
        "@type": "SoftwareApplication",
        "name": "rasad",
        "description": "Runs the notebooks and writes the report; under the licences MIT and Apache-2.0 together.",
        **({"softwareVersion": ", ".join(own)} if own else {}),
        **({"softwareRequirements": refs([entity["@id"] for entity in needed])} if needed else {}),
    }


def _package(name: str, version: str) -> Entity:
    page = f"https://pypi.org/project/{name}/{version}/"
    if name == "python":
        page = f"https://www.python.org/downloads/release/python-{version.replace('.', '')}/"
    return {"@id": page, "@type": "SoftwareApplication", "name": name, "softwareVersion": version, "url": page}
