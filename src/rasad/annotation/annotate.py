"""Annotate articles: blocks, sentences, mentions and dates as tables.

Each article is annotated by itself, so a corpus can be cut anywhere, annotated in parts (also by
several processes) and put together again with the same result.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from multiprocessing import get_context
from typing import Any, NamedTuple

import pandas as pd

from rasad.annotation.mentions.find import Mention, find_in_spans
from rasad.annotation.registry.read import Registry
from rasad.corpus.blocks.find import Block, find_blocks
from rasad.corpus.published import published_of
from rasad.dates import find_dates
from rasad.errors import RasadError
from rasad.tables.frame import frame
from rasad.text.sentences import split_sentences

COLUMNS = {
    "blocks": ["article", "block", "start", "end", "role", "lang"],
    "sentences": ["article", "sentence", "block", "start", "end"],
    "mentions": ["article", "sentence", "start", "end", "surface", "entity", "type", "kind", "rule"],
    "dates": [
        "article", "sentence", "start", "end", "surface", "type", "value", "earliest", "latest",
        "granularity", "calendar", "basis", "reason",
    ],
}  # fmt: skip
_INTEGERS = {"block", "sentence", "start", "end"}
# Blocks that are units of the text: one each, but for body, which is cut into sentences.
UNITS = ("title", "heading", "caption", "dateline", "body")
NAMED = ("title", "heading", "caption", "body")


@dataclass(frozen=True, eq=False)
class Notes:
    """Articles and what was found in them; all tables are joined by `article`.

    Attributes
    ----------
    articles, blocks, sentences, mentions, dates : DataFrame
        Columns as in `rasad.corpus.articles.COLUMNS` and `COLUMNS`; `start` and `end` index
        the article's raw text.
    registry : Registry
        The registry that names were looked up in.
    """

    articles: pd.DataFrame
    blocks: pd.DataFrame
    sentences: pd.DataFrame
    mentions: pd.DataFrame
    dates: pd.DataFrame
    registry: Registry

    def text(self, article: str) -> str:
        """The raw text of an article.

        Raises
        ------
        KeyError
            If there is no such article.
        """
        return self._texts[article]

    def quote(self, article: str, sentence: int) -> str:
        """The raw text of one sentence."""
        start, end = self._places[article, sentence]
        return self.text(article)[start:end]

    @cached_property
    def _texts(self) -> dict[str, str]:
        return dict(zip(self.articles["article"], self.articles["text"], strict=True))

    @cached_property
    def _places(self) -> dict[tuple[str, int], tuple[int, int]]:
        rows = self.sentences
        keys = zip(rows["article"], rows["sentence"], strict=True)
        return dict(zip(keys, zip(rows["start"], rows["end"], strict=True), strict=True))


def annotate(articles: pd.DataFrame, registry: Registry, workers: int = 1) -> Notes:
    """Find blocks, sentences, mentions and dates in articles.

    Parameters
    ----------
    articles : DataFrame
        As `read_articles` gives it; at least the columns article, lang, text.
    registry : Registry
        Names and offices.
    workers : int, default 1
        Processes; the result does not depend on their number. A script that uses more than one
        must stand under ``if __name__ == "__main__":``.

    Returns
    -------
    Notes

    Raises
    ------
    RasadError
        If a column is missing or an article's name stands twice.

    Examples
    --------
    >>> from rasad.annotation.registry.read import general
    >>> from rasad.corpus.articles import read_articles
    >>> notes = annotate(read_articles("seeds"), general())
    >>> row = notes.mentions.iloc[0]
    >>> notes.text(row["article"])[row["start"]:row["end"]] == row["surface"]
    True
    """
    _check(articles)
    published = published_of(articles).values()
    rows = list(map(_Article, articles["article"], articles["lang"], articles["text"], published))
    if workers > 1 and len(rows) > 1:
        # spawn: a fork of a notebook with threads may hang.
        spawn = get_context("spawn")
        with ProcessPoolExecutor(workers, mp_context=spawn, initializer=_share, initargs=(registry,)) as pool:
            parts = list(pool.map(_annotate_shared, rows, chunksize=max(1, len(rows) // (4 * workers))))
    else:
        parts = [annotate_article(row, registry) for row in rows]
    return Notes(articles=articles, registry=registry, **{name: _table(name, parts) for name in COLUMNS})


class _Article(NamedTuple):
    article: str
    lang: str
    text: str
    published: str | None


Rows = dict[str, list[dict[str, Any]]]


def annotate_article(article: _Article, registry: Registry) -> Rows:
    """The rows of the four tables for one article."""
    blocks = find_blocks(article.text, article.lang)
    units = _units(article, blocks)
    mentions = _mentions(article, blocks, registry)
    return {
        "blocks": [{"article": article.article, "block": i, **vars(block)} for i, block in enumerate(blocks)],
        "sentences": [{"article": article.article, "sentence": i, **unit._asdict()} for i, unit in enumerate(units)],
        "mentions": [_placed(vars(mention), article, units) for mention in mentions],
        "dates": [row for i, unit in enumerate(units) for row in _dates(article, i, unit, blocks[unit.block].lang)],
    }


def _mentions(article: _Article, blocks: Sequence[Block], registry: Registry) -> list[Mention]:
    """The names in the blocks, each looked up in its block's language."""
    found: list[Mention] = []
    for lang in sorted({block.lang for block in blocks}):
        spans = [(block.start, block.end) for block in blocks if block.role in NAMED and block.lang == lang]
        found += find_in_spans(article.text, spans, lang, registry, article.published)
    return sorted(found, key=lambda mention: (mention.start, -mention.end))


class _Unit(NamedTuple):
    block: int
    start: int
    end: int


def _units(article: _Article, blocks: Sequence[Block]) -> list[_Unit]:
    units = []
    for i, block in enumerate(blocks):
        if block.role == "body":
            spans = split_sentences(article.text[block.start : block.end], block.lang)
            units += [_Unit(i, block.start + a, block.start + b) for a, b in spans]
        elif block.role in UNITS:
            units.append(_Unit(i, block.start, block.end))
    return units


def _placed(row: dict[str, Any], article: _Article, units: Sequence[_Unit]) -> dict[str, Any]:
    """A row with its article and the sentence it starts in."""
    sentence = bisect_right(units, row["start"], key=lambda unit: unit.start) - 1
    return {"article": article.article, "sentence": sentence, **row}


def _dates(article: _Article, sentence: int, unit: _Unit, lang: str) -> Iterable[dict[str, Any]]:
    for date in find_dates(article.text[unit.start : unit.end], lang, article.published):
        row = dict(vars(date))
        row |= {"start": date.start + unit.start, "end": date.end + unit.start}
        yield {"article": article.article, "sentence": sentence, **row}


def _table(name: str, parts: Sequence[Rows]) -> pd.DataFrame:
    columns = COLUMNS[name]
    rows = [row for part in parts for row in part[name]]
    return frame(rows, columns, integers=[column for column in columns if column in _INTEGERS])


def _check(articles: pd.DataFrame) -> None:
    if missing := [column for column in ("article", "lang", "text") if column not in articles]:
        raise RasadError(f"articles: the table lacks the column {missing[0]!r}")
    if (twice := articles["article"].duplicated()).any():
        raise RasadError(f"articles: {articles.loc[twice, 'article'].iloc[0]!r} stands twice in the table")


_shared: list[Registry] = []


def _share(registry: Registry) -> None:
    _shared[:] = [registry]


def _annotate_shared(article: _Article) -> Rows:
    return annotate_article(article, _shared[0])
