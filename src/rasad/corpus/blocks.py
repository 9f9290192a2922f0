"""Tell the blocks of an article apart: what is its text, and what the web put around it.

A line passes through: (1) does it say by itself what it is (a date, a byline's label, a share
button); (2) does it stand in the head, before the first paragraph, in the middle, or in the tail;
(3) does it repeat the title. A headline that a page glued before the first paragraph is cut off
as a block of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from rasad import data
from rasad.dates import find_dates
from rasad.text.fold import fold, key
from rasad.text.letters import ZWNJ

ROLES = ("title", "dateline", "byline", "heading", "body", "caption", "boilerplate", "duplicate_title")
_TERMINAL = re.compile(r"[.؟?!…:؛][»”\"’')\]]*$")
_SENTENCE_END = re.compile(r"[.؟?!…][»”\"’')\]]*$")
_GLUE = re.compile(r"\s*[-–—:|]+\s*")


@dataclass(frozen=True)
class Block:
    """A stretch of the raw text and its role; `start` and `end` leave white space out."""

    start: int
    end: int
    role: str


@dataclass(frozen=True)
class _Line:
    start: int
    end: int
    text: str
    key: str
    role: str = ""

    @property
    def words(self) -> int:
        return len(self.key.split())

    @property
    def is_paragraph(self) -> bool:
        """Long, or a whole sentence."""
        return self.words >= 15 or (self.words >= 6 and bool(_TERMINAL.search(self.text)))


def find_blocks(text: str, lang: str) -> list[Block]:
    """Tell the blocks of a raw article apart.

    Parameters
    ----------
    text : str
        Raw text, one paragraph a line.
    lang : {"fa", "ar", "und"}
        Language of the article.

    Returns
    -------
    list of Block
        In order; every character that is not white space lies in exactly one block.

    Examples
    --------
    >>> text = "دیدار در مسکو\\n\\nدیدار در مسکو\\n\\nدو طرف در مسکو با هم دیدار و گفت‌وگو کردند.\\nبیشتر"
    >>> [block.role for block in find_blocks(text, "fa")]
    ['title', 'duplicate_title', 'body', 'boilerplate']
    """
    lines = [_by_itself(line, lang) for line in _lines(text, lang)]
    lines = _cut_off_after_end(lines)
    title = _title(lines)
    lines = [part for line in lines for part in _split_glued(line, title, lang)]
    return [Block(line.start, line.end, role) for line, role in zip(lines, _roles(lines, title), strict=True)]


def _lines(text: str, lang: str) -> Iterable[_Line]:
    for match in re.finditer(r"\S(?:[^\n\r]*\S)?", text):
        yield _Line(match.start(), match.end(), match[0], key(match[0], lang))


@cache
def _phrases(rule: str, how: str) -> tuple[str, ...]:
    """The phrases of a rule as match keys of both languages, half-spaces also as spaces."""
    found = set()
    for phrase in data.load("blocks.yaml")[rule].get(how, ()):
        for form in (phrase, phrase.replace(ZWNJ, " ")):
            found |= {key(form, lang) + (" " if phrase.endswith(" ") else "") for lang in ("fa", "ar")}
    return tuple(sorted(found))


def _says(line: _Line, rule: str) -> bool:
    bare = line.key.strip(" :.*،")
    return (
        bare in _phrases(rule, "is")
        or bare.startswith(_phrases(rule, "starts"))
        or any(phrase in bare for phrase in _phrases(rule, "contains"))
    )


def is_paywall(text: str) -> bool:
    """Whether a line says that the rest is for subscribers."""
    return any(phrase in key(text, lang) for lang in ("fa", "ar") for phrase in _phrases("paywall", "contains"))


def _by_itself(line: _Line, lang: str) -> _Line:
    """Roles that a line's own words show."""
    if not line.key:
        return replace(line, role="boilerplate")  # nothing but marks that cannot be seen
    if (line.words < 25 and _says(line, "paywall")) or (not line.is_paragraph and _says(line, "boilerplate")):
        return replace(line, role="boilerplate")
    if line.words <= 12 and _is_dateline(line, lang):
        return replace(line, role="dateline")
    label = label_of(line.text, lang) if line.words <= 12 and not _TERMINAL.search(line.text.rstrip(":")) else None
    if label and len(label[1].split()) <= 5:
        return replace(line, role="byline")
    return line


def _is_dateline(line: _Line, lang: str) -> bool:
    dated = sum(date.end - date.start for date in find_dates(line.text, lang) if date.type in ("DATE", "TIME"))
    return 2 * dated > len(line.text)


def label_of(text: str, lang: str) -> tuple[str, str] | None:
    """The label of a byline and what it labels; also where the page turned the line round (:نویسنده).

    Examples
    --------
    >>> label_of("نویسنده: علی رضایی", "fa"), label_of("علی رضایی :نویسنده", "fa")
    (('author', 'علی رضایی'), ('author', 'علی رضایی'))
    """
    before, colon, after = text.partition(":")
    for label, name in ((before, after), (after, before)):
        for kind in ("author", "other"):
            if colon and key(label, lang) in {key(known, lang) for known in data.load("blocks.yaml")[f"{kind}_labels"]}:
                return kind, name.strip(" *")
    return None


def _cut_off_after_end(lines: list[_Line]) -> list[_Line]:
    """All from "similar articles" on is boilerplate, once a paragraph has been seen."""
    begun = ended = False
    found = []
    for line in lines:
        ended = ended or (begun and line.words <= 8 and _says(line, "ends_article"))
        begun = begun or (line.is_paragraph and not line.role)
        found.append(replace(line, role="boilerplate") if ended else line)
    return found


def _title(lines: Sequence[_Line]) -> _Line | None:
    """The first line of the head that comes again; where none does, the first line of the head."""
    first = next((i for i, line in enumerate(lines) if line.is_paragraph and not line.role), len(lines))
    head = [line for line in lines[:first] if not line.role]
    for line in head:
        again = sum(other.key.startswith(line.key) for other in lines if other is not line)
        if again and line.words > 1:
            return line
    return head[0] if head else None


def _split_glued(line: _Line, title: _Line | None, lang: str) -> list[_Line]:
    """Cut a repeated title off the paragraph it is glued to with a dash."""
    if title is None or line.role or line.start == title.start or not line.key.startswith(title.key):
        return [line]
    folded = fold(line.text, lang, "key")
    at = folded.text.find(title.key) + len(title.key)
    glue = _GLUE.match(line.text, folded.raw_span(at - 1, at)[1])
    if glue is None or glue.end() == len(line.text):
        return [line]
    cut = line.start + glue.end()
    end = line.start + len(line.text[: glue.end()].rstrip())
    rest = line.text[glue.end() :]
    return [
        _Line(line.start, end, line.text[: end - line.start], title.key, "duplicate_title"),
        _Line(cut, line.end, rest, key(rest, lang)),
    ]


def _roles(lines: Sequence[_Line], title: _Line | None) -> list[str]:
    paragraphs = [i for i, line in enumerate(lines) if line.is_paragraph and not line.role]
    first, last = (paragraphs[0], paragraphs[-1]) if paragraphs else (len(lines), -1)
    repeated = title is not None and sum(title.key == line.key for line in lines) > 1
    author = ""
    roles = []
    for i, line in enumerate(lines):
        role = line.role or _repeats(line, title)
        if not role and i < first:
            role = "boilerplate" if repeated else "heading"
        elif not role and line.is_paragraph:
            role = "byline" if author and line.key.startswith(author) else "body"
        elif not role:
            ended = bool(_SENTENCE_END.search(line.text))
            role = "body" if ended else "heading" if i < last and not author else "byline"
        if role == "byline" and title is not None and i > first:
            author = author or signature(line.key, title.key)
        roles.append(role)
    return roles


def _repeats(line: _Line, title: _Line | None) -> str:
    if title is None:
        return ""
    if line.start == title.start:
        return "title"
    if line.key.strip(" -:|.") == title.key.strip(" -:|."):
        return "duplicate_title"
    # A short rest before or after the title is a signature: *Name :Title.
    if title.words > 2 and title.key in line.key and line.words <= title.words + 5:
        return "byline"
    return ""


def signature(line: str, title: str) -> str:
    """The name in a byline that also repeats the title; empty where nothing marks it as a name.

    Examples
    --------
    >>> signature("*سيروس يعقوبي :ضربة كبيرة", "ضربة كبيرة")
    'سيروس يعقوبي'
    """
    return line.replace(title, "").strip(" *:-–—|") if title and title in line else ""
