"""The words of conditions.yaml, by which an article says what a name or an office means."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from rasad import data
from rasad.text.fold import match_keys
from rasad.text.language import languages_of


@cache
def cues(lang: str) -> Mapping[str, frozenset[str]]:
    """The word lists of conditions.yaml as match keys; in ``und`` text, of both languages."""
    given = data.load("names/conditions.yaml")
    languages = languages_of(lang)
    return {
        name: frozenset(word for language in languages for word in match_keys(list(given[language][name]), language))
        for name in given["fa"]
    }
