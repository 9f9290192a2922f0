"""Lines of a page, before anyone has told what they are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import dropwhile, pairwise

from rasad.lazy import lazy
from rasad.text.fold import key
from rasad.text.keys import Keys, Span

_LINE = re.compile(r"\S(?:[^\n\r]*\S)?")
_BREAK = re.compile(r"\r\n|\n|\r")
_CLOSING = "»”\"’')]"
_FULL_STOPS, _STOPS = frozenset(".…"), frozenset(".؟?!…")
_SENTENCE_END = re.compile(rf"[.؟?!…][{re.escape(_CLOSING)}]*$")
_NOT_LETTERS = re.compile(r"[^\w]+")
# What stays at the ends of a line beside letters and digits; © says what the line is.
_KEPT_AT_EDGES = frozenset("_©#@")
_GLANCE = 16
# A bullet or a number, and what it stands before.
LISTED = re.compile(r"[•●▪■◆*–-]\s*\S|[0-9٠-٩۰-۹]{1,2}\s*[.)\-–]\s*\D")
# A line broken by a mail program or a terminal: about as long as its neighbours, and no end of a sentence.
_WRAPPED = range(50, 111)


@dataclass(eq=False)  # made for every line of every article: a frozen one takes three times as long to make
class Line:
    """A stretch of the raw text without line ends around it, its match key, and its role once that is known."""

    start: int
    end: int
    text: str
    key: str
    role: str = ""
    held: frozenset[str] | None = None  # the rules of which it holds a phrase; see `rasad.corpus.blocks.phrases.held`

    @lazy
    def bare(self) -> str:
        """The key without marks, bullets and pictograms at its ends."""
        key, first, last = self.key, 0, len(self.key)
        while first < last and not _stays_at_edge(key[first]):
            first += 1
        while last > first and not _stays_at_edge(key[last - 1]):
            last -= 1
        return key[first:last]

    @lazy
    def plain(self) -> str:
        """The key without any mark or space."""
        return plain(self.key)

    @lazy
    def opening(self) -> str:
        """How `plain` begins: what a line begins with is seen without the whole of it."""
        return plain(self.key[:_GLANCE])

    @lazy
    def closing(self) -> str:
        """How `plain` ends."""
        return plain(self.key[-_GLANCE:])

    @lazy
    def words(self) -> int:
        """How many words; a key has single spaces, and none at its ends."""
        return self.key.count(" ") + 1 if self.key else 0

    @lazy
    def ends_sentence(self) -> bool:
        """Whether it ends as a sentence does."""
        return self._end in _STOPS

    @lazy
    def is_paragraph(self) -> bool:
        """Long, or a whole sentence; a short question may be a headline."""
        return self.words >= 15 or (self.words >= 6 and self._end in _FULL_STOPS)

    @lazy
    def _end(self) -> str:
        """The last character before closing quotation marks and brackets."""
        return self.text.rstrip(_CLOSING)[-1:]


def _stays_at_edge(char: str) -> bool:
    return char.isalnum() or char in _KEPT_AT_EDGES


def plain(text: str) -> str:
    """A match key without any mark, so that «این بار» and این‌بار, are the same."""
    return _NOT_LETTERS.sub("", text)


def lines_of(text: str, lang: str, keys: Keys | None = None) -> list[Line]:
    """The lines that hold anything; lines that were broken at a fixed width are put together again.

    `keys` are those of the text, where they are there already.
    """
    spans = [match.span() for match in _LINE.finditer(text)]
    runs = list(_runs(text, spans))
    # A run of three or more lines of about one length shows that the page breaks lines, and how wide it is.
    # So does a page without any long line where line after line is as long as the next word allows (PDF to text).
    width = max((_width(text, run) for run in runs), default=0) or _page_width(text, runs)
    joined = [part for run in runs for part in _joined(text, run, width)] if width else spans
    keys = keys or Keys(text)
    whole = keys.of(lang)
    return [
        Line(start, end, text[start:end], whole[first:last].strip())
        for (start, end), (first, last) in zip(joined, keys.key_spans(joined), strict=True)
    ]


def line_at(text: str, start: int, end: int, lang: str, role: str = "") -> Line:
    """The line of a span of the raw text."""
    return Line(start, end, text[start:end], key(text[start:end], lang), role)


def _runs(text: str, spans: list[Span]) -> Iterator[list[Span]]:
    """Neighbours without an empty line between them."""
    run: list[Span] = []
    for span in spans:
        if run and len(_BREAK.findall(text, run[-1][1], span[0])) > 1:
            yield run
            run = []
        run.append(span)
    if run:
        yield run


def _width(text: str, run: list[Span]) -> int:
    """The width that a run's lines were broken at; 0 where they were not: lines that end sentences are paragraphs."""
    run = list(dropwhile(lambda span: span[1] - span[0] not in _WRAPPED, run))  # a headline stands on it
    lengths = [end - start for start, end in run[:-1]]
    is_wrapped = len(lengths) > 1 and all(length in _WRAPPED for length in lengths) and max(lengths) - min(lengths) < 30
    if not is_wrapped or 3 * sum(bool(_SENTENCE_END.search(text, *line)) for line in run[:-1]) > len(lengths):
        return 0
    return max(lengths) if len(_broken(text, [run], max(lengths))) == len(lengths) else 0


def _page_width(text: str, runs: list[list[Span]]) -> int:
    lengths = [end - start for run in runs for start, end in run]
    if max(lengths, default=0) not in _WRAPPED:
        return 0
    # A headline may stick out; the width is where lines crowd.
    times = Counter(lengths)
    width = max(
        (long for long in times if long in _WRAPPED and sum(times[n] for n in range(long - 8, long + 1)) > 3), default=0
    )
    ends = [bool(_SENTENCE_END.search(text, *line)) for line, _ in _broken(text, runs, width)]
    # Line after line that ends a sentence is a paragraph each.
    return width if ends.count(False) >= max(4, 2 * ends.count(True)) else 0


def _broken(text: str, runs: list[list[Span]], width: int) -> list[tuple[Span, Span]]:
    """Pairs of lines that show that the page breaks lines; those of a list may be of one length by chance."""
    pairs = (pair for run in runs for pair in pairwise(run))
    return [pair for pair in pairs if _is_full(text, *pair, width) and not LISTED.match(text, *pair[1])]


def _is_full(text: str, line: Span, following: Span, width: int) -> bool:
    """Whether the first word of the following line would not have fitted into this one."""
    word = text[slice(*following)].split(maxsplit=1)[0]
    return line[1] - line[0] + 1 + len(word) > width


def _joined(text: str, run: list[Span], width: int) -> Iterator[Span]:
    """A line goes on in the next one if that one's first word would not have fitted into it."""
    first = run[0]
    for line, following in pairwise(run):
        is_short = following[1] - following[0] <= width
        if not (is_short and _is_full(text, line, following, width)) or _is_item(text, first, line, following):
            yield first[0], line[1]
            first = following
    yield first[0], run[-1][1]


def _is_item(text: str, first: Span, line: Span, following: Span) -> bool:
    """Whether the following line is an item of a list; a dash within a sentence may also begin a line."""
    begins = LISTED.match(text, *first) or text.endswith(":", *line) or _SENTENCE_END.search(text, *line)
    return bool(begins and LISTED.match(text, *following))
