"""Annotated articles as a folder of tables, and back."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from rasad.annotation.notes import TABLES, Notes
from rasad.annotation.registry.entity import Registry
from rasad.annotation.registry.read import read_registry
from rasad.arguments import PATH, among, instance, maybe, takes
from rasad.errors import RasadError
from rasad.tables.files import FORMATS
from rasad.tables.package import NAME, read_said, write_package
from rasad.tables.read import read_table
from rasad.tables.schema import schema


@takes(notes=instance(Notes), folder=PATH, kind=among(*FORMATS))
def write_notes(notes: Notes, folder: str | Path, kind: str = "parquet") -> dict[Path, int]:
    """Write the five tables, and the Data Package that says which registry they were made with: all files, or none.

    Parameters
    ----------
    notes : Notes
    folder : str or Path
        Made where it is missing.
    kind : {"parquet", "jsonl", "csv"}

    Returns
    -------
    dict
        Each file with the number of its rows.

    Raises
    ------
    RasadError
        If a file cannot be written.
    """
    folder = Path(folder)
    tables = {folder / f"{name}.{kind}": (getattr(notes, name), schema(name)) for name in TABLES}
    write_package(tables, folder / NAME, {"registry": _told(notes.registry, folder)})
    return {path: len(table) for path, (table, _) in tables.items()}


def _told(registry: Registry, folder: Path) -> dict[str, Any]:
    """Which registry it was: its file as seen from the folder, and what is in it."""
    path = registry.path and Path(os.path.relpath(registry.path, folder)).as_posix()
    return {"file": path or None, "fingerprint": registry.fingerprint}


@takes(folder=PATH, registry=maybe(instance(Registry)))
def read_notes(folder: str | Path, registry: Registry | None = None) -> Notes:
    """Read what ``rasad annotate ARTICLES --out DIR`` wrote.

    Parameters
    ----------
    folder : str or Path
        With the tables articles, blocks, sentences, mentions and dates in one format.
    registry : Registry, optional
        The one that they were made with; by default the one that the folder names, where that has not changed.

    Returns
    -------
    Notes

    Raises
    ------
    RasadError
        If a table is missing or cannot be read, if the registry is not there any more or has changed, or if one that
        is given does not know an entity of the mentions.

    Examples
    --------
    >>> import rasad, tempfile
    >>> notes = rasad.annotate(rasad.read_articles("seeds"), rasad.read_registry("seeds"))
    >>> folder = Path(tempfile.mkdtemp())
    >>> _ = write_notes(notes, folder, "jsonl")
    >>> read_notes(folder).mentions.equals(notes.mentions)
    True
    """
    folder = Path(folder)
    tables = {name: read_table(_file(folder, name), name) for name in TABLES}
    registry = registry or _registry(folder)
    _check_known(tables["mentions"], registry, folder)
    return Notes(**tables, registry=registry)


def _file(folder: Path, name: str) -> Path:
    if not folder.is_dir():
        raise RasadError(f"{folder}: is no folder; rasad annotate ARTICLES --out {folder} makes one")
    there = [path for kind in FORMATS if (path := folder / f"{name}.{kind}").is_file()]
    if len(there) != 1:
        found = f"has {' and '.join(path.name for path in there)}" if there else f"lacks {name}.parquet (.jsonl, .csv)"
        raise RasadError(f"{folder}: {found}; rasad annotate writes one table of {name}")
    return there[0]


def _registry(folder: Path) -> Registry:
    again = "give it by registry=rasad.read_registry(FILE), or annotate again"
    if not (folder / NAME).is_file():
        raise RasadError(f"{folder}: has no {NAME}, which says with which registry it was annotated; {again}")
    told = read_said(folder / NAME).get("registry")
    if not isinstance(told, Mapping) or not {"file", "fingerprint"} <= told.keys():
        raise RasadError(f"{folder / NAME}: does not say with which registry the articles were annotated; {again}")
    path = folder / told["file"] if told["file"] else None
    if path and not path.exists():
        raise RasadError(f"{folder}: was annotated with {path}, which is not there; {again}")
    found = read_registry(path)
    if found.fingerprint != told["fingerprint"]:
        raise RasadError(f"{folder}: was annotated with another state of {path or 'the general registry'}; {again}")
    return found


def _check_known(mentions: pd.DataFrame, registry: Registry, folder: Path) -> None:
    if unknown := sorted(set(mentions["entity"].dropna()) - set(registry.entities)):
        more = f" and {len(unknown) - 3} more" if len(unknown) > 3 else ""
        raise RasadError(f"{folder}: the registry does not know {', '.join(unknown[:3])}{more}; it is not the one used")
