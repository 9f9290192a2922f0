"""A permutation test of pairs: units keep how many they name, entities keep in how many units they are named.

The hypergeometric test keeps only the two margins of its own pair; it takes a sentence that lists thirty names for
thirty meetings. Here every random corpus has the same long lists and the same rare names as the real one. Each is
reached by switches: two namings, x in unit i and y in unit j, become y in i and x in j, where neither unit has the
other name already (Ryser's interchange; G. W. Cobb and Y. Chen, "An application of Markov chain Monte Carlo to
community ecology", American Mathematical Monthly 110, 2003). A refused switch counts as a step, so all matrices with
these margins are equally likely, as they are under the curveball trades of G. Strona et al., "A fast and unbiased
procedure to randomize ecological binary matrices with fixed row and column totals", Nature Communications 5 (2014).
Switches are preferred because thousands of chains take the same step at once as one operation on arrays.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from rasad.analyse.pairs.counts.occurrences import Occurrences, occurrences

Integers = NDArray[np.intp]
# Bytes of all chains that are changed at once.
_BYTES = 256_000_000


def permutation_test(
    matrix: sparse.csr_array,
    a: NDArray[np.int32],
    b: NDArray[np.int32],
    n_ab: NDArray[np.int64],
    permutations: int,
    seed: int,
    found: Occurrences | None = None,
) -> NDArray[np.float64]:
    """How often a random corpus with the same margins has a pair so often or more.

    Parameters
    ----------
    matrix : sparse array
        Units by entities, 0 or 1, with sorted indices.
    a, b : array of int
        Columns of each pair, a before b.
    n_ab : array of int
        Units that name both.
    permutations : int
        Random corpora, each from a chain of its own that starts at the real one.
    seed : int
    found : Occurrences, optional
        Of `matrix`, where they are known already.

    Returns
    -------
    array of float
        (1 + random corpora with `n_ab` or more) / (permutations + 1), never 0: B. Phipson and G. K. Smyth,
        "Permutation P-values should never be zero", Statistical Applications in Genetics and Molecular Biology 9
        (2010).

    Examples
    --------
    >>> matrix = sparse.csr_array(np.array([[1, 1, 0, 0]] * 5 + [[0, 0, 1, 1]] * 5))
    >>> pair = np.array([0]), np.array([1]), np.array([5])
    >>> float(permutation_test(matrix, *pair, permutations=199, seed=1)[0]) < 0.05
    True
    """
    random = np.random.default_rng(seed)
    matrix = _naming(matrix)
    # Units that name nobody have no occurrences, so those of the whole matrix are those of what is left of it.
    within, width = occurrences(matrix) if found is None else found, matrix.shape[1]
    codes = a.astype(np.int64) * width + b
    as_often = np.zeros(len(a), dtype=np.intp)
    batch = _at_once(matrix, permutations)
    for start in range(0, permutations, batch):
        chains = min(batch, permutations - start)
        for entity in switched(matrix, chains, steps_needed(matrix), random):
            as_often += _counted(entity, within, codes, width) >= n_ab
    return np.asarray((1 + as_often) / (permutations + 1))


def steps_needed(matrix: sparse.csr_array) -> int:
    """Attempted switches until nothing is left of the order one started from.

    e/2 · ln e switches reach every naming (A. Gobbi et al., "Fast randomization of large genomic datasets while
    preserving alteration counts", Bioinformatics 30, 2014, i617); four times as many are tried, since some are refused.

    Examples
    --------
    >>> steps_needed(sparse.csr_array(np.eye(10)))
    47
    """
    return math.ceil(2 * matrix.nnz * math.log(max(2, matrix.nnz)))


def work(matrix: sparse.csr_array, permutations: int) -> int:
    """Operations on arrays that a test would take, each some 30 to 100 microseconds long.

    Examples
    --------
    >>> work(sparse.csr_array(np.eye(10)), 999)
    47
    """
    matrix = _naming(matrix)
    return steps_needed(matrix) * -(-permutations // _at_once(matrix, permutations))


def _naming(matrix: sparse.csr_array) -> sparse.csr_array:
    """The units that name someone; the others take no part in any switch."""
    return matrix[np.flatnonzero(np.diff(matrix.indptr))]


def _at_once(matrix: sparse.csr_array, permutations: int) -> int:
    """How many chains fit into memory beside each other."""
    # A byte a cell that may be held, and twelve a naming: eight while it is switched, four in what is returned.
    return max(1, min(permutations, _BYTES // max(1, matrix.shape[0] * matrix.shape[1] + 12 * matrix.nnz)))


def switched(matrix: sparse.csr_array, chains: int, steps: int, random: np.random.Generator) -> NDArray[np.int32]:
    """Chains by namings: which entity each naming of `matrix` has become; its unit stays.

    Examples
    --------
    >>> matrix = sparse.csr_array(np.array([[1, 0], [0, 1]]))
    >>> sorted(switched(matrix, 1, 5, np.random.default_rng(1))[0].tolist())
    [0, 1]
    """
    units, width = matrix.shape
    size = matrix.nnz
    unit = np.repeat(np.arange(units), np.diff(matrix.indptr)) * width
    entity = np.tile(matrix.indices.astype(np.intp), chains)
    held = np.tile(np.asarray(matrix.toarray() != 0).ravel(), chains)
    slots, cells = np.arange(chains) * size, np.arange(chains) * units * width
    for _ in range(steps if size else 0):
        i, j = random.integers(0, size, (2, chains))
        _switch(entity, held, slots + i, slots + j, cells + unit[i], cells + unit[j])
    return entity.reshape(chains, size).astype(np.int32)


def _switch(
    entity: Integers, held: NDArray[np.bool_], i: Integers, j: Integers, unit_i: Integers, unit_j: Integers
) -> None:
    """One attempted switch in every chain; arrays are flat, so places count from the start of the chain."""
    x, y = entity[i], entity[j]
    # Covers the same name twice and twice the same unit: then one of these cells is held.
    free = ~(held[unit_i + y] | held[unit_j + x])
    i, j, x, y, unit_i, unit_j = (values[free] for values in (i, j, x, y, unit_i, unit_j))
    entity[i], entity[j] = y, x
    held[unit_i + x] = held[unit_j + y] = False
    held[unit_i + y] = held[unit_j + x] = True


def _counted(entity: NDArray[np.int32], within: Occurrences, codes: NDArray[np.int64], width: int) -> Integers:
    """In how many units of one chain both of each pair are named. `codes` are sorted."""
    one, other = entity[within.first].astype(np.int64), entity[within.second].astype(np.int64)
    pair = np.minimum(one, other) * width + np.maximum(one, other)
    place = np.minimum(np.searchsorted(codes, pair), len(codes) - 1)
    return np.bincount(place[codes[place] == pair], minlength=len(codes))
