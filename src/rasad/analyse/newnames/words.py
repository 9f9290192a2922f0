"""The words of articles, each with its place and with what it says of the names beside it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from rasad.analyse.newnames.labels import Meaning, bare_forms, meaning
from rasad.annotation.notes import NAMED, Notes
from rasad.annotation.registry.read import Registry
from rasad.text.clitics import bare
from rasad.text.fold import key
from rasad.text.normalize import normalize

_WORD = re.compile("[^\\W\\d_]+(?:[\u200c\u064b-\u0651]+[^\\W\\d_]+)*")
LANGUAGES = ("fa", "ar")


@dataclass
class Word:
    """One word: its display form, match key and raw span, and what parts it from the word before.

    Attributes
    ----------
    label : str
        known (a name of the registry), or a label of `rasad.analyse.newnames.labels.meaning`.
    given : bool
        Whether it is a usual given name.
    doubtful : bool
        Whether it may well be an ordinary word.
    spans : list of (start, end, type)
        Names of a recognizer that it is part of.
    """

    text: str
    key: str
    start: int
    end: int
    sentence: int
    gap: str
    label: str = "name"
    given: bool = False
    doubtful: bool = False
    spans: list[tuple[int, int, str | None]] = field(default_factory=list)


@dataclass(frozen=True)
class Text:
    """The words of one article that are in one language, in their order."""

    article: str
    lang: str
    words: Sequence[Word]


def texts_of(notes: Notes) -> list[Text]:
    """The labelled words of each article, for each language that its blocks are in."""
    blocks = notes.blocks[notes.blocks["role"].isin(NAMED) & notes.blocks["lang"].isin(LANGUAGES)]
    tables = (notes.sentences, notes.mentions, notes.dates)
    sentences, mentions, dates = ({str(name): rows for name, rows in table.groupby("article")} for table in tables)
    found, look_up = [], vocabulary(notes.registry)
    for (name, lang), rows in blocks.groupby(["article", "lang"]):
        article = str(name)
        starts = list(sentences[article]["start"])
        words = _cut(notes.text(article), str(lang), _spans(rows), starts, look_up)
        marks = [(start, end, "function") for start, end in _spans(dates.get(article))]
        if (named := mentions.get(article)) is not None:
            kinds = ("title" if kind == "role" else "known" for kind in named["kind"])
            marks += [(start, end, kind) for (start, end), kind in zip(_spans(named), kinds, strict=True)]
        _label(words, marks)
        found.append(Text(article, str(lang), words))
    _doubt(found)
    return found


def _spans(rows: object) -> list[tuple[int, int]]:
    return [] if rows is None else list(zip(rows["start"], rows["end"], strict=True))  # type: ignore[index]


LookUp = Callable[[str, str], tuple[str, Meaning]]


def vocabulary(registry: Registry) -> LookUp:
    """What looks a word up, in its display form and language: its match key and what it says, once in a corpus."""

    @cache
    def looked_up(text: str, lang: str) -> tuple[str, Meaning]:
        word = key(text, lang)
        return word, meaning(text, word, lang, registry)

    return looked_up


def _cut(text: str, lang: str, blocks: list[tuple[int, int]], sentences: list[int], look_up: LookUp) -> list[Word]:
    form = normalize(text, lang, halfspaces=True).display
    starts, ends = form.starts.tolist(), form.ends.tolist()
    found, last, at = [], 0, 0
    for match in _WORD.finditer(form.text):
        start, end = starts[match.start()], ends[match.end() - 1]
        while at < len(blocks) and blocks[at][1] < end:
            at += 1
        # A block may begin inside the first letter's raw span: that word is in none.
        if at < len(blocks) and blocks[at][0] <= start:
            word, says = look_up(match[0], lang)
            sentence = bisect_right(sentences, start) - 1
            found.append(Word(match[0], word, start, end, sentence, form.text[last : match.start()], *says))
        last = match.end()
    return found


def _label(words: Iterable[Word], marks: list[tuple[int, int, str]]) -> None:
    """Label each word that a mention or a date holds by that; the others are what they say by themselves."""
    marks, at = sorted(marks), 0
    for word in words:
        while at < len(marks) and marks[at][1] <= word.start:
            at += 1
        over = {label for start, end, label in marks[at : at + 4] if start < word.end and word.start < end}
        if over:
            word.label = next(label for label in ("known", "title", "function") if label in over)
            word.given = word.doubtful = False


def _doubt(texts: Sequence[Text]) -> None:
    """Doubt each Arabic word that stands in the articles with the article and without: names keep theirs.

    A nisba is left out, since newspapers give and drop the article of surnames (الكرمشي, كرمشي).
    """
    words = [word for text in texts if text.lang == "ar" for word in text.words]
    with_article = {bare(word.key) for word in words if word.label == "definite"}
    without = {form for word in words if word.label in ("name", "common") for form in bare_forms(word.key, "ar")}
    ordinary = without | {bare(word.key) for word in _free(texts) if word.label == "definite"}
    for word in words:
        if word.label == "definite":
            word.doubtful |= bare(word.key) in ordinary
        elif word.label == "name" and not word.given and not word.key.endswith("ی"):
            word.doubtful |= any(form in with_article for form in bare_forms(word.key, "ar"))


def _free(texts: Sequence[Text]) -> Iterator[Word]:
    """Arabic words behind no given name and no word for a body or a place (also two before: قرية عين الدفلى)."""
    for text in texts:
        for at, word in enumerate(text.words):
            before = text.words[max(0, at - 2) : at]
            introduced = any(w.label in ("body", "place") for w in before) or any(w.given for w in before[-1:])
            if text.lang == "ar" and not introduced:
                yield word
