"""What can be wrong between the entries of a registry: links that lead nowhere, names that two share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from rasad.annotation.registry.entity import Entity, Office
from rasad.annotation.registry.entries import LANGUAGES
from rasad.annotation.registry.near import unknown
from rasad.text.fold import match_keys

Named = Entity | Office
_LOOKED_UP = 10


def link_mistakes(
    entities: Mapping[str, Entity], offices: Mapping[str, Office], places: Mapping[str, str]
) -> Iterator[str]:
    """Ids that are named and not there; `places` has the entries of the file itself."""
    links: list[tuple[str, str, str | None, Mapping[str, Entity] | Mapping[str, Office]]]
    links = [(e.id, "metonym_for", e.metonym_for, entities) for e in entities.values() if e.metonym_for]
    links += [(e.id, "of", e.of, entities) for e in entities.values() if e.of]
    links += [(o.id, "of", o.of, entities) for o in offices.values()]
    links += [(o.id, "elect_for", o.elect_for, offices) for o in offices.values()]
    told = 0
    for source, name, target, known in links:
        if target and target not in known and source in places:
            told += 1
            # To look through a large registry takes a second: not for each of a thousand links.
            said = unknown(target, known) if told <= _LOOKED_UP else f"{target!r} is not in the registry"
            yield f"{places[source]}: {source}: {name}: {said}"


def shared_entity_names(entities: Iterable[Entity], places: Mapping[str, str]) -> Iterator[str]:
    """Names that mean two entities where neither has a condition on them."""
    yield from _shared(list(entities), places, "say under ambiguous when it is meant")


def shared_office_names(offices: Iterable[Office], places: Mapping[str, str]) -> Iterator[str]:
    """Phrases that mean the holders of two offices."""
    yield from _shared(list(offices), places, "a phrase means one office")


def _has_condition(one: Named, name: str) -> bool:
    return isinstance(one, Entity) and name in one.ambiguous


def _shared(named: list[Named], places: Mapping[str, str], advice: str) -> Iterator[str]:
    for lang in LANGUAGES:
        for meant in _meanings(named, lang):
            own = [(one, name) for one, name in meant if one.id in places]
            if not own or any(_has_condition(one, name) for one, name in meant):
                continue
            mine, name = own[-1]
            other, as_there = next((one, name) for one, name in meant if one.id != mine.id)
            read = "" if name == as_there else f" (written {as_there!r})"
            yield f"{places[mine.id]}: {mine.id}: {name!r} is also a name of {other.id}{read}; {advice}"


def _meanings(named: list[Named], lang: str) -> list[list[tuple[Named, str]]]:
    """For each match key that two entries share, who has it and how it is written there."""
    pairs = [(one, name) for one in named for name in one.names(lang) if name]
    first: dict[str, tuple[Named, str]] = {}
    shared: dict[str, list[tuple[Named, str]]] = {}
    for pair, form in zip(pairs, match_keys([name for _, name in pairs], lang), strict=True):
        before = first.setdefault(form, pair)
        if before[0] is not pair[0]:
            shared.setdefault(form, [before]).append(pair)
    return list(shared.values())
