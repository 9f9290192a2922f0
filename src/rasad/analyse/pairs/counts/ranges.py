"""Sentences in reading order, and units as runs of them: sentences, windows, paragraphs, articles."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import sparse

from rasad.annotation.notes import Notes

Integers = NDArray[np.intp]
Flags = NDArray[np.bool_]


class Sentences(NamedTuple):
    """Sentences in order of article, block, number; `article` is a place in the list of articles."""

    article: Integers
    block: Integers
    number: Integers
    characters: Integers

    def rows(self, notes: Notes, articles: tuple[str, ...]) -> Integers:
        """For each mention of the notes the row of its sentence; -1 where that is not among them."""
        mentions = notes.mentions
        return matched(
            (self.article, self.number),
            (place(mentions["article"], articles), mentions["sentence"].to_numpy(np.intp)),
        )


def sentences_of(notes: Notes, articles: tuple[str, ...], roles: tuple[str, ...]) -> Sentences:
    """The sentences in blocks of these roles."""
    table, blocks = notes.sentences, notes.blocks
    article, block = place(table["article"], articles), table["block"].to_numpy(np.intp)
    wanted = blocks[blocks["role"].isin(roles)]
    found = matched(
        (place(wanted["article"], articles), wanted["block"].to_numpy(np.intp)),
        (article, block),
    )
    length = (table["end"] - table["start"]).to_numpy(np.intp)
    kept = np.flatnonzero((found >= 0) & (article >= 0))
    columns = [column[kept] for column in (article, block, table["sentence"].to_numpy(np.intp), length)]
    order = np.lexsort((columns[2], columns[1], columns[0]))
    return Sentences(*(column[order] for column in columns))


def place(names: pd.Series[str], among: tuple[str, ...]) -> Integers:
    """Where each name stands among others; -1 for one that does not."""
    # Names repeat by the thousand: each is looked up once.
    codes, different = pd.factorize(names)
    where = pd.Index(among, dtype=object).get_indexer(pd.Index(different, dtype=object))
    return np.append(where, -1)[codes].astype(np.intp)


def matched(keys: tuple[Integers, Integers], wanted: tuple[Integers, Integers]) -> Integers:
    """The row of each wanted pair of numbers among the keys, or -1.

    Raises
    ------
    ValueError
        If a key stands twice.
    """
    width = 1 + max((int(second.max()) for _, second in (keys, wanted) if len(second)), default=0)
    index = pd.Index(_codes(*keys, width))
    if not index.is_unique:
        raise ValueError("notes: a sentence or block of an article stands twice in its table")
    found = np.asarray(index.get_indexer(pd.Index(_codes(*wanted, width))), dtype=np.intp)
    # A negative article is unknown and must not reach the last sentence of the one before.
    return np.where((wanted[0] < 0) | (wanted[1] < 0), -1, found)


def _codes(first: Integers, second: Integers, width: int) -> NDArray[np.int64]:
    """Two numbers as one, which is larger than an index may be."""
    return first.astype(np.int64) * width + second


def cut(text: Sentences, counted: Flags, unit: str, window: int) -> tuple[Integers, Integers]:
    """Units as runs of sentences, first to before last; one that has no counted sentence is no unit."""
    if unit == "sentence":
        first = np.arange(len(text.article), dtype=np.intp)
        last = first + 1
    elif unit == "window":
        first, last = _windows(*_runs(text.article), window)
    elif unit == "paragraph":
        first, last = _runs(text.article, text.block)
    else:
        first, last = _runs(text.article)
    before = np.concatenate([[0], np.cumsum(counted)])
    kept = before[last] > before[first]
    return first[kept], last[kept]


def _runs(*columns: Integers) -> tuple[Integers, Integers]:
    """Runs of rows that are alike in all columns."""
    size = len(columns[0])
    if not size:
        return np.empty(0, np.intp), np.empty(0, np.intp)
    changes = np.logical_or.reduce([np.diff(column) != 0 for column in columns])
    first = np.concatenate([[0], np.flatnonzero(changes) + 1]).astype(np.intp)
    return first, np.append(first[1:], size).astype(np.intp)


def _windows(first: Integers, last: Integers, window: int) -> tuple[Integers, Integers]:
    """All runs of `window` sentences inside longer runs; a shorter run is one window."""
    count = np.maximum(last - first - window + 1, 1)
    start = np.repeat(first, count) + steps(count)
    return start, np.minimum(start + window, np.repeat(last, count))


def steps(lengths: Integers) -> Integers:
    """0, 1, 2 ... for each length.

    Examples
    --------
    >>> steps(np.array([2, 3])).tolist()
    [0, 1, 0, 1, 2]
    """
    return np.arange(int(lengths.sum()), dtype=np.intp) - np.repeat(np.cumsum(lengths) - lengths, lengths)


def union(named: sparse.csr_array, first: Integers, last: Integers) -> sparse.csr_array:
    """What any sentence of each run names."""
    length = last - first
    sentences = np.repeat(first, length) + steps(length)
    indptr = np.concatenate([[0], np.cumsum(length)])
    ones = np.ones(len(sentences), dtype=np.int32)
    members = sparse.csr_array((ones, sentences, indptr), shape=(len(first), named.shape[0]))
    found = sparse.csr_array(members @ named)
    found.sort_indices()
    found.data[:] = 1
    return found
