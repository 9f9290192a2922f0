"""The title of a page, and where the page repeats it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from rasad.corpus.blocks.cues import is_listed, is_name, is_outlet
from rasad.corpus.blocks.lines import Line, line_at, plain
from rasad.lazy import lazy
from rasad.text.fold import fold, key

_GLUE = re.compile(r"[»”\"')\]]*\s*[-–—:|]+\s*")
_GLUE_BEHIND = re.compile(r"(?<!\s)(?:\s+[-–—|]+|\s*\|)\s*")
# What stands behind a title on the page's tab: the site's name.
_SITE = re.compile(r"\s+[-–—|/»]\s+[^-–—|]{2,40}$")


def without_site(line: Line) -> str:
    """The match key of a headline without the site's name behind it."""
    return _SITE.sub("", line.key)


@dataclass(frozen=True)
class Title:
    """A headline as others are compared with it."""

    line: Line

    @lazy
    def plain(self) -> str:
        """It without any mark, and without the site's name."""
        return plain(without_site(self.line))

    def may_begin(self, line: Line) -> bool:
        """Whether a line may begin with it, by the first letters of both."""
        return self.plain.startswith(line.opening) or line.opening.startswith(self.plain)

    def may_end(self, line: Line) -> bool:
        """Whether a line may end with it."""
        return self.plain.endswith(line.closing) or line.closing.endswith(self.plain)


# Lines of a head up to which it is quicker to look at each for itself; a page of headlines alone has thousands.
_FEW = 12


def find_title(lines: Sequence[Line], first: int) -> Line | None:
    """The title among the lines before `first`, the first paragraph.

    A headline that the page repeats is the title; else the one whose words the text takes up
    most, longer and higher ones first. None where the page's head has no headline.
    """
    head = [line for line in lines[:first] if not line.role]
    said = [line for line in lines if not line.role]
    repeated = _repeated([line for line in head if not is_outlet(line)], said)
    if repeated:
        return min(repeated, key=lambda line: (without_site(line) != line.key, line.start))
    text = Words([line for line in lines[first:] if not line.role])
    head = [line for line in head if line.words > 1 and not is_outlet(line) and not is_listed(line)]
    # A short headline may look like a name, مستقبل النهر; then the text has its words again.
    headlines = [line for line in head if not is_name(line)] or [line for line in head if taken_up(line, text)]
    if len(headlines) < 2:
        return next(iter(headlines), None)
    return max(headlines, key=lambda line: (_score(line, text), -line.start))


@dataclass(frozen=True)
class Words:
    """The words of lines, which tell what they are about; most pages are never asked for them."""

    lines: Sequence[Line]

    @lazy
    def all(self) -> frozenset[str]:
        """Each word once."""
        return frozenset[str]().union(*(line.key.split() for line in self.lines))


def taken_up(line: Line, text: Words) -> float:
    """The share of a line's longer words that the text has as well."""
    words = {word for word in line.key.split() if len(word) > 3}
    return len(words & text.all) / len(words) if words else 0.0


def _repeated(head: Sequence[Line], said: Sequence[Line]) -> list[Line]:
    """The lines of a page's head that another line says again, or begins with."""
    if len(head) <= _FEW:  # look at the first letters of each line; of most, nothing else is asked
        return [line for line in head if _is_repeated(line, _alike(Title(line), said))]
    ordered = sorted(line.plain for line in said)
    return [line for line in head if _is_repeated(line, _from(Title(line).plain, ordered))]


def _alike(title: Title, said: Sequence[Line]) -> list[str]:
    """The first two of the lines, in order, that begin as a title does."""
    return sorted(one.plain for one in said if title.may_begin(one) and one.plain.startswith(title.plain))[:2]


def _from(title: str, ordered: Sequence[str]) -> Sequence[str]:
    """The same of lines in order, where those stand that do; others may follow where fewer than two do."""
    at = bisect_left(ordered, title)
    return ordered[at : at + 2]


def _is_repeated(line: Line, alike: Sequence[str]) -> bool:
    """Whether another line says the same, or begins so; of those that do, the line itself is the first."""
    title, other = Title(line), alike[1] if len(alike) > 1 else ""
    # A single word may begin any line: the outlet's name does.
    return other == title.plain or (line.words > 2 and other.startswith(title.plain))


def _score(line: Line, text: Words) -> float:
    kicker = line.text.endswith(("؛", ":", "..."))
    return taken_up(line, text) + min(line.words, 8) / 8 - kicker


def repeats(line: Line, title: Title) -> bool:
    """Whether a line is the title again, in other quotation marks or with the site's name."""
    return title.may_begin(line) and title.plain in (line.plain, plain(without_site(line)))


def split_glued(line: Line, title: Title | None, raw: str, lang: str) -> list[Line]:
    """Cut a repeated title off the paragraph that it is glued to with a dash, before it or behind it."""
    if title is None or line.role or line.start == title.line.start or repeats(line, title):
        return [line]
    cut = _glued_before(line, title, lang) or _glued_behind(line, title, lang)
    if cut is None:
        return [line]
    end, start, is_first = cut
    first = line_at(raw, line.start, line.start + end, lang, "duplicate_title" if is_first else "")
    second = line_at(raw, line.start + start, line.end, lang, "" if is_first else "duplicate_title")
    return [first, second]


def _glued_before(line: Line, title: Title, lang: str) -> tuple[int, int, bool] | None:
    if not (title.may_begin(line) and line.plain.startswith(title.plain)):
        return None
    at = _end_of(line.text, title.plain, lang)
    glue = _GLUE.match(line.text, at) if at else None
    if glue is None or glue.end() == len(line.text):
        return None
    return len(line.text[: glue.end()].rstrip()), glue.end(), True


def _end_of(text: str, wanted: str, lang: str) -> int | None:
    """Where a text's beginning that says `wanted`, which is plain, ends; marks and spaces may differ."""
    folded = fold(text, lang, "key")
    seen = 0
    for at, char in enumerate(folded.text):
        if seen == len(wanted):
            return folded.raw_span(at - 1, at)[1]
        if plain(char):
            if char != wanted[seen]:
                return None
            seen += 1
    return None


def _glued_behind(line: Line, title: Title, lang: str) -> tuple[int, int, bool] | None:
    if not (title.may_end(line) and line.plain.endswith(title.plain)):
        return None
    for glue in reversed(list(_GLUE_BEHIND.finditer(line.text))):
        rest = plain(key(line.text[glue.end() :], lang))
        if len(rest) >= len(title.plain):
            dash = glue.start() + len(glue[0]) - len(glue[0].lstrip())
            return (glue.start(), dash, False) if rest == title.plain else None
    return None
