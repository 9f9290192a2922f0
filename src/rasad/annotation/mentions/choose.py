"""Which of the phrases that were found count: conditions, blockers, and the longest of those that overlap.

All steps are linear in the number of candidates but for sorting: overlapping candidates are
compared within their own cluster, and a cluster is a few words long.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence

from rasad.annotation.mentions.article import Article, state_of
from rasad.annotation.mentions.conditions import is_meant
from rasad.annotation.mentions.cues import cues
from rasad.annotation.mentions.implied import bodies_meant, offices_meant
from rasad.annotation.mentions.matcher import Candidate
from rasad.annotation.mentions.namesakes import another_first_name, in_organisation, is_adjective
from rasad.annotation.mentions.phrases import modifiers
from rasad.annotation.registry.entity import Entity
from rasad.annotation.registry.read import Registry
from rasad.text.fold import match_keys
from rasad.text.language import languages_of

Starts = Mapping[str, list[int]]


def kept(found: Sequence[Candidate], text: str, lang: str, registry: Registry) -> list[Candidate]:
    """The candidates that count, in order; an office keeps the names inside it.

    Parameters
    ----------
    found : sequence of Candidate
        As `rasad.annotation.mentions.matcher.candidates` gives them.
    text : str
        The match key that they were found in.
    """
    article = Article(text, lang, registry, _not_blocked(found))
    met = _conditions_met(article)
    names = _longest([c for c in met if c.phrase.kind == "name"])
    ends = [name.end for name in names]
    spans = {(name.start, name.end) for name in names}
    rest = [c for c in met if c.phrase.kind != "name"]
    free = [c for c in rest if not _is_part_of(c, names, ends)]
    bare = _longest([c for c in rest if c.phrase.kind == "bare" and ((c.start, c.end) in spans or c in free)])
    implied = offices_meant([c for c in free if c.phrase.kind == "bare office"], names, article)
    others = [c for c in free if not c.phrase.kind.startswith("bare")]
    chosen = sorted([*names, *bare, *_longest([*others, *implied], nested=True)], key=lambda c: (c.start, -c.end))
    return [_without_head(c, article) for c in bodies_meant(chosen, article)]


def _without_head(candidate: Candidate, article: Article) -> Candidate:
    """The name alone: of السلطان هيثم, هيثم; of تأسیسات فردو, فردو."""
    if candidate.phrase.kind != "name" or " " not in article.text[candidate.start : candidate.end]:
        return candidate
    entity = article.registry.entities[candidate.phrase.target]
    words = article.text[candidate.start : candidate.end].split(" ")
    for count in range(min(2, len(words) - 1), 0, -1):
        head, name = "".join(words[:count]), " ".join(words[count:])
        honorific = entity.type == "PER" and head != "سید" and modifiers(article.lang).get(head) == "honorific"
        kind = (
            entity.type in ("GPE", "LOC")
            and head in cues(article.lang)["place_heads"]
            and _is_name(name, entity, article)
        )
        if honorific or kind:
            return candidate._replace(start=candidate.end - len(name))
    return candidate


def _is_name(words: str, entity: Entity, article: Article) -> bool:
    languages = languages_of(article.lang)
    return any(words in match_keys(list(entity.names(lang)), lang) for lang in languages)


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
        if len(cluster) == 1:
            chosen += cluster
            continue
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


def _conditions_met(article: Article) -> list[Candidate]:
    found = article.found
    full = _starts(c for c in found if c.phrase.kind == "name" and c.phrase.words > 1)
    long_forms = _starts(c for c in found if c.phrase.kind == "office")
    ends = {c.end for c in found if c.phrase.kind == "name" and c.phrase.words > 1}
    met = []
    for candidate in found:
        kind = candidate.phrase.kind
        if kind == "name":
            counts = (
                is_meant(article, candidate)
                and not in_organisation(article, candidate)
                and not is_adjective(article, candidate)
                and not another_first_name(article, candidate, ends)
            )
        else:
            deputy = "office" in kind and article.follows(candidate, "deputies")
            counts = not deputy and (kind != "short" or _short_counts(candidate, long_forms, article))
        if counts:
            met.append(candidate)
    return _one_surname_each(met, full, article)


def _short_counts(candidate: Candidate, long_forms: Starts, article: Article) -> bool:
    """المرشد is safe behind المرشد الأعلى, where a holder of the office is named, or in an article about the state."""
    office, registry = candidate.phrase.target, article.registry
    before = long_forms.get(office, ())
    if before and before[0] < candidate.start:
        return True
    holders = registry.holders(office)
    own = {state_of(person.id, registry) for person, _ in holders} if article.state else set()
    return article.state in own or not article.named.isdisjoint(person.id for person, _ in holders)


def _starts(found: Iterable[Candidate]) -> Starts:
    """Where each target is found, in order."""
    starts: dict[str, list[int]] = {}
    for candidate in found:
        starts.setdefault(candidate.phrase.target, []).append(candidate.start)
    return starts


def _one_surname_each(found: Sequence[Candidate], full: Starts, article: Article) -> list[Candidate]:
    """Where two share a name at one place, the one whose full name came last before it.

    A name in quotation marks, or behind the word for a newspaper, is that of the newspaper: «الشرق الأوسط».
    """
    by_span: dict[tuple[int, int], list[Candidate]] = {}
    for candidate in found:
        if candidate.phrase.kind == "name":
            by_span.setdefault((candidate.start, candidate.end), []).append(candidate)
    dropped: set[int] = set()
    for same in by_span.values():
        if len({c.phrase.target for c in same}) > 1:
            chosen = max(same, key=lambda c: _claim(c, full, article)).phrase.target
            dropped |= {id(c) for c in same if c.phrase.target != chosen}
    return [c for c in found if id(c) not in dropped]


def _claim(candidate: Candidate, full: Starts, article: Article) -> tuple[bool, float]:
    condition = article.registry.entities[candidate.phrase.target].ambiguous.get(candidate.phrase.text)
    return condition in ("quoted", "introduced"), _last_before(full.get(candidate.phrase.target, []), candidate.start)


def _last_before(starts: list[int], place: int) -> float:
    """The last of the places not after `place`; a later one only where there is none, and then the earlier."""
    if not starts:
        return float("-inf")
    at = bisect_right(starts, place)
    return starts[at - 1] if at else -float(starts[0]) - 1
