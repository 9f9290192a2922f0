"""Try the patterns only where a date may be: one pass over the text for the triggers of all rules."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import ahocorasick

from rasad.dates.grammar.patterns import Rule, rules
from rasad.dates.grammar.triggers import trigger
from rasad.text import letters
from rasad.yamlfile import collection_paused

_RUN_OF_SPACES = re.compile("  +")


@dataclass(frozen=True)
class Scanner:
    """The rules of a language, how far before its trigger each may begin, and the automaton of all triggers."""

    rules: tuple[Rule, ...]
    before: tuple[int, ...]
    automaton: ahocorasick.Automaton


@cache
def scanner(lang: str) -> Scanner:
    """The scanner of a language; each string leads to the numbers of the rules that need it."""
    needed = defaultdict(list)
    automaton = ahocorasick.Automaton()
    with collection_paused():
        triggers = [trigger(rule.source) for rule in rules(lang)]
        for number, found in enumerate(triggers):
            for string in found.strings:
                needed[string].append(number)
        for string, numbers in needed.items():
            automaton.add_word(string, (len(string) - 1, numbers))
        automaton.make_automaton()
    return Scanner(rules(lang), tuple(found.before for found in triggers), automaton)


@cache
def _lead(rule: Rule, before: int) -> re.Pattern[str]:
    """What goes the few characters from a place to the next match of its rule."""
    return re.compile(rf"(?s:.){{0,{before}}}?(?={rule.source})")


def matches(key: str, lang: str) -> Iterator[tuple[Rule, re.Match[str]]]:
    """What ``rule.pattern.finditer(key)`` finds, rule by rule, for every rule of a language."""
    scan = scanner(lang)
    seen: dict[int, list[int]] = {}
    for end, (length, numbers) in scan.automaton.iter(key):
        for number in numbers:
            seen.setdefault(number, []).append(end - length)
    for number in sorted(seen):
        rule = scan.rules[number]
        for match in _near(rule, key, sorted(seen[number]), scan.before[number]):
            yield rule, match


def _near(rule: Rule, key: str, places: list[int], before: int) -> Iterator[re.Match[str]]:
    """The matches that begin at most `before` characters before one of the places, without overlap."""
    start, lead = 0, _lead(rule, before)
    for place in places:
        start = max(start, place - before)
        while start <= place and (way := lead.match(key, start)):
            match = rule.pattern.match(key, way.end())
            if match is None:  # cannot be: the way ends where the pattern matches
                break
            yield match
            start = match.end()
        start = max(start, place + 1)


@cache
def _key_table(lang: str) -> list[int | str | None]:
    """For `str.translate`: what each character of the match key becomes; ligatures become several."""
    codes: list[int] = letters.table("key", lang).tolist()
    spaces = frozenset(map(ord, letters.SPACES))
    table: list[int | str | None] = [0x20 if code in spaces else code for code in codes]
    for code in (code for code, becomes in enumerate(codes) if becomes == letters.DELETE):
        table[code] = None
    for ligature, spelled in letters.LIGATURES.items():
        table[ligature] = spelled.translate(table)
    return table


def match_key(text: str, lang: str) -> str:
    """The match key of a text as `rasad.text.normalize` makes it, without the way back; five times as fast.

    Examples
    --------
    >>> match_key("در\u00a0 ۲۰ بهمن‌ماه", "fa")
    'در 20 بهمنماه'
    """
    key = text.translate(_key_table(lang))
    return _RUN_OF_SPACES.sub(" ", key) if "  " in key else key
