"""Proposals: runs of words that share a name, with the evidence for them together and the places where they stand."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from rasad.analyse.newnames.evidence import evidence
from rasad.analyse.newnames.labels import bare_forms
from rasad.analyse.newnames.lists import cues
from rasad.analyse.newnames.run import Evidence
from rasad.analyse.newnames.words import Text, Word
from rasad.text.clitics import Reading, bare, reading_in

Keys = tuple[str, ...]
# What each kind of evidence weighs; it counts once. Set by hand on half of tests/files/names.jsonl.
_WEIGHTS = {
    "title before": 2.5,
    "title further before": 1.5,
    "title behind": 1.5,
    "verb of saying beside": 1.5,
    "given name": 2.0,
    "word for a body before": 2.0,
    "word for a place before": 2.0,
    "in quotation marks": 1.0,
    "recognizer": 2.5,
    "not in the lexicon": 1.0,
    "may be ordinary words": -1.5,
}
_TYPES = {
    **dict.fromkeys(("title before", "title further before", "title behind", "verb of saying beside"), "PER"),
    "given name": "PER",
    "word for a body before": "ORG",
    "word for a place before": "GPE",
}
_COUNTERPART, _MOST_REPEATED = 1.0, 1.5


@dataclass
class Proposal:
    """A name with what speaks for it.

    Attributes
    ----------
    name, keys, lang
        The name as it stands first, its words as match keys, and its language.
    why, types : Counter
        How often each cue was met, and each type that the cues speak for.
    places : list of (article, sentence)
        Where it stands.
    counterpart : str or None
        A name of the other language that it may transliterate.
    """

    name: str
    keys: Keys
    lang: str
    why: Counter[str] = field(default_factory=Counter)
    types: Counter[str] = field(default_factory=Counter)
    places: list[tuple[str, int]] = field(default_factory=list)
    counterpart: str | None = None

    @property
    def type(self) -> str | None:
        """The type that most speaks for."""
        best = sorted(self.types.items(), key=lambda item: (-item[1], item[0]))
        return best[0][0] if best else None

    @property
    def score(self) -> float:
        """The weights of its evidence, with a little for repetition and for a counterpart."""
        repeated = min(_MOST_REPEATED, 0.5 * math.log2(max(1, len(self.places))))
        return round(sum(_WEIGHTS[cue] for cue in self.why) + repeated + bool(self.counterpart) * _COUNTERPART, 2)

    def take(self, why: Iterable[str], types: Iterable[str]) -> None:
        """Add evidence."""
        self.why.update(why)
        self.types.update(types)

    def forms(self) -> list[Keys]:
        """What it is found by: the whole, and a person's surname alone (also two words of it: بن عمار)."""
        alone = [self.keys[i:] for i in range(1, len(self.keys))] if self.type == "PER" else []
        return [self.keys, *(form for form in alone if form[0] not in cues(self.lang)["given"])]


Proposals = dict[tuple[str, Keys], Proposal]


def proposals(texts: Sequence[Text]) -> list[Proposal]:
    """What the evidence of all texts proposes, with every place of each."""
    found: Proposals = {}
    for text in texts:
        for item in evidence(text):
            _add(found, item, text.lang)
    kept = _merged(found)
    _count(kept, texts)
    return [proposal for proposal in kept if proposal.places]


def _add(found: Proposals, item: Evidence, lang: str) -> None:
    first = _without_clitic(item.run[0], lang)
    keys = (first.word, *(word.key for word in item.run[1:]))
    name = first.cut(" ".join(word.text for word in item.run))
    proposal = found.setdefault((lang, keys), Proposal(name, keys, lang))
    proposal.take(item.why, [*item.types, *(_TYPES[cue] for cue in item.why if cue in _TYPES)])


def _without_clitic(word: Word, lang: str) -> Reading:
    """وعلي is علي and لقناة is قناة, since lists have those."""
    lists = cues(lang)
    known = lists["given"] | lists["bodies"] | lists["places"]
    return reading_in(word.key, known, lang) or Reading("", word.key)


def _merged(found: Proposals) -> list[Proposal]:
    """Bare surnames go to the one full name that ends in them, and لبوتين to بوتين."""
    full: dict[tuple[str, Keys], list[Proposal]] = {}
    for proposal in found.values():
        for form in proposal.forms()[1:]:
            full.setdefault((proposal.lang, _surname(form, proposal.lang)), []).append(proposal)
    kept = []
    for proposal in found.values():
        if target := _other_form(proposal, found, full):
            target.take(proposal.why, proposal.types)
        elif not _is_bare_word(proposal):
            kept.append(proposal)
    return kept


def _surname(keys: Keys, lang: str) -> Keys:
    """A surname without its article, which comes and goes (الكرمشي, كرمشي)."""
    return (bare(keys[0]) if lang == "ar" else keys[0], *keys[1:])


def _other_form(
    proposal: Proposal, found: Proposals, full: Mapping[tuple[str, Keys], list[Proposal]]
) -> Proposal | None:
    first, lang = proposal.keys[0], proposal.lang
    # التقى هولمكفيست عددا: a surname with a word too many.
    for keys in (proposal.keys[:size] for size in range(len(proposal.keys), 0, -1)):
        for form in bare_forms(first, lang):
            named = full.get((lang, _surname((form, *keys[1:]), lang)), [])
            if len(named) == 1 and named[0] is not proposal and first not in cues(lang)["given"]:
                return named[0]
            if form != first and keys == proposal.keys and (same := found.get((lang, (form, *keys[1:])))):
                return same
    return None


def _is_bare_word(proposal: Proposal) -> bool:
    """قال المسؤول: one word with the article, for which only its verb speaks, is no name by itself."""
    return len(proposal.keys) == 1 and proposal.lang == "ar" and bare(proposal.keys[0]) != proposal.keys[0]


Index = dict[tuple[str, str], dict[int, dict[Keys, Proposal]]]


def _count(kept: Iterable[Proposal], texts: Sequence[Text]) -> None:
    """Find every place of each proposal, the longest form first."""
    index = _index(kept)
    for text in texts:
        at = 0
        while at < len(text.words):
            at += _place(text, at, index)


def _index(kept: Iterable[Proposal]) -> Index:
    """By language and first word, then by how many words, longest first: thousands of names may begin with محمد."""
    forms = []
    for proposal in kept:
        for form in proposal.forms():
            forms.append((_surname(form, proposal.lang) if form != proposal.keys else form, proposal))
    forms.sort(key=lambda entry: (-len(entry[0]), entry[0] != entry[1].keys, entry[1].keys))
    index: Index = {}
    for keys, proposal in forms:
        index.setdefault((proposal.lang, keys[0]), {}).setdefault(len(keys), {}).setdefault(keys[1:], proposal)
    return index


def _place(text: Text, at: int, index: Index) -> int:
    """Note the proposal that stands at a word; the number of words that it takes."""
    words = text.words
    if words[at].label == "known":
        return 1
    for form in _forms_at(words[at], text.lang):
        for size, named in index.get((text.lang, form), {}).items():
            if proposal := named.get(tuple(word.key for word in words[at + 1 : at + size])):
                proposal.places.append((text.article, words[at].sentence))
                return size
    return 1


def _forms_at(word: Word, lang: str) -> Iterator[str]:
    yield from bare_forms(word.key, lang)
    if lang == "ar" and word.label == "definite":
        yield bare(word.key)
