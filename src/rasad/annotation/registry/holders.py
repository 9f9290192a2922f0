"""Who held an office: on the date of a text, newly, acting, elected to it, lately dead, or in the era of another."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from typing import NamedTuple

from rasad.annotation.registry.entity import Entity, Registry, Term
from rasad.dates import Interval, parse_edtf

_NEW_DAYS = 180  # "new" holders took office within this many days before publication
_NEWS_DAYS = 3  # for so long after a death the office may be named as his
_LATE_DAYS = 3 * 365  # "the late" holder died in office within this many days
_UNDATED = "unresolved: no publication date to tell the holder by"
Terms = Iterable[tuple[Entity, Term]]


class Resolved(NamedTuple):
    """The holder (an entity id, or None) and the rule that found it."""

    entity: str | None
    rule: str


def holder(office: str, modifier: str, registry: Registry, window: Interval) -> Resolved:
    """The holder of an office by the date of publication.

    Parameters
    ----------
    office : str
        Id of an office.
    modifier : str
        What the text says of the holder: former, late, new, elect, acting, current, or nothing.
    window : Interval
        First and last possible day of publication; None where unknown.

    Examples
    --------
    >>> from rasad.annotation import general
    >>> from rasad.dates import publication
    >>> holder("minister-of-defence-of-russia", "new", general(), publication("2024-05-24"))
    Resolved(entity='andrey-belousov', rule='role: held on the date of publication, newly')
    """
    known = registry.holders(office)
    if modifier == "former":
        return Resolved(None, "unresolved: former holder, not named in the article")
    if window.earliest is None or window.latest is None:
        return Resolved(None, _UNDATED)
    if modifier == "late":
        return _late(known, window.earliest)
    if modifier == "elect":
        return _elect(office, registry, window)
    if modifier == "acting":
        return _covering([(p, t) for p, t in known if t.acting], window, "acting on the date of publication")
    if modifier == "new":
        since = window.earliest - dt.timedelta(_NEW_DAYS)
        known = tuple((person, term) for person, term in known if term.start and term.start >= since)
        return _covering(known, window, "held on the date of publication, newly")
    return _covering(known, window, "held on the date of publication")


def _covering(known: Terms, window: Interval, rule: str) -> Resolved:
    """The one whose term covers the whole window of publication."""
    known = list(known)
    on_first, on_last = (_on(known, day) for day in (window.earliest, window.latest))
    if len(on_first) == 1 and on_first == on_last:
        return Resolved(on_first.pop(), f"role: {rule}")
    if (died := _just_died(known, window)) and not on_first | on_last:
        return Resolved(died, f"role: {rule} until he died, days before")
    if not on_first | on_last:
        return Resolved(None, "unresolved: no holder known for the date of publication")
    return Resolved(None, "unresolved: more than one holder in the time of publication")


def _on(known: Terms, day: dt.date | None) -> set[str]:
    return {person.id for person, term in known if day and term.covers(day)}


def _just_died(known: Terms, window: Interval) -> str | None:
    """Who held the office until a death of which the text may be the news."""
    for person, term in known:
        if person.died and term.end and window.latest and 0 <= (window.latest - term.end).days <= _NEWS_DAYS:
            return person.id
    return None


def _elect(office: str, registry: Registry, window: Interval) -> Resolved:
    waiting = [pair for other in registry.elect_offices(office) for pair in registry.holders(other)]
    return _covering(waiting, window, "elected, and not yet in office on the date of publication")


def _late(known: Terms, day: dt.date) -> Resolved:
    """The last holder who died in office, if that was lately."""
    dead = [(parse_edtf(person.died).earliest, person.id, term.end) for person, term in known if person.died]
    in_office = [(died, person) for died, person, end in dead if died and end and abs((end - died).days) < 7]
    lately = [pair for pair in in_office if dt.timedelta(0) <= day - pair[0] <= dt.timedelta(_LATE_DAYS)]
    if lately:
        return Resolved(max(lately)[1], "role: the last holder, who died in office before publication")
    return Resolved(None, "unresolved: late holder, not named in the article")


def elected(office: str, people: set[str], registry: Registry, window: Interval) -> str | None:
    """Someone of `people` who was elected to the office and had not yet taken it at publication."""
    days = [day for day in (window.earliest, window.latest) if day]
    for other in registry.elect_offices(office):
        for person, term in registry.holders(other):
            if person.id in people and any(map(term.covers, days)):
                return person.id
    return None


def in_era(office: str, ruler: str, registry: Registry, window: Interval) -> Resolved:
    """Who held an office for two thirds of the time in which another ruled, as far as publication."""
    state = registry.offices[office].of
    eras = [t for t in registry.entities[ruler].offices if _rules(registry, t, state) and _begun(t, window)]
    days = {
        person.id: sum(_shared_days(term, era, window) for era in eras) for person, term in registry.holders(office)
    }
    total = sum(_shared_days(era, era, window) for era in eras)
    most = max(days, key=days.__getitem__, default=None)
    if most and days[most] * 3 >= total * 2 > 0:
        return Resolved(most, f"role: held for most of the era of {ruler}")
    return Resolved(None, f"unresolved: more than one holder in the era of {ruler}, or none known")


def _rules(registry: Registry, term: Term, state: str | None) -> bool:
    """Whether a term is one at the head of the state that the office is of, directly or through a body of it."""
    head = registry.offices.get(term.office)
    body = registry.entities.get(state or "")
    return bool(head and head.of and head.of in (state, body.of if body else None) and head.form in _HEADS)


_HEADS = ("president", "prime-minister", "king")


def _begun(term: Term, window: Interval) -> bool:
    return not (term.start and window.latest and term.start > window.latest)


def _shared_days(one: Term, other: Term, window: Interval) -> int:
    last: Callable[[Term], dt.date] = lambda term: min(term.end or dt.date.max, window.latest or dt.date.max)  # noqa: E731
    first = max(one.start or dt.date.min, other.start or dt.date.min)
    return max(0, (min(last(one), last(other)) - first).days)
