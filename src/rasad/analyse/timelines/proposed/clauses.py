"""The clauses of a sentence: the shortest passages that can be quoted by themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from rasad.text.fold import word_key
from rasad.text.letters import ZWNJ

# Marks that part clauses; a dash between spaces too. Quotation marks do not: a quotation belongs to who says it.
_PARTS = re.compile(r"[،,؛;:]|\s[-–—]\s")
_WORD = re.compile(f"[^\\W\\d_]+(?:[{ZWNJ}\u064b-\u0652\u0670]+[^\\W\\d_]+)*")
_FEWEST = 3  # words; a shorter stretch goes with the one before it


class Clause(NamedTuple):
    """A raw span of a text with its words: their match keys, and where each starts and ends."""

    start: int
    end: int
    words: tuple[tuple[str, int, int], ...]


def clauses(text: str, start: int, end: int, lang: str) -> list[Clause]:
    """Cut a sentence into clauses at commas, semicolons and colons.

    Parameters
    ----------
    text : str
        Raw text of the article.
    start, end : int
        The sentence.

    Returns
    -------
    list of Clause
        In order, without the marks and spaces around them; none is shorter than three words unless
        the sentence is.

    Examples
    --------
    >>> text = "وصل بوتين إلى طهران أمس، والتقى خامنئي في مقره."
    >>> [text[c.start:c.end] for c in clauses(text, 0, len(text), "ar")]
    ['وصل بوتين إلى طهران أمس', 'والتقى خامنئي في مقره']
    """
    found: list[Clause] = []
    for first, last in _stretches(text, start, end):
        words = tuple((word_key(m[0], lang), m.start(), m.end()) for m in _WORD.finditer(text, first, last))
        if not words:
            continue
        if found and (len(words) < _FEWEST or len(found[-1].words) < _FEWEST):
            before = found.pop()
            found.append(Clause(before.start, words[-1][2], before.words + words))
        else:
            found.append(Clause(first, last, words))
    return [_bare(text, clause) for clause in found]


def _stretches(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for mark in _PARTS.finditer(text, start, end):
        yield at, mark.start()
        at = mark.end()
    yield at, end


def _bare(text: str, clause: Clause) -> Clause:
    """Without white space and full stops at its ends."""
    piece = text[clause.start : clause.end]
    left = len(piece) - len(piece.lstrip(" \u00a0\n\t"))
    right = len(piece.rstrip(" \u00a0\n\t.؟?!…"))
    return clause._replace(start=clause.start + left, end=clause.start + max(right, left))
