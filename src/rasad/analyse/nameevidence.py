"""Runs of words that may be a name, and what speaks for each: the title before it, the verb of saying beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rasad.analyse.namecues import Word, cues, has_article, is_unknown

Evidence = tuple[list[Word], list[str], list[str]]  # the run, its cues, the types that a recognizer gave

# A name is seldom longer; and a title's own words (وزیر امور خارجه ایران) seldom more.
_LONGEST, _FAR = 3, 5
_COMMA = re.compile(r"\s*[،,–-]?\s*")


def evidence(words: Sequence[Word], lang: str) -> Iterator[Evidence]:
    """Each run of an article's words that has evidence, with its cues."""
    for start, end in _runs(words):
        before = _before(words, start, lang)
        first, last = _trimmed(words, start, end, bool(before))
        run = list(words[first:last])
        why = before if first == start else []
        why = [*why, *(["given name"] if run[0].given else []), *(_behind(words, last) if last == end else [])]
        if all(is_unknown(word, lang) for word in run):
            why.append("not in the lexicon")
        if why and len(run[0].key if len(run) == 1 else "long enough") > 2:
            yield run, why, []
    yield from _recognized(words)


def _runs(words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Stretches of words labelled as names with nothing but a space between them."""
    start = None
    for i, word in enumerate(words):
        if start is not None and (word.label != "name" or word.gap != " " or word.sentence != words[i - 1].sentence):
            yield start, i
            start = None
        if word.label == "name" and start is None:
            start = i
    if start is not None:
        yield start, len(words)


def _trimmed(words: Sequence[Word], start: int, end: int, introduced: bool) -> tuple[int, int]:
    """The part of a run that is the name: from its given name on, and no longer than names are."""
    if not introduced:
        start = next((i for i in range(start, end) if words[i].given), start)
    # What follows two words is more often a verb (لاريجاني نقل) than a third name, unless the run ends there.
    return start, end if end - start <= _LONGEST else start + 2


def _before(words: Sequence[Word], start: int, lang: str) -> list[str]:
    """What the words before a run say of it; a title reaches over the words that belong to it."""
    for i in range(start - 1, max(-1, start - 2 - _FAR), -1):
        gap = words[i + 1].gap
        # السناتور. تيد: a title may have a dot.
        if words[i].sentence != words[start].sentence or gap.strip() not in ("", ".") or "\n" in gap:
            return []
        if words[i].label == "title":
            return ["title before"]
        if i == start - 1 and words[i].label in _DIRECT and not gap.strip():
            return [_DIRECT[words[i].label]] if words[i].label != "saying" or lang == "ar" else []
        if not _belongs_to_title(words[i], lang):
            return []
    return []


_DIRECT = {
    "saying": "verb of saying beside",
    "body": "word for a body before",
    "place": "word for a place before",
}


def _belongs_to_title(word: Word, lang: str) -> bool:
    """الوزراء الكندي السابق, امور خارجه ایران: words between a title and the name."""
    if word.label in ("between", "known") or word.key in cues(lang)["of_title"]:
        return True
    return lang == "ar" and has_article(word.key)


def _behind(words: Sequence[Word], end: int) -> list[str]:
    if end >= len(words) or words[end].sentence != words[end - 1].sentence:
        return []
    label, gap = words[end].label, words[end].gap
    if label == "title" and _COMMA.fullmatch(gap):
        return ["title behind"]
    return ["verb of saying beside"] if label == "saying" and gap == " " else []


def _recognized(words: Sequence[Word]) -> Iterator[Evidence]:
    spans: dict[tuple[int, int, str | None], list[Word]] = {}
    for word in words:
        for span in word.spans:
            spans.setdefault(span, []).append(word)
    for (_, _, kind), run in spans.items():
        named = run[next((i for i, word in enumerate(run) if word.label != "title"), len(run)) :]
        if named and all(word.label != "known" for word in named):
            yield named, ["recognizer"], [kind] if kind else []
