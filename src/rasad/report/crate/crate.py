"""Write an RO-Crate over a report: one file that tells a machine what each file is and how it came about.

See docs/provenance.md for the reader and docs/decisions/0013-provenance.md for the versions chosen.
"""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rasad.errors import RasadError
from rasad.report.crate.parts import CRATE, RIGHTS, Part, parts
from rasad.report.crate.records import Records, file_id, labels, read_records
from rasad.report.crate.runs import Entity, refs, run_entities
from rasad.wholefile import whole_file

if TYPE_CHECKING:
    from rocrate.rocrate import ROCrate

_VERSION = "1.1"
_PROFILE = "https://w3id.org/ro/wfrun/process/0.5"
# The context of RO-Crate 1.1 is older than schema.org's term; later contexts have it under the same address.
_TERMS = {"sha256": "http://schema.org/sha256"}
_RIGHTS = f"{RIGHTS} The software that made the report, rasad, is under MIT and Apache-2.0 together."
_SPDX = re.compile(r"(CC|CC0|MIT|Apache|[AL]?GPL|BSD|ODbL|ODC|PDDL|MPL|EUPL)(-[\w.+-]+)?")


def write_crate(folder: Path, titles: Mapping[str, str], date: str, licence: str | None = None) -> Path:
    """Write ro-crate-metadata.json over all files of a report.

    Parameters
    ----------
    folder : Path
        The report, finished: what is added later is not in the crate.
    titles : mapping
        Title of the report by language.
    date : str
        Day of publication in ISO 8601; the clock is not asked. Empty where none is stated: RO-Crate demands one, and
        its validator says so.
    licence : str, optional
        Of the report: an SPDX identifier, an address, or words. Without it the crate says that none is stated.

    Returns
    -------
    Path
        The file. The same folder gives the same bytes.

    Raises
    ------
    RasadError
        If a record is none, names what is not there, or `date` is no date.
    """
    from rocrate.model.contextentity import ContextEntity
    from rocrate.model.file import File
    from rocrate.rocrate import ROCrate

    folder = Path(folder)
    records, found = read_records(folder), parts(folder)
    said = labels(records, titles, found)
    crate = ROCrate(version=_VERSION)
    crate.metadata.extra_terms.update(_TERMS)
    for path, part in found.items():
        crate.add(File(crate, dest_path=path, properties=_file(part, said)))
    for entity in (*run_entities(records, found), _licence(licence), *_profile(records)):
        crate.add(ContextEntity(crate, entity["@id"], properties=entity))
    _describe(crate, records, titles, _day(date) if date else "", licence)
    return _write(folder / CRATE, crate)


def _describe(crate: ROCrate, records: Records, titles: Mapping[str, str], day: str, licence: str | None) -> None:
    """Fill in the root of the crate."""
    first = "en" if "en" in titles else next(iter(titles), "")
    others = [{"@value": title, "@language": code} for code, title in sorted(titles.items()) if code != first]
    runs = [f"#run/{run['language']}/{run['run']}" for run in records.runs.values()]
    # Not by item: rocrate would drop the language of a text.
    root: dict[str, Any] = crate.root_dataset.properties()
    stated: dict[str, Any] = {
        "name": titles.get(first) or "Report",
        "description": f"A report built by rasad from {len(runs)} runs of notebooks over news articles. Every figure "
        "and table has a record beside it, with the sha256 of what was read and the quotes behind it.",
        "datePublished": day,
        "license": refs([_licence(licence)["@id"]]),
        **({"alternateName": _one(others)} if others else {}),
        **({"inLanguage": _one(sorted(titles))} if titles else {}),
        **({"conformsTo": refs([_PROFILE]), "mentions": refs(sorted(runs))} if runs else {}),
    }
    root |= stated
    if not day:
        root.pop("datePublished")  # rocrate would take today


def _file(part: Part, said: Mapping[str, Mapping[str, Any]]) -> Entity:
    label = dict(said[part.path])
    links: Entity = {key: refs([label.pop(key)]) for key in ("subjectOf", "isBasedOn") if key in label}
    told = [file_id(path) for path, other in said.items() if other.get("subjectOf") == file_id(part.path)]
    return {
        "name": part.path,
        **label,
        "encodingFormat": part.media,
        "contentSize": str(part.size),
        "sha256": part.sha256,
        **links,
        **({"about": refs(told)} if told else {}),
    }


def _licence(licence: str | None) -> Entity:
    """An entity in any case: RO-Crate demands a licence, and "not stated" is an answer too."""
    if licence is None:
        name, place = "No licence stated", "#licence-not-stated"
    elif licence.startswith(("https://", "http://")):
        name, place = licence, licence
    elif _SPDX.fullmatch(licence):
        name, place = licence, f"https://spdx.org/licenses/{licence}"
    else:
        name, place = licence, "#licence"
    return {"@id": place, "@type": "CreativeWork", "name": name, "description": _RIGHTS}


def _profile(records: Records) -> list[Entity]:
    profile = {"@id": _PROFILE, "@type": "CreativeWork", "name": "Process Run Crate", "version": "0.5"}
    return [profile] if records.runs else []


def _day(date: str) -> str:
    try:
        return datetime.date.fromisoformat(date).isoformat()
    except ValueError:
        raise RasadError(f"date of the report {date!r}: not a day as 2026-11-30") from None


def _one(values: list[Any]) -> Any:
    return values[0] if len(values) == 1 else values


def _write(path: Path, crate: ROCrate) -> Path:
    # By hand, since rocrate's own writing would copy every file of the crate onto itself.
    text = json.dumps(crate.metadata.generate(), ensure_ascii=False, indent=1, sort_keys=True)
    with whole_file(path) as part:
        part.write_text(text + "\n", encoding="utf-8", newline="\n")
    return path
