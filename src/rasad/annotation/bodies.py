"""Whose ministry, parliament or council is meant where the text does not say: وزارة الخارجية, شورای امنیت.

The state of a title decides it: in «سرگئی شویگو، رئیس شورای امنیت» the council is Russia's. Else it is
the one of its kind that the article has named before, or that of the state which the article is about.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from rasad.annotation.conditions import Article
from rasad.annotation.entity import Registry
from rasad.annotation.matcher import Candidate

_REACH = 30  # letters between a body and the person who is said to be of it


def bodies_meant(chosen: Sequence[Candidate], article: Article) -> list[Candidate]:
    """The candidates with each bare body as the one it means; those that nothing settles are left out.

    Parameters
    ----------
    chosen : sequence of Candidate
        What counts in an article, in order, with its bare names (kind "bare") behind names of the same span.
    article : Article
    """
    registry, last = article.registry, dict[str, str]()
    people = [c for c in chosen if c.phrase.kind == "name" and registry.entities[c.phrase.target].offices]
    found: dict[tuple[int, int, str], Candidate] = {}
    for candidate in chosen:
        kind, form = candidate.phrase.kind, candidate.phrase.target
        place = (candidate.start, candidate.end, "name" if kind == "bare" else kind)
        if kind != "bare":
            _remember(candidate, last, registry)
            found[place] = candidate
            continue
        named = None if place in found else last.get(form) or _by_form(registry).get(form, {}).get(article.state or "")
        if body := _of_person(candidate, people, registry) or named:
            found[place] = candidate._replace(phrase=candidate.phrase._replace(kind="name", target=body))
    return list(found.values())


def _remember(candidate: Candidate, last: dict[str, str], registry: Registry) -> None:
    entity = registry.entities.get(candidate.phrase.target) if candidate.phrase.kind == "name" else None
    if entity and entity.form:
        last[entity.form] = entity.id


def _of_person(bare: Candidate, people: Sequence[Candidate], registry: Registry) -> str | None:
    """The body of that kind in the state that a person beside it serves."""
    near = [p for p in people if -_REACH <= p.end - bare.start <= 0 or 0 <= p.start - bare.end <= _REACH]
    known = _by_form(registry).get(bare.phrase.target, {})
    near.sort(key=lambda p: min(abs(bare.start - p.end), abs(p.start - bare.end)))
    return next((known[state] for p in near for state in _states(p.phrase.target, registry) if state in known), None)


def _states(person: str, registry: Registry) -> Iterator[str]:
    """The states that someone has served, the last first."""
    for term in reversed(registry.entities[person].offices):
        of = registry.offices[term.office].of
        body = registry.entities.get(of or "")
        yield from (state for state in (of, body.of if body else None) if state)


@lru_cache(maxsize=16)
def _by_form(registry: Registry) -> dict[str, dict[str, str]]:
    """For each form of body, and each state, the body."""
    found: dict[str, dict[str, str]] = {}
    for entity in registry.entities.values():
        if entity.form and entity.of:
            found.setdefault(entity.form, {})[entity.of] = entity.id
    return found
