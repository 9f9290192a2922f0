"""Whom an office means: by the name beside it, by what the article says, by the date.

The order is that of the annotation guide: apposition first, then modifiers (former, new, elect),
then another place of the same article that names the holder, then the date of publication. Where
none settles it, the role stays without an entity, and the rule says why.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from rasad.annotation.matcher import Candidate, is_title_or_modifier
from rasad.annotation.registry import Registry
from rasad.dates import Interval

_NEW_DAYS = 180  # "new" holders took office within this many days before publication
_GAP = 40


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
    beside = [_beside(role, names, text, lang, registry) for role in roles]
    named: dict[str, set[str]] = {}
    for role, person in zip(roles, beside, strict=True):
        if person and role.modifier not in ("former", "late"):
            named.setdefault(role.phrase.target, set()).add(person)
    people = {name.phrase.target for name in names}
    return [_one(role, near, named, people, registry, window) for role, near in zip(roles, beside, strict=True)]


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


def _beside(role: Candidate, names: Sequence[Candidate], text: str, lang: str, registry: Registry) -> str | None:
    """The person named beside the role who is known to have held it."""
    for name in names:
        gap = text[role.end : name.start] if name.start >= role.end else text[name.end : role.start]
        near = -1 < name.start - role.end < _GAP or -1 < role.start - name.end < _GAP
        if near and not _other_words(gap, lang) and _held(name.phrase.target, role.phrase.target, registry):
            return name.phrase.target
    return None


def _held(person: str, office: str, registry: Registry) -> bool:
    known = registry.entities.get(person)
    return known is not None and any(term.office == office for term in known.offices)


def _other_words(gap: str, lang: str) -> bool:
    """Whether anything but modifiers, titles and commas stands in the gap."""
    if re.search("[؟?!؛:]", gap):
        return True
    return any(not is_title_or_modifier(word, lang) for word in re.findall(r"[^\W\d_]+|\d+", gap))
