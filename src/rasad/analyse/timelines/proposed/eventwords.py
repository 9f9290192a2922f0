"""The words that speak of events, by kind (event_words.yaml)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from rasad import data
from rasad.text.clitics import bare, readings
from rasad.text.fold import match_keys


def kind_of(word: str, lang: str) -> str | None:
    """The kind of event that a word (a match key) speaks of."""
    words = _words(lang)
    forms = [reading.word for reading in readings(word, lang, verb=True)]
    forms += [bare(word)] if lang == "ar" else []
    return next((words[form] for form in forms if form in words), None)


@cache
def _words(lang: str) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for kind, lists in data.load("events/event_words.yaml").items():
        for word in match_keys(list(lists[lang]), lang):
            found.setdefault(word, kind)
    return found
