"""What pairs were counted in, and what the entities in them are called: the context of a table of pairs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from typing import Any

import pandas as pd

from rasad.annotation.notes import Notes
from rasad.annotation.registry.entity import Registry
from rasad.data import LANGUAGES
from rasad.tables.result import LostContextError, Result

AGAIN = "pairs.keep(rows) gives the context back, with the pairs they came from; rasad.read_pairs(FILE) reads both"


@dataclass(frozen=True)
class PairsContext:
    """What a table of pairs was made from.

    Attributes
    ----------
    labels : mapping
        Entity to its label by language (en, fa, ar).
    types, wikidata : mapping
        Entity to its type, and to its id in Wikidata or None.
    units : mapping
        Entity to the number of units that name it.
    unit : str or None
        "sentence", "window", "paragraph" or "article"; None where it is not known.
    window, titles, metonyms, roles, longest, min_count, permutations, resamples, seed
        As `rasad.cooccurrence` was called.
    long : sequence
        Very long sentences: article, sentence, characters, pairs, share of all pairs.
    counted : mapping or None
        Numbers of the whole counting, for `limits`; None where they are not known.
    notes : Notes or None
        That hold the quotes; no file has them.
    """

    labels: Mapping[str, Mapping[str, str]]
    types: Mapping[str, str] = field(default_factory=dict)
    wikidata: Mapping[str, str | None] = field(default_factory=dict)
    units: Mapping[str, int] = field(default_factory=dict)
    unit: str | None = None
    window: int = 3
    titles: bool = True
    metonyms: str = "city"
    roles: bool = True
    longest: int | None = None
    min_count: int = 1
    permutations: int = 0
    resamples: int = 0
    seed: int = 1
    long: Sequence[Sequence[Any]] = ()
    counted: Mapping[str, Any] | None = None
    notes: Notes | None = field(default=None, compare=False, repr=False)

    @property
    def reason(self) -> str:
        """Why there is not enough for a test; empty where there is, and where it is not known."""
        return str((self.counted or {}).get("reason", ""))

    @property
    def enough(self) -> bool:
        """Whether there is enough for a test, as far as it is known."""
        return self.counted is not None and not self.reason

    def label(self, entity: str, language: str) -> str:
        """What an entity is called in a language."""
        return str(self.labels.get(entity, {}).get(language) or entity)

    def named_by(self, registry: Registry) -> PairsContext:
        """The same, with the labels of a registry."""
        return replace(self, **_names(self.labels, registry))

    def about(self, pairs: pd.DataFrame) -> PairsContext:
        """As much of it as speaks of these rows."""
        named = {*pairs["a"], *pairs["b"]}
        kinds = {name: getattr(self, name) for name in ("labels", "types", "wikidata", "units")}
        shown: dict[str, Any] = {
            name: {id: value for id, value in of.items() if id in named} for name, of in kinds.items()
        }
        return replace(self, **shown, long=())

    def as_json(self) -> dict[str, Any]:
        """All but the notes, for a file."""
        return {part.name: getattr(self, part.name) for part in fields(self) if part.name != "notes"}


def context_of(
    pairs: pd.DataFrame, what: str, registry: Registry | None = None, *, otherwise: Registry | None = None
) -> PairsContext:
    """The context of pairs; of a plain table, as much of it as a registry can give.

    Parameters
    ----------
    pairs : DataFrame
    what : str
        Who asks, for the message.
    registry : Registry, optional
        Its labels come before those that the pairs have.
    otherwise : Registry, optional
        Asked only where the pairs have no context.

    Raises
    ------
    LostContextError
        If the rows have no context, or not that of these rows, and no registry is given.
    """
    if isinstance(pairs, Result) and (registry is None or pairs.has_context):
        found: PairsContext = pairs.context
        return found.named_by(registry) if registry else found
    if (registry := registry or otherwise) is None:
        lost = "a plain table says neither what its ids are called nor in what they were counted"
        raise LostContextError(f"{what}: {lost}; {AGAIN}, and registry=... gives the labels alone")
    return from_registry(pairs, registry, what)


def from_registry(
    pairs: pd.DataFrame, registry: Registry, what: str = "pairs", unit: str | None = None
) -> PairsContext:
    """As much of a context as a registry and the counts of a plain table give."""
    counts = {**dict(zip(pairs["a"], pairs["n_a"], strict=True)), **dict(zip(pairs["b"], pairs["n_b"], strict=True))}
    if unknown := sorted(str(name) for name in counts if name not in registry.entities):
        raise LostContextError(f"{what}: not in the registry: {', '.join(unknown[:5])}{', ...' if unknown[5:] else ''}")
    units = {name: int(n) for name, n in sorted(counts.items())}
    return PairsContext(**_names(units, registry), units=units, unit=unit)


def _names(entities: Mapping[str, Any], registry: Registry) -> dict[str, Any]:
    known = {name: registry.entities[name] for name in entities if name in registry.entities}
    return {
        "labels": {name: {lang: registry.label(name, lang) for lang in LANGUAGES} for name in entities},
        "types": {name: entity.type for name, entity in known.items()},
        "wikidata": {name: entity.wikidata for name, entity in known.items()},
    }
