"""The files of a report folder: what each is, how long, and its hash."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

RIGHTS = "The articles, whole or quoted, are texts of third parties and stay under the rights of their publishers."
CRATE = "ro-crate-metadata.json"
PACKAGE = "datapackage.json"

# Not `mimetypes`: it reads tables of the system, and the same report would be described differently elsewhere.
_MEDIA = {
    ".bib": "application/x-bibtex",
    ".css": "text/css",
    ".csv": "text/csv",
    ".gexf": "application/gexf+xml",
    ".graphml": "application/graphml+xml",
    ".html": "text/html",
    ".ics": "text/calendar",
    ".ipynb": "application/x-ipynb+json",
    ".jpg": "image/jpeg",
    ".js": "text/javascript",
    ".json": "application/json",
    ".jsonl": "application/jsonl",
    ".jsonld": "application/ld+json",
    ".md": "text/markdown",
    ".parquet": "application/vnd.apache.parquet",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".ris": "application/x-research-info-systems",
    ".svg": "image/svg+xml",
    ".tsv": "text/tab-separated-values",
    ".ttf": "font/ttf",
    ".txt": "text/plain",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
    ".yaml": "application/yaml",
    ".yml": "application/yaml",
    ".zip": "application/zip",
}


@dataclass(frozen=True)
class Part:
    """One file of the report; `path` is relative to the folder, with `/` on every system."""

    path: str
    size: int
    sha256: str

    @property
    def media(self) -> str:
        """The media type."""
        return media_type(self.path)


def media_type(name: str) -> str:
    """The media type that a file's ending says, the same on every system.

    Examples
    --------
    >>> media_type("figures/timeline.svg"), media_type("unknown.xyz")
    ('image/svg+xml', 'application/octet-stream')
    """
    return _MEDIA.get(Path(name).suffix.lower(), "application/octet-stream")


def parts(folder: Path) -> dict[str, Part]:
    """Every file of the folder by its path, in order; not the crate itself, and nothing hidden.

    Hidden files (the mark that the folder is a report, .DS_Store) get lost on the way to an archive, and a crate
    that names a file which is not there is not valid.
    """
    found = {}
    for path in sorted(folder.rglob("*"), key=lambda path: path.relative_to(folder).as_posix()):
        name = path.relative_to(folder).as_posix()
        hidden = any(step.startswith(".") for step in name.split("/"))
        if path.is_file() and not hidden and name != CRATE:
            content = path.read_bytes()
            found[name] = Part(name, len(content), hashlib.sha256(content).hexdigest())
    return found
