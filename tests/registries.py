"""The registry of the seeds, read once: what is derived from it, such as its automata, lives as long as it does."""

from __future__ import annotations

from functools import cache

import rasad
from places import SEEDS
from rasad.annotation.registry.read import Registry


@cache
def of_the_seeds() -> Registry:
    return rasad.read_registry(SEEDS)
