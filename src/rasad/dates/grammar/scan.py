"""Try the patterns only where a date may be: one pass over the text for the triggers of all rules."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, NamedTuple

import ahocorasick

from rasad.dates.grammar.nodes import NO_LETTER, Strings
from rasad.dates.grammar.patterns import Rule, rules
from rasad.dates.grammar.triggers import Trigger, trigger
from rasad.text import letters
from rasad.text.keys import Span, stretches
from rasad.yamlfile import collection_paused

_RUN_OF_SPACES = re.compile("  +")


class Sign(NamedTuple):
    """A string is a sign of some rules where the right characters stand beside it; signs are numbered."""

    number: int
    before: Strings | None
    behind: Strings | None


@dataclass(frozen=True, eq=False)  # equal to itself only: found again in a cache without a look at what it holds
class Seen:
    """A string that the automaton finds: how long it is, and the signs that it is one of."""

    length: int
    signs: tuple[Sign, ...]


# Of a sentence the signs that are in it, each with the places where it begins.
Signs = dict[int, list[int]]


class Tried(NamedTuple):
    """A rule that is tried where its sign is seen, if another sign of it is seen as well."""

    number: int
    rule: Rule
    before: int  # how far before the sign a match may begin
    second: int | None


@dataclass(frozen=True)
class Scanner:
    """The automaton of all signs of a language (their strings), and for each sign the rules to try."""

    automaton: ahocorasick.Automaton
    rules: Mapping[int, tuple[Tried, ...]]


@cache
def scanner(lang: str) -> Scanner:
    """The scanner of a language."""
    numbers: dict[Any, int] = {}
    tried: defaultdict[int, list[Tried]] = defaultdict(list)
    strings: defaultdict[str, list[Sign]] = defaultdict(list)

    def numbered(one: Trigger) -> int:
        if one.signs not in numbers:  # many rules have the same: a digit, a month
            numbers[one.signs] = len(numbers)
            for string, (before, behind) in one.beside().items():
                strings[string].append(Sign(numbers[one.signs], before, behind))
        return numbers[one.signs]

    with collection_paused():
        for number, rule in enumerate(rules(lang)):
            first = trigger(rule.source)
            second = numbered(first.second) if first.second else None
            tried[numbered(first)].append(Tried(number, rule, first.before, second))
        automaton = ahocorasick.Automaton()
        for string, signs in strings.items():
            automaton.add_word(string, Seen(len(string), tuple(signs)))
        automaton.make_automaton()
    return Scanner(automaton, {sign: tuple(rules) for sign, rules in tried.items()})


def signs_in(key: str, lang: str, spans: Sequence[Span]) -> list[Signs]:
    """For each span of a match key (in order) the signs in it, counted from its start; one pass for all."""
    found: list[Signs] = [{} for _ in spans]
    machine, rest = scanner(lang).automaton, iter(zip(spans, found, strict=True))
    (first, last), signs = next(rest, ((0, 0), {}))
    for stretch in stretches(spans):
        for at, seen in machine.iter(key, *stretch):
            end = at + 1
            while end > last and (following := next(rest, None)):
                (first, last), signs = following
            if (start := end - seen.length) >= first and end <= last:
                before = key[start - 1] if start > first else ""
                behind = key[end] if end < last else ""
                for number in _standing(seen, before, behind):
                    signs.setdefault(number, []).append(start - first)
    return found


@lru_cache(maxsize=1 << 15)  # a few strings, inside the same words, are nearly all that is seen
def _standing(seen: Seen, before: str, behind: str) -> tuple[int, ...]:
    """The numbers of the signs that stand between two characters, or the edges of a span."""
    return tuple(sign.number for sign in seen.signs if _allows(sign.before, before) and _allows(sign.behind, behind))


def _allows(characters: Strings | None, char: str) -> bool:
    return characters is None or char in characters or (NO_LETTER in characters and not char.isalpha())


@cache
def _lead(rule: Rule, before: int) -> re.Pattern[str]:
    """What goes the few characters from a place to the next match of its rule."""
    return re.compile(rf"(?s:.){{0,{before}}}?(?={rule.source})")


def matches(key: str, lang: str, signs: Signs | None = None) -> Iterator[tuple[Rule, re.Match[str]]]:
    """What ``rule.pattern.finditer(key)`` finds, rule by rule, for every rule of a language.

    `signs` are those of the key, where they are known already.
    """
    signs = signs_in(key, lang, [(0, len(key))])[0] if signs is None else signs
    for tried, places in tries(signs, lang):
        for match in _near(tried.rule, key, places, tried.before):
            yield tried.rule, match


def tries(signs: Signs, lang: str) -> list[tuple[Tried, list[int]]]:
    """The rules to try in a text with these signs, in their order, and the places where to try each."""
    known = scanner(lang).rules
    found = [(one, sorted(signs[sign])) for sign in signs for one in known.get(sign, ())]
    return sorted((one, places) for one, places in found if one.second is None or one.second in signs)


def _near(rule: Rule, key: str, places: list[int], before: int) -> Iterator[re.Match[str]]:
    """The matches that begin at most `before` characters before one of the places, without overlap."""
    start = 0
    for place in places:
        start = max(start, place - before)
        while start <= place and (match := _next(rule, key, start, before)):
            yield match
            start = match.end()
        start = max(start, place + 1)


def _next(rule: Rule, key: str, start: int, before: int) -> re.Match[str] | None:
    """The match that begins at a place, or the first one up to so many characters behind it."""
    if not before:
        return rule.pattern.match(key, start)
    way = _lead(rule, before).match(key, start)
    return rule.pattern.match(key, way.end()) if way else None


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
