"""What a word says of the names beside it: title, verb of saying, word for a body, function word, or perhaps a name.

Persian and Arabic have no capitals; a name is known by its neighbours. What no list has is judged by
the lexicon in Persian, by its shape in Arabic.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from rasad.analyse.newnames.lists import cues, registered
from rasad.annotation.registry.read import Registry
from rasad.text.clitics import CONJUNCTIONS, PREPOSITIONS, bare, forms, has_article, reading_in
from rasad.text.halfspaces.lexicon import lexicon, spelled
from rasad.text.halfspaces.wordforms import is_known, is_verb_form

# Arabic words that are no names: مسؤولة, تصريحات, علاقتها, رسمياً, بلاده.
_ARABIC_WORD = re.compile(".*(?:[ةًى]|ات|ها|هما?)|.{2,}ته|.{4,}ه")
# Arabic words that are more often nouns and verbs than names: سن, رفض; يعلن, تتضمن; اجتمع, استقبل; إعلان; مشروع, مقبل;
# تعهد; طبيب, حضور, نظام; شاهد; أعضاء; محللون, مراقبين; معايير.
_ARABIC_NOUN = re.compile(
    f"[{CONJUNCTIONS}]?(?:.{{1,3}}|[{PREPOSITIONS}]?"
    "(?:س?[يت][^اويى].{2,3}|ا[^ل].{2,}|إ..ا.|م[^ا]..?.?|..[يوا].|.ا..|.{3,}اء|.{4,}(?:ون|ين)|..اي?ي.))"
)
_MARKS = re.compile("[\u064b-\u0652]")
# A word of the Persian lexicon from this weight on is common; names of the registry all weigh 8.0 there.
_COMMON, _REGISTRY = 5.5, 8.0
_VERB_PREFIX = ("می", "نمی")
_ENDINGS = ("ی", "ان", "ات", "ها", "های", "هایی", "م", "ش", "شان", "تر", "ترین", "ای", "یان")
_LABELS = {"bodies": "body", "places": "place", "titles": "title", "said": "saying", "between": "between"}


class Meaning(NamedTuple):
    """What a word is: its label, whether it is a given name, and whether it may well be an ordinary word."""

    label: str
    given: bool = False
    doubtful: bool = False


def meaning(text: str, word: str, lang: str, registry: Registry) -> Meaning:
    """What a word (display form and match key) says of the names beside it.

    The label is title, saying, body, place, between (may stand between title and name), of title, function, common,
    definite (Arabic, with the article) or name (may be one).

    Examples
    --------
    >>> from rasad.annotation import general
    >>> meaning("الوزير", "الوزیر", "ar", general()).label, meaning("شويغو", "شویغو", "ar", general()).label
    ('title', 'name')
    """
    lists, known = cues(lang), registered(registry, lang)
    definite = lang == "ar" and has_article(text)
    written = bare_forms(word, lang) if lang == "ar" else (word,)
    if not definite and (found := _given_or_function(written, lists)):
        return found
    if len(word) < 2 or word in lists["function"]:
        return Meaning("function")
    for kind, label in _LABELS.items():
        if _is_one_of(word, lists[kind], lang) or (definite and kind == "titles" and bare(word) in lists[kind]):
            return Meaning(label)
    if not definite and word in known.given:
        return Meaning("name", given=True)
    if word in known.demonyms:
        return Meaning("between")
    if _is_one_of(word, lists["of_title"], lang):
        return Meaning("of title")
    if word in lists["particles"] or word.endswith(tuple(lists["surnames"])):
        return Meaning("name")
    return _arabic(text, definite, word in known.ordinary) if lang == "ar" else _persian(text, word in known.named)


def _given_or_function(written: Sequence[str], lists: Mapping[str, frozenset[str]]) -> Meaning | None:
    """Which of the two a word is; the form with the least cut off decides (بيان is not يان, وعلي is علي)."""
    for form in written:
        if form in lists["given"]:
            return Meaning("name", given=True)
        if form in lists["function"]:
            return Meaning("function")
    return None


def _arabic(text: str, definite: bool, ordinary: bool) -> Meaning:
    if definite:
        return Meaning("definite", doubtful=ordinary)
    if _ARABIC_WORD.fullmatch(text):
        return Meaning("common")
    return Meaning("name", doubtful=ordinary or bool(_ARABIC_NOUN.fullmatch(_MARKS.sub("", text))))


def _persian(text: str, named: bool) -> Meaning:
    word = spelled(text.replace("\u200c", ""))
    weight = lexicon().whole.get(word, 0.0)
    if not weight and (word.startswith(_VERB_PREFIX) or is_verb_form(word)):
        return Meaning("common")
    # نخواهد, بگوید
    if word[0] in "نب" and is_verb_form(word[1:]):
        return Meaning("common")
    if weight == _REGISTRY:
        return Meaning("name" if named else "common")
    return Meaning("common" if weight >= _COMMON else "name", doubtful=any(w >= _COMMON for w in _stem_weights(word)))


def _stem_weights(word: str) -> Iterator[float]:
    """How usual the stems are that a Persian word may have: متهمان, نوعی."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) > 2:
            yield lexicon().whole.get(word.removesuffix(ending), 0.0)


def is_unknown(text: str, lang: str) -> bool:
    """Whether the Persian lexicon has no reading of a word; there is none for Arabic."""
    return lang == "fa" and not is_known(spelled(text.replace("\u200c", "")))


def bare_forms(word: str, lang: str) -> tuple[str, ...]:
    """A match key as it stands and without the clitics it may have, the least cut first.

    Examples
    --------
    >>> bare_forms("وللرییس", "ar")
    ('وللرییس', 'للرییس', 'لرییس', 'الرییس')
    >>> bare_forms("شویگوی", "fa")
    ('شویگوی', 'شویگو')
    """
    if lang == "fa":
        return (word, word[:-1]) if word.endswith(("ای", "وی")) else (word,)
    return forms(word, lang)


def _is_one_of(word: str, known: frozenset[str], lang: str) -> bool:
    return reading_in(word, known, lang) is not None
