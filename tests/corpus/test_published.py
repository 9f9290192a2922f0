"""rasad.corpus.published: dates of publication as EDTF, whatever the table has them as."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import pytest

import rasad
from rasad.annotation.registry.read import general
from rasad.corpus.published import published_of, undated_of, windows_of


def test_dates_timestamps_and_texts_become_edtf_and_what_is_empty_none():
    given = [dt.date(2021, 2, 8), pd.Timestamp("2022-07-19 10:00"), "2022-07~", "", None, float("nan"), pd.NaT, pd.NA]
    table = pd.DataFrame({"article": list("abcdefgh"), "published": pd.Series(given, dtype=object)})
    assert list(published_of(table).values()) == ["2021-02-08", "2022-07-19", "2022-07~", *[None] * 5]


def test_a_table_without_dates_has_none():
    assert published_of(pd.DataFrame({"article": ["a"]})) == {"a": None}


def test_what_is_no_date_is_refused_with_the_name_of_the_article():
    table = pd.DataFrame({"article": ["a"], "published": ["۱۴۰۰/۰۱/۰۱"]})
    with pytest.raises(rasad.RasadError, match=r"^article 'a': published: not an EDTF date"):
        published_of(table)


def test_an_article_dated_na_is_annotated_as_one_without_a_date():
    table = pd.DataFrame({"article": ["a"], "lang": ["ar"], "text": ["وصل الوزير أمس."], "published": [pd.NA]})
    dates = rasad.annotate(table, general()).dates
    assert dates["basis"].tolist() == ["unresolved"]


def test_only_an_article_of_which_no_day_is_known_is_undated():
    published = {"a": "2021-02/..", "b": None}
    assert undated_of(["b", "a", "c"], published) == ["b", "c"]
    assert windows_of(["a"], published)["a"] == (dt.date(2021, 2, 1), None)
