"""What every match of a pattern must contain, read off the pattern itself.

Nearly all prose holds no date, so the speed of the reader is the speed of seeing that. A trigger
is a set of strings (``سال 1``, ``ماه گذشته``, ``پریروز``) of which each match holds one: where none
is seen, the pattern need not be tried. Because triggers are read off the compiled grammar, a new
rule or a new word in the lexicon has its trigger at once.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import accumulate, product
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

Strings = frozenset[str]
# A node of a parsed pattern: its kind and what belongs to it.
Node = tuple[Any, Any]

# So many strings a trigger may have; a month and the digit before it have up to fourteen thousand.
_MOST = 15_000
_NO_ROOM = (op.ASSERT, op.ASSERT_NOT, op.AT)


@dataclass(frozen=True)
class Trigger:
    """Strings of which every match contains one, which begins at most `before` characters after the match.

    Each spelling is a sequence of sets: one string of each set after the other.
    """

    spellings: tuple[tuple[Strings, ...], ...]
    before: int

    @property
    def strings(self) -> Strings:
        """All strings, written out."""
        return frozenset("".join(parts) for sets in self.spellings for parts in product(*sets))

    @cached_property
    def cost(self) -> float:
        """Work that this trigger makes: how often it is seen in prose, times the places tried; and to learn it."""
        seen = sum(math.prod(map(_frequency, sets)) for sets in self.spellings)
        count = sum(math.prod(map(len, sets)) for sets in self.spellings)
        return seen * (self.before + 10) * (1 + count / 2_000)


def _frequency(strings: Strings) -> float:
    """About how often one of the strings stands at a place of a text."""
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
    found = _of_sequence(_flat(_parser.parse(pattern)))
    if found is None:
        raise ValueError(f"no string is in every match of {pattern!r}")
    return found


def _flat(nodes: Iterable[Node]) -> list[Node]:
    """Groups taken apart, also in branches and repeats; assertions, which take no room, left out."""
    found: list[Node] = []
    for kind, value in nodes:
        if kind is op.SUBPATTERN:
            found += _flat(value[3])
        elif kind is op.BRANCH:
            found.append((kind, _possible(value[1])))
        elif kind is op.MAX_REPEAT:
            found.append((kind, (value[0], value[1], _flat(value[2]))))
        elif kind is op.ASSERT_NOT and not value[1]:
            found.append((op.FAILURE, None))  # (?!), which Python 3.11 does not call a failure yet
        elif kind not in _NO_ROOM:
            found.append((kind, value))
    return found


def _possible(branches: Iterable[Iterable[Node]]) -> list[list[Node]]:
    """The branches that can match at all; ``(?!)`` stands for an empty section of the lexicon."""
    return [branch for branch in map(_flat, branches) if not any(kind is op.FAILURE for kind, _ in branch)]


def _of_sequence(nodes: list[Node]) -> Trigger | None:
    """The best trigger of all stretches of a sequence, and of all branchings in it."""
    starts = [0, *accumulate(map(_width, nodes))][:-1]
    spelled = [_spelled(node) for node in nodes]
    # A branching that can be spelled out is part of a stretch, and needs no trigger of its own.
    unspelled = [i for i, node in enumerate(nodes) if node[0] is op.BRANCH and not spelled[i]]
    found = [_of_branching(nodes[i], starts[i]) for i in unspelled]
    found += _of_stretches(nodes, spelled, starts)
    return min((t for t in found if t), key=lambda t: t.cost, default=None)


def _of_branching(node: Node, start: int) -> Trigger | None:
    """A trigger for each branch; None if one branch has none."""
    found = [_of_sequence(branch) for branch in node[1]]
    sure = [t for t in found if t]
    if not sure or len(sure) < len(found):
        return None
    return Trigger(tuple(sets for t in sure for sets in t.spellings), start + max(t.before for t in sure))


def _of_stretches(nodes: list[Node], spelled: list[Strings | None], starts: list[int]) -> Iterator[Trigger]:
    """What any nodes in a row spell, with the last letter before them and the first one behind."""
    for first, start in enumerate(starts):
        lead = _edge(nodes[:first], -1)
        sets: list[Strings] = [lead] if lead else []
        for last in range(first, len(nodes)):
            if not (strings := spelled[last]):
                break
            sets.append(strings)
            follow = _edge(nodes[last + 1 :], 0)
            whole = (*sets, follow) if follow else tuple(sets)
            if math.prod(map(len, sets)) > _MOST:
                break
            if math.prod(map(len, whole)) <= _MOST and not all("" in strings for strings in whole):
                yield Trigger((whole,), start - bool(lead))


_NOTHING: Strings = frozenset({""})


def _joined(sets: Iterable[Strings | None]) -> Strings | None:
    """Each string of a set followed by each of the next; None where they are too many to name."""
    found = _NOTHING
    for strings in sets:
        if not strings or len(found) * len(strings) > _MOST:
            return None
        found = frozenset(map("".join, product(found, strings)))
    return found


def _united(sets: Iterable[Strings | None]) -> Strings | None:
    found = list(sets)
    return None if not found or None in found else frozenset().union(*(s for s in found if s))


def _spelled(node: Node) -> Strings | None:
    """All strings that a node matches; None where they are too many to name."""
    kind, value = node
    if kind is op.LITERAL:
        return frozenset(chr(value))
    if kind is op.IN:
        return _members(value)
    if kind is op.BRANCH:
        return _united(_joined(map(_spelled, branch)) for branch in value)
    if kind is op.MAX_REPEAT and value[1] <= 2:
        once = _joined(map(_spelled, value[2]))
        return _united(_joined([once] * times) for times in range(value[0], value[1] + 1))
    return None


def _members(parts: Iterable[Node]) -> Strings | None:
    """The characters of a class; None for one that names others (``[^...]``, ``\\w``)."""
    found: list[str] = []
    for kind, value in parts:
        if kind is op.LITERAL:
            found.append(chr(value))
        elif kind is op.RANGE:
            found += map(chr, range(value[0], value[1] + 1))
        else:
            return None
    return frozenset(found)


def _edge(nodes: list[Node], at: int) -> Strings | None:
    """The first (0) or last (-1) characters that a sequence can have; None if that is not its first or last node's."""
    if not nodes:
        return None
    kind, value = nodes[at]
    if kind is op.MAX_REPEAT:
        return _edge(value[2], at) if value[0] else None
    if kind is op.BRANCH:
        return _united(_edge(branch, at) for branch in value)
    return _spelled(nodes[at])


def _width(node: Node) -> int:
    """The greatest number of characters that a node takes."""
    kind, value = node
    if kind is op.MAX_REPEAT:
        return int(value[1]) * sum(map(_width, value[2]))
    if kind is op.BRANCH:
        return max((sum(map(_width, branch)) for branch in value), default=0)
    return 1
