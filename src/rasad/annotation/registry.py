"""The registry: people, states, bodies and events, their names, and who held which office when.

A registry file stands by itself, or says ``extends: general`` and is laid over the registry that
comes with the package: an id that is known there gains aliases and epithets, all else is new.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from rasad.dates import parse_edtf
from rasad.errors import RasadError
from rasad.yamlfile import Entry, check_keys, parse_yaml, read_yaml

GENERAL, REGISTRY_FILE = "registry.yaml", "entities.yaml"
TYPES = ("PER", "ORG", "GPE", "LOC", "EVENT")
CONDITIONS = ("full-name", "quoted", "never-alone")
Words = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Term:
    """A term of office; `start` is its first day at the earliest, `end` the first day after it at the latest."""

    office: str
    start: dt.date | None
    end: dt.date | None

    def covers(self, day: dt.date) -> bool:
        """Whether the office was held on that day."""
        return (self.start is None or self.start <= day) and (self.end is None or day < self.end)


@dataclass(frozen=True)
class Entity:
    """One entity; all words by language (fa, ar)."""

    id: str
    type: str
    labels: Mapping[str, str]
    aliases: Words = field(default_factory=dict)
    epithets: Words = field(default_factory=dict)
    demonyms: Words = field(default_factory=dict)
    ambiguous: Mapping[str, str] = field(default_factory=dict)
    offices: tuple[Term, ...] = ()
    wikidata: str | None = None
    metonym_for: str | None = None
    died: str | None = None
    unchecked: tuple[str, ...] = ()
    note: str | None = None

    def names(self, lang: str) -> tuple[str, ...]:
        """Label and aliases in a language."""
        label = (self.labels[lang],) if lang in self.labels else ()
        return label + self.aliases.get(lang, ())


@dataclass(frozen=True)
class Office:
    """An office and the phrases that mean its holder."""

    id: str
    of: str | None
    labels: Mapping[str, str]
    aliases: Words = field(default_factory=dict)
    short: Words = field(default_factory=dict)
    elect_for: str | None = None

    def names(self, lang: str) -> tuple[str, ...]:
        """Label and aliases in a language, without the short forms."""
        label = (self.labels[lang],) if lang in self.labels else ()
        return label + self.aliases.get(lang, ())


@dataclass(frozen=True)
class Blocker:
    """A phrase inside which an entity is not meant."""

    text: str
    lang: str
    entity: str
    why: str


@dataclass(frozen=True, eq=False)
class Registry:
    """All that is known of names; made by `read_registry`.

    Examples
    --------
    >>> registry = read_registry("seeds/entities.yaml")
    >>> registry.label("vladimir-putin", "fa")
    'ولادیمیر پوتین'
    """

    entities: Mapping[str, Entity]
    offices: Mapping[str, Office]
    blockers: tuple[Blocker, ...]
    path: Path | None = None  # None for the general registry alone

    def label(self, entity: str, language: str) -> str:
        """The name to show in a language; the id where the registry has none."""
        known = self.entities.get(entity)
        return known.labels.get(language, entity) if known else entity

    def holders(self, office: str) -> Iterator[tuple[Entity, Term]]:
        """Everyone who held an office, with the term."""
        for entity in self.entities.values():
            for term in entity.offices:
                if term.office == office:
                    yield entity, term


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
    offices = dict(base.offices) if base else {}
    for entry in content.get("offices") or []:
        office = _office(entry, path)
        offices[office.id] = _office_over(offices.get(office.id), office)
    entities = dict(base.entities) if base else {}
    own: set[str] = set()
    for entry in content["entities"]:
        entity = _entity(entry, path, offices)
        if entity.id in own:
            raise RasadError(f"{path}: line {entry.line}: {entity.id!r} stands twice in this file")
        own.add(entity.id)
        entities[entity.id] = _over(entities.get(entity.id), entity)
    blockers = [_blocker(entry, path) for entry in content.get("blockers") or []]
    _check_links(entities, offices, content, path)
    return Registry(
        entities, offices, (base.blockers if base else ()) + tuple(blockers), None if path == GENERAL else Path(path)
    )


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
    ambiguous = {str(k): str(v) for k, v in (entry.get("ambiguous") or {}).items()}
    for alias, condition in ambiguous.items():
        if condition not in CONDITIONS:
            raise RasadError(
                f"{place}: condition {condition!r} of {alias!r} is not known; known are {', '.join(CONDITIONS)}"
            )
    return Entity(
        id=str(entry["id"]),
        type=entry["type"],
        labels={str(k): str(v) for k, v in (entry.get("labels") or {}).items()},
        aliases=_words(entry, "aliases", place),
        epithets=_words(entry, "epithets", place),
        demonyms=_words(entry, "demonyms", place),
        ambiguous=ambiguous,
        offices=tuple(_term(term, path, offices) for term in entry.get("offices") or []),
        unchecked=tuple(entry.get("unchecked") or ()),
        **{name: entry.get(name) for name in ("wikidata", "metonym_for", "died", "note")},
    )


def _over(base: Entity | None, entity: Entity) -> Entity:
    """An entity of the file over the one of the general registry."""
    if base is None:
        return entity
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


def _words(entry: Entry, name: str, place: str) -> Words:
    found = {}
    for lang, words in (entry.get(name) or {}).items():
        if lang not in ("fa", "ar") or not isinstance(words, list):
            raise RasadError(f"{place}: {name} should be lists under fa and ar")
        if short := [word for word in words if len(str(word).strip()) < 2]:
            raise RasadError(f"{place}: {name}: {short[0]!r} is too short to be told from other words")
        found[lang] = tuple(str(word) for word in words)
    return found


def _term(entry: Any, path: str | Path, offices: Mapping[str, Office]) -> Term:
    entry = check_keys(entry, path, required=["office"], optional=["start", "end", "note"], what="term of office")
    place = f"{path}: line {entry.line}"
    if entry["office"] not in offices:
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
    entry = check_keys(
        entry, path, required=["id", "labels"], optional=["of", "aliases", "short", "elect_for", "note"], what="office"
    )
    place = f"{path}: line {entry.line}: {entry['id']}"
    labels = {str(k): str(v) for k, v in entry["labels"].items()}
    return Office(
        entry["id"],
        entry.get("of"),
        labels,
        _words(entry, "aliases", place),
        _words(entry, "short", place),
        entry.get("elect_for"),
    )


def _blocker(entry: Any, path: str | Path) -> Blocker:
    entry = check_keys(entry, path, required=["text", "lang", "not"], optional=["why"], what="blocker")
    return Blocker(str(entry["text"]), str(entry["lang"]), str(entry["not"]), str(entry.get("why", "")))


def _check_links(
    entities: Mapping[str, Entity], offices: Mapping[str, Office], content: Entry, path: str | Path
) -> None:
    lines = {str(entry["id"]): entry.line for entry in [*content["entities"], *(content.get("offices") or [])]}
    links: list[tuple[str, str, str | None, Mapping[str, object]]]
    links = [(e.id, "metonym_for", e.metonym_for, entities) for e in entities.values()]
    links += [(o.id, "of", o.of, entities) for o in offices.values()]
    links += [(o.id, "elect_for", o.elect_for, offices) for o in offices.values()]
    for source, name, target, known in links:
        if target and target not in known and source in lines:
            raise RasadError(f"{path}: line {lines[source]}: {source}: {name}: {target!r} is not in the registry")
