"""The word lists that names are known by: those of names.yaml, and what a registry says of single words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import NamedTuple

from rasad import data
from rasad.annotation.registry.derived import derived
from rasad.annotation.registry.read import Registry
from rasad.text.clitics import reading_in
from rasad.text.fold import key


@cache
def cues(lang: str) -> Mapping[str, frozenset[str]]:
    """The word lists of a language, as match keys."""
    lists = {
        kind: [w for words in groups.values() for w in words]
        for kind, groups in data.load("names/names.yaml")[lang].items()
    }
    modifiers = data.load("names/modifiers.yaml")[lang]
    lists["between"] = [w for when, words in modifiers.items() if when != "honorific" for w in words]
    lists["titles"] += modifiers["honorific"]
    lists["function"] += data.load("text/function_words.yaml")[lang] + data.load("text/stopwords.yaml").get(lang, [])
    # Verbs of saying are frequent enough to be function words there.
    lists["function"] = [w for w in lists["function"] if not reading_in(w, lists["said"], lang)]
    return {kind: frozenset(key(w, lang) for w in words if " " not in w) for kind, words in lists.items()}


class Registered(NamedTuple):
    """What a registry says of single words, as match keys: `named` are those of people and places."""

    demonyms: frozenset[str]
    given: frozenset[str]
    named: frozenset[str]
    ordinary: frozenset[str]


@derived
def registered(registry: Registry, lang: str) -> Registered:
    """Demonyms; first words of people's names; words that make the names of bodies, events and offices (ملی, الأمن)."""
    names: dict[str, list[list[str]]] = {"PER": [], "GPE": [], "LOC": [], "ORG": [], "EVENT": []}
    for entity in registry.entities.values():
        names[entity.type] += [key(name, lang).split() for name in entity.names(lang)]
    offices = [key(office.labels[lang], lang).split() for office in registry.offices.values() if lang in office.labels]
    # Labels only: aliases have titles before surnames.
    people = [
        key(e.labels[lang], lang).split() for e in registry.entities.values() if e.type == "PER" and lang in e.labels
    ]
    demonyms = (word for entity in registry.entities.values() for word in entity.demonyms.get(lang, ()))
    named = _words_of(names["PER"] + names["GPE"] + names["LOC"])
    return Registered(
        demonyms=frozenset(key(word, lang) for word in demonyms),
        given=frozenset(words[0] for words in people if len(words) > 1),
        named=named,
        ordinary=_words_of(words for words in [*names["ORG"], *names["EVENT"], *offices] if len(words) > 1) - named,
    )


def _words_of(names: Iterable[Iterable[str]]) -> frozenset[str]:
    return frozenset(word for name in names for word in name)
