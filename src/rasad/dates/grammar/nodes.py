"""A regular expression taken apart: what its pieces spell, how wide they are, what may stand beside them.

Python's own parser takes it apart, so that nothing is said of a pattern that is not in it.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

from rasad.dates.grammar.lexicon import LETTER

Strings = frozenset[str]
# A node of a parsed pattern: its kind and what belongs to it.
Node = tuple[Any, Any]

# So many strings a trigger may have; a month and the digit before it have up to fourteen thousand.
MOST = 15_000
# Nodes that take no room, and say what characters may stand before a place or behind it.
_BEFORE, _BEHIND = "before", "behind"
# Among such characters: any that is no letter, and the edge of the text.
NO_LETTER = "no letter"
_NO_ROOM = (op.ASSERT, op.ASSERT_NOT, op.AT)
_LETTER = list(_parser.parse(LETTER))
_NOTHING: Strings = frozenset({""})
_NO_CHARACTER: Strings = frozenset()


def parsed(pattern: str) -> list[Node]:
    """The nodes of a pattern."""
    return flat(_parser.parse(pattern))


def flat(nodes: Iterable[Node]) -> list[Node]:
    """Groups taken apart, also in branches and repeats; assertions left out but for those on the letters beside."""
    found: list[Node] = []
    for kind, value in nodes:
        if kind is op.SUBPATTERN:
            found += flat(value[3])
        elif kind is op.BRANCH and all(map(_looks_back, value[1])):
            found.append((_BEFORE, united(_seen_before(*branch[0]) for branch in value[1])))
        elif kind is op.BRANCH:
            found.append((kind, _possible(value[1])))
        elif kind is op.MAX_REPEAT:
            found.append((kind, (value[0], value[1], flat(value[2]))))
        elif kind is op.ASSERT_NOT and not value[1]:
            found.append((op.FAILURE, None))  # (?!), which Python 3.11 does not call a failure yet
        elif kind is op.ASSERT_NOT and value[0] > 0 and list(value[1]) == _LETTER:
            found.append((_BEHIND, frozenset({NO_LETTER})))
        elif _looks_back([(kind, value)]) and (before := _seen_before(kind, value)) is not None:
            found.append((_BEFORE, before))
        elif kind not in _NO_ROOM:
            found.append((kind, value))
    return found


def _possible(branches: Iterable[Iterable[Node]]) -> list[list[Node]]:
    """The branches that can match at all; ``(?!)`` stands for an empty section of the lexicon."""
    return [branch for branch in map(flat, branches) if not any(kind is op.FAILURE for kind, _ in branch)]


def _looks_back(branch: Any) -> bool:
    return len(branch) == 1 and branch[0][0] in (op.ASSERT, op.ASSERT_NOT) and branch[0][1][0] < 0


def _seen_before(kind: Any, value: Any) -> Strings | None:
    """What may stand before a place where an assertion looks back."""
    if kind is op.ASSERT_NOT:
        return frozenset({NO_LETTER}) if list(value[1]) == _LETTER else None
    return beside(flat(value[1]), -1, None)


def joined(sets: Iterable[Strings | None]) -> Strings | None:
    """Each string of a set followed by each of the next; None where they are too many to name."""
    found = _NOTHING
    for strings in sets:
        if not strings or len(found) * len(strings) > MOST:
            return None
        found = frozenset(map("".join, product(found, strings)))
    return found


def united(sets: Iterable[Strings | None]) -> Strings | None:
    """All strings of some sets; None where one of them is not known."""
    found = list(sets)
    return None if not found or None in found else frozenset().union(*(s for s in found if s))


def spelled(node: Node) -> Strings | None:
    """All strings that a node matches; None where they are too many to name."""
    kind, value = node
    if kind in (_BEFORE, _BEHIND):
        return _NOTHING
    if kind is op.LITERAL:
        return frozenset(chr(value))
    if kind is op.IN:
        return _members(value)
    if kind is op.BRANCH:
        return united(joined(map(spelled, branch)) for branch in value)
    if kind is op.MAX_REPEAT and value[1] <= 2:
        once = joined(map(spelled, value[2]))
        return united(joined([once] * times) for times in range(value[0], value[1] + 1))
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


def edge(nodes: list[Node], at: int) -> Strings | None:
    """The first (0) or last (-1) characters that a sequence can have; None if that is not its first or last node's."""
    nodes = [node for node in nodes if node[0] not in (_BEFORE, _BEHIND)]
    if not nodes:
        return None
    kind, value = nodes[at]
    if kind is op.MAX_REPEAT:
        return edge(value[2], at) if value[0] else None
    if kind is op.BRANCH:
        return united(edge(branch, at) for branch in value)
    return spelled(nodes[at])


def beside(nodes: list[Node], at: int, beyond: Strings | None) -> Strings | None:
    """All characters that nodes, or what is beyond them, may begin (0) or end (-1) with; None for any."""
    says = _BEHIND if at == 0 else _BEFORE
    found = _NO_CHARACTER
    for kind, value in nodes if at == 0 else reversed(nodes):
        more = value if kind is says else _NO_CHARACTER if kind in (_BEFORE, _BEHIND) else _edges(kind, value, at)
        if more is None:
            return None
        found |= more
        if kind is says or not _may_be_empty(kind, value):
            return found
    return united((found, beyond))


def _edges(kind: Any, value: Any, at: int) -> Strings | None:
    if kind is op.MAX_REPEAT:
        return beside(value[2], at, _NO_CHARACTER)
    if kind is op.BRANCH:
        return united(beside(branch, at, _NO_CHARACTER) for branch in value)
    return frozenset(chr(value)) if kind is op.LITERAL else _members(value) if kind is op.IN else None


def _may_be_empty(kind: Any, value: Any) -> bool:
    if kind is op.MAX_REPEAT:
        return value[0] == 0 or all(_may_be_empty(*node) for node in value[2])
    if kind is op.BRANCH:
        return any(all(_may_be_empty(*node) for node in branch) for branch in value)
    return kind in (_BEFORE, _BEHIND)


def takes_no_room(node: Node) -> bool:
    """Whether a node only says what stands beside it."""
    return node[0] in (_BEFORE, _BEHIND)


def width(node: Node) -> int:
    """The greatest number of characters that a node takes."""
    kind, value = node
    if takes_no_room(node):
        return 0
    if kind is op.MAX_REPEAT:
        return int(value[1]) * sum(map(width, value[2]))
    if kind is op.BRANCH:
        return max((sum(map(width, branch)) for branch in value), default=0)
    return 1
