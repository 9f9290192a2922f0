"""Cases of a test in which each two values of two axes meet, where all together would be many and slow."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, product
from typing import Any

import pytest

Pairs = set[tuple[tuple[int, int], tuple[int, int]]]


def cases(*axes: Sequence[Any]) -> list[tuple[Any, ...]]:
    """Of the product of all axes, in its order, as few as meet each value of an axis with each of every other."""
    whole = list(product(*(range(len(axis)) for axis in axes)))
    missing: Pairs = set().union(*map(_pairs, whole))
    chosen = []
    while missing:
        best = max(whole, key=lambda case: len(_pairs(case) & missing))
        missing -= _pairs(best)
        chosen.append(best)
    return [tuple(axis[i] for axis, i in zip(axes, case, strict=True)) for case in sorted(chosen)]


def _pairs(case: tuple[int, ...]) -> Pairs:
    return set(combinations(enumerate(case), 2))


def two_by_two(**axes: Sequence[Any]) -> pytest.MarkDecorator:
    """A test of these axes, by name, run for such cases."""
    return pytest.mark.parametrize(tuple(axes), cases(*axes.values()))
