"""The entities, offices and blockers of a registry in YAML, entry by entry."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from rasad.annotation.registry.entity import Blocker, Entity, Office, Term, Words
from rasad.annotation.registry.forms import known
from rasad.annotation.registry.near import near_of
from rasad.checks import near
from rasad.dates import parse_edtf
from rasad.errors import RasadError
from rasad.mistakes import Mistakes
from rasad.text.fold import key
from rasad.yamlfile import Entry, key_mistakes, lacks

TYPES = ("PER", "ORG", "GPE", "LOC", "EVENT")
CONDITIONS = ("full-name", "in-context", "introduced", "placed", "quoted", "bloc", "never-alone")
LANGUAGES = ("fa", "ar")
_LABELLED = ("en", *LANGUAGES)
# Of each kind of entry the keys that it must have and those that it may have; registry.schema.json knows the same.
KEYS = {
    "the registry": ((), ("entities", "extends", "offices", "blockers")),
    "entity": (
        ("id", "type"),
        (
            "labels",
            "aliases",
            "epithets",
            "demonyms",
            "ambiguous",
            "offices",
            "wikidata",
            "metonym_for",
            "of",
            "form",
            "died",
            "unchecked",
            "note",
        ),
    ),
    "term of office": (("office",), ("start", "end", "acting", "note")),
    "office": (("id", "labels"), ("of", "form", "aliases", "short", "elect_for", "note")),
    "blocker": (("text", "lang", "not"), ("why",)),
}
_KNOWN = {what: frozenset((*required, *optional)) for what, (required, optional) in KEYS.items()}
# Two letters that no fold drops: such a word needs no closer look (ء and ـ may vanish).
_TWO_LETTERS = re.compile("[آ-غف-يپچژکگی]{2}")


def check_entry(entry: Any, path: str | Path, what: str, mistakes: Mistakes) -> bool:
    """Whether `entry` can be read; of one with unknown keys the others are."""
    required, optional = KEYS[what]
    known = isinstance(entry, Entry) and entry.keys() <= _KNOWN[what]
    if known and all(type(entry.get(name)) is str and entry[name] for name in required):
        return True  # as most are
    mistakes.add(key_mistakes(entry, path, required, optional, what))
    if not isinstance(entry, Entry) or any(lacks(entry, name) for name in required):
        return False
    wrong = [name for name in ("id", "office", "text") if isinstance(entry.get(name), (list, dict))]
    mistakes.add(f"{path}: line {entry.line}: {name} should be one word, not {entry[name]!r:.40}" for name in wrong)
    return not wrong


def read_entity(entry: Entry, path: str | Path, offices: Mapping[str, Office], mistakes: Mistakes) -> Entity:
    """An entity of the file, without the parts that are mistaken."""
    place = f"{path}: line {entry.line}: {entry['id']}"
    if entry["type"] not in TYPES:
        mistakes.append(f"{place}: type {entry['type']!r} is not known; known are {', '.join(TYPES)}")
    labels = mistakes.of({}, _labels, entry, place)
    # Read is only what is there: a large registry has 100,000 entities with two or three keys each.
    read: dict[str, Any] = {}
    for name in entry.keys() & _WORDS:
        read[name] = _words(entry, name, place, mistakes)
    for name in entry.keys() & _FACTS:
        read[name] = mistakes.of(None, _text, entry, name, place, _FACTS[name])
    if "ambiguous" in entry:
        read["ambiguous"] = dict(_conditions(entry, place, mistakes))
    if "form" in entry:
        read["form"] = mistakes.of(None, _form, entry, "bodies", place)
    if "offices" in entry:
        read["offices"] = tuple(_terms(entry, place, path, offices, mistakes))
    if "unchecked" in entry:
        read["unchecked"] = tuple(map(str, mistakes.of([], _list, entry, "unchecked", place)))
    return Entity(str(entry["id"]), str(entry["type"]), labels, **read)


_WORDS = frozenset(("aliases", "epithets", "demonyms"))
# Facts of one value, and what the reader is told that they should be.
_FACTS = {"wikidata": "one id", "metonym_for": "one id", "of": "one id", "died": "one date", "note": "one phrase"}


def _conditions(entry: Entry, place: str, mistakes: Mistakes) -> Iterator[tuple[str, str]]:
    for alias, condition in mistakes.of({}, _mapping, entry, "ambiguous", place).items():
        if condition in CONDITIONS:
            yield alias, condition
        else:
            known = ", ".join(CONDITIONS)
            mistakes.append(f"{place}: condition {condition!r} of {alias!r} is not known; known are {known}")


def check_names(entity: Entity, place: str, mistakes: Mistakes) -> None:
    """Names that can be told from other words, and conditions that are on its own names."""
    for lang in LANGUAGES:
        if lang in entity.labels and is_too_short(entity.labels[lang], lang):
            mistakes.append(f"{place}: {entity.labels[lang]!r} is too short to be told from other words")
    if not entity.ambiguous:
        return
    named = {name for lang in LANGUAGES for name in entity.names(lang)}
    for alias, condition in entity.ambiguous.items():
        if condition != "never-alone" and alias not in named:
            mistakes.append(f"{place}: ambiguous: {alias!r} is none of its names")


def is_too_short(word: str, lang: str) -> bool:
    """Whether a word folds to one letter or to nothing."""
    return not _TWO_LETTERS.search(word) and len(key(word, lang)) < 2


def _mapping(entry: Entry, name: str, place: str) -> Mapping[str, Any]:
    value = entry.get(name) or {}
    if not isinstance(value, dict):
        raise RasadError(f"{place}: {name} should be a mapping of keys, not {value!r:.40}")
    return value


def _labels(entry: Entry, place: str) -> Mapping[str, str]:
    labels = _mapping(entry, "labels", place)
    for language, label in labels.items():
        if language not in _LABELLED or isinstance(label, (list, dict)):
            raise RasadError(f"{place}: labels are one phrase under en, fa and ar; not {language}: {label!r:.40}")
    return {language: str(label) for language, label in labels.items()}


def _list(entry: Entry, name: str, place: str) -> list[Any]:
    value = entry.get(name) or []
    if not isinstance(value, list):
        raise RasadError(f"{place}: {name} should be a list, not {value!r:.40}")
    return value


def _text(entry: Entry, name: str, place: str, what: str = "one phrase") -> str | None:
    value = entry.get(name)
    if isinstance(value, (list, dict)):
        raise RasadError(f"{place}: {name} should be {what}, not {value!r:.40}")
    return None if value is None else str(value)


def _form(entry: Entry, what: str, place: str) -> str | None:
    form = _text(entry, "form", place, "one word")
    if form is not None and form not in known(what):
        raise RasadError(f"{place}: form {form!r} is not known; known are {', '.join(known(what))}")
    if form is not None and not entry.get("of"):
        raise RasadError(f"{place}: form {form!r} wants of: the state")
    return form


def _words(entry: Entry, name: str, place: str, mistakes: Mistakes) -> Words:
    found = {}
    for lang, words in mistakes.of({}, _mapping, entry, name, place).items():
        if lang not in LANGUAGES or not isinstance(words, list):
            mistakes.append(f"{place}: {name} should be lists under fa and ar")
            continue
        wrong = [word for word in words if word is None or isinstance(word, (list, dict))]
        mistakes.add(f"{place}: {name}: {word!r:.40} is no phrase" for word in wrong)
        given = [str(word) for word in words if word not in wrong] if wrong else list(map(str, words))
        short = [word for word in given if is_too_short(word, lang)]
        mistakes.add(f"{place}: {name}: {word!r} is too short to be told from other words" for word in short)
        found[lang] = tuple(word for word in given if word not in short) if short else tuple(given)
    return found


def _terms(
    entry: Entry, place: str, path: str | Path, offices: Mapping[str, Office], mistakes: Mistakes
) -> Iterator[Term]:
    for term in mistakes.of([], _list, entry, "offices", place):
        if check_entry(term, path, "term of office", mistakes):
            read = mistakes.of(None, _term, term, f"{path}: line {term.line}", offices)
            if read:
                yield read


def _term(entry: Entry, place: str, offices: Mapping[str, Office]) -> Term | None:
    if str(entry["office"]) not in offices:
        raise RasadError(
            f"{place}: office {entry['office']!r} is not in the registry{near_of(entry['office'], offices)}"
        )
    try:
        start = parse_edtf(str(entry["start"])).earliest if entry.get("start") else None
        end = parse_edtf(str(entry["end"])).latest if entry.get("end") else None
    except ValueError as error:
        raise RasadError(f"{place}: {entry['office']}: {error}") from None
    if start and end and end < start:
        raise RasadError(
            f"{place}: {entry['office']}: the term ends ({entry['end']}) before it starts ({entry['start']})"
        )
    if entry.get("acting") not in (None, True, False):
        raise RasadError(f"{place}: {entry['office']}: acting should be true or false, not {entry['acting']!r:.40}")
    return Term(str(entry["office"]), start, end, bool(entry.get("acting")))


def read_office(entry: Entry, path: str | Path, mistakes: Mistakes) -> Office:
    """An office of the file, without the parts that are mistaken."""
    place = f"{path}: line {entry.line}: {entry['id']}"
    return Office(
        id=str(entry["id"]),
        of=mistakes.of(None, _text, entry, "of", place, "one id"),
        labels=mistakes.of({}, _labels, entry, place),
        aliases=_words(entry, "aliases", place, mistakes),
        short=_words(entry, "short", place, mistakes),
        elect_for=mistakes.of(None, _text, entry, "elect_for", place, "one id"),
        form=mistakes.of(None, _form, entry, "offices", place),
    )


def read_blocker(entry: Entry, path: str | Path, known: set[str]) -> Blocker:
    """A blocker of the file; `known` are the ids of entities and offices."""
    place = f"{path}: line {entry.line}: blocker {entry['text']!r}"
    if str(entry["not"]) not in known:
        raise RasadError(f"{place}: not: {entry['not']!r} is not in the registry{near(entry['not'], sorted(known))}")
    if entry["lang"] not in LANGUAGES:
        raise RasadError(f"{place}: lang {entry['lang']!r} is not known; known are {', '.join(LANGUAGES)}")
    return Blocker(str(entry["text"]), entry["lang"], str(entry["not"]), str(entry.get("why", "")))
