"""One article as names are looked for in it: what was found, and what its text says around it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rasad.annotation.mentions.cues import cues
from rasad.annotation.mentions.matcher import Candidate
from rasad.annotation.registry.entity import Registry
from rasad.lazy import lazy
from rasad.text.clitics import readings

_BEHIND = re.compile(r'[")]?[ ,،]*([^\W\d_]+)')
_REACH = 30
# Names of one state, at least so many and such a share of all, make it the state that an article is about.
_LEAST_NAMED, _MOST = 4, 0.5
# Persian papers say "the president" of their own; of any other state they are told apart by its share, as above.
_HOME, _MOST_AT_HOME = {"fa": "iran"}, 0.25


@dataclass(frozen=True, eq=False)
class Article:
    """The candidates of one article, and what its text says around them."""

    text: str
    lang: str
    registry: Registry
    found: Sequence[Candidate]

    @lazy
    def full(self) -> frozenset[str]:
        """Who is named by more than one word that needs no condition."""
        return frozenset(c.phrase.target for c in self.certain if c.phrase.words > 1)

    @lazy
    def certain(self) -> list[Candidate]:
        """Names without a condition."""
        known = self.registry.entities
        return [
            c for c in self.found if c.phrase.kind == "name" and c.phrase.text not in known[c.phrase.target].ambiguous
        ]

    @lazy
    def named(self) -> frozenset[str]:
        """Who and what is named for certain."""
        return frozenset(c.phrase.target for c in self.certain)

    @lazy
    def state(self) -> str | None:
        """The state that an article is about, if most of what it names is of one state."""
        states = Counter(state for c in self.certain for state in [state_of(c.phrase.target, self.registry)] if state)
        state, count = next(iter(states.most_common(1)), (None, 0))
        share = _MOST_AT_HOME if state == _HOME.get(self.lang) else _MOST
        return state if count >= _LEAST_NAMED and count >= share * states.total() else None

    @lazy
    def places(self) -> Mapping[int, Candidate]:
        """Places that are named for certain, by where they end."""
        return {c.end: c for c in self.certain if self.registry.entities[c.phrase.target].type in ("GPE", "LOC")}

    def before(self, place: int) -> tuple[str, ...]:
        """The word before a place, and the two before it; as they stand, and in Arabic without clitics."""
        if place not in self._before:  # asked for by one condition after the other
            self._before[place] = self._words_before(place)
        return self._before[place]

    @lazy
    def _before(self) -> dict[int, tuple[str, ...]]:
        return {}

    def _words_before(self, place: int) -> tuple[str, ...]:
        last = self.text[max(0, place - _REACH) : place].rstrip(' "(').rsplit(" ", 2)[-2:]
        if not last[-1].isalpha():
            return ()
        words = [last[-1], *([" ".join(last)] if len(last) > 1 and last[0].isalpha() else [])]
        return tuple(dict.fromkeys(words + [form for word in words for form in _forms(word, self.lang)]))

    def behind(self, place: int) -> str:
        """The word behind a place."""
        match = _BEHIND.match(self.text, place, place + _REACH)
        return match[1] if match else ""

    def follows(self, candidate: Candidate, *lists: str) -> bool:
        """Whether a word of one of the lists of conditions.yaml stands before a candidate."""
        words = self.before(candidate.start - len(candidate.clitic))
        return bool(words) and not all(cues(self.lang)[name].isdisjoint(words) for name in lists)


@lru_cache(maxsize=1 << 14)  # before names stand the same few thousand words
def _forms(words: str, lang: str) -> tuple[str, ...]:
    return tuple(reading.word for reading in readings(words, lang))


def state_of(entity: str, registry: Registry) -> str | None:
    """The state that an entity is, stands for, belongs to or has served last.

    Examples
    --------
    >>> from rasad.annotation import general
    >>> [state_of(one, general()) for one in ("iran", "tehran", "dmitry-peskov", "september-11-attacks")]
    ['iran', 'iran', 'russia', None]
    """
    known = registry.entities[entity]
    if known.offices:
        of = registry.offices[known.offices[-1].office].of
        body = registry.entities.get(of or "")
        return (body.of or body.metonym_for or of) if body else None
    return known.of or known.metonym_for or (entity if known.type == "GPE" else None)
