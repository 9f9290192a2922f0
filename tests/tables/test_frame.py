"""Tables keep None as None and integers as integers."""

from __future__ import annotations

import pandas as pd
import pytest

from rasad.tables.frame import frame


def test_a_missing_text_is_none_and_not_nan() -> None:
    table = frame([{"article": "a", "title": None}, {"article": "b", "title": "عنوان"}], ["article", "title"])
    assert table["title"].tolist() == [None, "عنوان"]


def test_a_column_that_a_row_does_not_give_is_none() -> None:
    table = frame([{"article": "a"}], ["article", "title"])
    assert table["title"].tolist() == [None]


def test_text_columns_are_of_dtype_object() -> None:
    assert frame([{"a": "پوتین"}], ["a"])["a"].dtype == object


def test_columns_come_in_the_given_order_and_no_others() -> None:
    assert list(frame([{"b": 1, "c": 2, "a": 3}], ["a", "b"]).columns) == ["a", "b"]


def test_rows_may_be_sequences() -> None:
    assert frame([("a", None), ("b", 2)], ["x", "y"]).values.tolist() == [["a", None], ["b", 2]]


def test_rows_may_be_a_generator() -> None:
    assert frame(({"n": n} for n in range(3)), ["n"], integers=["n"])["n"].tolist() == [0, 1, 2]


def test_lists_stay_lists() -> None:
    assert frame([{"people": ["علی", "حسن"]}], ["people"]).iloc[0]["people"] == ["علی", "حسن"]


@pytest.mark.parametrize("rows", [[], iter([])])
def test_without_rows_columns_and_dtypes_stand(rows: list[object]) -> None:
    table = frame(rows, ["a", "n", "p"], integers=["n"], floats=["p"])
    assert table.empty
    assert table.dtypes.astype(str).to_dict() == {"a": "object", "n": "int64", "p": "float64"}


def test_integers_stay_integers_and_floats_floats() -> None:
    table = frame([{"n": 3, "p": None}], ["n", "p"], integers=["n"], floats=["p"])
    assert table["n"].dtype == "int64"
    assert table["p"].dtype == "float64"
    assert pd.isna(table["p"].iloc[0])


def test_a_missing_integer_is_refused() -> None:
    with pytest.raises((TypeError, ValueError)):
        frame([{"n": None}], ["n"], integers=["n"])


def test_lone_surrogates_are_kept() -> None:
    assert frame([{"a": "\ud800"}], ["a"])["a"].tolist() == ["\ud800"]
