"""The words of an article, each with what it says of the names beside it: title, verb of saying, common word.

Persian and Arabic have no capitals; a name is known by its neighbours. Word lists are in
names.yaml; titles come from modifiers.yaml, demonyms from the registry as well.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache

from rasad import data
from rasad.annotation.registry import Registry
from rasad.annotation.tables import NAMED, Notes
from rasad.text.fold import key
from rasad.text.lexicon import lexicon, spelled
from rasad.text.normalize import normalize
from rasad.text.wordforms import is_known, is_verb_form

_WORD = re.compile("[^\\W\\d_]+(?:[\u200c\u064b-\u0651]+[^\\W\\d_]+)*")
_PROCLITICS = re.compile("[وف]?[بکل]?")
# A word of the lexicon from this weight on is common; names of the registry all weigh 8.0 there.
_COMMON, _REGISTRY = 5.5, 8.0
# Endings that mark an Arabic word as no name: مسؤولة, تصريحات, علاقتها, رسمياً.
_ARABIC_WORD = re.compile(".*(?:[ةً]|ات|ها|هم|ية|اً)|.{2,}ته")
_VERB_PREFIX = ("می", "نمی")


@dataclass
class Word:
    """One word: its display form and raw span, what parts it from the word before, and its label.

    Attributes
    ----------
    label : str
        known (a name of the registry), title, saying, body, place, between (may stand between a
        title and the name), common, or name (may be one).
    """

    text: str
    key: str
    start: int
    end: int
    sentence: int
    gap: str
    label: str = "name"
    given: bool = False
    spans: list[tuple[int, int, str | None]] = field(default_factory=list)  # of a recognizer


def words_of(notes: Notes) -> Iterator[tuple[str, str, list[Word]]]:
    """Article, language and labelled words, for each language that an article's blocks are in."""
    blocks = notes.blocks[notes.blocks["role"].isin(NAMED)]
    sentences = dict(list(notes.sentences.groupby("article")))
    mentions = dict(list(notes.mentions.groupby("article")))
    for (name, lang), rows in blocks.groupby(["article", "lang"]):
        article = str(name)
        if lang not in ("fa", "ar"):
            continue
        spans = list(zip(rows["start"], rows["end"], strict=True))
        starts = list(sentences[article]["start"]) if article in sentences else []
        words = _words(notes.text(article), lang, spans, starts)
        found = mentions.get(article)
        marks = [] if found is None else list(zip(found["start"], found["end"], found["kind"], strict=True))
        _label(words, lang, marks, notes.registry)
        yield article, lang, words


def _words(text: str, lang: str, spans: list[tuple[int, int]], sentences: list[int]) -> list[Word]:
    form = normalize(text, lang, halfspaces=True).display
    found, last = [], 0
    for match in _WORD.finditer(form.text):
        start, end = form.raw_span(*match.span())
        at = bisect_right(spans, (start, end)) - 1
        inside = next((i for i in (at, at + 1) if 0 <= i < len(spans) and _holds(spans[i], start, end)), None)
        if inside is not None:
            sentence = bisect_right(sentences, start) - 1
            found.append(Word(match[0], key(match[0], lang), start, end, sentence, form.text[last : match.start()]))
        last = match.end()
    return found


def _holds(span: tuple[int, int], start: int, end: int) -> bool:
    return span[0] <= start and end <= span[1]


def _label(words: list[Word], lang: str, marks: list[tuple[int, int, str]], registry: Registry) -> None:
    at = 0
    marks = sorted(marks)
    for word in words:
        while at < len(marks) and marks[at][1] <= word.start:
            at += 1
        over = {kind for start, end, kind in marks[at : at + 4] if start < word.end and word.start < end}
        if over:
            word.label = "title" if over == {"role"} else "known"
        else:
            word.label = _meaning(word, lang, registry)
            word.given = word.label == "name" and _is_one_of(word.key, cues(lang)["given"], lang)


def _meaning(word: Word, lang: str, registry: Registry) -> str:
    lists = cues(lang)
    for label in ("titles", "bodies", "places", "said"):
        if _is_one_of(word.key, lists[label], lang):
            return {"titles": "title", "bodies": "body", "places": "place", "said": "saying"}[label]
    if _is_one_of(word.key, lists["between"], lang) or word.key in _demonyms(registry, lang):
        return "between"
    if _is_one_of(word.key, lists["given"], lang):
        return "name"
    return "common" if _is_common(word, lang) else "name"


def _is_common(word: Word, lang: str) -> bool:
    if len(word.key) < 2 or _is_one_of(word.key, cues(lang)["common"], lang):
        return True
    if lang == "ar":
        return has_article(word.key) or bool(_ARABIC_WORD.fullmatch(word.text)) or len(word.key) < 3
    bare = spelled(word.text.replace("\u200c", ""))
    weight = lexicon().whole.get(bare)
    if weight is None:
        return bare.startswith(_VERB_PREFIX) or is_verb_form(bare) or (is_known(bare) and "\u200c" in word.text)
    return weight >= _COMMON and weight != _REGISTRY


def has_article(word: str) -> bool:
    """Whether an Arabic word (a match key) begins with ال, after its clitics."""
    return bool(re.match("[وف]?(?:[بک]?ال|لل)..", word))


def is_unknown(word: Word, lang: str) -> bool:
    """Whether the Persian lexicon has no reading of a word; there is none for Arabic."""
    return lang == "fa" and not is_known(spelled(word.text.replace("\u200c", "")))


def bare_forms(word: str, lang: str) -> list[str]:
    """A match key as it stands and without the clitics it may have, the least cut first.

    Examples
    --------
    >>> bare_forms("وللرییس", "ar")
    ['وللرییس', 'للرییس', 'لرییس', 'اللرییس', 'الرییس']
    >>> bare_forms("شویگوی", "fa")
    ['شویگوی', 'شویگو']
    """
    if lang == "fa":
        return [word, *([word[:-1]] if word.endswith(("ای", "وی")) else [])]
    found = [word, *(word[len(c) :] for c in _clitics(word) if len(word) - len(c) > 2)]
    return [*found, *(f"ا{form}" for form in found if form.startswith("ل") and form != word)]


def _clitics(word: str) -> Iterator[str]:
    longest = _PROCLITICS.match(word)
    for size in range(1, len(longest[0] if longest else "") + 1):
        yield word[:size]


def _is_one_of(word: str, known: frozenset[str], lang: str) -> bool:
    return any(form in known for form in (bare_forms(word, lang) if lang == "ar" else (word,)))


@cache
def cues(lang: str) -> Mapping[str, frozenset[str]]:
    """The word lists of a language, as match keys."""
    given = data.load("names.yaml")[lang]
    modifiers = data.load("modifiers.yaml")[lang]
    lists = {name: [w for w in words if " " not in w] for name, words in given.items()}
    lists["between"] = [w for meaning, words in modifiers.items() if meaning != "honorific" for w in words]
    lists["titles"] += [w for w in modifiers["honorific"] if " " not in w]
    lists["common"] += (
        lists["of_title"] + data.load("function_words.yaml")[lang] + data.load("stopwords.yaml").get(lang, [])
    )
    return {name: frozenset(key(w, lang) for w in words) for name, words in lists.items()}


@lru_cache(maxsize=16)
def _demonyms(registry: Registry, lang: str) -> frozenset[str]:
    entities = registry.entities.values()
    return frozenset(key(word, lang) for entity in entities for word in entity.demonyms.get(lang, ()))
