"""The title of a page, and where the page repeats it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from rasad.corpus.blocks.cues import is_listed, is_name, is_outlet
from rasad.corpus.blocks.lines import Line, line_at
from rasad.text.fold import fold, key

_GLUE = re.compile(r"[»”\"')\]]*\s*[-–—:|]+\s*")
_GLUE_BEHIND = re.compile(r"(?<!\s)(?:\s+[-–—|]+|\s*\|)\s*")
_NOT_LETTERS = re.compile(r"[^\w]+")
# What stands behind a title on the page's tab: the site's name.
_SITE = re.compile(r"\s+[-–—|/»]\s+[^-–—|]{2,40}$")


def plain(text: str) -> str:
    """A match key without any mark, so that «این بار» and این‌بار, are the same."""
    return _NOT_LETTERS.sub("", text)


def without_site(line: Line) -> str:
    """The match key of a headline without the site's name behind it."""
    return _SITE.sub("", line.key)


def find_title(lines: Sequence[Line], first: int) -> Line | None:
    """The title among the lines before `first`, the first paragraph.

    A headline that the page repeats is the title; else the one whose words the text takes up
    most, longer and higher ones first. None where the page's head has no headline.
    """
    head = [line for line in lines[:first] if not line.role]
    said = sorted(plain(line.key) for line in lines if not line.role)
    repeated = [line for line in head if not is_outlet(line) and _is_repeated(line, said)]
    if repeated:
        return min(repeated, key=lambda line: (without_site(line) != line.key, line.start))
    text = words_of([line for line in lines[first:] if not line.role])
    head = [line for line in head if line.words > 1 and not is_outlet(line) and not is_listed(line)]
    # A short headline may look like a name, مستقبل النهر; then the text has its words again.
    headlines = [line for line in head if not is_name(line)] or [line for line in head if taken_up(line, text)]
    return max(headlines, key=lambda line: (_score(line, text), -line.start), default=None)


def words_of(lines: Sequence[Line]) -> frozenset[str]:
    """The longer words of lines, which tell what they are about."""
    return frozenset(word for line in lines for word in line.key.split() if len(word) > 3)


def taken_up(line: Line, text: frozenset[str]) -> float:
    """The share of a line's longer words that the text has as well."""
    words = words_of([line])
    return len(words & text) / len(words) if words else 0.0


def _is_repeated(line: Line, said: Sequence[str]) -> bool:
    """Whether another line says the same, or begins so; in `said`, which is sorted, it would be the next one."""
    wanted = plain(without_site(line))
    at = bisect_left(said, wanted) + 1
    other = said[at] if at < len(said) else ""
    # A single word may begin any line: the outlet's name does.
    return other == wanted or (line.words > 2 and other.startswith(wanted))


def _score(line: Line, text: frozenset[str]) -> float:
    kicker = line.text.endswith(("؛", ":", "..."))
    return taken_up(line, text) + min(line.words, 8) / 8 - kicker


def repeats(line: Line, title: Line) -> bool:
    """Whether a line is the title again, in other quotation marks or with the site's name."""
    return plain(line.key) == plain(without_site(title)) or plain(without_site(line)) == plain(without_site(title))


def split_glued(line: Line, title: Line | None, raw: str, lang: str) -> list[Line]:
    """Cut a repeated title off the paragraph that it is glued to with a dash, before it or behind it."""
    if title is None or line.role or line.start == title.start or repeats(line, title):
        return [line]
    cut = _glued_before(line, title, lang) or _glued_behind(line, title, lang)
    if cut is None:
        return [line]
    end, start, is_first = cut
    first = line_at(raw, line.start, line.start + end, lang, "duplicate_title" if is_first else "")
    second = line_at(raw, line.start + start, line.end, lang, "" if is_first else "duplicate_title")
    return [first, second]


def _glued_before(line: Line, title: Line, lang: str) -> tuple[int, int, bool] | None:
    at = _end_of(line.text, without_site(title), lang)
    glue = _GLUE.match(line.text, at) if at else None
    if glue is None or glue.end() == len(line.text):
        return None
    return len(line.text[: glue.end()].rstrip()), glue.end(), True


def _end_of(text: str, wanted: str, lang: str) -> int | None:
    """Where a text's beginning that says `wanted` ends; marks and spaces may differ."""
    target = plain(wanted)
    folded = fold(text, lang, "key")
    seen = 0
    for at, char in enumerate(folded.text):
        if seen == len(target):
            return folded.raw_span(at - 1, at)[1]
        if plain(char):
            if char != target[seen]:
                return None
            seen += 1
    return None


def _glued_behind(line: Line, title: Line, lang: str) -> tuple[int, int, bool] | None:
    wanted = plain(without_site(title))
    for glue in reversed(list(_GLUE_BEHIND.finditer(line.text))):
        rest = plain(key(line.text[glue.end() :], lang))
        if len(rest) >= len(wanted):
            dash = glue.start() + len(glue[0]) - len(glue[0].lstrip())
            return (glue.start(), dash, False) if rest == wanted else None
    return None
