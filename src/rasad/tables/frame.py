"""Tables between rooms: DataFrames that keep None as None and integers as integers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd


def frame(
    rows: Iterable[Any],
    columns: Sequence[str],
    *,
    integers: Sequence[str] = (),
    floats: Sequence[str] = (),
    booleans: Sequence[str] = (),
) -> pd.DataFrame:
    """A table of `rows` (mappings or sequences) with these columns, also where there is no row.

    Text columns are of dtype object and hold str, list or None: pandas would turn a missing text
    into the float NaN, which is no answer to "who wrote this".

    Examples
    --------
    >>> frame([{"article": "a", "title": None}], ["article", "title"]).iloc[0]["title"] is None
    True
    """
    types = {
        **dict.fromkeys(integers, "int64"), **dict.fromkeys(floats, "float64"), **dict.fromkeys(booleans, "bool")
    }  # fmt: skip
    # Whether something is a mapping takes ten times as long to ask as whether it is a tuple.
    given = [
        row if isinstance(row, tuple) or not isinstance(row, Mapping) else [row.get(name) for name in columns]
        for row in rows
    ]
    cells = list(zip(*given, strict=True)) or [()] * len(columns)
    made = {name: _column(column, types.get(name)) for name, column in zip(columns, cells, strict=True)}
    return pd.DataFrame(made, columns=list(columns))


def _column(cells: Sequence[Any], dtype: str | None) -> pd.Series[Any]:
    """A column; one of objects is filled cell by cell, as an array of lists would become two-dimensional."""
    if dtype:
        return pd.Series(cells, dtype=dtype)
    return pd.Series(np.fromiter(cells, dtype=object, count=len(cells)), dtype=object, copy=False)
