"""Which of the phrases that were found count: conditions, blockers, and the longest of those that overlap.

All steps are linear in the number of candidates but for sorting: overlapping candidates are
compared within their own cluster, and a cluster is a few words long.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from rasad.annotation.matcher import Candidate
from rasad.annotation.registry import Registry
from rasad.text.fold import key

Starts = Mapping[str, list[int]]


def kept(found: Sequence[Candidate], text: str, lang: str, registry: Registry) -> list[Candidate]:
    """The candidates that count, in order; an office keeps the names inside it.

    Parameters
    ----------
    found : sequence of Candidate
        As `rasad.annotation.matcher.candidates` gives them.
    text : str
        The match key that they were found in.
    """
    met = _conditions_met(_not_blocked(found), text, lang, registry)
    names = _longest([c for c in met if c.phrase.kind == "name"])
    ends = [name.end for name in names]
    others = [c for c in met if c.phrase.kind != "name" and not _is_part_of(c, names, ends)]
    return sorted(names + _longest(others, nested=True), key=lambda c: (c.start, -c.end))


def _not_blocked(found: Sequence[Candidate]) -> list[Candidate]:
    """Without blockers, and without what lies in a blocker's phrase that names it."""
    free: list[Candidate] = []
    for cluster in _clusters(found):
        blockers = [c for c in cluster if c.phrase.kind == "blocker"]
        free += [c for c in cluster if c.phrase.kind != "blocker" and not any(_blocks(b, c) for b in blockers)]
    return free


def _blocks(blocker: Candidate, candidate: Candidate) -> bool:
    same = blocker.phrase.target == candidate.phrase.target
    return same and blocker.start <= candidate.start and candidate.end <= blocker.end


def _clusters(found: Sequence[Candidate]) -> Iterator[list[Candidate]]:
    """Runs of candidates that touch each other."""
    cluster: list[Candidate] = []
    end = -1
    for candidate in sorted(found, key=lambda c: (c.start, -c.end)):
        if candidate.start >= end and cluster:
            yield cluster
            cluster = []
        cluster.append(candidate)
        end = max(end, candidate.end)
    if cluster:
        yield cluster


def _is_part_of(candidate: Candidate, names: Sequence[Candidate], ends: Sequence[int]) -> bool:
    """An office inside a longer name (مكتب المرشد) is no mention; a name inside an office is one."""
    at = bisect_left(ends, candidate.end)
    return at < len(names) and names[at].start <= candidate.start


def _longest(found: Sequence[Candidate], nested: bool = False) -> list[Candidate]:
    """The longest of overlapping candidates; with `nested`, also another office at the end of a longer one.

    The Leader's adviser does not swallow the Leader: in المستشار الخاص للمرشد الأعلى both are meant.
    """
    chosen: list[Candidate] = []
    for cluster in _clusters(found):
        best: list[Candidate] = []
        for candidate in sorted(cluster, key=lambda c: (c.start - c.end, c.glued, c.start)):
            over = [k for k in best if candidate.start < k.end and k.start < candidate.end]
            if not over or (nested and all(_may_lie_in(candidate, k) for k in over)):
                best.append(candidate)
        chosen += best
    return sorted(chosen, key=lambda c: (c.start, -c.end))


def _may_lie_in(candidate: Candidate, longer: Candidate) -> bool:
    inside = longer.start < candidate.start and candidate.end <= longer.end
    return inside and longer.phrase.target != candidate.phrase.target


def _conditions_met(found: Sequence[Candidate], text: str, lang: str, registry: Registry) -> list[Candidate]:
    full = _starts(c for c in found if c.phrase.kind == "name" and c.phrase.words > 1)
    offices = _starts(c for c in found if c.phrase.kind == "office")
    given = _given_names(registry, lang)
    met = []
    for candidate in found:
        phrase = candidate.phrase
        if phrase.kind == "short":
            counts = phrase.target in offices and offices[phrase.target][0] < candidate.start
        else:
            counts = phrase.kind != "name" or _name_counts(candidate, full, text, given, registry)
        if counts:
            met.append(candidate)
    return _one_surname_each(met, full)


def _starts(found: Iterator[Candidate]) -> Starts:
    """Where each target is found, in order."""
    starts: dict[str, list[int]] = {}
    for candidate in found:
        starts.setdefault(candidate.phrase.target, []).append(candidate.start)
    return starts


def _name_counts(candidate: Candidate, full: Starts, text: str, given: frozenset[str], registry: Registry) -> bool:
    entity = registry.entities[candidate.phrase.target]
    condition = entity.ambiguous.get(candidate.phrase.text)
    if condition == "full-name" and entity.id not in full:
        return False
    if condition == "quoted":
        before, behind = text[max(0, candidate.start - 3) : candidate.start], text[candidate.end : candidate.end + 3]
        return before.rstrip().endswith('"') and behind.lstrip().startswith('"')
    # Another given name before a bare surname: صادق لاریجانی is not Ali.
    if entity.type == "PER" and candidate.phrase.words == 1 and not candidate.clitic:
        word = re.search(r"([^\W\d_]+) $", text[max(0, candidate.start - 20) : candidate.start])
        return not (word and _ends_in_given_name(word[1], given))
    return True


def _ends_in_given_name(word: str, given: frozenset[str]) -> bool:
    """Whether a word is a given name, or one put together with one: غلامعلی, محمدجواد."""
    return word in given or any(word[at:] in given for at in range(2, len(word) - 2))


@lru_cache(maxsize=16)
def _given_names(registry: Registry, lang: str) -> frozenset[str]:
    """First words of the names of people: what stands before a surname."""
    people = (e for e in registry.entities.values() if e.type == "PER")
    return frozenset(key(name.split()[0], lang) for e in people for name in e.names(lang) if " " in name)


def _one_surname_each(found: Sequence[Candidate], full: Starts) -> list[Candidate]:
    """Where two people share a surname at one place, the one whose full name came last before it."""
    by_span: dict[tuple[int, int], list[Candidate]] = {}
    for candidate in found:
        if candidate.phrase.kind == "name":
            by_span.setdefault((candidate.start, candidate.end), []).append(candidate)
    dropped: set[int] = set()
    for (start, _), same in by_span.items():
        if len({c.phrase.target for c in same}) > 1:
            chosen = max(same, key=lambda c: _last_before(full.get(c.phrase.target, []), start)).phrase.target
            dropped |= {id(c) for c in same if c.phrase.target != chosen}
    return [c for c in found if id(c) not in dropped]


def _last_before(starts: list[int], place: int) -> float:
    """The last of the places not after `place`; a later one only where there is none, and then the earlier."""
    if not starts:
        return float("-inf")
    at = bisect_right(starts, place)
    return starts[at - 1] if at else -float(starts[0]) - 1
