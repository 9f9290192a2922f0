"""Read a registry: the general one that comes with the package, or a file, alone or over the general one.

A registry file stands by itself, or says ``extends: general`` and is laid over the registry that
comes with the package: an id that is known there gains aliases and epithets, all else is new. Every
mistake is told with file and line.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from rasad.annotation.entity import Blocker, Entity, Office, Registry, Term, Words
from rasad.dates import parse_edtf
from rasad.errors import RasadError
from rasad.text.fold import key
from rasad.yamlfile import Entry, check_keys, check_list, parse_yaml, read_yaml

__all__ = ["Blocker", "Entity", "Office", "Registry", "Term", "general", "read_registry"]

GENERAL, REGISTRY_FILE = "registry.yaml", "entities.yaml"
TYPES = ("PER", "ORG", "GPE", "LOC", "EVENT")
CONDITIONS = ("full-name", "quoted", "never-alone")
LANGUAGES = ("fa", "ar")


def read_registry(path: str | Path | None = None) -> Registry:
    """Read a registry of entities.

    Parameters
    ----------
    path : str or Path, optional
        YAML file, or a folder of articles with an ``entities.yaml``; without either, the general
        registry that comes with the package.

    Returns
    -------
    Registry

    Raises
    ------
    RasadError
        For the first mistake: file, line, what is wrong, what is known.

    Examples
    --------
    >>> read_registry().label("russia", "ar")
    'روسيا'
    """
    path = _beside(path)
    if path is None:
        return general()
    content = check_keys(
        read_yaml(path), path, required=["entities"], optional=["extends", "offices", "blockers"], what="the registry"
    )
    base = content.get("extends")
    if base not in (None, "general"):
        raise RasadError(f"{path}: extends: {base!r} is not known; only 'general' can be extended")
    return _build(content, path, general() if base else None)


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
    """The registry that comes with the package."""
    source = files("rasad.data").joinpath(GENERAL)
    return _build(parse_yaml(source.read_text(encoding="utf-8"), GENERAL), GENERAL, None)


def _build(content: Entry, path: str | Path, base: Registry | None) -> Registry:
    offices = _offices(content, path, base.offices if base else {})
    entities = dict(base.entities) if base else {}
    own: set[str] = set()
    for given in check_list(content, "entities", path):
        entity, line = _entity(given, path, offices), given.line
        if entity.id in own:
            raise RasadError(f"{path}: line {line}: {entity.id!r} stands twice in this file")
        own.add(entity.id)
        entities[entity.id] = _over(entities.get(entity.id), entity, f"{path}: line {line}: {entity.id}")
    blockers = [_blocker(entry, path, {*entities, *offices}) for entry in check_list(content, "blockers", path)]
    _check_links(entities, offices, content, path)
    file = None if path == GENERAL else Path(path)
    return Registry(entities, offices, (base.blockers if base else ()) + tuple(blockers), file)


def _offices(content: Entry, path: str | Path, base: Mapping[str, Office]) -> dict[str, Office]:
    offices, own = dict(base), set()
    for entry in check_list(content, "offices", path):
        office = _office(entry, path)
        if office.id in own:
            raise RasadError(f"{path}: line {entry.line}: {office.id!r} stands twice in this file")
        own.add(office.id)
        offices[office.id] = _office_over(offices.get(office.id), office)
    return offices


_ENTITY_KEYS = (
    "labels",
    "aliases",
    "epithets",
    "demonyms",
    "ambiguous",
    "offices",
    "wikidata",
    "metonym_for",
    "died",
    "unchecked",
    "note",
)


def _entity(entry: Any, path: str | Path, offices: Mapping[str, Office]) -> Entity:
    entry = check_keys(entry, path, required=["id", "type"], optional=_ENTITY_KEYS, what="entity")
    place = f"{path}: line {entry.line}: {entry['id']}"
    if entry["type"] not in TYPES:
        raise RasadError(f"{place}: type {entry['type']!r} is not known; known are {', '.join(TYPES)}")
    ambiguous = {str(k): str(v) for k, v in _mapping(entry, "ambiguous", place).items()}
    for alias, condition in ambiguous.items():
        if condition not in CONDITIONS:
            raise RasadError(
                f"{place}: condition {condition!r} of {alias!r} is not known; known are {', '.join(CONDITIONS)}"
            )
    return Entity(
        id=str(entry["id"]),
        type=entry["type"],
        labels=_labels(entry, place),
        aliases=_words(entry, "aliases", place),
        epithets=_words(entry, "epithets", place),
        demonyms=_words(entry, "demonyms", place),
        ambiguous=ambiguous,
        offices=tuple(_term(term, path, offices) for term in _list(entry, "offices", place)),
        unchecked=tuple(_list(entry, "unchecked", place)),
        **{name: entry.get(name) for name in ("wikidata", "metonym_for", "died", "note")},
    )


def _over(base: Entity | None, entity: Entity, place: str) -> Entity:
    """An entity of the file over the one of the general registry."""
    if base is None:
        return _checked(entity, place)
    if base.type != entity.type:
        raise RasadError(f"{place}: type {entity.type}, but the general registry has it as {base.type}")
    return _checked(_joined_entity(base, entity), place)


def _checked(entity: Entity, place: str) -> Entity:
    """An entity whose names can be told from other words, and whose conditions are on its own names."""
    named = {name for lang in LANGUAGES for name in entity.names(lang)}
    for name in [*named, *(word for words in entity.epithets.values() for word in words)]:
        if len(key(name, "fa")) < 2:
            raise RasadError(f"{place}: {name!r} is too short to be told from other words")
    for alias, condition in entity.ambiguous.items():
        if condition != "never-alone" and alias not in named:
            raise RasadError(f"{place}: ambiguous: {alias!r} is none of its names")
    return entity


def _joined_entity(base: Entity, entity: Entity) -> Entity:
    return replace(
        base,
        labels={**base.labels, **entity.labels},
        aliases=_joined(base.aliases, entity.aliases),
        epithets=_joined(base.epithets, entity.epithets),
        demonyms=_joined(base.demonyms, entity.demonyms),
        ambiguous={**base.ambiguous, **entity.ambiguous},
        offices=entity.offices or base.offices,
        **{name: value for name in ("wikidata", "metonym_for", "died", "note") if (value := getattr(entity, name))},
    )


def _office_over(base: Office | None, office: Office) -> Office:
    """An office of the file over the one of the general registry: its phrases are added."""
    if base is None:
        return office
    return replace(
        base,
        labels={**base.labels, **office.labels},
        aliases=_joined(base.aliases, office.aliases),
        short=_joined(base.short, office.short),
    )


def _joined(base: Words, more: Words) -> Words:
    return {lang: tuple(dict.fromkeys(base.get(lang, ()) + more.get(lang, ()))) for lang in (*base, *more)}


def _mapping(entry: Entry, name: str, place: str) -> Mapping[str, Any]:
    value = entry.get(name) or {}
    if not isinstance(value, dict):
        raise RasadError(f"{place}: {name} should be a mapping of keys, not {value!r:.40}")
    return value


def _labels(entry: Entry, place: str) -> Mapping[str, str]:
    labels = _mapping(entry, "labels", place)
    for language, label in labels.items():
        if language not in ("en", *LANGUAGES) or isinstance(label, (list, dict)):
            raise RasadError(f"{place}: labels are one phrase under en, fa and ar; not {language}: {label!r:.40}")
    return {language: str(label) for language, label in labels.items()}


def _list(entry: Entry, name: str, place: str) -> list[Any]:
    value = entry.get(name) or []
    if not isinstance(value, list):
        raise RasadError(f"{place}: {name} should be a list, not {value!r:.40}")
    return value


def _words(entry: Entry, name: str, place: str) -> Words:
    found = {}
    for lang, words in _mapping(entry, name, place).items():
        if lang not in LANGUAGES or not isinstance(words, list):
            raise RasadError(f"{place}: {name} should be lists under fa and ar")
        if short := [word for word in words if len(key(str(word), lang)) < 2]:
            raise RasadError(f"{place}: {name}: {short[0]!r} is too short to be told from other words")
        found[lang] = tuple(str(word) for word in words)
    return found


def _term(entry: Any, path: str | Path, offices: Mapping[str, Office]) -> Term:
    entry = check_keys(entry, path, required=["office"], optional=["start", "end", "note"], what="term of office")
    place = f"{path}: line {entry.line}"
    if str(entry["office"]) not in offices:
        raise RasadError(f"{place}: office {entry['office']!r} is not among the offices of the registry")
    try:
        start = parse_edtf(str(entry["start"])).earliest if entry.get("start") else None
        end = parse_edtf(str(entry["end"])).latest if entry.get("end") else None
    except ValueError as error:
        raise RasadError(f"{place}: {entry['office']}: {error}") from None
    if start and end and end < start:
        raise RasadError(
            f"{place}: {entry['office']}: the term ends ({entry['end']}) before it starts ({entry['start']})"
        )
    return Term(str(entry["office"]), start, end)


def _office(entry: Any, path: str | Path) -> Office:
    known = ["of", "aliases", "short", "elect_for", "note"]
    entry = check_keys(entry, path, required=["id", "labels"], optional=known, what="office")
    place = f"{path}: line {entry.line}: {entry['id']}"
    return Office(
        id=str(entry["id"]),
        of=entry.get("of"),
        labels=_labels(entry, place),
        aliases=_words(entry, "aliases", place),
        short=_words(entry, "short", place),
        elect_for=entry.get("elect_for"),
    )


def _blocker(entry: Any, path: str | Path, known: set[str]) -> Blocker:
    entry = check_keys(entry, path, required=["text", "lang", "not"], optional=["why"], what="blocker")
    place = f"{path}: line {entry.line}: blocker {entry['text']!r}"
    if entry["not"] not in known:
        raise RasadError(f"{place}: not: {entry['not']!r} is not in the registry")
    if entry["lang"] not in LANGUAGES:
        raise RasadError(f"{place}: lang {entry['lang']!r} is not known; known are {', '.join(LANGUAGES)}")
    return Blocker(str(entry["text"]), entry["lang"], entry["not"], str(entry.get("why", "")))


def _check_links(
    entities: Mapping[str, Entity], offices: Mapping[str, Office], content: Entry, path: str | Path
) -> None:
    lines = {str(entry["id"]): entry.line for entry in [*content["entities"], *(content.get("offices") or [])]}
    links: list[tuple[str, str, str | None, Mapping[str, object]]]
    links = [(e.id, "metonym_for", e.metonym_for, entities) for e in entities.values()]
    links += [(o.id, "of", o.of, entities) for o in offices.values()]
    links += [(o.id, "elect_for", o.elect_for, offices) for o in offices.values()]
    for source, name, target, known in links:
        if isinstance(target, (list, dict)):
            line = lines.get(source, "?")
            raise RasadError(f"{path}: line {line}: {source}: {name} should be one id, not {target!r:.40}")
        if target and target not in known and source in lines:
            raise RasadError(f"{path}: line {lines[source]}: {source}: {name}: {target!r} is not in the registry")
