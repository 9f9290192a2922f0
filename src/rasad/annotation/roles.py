"""Whom an office means: by the name beside it, by what the article says, by the date.

The order is that of the annotation guide: apposition first, then modifiers (former, new, elect),
then another place of the same article that names the holder, then the date of publication. Where
none settles it, the role stays without an entity, and the rule says why.
"""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from rasad.annotation.matcher import Candidate, is_title_or_modifier
from rasad.annotation.registry import Registry, Term
from rasad.dates import Interval
from rasad.text.fold import key

_NEW_DAYS = 180  # "new" holders took office within this many days before publication
_GAP, _LONGEST_NAME = 40, 60
_ERAS = {"ar": ("في عهد", "خلال عهد", "إبان", "في زمن"), "fa": ("در دوره", "در دورهٔ", "در دوران", "در زمان", "در عهد")}


@dataclass(frozen=True)
class Resolved:
    """The holder (an entity id, or None) and the rule that found it."""

    entity: str | None
    rule: str


def resolve(
    roles: Sequence[Candidate], names: Sequence[Candidate], text: str, lang: str, registry: Registry, window: Interval
) -> list[Resolved]:
    """Resolve the roles of one article, in order.

    Parameters
    ----------
    roles, names : sequence of Candidate
        Office phrases, and the people named, of the whole article.
    text : str
        The article's match key.
    window : Interval
        First and last possible day of publication; None where unknown.
    """
    starts = [name.start for name in names]
    beside = [
        _one_of(_beside(role, names, starts, text, lang, registry), role.phrase.target, registry, window)
        for role in roles
    ]
    named: dict[str, set[str]] = {}
    for role, person in zip(roles, beside, strict=True):
        if person and role.modifier not in ("former", "late"):
            named.setdefault(role.phrase.target, set()).add(person)
    people = {name.phrase.target for name in names}
    found = []
    for role, near in zip(roles, beside, strict=True):
        if near is None and _era_of_another(role, text, lang):
            found.append(Resolved(None, "unresolved: in the era of another, not on the date of publication"))
        else:
            found.append(_one(role, near, named, people, registry, window))
    return found


def _one(
    role: Candidate,
    person: str | None,
    named: dict[str, set[str]],
    people: set[str],
    registry: Registry,
    window: Interval,
) -> Resolved:
    office, modifier = role.phrase.target, role.modifier
    if person:
        return Resolved(person, "role: the name beside it")
    if modifier in ("former", "late", "elect", "acting"):
        return Resolved(None, f"unresolved: {modifier} holder, not named beside it")
    if modifier == "new":
        return _by_date(office, registry, window, newly=True)
    if len(named.get(office, ())) == 1:
        return Resolved(next(iter(named[office])), "role: named with the office elsewhere in the article")
    if elect := _elected(office, people, registry, window):
        return Resolved(None, f"unresolved: the article also speaks of {elect}, elected to this office")
    return _by_date(office, registry, window)


def _by_date(office: str, registry: Registry, window: Interval, newly: bool = False) -> Resolved:
    if window.earliest is None or window.latest is None:
        return Resolved(None, "unresolved: no publication date to tell the holder by")
    known = list(registry.holders(office))
    if newly:
        since = window.earliest - dt.timedelta(_NEW_DAYS)
        known = [(person, term) for person, term in known if term.start and term.start >= since]
    on_first = {person.id for person, term in known if term.covers(window.earliest)}
    on_last = {person.id for person, term in known if term.covers(window.latest)}
    if len(on_first) == 1 and on_first == on_last:
        return Resolved(on_first.pop(), "role: held on the date of publication" + (", newly" if newly else ""))
    if not on_first | on_last:
        return Resolved(None, "unresolved: no holder known for the date of publication")
    return Resolved(None, "unresolved: more than one holder in the time of publication")


def _elected(office: str, people: set[str], registry: Registry, window: Interval) -> str | None:
    """Someone named in the article who was elected to the office and had not yet taken it."""
    elect = next((o.id for o in registry.offices.values() if o.elect_for == office), None)
    if elect is None or window.earliest is None or window.latest is None:
        return None
    waiting = [
        p.id for p, term in registry.holders(elect) if term.covers(window.earliest) or term.covers(window.latest)
    ]
    return next((person for person in waiting if person in people), None)


def _beside(
    role: Candidate, names: Sequence[Candidate], starts: Sequence[int], text: str, lang: str, registry: Registry
) -> list[str]:
    """People named beside the role who are known to have held it: at most one on each side, the likelier first.

    Arabic puts the office before the name (الرئيس الروسي فلاديمير بوتين), Persian often behind it,
    between commas (آندری بلوسف، وزیر دفاع جدید روسیه، …).
    """
    first, last = bisect_left(starts, role.start - _GAP - _LONGEST_NAME), bisect_right(starts, role.end + _GAP)
    behind = [n for n in names[first:last] if n.start >= role.end and not _other_words(text[role.end : n.start], lang)]
    before = [n for n in names[first:last] if n.end <= role.start and not _other_words(text[n.end : role.start], lang)]
    sides = [behind[:1], before[-1:]] if lang == "ar" else [before[-1:], behind[:1]]
    return [n.phrase.target for side in sides for n in side if _held(n.phrase.target, role.phrase.target, registry)]


def _one_of(people: Sequence[str], office: str, registry: Registry, window: Interval) -> str | None:
    """Of two people beside an office, the one who held it at publication; else the likelier."""
    if len(set(people)) > 1 and window.earliest:
        holding = [
            p for p in people if any(t.office == office and t.covers(window.earliest) for t in _terms(p, registry))
        ]
        people = holding or people
    return people[0] if people else None


def _terms(person: str, registry: Registry) -> tuple[Term, ...]:
    known = registry.entities.get(person)
    return known.offices if known else ()


def _held(person: str, office: str, registry: Registry) -> bool:
    return any(term.office == office for term in _terms(person, registry))


def _other_words(gap: str, lang: str) -> bool:
    """Whether anything but modifiers, titles and commas stands in the gap; السيد. is a title with its dot."""
    if len(gap) > _GAP or re.search(r"[؟?!؛:\n]", gap):
        return True
    words = re.findall(r"[^\W\d_]+\.?|\d+|\.", gap)
    return any(not is_title_or_modifier(word.removesuffix("."), lang) for word in words)


def _era_of_another(role: Candidate, text: str, lang: str) -> bool:
    """Whether the role belongs to a time that is not that of the text: في عهد ترامب, در دورهٔ اوباما."""
    behind = text[role.end : role.end + 25].lstrip()
    return behind.startswith(tuple(key(phrase, lang) + " " for phrase in _ERAS.get(lang, ())))
