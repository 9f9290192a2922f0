"""The words that speak of events, by kind (event_words.yaml)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from rasad import data
from rasad.annotation.registry.checks import match_keys

_CLITICS = "وفبلکس"


def kind_of(word: str, lang: str) -> str | None:
    """The kind of event that a word (a match key) speaks of."""
    words = _words(lang)
    if word in words or lang == "fa":
        return words.get(word)
    bare = word
    while bare[:1] in _CLITICS and len(bare) > 3:
        bare = bare[1:]
        if bare in words:
            return words[bare]
        if bare.startswith("ال") and bare[2:] in words:
            return words[bare[2:]]
    return words.get(word[2:]) if word.startswith("ال") else None


@cache
def _words(lang: str) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for kind, lists in data.load("events/event_words.yaml").items():
        for word in match_keys(list(lists[lang]), lang):
            found.setdefault(word, kind)
    return found
