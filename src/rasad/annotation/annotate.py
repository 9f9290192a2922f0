"""Annotate articles: blocks, sentences, mentions and dates as tables.

Each article is annotated by itself, so a corpus can be cut anywhere, annotated in parts (also by
several processes) and put together again with the same result.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from functools import cache
from operator import attrgetter, itemgetter
from typing import Any, NamedTuple

import pandas as pd

from rasad.annotation.mentions.find import Mention, find_in_spans
from rasad.annotation.notes import NAMED, TABLES, UNITS, Notes
from rasad.annotation.registry.read import Registry, general
from rasad.arguments import instance, maybe, takes, whole
from rasad.checks import check_lang
from rasad.corpus.blocks.find import Block
from rasad.corpus.blocks.kept import known_blocks
from rasad.corpus.published import published_of
from rasad.dates.find import DateMention, dates_in
from rasad.errors import RasadError
from rasad.tables.needed import ARTICLES
from rasad.tables.schema import schema
from rasad.text.keys import Keys
from rasad.text.sentences import sentences_of


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


# Of each table its rows, in the order of its columns.
Rows = dict[str, list[tuple[Any, ...]]]


def annotate_article(article: _Article, registry: Registry) -> Rows:
    """The rows of the four tables for one article; its text is folded once, and every stage looks at the same key."""
    check_lang(article.lang)
    name, keys = article.article, Keys(article.text)
    blocks = known_blocks(keys, article.lang)
    units = _units(article.text, blocks)
    starts = [unit.start for unit in units]
    mentions, dates = _mentions(article, keys, blocks, registry), _dates(article, keys, blocks, units)
    return {
        "blocks": [(name, i, *_cells("blocks")(block)) for i, block in enumerate(blocks)],
        "sentences": [(name, i, *unit) for i, unit in enumerate(units)],
        "mentions": [(name, bisect_right(starts, one.start) - 1, *_cells("mentions")(one)) for one in mentions],
        "dates": [(name, i, *_cells("dates")(date)) for i, date in dates],
    }


@cache
def _cells(table: str) -> Callable[[Any], tuple[Any, ...]]:
    """From a thing that was found to the cells of its row, but for the article and the number of block or sentence."""
    return attrgetter(*schema(table).names[2:])


def _mentions(article: _Article, keys: Keys, blocks: Sequence[Block], registry: Registry) -> list[Mention]:
    """The names in the blocks, each looked up in its block's language."""
    found: list[Mention] = []
    for lang in sorted({block.lang for block in blocks}):
        spans = [(block.start, block.end) for block in blocks if block.role in NAMED and block.lang == lang]
        found += find_in_spans(keys, spans, lang, registry, article.published) if spans else []
    return sorted(found, key=lambda mention: (mention.start, -mention.end))


def _dates(
    article: _Article, keys: Keys, blocks: Sequence[Block], units: Sequence[_Unit]
) -> list[tuple[int, DateMention]]:
    """The dates of the units, each with the number of its unit and read in its block's language."""
    found: list[tuple[int, DateMention]] = []
    for lang in {block.lang for block in blocks}:
        own = [i for i, unit in enumerate(units) if blocks[unit.block].lang == lang]
        dates = dates_in(keys, [units[i][1:] for i in own], lang, article.published)
        found += [(own[number], date) for number, date in dates]
    return sorted(found, key=itemgetter(0))


class _Unit(NamedTuple):
    block: int
    start: int
    end: int


def _units(text: str, blocks: Sequence[Block]) -> list[_Unit]:
    units = []
    for i, block in enumerate(blocks):
        if block.role == "body":
            spans = sentences_of(text[block.start : block.end], block.lang)
            units += [_Unit(i, block.start + a, block.start + b) for a, b in spans]
        elif block.role in UNITS:
            units.append(_Unit(i, block.start, block.end))
    return units


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
