"""Read a registry: the general one that comes with the package, or a file, alone or over the general one.

A registry file stands by itself, or says ``extends: general`` and is laid over the registry that
comes with the package: an id that is known there gains aliases and epithets, all else is new. A
table (.csv) is always laid over it. Every mistake is told with file and line.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from rasad.annotation.registry.checks import link_mistakes, shared_entity_names, shared_office_names
from rasad.annotation.registry.csv import read_rows
from rasad.annotation.registry.entity import Entity, Office
from rasad.annotation.registry.entity import Registry as Registry
from rasad.annotation.registry.entries import (
    check_entry,
    check_names,
    read_blocker,
    read_entity,
    read_office,
)
from rasad.annotation.registry.forms import with_forms
from rasad.annotation.registry.layers import entity_over, office_over
from rasad.arguments import PATH, maybe, takes
from rasad.errors import RasadError
from rasad.mistakes import Mistakes
from rasad.yamlfile import Entry, check_list, collection_paused, parse_yaml, read_yaml

GENERAL, REGISTRY_FILE = "registry", "entities.yaml"


@dataclass
class Reading:
    """A registry as a file has it, what is wrong with it, and which entries are the file's own."""

    registry: Registry
    entities: dict[str, Entity] = field(default_factory=dict)
    offices: dict[str, Office] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)  # of each id: file and line
    mistakes: Mistakes = field(default_factory=Mistakes)


@takes(path=maybe(PATH))
def read_registry(path: str | Path | None = None) -> Registry:
    """Read a registry of entities.

    Parameters
    ----------
    path : str or Path, optional
        YAML file, or a folder of articles with an ``entities.yaml``; without either, the general
        registry that comes with the package. Or a table, ``.csv``, with the columns id, type, en,
        fa, ar, aliases (separated by ``|``) and perhaps wikidata; it is laid over the general registry.

    Returns
    -------
    Registry

    Raises
    ------
    RasadError
        For the first mistake: file, line, what is wrong, what is known, and how many more there are;
        ``rasad registry check`` shows them all.

    Examples
    --------
    >>> read_registry().label("russia", "ar")
    'روسيا'
    """
    path = _beside(path)
    if path is None:
        return general()
    reading = read_with_mistakes(path)
    _refuse(reading.mistakes, path)
    return reading.registry


def _refuse(mistakes: Mistakes, path: Path) -> None:
    """Raise the first mistake, if there is one, and say how to see the others: a large table may have thousands."""
    if len(mistakes) > 1:
        raise RasadError(f"{mistakes[0]} (and {len(mistakes) - 1} more: rasad registry check {path})")
    mistakes.refuse()


def _beside(path: str | Path | None) -> Path | None:
    """The file that is meant: a folder means its entities.yaml, if it has one."""
    if path is None:
        return None
    path = Path(path)
    if not path.is_dir():
        return path
    return path / REGISTRY_FILE if (path / REGISTRY_FILE).is_file() else None


@cache
def general() -> Registry:
    """The registry that comes with the package.

    Returns
    -------
    Registry
        Read once.

    Examples
    --------
    >>> general().label("iran", "fa"), general().path is None
    ('ایران', True)
    """
    folder = files("rasad.data").joinpath(GENERAL)
    sources = sorted((source for source in folder.iterdir() if source.name.endswith(".yaml")), key=lambda s: s.name)
    with collection_paused():
        contents = [(parse_yaml(source.read_text(encoding="utf-8"), source.name), source.name) for source in sources]
        reading = _from_yaml(contents, None)
    reading.mistakes.refuse()
    return reading.registry


@takes(path=PATH)
def read_with_mistakes(path: str | Path) -> Reading:
    """A registry and all its mistakes.

    Raises
    ------
    RasadError
        If the file cannot be read at all or is neither YAML nor a table.
    """
    path = Path(path)
    with collection_paused():
        if path.is_dir():
            return _from_yaml([(read_yaml(file), file) for file in _files_of(path)], path)
        return _from_csv(path) if path.suffix.lower() == ".csv" else _from_yaml([(read_yaml(path), path)], path)


def _files_of(folder: Path) -> list[Path]:
    found = sorted(folder.glob("*.yaml"))
    if not found:
        raise RasadError(f"{folder}: holds no .yaml file")
    return found


def _over(base: Registry | None, path: Path | None) -> Reading:
    """A reading that begins with what is below."""
    below = (dict(base.entities), dict(base.offices), base.blockers) if base else ({}, {}, ())
    return Reading(Registry(*below, path))


def _from_csv(path: Path) -> Reading:
    reading = _over(general(), path)
    for entity, place in read_rows(path, reading.mistakes):
        _add_entity(reading, entity, place)
    reading.mistakes.add(shared_entity_names(reading.registry.entities.values(), reading.places))
    return reading


def _from_yaml(contents: Sequence[tuple[Any, str | Path]], path: Path | None) -> Reading:
    """The registry of one file, or of several that are read as one."""
    mistakes = Mistakes()
    readable = [(content, file) for content, file in contents if check_entry(content, file, "the registry", mistakes)]
    if readable and not any(content.get("entities") for content, _ in readable):
        mistakes.append(f"{readable[0][1]}: line {readable[0][0].line}: the registry lacks 'entities'")
    reading = _over(general() if _extends(readable, mistakes) else None, path)
    reading.mistakes = mistakes
    for content, file in readable:
        _add_offices(reading, content, file)
    for content, file in readable:
        for entry, place in _entries(content, "entities", "entity", file, mistakes):
            _add_entity(reading, read_entity(entry, file, reading.registry.offices, mistakes), place)
    _fill_forms(reading)
    _check_between(reading)
    for content, file in readable:
        reading = _with_blockers(reading, content, file)
    return reading


def _extends(contents: Sequence[tuple[Any, str | Path]], mistakes: Mistakes) -> bool:
    """Whether the registry is laid over the general one."""
    for content, file in contents:
        if content.get("extends") not in (None, "general"):
            known = "only 'general' can be extended"
            mistakes.append(f"{file}: extends: {content['extends']!r} is not known; {known}")
    return any(content.get("extends") == "general" for content, _ in contents)


def _entries(content: Entry, name: str, what: str, path: str | Path, mistakes: Mistakes) -> Iterator[tuple[Entry, str]]:
    """The entries of a list that can be read, each with its place."""
    for entry in mistakes.of([], check_list, content, name, path):
        if check_entry(entry, path, what, mistakes):
            yield entry, f"{path}: line {entry.line}"


def _add_offices(reading: Reading, content: Entry, path: str | Path) -> None:
    offices: Any = reading.registry.offices
    for entry, place in _entries(content, "offices", "office", path, reading.mistakes):
        office = read_office(entry, path, reading.mistakes)
        if _is_new(reading, office.id, reading.offices, place):
            reading.offices[office.id] = office
            offices[office.id] = office_over(offices[office.id], office) if office.id in offices else office


def _add_entity(reading: Reading, entity: Entity, place: str) -> None:
    """An entity of the file, over the one of the general registry if that has it."""
    entities: Any = reading.registry.entities
    if not _is_new(reading, entity.id, reading.entities, place):
        return
    reading.entities[entity.id] = entity
    place = f"{place}: {entity.id}"
    base = entities.get(entity.id)
    if base and base.type != entity.type:
        reading.mistakes.append(f"{place}: type {entity.type}, but the general registry has it as {base.type}")
        return
    entities[entity.id] = entity_over(base, entity) if base else entity
    check_names(entities[entity.id], place, reading.mistakes)


def _is_new(reading: Reading, name: str, own: Mapping[str, object], place: str) -> bool:
    if name in own:
        reading.mistakes.append(f"{place}: {name!r} stands twice in this file")
        return False
    reading.places[name] = place
    return True


def _fill_forms(reading: Reading) -> None:
    entities: Any = reading.registry.entities
    offices: Any = reading.registry.offices
    for named in (entities, offices):
        named.update({id: with_forms(one, entities) for id, one in named.items() if one.form})


def _check_between(reading: Reading) -> None:
    registry, places = reading.registry, reading.places
    reading.mistakes.add(link_mistakes(registry.entities, registry.offices, places))
    reading.mistakes.add(shared_entity_names(registry.entities.values(), places))
    reading.mistakes.add(shared_office_names(registry.offices.values(), places))


def _with_blockers(reading: Reading, content: Entry, path: str | Path) -> Reading:
    registry, blockers = reading.registry, []
    known = {*registry.entities, *registry.offices}
    for entry, _ in _entries(content, "blockers", "blocker", path, reading.mistakes):
        if blocker := reading.mistakes.of(None, read_blocker, entry, path, known):
            blockers.append(blocker)
    reading.registry = Registry(registry.entities, registry.offices, registry.blockers + tuple(blockers), registry.path)
    return reading
