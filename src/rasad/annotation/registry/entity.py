"""Entities, offices and who held them: what a registry is made of."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from functools import cached_property
from pathlib import Path
from typing import Any

from rasad.checks import check_language

Words = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Term:
    """A term of office; `start` is its first day at the earliest, `end` the first day after it at the latest."""

    office: str
    start: dt.date | None
    end: dt.date | None
    acting: bool = False

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
    of: str | None = None
    form: str | None = None
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
    form: str | None = None

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
    >>> from rasad.annotation.registry.read import read_registry
    >>> registry = read_registry("seeds/entities.yaml")
    >>> registry.label("vladimir-putin", "fa")
    'ولادیمیر پوتین'
    """

    entities: Mapping[str, Entity]
    offices: Mapping[str, Office]
    blockers: tuple[Blocker, ...]
    path: Path | None = None  # None for the general registry alone

    @cached_property
    def derived(self) -> dict[Any, Any]:
        """What was worked out from it, by question; see `rasad.annotation.registry.derived`."""
        return {}

    def __getstate__(self) -> dict[str, Any]:
        """What it was made of, and not what was worked out from it: that is cheaper made again than sent."""
        return {one.name: getattr(self, one.name) for one in fields(self)}

    def label(self, entity: str, language: str) -> str:
        """The name to show in a language; the id where the registry has none."""
        check_language(language)
        known = self.entities.get(entity)
        return known.labels.get(language, entity) if known else entity

    def holders(self, office: str) -> tuple[tuple[Entity, Term], ...]:
        """Everyone who held an office, with the term."""
        return self._holders.get(office, ())

    def elect_offices(self, office: str) -> tuple[str, ...]:
        """The offices of those who were elected to an office and have not yet taken it."""
        return self._elects.get(office, ())

    @cached_property
    def _elects(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        for office in self.offices.values():
            if office.elect_for:
                found[office.elect_for] = (*found.get(office.elect_for, ()), office.id)
        return found

    @cached_property
    def _holders(self) -> Mapping[str, tuple[tuple[Entity, Term], ...]]:
        found: dict[str, list[tuple[Entity, Term]]] = {}
        for entity in self.entities.values():
            for term in entity.offices:
                found.setdefault(term.office, []).append((entity, term))
        return {office: tuple(terms) for office, terms in found.items()}
