"""rasad.tables.empty: whether a cell of a table holds anything."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pandas as pd
import pytest

from rasad.tables.empty import is_empty, is_missing

NOTHING = [None, float("nan"), np.float32("nan"), pd.NA, pd.NaT, np.datetime64("NaT")]
SOMETHING = [0, False, "–", " ", [], {}, np.array([None, None]), [float("nan")], dt.date(2021, 2, 8), pd.Series([None])]


@pytest.mark.parametrize("value", NOTHING, ids=repr)
def test_what_pandas_puts_where_nothing_is_known_is_missing_and_empty(value: object):
    assert is_missing(value)
    assert is_empty(value)


@pytest.mark.parametrize("value", SOMETHING, ids=repr)
def test_nought_and_lists_are_something(value: object):
    assert not is_missing(value)
    assert not is_empty(value)


def test_an_empty_text_says_nothing_but_is_not_missing():
    assert is_empty("")
    assert not is_missing("")
