"""Every occurrence of a pair: which two namings of one unit, and the sentences they stand in."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from rasad.analyse.pairs.counts.ranges import steps
from rasad.analyse.pairs.counts.units import Units
from rasad.yamlfile import collection_paused

# Places and lengths: np.repeat takes no others where an index has 32 bits. Codes are larger, and np.int64.
Integers = NDArray[np.intp]


class Occurrences(NamedTuple):
    """Two namings of one unit, as places in the indices of the matrix of units by entities."""

    first: Integers
    second: Integers


def occurrences(matrix: sparse.csr_array) -> Occurrences:
    """All pairs of namings inside one unit, the first before the second; sorted by unit.

    Examples
    --------
    >>> found = occurrences(sparse.csr_array(np.array([[1, 1, 1], [0, 1, 0]])))
    >>> list(zip(found.first.tolist(), found.second.tolist()))
    [(0, 1), (0, 2), (1, 2)]
    """
    ends = np.repeat(matrix.indptr[1:].astype(np.intp), np.diff(matrix.indptr))
    later = ends - np.arange(matrix.nnz) - 1
    first = np.repeat(np.arange(matrix.nnz, dtype=np.intp), later)
    return Occurrences(first, first + 1 + steps(later))


def numbered(
    matrix: sparse.csr_array, found: Occurrences, a: NDArray[np.int32], b: NDArray[np.int32]
) -> tuple[Integers, NDArray[np.bool_]]:
    """The row of each occurrence among the pairs, which are sorted, and whether it is there at all.

    Examples
    --------
    >>> matrix = sparse.csr_array(np.array([[1, 1, 1]]))
    >>> row, there = numbered(matrix, occurrences(matrix), np.array([0]), np.array([2]))
    >>> there.tolist()
    [False, True, False]
    """
    width, entity = matrix.shape[1], matrix.indices.astype(np.int64)
    codes = a.astype(np.int64) * width + b
    wanted = entity[found.first] * width + entity[found.second]
    place = np.searchsorted(codes, wanted)
    there = place < len(codes)
    there[there] = codes[place[there]] == wanted[there]
    return place, there


def evidence(
    units: Units, found: Occurrences, a: NDArray[np.int32], b: NDArray[np.int32]
) -> list[list[tuple[str, int]]]:
    """For each pair, the sentences that name one of them in the units that name both.

    Parameters
    ----------
    units : Units
    found : Occurrences
        Of the matrix of the units.
    a, b : array of int
        Columns of each pair, a before b, sorted.
    """
    pair, there = numbered(units.matrix, found, a, b)
    found, pair = Occurrences(found.first[there], found.second[there]), pair[there]
    pair, sentence = _single(units, found, pair) if _are_sentences(units) else _several(units, found, pair)
    bounds = np.searchsorted(pair, np.arange(len(a) + 1)).tolist()
    with collection_paused():
        shared = _labels(units, sentence)
        return [shared[start:end] for start, end in pairwise(bounds)]


def _labels(units: Units, sentence: Integers) -> list[tuple[str, int]]:
    """(article, sentence) of each; one object a sentence, however many pairs it bears out."""
    used, place = np.unique(sentence, return_inverse=True)
    names = np.array(units.articles, dtype=object)[units.article[used]]
    labels = zip(names.tolist(), units.number[used].tolist(), strict=True)
    found: list[tuple[str, int]] = np.fromiter(labels, dtype=object, count=len(used))[place].tolist()
    return found


def _are_sentences(units: Units) -> bool:
    return bool((units.last - units.first == 1).all())


def _single(units: Units, found: Occurrences, pair: Integers) -> tuple[Integers, Integers]:
    """Units of one sentence each: the sentence of an occurrence is that of its unit."""
    row = np.repeat(units.first, np.diff(units.matrix.indptr))
    order = np.argsort(pair, kind="stable")
    return pair[order], row[found.first][order]


def _several(units: Units, found: Occurrences, pair: Integers) -> tuple[Integers, Integers]:
    """Longer units: all sentences of the unit that name either, each once a pair."""
    start, sentences = _sentences(units)
    both = np.concatenate(found)
    length = start[both + 1] - start[both]
    sentence = sentences[np.repeat(start[both], length) + steps(length)]
    codes = np.unique(np.repeat(np.tile(pair, 2), length).astype(np.int64) * len(units.article) + sentence)
    pair, sentence = np.divmod(codes, len(units.article))
    return pair.astype(np.intp), sentence.astype(np.intp)


def _sentences(units: Units) -> tuple[Integers, Integers]:
    """For each naming of the matrix of units, where its sentences start in the second array."""
    length = units.last - units.first
    row = np.repeat(units.first, length) + steps(length)
    unit = np.repeat(np.arange(units.n), length)
    count = np.diff(units.named.indptr)[row].astype(np.intp)
    entity = units.named.indices[np.repeat(units.named.indptr[row].astype(np.intp), count) + steps(count)]
    naming = np.repeat(unit, count).astype(np.int64) * len(units.known) + entity
    order = np.argsort(naming, kind="stable")
    # A unit's rows of the matrix are sorted by entity, so its namings come in the same order as here.
    starts = np.flatnonzero(np.diff(naming[order], prepend=-1))
    return np.append(starts, len(naming)), np.repeat(row, count)[order]
