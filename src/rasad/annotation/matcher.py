"""Find every registered phrase in a match key, with word boundaries and clitics.

One automaton a language holds all names, epithets, offices and blockers. A phrase counts where
nothing but a proclitic is written against it; a name of two words or more also where a lost space
glued it to a neighbour (عهددونالد ترامب).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

import ahocorasick

from rasad import data
from rasad.annotation.entity import Entity, Office, Registry
from rasad.text.fold import key
from rasad.text.letters import ZWNJ

# و ف, then ب ك ل, as written before a name; س stands before verbs only. In the key ك is ک.
_CLITICS = {"ar": re.compile("[وف]?[بکل]?"), "fa": re.compile("و?"), "und": re.compile("[وف]?[بکل]?")}
_LONGEST_GLUE = 12
_GLUED_FROM = 8  # letters from which a name of two words is found inside a glued word


@dataclass(frozen=True)
class Phrase:
    """A registered phrase: what it means, and in which role."""

    kind: str  # name, epithet, office, short, blocker
    target: str  # id of an entity or office
    text: str
    words: int
    modifier: str = ""
    after_l: bool = False  # للمرشد: the article's alif is gone, only its ل is written


@dataclass(frozen=True)
class Candidate:
    """A phrase found at a span of the key."""

    start: int
    end: int
    phrase: Phrase
    clitic: str = ""
    glued: bool = False
    modifier: str = ""  # of an office: former, late, new, elect, acting, current


def candidates(text: str, lang: str, registry: Registry) -> list[Candidate]:
    """All registered phrases in a match key, overlapping ones included, in order."""
    machine = automaton(registry, lang)
    if not len(machine):
        return []  # the registry has no name in this language
    found = []
    for last, phrases in machine.iter(text):
        for phrase_key, phrase in phrases:
            start, end = last + 1 - len(phrase_key), last + 1
            for fit in _fits(text, start, end, phrase, lang):
                found.append(fit)
    return sorted(found, key=lambda c: (c.start, -c.end))


def _fits(text: str, start: int, end: int, phrase: Phrase, lang: str) -> Iterator[Candidate]:
    before, behind = _word_before(text, start), _word_behind(text, end)
    if phrase.after_l and not before.endswith("ل"):
        return
    if not behind and _CLITICS[lang].fullmatch(before):
        yield Candidate(start, end, phrase, before, modifier=phrase.modifier)
    elif phrase.kind == "name" and phrase.words > 1 and len(phrase.text) >= _GLUED_FROM and not phrase.after_l:
        words = _glue(lang)
        if before in words["before"] and behind in words["behind"]:
            yield Candidate(start, end, phrase, glued=True)


def _word_before(text: str, start: int) -> str:
    """The letters written against a match from the left; longer words than any that count are cut."""
    at = start
    while at and start - at < _LONGEST_GLUE and text[at - 1].isalpha():
        at -= 1
    return text[at:start]


def _word_behind(text: str, end: int) -> str:
    at = end
    while at < len(text) and at - end < _LONGEST_GLUE and text[at].isalpha():
        at += 1
    return text[end:at]


@cache
def _glue(lang: str) -> Mapping[str, frozenset[str]]:
    """Words that lose their space to a name, and the empty word, as match keys."""
    known = data.load("glued.yaml")
    languages = ("fa", "ar") if lang == "und" else (lang,)
    return {
        side: frozenset({""} | {key(word, language) for language in languages for word in known[language][side]})
        for side in ("before", "behind")
    }


@lru_cache(maxsize=16)
def automaton(registry: Registry, lang: str) -> ahocorasick.Automaton:
    """The automaton of a registry in one language; in ``und`` text, of both."""
    found: dict[str, list[tuple[str, Phrase]]] = {}
    for language in ("fa", "ar") if lang == "und" else (lang,):
        for phrase in _phrases(registry, language):
            for form, variant in _variants(phrase, language):
                entries = found.setdefault(form, [])
                if (form, variant) not in entries:
                    entries.append((form, variant))
    machine = ahocorasick.Automaton()
    for form, entries in found.items():
        machine.add_word(form, tuple(entries))
    machine.make_automaton()
    return machine


def _phrases(registry: Registry, lang: str) -> Iterator[Phrase]:
    for entity in registry.entities.values():
        for name in entity.names(lang):
            if entity.ambiguous.get(name) != "never-alone":
                yield _phrase("name", entity.id, name)
        for epithet in entity.epithets.get(lang, ()):
            yield _phrase("epithet", entity.id, epithet)
    for office in registry.offices.values():
        yield from _office_phrases(office, registry, lang)
    for blocker in registry.blockers:
        if blocker.lang == lang:
            yield _phrase("blocker", blocker.entity, blocker.text)


def _phrase(kind: str, target: str, text: str, modifier: str = "") -> Phrase:
    return Phrase(kind, target, text, len(text.split()), modifier)


def _office_phrases(office: Office, registry: Registry, lang: str) -> Iterator[Phrase]:
    state = registry.entities.get(office.of or "")
    for name in office.names(lang):
        yield _phrase("office", office.id, name)
        # Persian puts the modifier before the state: وزیر دفاع جدید روسیه.
        tail = _tail(name, state) if lang == "fa" else ""
        for modifier, meaning in modifiers(lang).items() if tail else ():
            if meaning != "honorific":
                yield _phrase("office", office.id, f"{name[: -len(tail)]}{modifier} {tail}", meaning)
    for name in office.short.get(lang, ()):
        yield _phrase("short", office.id, name)


def _tail(name: str, state: Entity | None) -> str:
    return next((n for n in (state.names("fa") if state else ()) if name.endswith(f" {n}")), "")


@cache
def modifiers(lang: str) -> Mapping[str, str]:
    """Modifiers and honorifics as they are written, and what they mean."""
    found: dict[str, str] = {}
    for meaning, words in data.load("modifiers.yaml")[lang].items():
        for word in words:  # مرحوم is "late" first and a title only then
            found.setdefault(word, meaning)
    return found


@cache
def _modifier_keys(lang: str) -> Mapping[str, str]:
    return {key(word, lang): meaning for word, meaning in modifiers(lang).items()} if lang != "und" else {}


def modifier_of(word: str, lang: str) -> str:
    """What a word (a match key) says of the time of an office; empty for any other word."""
    meaning = _modifier_keys(lang).get(word, "")
    return "" if meaning == "honorific" else meaning


def is_title_or_modifier(word: str, lang: str) -> bool:
    """Whether a word (a match key) may stand between an office and the name of its holder."""
    return word in _modifier_keys(lang)


def _variants(phrase: Phrase, lang: str) -> Iterator[tuple[str, Phrase]]:
    """The forms in which a phrase may stand in a key: half-spaces as spaces, spaces lost, ال after ل."""
    forms = {key(phrase.text, lang), key(phrase.text.replace(ZWNJ, " "), lang)}
    squeezed = key(re.sub(f"[ {ZWNJ}]", "", phrase.text), lang)
    if len(squeezed) >= 6:
        forms.add(squeezed)
    for form in sorted(forms - {""}):
        yield form, phrase
        if lang == "ar" and form.startswith("ال"):
            yield form[1:], Phrase(phrase.kind, phrase.target, phrase.text, phrase.words, phrase.modifier, after_l=True)
