"""Entities, offices and who held them: what a registry is made of."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from rasad.checks import check_language

# Words by language (fa, ar).
Words = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Term:
    """A term of office.

    Attributes
    ----------
    office : str
        Id of an office.
    start : datetime.date or None
        Its first day at the earliest; None where it is not known.
    end : datetime.date or None
        The first day after it at the latest; None where it goes on.
    acting : bool
        Whether it was held for another.

    Examples
    --------
    >>> Term("president-of-iran", dt.date(2021, 8, 3), dt.date(2024, 5, 20)).covers(dt.date(2022, 7, 19))
    True
    """

    office: str
    start: dt.date | None
    end: dt.date | None
    acting: bool = False

    def covers(self, day: dt.date) -> bool:
        """Whether the office was held on that day."""
        return (self.start is None or self.start <= day) and (self.end is None or day < self.end)


@dataclass(frozen=True)
class Entity:
    """One entity; all words by language (fa, ar).

    Attributes
    ----------
    id : str
        In kebab-case.
    type : {"PER", "ORG", "GPE", "LOC", "EVENT"}
    labels : mapping of str to str
        The name to show, in en, fa and ar.
    aliases, epithets, demonyms : mapping of str to tuple of str
        Other names; partisan or figurative names; adjectives, which are no mentions.
    ambiguous : mapping of str to str
        Names that are words as well, each with the condition under which it is meant.
    offices : tuple of Term
    wikidata : str or None
    metonym_for : str or None
        The state whose government a capital's name may mean.
    of : str or None
        The state that it belongs to.
    form : str or None
        The pattern that its names are made from, such as those of ministries.
    died : str or None
        EDTF.
    unchecked : tuple of str
        The facts that no source was found for.
    note : str or None

    Examples
    --------
    >>> from rasad.annotation import general
    >>> general().entities["russia"].names("ar")
    ('روسيا', 'روسيا الاتحادية', 'الاتحاد الروسي')
    """

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
    """An office and the phrases that mean its holder.

    Attributes
    ----------
    id : str
    of : str or None
        The state or body that it belongs to.
    labels : mapping of str to str
        In en, fa and ar.
    aliases, short : mapping of str to tuple of str
        Other phrases; and short ones (المرشد), which count where the long form stands before, a holder is named, or
        the article is about the state.
    elect_for : str or None
        The office that whoever holds this one was elected to.
    form : str or None
        The pattern that its phrases are made from.

    Examples
    --------
    >>> from rasad.annotation import general
    >>> general().offices["president-of-ukraine"].labels["fa"]
    'رئیس‌جمهور اوکراین'
    """

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
    """A phrase inside which an entity is not meant.

    Attributes
    ----------
    text, lang : str
        The phrase, and its language.
    entity : str
        Id of the entity.
    why : str

    Examples
    --------
    >>> Blocker("حافظ الأسد", "ar", "bashar-al-assad", "his father").entity
    'bashar-al-assad'
    """

    text: str
    lang: str
    entity: str
    why: str


@dataclass(frozen=True, eq=False)
class Registry:
    """All that is known of names; made by `read_registry`.

    Attributes
    ----------
    entities : mapping of str to Entity
        By id.
    offices : mapping of str to Office
        By id.
    blockers : tuple of Blocker
    path : Path or None
        Its file; None for the general registry alone.

    Examples
    --------
    >>> from rasad.annotation import read_registry
    >>> registry = read_registry("seeds/entities.yaml")
    >>> registry.label("vladimir-putin", "fa")
    'ولادیمیر پوتین'
    """

    entities: Mapping[str, Entity]
    offices: Mapping[str, Office]
    blockers: tuple[Blocker, ...]
    path: Path | None = None

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

    @cached_property
    def fingerprint(self) -> str:
        """A checksum of all that is in the registry, whatever file it is from.

        Examples
        --------
        >>> from rasad.annotation.registry.read import read_registry
        >>> read_registry("seeds").fingerprint == read_registry("seeds/entities.yaml").fingerprint
        True
        """
        parts: list[Any] = [*self.entities.values(), *self.offices.values(), *self.blockers]
        text = json.dumps(parts, ensure_ascii=False, sort_keys=True, default=_said)
        return hashlib.sha256(text.encode("utf-8")).hexdigest()

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


def _said(part: Any) -> Any:
    """What json has no word for: a record by its fields, anything else as text."""
    return {one.name: getattr(part, one.name) for one in fields(part)} if is_dataclass(part) else str(part)
