"""Find the people, states, bodies and events of a text, and say by which rule.

The way of a phrase: the matcher finds it in the match key; it is dropped outside the text proper,
inside a blocker's phrase, or where its condition is not met; of overlapping names the longest
stays, while an office keeps the country inside it; offices are then given to people.
"""

from __future__ import annotations

import datetime as dt
import re
import sys
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from rasad.annotation.mentions.choose import kept
from rasad.annotation.mentions.matcher import Candidate, candidates
from rasad.annotation.mentions.phrases import modifier_of
from rasad.annotation.mentions.roles import resolve
from rasad.annotation.registry.entity import Registry
from rasad.annotation.registry.holders import Resolved
from rasad.arguments import LANG, PUBLISHED, TEXT, instance, takes
from rasad.dates.edtf import publication_window
from rasad.text.keys import Keys, Span

_NEXT_WORD = re.compile(r" ([^\W\d_]+)")


@dataclass(frozen=True)
class Mention:
    """One mention of an entity.

    Attributes
    ----------
    start, end : int
        Raw span without clitics and honorifics; ``text[start:end] == surface``.
    surface : str
    entity : str or None
        Registry id; None for a role that nothing resolves.
    type : {"PER", "ORG", "GPE", "LOC", "EVENT"}
    kind : {"name", "role", "epithet"}
    rule : str
        How the mention was found, and for a role how its holder was (or why not).

    Examples
    --------
    >>> from rasad.annotation import general
    >>> found = find_entities("المرشد الأعلى التقى بوتين", "ar", general(), published="2025-07-20")
    >>> [(mention.surface, mention.entity, mention.kind) for mention in found]
    [('المرشد الأعلى', 'ali-khamenei', 'role'), ('بوتين', 'vladimir-putin', 'name')]
    """

    start: int
    end: int
    surface: str
    entity: str | None
    type: str
    kind: str
    rule: str


@takes(text=TEXT, lang=LANG, registry=instance(Registry), published=PUBLISHED)
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
    >>> from rasad.annotation import general
    >>> [m.entity for m in find_entities("وبوتين في طهران", "ar", general())]
    ['vladimir-putin', 'tehran']
    >>> found = find_entities("وزیر دفاع جدید روسیه", "fa", general(), published="2024-05-24")
    >>> [(m.entity, m.kind) for m in found]
    [('andrey-belousov', 'role'), ('russia', 'name')]
    """
    return find_in_spans(Keys(text), [(0, len(text))], lang, registry, published)


def find_in_spans(
    keys: Keys, spans: Sequence[Span], lang: str, registry: Registry, published: str | dt.date | None = None
) -> list[Mention]:
    """`find_entities`, unchecked, in these raw spans (in order) of an article; conditions look at all of it."""
    window = publication_window(published)
    key, places = keys.of(lang), keys.key_spans(spans)
    inside = candidates(key, lang, registry, places)
    if not inside:
        return []
    found = _with_modifiers(kept(inside, key, lang, registry), key, places, lang)
    names = [c for c in found if c.phrase.kind == "name"]
    people = [c for c in names if registry.entities[c.phrase.target].type == "PER"]
    roles = [c for c in found if c.phrase.kind in ("office", "short")]
    resolved = dict(zip(map(id, roles), resolve(roles, people, key, lang, registry, window), strict=True))
    return [_mention(c, resolved.get(id(c)), keys, registry) for c in found]


def _with_modifiers(found: list[Candidate], key: str, spans: Sequence[Span], lang: str) -> list[Candidate]:
    """Offices take in the modifier behind them (رئيس الوزراء الكندي السابق), but not one of the next block."""
    return [_with_modifier(c, key, spans, lang) if c.phrase.kind == "office" else c for c in found]


def _with_modifier(office: Candidate, key: str, spans: Sequence[Span], lang: str) -> Candidate:
    following = _NEXT_WORD.match(key, office.end, office.end + 20)
    meaning = modifier_of(following[1], lang) if following else ""
    if following is None or not meaning:
        return office
    wider = office._replace(end=following.end(), modifier=meaning)
    return wider if _lies_within(wider, spans) else office


def _lies_within(candidate: Candidate, spans: Sequence[Span]) -> bool:
    at = bisect_right(spans, (candidate.start, sys.maxsize)) - 1
    return at >= 0 and candidate.end <= spans[at][1]


def _mention(candidate: Candidate, resolved: Resolved | None, keys: Keys, registry: Registry) -> Mention:
    start, end = keys.raw_span(candidate.start, candidate.end)
    text = keys.raw
    if resolved is not None:
        rule = f"{resolved.rule}; {candidate.by}" if candidate.by else resolved.rule
        return Mention(start, end, text[start:end], resolved.entity, "PER", "role", rule)
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
    target, by = candidate.phrase.target, f"; {candidate.by}" if candidate.by else ""
    rule = f"{found}: {candidate.phrase.text}{by}"
    return Mention(start, end, text[start:end], target, registry.entities[target].type, kind, rule)
