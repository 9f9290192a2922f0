"""Tell the blocks of an article apart: what is its text, and what the web put around it.

A line passes through: (1) what its own words say (a date, a byline's label, a share button);
(2) whether the article has ended; (3) whether it is the title, or repeats it; (4) where it stands:
in the head, before the first paragraph, in the middle, or in the tail. A headline that a page glued
to a paragraph is cut off as a block of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rasad.arguments import LANG, TEXT, takes
from rasad.corpus.blocks import cues
from rasad.corpus.blocks.lines import Line, lines_of
from rasad.corpus.blocks.phrases import says
from rasad.corpus.blocks.title import Title, Words, find_title, repeats, split_glued, taken_up
from rasad.text.fold import key
from rasad.text.keys import Keys
from rasad.text.language import detect_language

ROLES = ("title", "dateline", "byline", "heading", "body", "caption", "boilerplate", "duplicate_title")


@dataclass(frozen=True)
class Block:
    """A stretch of the raw text, its role and its language.

    Attributes
    ----------
    start, end : int
        Its span, with the white space around it left out.
    role : {"title", "dateline", "byline", "heading", "body", "caption", "boilerplate", "duplicate_title"}
    lang : {"fa", "ar", "und"}

    Examples
    --------
    >>> text = "زيارة إلى موسكو\\nوصل الوزير يوم الأحد إلى موسكو في زيارة رسمية."
    >>> block = find_blocks(text, "ar")[0]
    >>> block.role, text[block.start : block.end]
    ('title', 'زيارة إلى موسكو')
    """

    start: int
    end: int
    role: str
    lang: str


@takes(text=TEXT, lang=LANG)
def find_blocks(text: str, lang: str) -> list[Block]:
    """Tell the blocks of a raw article apart.

    Parameters
    ----------
    text : str
        Raw text, one paragraph a line; paragraphs that are broken at a fixed width are put
        together.
    lang : {"fa", "ar", "und"}
        Language of the article; a block that shows none of its own takes it.

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
    return blocks_of(Keys(text), lang)


def blocks_of(keys: Keys, lang: str) -> list[Block]:
    """`find_blocks`, unchecked, of an article whose keys are there already."""
    text = keys.raw
    lines = [cues.by_itself(line, lang) for line in lines_of(text, lang, keys)]
    _cut_off_after_end(lines)
    headline = find_title(lines, _first_paragraph(lines))
    title = Title(headline) if headline else None
    lines = [part for line in lines for part in split_glued(line, title, text, lang)]
    roles = _Page(lines, title, lang).roles()
    return [
        Block(line.start, line.end, role, _language(line.text, lang)) for line, role in zip(lines, roles, strict=True)
    ]


def _language(text: str, lang: str) -> str:
    """The block's own language; the article's where the letters are Arabic and show none."""
    found = detect_language(text)
    if found != "und":
        return found
    return lang if any("ء" <= char <= "ۓ" and char.isalpha() for char in text) else "und"


def _first_paragraph(lines: Sequence[Line]) -> int:
    return next((i for i, line in enumerate(lines) if line.is_paragraph and not line.role), len(lines))


def _cut_off_after_end(lines: Sequence[Line]) -> None:
    """All from "similar articles" on is boilerplate; after a "read also" alone, the headlines below it are."""
    begun = ended = skipping = False
    last_text = max((i for i, line in enumerate(lines) if _is_text(line)), default=-1)
    for i, line in enumerate(lines):
        ends = begun and line.words <= 8 and says(line, "ends_article")
        goes_on = ends and i < last_text and says(line, "read_also")
        ended = ended or (ends and not goes_on)
        skipping = (ends and goes_on) or (skipping and not line.is_paragraph)
        begun = begun or (line.is_paragraph and not line.role)
        if ended or skipping:
            line.role = "boilerplate"


def _is_text(line: Line) -> bool:
    return line.is_paragraph and line.ends_sentence and not line.role and line.words >= 15


class _Page:
    """The lines of one page, seen from their places."""

    def __init__(self, lines: Sequence[Line], title: Title | None, lang: str) -> None:
        self.lines = lines
        self.title = title
        self.lang = lang
        paragraphs = [i for i, line in enumerate(lines) if line.is_paragraph and not line.role]
        self.first, self.last = (paragraphs[0], paragraphs[-1]) if paragraphs else (len(lines), -1)
        self.title_at = next((i for i, line in enumerate(lines) if title and line.start == title.line.start), -1)
        again = [i for i in range(self.first) if title and i > self.title_at and repeats(lines[i], title)]
        self.last_title = again[-1] if again else self.title_at
        self.words = Words([line for line in lines[self.first :] if not line.role])
        # Below the last paragraph the text goes on until something other than captions and links follows.
        self.is_open = True
        self.authors = [_author(line, lang) for line in lines if line.role == "byline"]

    def roles(self) -> list[str]:
        """One role a line."""
        roles: list[str] = []
        for i, line in enumerate(self.lines):
            role = line.role if line.role == "duplicate_title" else self._of_title(i) or line.role
            roles.append(role or self._by_place(i))
            if i > self.last and roles[-1] not in ("body", "caption") and not says(line, "read_also"):
                self.is_open = False
            if roles[-1] == "byline":
                self.authors.append(_signature(line, self.title) or _author(line, self.lang))
        return roles

    def _of_title(self, i: int) -> str:
        line = self.lines[i]
        if self.title is None:
            return ""
        if i == self.title_at:
            return "title"
        if repeats(line, self.title):
            return "duplicate_title"
        return "byline" if _signature(line, self.title) and i > self.first else ""

    def _by_place(self, i: int) -> str:
        if i < self.first:
            return self._in_head(i)
        if self.lines[i].is_paragraph:
            return "byline" if i > self.last - 2 and self._is_about_author(self.lines[i]) else "body"
        return self._in_text(i) if i < self.last else self._in_tail(i)

    def _in_head(self, i: int) -> str:
        line = self.lines[i]
        # استيراد الحبوب might be a name by its looks, but its words come again in the text.
        if self.title and i > self.title_at and cues.is_name(line) and not taken_up(line, self.words):
            return "byline"
        if cues.is_outlet(line):
            return "boilerplate"
        if i > self.last_title or line.text.endswith(("؛", ":")) or "«" in line.text:
            return "heading"
        # Above the title or between its copies stand kickers and slogans: the text takes up the words of a kicker.
        return "heading" if line.words >= 5 and taken_up(line, self.words) >= 0.5 else "boilerplate"

    def _in_text(self, i: int) -> str:
        line = self.lines[i]
        if line.text.endswith(("؟", "?")):
            return "heading" if line.words <= 8 else "body"
        return "body" if self._is_sentence(line) or self._is_in_list(i) else "heading"

    def _is_sentence(self, line: Line) -> bool:
        """A sentence without a full stop, a lead-in that ends with a colon, or a quotation in the other language."""
        if line.ends_sentence or (line.text.endswith(":") and (line.words >= 4 or cues.ends_with_verb(line))):
            return True
        own = detect_language(line.text)
        is_other = own not in ("und", self.lang) and line.words >= 4
        return is_other or (own == "fa" and line.words >= 4 and cues.ends_with_verb(line))

    def _is_in_list(self, i: int) -> bool:
        """Bullets are text; so are numbers, but for the headings of sections: those have paragraphs between them."""
        line = self.lines[i]
        if not cues.is_listed(line):
            return False
        beside = [self.lines[j] for j in (i - 1, i + 1) if 0 <= j < len(self.lines)]
        return not line.text[0].isdigit() or any(cues.is_listed(other) for other in beside)

    def _in_tail(self, i: int) -> str:
        line = self.lines[i]
        if self._is_in_list(i) and self.is_open:
            return "body" if line.text[0] not in "*" else "byline"
        is_signature = self.is_open and cues.is_name(line)
        if (
            line.text.startswith("*")
            or is_signature
            or (i == self.last + 1 and line.words <= 5 and not line.ends_sentence)
        ):
            return "byline"
        if self.is_open and (line.ends_sentence or self._is_sentence(line) or line.words >= 10):
            return "body"
        return "boilerplate"

    def _is_about_author(self, line: Line) -> bool:
        """A last paragraph that begins with the author's name, or with an asterisk."""
        return line.text.startswith("*") or any(author and line.key.startswith(author) for author in self.authors)


def _author(line: Line, lang: str) -> str:
    """The match key of the name in a byline."""
    label = cues.label_of(line.text, lang)
    return key(label[1], lang) if label else line.bare


def _signature(line: Line, title: Title | None) -> str:
    """The name in a line that also repeats the title (*Name :Title)."""
    if title is None or title.line.words <= 2 or line.words > title.line.words + 5:
        return ""
    return signature(line.key, title.line.key)


def signature(line: str, title: str) -> str:
    """The name in a byline that also repeats the title; empty where nothing marks it as a name.

    Examples
    --------
    >>> signature("*سيروس يعقوبي :ضربة كبيرة", "ضربة كبيرة")
    'سيروس يعقوبي'
    """
    return line.replace(title, "").strip(" *:-–—|") if title and title in line else ""
