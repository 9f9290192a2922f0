"""Which words of the articles had lost their half-spaces."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pandas as pd

from rasad.annotation.notes import Notes
from rasad.arguments import instance, takes
from rasad.tables.schema import schema
from rasad.text.halfspaces.restore import find_halfspaces
from rasad.text.letters import ZWNJ

_WORD = re.compile(r"[\w\u064b-\u065f\u200c]+")


@takes(notes=instance(Notes))
def restored_words(notes: Notes) -> pd.DataFrame:
    """List the words that `rasad.restore_halfspaces` mends in Persian articles.

    Parameters
    ----------
    notes : Notes
        From `rasad.annotate`.

    Returns
    -------
    DataFrame
        Columns article, start, end (raw offsets), surface (as on the page), restored. Words that
        a lost half-space had parted are one row.

    Examples
    --------
    >>> from rasad.annotation import general
    >>> from rasad.annotation.annotate import annotate
    >>> from rasad.corpus.articles import read_articles
    >>> table = restored_words(annotate(read_articles("seeds"), general()))
    >>> table.loc[0, "surface"], table.loc[0, "restored"] == "رئیس\u200cجمهور"
    ('رئیسجمهور', True)
    """
    rows = [
        (article, start, end, text[start:end], restored)
        for article, lang, text in zip(*(notes.articles[name] for name in ("article", "lang", "text")), strict=True)
        if lang == "fa"
        for start, end, restored in _words(text)
    ]
    return schema("restored_words").frame(rows)


def _words(text: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and mended form of each word, or words, that lack half-spaces."""
    edits = iter([*find_halfspaces(text), (len(text) + 1, 0)])
    at, end = next(edits)
    words = [match.span() for match in _WORD.finditer(text)]
    start, pieces, done = -1, "", 0
    for i, (first, last) in enumerate(words):
        if start < 0:
            start, pieces, done = first, "", first
        while at <= last:
            pieces, done = pieces + text[done:at] + ZWNJ, end
            at, end = next(edits)
        joins_next = i + 1 < len(words) and done == words[i + 1][0]
        if not joins_next:
            if pieces:
                yield start, last, pieces + text[done:last]
            start = -1
