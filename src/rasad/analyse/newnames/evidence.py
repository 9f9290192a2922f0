"""Runs of words that may be a name, and what speaks for each: the title before it, the verb of saying beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rasad.analyse.newnames.introduced import introduced
from rasad.analyse.newnames.labels import is_unknown
from rasad.analyse.newnames.lists import cues
from rasad.analyse.newnames.run import LONGEST, Evidence, doubts, has_own_article, joins, unknown
from rasad.analyse.newnames.words import Text, Word
from rasad.text.clitics import has_article

_SAID = "verb of saying beside"
# A title has seldom more words of its own (وزیر امور خارجه ایران).
_FAR = 6
_COMMA = re.compile(r"\s*[،,–-]\s*")
_BEHIND_TITLE = {"between", "known", "of title", "body", "definite", "title"}


def evidence(text: Text) -> Iterator[Evidence]:
    """Each run of a text's words that something speaks for."""
    words, lang = text.words, text.lang
    for start, end in _runs(words):
        yield from _of_person(words, start, end, lang)
    for at, word in enumerate(words):
        if word.label in ("body", "place"):
            yield from introduced(words, at, lang)
        elif lang == "ar" and word.label == "definite" and _is_said(words, at, at + 1, lang):
            # قال الجبيلاوي: not a proposal of its own, but the surname of one.
            yield Evidence([word], [_SAID])
    yield from _recognized(words)


def _runs(words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Stretches of words labelled as names with nothing but a space between them."""
    start = None
    for i, word in enumerate(words):
        if start is not None and (word.label != "name" or not joins(words, i)):
            yield start, i
            start = None
        if word.label == "name" and start is None:
            start = i
    if start is not None:
        yield start, len(words)


def _of_person(words: Sequence[Word], start: int, end: int, lang: str) -> Iterator[Evidence]:
    # مدیرعامل شرکت آبگستر, منطقة آمنة: what follows the word for a body or a place is no person.
    if joins(words, start) and words[start - 1].label in ("body", "place"):
        return
    title = _title_before(words, start, end, lang)
    if not title:
        start = next((i for i in range(start, end) if words[i].given), start)
    # What follows two words is more often a verb (لاريجاني نقل) than a third name, unless the run ends there.
    end = _with_surname(words, start, end if end - start <= LONGEST else start + 2, lang)
    run = words[start:end]
    why = [title] if title else []
    why += _beside(words, start, end, lang)
    if why and _says_enough(run, lang):
        yield Evidence(run, [*why, *doubts(run)])


def _beside(words: Sequence[Word], start: int, end: int, lang: str) -> Iterator[str]:
    """What speaks for the name of a person but the title before it."""
    run = words[start:end]
    if run[0].given and len(run) > 1:
        yield "given name"
    if _title_behind(words, end) and not doubts(run):
        yield "title behind"
    if _is_said(words, start, end, lang):
        yield _SAID
    yield from unknown(run, lang)


def _says_enough(run: Sequence[Word], lang: str) -> bool:
    """A given name alone, two letters or particles alone (بن) tell no one."""
    if len(run) == 1:
        return len(run[0].key) > 2 and not run[0].given and run[0].key not in cues(lang)["particles"]
    return not all(word.key in cues(lang)["particles"] for word in run)


def _with_surname(words: Sequence[Word], start: int, end: int, lang: str) -> int:
    """The end of a name whose last part is no unknown word: مهند الجبيلاوي, عبد الكريم الجدوع, ایرج دلپذیر."""
    if not joins(words, end) or end - start >= LONGEST:
        return end
    last = words[end]
    if lang == "ar":
        taken = has_own_article(last) and not re.search("(?:ة|ات|ون|ين)$", last.text)
        return _with_surname(words, start, end + 1, lang) if taken and words[end - 1].key == "عبد" else end + taken
    ends = end + 1 == len(words) or words[end + 1].label == "saying" or "،" in words[end + 1].gap
    return end + (last.label == "common" and words[end - 1].given and ends)


def _title_before(words: Sequence[Word], start: int, end: int, lang: str) -> str | None:
    """The title before a run; it reaches over the words that belong to it, and a comma where one follows the run."""
    closed = end < len(words) and "،" in words[end].gap
    for i in range(start - 1, max(-1, start - 2 - _FAR), -1):
        gap = words[i + 1].gap
        # السناتور. تيد: a title may have a dot.
        parted = gap.strip() not in ("", ".") and not (i == start - 1 and closed and _COMMA.fullmatch(gap))
        if words[i].sentence != words[start].sentence or parted or "\n" in gap:
            return None
        if words[i].label == "title" and (i == start - 1 or words[i + 1].label != "title"):
            near = i == start - 1
            if near and lang == "ar" and not _is_definite(words[i]):
                return None
            # وکیل متهمان, نماینده مردم: in Persian a noun may follow as well.
            noun = end - start == 1 and (not near or (lang == "fa" and not is_unknown(words[start].text, lang)))
            return "title further before" if noun else "title before"
        if words[i].label not in _BEHIND_TITLE:
            return None
    return None


def _title_behind(words: Sequence[Word], end: int) -> bool:
    return end < len(words) and words[end].label == "title" and bool(_COMMA.fullmatch(words[end].gap))


def _is_definite(title: Word) -> bool:
    """No name follows رئيس alone; one may follow الرئيس and نظيره."""
    return has_article(title.text) or title.text.endswith(("ه", "ها")) or " " in title.key


def _is_said(words: Sequence[Word], start: int, end: int, lang: str) -> bool:
    """A verb of saying beside a run; in Persian also at the end of the sentence that the run begins."""
    if joins(words, end) and words[end].label == "saying":
        return True
    if joins(words, start) and words[start - 1].label == "saying" and lang == "ar":
        return True
    if start > 1 and joins(words, start) and words[start - 1].key in cues(lang)["said_by"]:
        return lang == "ar" or words[start - 2].key in ("به", "از")
    begins = lang == "fa" and (start == 0 or words[start - 1].sentence != words[start].sentence)
    return begins and any(w.label == "saying" for w in _rest(words, end))


def _rest(words: Sequence[Word], at: int) -> Iterator[Word]:
    for word in words[at:]:
        if word.sentence != words[at - 1].sentence:
            return
        yield word


def _recognized(words: Sequence[Word]) -> Iterator[Evidence]:
    spans: dict[tuple[int, int, str | None], list[Word]] = {}
    for word in words:
        for span in word.spans:
            spans.setdefault(span, []).append(word)
    for (_, _, kind), run in spans.items():
        named = run[next((i for i, word in enumerate(run) if word.label != "title"), len(run)) :]
        if named and all(word.label != "known" for word in named):
            yield Evidence(named, ["recognizer"], [kind] if kind else [])
