"""Names that are not the one they look like: part of another name, an adjective, somebody else's surname."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from rasad import data
from rasad.annotation.mentions.article import Article
from rasad.annotation.mentions.cues import cues
from rasad.annotation.mentions.matcher import Candidate
from rasad.annotation.registry.derived import derived
from rasad.annotation.registry.entity import Registry
from rasad.text.clitics import has_article, reading_in
from rasad.text.fold import match_keys
from rasad.text.language import languages_of


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
    described = has_article(word) and word not in cues("ar")["before_states"]
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
    if article.text[candidate.start - 1 : candidate.start] != " " or candidate.start - 1 in ends:
        return False
    word = _LAST_WORD.search(article.text[max(0, candidate.start - 20) : candidate.start])
    return word is not None and _ends_in_given_name(word[1], given_names(article.registry, article.lang))


_LAST_WORD = re.compile(r"([^\W\d_]+) $")
_JOINED = ("محمد", "علی", "غلام", "سید", "عبد", "میر", "امیر", "نور")


def _ends_in_given_name(word: str, given: frozenset[str]) -> bool:
    """Whether a word is a given name, or one put together with one: غلامعلی, محمدجواد."""
    return word in given or any(word.startswith(first) and word[len(first) :] in given for first in _JOINED)


@derived
def given_names(registry: Registry, lang: str) -> frozenset[str]:
    """First names, as match keys: the usual ones (names.yaml), and those of two people of the registry."""
    found: set[str] = set()
    for language in languages_of(lang):
        people = [e for e in registry.entities.values() if e.type == "PER"]
        first = [{name.split()[0] for name in entity.names(language) if " " in name} for entity in people]
        counts = Counter(word for words in first for word in set(match_keys(sorted(words), language)))
        usual = match_keys(list(_flat(data.load("names/names.yaml")[language]["given"])), language)
        found |= {word for word, count in counts.items() if count > 1}.union(usual) - cues(language)["titles"]
    return frozenset(word for word in found if len(word) > 2 and not _is_ordinary(word, lang))


def _flat(words: Any) -> Iterator[str]:
    """The words of a list, or of a mapping of lists."""
    for word in words.values() if isinstance(words, dict) else words:
        yield from [word] if isinstance(word, str) else _flat(word)


def _is_ordinary(word: str, lang: str) -> bool:
    """بان is the first name of Ban Ki-moon, and بأن a conjunction; جای that of Jay, and "place"."""
    return reading_in(word, _ordinary(lang), lang) is not None


@cache
def _ordinary(lang: str) -> frozenset[str]:
    languages = languages_of(lang)
    words = data.load("text/function_words.yaml")
    found = {word for one in languages for word in match_keys(list(map(str, words[one])), one)}
    return frozenset(found) | cues(lang)["no_first_name"]
