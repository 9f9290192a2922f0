"""Who says what a sentence says: a person or body that is named, an unnamed source, or the article itself.

A source that has no name is described in the words of the article (مصدر في مكتب المرشد الأعلى), and "the source"
further on is the same. What a phrase like "according to", or an unnamed source, says holds for the whole sentence;
of several who are named, each says what follows in the clauses up to the next. Phrases and verbs: attribution.yaml.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from rasad.analyse.timelines.proposed.clauses import Clause
from rasad.analyse.timelines.proposed.phrases import is_cue, phrase_at
from rasad.analyse.timelines.proposed.speakers import Speaker, ahead, before_content, behind, subject_after
from rasad.text.clitics import has_article

_LONGEST = 9  # words of the description of an unnamed source
_OPENING = '«“„"'
_STOPS = {"ar": ("ان", "بان", "ل", "عن", "الى", "وان"), "fa": ("که", "را", "گفت", "است")}


class Attribution(NamedTuple):
    """From where on in a text somebody speaks, and who: an entity id, or a description in the article's words.

    One that `governs` holds for the whole sentence.
    """

    start: int
    source: str
    named: bool
    governs: bool = False


@dataclass
class Sources:
    """The sources of one article, sentence by sentence; remembers the unnamed one that was described."""

    text: str
    lang: str
    described: str | None = None
    first: int = 0  # where it was described
    referred: list[int] = field(default_factory=list)  # where it was referred to again
    last: Attribution | None = None  # who spoke last in the sentence before

    def told(self, start: int, paragraph: int) -> bool:
        """Whether what stands at `start`, in the paragraph that begins at `paragraph`, is told by the described source.

        It is up to the last reference to the source, and on to the end of that paragraph.
        """
        if not self.described or not self.referred or start < self.first:
            return False
        return start <= max(self.referred) or any(paragraph <= place <= start for place in self.referred)

    def of(self, words: Clause, speakers: Sequence[Speaker]) -> list[Attribution]:
        """Who speaks in a sentence, in order; nobody where only the article does."""
        found = list(self._found(words, speakers))
        if not found and self.last and self.text[words.start] in _OPENING:
            found = [self.last._replace(start=words.start)]  # a quotation goes on
        governing = [one for one in found if one.governs][:1]
        if governing and governing[0] == found[0]:
            found = governing
        self.last = found[-1] if found else None
        return found

    def _found(self, words: Clause, speakers: Sequence[Speaker]) -> Iterator[Attribution]:
        keys = [word[0] for word in words.words]
        after = words.start
        for at in range(len(keys)):
            one = self._at(words, keys, at, speakers, after)
            if one:
                after = words.words[at][2]
                yield one

    def _at(
        self, words: Clause, keys: Sequence[str], at: int, speakers: Sequence[Speaker], after: int
    ) -> Attribution | None:
        """Who speaks, if a phrase of saying begins at word `at`."""
        if phrase_at(keys, at, "reports", self.lang):
            first = words.words[at]
            return Attribution(first[1], self.text[first[1] : first[2]], False)
        if size := phrase_at(keys, at, "according", self.lang):
            return self._according(words, at + size, speakers)
        if phrase_at(keys, at, "relaying", self.lang):
            about = next((i for i in range(at + 1, min(at + 5, len(keys))) if keys[i] == "عن"), None)
            relayed = self._according(words, about + 1, speakers) if about else None
            if relayed:
                return relayed
        if phrase_at(keys, at, "saying", self.lang) and not phrase_at(keys, at + 1, "passive", self.lang):
            return self._speaking(words, at, speakers, after)
        return None

    def _according(self, words: Clause, first: int, speakers: Sequence[Speaker]) -> Attribution | None:
        described = self._described(words, first, first + 3)
        named = behind(words, first, speakers, self.lang)
        if described and not (named and named.start < described.start):
            return described._replace(start=words.start)
        return Attribution(words.start, named.entity, True, True) if named else None

    def _speaking(self, words: Clause, at: int, speakers: Sequence[Speaker], after: int) -> Attribution | None:
        sides = [self._behind, self._ahead]
        # أشارت إلى أن: where the verb goes straight on to what is said, or has كان, who says it stands before.
        if self.lang == "fa" or self._without_subject(words, at) or subject_after(words, at) is not None:
            sides.reverse()
        found = next((found for side in sides if (found := side(words, at, speakers, after))), None)
        return found or self._implied(words, at, speakers) or self._unknown(words, at)

    def _without_subject(self, words: Clause, at: int) -> bool:
        """Whether an Arabic verb goes straight on to what is said."""
        following = words.words[at + 1][0] if at + 1 < len(words.words) else ""
        return self.lang == "ar" and (is_cue(following, "that", "ar") or is_cue(following, "about", "ar"))

    def _behind(self, words: Clause, at: int, speakers: Sequence[Speaker], after: int) -> Attribution | None:
        verb = words.words[at][1]
        described = self._described(words, at + 1, at + 4)
        named = behind(words, at + 1, speakers, self.lang) if self.lang == "ar" else None
        if described and not (named and named.start < described.start):
            return described._replace(start=verb)
        return Attribution(verb, named.entity, True) if named else None

    def _ahead(self, words: Clause, at: int, speakers: Sequence[Speaker], after: int) -> Attribution | None:
        begun = (
            i + 1 for i, word in enumerate(words.words[:at]) if word[1] < after or is_cue(word[0], "that", self.lang)
        )
        first = max(0, at - _LONGEST, *begun)
        if self.last and any(is_cue(word[0], "pronoun", self.lang) for word in words.words[first : min(at, first + 2)]):
            return self.last._replace(start=words.words[first][1])
        described = self._described(words, first, at)
        if described:
            return described._replace(start=words.start)
        named = ahead(words, at, speakers, after, self.text, self.lang)
        start = words.start if after == words.start else words.words[at][1]
        return Attribution(min(start, named.start), named.entity, True) if named else None

    def _implied(self, words: Clause, at: int, speakers: Sequence[Speaker]) -> Attribution | None:
        """A verb without a subject: who the sentence began with, or who spoke last (وأضاف أن, همچنین گفت).

        A verb whose subject is only not known has none of these: another's name may not be put to it.
        """
        place = words.words[at][1]
        if self.lang == "ar" and not self._without_subject(words, at):
            return None
        begun = [speaker for speaker in speakers if speaker.end <= place and not speaker.state]
        if self.lang == "ar" and begun:
            return Attribution(place, begun[0].entity, True) if words.words[at][0].startswith("و") else None
        opens = at == 0 or (at == 1 and is_cue(words.words[0][0], "further", self.lang))
        return self.last._replace(start=words.start) if self.last and opens else None

    def _unknown(self, words: Clause, at: int) -> Attribution | None:
        """An Arabic speaker whom the registry lacks, in the article's words: what stands before "that"."""
        near = before_content(words, at + 1, _LONGEST, self.lang)
        last = at + len(near)
        ends = last + 1 < len(words.words) and is_cue(words.words[last + 1][0], "that", self.lang)
        if self.lang != "ar" or not near or not ends:
            return None
        if is_cue(near[0][0], "not_subject", "ar") or is_cue(near[0][0], "both", "ar"):
            return None
        return Attribution(words.words[at][1], self.text[near[0][1] : near[-1][2]], False)

    def _described(self, words: Clause, first: int, stop: int) -> Attribution | None:
        """The unnamed source between two words; "the source" is the one described before."""
        keys = [word[0] for word in before_content(words, first, stop - first, self.lang)]
        at = next((first + i for i in range(len(keys)) if phrase_at(keys, i, "unnamed", self.lang)), None)
        if at is None:
            return None
        return Attribution(words.words[at][1], self._description(words, at), False, True)

    def _description(self, words: Clause, at: int) -> str:
        key, last = words.words[at][0], at
        while last + 1 < min(len(words.words), at + _LONGEST) and self._goes_on(words, last):
            last += 1
        said = self.text[words.words[at][1] : words.words[last][2]]
        definite = self.lang == "ar" and has_article(key)
        if definite and self.described:
            self.referred.append(words.start)
            return self.described
        if not definite and self.described is None:
            self.described, self.first = said, words.start
        return said

    def _goes_on(self, words: Clause, last: int) -> bool:
        gap = self.text[words.words[last][2] : words.words[last + 1][1]]
        following = words.words[last + 1][0]
        return not gap.strip() and following not in _STOPS[self.lang] and not is_cue(following, "saying", self.lang)


def attribution_of(clause: Clause, found: Sequence[Attribution]) -> Attribution | None:
    """Which of the attributions of a sentence holds for a clause: the first that begins in it, else the last before."""
    inside = [one for one in found if clause.start <= one.start < clause.end]
    before = [one for one in found if one.start < clause.start]
    return next(iter([*inside, *reversed(before)]), None)
