"""Annotate articles: blocks, sentences, mentions and dates as tables.

Each article is annotated by itself, so a corpus can be cut anywhere, annotated in parts (also by
several processes) and put together again with the same result.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import pandas as pd

from rasad.annotation.mentions.find import Mention, find_in_spans
from rasad.annotation.notes import NAMED, TABLES, UNITS, Notes
from rasad.annotation.registry.read import Registry, general
from rasad.arguments import instance, maybe, takes, whole
from rasad.corpus.blocks.find import Block, find_blocks
from rasad.corpus.published import published_of
from rasad.dates import find_dates
from rasad.errors import RasadError
from rasad.tables.needed import ARTICLES
from rasad.tables.schema import schema
from rasad.text.sentences import split_sentences


@takes(articles=ARTICLES, registry=maybe(instance(Registry)), workers=whole(1))
def annotate(articles: pd.DataFrame, registry: Registry | None = None, workers: int = 1) -> Notes:
    """Find blocks, sentences, mentions and dates in articles.

    Parameters
    ----------
    articles : DataFrame
        As `read_articles` gives it; at least the columns article, lang, text.
    registry : Registry, optional
        Names and offices; without one, those of the general registry that comes with the package.
    workers : int, default 1
        Processes; the result does not depend on their number. A script that uses more than one
        must stand under ``if __name__ == "__main__":``.

    Returns
    -------
    Notes

    Raises
    ------
    RasadError
        If a column is missing, a text is none (NaN after a merge), or an article's name stands twice.

    Examples
    --------
    >>> from rasad.corpus.articles import read_articles
    >>> notes = annotate(read_articles("seeds"))
    >>> row = notes.mentions.iloc[0]
    >>> notes.text(row["article"])[row["start"]:row["end"]] == row["surface"]
    True
    """
    _check(articles)
    registry = general() if registry is None else registry
    published = published_of(articles).values()
    rows = list(map(_Article, articles["article"], articles["lang"], articles["text"], published))
    if workers > 1 and len(rows) > 1:
        # Not above: a browser has no processes, and nothing to import them from.
        from concurrent.futures import ProcessPoolExecutor
        from multiprocessing import get_context

        # spawn: a fork of a notebook with threads may hang.
        spawn = get_context("spawn")
        with ProcessPoolExecutor(workers, mp_context=spawn, initializer=_share, initargs=(registry,)) as pool:
            parts = list(pool.map(_annotate_shared, rows, chunksize=max(1, len(rows) // (4 * workers))))
    else:
        parts = [annotate_article(row, registry) for row in rows]
    return Notes(articles=articles, registry=registry, **{name: _table(name, parts) for name in TABLES[1:]})


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
    return schema(name).frame(row for part in parts for row in part[name])


def _check(articles: pd.DataFrame) -> None:
    if (twice := articles["article"].duplicated()).any():
        raise RasadError(f"articles: {articles.loc[twice, 'article'].iloc[0]!r} stands twice in the table")


_shared: list[Registry] = []


def _share(registry: Registry) -> None:
    _shared[:] = [registry]


def _annotate_shared(article: _Article) -> Rows:
    return annotate_article(article, _shared[0])
