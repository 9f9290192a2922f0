"""Find every registered phrase in a match key, with word boundaries and clitics.

A phrase counts where nothing but a proclitic is written against it; a name also where a lost
space glued it to a neighbour (عهددونالد ترامب, واردمسکو), and an office also with a modifier inside
it (وزیر دفاع جدید روسیه).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any, NamedTuple

from rasad.annotation.mentions.glue import SHORTEST, is_glued
from rasad.annotation.mentions.phrases import Phrase, automaton, modifier_of, modifiers
from rasad.annotation.registry.entity import Registry
from rasad.text.clitics import before_names
from rasad.text.keys import Span, stretches
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


def candidates(text: str, lang: str, registry: Registry, spans: Sequence[Span] | None = None) -> list[Candidate]:
    """All registered phrases in these spans of a match key, overlapping ones included, in order."""
    found: list[Candidate] = []
    spans = [(0, len(text))] if spans is None else spans
    for language in languages_of(lang):
        machine = automaton(registry, language)
        if len(machine):  # else the registry has no name in this language
            for start, end in stretches(spans):
                found += _fitting(text, start, end, lang, machine)
                found += _around_modifiers(text, start, end, lang, machine)
    if lang == "und":
        found = list(dict.fromkeys(found))  # many a name is written alike in both
    found.sort(key=_in_order)
    return _inside(found, spans)


def _in_order(candidate: Candidate) -> tuple[int, int]:
    return candidate.start, -candidate.end


def _inside(found: Iterable[Candidate], spans: Sequence[Span]) -> list[Candidate]:
    """Of candidates in order those that lie within one of the spans."""
    inside: list[Candidate] = []
    rest = iter(spans)
    start, end = next(rest, (0, 0))
    for candidate in found:
        while candidate.start >= end and (following := next(rest, None)):
            start, end = following
        if candidate.start >= start and candidate.end <= end:
            inside.append(candidate)
    return inside


def _fitting(text: str, first: int, last: int, lang: str, machine: Any) -> list[Candidate]:
    """Every phrase of the automaton that stands by itself in a stretch, or with what may be written against it."""
    found: list[Candidate] = []
    clitics = before_names(lang)
    text = f"{text} "  # so that every match has a character behind it
    for at, entries in machine.iter(text, first, last):
        end = at + 1
        behind = _word_behind(text, end) if text[end].isalpha() else ""
        for length, phrase in entries:
            if behind and length < SHORTEST and behind != "ی":
                continue  # most of what is found: a few letters inside a longer word
            start = end - length
            before = _word_before(text, start) if start and text[start - 1].isalpha() else ""
            if not before and not behind:
                if not phrase.after_l:
                    found.append(Candidate(start, end, phrase))
            elif candidate := _against_letters(text, start, end, phrase, lang, clitics, before, behind):
                found.append(candidate)
    return found


def _against_letters(
    text: str, start: int, end: int, phrase: Phrase, lang: str, clitics: frozenset[str], before: str, behind: str
) -> Candidate | None:
    """A phrase with letters before or behind it: a clitic, the ی of the ezafe, or words that lost their space."""
    if phrase.after_l and not before.endswith("ل"):
        return None
    ezafe = lang == "fa" and behind == "ی" and text[end - 1] in _EZAFE_AFTER and phrase.kind == "name"
    if (not behind or ezafe) and before in clitics:
        return Candidate(start, end, phrase, before)
    may_be_glued = phrase.kind in ("name", "office") and not phrase.after_l
    if may_be_glued and is_glued(before, text[start:end], behind, phrase.words, lang):
        return Candidate(start, end, phrase, glued=True)
    return None


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


def _around_modifiers(text: str, first: int, last: int, lang: str, machine: Any) -> Iterator[Candidate]:
    """Offices with a modifier inside: each modifier is taken out of its surroundings, and these are searched."""
    for match in _modifier(lang).finditer(text, first, last):
        begin = max(0, match.start() - _WINDOW)
        left, right = text[begin : match.start()], text[match.end() : match.end() + _WINDOW]
        for found in _fitting(left + right, 0, len(left) + len(right), lang, machine):
            if found.phrase.kind.endswith("office") and found.start < len(left) < found.end - 1:
                end = begin + found.end + len(match[0])
                yield found._replace(start=begin + found.start, end=end, modifier=modifier_of(match[0][1:], lang))


@cache
def _modifier(lang: str) -> re.Pattern[str]:
    words = [word for word in modifiers(lang) if modifier_of(word, lang)]
    return re.compile(f" (?:{'|'.join(sorted(words, key=len, reverse=True))})(?= )")
