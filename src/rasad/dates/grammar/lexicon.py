"""The words of the date grammar as regular expression fragments over the match key."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from rasad import calendars, data
from rasad.text import fold
from rasad.text.letters import ZWNJ

LETTER = r"[^\W\d_]"


@dataclass(frozen=True)
class Lexicon:
    """All words of one language, folded; each mapping is from match key to meaning.

    Attributes
    ----------
    lang : str
        ``fa`` or ``ar``.
    months : dict of str to (str, int)
        Calendar and number from 1 to 12.
    words : dict of str to dict
        Weekdays (Monday is 0) and the sections of ``dates.yaml``; keys folded, spaces dropped.
    patterns : dict of str to str
        One alternation a section, longest form first.
    """

    lang: str
    months: dict[str, tuple[str, int]]
    words: dict[str, dict[str, Any]]
    patterns: dict[str, str] = field(repr=False)

    def meaning(self, section: str, matched: str) -> Any:
        """What a matched form of a section means."""
        return self.words[section][squeeze(matched)]

    def month(self, matched: str) -> tuple[str, int]:
        """Calendar and number of a matched month name."""
        return self.months[squeeze(matched)]


def squeeze(matched: str) -> str:
    """A match key without its spaces: forms are compared so, since spaces get lost."""
    return matched.replace(" ", "")


def alternation(forms: Iterable[str], lang: str) -> str:
    """One regular expression for all forms; a space or half-space in a form is optional."""
    found = set()
    for form in forms:
        words = [re.escape(fold.key(word, lang)) for word in re.split(f"[ {ZWNJ}]", form)]
        found.add(" ?".join(words))
    return "(?:" + "|".join(sorted(found, key=lambda p: (-len(p), p))) + ")"


@cache
def lexicon(lang: str) -> Lexicon:
    """The lexicon of Persian or Arabic, read from calendar.yaml and dates.yaml."""
    words = {name: _as_mapping(section) for name, section in data.load("dates/dates.yaml")[lang].items()}
    names = data.load("dates/calendar.yaml")
    months = {
        squeeze(form): (cal, n)
        for cal in ("hijri", "gregorian", "jalali")
        for form, n in calendars.month_numbers(cal, lang).items()
    }
    words["weekdays"] = {form: number for number, forms in enumerate(names["weekdays"][lang]) for form in forms}
    patterns = {name: alternation(section, lang) for name, section in words.items() if section}
    patterns["months"] = alternation(_month_forms(names, lang), lang)
    folded = {name: {squeeze(fold.key(str(k), lang)): v for k, v in section.items()} for name, section in words.items()}
    return Lexicon(lang, months, folded, patterns)


def _as_mapping(section: Any) -> dict[str, Any]:
    return section if isinstance(section, dict) else dict.fromkeys(section, True)


def _month_forms(names: dict[str, Any], lang: str) -> list[str]:
    lists = [names[cal].get(lang, []) for cal in ("jalali", "gregorian", "hijri")] + (
        [names["jalali"]["dari"]] if lang == "fa" else []
    )
    return [form for months in lists for forms in months for form in forms]
