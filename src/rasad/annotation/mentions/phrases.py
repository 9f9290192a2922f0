"""Every phrase of a registry, in all the forms in which a match key may hold it, as one automaton a language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

import ahocorasick

from rasad import data
from rasad.annotation.registry.derived import derived
from rasad.annotation.registry.entity import Registry
from rasad.annotation.registry.forms import bare_names
from rasad.text.clitics import behind_l
from rasad.text.fold import match_keys
from rasad.text.language import languages_of
from rasad.text.letters import ZWNJ
from rasad.yamlfile import collection_paused

_SQUEEZED_FROM = 6  # letters from which a phrase is found without its spaces, too
# Given names that are written as one word or two: محمدجواد, محمد جواد; عبدالله, عبد الله. As match keys.
_COMPOUND_FIRST = ("محمد", "علی", "غلام", "عبد", "سید", "میر", "امیر")
_COMPOUND = re.compile(f"^({'|'.join(_COMPOUND_FIRST)}) ?(?=[^ ]{{3,}} )")
_FINAL_YEH = re.compile("(?<=.)ی(?= |$)")


class Phrase(NamedTuple):
    """A registered phrase: what it means, and in which role."""

    kind: str  # name, epithet, office, short, bare, bare office, blocker
    target: str  # id of an entity or office; of a bare name, the form of the bodies or offices that it may mean
    text: str
    words: int
    after_l: bool = False  # للمرشد: the article's alif is gone, only its ل is written


@derived
def automaton(registry: Registry, lang: str) -> ahocorasick.Automaton:
    """The automaton of a registry in one language.

    Its values are tuples of (length of the form, phrase).
    """
    found: dict[str, list[tuple[int, Phrase]]] = {}
    machine = ahocorasick.Automaton()
    with collection_paused():
        for form, phrase in _forms(list(dict.fromkeys(_phrases(registry, lang))), lang):
            entries = found.setdefault(form, [])
            if (len(form), phrase) not in entries:
                entries.append((len(form), phrase))
        for form, phrases in found.items():
            machine.add_word(form, tuple(phrases))
        machine.make_automaton()
    return machine


def _phrases(registry: Registry, lang: str) -> Iterator[Phrase]:
    for entity in registry.entities.values():
        for name in entity.names(lang):
            if entity.ambiguous.get(name) != "never-alone":
                yield _phrase("name", entity.id, name)
        for epithet in entity.epithets.get(lang, ()):
            yield _phrase("epithet", entity.id, epithet)
        for name in bare_names(entity, lang):
            yield _phrase("bare", entity.form or "", name)
    for office in registry.offices.values():
        yield from (_phrase("office", office.id, name) for name in office.names(lang))
        yield from (_phrase("short", office.id, name) for name in office.short.get(lang, ()))
        yield from (_phrase("bare office", office.form or "", name) for name in bare_names(office, lang))
    for blocker in registry.blockers:
        if blocker.lang == lang:
            yield _phrase("blocker", blocker.entity, blocker.text)


def _phrase(kind: str, target: str, text: str) -> Phrase:
    return Phrase(kind, target, text, len(text.split()))


def _forms(phrases: list[Phrase], lang: str) -> Iterator[tuple[str, Phrase]]:
    """Each phrase in the forms that it may have in a key; folded in one go, which is ten times as fast."""
    plain = match_keys([phrase.text for phrase in phrases], lang)
    apart = match_keys([phrase.text.replace(ZWNJ, " ") for phrase in phrases], lang)
    for phrase, *keys in zip(phrases, plain, apart, strict=True):
        forms = dict.fromkeys(form for key in keys if key for form in _spellings(key, lang))
        squeezed = keys[0].replace(" ", "")
        if len(squeezed) >= _SQUEEZED_FROM:
            forms.setdefault(squeezed)
        for form in forms:
            yield form, phrase
            if lang == "ar" and (shorter := behind_l(form)):
                yield shorter, phrase._replace(after_l=True)


@lru_cache(maxsize=1 << 18)  # the general registry's names stand in every registry that extends it
def _spellings(form: str, lang: str) -> tuple[str, ...]:
    """A key with its compound given name as one word and as two, and in Arabic its final ي as Egypt writes it."""
    spelled = [form]
    if form.startswith(_COMPOUND_FIRST):
        spelled = list(dict.fromkeys((form, _COMPOUND.sub(r"\1", form), _COMPOUND.sub(r"\1 ", form))))
    if lang == "ar":
        spelled = [written for one in spelled for written in (one, *_egyptian(one))]
    return tuple(spelled)


def _egyptian(form: str) -> Iterator[str]:
    """رئيسى for رئيسي, and مصطفي for مصطفى; but على alone is the preposition and no name."""
    end = f"{form} "
    if "ی " in end:
        places = [m.start() for m in _FINAL_YEH.finditer(form)]
        written = {
            "".join("ى" if i in chosen else c for i, c in enumerate(form))
            for chosen in (places, *([p] for p in places))
        }
        yield from sorted(written - {form, "على"})
    if "ى " in end:
        yield end.replace("ى ", "ی ")[:-1]


@cache
def modifiers(lang: str) -> Mapping[str, str]:
    """Modifiers and honorifics as match keys, and what they mean."""
    found: dict[str, str] = {}
    for language in languages_of(lang):
        for meaning, words in data.load("names/modifiers.yaml")[language].items():
            for word in match_keys(list(words), language):  # مرحوم is "late" first and a title only then
                found.setdefault(word, meaning)
    return found


def modifier_of(word: str, lang: str) -> str:
    """What a word (a match key) says of the time of an office; empty for any other word."""
    meaning = modifiers(lang).get(word, "")
    return "" if meaning == "honorific" else meaning


def is_title_or_modifier(word: str, lang: str) -> bool:
    """Whether a word (a match key) may stand between an office and the name of its holder."""
    return word in modifiers(lang)
