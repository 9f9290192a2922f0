"""Jalali dates of whole columns: one search in the first days of all years, which persiantools names."""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from persiantools.jdatetime import JalaliDate

Numbers = NDArray[np.int64]

LAST_YEAR = 1500
_EPOCH = dt.date(1970, 1, 1).toordinal()
# Six months of 31 days, then months of 30; the last has 29 in common years.
_FIRST_HALF = 6 * 31


@cache
def _new_years() -> Numbers:
    """The days since 1970 of 1 Farvardin of the years 1 to 1501."""
    years = range(1, LAST_YEAR + 1)
    days = [JalaliDate(year, 1, 1).to_gregorian().toordinal() - _EPOCH for year in years]
    leap = JalaliDate.is_leap(LAST_YEAR)
    return np.array([*days, days[-1] + 365 + leap], dtype=np.int64)


def jalali_columns(days: pd.Series[Any]) -> pd.DataFrame:
    """Year, month and day of each day; missing where a day is missing or before 1 AP or after 1500 AP.

    Examples
    --------
    >>> jalali_columns(pd.Series([dt.date(2025, 3, 20), dt.date(2025, 3, 21)])).to_numpy().tolist()
    [[1403, 12, 30], [1404, 1, 1]]
    """
    stamps = _stamps(days)
    known = stamps.notna().to_numpy(copy=True)
    since = np.where(known, stamps.to_numpy("datetime64[D]").astype(np.int64), 0)
    first = _new_years()
    year = np.searchsorted(first, since, side="right")
    known &= (year >= 1) & (year <= LAST_YEAR)
    passed = since - first[np.clip(year - 1, 0, None)]
    late = passed >= _FIRST_HALF
    month = np.where(late, 7 + (passed - _FIRST_HALF) // 30, 1 + passed // 31)
    day = np.where(late, (passed - _FIRST_HALF) % 30, passed % 31) + 1
    columns = {"year": year, "month": month, "day": day}
    return pd.DataFrame(columns, index=days.index, dtype="Int64").where(pd.Series(known, index=days.index))


def _stamps(days: pd.Series[Any]) -> pd.Series[Any]:
    try:
        return pd.to_datetime(days)
    except pd.errors.OutOfBoundsDatetime:
        # A column of pandas 2 counts nanoseconds, which reach from 1677 to 2262; a day by itself may lie outside.
        seconds = [
            np.datetime64("NaT") if missing else pd.Timestamp(day)
            for day, missing in zip(days, days.isna(), strict=True)
        ]
        return pd.Series(np.array(seconds, dtype="datetime64[s]"), index=days.index)


def days_of_jalali(year: pd.Series[Any], month: pd.Series[Any], day: pd.Series[Any]) -> pd.Series[Any]:
    """The Gregorian day of each row; NaT where there is no such Jalali date.

    Examples
    --------
    >>> table = pd.DataFrame({"year": [1399, 1402], "month": [11, 12], "day": [20, 30]})
    >>> days_of_jalali(table["year"], table["month"], table["day"]).tolist()
    [Timestamp('2021-02-08 00:00:00'), NaT]
    """
    years, months, numbers = (pd.to_numeric(column).fillna(0).to_numpy(dtype=np.int64) for column in (year, month, day))
    first = _new_years()
    exists = (years >= 1) & (years <= LAST_YEAR) & (months >= 1) & (months <= 12) & (numbers >= 1)
    place = np.clip(years, 1, LAST_YEAR)
    passed = np.where(months > 6, _FIRST_HALF + (months - 7) * 30, (months - 1) * 31) + numbers - 1
    exists &= (numbers <= np.where(months > 6, 30, 31)) & (passed < first[place] - first[place - 1])
    since = np.where(exists, first[place - 1] + passed, 0).astype("datetime64[D]").astype("datetime64[s]")
    return pd.Series(since, index=year.index).where(pd.Series(exists, index=year.index))
