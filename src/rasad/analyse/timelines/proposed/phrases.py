"""The phrases of attribution.yaml, and whether words are one of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from rasad import data
from rasad.analyse.timelines.proposed.clauses import Clause
from rasad.text.clitics import forms
from rasad.text.fold import match_keys

Phrases = frozenset[tuple[str, ...]]


@cache
def cues(lang: str) -> Mapping[str, Phrases]:
    """The lists of attribution.yaml as tuples of match keys."""
    lists = data.load("events/attribution.yaml")[lang]
    return {name: frozenset(tuple(k.split()) for k in match_keys(words, lang)) for name, words in lists.items()}


def phrase_at(keys: Sequence[str], at: int, name: str, lang: str) -> int:
    """How many words of a phrase of the list stand at a place; 0 for none."""
    phrases, heads = cues(lang)[name], _heads(lang, name)
    # Most words begin no phrase, and are seen not to at once.
    begun = [form for word in keys[at : at + 1] for form in forms(word, lang) if form in heads]
    for size in (3, 2, 1) if begun else ():
        behind = tuple(keys[at + 1 : at + size])
        if len(behind) == size - 1 and any((form, *behind) in phrases for form in begun):
            return size
    return 0


@cache
def _heads(lang: str, name: str) -> frozenset[str]:
    """The first words of the phrases of a list."""
    return frozenset(phrase[0] for phrase in cues(lang)[name] if phrase)


def is_cue(word: str, name: str, lang: str) -> bool:
    """Whether a word by itself is in a list."""
    return bool(phrase_at([word], 0, name, lang))


def has_cue(clause: Clause, name: str, lang: str) -> bool:
    """Whether a clause holds a phrase of one of the lists."""
    keys = [word[0] for word in clause.words]
    return any(phrase_at(keys, i, name, lang) for i in range(len(keys)))


def ends_in_cue(clause: Clause, name: str, lang: str) -> bool:
    """Whether the last words of a clause are a phrase of one of the lists."""
    keys = [word[0] for word in clause.words]
    return any(phrase_at(keys, len(keys) - size, name, lang) == size for size in (1, 2) if size <= len(keys))


def stands_in(text: str, start: int, lang: str) -> bool:
    """Whether "in" or "to" stands before a place."""
    before = text[max(0, start - 12) : start].split()
    return bool(before) and is_cue(match_keys(before[-1:], lang)[0], "in", lang)
