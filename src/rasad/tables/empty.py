"""Whether a cell of a table holds anything: None, and what pandas makes of it on its way through a file."""

from __future__ import annotations

from typing import Any

import pandas as pd


def is_missing(value: Any) -> bool:
    """Whether a cell has no value: None, NaN, NaT or NA. A list is a value, also an empty one.

    Examples
    --------
    >>> [is_missing(value) for value in (None, float("nan"), pd.NaT, pd.NA, "", 0, [])]
    [True, True, True, True, False, False, False]
    """
    # A list or an array compared with itself is as many answers as it has elements, and NA is none.
    return bool(pd.api.types.is_scalar(value) and pd.isna(value))


def is_empty(value: Any) -> bool:
    """Whether a cell says nothing: it has no value, or an empty text.

    Examples
    --------
    >>> is_empty(""), is_empty(pd.NaT), is_empty("–")
    (True, True, False)
    """
    return is_missing(value) or (isinstance(value, str) and not value)
