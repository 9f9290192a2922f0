"""What every match of a pattern must contain, read off the pattern itself.

Nearly all prose holds no date, so the speed of the reader is the speed of seeing that. A trigger
is a set of strings (``سال 1``, ``ماه گذشته``, ``پریروز``) of which each match holds one, and what may
stand beside them: where none is seen, the pattern need not be tried. دی is a month, and stands in every
other sentence inside a word: of a hundred triggers of an article that leaves fifty. Because triggers
are read off the compiled grammar, a new rule or a new word in the lexicon has its trigger at once.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, cached_property
from itertools import accumulate, product
from re import _constants as op  # type: ignore[attr-defined]
from typing import NamedTuple

from rasad.dates.grammar.nodes import MOST, Node, Strings, beside, edge, parsed, spelled, takes_no_room, united, width

# The characters that may stand before and behind a string; None for any, see `rasad.dates.grammar.nodes.NO_LETTER`.
Beside = tuple[Strings | None, Strings | None]
# So many strings a second trigger may have, and so often it may be seen: it only spares attempts.
_FEW, _RARE = 400, 0.03


class Place(NamedTuple):
    """Some nodes in a row, and the place of the branching that they are in, if they are in one."""

    nodes: list[Node]
    first: int
    end: int
    outer: Place | None

    def before(self) -> Strings | None:
        """The characters that may stand before them."""
        return beside(self.nodes[: self.first], -1, self.outer.before() if self.outer else None)

    def behind(self) -> Strings | None:
        """The characters that may stand behind them."""
        return beside(self.nodes[self.end :], 0, self.outer.behind() if self.outer else None)


class Spelling(NamedTuple):
    """One string of each set after the other, and where in the pattern they stand.

    The first set may be the character before that place (`led`), the last one that behind it (`followed`).
    """

    sets: tuple[Strings, ...]
    place: Place
    led: bool = False
    followed: bool = False

    def beside(self) -> Beside:
        """What may stand beside the strings: anything where they take in what stands beside the place."""
        return None if self.led else self.place.before(), None if self.followed else self.place.behind()


@dataclass(frozen=True)
class Trigger:
    """Strings of which every match contains one, which begins at most `before` characters after the match.

    `second` is a trigger of another part of the same pattern, if it has one: both are in every match.
    """

    spellings: tuple[Spelling, ...]
    before: int
    second: Trigger | None = None

    @property
    def nodes(self) -> range:
        """Which nodes of the whole pattern it is of."""
        place = self.spellings[0].place
        while place.outer:
            place = place.outer
        return range(place.first, place.end)

    @property
    def strings(self) -> Strings:
        """All strings, written out."""
        return frozenset("".join(parts) for one in self.spellings for parts in product(*one.sets))

    def beside(self) -> Mapping[str, Beside]:
        """For each string what may stand beside it."""
        found: dict[str, Beside] = {}
        for sets, sides in self.signs:
            for string in map("".join, product(*sets)):
                known = found.setdefault(string, sides)
                if known is not sides:
                    found[string] = united((known[0], sides[0])), united((known[1], sides[1]))
        return found

    @cached_property
    def signs(self) -> frozenset[tuple[tuple[Strings, ...], Beside]]:
        """The sets of each spelling, and what may stand beside its strings."""
        return frozenset((one.sets, one.beside()) for one in self.spellings)

    @cached_property
    def cost(self) -> float:
        """Work that this trigger makes: how often it is seen in prose, times the places tried; and to learn it."""
        return self.frequency * (self.before + 10) * (1 + self.count / 2_000)

    @cached_property
    def frequency(self) -> float:
        """About how often one of the strings stands at a place of a text."""
        return sum(math.prod(map(_frequency, one.sets)) for one in self.spellings)

    @cached_property
    def count(self) -> int:
        """How many strings, at most."""
        return sum(math.prod(map(len, one.sets)) for one in self.spellings)


def _frequency(strings: Strings) -> float:
    return sum(math.prod(map(_frequency_of, string)) for string in strings)


@cache
def _frequency_of(char: str) -> float:
    """Digits are rare in prose, letters are not, and every fifth character is a space."""
    return 0.002 if char.isdigit() else 0.05 if char.isalpha() else 0.2 if char == " " else 0.01


def trigger(pattern: str) -> Trigger:
    """The trigger of a regular expression that makes the least work.

    Raises
    ------
    ValueError
        If there is none.

    Examples
    --------
    >>> sorted(trigger("[0-9]{4} (?:مهر|آذر)(?: ماه)?").strings)[:3]
    ['0 آذر', '0 مهر', '1 آذر']
    >>> trigger("[0-9]{4} (?:مهر|آذر)(?: ماه)?").before
    3
    """
    nodes = parsed(pattern)
    found = list(_all_of(nodes, None))
    first = min(found or _of_first_characters(nodes), key=lambda t: t.cost, default=None)
    if first is None:
        raise ValueError(f"no string is in every match of {pattern!r}")
    return replace(first, second=_second([*found, *_of_first_characters(nodes, led=True)], first))


def _of_sequence(nodes: list[Node], outer: Place | None) -> Trigger | None:
    """The best trigger of all stretches of a sequence, and of all branchings in it."""
    return min(_all_of(nodes, outer), key=lambda t: t.cost, default=None)


def _all_of(nodes: list[Node], outer: Place | None) -> Iterator[Trigger]:
    starts = [0, *accumulate(map(width, nodes))][:-1]
    strings = [spelled(node) for node in nodes]
    # A branching that can be spelled out is part of a stretch, and needs no trigger of its own.
    unspelled = [i for i, node in enumerate(nodes) if node[0] is op.BRANCH and not strings[i]]
    found = [_of_branching(nodes[i], starts[i], Place(nodes, i, i + 1, outer)) for i in unspelled]
    yield from (one for one in found if one)
    yield from _of_stretches(nodes, strings, starts, outer)


def _of_branching(node: Node, start: int, place: Place) -> Trigger | None:
    """A trigger for each branch; None if one branch has none."""
    found = [_of_sequence(branch, place) for branch in node[1]]
    sure = [t for t in found if t]
    if not sure or len(sure) < len(found):
        return None
    return Trigger(tuple(one for t in sure for one in t.spellings), start + max(t.before for t in sure))


def _of_stretches(
    nodes: list[Node], strings: list[Strings | None], starts: list[int], outer: Place | None
) -> Iterator[Trigger]:
    """What any nodes in a row spell, with the last letter before them and the first one behind."""
    for first, start in enumerate(starts):
        if takes_no_room(nodes[first]):
            continue
        lead = edge(nodes[:first], -1)
        sets: list[Strings] = [lead] if lead else []
        for last in range(first, len(nodes)):
            if not (own := strings[last]):
                break
            sets.append(own)
            follow = edge(nodes[last + 1 :], 0)
            whole = (*sets, follow) if follow else tuple(sets)
            if math.prod(map(len, sets)) > MOST:
                break
            if math.prod(map(len, whole)) <= MOST and not all("" in one for one in whole):
                place = Place(nodes, first, last + 1, outer)
                yield Trigger((Spelling(whole, place, bool(lead), bool(follow)),), start - bool(lead))


def _second(found: Iterable[Trigger], chosen: Trigger) -> Trigger | None:
    """The rarest trigger, of few strings, of nodes that the chosen one leaves over."""
    free = (t for t in found if t.count <= _FEW and t.frequency < _RARE and not set(t.nodes) & set(chosen.nodes))
    return min(free, key=lambda t: t.frequency, default=None)


def _of_first_characters(nodes: list[Node], led: bool = False) -> Iterator[Trigger]:
    """Of nodes with more strings than can be named, what they begin with: a year with a digit."""
    starts = [0, *accumulate(map(width, nodes))][:-1]
    for i, start in enumerate(starts):
        if chars := edge(nodes[i : i + 1], 0):
            yield Trigger((Spelling((chars,), Place(nodes, i, i + 1, None), led=led, followed=True),), start)
