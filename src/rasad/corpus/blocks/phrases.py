"""The phrases of blocks.yaml, and whether a line says one.

Nearly no line does, so what rules a phrase out is looked at first: a set for whole lines, two letters for beginnings,
and for what stands anywhere in a line one automaton for all rules. That took a line from 40 microseconds to 5.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, NamedTuple

import ahocorasick

from rasad import data
from rasad.corpus.blocks.lines import Line
from rasad.text.fold import key
from rasad.text.letters import ZWNJ

_NUMBER_IN_BRACKETS = re.compile(r"\s*\(\s*\d+\s*\)$")
_AROUND = " :.*+،"


class _Rule(NamedTuple):
    """The phrases that a line may be, begin with or hold, as match keys."""

    whole: frozenset[str]
    starts: re.Pattern[str]
    first_letters: frozenset[str]  # two of each phrase that a line may begin with; one where it has no more
    contains: tuple[str, ...]


def says(line: Line, name: str) -> bool:
    """Whether a line is, begins with or holds a phrase of a rule."""
    bare, rule = line.bare, _rules()[name]
    if bare in rule.whole or _without_number(line.key) in rule.whole:
        return True
    if (bare[:2] in rule.first_letters or bare[:1] in rule.first_letters) and rule.starts.match(bare):
        return True
    return name in held(line) and any(phrase in bare for phrase in rule.contains)


def _without_number(key: str) -> str:
    """A key without marks around it, nor a number in brackets behind it: how many comments there are."""
    stripped = key.strip(_AROUND)
    return _NUMBER_IN_BRACKETS.sub("", stripped).strip(_AROUND) if stripped.endswith(")") else stripped


def begins_with_any(name: str, key: str) -> bool:
    """Whether a key begins with a phrase of a rule, in whatever word that goes on."""
    return key.startswith(phrases(name, "starts"))


def held(line: Line) -> frozenset[str]:
    """The rules of which a line's key holds a phrase: one pass for all of them, and once a line."""
    if line.held is None:
        line.held = frozenset(name for _, names in _holding().iter(line.key) for name in names)
    return line.held


@cache
def _rules() -> Mapping[str, _Rule]:
    return {name: _rule(name) for name, how in data.load("corpus/blocks.yaml").items() if isinstance(how, dict)}


def _rule(name: str) -> _Rule:
    whole, starts, contains = (phrases(name, how) for how in ("is", "starts", "contains"))
    return _Rule(frozenset(whole), starting_with(starts), frozenset(phrase[:2] for phrase in starts), contains)


@cache
def _holding() -> Any:
    """The automaton of all that a line may hold; each phrase leads to the names of its rules."""
    names: dict[str, list[str]] = {}
    for name, rule in _rules().items():
        for phrase in rule.contains:
            names.setdefault(phrase, []).append(name)
    machine = ahocorasick.Automaton()
    for phrase, own in names.items():
        machine.add_word(phrase, tuple(own))
    machine.make_automaton()
    return machine


@cache
def phrases(name: str, how: str) -> tuple[str, ...]:
    """The phrases of a rule as match keys of both languages, half-spaces also as spaces."""
    found = set()
    for phrase in data.load("corpus/blocks.yaml")[name].get(how, ()):
        for form in (phrase, phrase.replace(ZWNJ, " ")):
            found |= {key(form, lang) + (" " if phrase.endswith(" ") else "") for lang in ("fa", "ar")}
    return tuple(sorted(found))


@cache
def words(name: str) -> frozenset[str]:
    """The words of a list, as match keys of both languages."""
    return frozenset(key(word, lang) for word in data.load("corpus/blocks.yaml")[name] for lang in ("fa", "ar"))


def starting_with(phrases: Iterable[str]) -> re.Pattern[str]:
    """Any of these, and not a longer word that begins so."""
    ends = (re.escape(phrase) + (r"(?!\w)" if phrase[-1].isalnum() else "") for phrase in phrases)
    return re.compile("|".join(ends) or "(?!)")
