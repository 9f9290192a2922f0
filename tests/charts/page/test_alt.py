"""rasad.charts.page.alt: what a figure shows, in words, and in its files."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pandas as pd
import pytest
from matplotlib.figure import Figure
from PIL import Image

import rasad
from rasad import data
from rasad.annotation.notes import Notes
from rasad.charts import alt_of, plot_timeline, save
from rasad.charts.page.alt import Alt, describe, in_svg

SVG = "{http://www.w3.org/2000/svg}"
LANGUAGES = ("en", "fa", "ar")


@pytest.fixture(scope="module")
def raisi(notes: Notes) -> pd.DataFrame:
    return rasad.timeline(notes, rasad.read_episode("seeds/episodes/raisi-2021-2024.yaml"))


@pytest.mark.slow
def test_a_timeline_says_how_many_events_between_which_dates(raisi: pd.DataFrame):
    alt = alt_of(plot_timeline(raisi, "en"))
    assert alt is not None
    assert alt.title == raisi.context.title["en"]
    # 1988 is known to the year, and no day of it is made up.
    assert alt.text.startswith(f"Timeline; events: {len(raisi)}, from 1988 to 20 May 2024. By status: ")


@pytest.mark.slow
def test_its_facts_are_those_of_the_table(raisi: pd.DataFrame):
    alt = alt_of(plot_timeline(raisi, "en"))
    assert alt is not None
    assert f"alleged {int((raisi['status'] == 'alleged').sum())}" in alt.text
    date, n = raisi["date"].value_counts().index[0], int(raisi["date"].value_counts().iloc[0])
    assert f"Date of most events: {rasad.calendars.format_date(date, 'en', 'gregorian')} ({n})." in alt.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_events_it_says_so(raisi: pd.DataFrame, language: str):
    alt = alt_of(plot_timeline(raisi.head(0), language))
    assert alt is not None
    assert alt.text == data.words("charts", language)["no_events"]


@pytest.mark.slow
def test_events_without_a_date_are_counted(raisi: pd.DataFrame):
    undated = raisi.head(3).assign(date=None, earliest=None, latest=None)
    alt = alt_of(plot_timeline(undated, "fa"))
    assert alt is not None
    assert "شمار رویدادها: ۳، همه بی‌تاریخ" in alt.text


def figure(language: str = "fa") -> Figure:
    return describe(Figure(figsize=(2, 1)), Alt('عنوان <&> "۱"', "متن & باقی", language))


@pytest.mark.parametrize(("language", "side"), [("fa", "rtl"), ("ar", "rtl"), ("en", "ltr")])
def test_an_svg_has_title_and_description_with_language_and_direction(tmp_path: Path, language: str, side: str):
    root = ElementTree.parse(save(figure(language), tmp_path / "a.svg")).getroot()
    title, desc = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert title is not None
    assert desc is not None
    assert (title.text, desc.text) == ('عنوان <&> "۱"', "متن & باقی")
    assert (root.get("role"), root.get("lang"), root.get("direction")) == ("img", language, side)
    assert root.get("aria-labelledby") == f"{title.get('id')} {desc.get('id')}"
    assert next(iter(root)) is title  # a browser shows the first


def test_two_figures_in_one_page_share_no_id():
    one, other = (in_svg("<svg>", Alt(title, "x", "en")) for title in "AB")
    assert one.split('id="title-')[1][:8] != other.split('id="title-')[1][:8]


def test_a_png_has_them_in_its_metadata(tmp_path: Path):
    with Image.open(save(figure(), tmp_path / "a.png")) as image:
        assert image.info["Title"] == 'عنوان <&> "۱"'
        assert image.info["Description"] == "متن & باقی"


def test_a_pdf_has_them_in_its_metadata(tmp_path: Path):
    content = save(figure(), tmp_path / "a.pdf").read_bytes()
    assert b"/Subject" in content
    assert b"/Title" in content


def test_a_figure_without_words_stays_without(tmp_path: Path):
    svg = save(Figure(figsize=(2, 1)), tmp_path / "a.svg").read_text(encoding="utf-8")
    assert "<title" not in svg
    assert alt_of(Figure()) is None
