"""The words of conditions.yaml, by which an article says what a name or an office means."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from rasad import data
from rasad.annotation.registry.checks import match_keys


@cache
def cues(lang: str) -> Mapping[str, frozenset[str]]:
    """The word lists of conditions.yaml as match keys; in ``und`` text, of both languages."""
    given = data.load("names/conditions.yaml")
    languages = ("fa", "ar") if lang == "und" else (lang,)
    return {
        name: frozenset(word for language in languages for word in match_keys(list(given[language][name]), language))
        for name in given["fa"]
    }
