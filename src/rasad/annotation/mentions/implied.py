"""Whose ministry, parliament or president is meant where the text does not say: وزارة الخارجية, رئیس‌جمهور.

The person beside it decides: in «سرگئی شویگو، رئیس شورای امنیت» the council is Russia's, in «أمر المرشد وزارة
الدفاع» the ministry Iran's. Else a body is the one of its kind that the article has named before; or it is of the
state whose body it is joined to (البرلمان ومجلس الأمن القومي); or a body or an office is that of the state which
the article is about.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence

from rasad.annotation.mentions.article import Article, state_of
from rasad.annotation.mentions.cues import cues
from rasad.annotation.mentions.matcher import Candidate
from rasad.annotation.mentions.phrases import is_title_or_modifier
from rasad.annotation.registry.derived import derived
from rasad.annotation.registry.entity import Entity, Office, Registry
from rasad.text.clitics import ARTICLE
from rasad.text.fold import match_keys
from rasad.text.language import languages_of

_REACH = 30  # letters between a body and the person who is said to be of it
_FAR = 100  # the same, and the length of a name
_AND = re.compile(r"\s*و\s*")
_SENTENCE_END = re.compile(r"[.؟?!؛;:]")
_ABOUT = "of the state that the article is about"


def bodies_meant(chosen: Sequence[Candidate], article: Article) -> list[Candidate]:
    """The candidates with each bare body as the one it means; those that nothing settles are left out.

    Parameters
    ----------
    chosen : sequence of Candidate
        What counts in an article, in order, with its bare names (kind "bare") behind names of the same span.
    article : Article
    """
    registry, last = article.registry, dict[str, str]()
    people = [c for c in chosen if _serves(c, registry)]
    found: dict[tuple[int, int, str], Candidate] = {}
    for candidate in chosen:
        kind, form = candidate.phrase.kind, candidate.phrase.target
        place = (candidate.start, candidate.end, "name" if kind == "bare" else kind)
        if kind != "bare":
            _remember(candidate, last, registry)
            found[place] = candidate
        elif settled := _body(candidate, people, None if place in found else last.get(form), place in found, article):
            body, by = settled
            found[place] = candidate._replace(phrase=candidate.phrase._replace(kind="name", target=body), by=by)
    return list(found.values())


def _body(
    bare: Candidate, people: Sequence[Candidate], before: str | None, taken: bool, article: Article
) -> tuple[str, str] | None:
    """The body meant, and what settles it; a name at the same place gives way only to the person beside it."""
    if body := _of_person(bare, people, article):
        return body, "of the person beside it"
    if before:
        return before, "named before"
    known = bodies_by_form(article.registry).get(bare.phrase.target, {})
    if taken or not known:
        return None
    if body := known.get(_joined_to(bare, article) or ""):
        return body, "of the state of the body beside it"
    about = known.get(article.state or "")
    return (about, _ABOUT) if about else None


def _joined_to(bare: Candidate, article: Article) -> str | None:
    """The state of a body that stands behind or before with nothing but "and" between."""
    bodies = article.registry.entities
    for other in article.certain:
        first, second = sorted((bare, other), key=lambda c: c.start)
        if bodies[other.phrase.target].type == "ORG" and _AND.fullmatch(article.text, first.end, second.start):
            return state_of(other.phrase.target, article.registry)
    return None


def _serves(candidate: Candidate, registry: Registry) -> bool:
    """Whether it is a person who has served a state, or an office of one."""
    kind, target = candidate.phrase.kind, candidate.phrase.target
    return kind in ("office", "short") or (kind == "name" and bool(registry.entities[target].offices))


def _remember(candidate: Candidate, last: dict[str, str], registry: Registry) -> None:
    entity = registry.entities.get(candidate.phrase.target) if candidate.phrase.kind == "name" else None
    if entity and entity.form:
        last[entity.form] = entity.id


def _of_person(bare: Candidate, people: Sequence[Candidate], article: Article) -> str | None:
    """The body of that kind in the state that a person beside it serves."""
    registry = article.registry
    first = bisect_left(people, bare.start - _FAR, key=lambda p: p.start)
    last = bisect_left(people, bare.end + _REACH, key=lambda p: p.start)
    near = [p for p in people[first:last] if p.end <= bare.start <= p.end + _REACH or p.start >= bare.end]
    near = [p for p in near if not _SENTENCE_END.search(article.text, min(p.end, bare.end), max(p.start, bare.start))]
    known = bodies_by_form(registry).get(bare.phrase.target, {})
    near.sort(key=lambda p: min(abs(bare.start - p.end), abs(p.start - bare.end)))
    return next((known[state] for p in near for state in _served(p, registry) if state in known), None)


def _served(candidate: Candidate, registry: Registry) -> Iterator[str]:
    """The states that a person has served, or the one of an office."""
    if candidate.phrase.kind == "name":
        return _states(candidate.phrase.target, registry)
    return states_of(registry.offices[candidate.phrase.target], registry)


def offices_meant(bare: Sequence[Candidate], names: Sequence[Candidate], article: Article) -> list[Candidate]:
    """Offices said without their state, each as the office it means; those that nothing settles are left out.

    Parameters
    ----------
    bare : sequence of Candidate
        Kind "bare office".
    names : sequence of Candidate
        The names that count, in order.
    article : Article
    """
    starts = [name.start for name in names]
    found = []
    for candidate in bare:
        if pointed := _of_that_state(candidate, names, starts, article):
            found.append(pointed)
            continue
        if _goes_on(candidate, names, starts, article):
            continue
        known = offices_by_form(article.registry).get(candidate.phrase.target, {})
        at = bisect_left(starts, candidate.end)
        person = next((n for n in names[at : at + 1] if _is_beside(candidate.end, n.start, article)), None)
        states = _states(person.phrase.target, article.registry) if person else iter([article.state or ""])
        if office := next((known[state] for state in states if state in known), None):
            by = "of the person beside it" if person else _ABOUT
            found.append(candidate._replace(phrase=candidate.phrase._replace(kind="office", target=office), by=by))
    return found


def _of_that_state(
    bare: Candidate, names: Sequence[Candidate], starts: Sequence[int], article: Article
) -> Candidate | None:
    """رئیس‌جمهور این کشور: the office of the state that was named last, or whose city was."""
    rest = article.text[bare.end : bare.end + _REACH]
    words = next((phrase for phrase in cues(article.lang)["that_state"] if rest.startswith(f" {phrase}")), None)
    if words is None or rest[len(words) + 1 : len(words) + 2].isalpha():
        return None
    before = [n for n in names[: bisect_left(starts, bare.start)] if _is_place(n, article.registry)]
    state = state_of(before[-1].phrase.target, article.registry) if before else None
    office = offices_by_form(article.registry).get(bare.phrase.target, {}).get(state or "")
    phrase = bare.phrase._replace(kind="office", target=office or "")
    by = f"of the state named before it, {state}"
    return bare._replace(end=bare.end + 1 + len(words), phrase=phrase, by=by) if office else None


def _goes_on(candidate: Candidate, names: Sequence[Candidate], starts: Sequence[int], article: Article) -> bool:
    """Whether another state stands right behind (رئیس‌جمهور بورکینافاسو, وزير الخارجية الياباني), or nobody is meant."""
    at = bisect_left(starts, candidate.end)
    place = at < len(names) and names[at].start <= candidate.end + 1 and _is_place(names[at], article.registry)
    word = article.behind(candidate.end) if article.text[candidate.end : candidate.end + 1] == " " else ""
    adjective = article.lang != "fa" and word.startswith(ARTICLE) and not is_title_or_modifier(word, article.lang)
    anyone = article.follows(candidate, "any") or word in cues(article.lang)["whose"]
    return place or adjective or anyone or word in demonyms(article.registry, article.lang)


def _is_place(name: Candidate, registry: Registry) -> bool:
    return registry.entities[name.phrase.target].type in ("GPE", "LOC")


def _is_beside(end: int, start: int, article: Article) -> bool:
    """Whether nothing but titles and commas stands between an office and a name."""
    gap = article.text[end:start]
    return len(gap) < _REACH and all(
        is_title_or_modifier(word.strip("،,"), article.lang) for word in gap.split() if word.strip("،,")
    )


def _states(person: str, registry: Registry) -> Iterator[str]:
    """The states that someone has served, the last first."""
    for term in reversed(registry.entities[person].offices):
        yield from states_of(registry.offices[term.office], registry)


def states_of(named: Entity | Office, registry: Registry) -> Iterator[str]:
    """The state of an office or body, and what of it is named between: the council, then Russia."""
    body = registry.entities.get(named.of or "")
    yield from (state for state in (named.of, body.of if body else None) if state)


@derived
def bodies_by_form(registry: Registry) -> Mapping[str, Mapping[str, str]]:
    """For each form of body, and each state, the body."""
    return _by_form(registry.entities.values(), registry)


@derived
def offices_by_form(registry: Registry) -> Mapping[str, Mapping[str, str]]:
    """For each form of office, and each state, the office."""
    return _by_form(registry.offices.values(), registry)


def _by_form(named: Iterable[Entity] | Iterable[Office], registry: Registry) -> Mapping[str, Mapping[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for one in named:
        for state in states_of(one, registry) if one.form else ():
            found.setdefault(one.form or "", {}).setdefault(state, one.id)
    return found


@derived
def demonyms(registry: Registry, lang: str) -> frozenset[str]:
    """Adjectives of states and peoples, as match keys."""
    languages = languages_of(lang)
    entities = registry.entities.values()
    words = {one: [word for entity in entities for word in entity.demonyms.get(one, ())] for one in languages}
    return frozenset(key for one in languages for key in match_keys(words[one], one))
