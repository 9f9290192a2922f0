"""Find the people, states, bodies and events of a text, and say by which rule.

The way of a phrase: the matcher finds it in the match key; it is dropped outside the text proper,
inside a blocker's phrase, or where its condition is not met; of overlapping names the longest
stays, while an office keeps the country inside it; offices are then given to people.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from rasad.annotation.matcher import Candidate, candidates, modifier_of
from rasad.annotation.registry import Registry
from rasad.annotation.roles import Resolved, resolve
from rasad.dates import Interval, parse_edtf
from rasad.text.fold import Folded, key, normalize


@dataclass(frozen=True)
class Mention:
    """One mention of an entity.

    Attributes
    ----------
    start, end : int
        Raw span without clitics and honorifics; ``text[start:end] == surface``.
    entity : str or None
        Registry id; None for a role that nothing resolves.
    type : {"PER", "ORG", "GPE", "LOC", "EVENT"}
    kind : {"name", "role", "epithet"}
    rule : str
        How the mention was found, and for a role how its holder was (or why not).
    """

    start: int
    end: int
    surface: str
    entity: str | None
    type: str
    kind: str
    rule: str


def find_entities(text: str, lang: str, registry: Registry, published: str | dt.date | None = None) -> list[Mention]:
    """Find registered entities in a Persian or Arabic text.

    Parameters
    ----------
    text : str
        Raw text, read as one article.
    lang : {"fa", "ar", "und"}
        Language of the text.
    registry : Registry
        Names and offices, from `read_registry`.
    published : str or datetime.date, optional
        Publication date (EDTF), by which an office without a name beside it is resolved.

    Returns
    -------
    list of Mention
        In order; a role and the country inside it overlap.

    Raises
    ------
    ValueError
        If `published` is no EDTF date, or `lang` is not known.

    Examples
    --------
    >>> from rasad.annotation.registry import general
    >>> [m.entity for m in find_entities("وبوتين في طهران", "ar", general())]
    ['vladimir-putin', 'tehran']
    >>> found = find_entities("وزیر دفاع جدید روسیه", "fa", general(), published="2024-05-24")
    >>> [(m.entity, m.kind) for m in found]
    [('andrey-belousov', 'role'), ('russia', 'name')]
    """
    return find_in_spans(text, [(0, len(text))], lang, registry, published)


def find_in_spans(
    text: str, spans: Sequence[tuple[int, int]], lang: str, registry: Registry, published: str | dt.date | None = None
) -> list[Mention]:
    """`find_entities` in these spans of an article only; conditions look at all of them together."""
    window = _window(published)
    folded = normalize(text, lang).match
    found = _kept(_inside(candidates(folded.text, lang, registry), folded, spans), folded.text, lang, registry)
    names = [c for c in found if c.phrase.kind == "name"]
    people = [c for c in names if registry.entities[c.phrase.target].type == "PER"]
    roles = [c for c in found if c.phrase.kind in ("office", "short")]
    resolved = dict(zip(map(id, roles), resolve(roles, people, folded.text, lang, registry, window), strict=True))
    return [_mention(c, resolved.get(id(c)), text, folded, registry) for c in found]


def _window(published: str | dt.date | None) -> Interval:
    if published is None:
        return Interval(None, None)
    return parse_edtf(published.isoformat() if isinstance(published, dt.date) else published)


def _inside(found: Iterable[Candidate], folded: Folded, spans: Sequence[tuple[int, int]]) -> list[Candidate]:
    """Candidates that lie within one of the spans."""
    kept = []
    for candidate in found:
        start, end = folded.raw_span(candidate.start, candidate.end)
        if any(a <= start and end <= b for a, b in spans):
            kept.append(candidate)
    return kept


def _kept(found: list[Candidate], text: str, lang: str, registry: Registry) -> list[Candidate]:
    blockers = [c for c in found if c.phrase.kind == "blocker"]
    free = [c for c in found if c.phrase.kind != "blocker" and not _blocked(c, blockers)]
    met = _conditions_met(free, text, lang, registry)
    names = _longest([c for c in met if c.phrase.kind == "name"])
    others = _longest([c for c in met if c.phrase.kind != "name" and not _is_part_of(c, names)], nested=True)
    return sorted(names + [_with_modifier(c, text, lang) for c in others], key=lambda c: (c.start, -c.end))


def _with_modifier(candidate: Candidate, text: str, lang: str) -> Candidate:
    """An office takes in the modifier behind it: رئيس الوزراء الكندي السابق."""
    if candidate.phrase.kind != "office":
        return candidate
    following = re.match(r" ([^\W\d_]+)", text[candidate.end : candidate.end + 20])
    meaning = modifier_of(following[1], lang) if following else ""
    return (
        replace(candidate, end=candidate.end + len(following[0]), modifier=meaning)
        if following and meaning
        else candidate
    )


def _blocked(candidate: Candidate, blockers: list[Candidate]) -> bool:
    return any(
        b.phrase.target == candidate.phrase.target and b.start <= candidate.start and candidate.end <= b.end
        for b in blockers
    )


def _is_part_of(candidate: Candidate, names: list[Candidate]) -> bool:
    """An office inside a longer name (مكتب المرشد) is no mention; a name inside an office is one."""
    return any(n.start <= candidate.start and candidate.end <= n.end for n in names)


def _longest(found: list[Candidate], nested: bool = False) -> list[Candidate]:
    """The longest of overlapping candidates; with `nested`, also another office at the end of a longer one.

    The Leader's adviser does not swallow the Leader: in المستشار الخاص للمرشد الأعلى both are meant.
    """
    kept: list[Candidate] = []
    for candidate in sorted(found, key=lambda c: (c.start - c.end, c.glued, c.start)):
        over = [k for k in kept if candidate.start < k.end and k.start < candidate.end]
        within = nested and all(
            k.start < candidate.start and candidate.end <= k.end and k.phrase.target != candidate.phrase.target
            for k in over
        )
        if not over or within:
            kept.append(candidate)
    return kept


def _conditions_met(found: list[Candidate], text: str, lang: str, registry: Registry) -> list[Candidate]:
    full = [c for c in found if c.phrase.kind == "name" and c.phrase.words > 1]
    long_offices = [c for c in found if c.phrase.kind == "office"]
    given = _given_names(registry, lang)
    kept = []
    for candidate in found:
        phrase = candidate.phrase
        if phrase.kind == "short":
            ok = any(c.phrase.target == phrase.target and c.start < candidate.start for c in long_offices)
        elif phrase.kind == "name":
            ok = _name_counts(candidate, full, text, given, registry)
        else:
            ok = True
        if ok:
            kept.append(candidate)
    return _one_surname_each(kept, full)


def _name_counts(
    candidate: Candidate, full: list[Candidate], text: str, given: frozenset[str], registry: Registry
) -> bool:
    entity = registry.entities[candidate.phrase.target]
    condition = entity.ambiguous.get(candidate.phrase.text)
    if condition == "full-name" and not any(c.phrase.target == entity.id for c in full):
        return False
    if condition == "quoted":
        return text[: candidate.start].rstrip().endswith('"') and text[candidate.end :].lstrip().startswith('"')
    # Another given name before a bare surname: صادق لاریجانی is not Ali.
    if entity.type == "PER" and candidate.phrase.words == 1 and not candidate.clitic:
        before = re.search(r"([^\W\d_]+) $", text[max(0, candidate.start - 20) : candidate.start])
        return not (before and before[1] in given)
    return True


def _given_names(registry: Registry, lang: str) -> frozenset[str]:
    """First words of the names of people: what stands before a surname."""
    people = (e for e in registry.entities.values() if e.type == "PER")
    return frozenset(key(name.split()[0], lang) for e in people for name in e.names(lang) if " " in name)


def _one_surname_each(found: list[Candidate], full: list[Candidate]) -> list[Candidate]:
    """Where two people share a surname at one place, the one whose full name came last before it."""
    by_span: dict[tuple[int, int], list[Candidate]] = {}
    for candidate in found:
        if candidate.phrase.kind == "name":
            by_span.setdefault((candidate.start, candidate.end), []).append(candidate)
    dropped = set()
    for (start, _), same in by_span.items():
        targets = {c.phrase.target for c in same}
        if len(targets) > 1:
            named = [c for c in full if c.phrase.target in targets]
            before = [c for c in named if c.start <= start] or named
            chosen = before[-1].phrase.target if before else same[0].phrase.target
            dropped |= {id(c) for c in same if c.phrase.target != chosen}
    return [c for c in found if id(c) not in dropped]


def _mention(candidate: Candidate, resolved: Resolved | None, text: str, folded: Folded, registry: Registry) -> Mention:
    start, end = folded.raw_span(candidate.start, candidate.end)
    if resolved is not None:
        return Mention(start, end, text[start:end], resolved.entity, "PER", "role", resolved.rule)
    kind = candidate.phrase.kind
    found = (
        "epithet"
        if kind == "epithet"
        else "name in a glued word"
        if candidate.glued
        else "name after a clitic"
        if candidate.clitic
        else "name"
    )
    target = candidate.phrase.target
    return Mention(
        start, end, text[start:end], target, registry.entities[target].type, kind, f"{found}: {candidate.phrase.text}"
    )
