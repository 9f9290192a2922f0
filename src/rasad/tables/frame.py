"""Tables between rooms: DataFrames that keep None as None and integers as integers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd


def frame(
    rows: Iterable[Any], columns: Sequence[str], *, integers: Sequence[str] = (), floats: Sequence[str] = ()
) -> pd.DataFrame:
    """A table of `rows` (mappings or sequences) with these columns, also where there is no row.

    Text columns are of dtype object and hold str, list or None: pandas would turn a missing text
    into the float NaN, which is no answer to "who wrote this".

    Examples
    --------
    >>> frame([{"article": "a", "title": None}], ["article", "title"]).iloc[0]["title"] is None
    True
    """
    # Whether something is a mapping takes ten times as long to ask as whether it is a tuple.
    given = [
        row if isinstance(row, tuple) or not isinstance(row, Mapping) else [row.get(name) for name in columns]
        for row in rows
    ]
    table = pd.DataFrame(given, columns=list(columns), dtype=object)
    return table.astype({**dict.fromkeys(integers, "int64"), **dict.fromkeys(floats, "float64")})
