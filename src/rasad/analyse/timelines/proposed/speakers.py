"""Who of those that a sentence names speaks, by where they stand to the verb.

Arabic names the speaker behind the verb (وأكد الرئيس الروسي), or before it where كان and قد stand between;
Persian before it (پوتین گفت), but not as an object (پوتین به خامنه‌ای گفت). Of "the speaker of the ministry,
Nasser Kanaani" it is the person.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from rasad.analyse.timelines.proposed.clauses import Clause
from rasad.analyse.timelines.proposed.phrases import is_cue, stands_in

_BEHIND = 9  # words between an Arabic verb and its speaker, an office with its adjectives
_BESIDE = 3  # characters between an Arabic verb and who speaks before it
_DASHES = ("-", "–", "—")
_ACROSS = 14  # words between كان and its verb


class Speaker(NamedTuple):
    """Someone or something that a sentence names: an entity, its raw span, and its type (PER, ORG or GPE)."""

    entity: str
    start: int
    end: int
    type: str

    @property
    def person(self) -> bool:
        """Whether it is a person."""
        return self.type == "PER"

    @property
    def state(self) -> bool:
        """Whether it is a state or a city."""
        return self.type == "GPE"


def speakers_in(rows: Sequence[Mapping[str, object]], text: str, lang: str) -> Iterator[Speaker]:
    """The people, bodies and states among the mentions of a sentence, in order; no place behind "in" or "to"."""
    for row in rows:
        start = int(str(row["start"]))
        if row["entity"] and row["type"] in ("PER", "ORG", "GPE") and not stands_in(text, start, lang):
            yield Speaker(str(row["entity"]), start, int(str(row["end"])), str(row["type"]))


def behind(words: Clause, first: int, speakers: Sequence[Speaker], lang: str) -> Speaker | None:
    """Who is named in the words from `first` on, up to what is said."""
    near = before_content(words, first, _BEHIND, lang)
    if not near or is_cue(near[0][0], "both", lang):
        return None
    named = [s for s in speakers if near[0][1] - 3 <= s.start <= near[-1][2]]
    at_once = named and named[0].start <= near[0][2]
    return named[0] if at_once else _person_first(named)


def ahead(words: Clause, at: int, speakers: Sequence[Speaker], after: int, text: str, lang: str) -> Speaker | None:
    """Who is named before the word `at`, and behind the raw place `after`."""
    place = words.words[at][1]
    before = [speaker for speaker in speakers if after <= speaker.start and speaker.end <= place]
    if lang == "fa":
        named = [speaker for speaker in before if _subject(words, speaker, text)]
        return named[0] if named and _opens(words, named[0], after) else _person_first(named)
    was = subject_after(words, at)
    if was is not None:
        return _person_first([speaker for speaker in before if speaker.start >= was])
    # A verb with و begins anew: whoever stands before it does not speak.
    beside = [speaker for speaker in before if speaker.end >= place - _BESIDE]
    return None if words.words[at][0].startswith("و") else _person_first(beside)


def before_content(words: Clause, first: int, most: int, lang: str) -> Sequence[tuple[str, int, int]]:
    """Words from `first` up to "that" or "of": whoever is named in what is said does not say it."""
    near = words.words[first : first + most]
    ends = (i for i, word in enumerate(near) if is_cue(word[0], "that", lang) or is_cue(word[0], "about", lang))
    return near[: next(ends, len(near))]


def _person_first(named: Sequence[Speaker]) -> Speaker | None:
    people = [speaker for speaker in named if speaker.person]
    return next(iter([*people, *named]), None)


def _opens(words: Clause, speaker: Speaker, after: int) -> bool:
    """Whether a name is among the first three words behind `after`: the subject, whatever people follow."""
    return sum(after <= word[1] and word[2] <= speaker.start for word in words.words) <= 2


def _subject(words: Clause, speaker: Speaker, text: str) -> bool:
    """Whether no preposition stands before a Persian name, and behind it no را and no dash (تهران – ایرنا)."""
    before = [word for word in words.words if word[2] <= speaker.start][-1:]
    behind = [word for word in words.words if word[1] >= speaker.end][:1]
    parted = text[speaker.end : speaker.end + 3].strip()[:1] in _DASHES
    return not ((before and is_cue(before[0][0], "object", "fa")) or parted or (behind and behind[0][0] == "را"))


def subject_after(words: Clause, at: int) -> int | None:
    """Where كان ends that belongs to an Arabic verb: the subject stands between the two."""
    near = words.words[max(0, at - _ACROSS) : at]
    return next((word[2] for word in near if is_cue(word[0], "was", "ar")), None)
