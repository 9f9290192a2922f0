"""Dates as EDTF (ISO 8601-2, level 1)."""

from __future__ import annotations

import datetime as dt
import time

import edtf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rasad.dates import Interval, parse_edtf
from rasad.dates.edtf import days

some_day = st.dates(dt.date(1000, 1, 1), dt.date(2999, 12, 31)).map(dt.date.isoformat)
some_part = st.one_of(
    some_day,
    some_day.map(lambda day: day[:7]),
    some_day.map(lambda day: day[:4]),
    some_day.map(lambda day: day[:3] + "X"),
    some_day.map(lambda day: day[:2] + "XX"),
)
qualified = st.builds(str.__add__, some_part, st.sampled_from(["", "~", "?", "%"]))


def as_date(moment: time.struct_time) -> dt.date:
    return dt.date(*moment[:3])


@pytest.mark.slow
@settings(max_examples=200, deadline=None)
@given(qualified)
def test_a_date_means_the_days_that_the_edtf_package_says(text):
    other = edtf.parse_edtf(text)
    assert parse_edtf(text) == (as_date(other.lower_strict()), as_date(other.upper_strict()))


@pytest.mark.slow
@settings(max_examples=200, deadline=None)
@given(some_part, some_part)
def test_an_interval_reaches_from_the_first_day_of_its_start_to_the_last_of_its_end(one, other):
    first, last = sorted((one, other), key=lambda text: parse_edtf(text).earliest)
    if parse_edtf(last).latest < parse_edtf(first).earliest:
        return
    assert parse_edtf(f"{first}/{last}") == (parse_edtf(first).earliest, parse_edtf(last).latest)


@settings(max_examples=100, deadline=None)
@given(st.dates(), st.dates())
def test_what_days_writes_parse_reads(one, other):
    first, last = sorted((one, other))
    assert parse_edtf(days(first, last)) == (first, last)
    assert ("/" in days(first, last)) == (first != last)


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2025-07-20", "2025-07-20", "2025-07-20"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2022", "2022-01-01", "2022-12-31"),
        ("2022-07~", "2022-07-01", "2022-07-31"),
        ("2022?", "2022-01-01", "2022-12-31"),
        ("2022-07-19%", "2022-07-19", "2022-07-19"),
        ("198X", "1980-01-01", "1989-12-31"),
        ("19XX", "1900-01-01", "1999-12-31"),
        ("2022-21", "2022-03-01", "2022-05-31"),
        ("2022-22", "2022-06-01", "2022-08-31"),
        ("2022-23", "2022-09-01", "2022-11-30"),
        ("2023-24", "2023-12-01", "2024-02-29"),  # a winter ends in the next year
        ("2025-07/2025-08-03", "2025-07-01", "2025-08-03"),
        ("2018~/2020?", "2018-01-01", "2020-12-31"),
        ("198X/1991", "1980-01-01", "1991-12-31"),
        ("2025/2025", "2025-01-01", "2025-12-31"),
    ],
)
def test_a_date_is_the_interval_of_the_days_it_may_mean(text, earliest, latest):
    assert parse_edtf(text) == (dt.date.fromisoformat(earliest), dt.date.fromisoformat(latest))


@pytest.mark.parametrize(
    ("text", "interval"),
    [
        ("../2025-08-31", Interval(None, dt.date(2025, 8, 31))),
        ("/2025-08-31", Interval(None, dt.date(2025, 8, 31))),
        ("2025-08/..", Interval(dt.date(2025, 8, 1), None)),
        ("2025-08/", Interval(dt.date(2025, 8, 1), None)),
        ("../..", Interval(None, None)),
    ],
)
def test_an_open_or_unknown_end_is_none(text, interval):
    assert parse_edtf(text) == interval


@pytest.mark.parametrize(
    "text",
    [
        "",
        "..",
        "2021-02-30",
        "2021-13",
        "2021-00",
        "2021-01-00",
        "2021-1-1",
        "2021-20",
        "2021-25",
        "21",
        "20211",
        "2021-02-29",
        "1403/03/04",
        "2021/2022/2023",
        "2021-02-08T10:00",
        " 2021",
        "2021 ",
        "2021\n",
        "X021",
        "20X1",
        "XXXX",
        "2021~~",
        "2021-21-01",
        "None",
        "nan",
        "2021-02-08/x",
    ],
)
def test_what_is_no_edtf_date_is_refused_and_named(text):
    with pytest.raises(ValueError, match="not an EDTF date: "):
        parse_edtf(text)


def test_persian_digits_are_no_edtf():
    with pytest.raises(ValueError, match="not an EDTF date"):
        parse_edtf("۱۴۰۳")


def test_an_interval_that_ends_before_it_starts_is_refused():
    with pytest.raises(ValueError, match="ends before it starts: '2022-02/2022-01'"):
        parse_edtf("2022-02/2022-01")


@pytest.mark.parametrize("value", [None, 2021.5, float("nan")])
def test_a_missing_value_of_a_table_is_refused(value):
    with pytest.raises(ValueError, match="not an EDTF date"):
        parse_edtf(value)


@pytest.mark.parametrize("text", ["198X-05", "19XX-12-25", "198X-21"])
def test_a_month_of_an_unknown_year_is_not_taken_for_one_of_the_first_year(text):
    with pytest.raises(ValueError, match="not an EDTF date"):
        parse_edtf(text)


def test_one_day_is_written_as_a_day():
    assert days(dt.date(2021, 3, 21), dt.date(2021, 3, 21)) == "2021-03-21"
