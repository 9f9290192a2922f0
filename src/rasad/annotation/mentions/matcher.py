"""Find every registered phrase in a match key, with word boundaries and clitics.

A phrase counts where nothing but a proclitic is written against it; a name also where a lost
space glued it to a neighbour (عهددونالد ترامب, واردمسکو), and an office also with a modifier inside
it (وزیر دفاع جدید روسیه).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from rasad.annotation.mentions.glue import is_glued
from rasad.annotation.mentions.phrases import Phrase, automaton, modifier_of, modifiers
from rasad.annotation.registry.entity import Registry
from rasad.text.clitics import before_names
from rasad.text.language import languages_of

_LONGEST_WORD = 16
_WINDOW = 70  # letters on each side of a modifier, in which the office around it lies
# Names in ا, و and ه take the ی of the ezafe behind them: آمریکای, شویگوی, روسیه‌ی.
_EZAFE_AFTER = "اوه"


class Candidate(NamedTuple):
    """A phrase found at a span of the key."""

    start: int
    end: int
    phrase: Phrase
    clitic: str = ""
    glued: bool = False
    modifier: str = ""  # of an office: former, late, new, elect, acting, current
    by: str = ""  # of a body or office whose state goes without saying: what settled the state


def candidates(text: str, lang: str, registry: Registry) -> list[Candidate]:
    """All registered phrases in a match key, overlapping ones included, in order."""
    found: list[Candidate] = []
    for language in languages_of(lang):
        machine = automaton(registry, language)
        if len(machine):  # else the registry has no name in this language
            found += [*_fitting(text, lang, machine), *_around_modifiers(text, lang, machine)]
    if lang == "und":
        found = list(dict.fromkeys(found))  # many a name is written alike in both
    found.sort(key=_in_order)
    return found


def _in_order(candidate: Candidate) -> tuple[int, int]:
    return candidate.start, -candidate.end


def _fitting(text: str, lang: str, machine: Any) -> list[Candidate]:
    """Every phrase of the automaton that stands by itself in a text, or with what may be written against it."""
    found: list[Candidate] = []
    clitics, letter = before_names(lang), str.isalpha
    text = f"{text} "  # so that every match has a character behind it
    for last, entries in machine.iter(text):
        end = last + 1
        free_behind = not letter(text[end])
        for length, phrase in entries:
            start = end - length
            if free_behind and not phrase.after_l and not (start and letter(text[start - 1])):
                found.append(Candidate(start, end, phrase))
            else:
                found += _against_letters(text, start, end, phrase, lang, clitics)
    return found


def _against_letters(
    text: str, start: int, end: int, phrase: Phrase, lang: str, clitics: frozenset[str]
) -> Iterator[Candidate]:
    """A phrase with letters before or behind it: a clitic, the ی of the ezafe, or words that lost their space."""
    before, behind = _word_before(text, start), _word_behind(text, end)
    if phrase.after_l and not before.endswith("ل"):
        return
    ezafe = lang == "fa" and behind == "ی" and text[end - 1] in _EZAFE_AFTER and phrase.kind == "name"
    if (not behind or ezafe) and before in clitics:
        yield Candidate(start, end, phrase, before)
    elif (
        phrase.kind in ("name", "office")
        and not phrase.after_l
        and is_glued(before, text[start:end], behind, phrase.words, lang)
    ):
        yield Candidate(start, end, phrase, glued=True)


def _word_before(text: str, start: int) -> str:
    """The letters written against a match from the left; longer words than any that count are cut."""
    at = start
    while at and start - at < _LONGEST_WORD and text[at - 1].isalpha():
        at -= 1
    return text[at:start]


def _word_behind(text: str, end: int) -> str:
    at = end
    while at < len(text) and at - end < _LONGEST_WORD and text[at].isalpha():
        at += 1
    return text[end:at]


def _around_modifiers(text: str, lang: str, machine: Any) -> Iterator[Candidate]:
    """Offices with a modifier inside: each modifier is taken out of its surroundings, and these are searched."""
    for match in _modifier(lang).finditer(text):
        first = max(0, match.start() - _WINDOW)
        left, right = text[first : match.start()], text[match.end() : match.end() + _WINDOW]
        for found in _fitting(left + right, lang, machine):
            if found.phrase.kind.endswith("office") and found.start < len(left) < found.end - 1:
                end = first + found.end + len(match[0])
                yield found._replace(start=first + found.start, end=end, modifier=modifier_of(match[0][1:], lang))


@cache
def _modifier(lang: str) -> re.Pattern[str]:
    words = [word for word in modifiers(lang) if modifier_of(word, lang)]
    return re.compile(f" (?:{'|'.join(sorted(words, key=len, reverse=True))})(?= )")
