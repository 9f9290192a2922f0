"""Precision, recall and F1 of spans against hand-made annotation."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Score(NamedTuple):
    """Counts of found, spurious and missed items."""

    found: int
    spurious: int
    missed: int

    @property
    def precision(self) -> float:
        return self.found / (self.found + self.spurious) if self.found + self.spurious else 0.0

    @property
    def recall(self) -> float:
        return self.found / (self.found + self.missed) if self.found + self.missed else 0.0

    @property
    def f1(self) -> float:
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def score(gold: Iterable[tuple], given: Iterable[tuple], optional: Iterable[tuple] = ()) -> Score:
    """Compare two sets of items; an optional item is neither right nor wrong."""
    gold, given, free = set(gold), set(given), set(optional)
    return Score(len(gold & given), len(given - gold - free), len(gold - given))
