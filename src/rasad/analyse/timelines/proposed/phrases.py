"""The phrases of attribution.yaml, and whether words are one of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from rasad import data
from rasad.analyse.timelines.proposed.clauses import Clause
from rasad.text.clitics import readings
from rasad.text.fold import match_keys

Phrases = frozenset[tuple[str, ...]]


@cache
def cues(lang: str) -> Mapping[str, Phrases]:
    """The lists of attribution.yaml as tuples of match keys."""
    lists = data.load("events/attribution.yaml")[lang]
    return {name: frozenset(tuple(k.split()) for k in match_keys(words, lang)) for name, words in lists.items()}


def phrase_at(keys: Sequence[str], at: int, name: str, lang: str) -> int:
    """How many words of a phrase of the list stand at a place; 0 for none."""
    phrases = cues(lang)[name]
    for size in (3, 2, 1):
        window = tuple(keys[at : at + size])
        forms = [(reading.word, *window[1:]) for reading in readings(keys[at], lang)] if len(window) == size else []
        if any(form in phrases for form in forms):
            return size
    return 0


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
