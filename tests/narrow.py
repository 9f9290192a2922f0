"""numpy as rasad's modules would see it where an index has 32 bits, as in a browser (Pyodide)."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest

# Functions that give indices, of whatever they are given.
PLACES = {"argsort", "flatnonzero", "lexsort", "nonzero", "searchsorted"}


class NarrowNumpy:
    """numpy, but that whole numbers of no stated size have 32 bits, and repeat and bincount take no larger ones."""

    intp = np.int32

    def __getattr__(self, name: str) -> Any:
        there = getattr(np, name)
        if isinstance(there, type | np.ufunc) or not callable(there):
            return there
        if name in PLACES:
            return lambda *given, **named: _narrowed(there(*given, **named), [])
        return lambda *given, **named: _narrowed(there(*given, **named), [*given, *named.values()])

    def repeat(self, values: Any, counts: Any) -> Any:
        return _narrowed(np.repeat(values, _index(counts)), [values])

    def bincount(self, values: Any, weights: Any = None, minlength: int = 0) -> Any:
        return _narrowed(np.bincount(_index(values), weights, minlength), [])


def _index(values: Any) -> Any:
    """As numpy takes indices: what may lose something is refused."""
    if hasattr(values, "dtype") and not np.can_cast(values.dtype, np.int32, "safe"):
        raise TypeError(f"Cannot cast array data from {values.dtype!r} to dtype('int32') according to the rule 'safe'")
    return values


def _narrowed(result: Any, given: list[Any]) -> Any:
    if isinstance(result, tuple):
        # Values first, as of np.unique; behind them places, which are indices.
        return (_narrowed(result[0], given), *(_narrowed(part, []) for part in result[1:]))
    wide = any(sized is np.int64 or getattr(sized, "dtype", None) == np.int64 for sized in _flat(given))
    narrow = isinstance(result, np.ndarray) and result.dtype == np.int64 and not wide
    return result.astype(np.int32) if narrow else result


def _flat(given: list[Any]) -> Iterator[Any]:
    for one in given:
        yield from _flat(list(one)) if isinstance(one, list | tuple) else [one]


def narrow(monkeypatch: pytest.MonkeyPatch, *rooms: str) -> None:
    """Let all modules of these rooms that are imported see it."""
    for name, module in list(sys.modules.items()):
        if name.startswith(rooms) and vars(module).get("np") is np:
            monkeypatch.setattr(module, "np", NarrowNumpy())
