"""Who says what a sentence says: a person or body that is named, an unnamed source, or the article itself.

Arabic names who speaks behind the verb (وأكد الرئيس الروسي), Persian before it (پوتین گفت). A source that
has no name is described in the words of the article (مصدر في مكتب المرشد الأعلى), and "the source" further on
is the same. The phrases and verbs are in attribution.yaml.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from rasad import data
from rasad.analyse.clauses import Clause
from rasad.annotation.registry_checks import match_keys

_BEHIND, _LONGEST = 5, 9  # words between a verb and who speaks; words of the description of an unnamed source
_BESIDE = 3  # characters between an Arabic verb and who speaks before it
_STOPS = {"ar": ("ان", "بان", "ل", "عن", "الى", "وان"), "fa": ("که", "را", "گفت", "است")}


class Speaker(NamedTuple):
    """Someone or something that a sentence names: an entity and its raw span."""

    entity: str
    start: int
    end: int


class Attribution(NamedTuple):
    """From where on in a sentence somebody speaks, and who: an entity id, or a description in the article's words."""

    start: int
    source: str
    named: bool


@dataclass
class Sources:
    """The sources of one article, sentence by sentence; remembers the unnamed one that was described."""

    text: str
    lang: str
    described: str | None = None
    first: int = 0  # where it was described
    referred: list[int] = field(default_factory=list)

    def of(self, words: Clause, speakers: Sequence[Speaker]) -> Attribution | None:
        """Who speaks in a sentence, if the sentence says so."""
        keys = [word[0] for word in words.words]
        for i in range(len(keys)):
            if size := _phrase_at(keys, i, cues(self.lang)["according"], self.lang):
                found = self._behind(words, i + size - 1, speakers, i + size)
                if found:
                    return found._replace(start=words.start)
            if _phrase_at(keys, i, cues(self.lang)["saying"], self.lang):
                found = self._speaker(words, i, speakers)
                if found:
                    return found
        return None

    def _speaker(self, words: Clause, at: int, speakers: Sequence[Speaker]) -> Attribution | None:
        sides = [self._behind, self._ahead]
        following = words.words[at + 1][0] if at + 1 < len(words.words) else ""
        # أشارت إلى أن: where the verb goes straight on to what is said, who says it stands before.
        if self.lang == "fa" or following in _STOPS["ar"]:
            sides.reverse()
        return next((found for side in sides if (found := side(words, at, speakers, at + 1))), None)

    def _behind(self, words: Clause, at: int, speakers: Sequence[Speaker], first: int) -> Attribution | None:
        near = words.words[first : first + _BEHIND]
        if not near:
            return None
        unnamed = self._unnamed(near[:3], first)
        named = next((s for s in speakers if near[0][1] - 3 <= s.start <= near[-1][2]), None)
        if unnamed is not None and (named is None or words.words[unnamed][1] < named.start):
            return Attribution(words.words[at][1], self._description(words, unnamed), False)
        return Attribution(words.words[at][1], named.entity, True) if named else None

    def _ahead(self, words: Clause, at: int, speakers: Sequence[Speaker], first: int) -> Attribution | None:
        start = max(0, at - _LONGEST)
        unnamed = self._unnamed(words.words[start:at], start)
        if unnamed is not None:
            return Attribution(words.start, self._description(words, unnamed), False)
        place = words.words[at][1]
        reach = place if self.lang == "fa" else _BESIDE
        named = [speaker for speaker in speakers if 0 <= place - speaker.end <= reach]
        return Attribution(words.start, named[0].entity, True) if named else None

    def _unnamed(self, words: Sequence[tuple[str, int, int]], first: int) -> int | None:
        """Where among words that begin at `first` an unnamed source stands."""
        known = cues(self.lang)["unnamed"]
        return next((i for i, word in enumerate(words, first) if _is_one_of(word[0], known, self.lang)), None)

    def _description(self, words: Clause, at: int) -> str:
        """The words for an unnamed source up to what it says; "the source" is the one described before."""
        key = words.words[at][0]
        last = at
        while last + 1 < min(len(words.words), at + _LONGEST) and self._goes_on(words, last):
            last += 1
        said = self.text[words.words[at][1] : words.words[last][2]]
        definite = self.lang == "ar" and _without_clitics(key).startswith("ال")
        if definite and self.described:
            self.referred.append(words.start)
            return self.described
        if not definite and self.described is None:
            self.described, self.first = said, words.start
        return said

    def _goes_on(self, words: Clause, last: int) -> bool:
        gap = self.text[words.words[last][2] : words.words[last + 1][1]]
        following = words.words[last + 1][0]
        return (
            not gap.strip()
            and following not in _STOPS[self.lang]
            and not _phrase_at([following], 0, cues(self.lang)["saying"], self.lang)
        )


def _phrase_at(keys: Sequence[str], at: int, phrases: frozenset[tuple[str, ...]], lang: str) -> int:
    """How many words of a phrase of the list stand at a place; 0 for none."""
    for size in (3, 2, 1):
        window = tuple(keys[at : at + size])
        if len(window) == size and (
            window in phrases or (lang == "ar" and (_without_clitics(window[0]), *window[1:]) in phrases)
        ):
            return size
    return 0


def _is_one_of(word: str, phrases: frozenset[tuple[str, ...]], lang: str) -> bool:
    return (word,) in phrases or (lang == "ar" and (_without_clitics(word),) in phrases)


def _without_clitics(word: str) -> str:
    """An Arabic key without و or ف before it, and without ل before the article."""
    bare = word[1:] if word[:1] in "وف" and len(word) > 3 else word
    return f"ال{bare[2:]}" if bare.startswith("لل") else bare[1:] if bare.startswith("لم") and len(bare) > 4 else bare


@cache
def cues(lang: str) -> Mapping[str, frozenset[tuple[str, ...]]]:
    """The lists of attribution.yaml as tuples of match keys."""
    lists = data.load("attribution.yaml")[lang]
    return {name: frozenset(tuple(k.split()) for k in match_keys(words, lang)) for name, words in lists.items()}


def has_cue(clause: Clause, name: str, lang: str) -> bool:
    """Whether a clause holds a phrase of one of the lists."""
    keys = [word[0] for word in clause.words]
    return any(_phrase_at(keys, i, cues(lang)[name], lang) for i in range(len(keys)))


def ends_in_cue(clause: Clause, name: str, lang: str) -> bool:
    """Whether the last words of a clause are a phrase of one of the lists."""
    keys = [word[0] for word in clause.words]
    return any(
        _phrase_at(keys, len(keys) - size, cues(lang)[name], lang) == size for size in (1, 2) if size <= len(keys)
    )


def speakers_in(rows: Sequence[Mapping[str, object]], text: str, lang: str) -> Iterator[Speaker]:
    """The people, bodies and states among the mentions of a sentence, in order; no place behind "in" or "to"."""
    for row in rows:
        start = int(str(row["start"]))
        if row["entity"] and row["type"] in ("PER", "ORG", "GPE") and not stands_in(text, start, lang):
            yield Speaker(str(row["entity"]), start, int(str(row["end"])))


def stands_in(text: str, start: int, lang: str) -> bool:
    """Whether "in" or "to" stands before a place."""
    before = text[max(0, start - 12) : start].split()
    return bool(before) and match_keys(before[-1:], lang)[0] in {word for phrase in cues(lang)["in"] for word in phrase}
