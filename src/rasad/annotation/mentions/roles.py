"""Whom an office means: by the name beside it, by what the article says, by the date.

The order is that of the annotation guide: apposition first, then modifiers (former, new, elect, "in
the era of"), then another place of the same article that names the holder, then the date of
publication. Where none settles it, the role stays without an entity, and the rule says why.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from rasad.annotation.mentions.cues import cues
from rasad.annotation.mentions.matcher import Candidate
from rasad.annotation.mentions.phrases import is_title_or_modifier
from rasad.annotation.registry.entity import Registry, Term
from rasad.annotation.registry.holders import Resolved, elected, holder, in_era
from rasad.dates import Interval, parse_edtf
from rasad.lazy import lazy

_GAP, _LONGEST_NAME = 40, 60


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
    return Roles(roles, names, text, lang, registry, window).resolved


@dataclass(frozen=True, eq=False)
class Roles:
    """The roles and the people of one article."""

    roles: Sequence[Candidate]
    names: Sequence[Candidate]
    text: str
    lang: str
    registry: Registry
    window: Interval

    @lazy
    def resolved(self) -> list[Resolved]:
        """Of each role its holder, in order."""
        return [self._one(role, person) for role, person in zip(self.roles, self.beside, strict=True)]

    @lazy
    def beside(self) -> list[str | None]:
        """Of each role the person named beside it who has held it."""
        return [self._one_of(self._neighbours(role), role.phrase.target) for role in self.roles]

    @lazy
    def people(self) -> frozenset[str]:
        """Who is named in the article."""
        return frozenset(name.phrase.target for name in self.names)

    @lazy
    def named(self) -> dict[str, set[str]]:
        """For each office those who are named with it anywhere in the article, as its holders at the time."""
        found: dict[str, set[str]] = {}
        for role, person in zip(self.roles, self.beside, strict=True):
            if person and role.modifier not in ("former", "late"):
                found.setdefault(role.phrase.target, set()).add(person)
        return found

    def _one(self, role: Candidate, person: str | None) -> Resolved:
        office, modifier = role.phrase.target, role.modifier
        if person:
            return Resolved(person, "role: the name beside it")
        if (ruler := self._era(role)) is not None:
            return in_era(office, ruler, self.registry, self.window) if ruler else Resolved(None, _ERA)
        if modifier in ("former", "late"):
            former = self._former(office) if modifier == "former" else self._dead(office)
            return self._only_one(former, f"{modifier} holder") or holder(office, modifier, self.registry, self.window)
        if modifier in ("new", "elect", "acting"):
            return holder(office, modifier, self.registry, self.window)
        if len(self.named.get(office, ())) == 1:
            return Resolved(next(iter(self.named[office])), "role: named with the office elsewhere in the article")
        if elect := elected(office, set(self.people), self.registry, self.window):
            return Resolved(None, f"unresolved: the article also speaks of {elect}, elected to this office")
        return holder(office, modifier, self.registry, self.window)

    def _only_one(self, wanted: set[str], what: str) -> Resolved | None:
        named = self.people & wanted
        return Resolved(next(iter(named)), f"role: the only {what} named in the article") if len(named) == 1 else None

    def _former(self, office: str) -> set[str]:
        """Who had held the office before the text was published."""
        day = self.window.earliest
        return {
            p.id
            for p, t in self.registry.holders(office)
            if day and t.end and t.end <= day and not self._holds(p.id, office)
        }

    def _dead(self, office: str) -> set[str]:
        """Who had held the office and died before the text was published."""
        day = self.window.latest
        died = {p.id: parse_edtf(p.died).earliest for p, _ in self.registry.holders(office) if p.died}
        return {person for person, last in died.items() if day and last and last <= day}

    def _neighbours(self, role: Candidate) -> list[str]:
        """People named beside the role who are known to have held it: at most one on each side, the likelier first.

        Arabic puts the office before the name (الرئيس الروسي فلاديمير بوتين), Persian often behind it,
        between commas (آندری بلوسف، وزیر دفاع جدید روسیه، …). The name behind belongs to the outer
        office where one lies in another (نائب الرئيس الأمريكي جو بايدن).
        """
        first = bisect_left(self._starts, role.start - _GAP - _LONGEST_NAME)
        near = self.names[first : bisect_right(self._starts, role.end + _GAP)]
        behind = [n for n in near if n.start >= role.end and not self._other_words(role.end, n.start)][:1]
        before = [n for n in near if n.end <= role.start and not self._other_words(n.end, role.start)][-1:]
        before = [n for n in before if not self._instead(n)]
        behind = [] if self._is_inner(role) else behind
        sides = [behind, before] if self.lang == "ar" else [before, behind]
        return [n.phrase.target for side in sides for n in side if self._held(n.phrase.target, role.phrase.target)]

    @lazy
    def _starts(self) -> list[int]:
        return [name.start for name in self.names]

    def _is_inner(self, role: Candidate) -> bool:
        return (role.start, role.end) in self._inner

    @lazy
    def _inner(self) -> frozenset[tuple[int, int]]:
        """Roles at the end of a longer one."""
        widest: dict[int, int] = {}
        for role in self.roles:
            widest[role.end] = min(widest.get(role.end, role.start), role.start)
        return frozenset((role.start, role.end) for role in self.roles if widest[role.end] < role.start)

    def _instead(self, name: Candidate) -> bool:
        """به جای شمخانی دبیر شد: whoever became it is not the one that he came after."""
        before = self.text[max(0, name.start - 15) : name.start].rstrip()
        return before.endswith(tuple(f" {phrase}" for phrase in cues(self.lang)["instead"]))

    def _one_of(self, people: Sequence[str], office: str) -> str | None:
        """Of two people beside an office, the one who held it at publication; else the likelier."""
        holding = [person for person in people if self._holds(person, office)] if len(set(people)) > 1 else []
        return next(iter(holding or people), None)

    def _terms(self, person: str) -> tuple[Term, ...]:
        known = self.registry.entities.get(person)
        return known.offices if known else ()

    def _holds(self, person: str, office: str) -> bool:
        day = self.window.earliest
        return any(t.office == office and day and t.covers(day) for t in self._terms(person))

    def _held(self, person: str, office: str) -> bool:
        """Whether someone has held an office, or was elected to it."""
        other = self.registry.offices
        return any(t.office == office or other[t.office].elect_for == office for t in self._terms(person))

    def _other_words(self, first: int, last: int) -> bool:
        """Whether anything but modifiers, titles and commas stands in the gap; السيد. is a title with its dot."""
        gap = self.text[first:last]
        if len(gap) > _GAP or re.search(r"[؟?!؛:\n]", gap):
            return True
        words = re.findall(r"[^\W\d_]+\.?|\d+|\.", gap)
        return any(not is_title_or_modifier(word.removesuffix("."), self.lang) for word in words)

    def _era(self, role: Candidate) -> str | None:
        """In whose era the role is said to be: في عهد ترامب, در دورهٔ اوباما; "" for someone who is not known."""
        behind = self.text[role.end : role.end + _GAP]
        phrase = next((p for p in cues(self.lang)["in_era"] if behind.lstrip().startswith(p + " ")), None)
        if phrase is None:
            return None
        place = role.end + len(behind) - len(behind.lstrip()) + len(phrase) + 1
        if self.text[place:].split(" ", 1)[0].strip(".,،") in cues(self.lang)["no_ruler"]:
            return None
        behind_it = [n for n in self.names if place <= n.start <= place + _GAP]
        return next((n.phrase.target for n in behind_it if not self._other_words(place, n.start)), "")


_ERA = "unresolved: in the era of another, not on the date of publication"
