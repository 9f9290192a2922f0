"""Dates as TIMEX3 of TimeML."""

from __future__ import annotations

import json
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from places import FILES
from rasad.dates import find_dates, to_timex3
from rasad.errors import RasadError

SENTENCES = [json.loads(line) for line in (FILES / "dates.jsonl").open(encoding="utf-8")]
DAY = "2024-11-20"


def written(text: str, lang: str, published: str | None = DAY) -> ElementTree.Element:
    return ElementTree.fromstring(to_timex3(find_dates(text, lang, published), text))


def tags(text: str, lang: str, published: str | None = DAY) -> list[dict[str, str]]:
    return [dict(tag.attrib) for tag in written(text, lang, published).iter("TIMEX3")]


@pytest.mark.parametrize("row", SENTENCES, ids=lambda row: row["id"])
def test_every_sentence_is_well_formed_and_unchanged_and_its_points_exist(row: dict):
    tree = written(row["text"], row["lang"], row["anchor"])
    assert "".join(tree.itertext()) == row["text"]
    ids = [tag.get("tid") for tag in tree.iter("TIMEX3")]
    assert len(ids) == len(set(ids))
    for tag in tree.iter("TIMEX3"):
        assert tag.get("type") in {"DATE", "TIME", "DURATION", "SET"}
        assert tag.get("value")
        assert {tag.get("beginPoint"), tag.get("endPoint")} - {None} <= set(ids)


@pytest.mark.parametrize(
    ("text", "lang", "wanted"),
    [
        ("۲۰ بهمن ۱۳۹۹", "fa", {"type": "DATE", "value": "2021-02-08"}),
        ("نوفمبر 2019", "ar", {"type": "DATE", "value": "2019-11"}),
        ("أواخر آذار 2016", "ar", {"type": "DATE", "value": "2016-03", "mod": "END"}),
        ("منتصف عام 2017", "ar", {"type": "DATE", "value": "2017", "mod": "MID"}),
        ("مطلع التسعينيات", "ar", {"type": "DATE", "value": "199", "mod": "START"}),
        ("القرن التاسع عشر", "ar", {"type": "DATE", "value": "18"}),
        ("خريف 2022", "ar", {"type": "DATE", "value": "2022-FA"}),
        ("الأسبوع المقبل", "ar", {"type": "DATE", "value": "2024-W48"}),
        ("مساء أمس", "ar", {"type": "TIME", "value": "2024-11-19TEV"}),
        ("ساعت ۸:۳۰ صبح", "fa", {"type": "TIME", "value": "XXXX-XX-XXT08:30"}),
        ("سه ساعت", "fa", {"type": "DURATION", "value": "PT3H"}),
        ("هر جمعه", "fa", {"type": "SET", "value": "XXXX-WXX-5", "quant": "EVERY"}),
        ("قبل نحو شهرين", "ar", {"type": "DATE", "value": "2024-09", "mod": "APPROX"}),
    ],
)
def test_values_are_those_of_timeml(text: str, lang: str, wanted: dict[str, str]):
    assert tags(text, lang) == [{"tid": "t1", **wanted}]


def test_an_interval_is_a_duration_between_two_points():
    month, first, last = tags("آبان ۹۸", "fa")
    assert month["comment"] == "2019-10-23/2019-11-21"
    assert (month["type"], month["value"]) == ("DURATION", "P30D")
    assert (month["beginPoint"], month["endPoint"]) == (first["tid"], last["tid"])
    assert (first["value"], last["value"]) == ("2019-10-23", "2019-11-21")


def test_a_date_without_a_value_says_why():
    (tag,) = tags("رسید ۳۱ مهر ۱۴۰۳ باطل است.", "fa")
    assert tag["value"] == "XXXX-XX-XX"
    assert "no such date" in tag["comment"]


def test_the_day_of_publication_is_the_creation_time():
    text = "وصل أمس."
    tree = ElementTree.fromstring(to_timex3(find_dates(text, "ar", DAY), text, DAY))
    creation = next(tree.iter("TIMEX3"))
    assert (creation.get("functionInDocument"), creation.get("value")) == ("CREATION_TIME", DAY)
    assert "".join(tree.itertext()) == text


def test_the_dates_table_of_an_article_is_as_good_as_a_list(notes):
    for article, rows in notes.dates.groupby("article"):
        tree = ElementTree.fromstring(to_timex3(rows, notes.text(article)))
        assert "".join(tree.itertext()) == notes.text(article)
        surfaces = [tag.text for tag in tree.iter("TIMEX3") if tag.text]
        assert surfaces == rows.sort_values("start")["surface"].tolist()


@pytest.mark.slow
@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.text(), st.text())
def test_any_text_around_a_date_is_escaped(before: str, after: str):
    text = f"{before} ۲۰ بهمن ۱۳۹۹ {after}"
    tree = written(text, "fa")
    back = "".join(tree.itertext())
    assert len(back) == len(text)
    assert all(a in (b, "\ufffd") for a, b in zip(back, text, strict=True))


def test_what_xml_cannot_hold_becomes_one_replacement_character():
    text = "\x00<ب&\ud800> ۲۰ بهمن ۱۳۹۹\r\n]]>"
    assert "".join(written(text, "fa").itertext()) == "\ufffd<ب&\ufffd> ۲۰ بهمن ۱۳۹۹\r\n]]>"


def test_dates_of_another_text_are_refused():
    found = find_dates("جمعه ۱۴۰۳/۰۳/۰۴", "fa")
    with pytest.raises(RasadError, match="0:15 overlaps or lies outside the text"):
        to_timex3(found, "جمعه")
    with pytest.raises(RasadError, match="overlaps or lies outside"):
        to_timex3([*found, *found], "جمعه ۱۴۰۳/۰۳/۰۴")
