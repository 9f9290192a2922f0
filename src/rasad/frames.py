"""Tables between rooms: DataFrames that keep None as None and integers as integers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
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
    table = pd.DataFrame(list(rows), columns=list(columns), dtype=object)
    return table.astype({**dict.fromkeys(integers, "int64"), **dict.fromkeys(floats, "float64")})
