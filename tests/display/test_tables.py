"""rasad.display.tables: tables that read in their own direction."""

from __future__ import annotations

import re

import numpy as np
import pandas as pd
import pytest

from rasad import data
from rasad.display import show_table
from rasad.errors import RasadError


def markup(values: list, language: str = "en", column: str = "x", caption: str = "") -> str:
    return show_table(pd.DataFrame({column: pd.Series(values, dtype=object)}), None, language, caption).markup


def cells(html: str) -> list[str]:
    return re.findall(r"<td[^>]*>(.*?)</td>", html)


@pytest.mark.parametrize(("language", "side"), [("en", "ltr"), ("fa", "rtl"), ("ar", "rtl")])
def test_a_table_has_language_and_direction(language: str, side: str):
    assert markup(["x"], language).startswith(f'<table dir="{side}" lang="{language}"')


@pytest.mark.parametrize(
    ("text", "side", "align"),
    [
        ("دیدار در مسکو", "rtl", "right"),
        ("NATO در بروکسل", "rtl", "right"),
        ("Moscow", "ltr", "left"),
        ("2025-07-20", "ltr", "left"),
        ("../2021-02-07", "ltr", "left"),
    ],
)
@pytest.mark.parametrize("language", ["en", "fa"])
def test_a_cell_has_the_direction_of_its_text(text: str, side: str, align: str, language: str):
    assert f'<td dir="{side}" style="text-align:{align}">{text}</td>' in markup([text], language)


def test_everything_is_escaped():
    evil = "<script>alert(\"x\")</script> & 'y'"
    table = pd.DataFrame({evil: [evil, [evil]]})
    html = show_table(table, caption=evil).markup
    assert "<script" not in html
    assert html.count("&lt;script&gt;") == 4
    assert "&amp;" in html
    assert show_table(table)._repr_html_() == show_table(table).markup


@pytest.mark.parametrize(
    ("value", "language", "wanted"),
    [
        (12, "en", "12"),
        (12, "fa", "۱۲"),
        (12, "ar", "١٢"),
        (-3, "en", "−3"),
        (-3, "fa", "−۳"),
        (0.25, "en", "0.25"),
        (0.25, "fa", "۰٫۲۵"),
        (-1.5, "ar", "−١٫٥"),
        (0.12345, "en", "0.123"),
        (1234567, "fa", "۱۲۳۴۵۶۷"),
        (np.int64(-7), "fa", "−۷"),
        (np.float64(0.5), "fa", "۰٫۵"),
        (0, "fa", "۰"),
    ],
)
def test_a_number_has_the_readers_digits_point_and_minus(value: float, language: str, wanted: str):
    html = markup([value], language)
    assert cells(html) == [wanted]
    # Left to right, or the minus would jump behind the digits; but on the reader's side.
    assert f'<td dir="ltr" style="text-align:{"left" if language == "en" else "right"}">' in html


def test_a_column_of_numbers_is_shown_as_numbers():
    html = show_table(pd.DataFrame({"n": [1, 20]}), language="fa").markup
    assert cells(html) == ["۱", "۲۰"]


@pytest.mark.parametrize("value", [None, float("nan"), pd.NA, pd.NaT, "", [], ()])
@pytest.mark.parametrize("language", ["en", "fa"])
def test_what_is_missing_is_a_dash_on_the_readers_side(value: object, language: str):
    html = markup([value], language)
    assert cells(html) == ["–"]
    assert f'text-align:{"left" if language == "en" else "right"}">–' in html


def test_a_list_is_joined_with_the_readers_comma():
    assert cells(markup([["Moscow", "Tehran"]])) == ["Moscow, Tehran"]
    assert cells(markup([("مسکو", "تهران")], "fa")) == ["مسکو، تهران"]


def test_digits_of_a_text_stay_as_they_are():
    assert cells(markup(["۲۰ بهمن 1399"], "ar")) == ["۲۰ بهمن 1399"]


def test_headings_are_in_the_readers_language():
    table = pd.DataFrame({"quote": ["x"], "made_up": ["y"]})
    heads = re.findall(r'<th scope="col"[^>]*>(.*?)</th>', show_table(table, language="fa").markup)
    assert heads == ["نقل قول", "made_up"]


def test_words_of_the_suite_are_in_the_readers_language():
    assert cells(markup(["planned"], "fa", "status")) == ["برنامه‌ریزی‌شده"]
    assert cells(markup(["planned"], "fa", "quote")) == ["planned"]
    assert cells(markup(["ar"], "en", "lang")) == ["Arabic"]
    assert cells(markup([True, False], "ar", "truncated")) == ["نعم", "لا"]


def test_a_caption_is_shown_and_escaped():
    assert "<caption" not in markup(["x"])
    html = markup(["x"], "fa", caption="دیدار <b>")
    (found,) = re.findall(r"<caption[^>]*text-align:right[^>]*>(.*?)</caption>", html)
    assert found == "دیدار &lt;b&gt;"


def test_columns_are_shown_as_asked():
    table = pd.DataFrame({"b": [1], "a": [2]})
    assert cells(show_table(table, ["a", "b"]).markup) == ["2", "1"]
    assert cells(show_table(table, ["a"]).markup) == ["2"]
    with pytest.raises(RasadError, match="no column 'nothing'; rows has b, a"):
        show_table(table, ["nothing"])


def test_a_table_without_rows_keeps_its_headings():
    html = show_table(pd.DataFrame({"quote": []}), language="ar").markup
    assert "الاقتباس" in html
    assert "<tbody></tbody>" in html


def test_the_table_needs_nothing_from_the_network():
    assert not re.search(r"<script|https?:|url\(", markup(["x"], "fa"))


def test_headings_and_values_are_known_in_persian_and_arabic_alike():
    words = data.load("tables.yaml")
    assert set(words["fa"]["columns"]) == set(words["ar"]["columns"])
    assert set(words["fa"]["values"]) == set(words["ar"]["values"])
    assert set(words["en"]["columns"]) <= set(words["fa"]["columns"])


@pytest.mark.parametrize(("language", "wanted"), [("en", "1234"), ("fa", "۱۲۳۴")])
def test_a_count_in_a_column_with_a_gap_is_shown_as_a_count(language: str, wanted: str):
    # As in notebook 10, where an article without a single date makes the whole column float.
    table = pd.DataFrame({"mentions": [1234, None]})
    assert cells(show_table(table, language=language).markup) == [wanted, "–"]


def test_a_list_that_came_back_from_parquet_is_shown():
    table = pd.DataFrame({"participants": [np.array(["putin", "khamenei"], dtype=object)]})
    assert cells(show_table(table).markup) == ["putin, khamenei"]
