"""What pairs were counted in, and what the entities in them are called: the context of a table of pairs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, ClassVar

import pandas as pd

from rasad.analyse.context import Context
from rasad.annotation.notes import Notes
from rasad.annotation.registry.entity import Registry
from rasad.data import LANGUAGES
from rasad.tables.result import LostContextError
from rasad.tables.schema import schema


@dataclass(frozen=True)
class PairsContext(Context):
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

    declared: ClassVar[str] = "pairs"
    lost: ClassVar[str] = "says neither what its ids are called nor in what they were counted"
    again: ClassVar[str] = (
        "pairs.keep(rows) gives the context back, with the pairs they came from; rasad.read_pairs(FILE) reads both"
    )

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

    @classmethod
    def from_registry(cls, rows: pd.DataFrame, registry: Registry, what: str) -> PairsContext:
        """What the names of plain pairs are called, and how many units name each."""
        try:
            counts = schema("pairs").typed(rows[["a", "b", "n_a", "n_b"]])
        except (TypeError, ValueError):
            raise LostContextError(f"{what}: a row lacks a, b, n_a or n_b; drop it, or count the pairs again") from None
        units = dict(
            sorted([*zip(counts["a"], counts["n_a"], strict=True), *zip(counts["b"], counts["n_b"], strict=True)])
        )
        if unknown := [str(name) for name in units if name not in registry.entities]:
            more = ", ..." if unknown[5:] else ""
            raise LostContextError(f"{what}: not in the registry: {', '.join(unknown[:5])}{more}")
        return cls({}, units={name: int(n) for name, n in units.items()}).named_by(registry)

    def named_by(self, registry: Registry) -> PairsContext:
        """The same, with labels, types and Wikidata ids of a registry where it has them."""
        known = {name: registry.entities[name] for name in {*self.labels, *self.units} if name in registry.entities}
        labels = {name: {lang: registry.label(name, lang) for lang in LANGUAGES} for name in sorted(known)}
        return replace(
            self,
            labels={**self.labels, **labels},
            types={**self.types, **{name: known[name].type for name in labels}},
            wikidata={**self.wikidata, **{name: known[name].wikidata for name in labels}},
        )

    def about(self, pairs: pd.DataFrame) -> PairsContext:
        """As much of it as speaks of these rows."""
        named = {*pairs["a"], *pairs["b"]}
        kinds = {name: getattr(self, name) for name in ("labels", "types", "wikidata", "units")}
        shown: dict[str, Any] = {
            name: {id: value for id, value in of.items() if id in named} for name, of in kinds.items()
        }
        return replace(self, **shown, long=())
