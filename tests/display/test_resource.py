"""rasad.display.resource: what a shown table holds, as data."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import numpy as np
import pandas as pd
import pytest
from IPython.core.formatters import DisplayFormatter

import rasad
from rasad.annotation.notes import Notes
from rasad.display import show_events, show_pairs, show_table
from rasad.display.events import show_sentences
from rasad.display.resource import MIME, evidence, resource


def held(values: Any) -> tuple[list[Any], str]:
    """The values of a column as data, and their type."""
    found = resource(pd.DataFrame({"x": values}), ["x"])
    json.dumps(found, allow_nan=False)
    return [row["x"] for row in found["data"]], found["schema"]["fields"][0]["type"]


@pytest.mark.parametrize(
    ("values", "plain", "kind"),
    [
        ([1, 2], [1, 2], "integer"),
        (np.array([1, 2], dtype=np.int8), [1, 2], "integer"),
        (pd.array([1, None], dtype="Int64"), [1, None], "integer"),
        ([0.1, float("nan")], [0.1, None], "number"),
        (pd.Series([1, 0.5], dtype=object), [1, 0.5], "number"),
        ([True, False], [True, False], "boolean"),
        (pd.array([True, None], dtype="boolean"), [True, None], "boolean"),
        (["تهران", None, pd.NA, pd.NaT], ["تهران", None, None, None], "string"),
        ([["moscow"], ("tehran", "qom"), []], [["moscow"], ["tehran", "qom"], []], "array"),
        ([(("a", 1), ("b", 2)), ()], [[["a", 1], ["b", 2]], []], "array"),
        ([np.array([1, 2]), np.array([])], [[1, 2], []], "array"),
        ([{"qom", "isfahan", "tehran"}, frozenset()], [["isfahan", "qom", "tehran"], []], "array"),
        ([{"fa": "قم", "n": np.int64(1)}], [{"fa": "قم", "n": 1}], "object"),
        ([dt.date(2025, 7, 20), None], ["2025-07-20", None], "string"),
        ([pd.Timestamp("2025-07-20 12:45")], ["2025-07-20 12:45:00"], "string"),
        (pd.Series([1, "تهران"], dtype=object), [1, "تهران"], "string"),
        (pd.Series([1, True], dtype=object), [1, True], "string"),
        ([None, None], [None, None], "string"),
        (pd.Series([], dtype=object), [], "string"),
    ],
)
def test_values_are_plain_and_their_type_is_told(values: Any, plain: list[Any], kind: str):
    found, of = held(values)
    assert found == plain
    assert [type(value) for value in found] == [type(value) for value in plain]
    assert of == kind


def test_columns_come_in_the_order_in_which_they_are_shown_with_names_that_are_text():
    found = resource(pd.DataFrame({"b": [1], 7: [2], "c": [3]}), [7, "b"])  # type: ignore[list-item]
    assert [field["name"] for field in found["schema"]["fields"]] == ["7", "b"]
    assert found["data"] == [{"7": 2, "b": 1}]


def test_a_table_without_rows_has_its_columns():
    found = resource(pd.DataFrame({"a": [], "b": []}), ["a", "b"])
    assert found == {
        "schema": {"fields": [{"name": "a", "type": "string"}, {"name": "b", "type": "string"}]},
        "data": [],
        "evidence": [],
    }


def test_the_evidence_of_events_is_their_quotes_even_where_these_are_not_shown(events: pd.DataFrame):
    found = resource(events, ["date"])["evidence"]
    assert [row["event"] for row in found] == events["event"].tolist()
    assert [row["quote"] for row in found] == events["quote"].tolist()
    assert all(type(row["start"]) is type(row["end"]) is int for row in found)


def test_the_evidence_of_pairs_is_each_sentence_once(notes: Notes):
    pairs = rasad.cooccurrence(notes, resamples=0).head(5)
    found = evidence(pairs, notes)
    places = [(row["article"], row["sentence"]) for row in found]
    assert places == sorted({place for row in pairs["evidence"] for place in row})
    assert [row["quote"] for row in found] == [notes.quote(*place) for place in places]
    assert evidence(pairs, None) == []


def test_a_notebook_carries_the_data_beside_the_html(notes: Notes, events: pd.DataFrame):
    pairs = rasad.cooccurrence(notes, resamples=0).head(2)
    shown = {
        "events": show_events(events, notes, language="fa", columns=["date", "quote"]),
        "pairs": show_pairs(pairs, notes, language="ar", columns=["a", "b"]),
        "table": show_table(events, ["event", "participants"], "fa"),
    }
    for name, table in shown.items():
        data, _ = DisplayFormatter().format(table)
        assert {"text/html", MIME} <= data.keys(), name
        assert data["text/html"] == table.markup
        json.dumps(data[MIME], allow_nan=False)
    # Where the page shows a part, all columns can be had.
    assert [field["name"] for field in shown["events"].resource["schema"]["fields"]] == list(events.columns)  # type: ignore[index]
    assert [row["a"] for row in shown["pairs"].resource["data"]] == pairs["a"].tolist()  # type: ignore[index]
    assert [field["name"] for field in shown["table"].resource["schema"]["fields"]] == ["event", "participants"]  # type: ignore[index]


def test_sentences_are_no_table():
    data, _ = DisplayFormatter().format(show_sentences(["پوتین وارد تهران شد."], "fa"))  # Putin arrived in Tehran
    assert MIME not in data
