"""A small report, laid out by hand, and what a validator finds in its crate."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path
from typing import Any

TITLES = {"en": "Five articles", "fa": "پنج مقاله", "ar": "خمس مقالات"}
INPUTS = [
    {"file": "000_21eae814a3735d04.txt", "sha256": "5f43c67dd23c2d050a2331af2ce665aebeaba210abc2da81f4843614b69dfc8f"},
    {"file": "articles.yaml", "sha256": "b1ef9237dfb4e54dd2358837ba5e0376544e3549abc111dbcd33fe92ae5034c5"},
]
VERSIONS = {"python": "3.11.7", "rasad": "0.1.0", "pandas": "3.1.1", "hijridate": "not installed"}
COMMIT = "0a29eff0a29eff0a29eff0a29eff0a29eff0a29e"
PARAMETERS = {"language": "fa", "episode": "ghalibaf-moscow-2021", "top": 15, "places": ["tehran"], "note": None}
QUOTE = "موضوع سفر پاسدار قالیباف به مسکو"  # "the matter of Pasdar Ghalibaf's journey to Moscow"
FIELDS = [
    {"name": "article", "type": "string"},
    {"name": "start", "type": "integer"},
    {"name": "npmi", "type": "number"},
    {"name": "curated", "type": "boolean"},
    {"name": "date", "type": "date"},
    {"name": "participants", "type": "array"},
]
ROWS = (
    "article,start,npmi,curated,date,participants\r\n"
    '000_21eae814a3735d04,12,0.89,True,2021-02-08,"[""قالیباف"", ""پوتین""]"\r\n'
    "000_21eae814a3735d04,140,,False,,[]\r\n"
)


def lay_out(folder: Path) -> Path:
    """A report with one run in two languages, laid out as `rasad report` does; one article has a Persian name."""
    for language in ("en", "fa"):
        run: dict[str, Any] = {"run": "timeline", "language": language, "title": f"{TITLES[language]}: 1"}
        made: dict[str, Any] = {
            "parameters": PARAMETERS | {"language": language},
            "inputs": INPUTS,
            "versions": VERSIONS,
            "commit": COMMIT,
        }
        shown = made | {"run": "timeline", "language": language, "evidence": [{"article": "000", "quote": QUOTE}]}
        figure, table = f"timeline-{language}", "timeline-1"
        put(folder / f"{language}/index.html", "<!doctype html>")
        put(folder / f"{language}/timeline.html", "<!doctype html>")
        for article in ("مقالهٔ ۱", "000_21eae814a3735d04"):
            put(folder / f"{language}/articles/{article}.html", "<!doctype html>")
        put(folder / f"notebooks/{language}/timeline.ipynb", "{}")
        put(folder / f"figures/{figure}.svg", "<svg/>")
        put(folder / f"figures/{figure}.png", "PNG")
        put(folder / f"figures/{figure}.json", shown | {"figure": figure, "title": "دیدار", "alt": "Two events."})
        put(folder / f"tables/{language}/{table}.csv", ROWS)
        put(folder / f"tables/{language}/{table}.json", shown | {"table": table, "title": "دیدار", "fields": FIELDS})
        record = run | made | {"notebook": "notebooks/20_timeline.ipynb", "figures": [figure], "tables": [table]}
        put(folder / f"records/{language}/timeline.json", record)
    put(folder / "report.css", "body {}")
    put(folder / ".rasad-report", "This folder is written by rasad report.\n")
    return folder


def put(path: Path, content: str | dict[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    text = content if isinstance(content, str) else json.dumps(content, ensure_ascii=False)
    path.write_text(text, encoding="utf-8", newline="")


def findings(folder: Path, cache: Path, severity: str = "REQUIRED") -> set[str]:
    """What the RO-Crate validator finds wrong, without network: its cache is given the context that rocrate ships."""
    from requests_cache import CachedRequest, CachedResponse
    from rocrate_validator import services
    from rocrate_validator.models import Severity, ValidationSettings
    from rocrate_validator.utils.http import HttpRequester

    context = files("rocrate").joinpath("data/ro-crate.jsonld").read_bytes()
    address = json.loads(context)["@id"]
    assert address == "https://w3id.org/ro/crate/1.1/context", "the check needs rocrate before 0.16, as in uv.lock"
    answer = CachedResponse(
        url=address,
        status_code=200,
        headers={"Content-Type": "application/ld+json"},
        content=context,
        request=CachedRequest(method="GET", url=address),
    )
    web = {"cache_path": str(cache / "http"), "cache_max_age": -1, "offline": True}
    HttpRequester.initialize_cache(**web).session.cache.save_response(answer)
    asked = {"profile_identifier": "process-run-crate-0.5", "requirement_severity": Severity[severity]}
    result = services.validate(ValidationSettings(rocrate_uri=str(folder), **asked, **web))
    return {f"{finding.check.name}: {finding.message}" for finding in result.get_issues()}
