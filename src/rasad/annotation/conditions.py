"""Whether a name that is also an ordinary word is meant: by what stands beside it and elsewhere in the article.

The conditions are those of docs/registry.md; the words that settle them are in conditions.yaml.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from typing import Any

from rasad import data
from rasad.annotation.entity import Registry
from rasad.annotation.matcher import Candidate
from rasad.annotation.registry_checks import match_keys

_BEHIND = re.compile(r'[")]?[ ,،]*([^\W\d_]+)')
_SENTENCE_START = re.compile(r'(?:^|[.؟?!؛:،,"(])\s*$')
_LIST = re.compile(r"\s*[،,]?\s*و?\s*")
_ARABIC_CLITICS = re.compile("^[وف]?[بکل]?(?=..)")
_REACH = 30
# How many other names make an article one on public affairs: where a verb or title speaks for a surname, and
# where none does.
_FEW, _SOME = 1, 2


# Names of one state, at least so many and such a share of all, make it the state that an article is about.
_LEAST_NAMED, _MOST = 4, 0.5
# Persian papers say "the president" of their own; of any other state they are told apart by its share, as above.
_HOME, _MOST_AT_HOME = {"fa": "iran"}, 0.25


@dataclass(frozen=True, eq=False)
class Article:
    """The candidates of one article, and what its text says around them."""

    text: str
    lang: str
    registry: Registry
    found: Sequence[Candidate]

    def meets(self, candidate: Candidate) -> bool:
        """Whether the condition of a name, if it has one, is met."""
        entity = self.registry.entities[candidate.phrase.target]
        condition = entity.ambiguous.get(candidate.phrase.text)
        return condition is None or _RULES[condition](self, candidate)

    @cached_property
    def full(self) -> frozenset[str]:
        """Who is named by more than one word that needs no condition."""
        return frozenset(c.phrase.target for c in self.certain if c.phrase.words > 1)

    @cached_property
    def certain(self) -> list[Candidate]:
        """Names without a condition."""
        known = self.registry.entities
        return [
            c for c in self.found if c.phrase.kind == "name" and c.phrase.text not in known[c.phrase.target].ambiguous
        ]

    @cached_property
    def named(self) -> frozenset[str]:
        """Who and what is named for certain."""
        return frozenset(c.phrase.target for c in self.certain)

    @cached_property
    def state(self) -> str | None:
        """The state that an article is about, if most of what it names is of one state."""
        states = Counter(state for c in self.certain for state in [state_of(c.phrase.target, self.registry)] if state)
        state, count = next(iter(states.most_common(1)), (None, 0))
        share = _MOST_AT_HOME if state == _HOME.get(self.lang) else _MOST
        return state if count >= _LEAST_NAMED and count >= share * states.total() else None

    @cached_property
    def places(self) -> Mapping[int, Candidate]:
        """Places that are named for certain, by where they end."""
        return {c.end: c for c in self.certain if self.registry.entities[c.phrase.target].type in ("GPE", "LOC")}

    def before(self, place: int) -> tuple[str, ...]:
        """The word before a place, and the two before it; as they stand, and in Arabic without clitics."""
        last = self.text[max(0, place - _REACH) : place].rstrip(' "(').rsplit(" ", 2)[-2:]
        if not last[-1].isalpha():
            return ()
        words = [last[-1], *([" ".join(last)] if len(last) > 1 and last[0].isalpha() else [])]
        return tuple(dict.fromkeys(words + [_ARABIC_CLITICS.sub("", w) for w in words if self.lang != "fa"]))

    def behind(self, place: int) -> str:
        """The word behind a place."""
        match = _BEHIND.match(self.text, place, place + _REACH)
        return match[1] if match else ""

    def follows(self, candidate: Candidate, *lists: str) -> bool:
        """Whether a word of one of the lists of conditions.yaml stands before a candidate."""
        words = self.before(candidate.start - len(candidate.clitic))
        return any(word in cues(self.lang)[name] for name in lists for word in words)


def _full_name(article: Article, candidate: Candidate) -> bool:
    return candidate.phrase.target in article.full and not article.follows(candidate, "described")


def _in_context(article: Article, candidate: Candidate) -> bool:
    if article.follows(candidate, "described"):
        return False
    if candidate.phrase.target in article.full or article.follows(candidate, "eras"):
        return True
    others = len(article.named - {candidate.phrase.target})
    said = (
        article.follows(candidate, "titles", "saying") or article.behind(candidate.end) in cues(article.lang)["saying"]
    )
    return (said and others >= _FEW) or (_stands_free(article, candidate) and others >= _SOME)


def _stands_free(article: Article, candidate: Candidate) -> bool:
    """Whether no noun stands before a surname that it might describe."""
    start = candidate.start - len(candidate.clitic)
    at_start = _SENTENCE_START.search(article.text, max(0, start - 3), start)
    joined = candidate.clitic and "ک" not in candidate.clitic and article.lang != "fa"
    return bool(at_start or joined or article.follows(candidate, "free"))


def _introduced(article: Article, candidate: Candidate) -> bool:
    return article.follows(candidate, "introducing")


def _placed(article: Article, candidate: Candidate) -> bool:
    beside = article.follows(candidate, "introducing", "places") or _goes_on_a_list(article, candidate)
    return beside or _kin_is_named(article, candidate)


def _kin_is_named(article: Article, candidate: Candidate) -> bool:
    """Whether the state of a capital is named for certain, or the capital of a state: Bamako beside مالي."""
    known, place = article.registry.entities, candidate.phrase.target
    capital = any(known[one].metonym_for == place for one in article.named)
    return capital or known[place].metonym_for in article.named


def _goes_on_a_list(article: Article, candidate: Candidate) -> bool:
    """Whether a place is named right before: العراق ومالي."""
    start = candidate.start
    ends = [end for end in range(start - 4, start) if end in article.places]
    return any(_LIST.fullmatch(article.text, end, start) for end in ends)


def _quoted(article: Article, candidate: Candidate) -> bool:
    before = article.text[max(0, candidate.start - 3) : candidate.start]
    behind = article.text[candidate.end : candidate.end + 3]
    return before.rstrip().endswith('"') and behind.lstrip().startswith('"')


def _never(article: Article, candidate: Candidate) -> bool:
    return False


_RULES: Mapping[str, Callable[[Article, Candidate], bool]] = {
    "full-name": _full_name,
    "in-context": _in_context,
    "introduced": _introduced,
    "placed": _placed,
    "quoted": _quoted,
    "never-alone": _never,
}


@cache
def cues(lang: str) -> Mapping[str, frozenset[str]]:
    """The word lists of conditions.yaml as match keys; in ``und`` text, of both languages."""
    given = data.load("conditions.yaml")
    languages = ("fa", "ar") if lang == "und" else (lang,)
    return {
        name: frozenset(word for language in languages for word in match_keys(list(given[language][name]), language))
        for name in given["fa"]
    }


def state_of(entity: str, registry: Registry) -> str | None:
    """The state that an entity is, stands for, belongs to or has served last.

    Examples
    --------
    >>> from rasad.annotation.registry import general
    >>> [state_of(one, general()) for one in ("iran", "tehran", "dmitry-peskov", "september-11-attacks")]
    ['iran', 'iran', 'russia', None]
    """
    known = registry.entities[entity]
    if known.offices:
        of = registry.offices[known.offices[-1].office].of
        body = registry.entities.get(of or "")
        return (body.of or body.metonym_for or of) if body else None
    return known.of or known.metonym_for or (entity if known.type == "GPE" else None)


def in_organisation(article: Article, candidate: Candidate) -> bool:
    """Whether a place is part of the name of an organisation or street: سفارت ایران, جامعة طهران."""
    place = article.registry.entities[candidate.phrase.target].type in ("GPE", "LOC")
    return place and not candidate.clitic and article.follows(candidate, "organisations")


def is_adjective(article: Article, candidate: Candidate) -> bool:
    """Whether the name of a state is its Arabic adjective: مسلسلا تركيا, الحكومة السعودية."""
    if article.lang != "ar" or candidate.clitic or article.registry.entities[candidate.phrase.target].type != "GPE":
        return False
    word = next(iter(article.before(candidate.start)), "")
    name = article.text[candidate.start : candidate.end]
    accusative = name.endswith("یا") and word.endswith("ا") and word not in cues("ar")["before_states"]
    if accusative:
        return True
    described = word.startswith("ال") and len(word) > 4 and word not in cues("ar")["before_states"]
    return described and candidate.phrase.text in article.registry.entities[candidate.phrase.target].demonyms.get(
        "ar", ()
    )


def another_first_name(article: Article, candidate: Candidate, ends: Iterable[int]) -> bool:
    """Whether somebody else's first name stands before a surname: صادق لاریجانی is not Ali.

    `ends` are where names of more than one word end: in محمد بن سلمان ترامب, سلمان is none.
    """
    entity = article.registry.entities[candidate.phrase.target]
    if entity.type != "PER" or candidate.phrase.words > 1 or candidate.clitic or candidate.glued:
        return False
    word = re.search(r"([^\W\d_]+) $", article.text[max(0, candidate.start - 20) : candidate.start])
    if not word or candidate.start - 1 in ends:
        return False
    return _ends_in_given_name(word[1], given_names(article.registry, article.lang))


_JOINED = ("محمد", "علی", "غلام", "سید", "عبد", "میر", "امیر", "نور")


def _ends_in_given_name(word: str, given: frozenset[str]) -> bool:
    """Whether a word is a given name, or one put together with one: غلامعلی, محمدجواد."""
    return word in given or any(word.startswith(first) and word[len(first) :] in given for first in _JOINED)


@lru_cache(maxsize=16)
def given_names(registry: Registry, lang: str) -> frozenset[str]:
    """First names, as match keys: the usual ones (names.yaml), and those of two people of the registry."""
    found: set[str] = set()
    for language in ("fa", "ar") if lang == "und" else (lang,):
        people = [e for e in registry.entities.values() if e.type == "PER"]
        first = [{name.split()[0] for name in entity.names(language) if " " in name} for entity in people]
        counts = Counter(word for words in first for word in set(match_keys(sorted(words), language)))
        usual = match_keys(list(_flat(data.load("names.yaml")[language]["given"])), language)
        found |= {word for word, count in counts.items() if count > 1}.union(usual) - cues(language)["titles"]
    return frozenset(word for word in found if len(word) > 2 and not _is_ordinary(word, lang))


def _flat(words: Any) -> Iterator[str]:
    """The words of a list, or of a mapping of lists."""
    for word in words.values() if isinstance(words, dict) else words:
        yield from [word] if isinstance(word, str) else _flat(word)


def _is_ordinary(word: str, lang: str) -> bool:
    """بان is the first name of Ban Ki-moon, and بأن a conjunction; جای that of Jay, and "place"."""
    return word in _ordinary(lang) or (lang != "fa" and _ARABIC_CLITICS.sub("", word) in _ordinary(lang))


@cache
def _ordinary(lang: str) -> frozenset[str]:
    languages = ("fa", "ar") if lang == "und" else (lang,)
    words = data.load("function_words.yaml")
    found = {word for one in languages for word in match_keys(list(map(str, words[one])), one)}
    return frozenset(found) | cues(lang)["no_first_name"]
