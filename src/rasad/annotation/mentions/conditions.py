"""Whether a name that is also an ordinary word is meant: by what stands beside it and elsewhere in the article.

The conditions are those of docs/registry.md; the words that settle them are in conditions.yaml.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from rasad.annotation.mentions.article import Article
from rasad.annotation.mentions.cues import cues
from rasad.annotation.mentions.matcher import Candidate

_SENTENCE_START = re.compile(r'(?:^|[.؟?!؛:،,"(])\s*$')
_LIST = re.compile(r"\s*[،,]?\s*و?\s*")
# How many other names make an article one on public affairs: where a verb or title speaks for a surname, and
# where none does.
_FEW, _SOME = 1, 2


def is_meant(article: Article, candidate: Candidate) -> bool:
    """Whether the condition of a name, if it has one, is met."""
    entity = article.registry.entities[candidate.phrase.target]
    condition = entity.ambiguous.get(candidate.phrase.text)
    return condition is None or _RULES[condition](article, candidate)


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
    return article.follows(candidate, "introducing") or _kin_is_named(article, candidate)


def _placed(article: Article, candidate: Candidate) -> bool:
    beside = article.follows(candidate, "places") or _goes_on_a_list(article, candidate)
    return beside or _introduced(article, candidate)


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


def _bloc(article: Article, candidate: Candidate) -> bool:
    """Whether a word for a direction means the states that lie there, and no side of a place (غرب تهران)."""
    if article.follows(candidate, "bearings"):
        return False
    joined = article.text[candidate.end : candidate.end + 1] == " "
    behind = article.behind(candidate.end)
    if joined and behind and behind not in cues(article.lang)["behind_blocs"]:
        return False
    return candidate.phrase.target in article.full or len(article.named - {candidate.phrase.target}) >= _SOME


def _never(article: Article, candidate: Candidate) -> bool:
    return False


_RULES: Mapping[str, Callable[[Article, Candidate], bool]] = {
    "full-name": _full_name,
    "in-context": _in_context,
    "introduced": _introduced,
    "placed": _placed,
    "quoted": _quoted,
    "bloc": _bloc,
    "never-alone": _never,
}
