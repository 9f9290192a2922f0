"""rasad.display.events: a timeline as a table, each event linked to its passage."""

from __future__ import annotations

import re

import pytest

import rasad
from event_rows import TEXT, Page, cells, event, noted, table
from places import EPISODES, SEEDS
from rasad import RasadError
from rasad.annotation.notes import Notes
from rasad.display import show_events
from rasad.display.articles.marks import Mark, marked
from rasad.display.events import show_sentences

# "Putin arrived in Tehran yesterday. Khamenei received him. <b>&"


@pytest.mark.slow
@pytest.mark.parametrize("name", EPISODES)
@pytest.mark.parametrize("language", ["en", "fa", "ar"])
def test_every_event_of_the_project_leads_to_its_passage(notes: Notes, name: str, language: str):
    events = rasad.timeline(notes, rasad.read_episode(SEEDS / "episodes" / f"{name}.yaml"))
    page = Page(show_events(events, notes, language=language).markup)
    assert len(page.ids) == len(set(page.ids))
    wanted = [f"passage-{row.article}-{row.start}" for row in events.itertuples()]
    assert page.links == [f"#{name}" for name in wanted]
    assert set(page.ids) == set(wanted)
    for name, quote in zip(wanted, events["quote"], strict=True):
        assert page.marks[name].startswith(quote) or quote.startswith(page.marks[name])
    assert [text for _, _, text in page.quotes] == events["quote"].tolist()
    assert page.articles == [notes.text(name) for name in dict.fromkeys(events["article"])]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("language", "wanted"),
    [
        ("en", ["19 July 2022 | 28 Tir 1401", "Putin arrives", "asserted", "a passer-by"]),
        ("fa", ["۲۸ تیر ۱۴۰۱ | ۱۹ ژوئیه ۲۰۲۲", "ورود پوتین", "به گفتهٔ مقاله", "یک رهگذر"]),
        ("ar", ["١٩ تموز ٢٠٢٢ | ٢٨ تير ١٤٠١", "وصول بوتين", "وفق المقال", "أحد المارة"]),
    ],
)
def test_a_row_is_in_the_readers_language_and_the_quote_in_its_own(language: str, wanted: list[str]):
    markup = show_events(table(event(0, 5)), noted(), language=language, country="SY").markup
    assert cells(markup) == [*wanted, "پوتین", "one"]
    assert '<q lang="fa" dir="rtl">پوتین</q>' in markup
    assert f'<table dir="{"ltr" if language == "en" else "rtl"}" lang="{language}"' in markup


@pytest.mark.slow
def test_the_first_calendar_is_the_readers_choice():
    markup = show_events(table(event(0, 5)), noted(), language="fa", columns=["date"], calendar="gregorian").markup
    assert cells(markup) == ["۱۹ ژوئیه ۲۰۲۲ | ۲۸ تیر ۱۴۰۱"]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("changes", "wanted"),
    [
        ({"date": None, "date_basis": "unknown"}, "undated"),
        ({"date_basis": "editor"}, "19 July 2022 | 28 Tir 1401 | (from outside the text)"),
        ({"date_basis": "relative"}, "19 July 2022 | 28 Tir 1401 | (counted from publication)"),
        ({"date": "2022-07~"}, "about July 2022"),
    ],
)
def test_a_date_says_what_it_rests_on_where_the_text_does_not(changes: dict[str, object], wanted: str):
    assert cells(show_events(table(event(0, 5, **changes)), noted(), columns=["date"]).markup) == [wanted]


@pytest.mark.slow
def test_other_columns_show_labels_words_and_the_readers_digits():
    columns = ["participants", "place", "origin", "start", "date_note"]
    shown = show_events(table(event(12, 16)), noted(), language="fa", columns=columns).markup
    assert cells(shown) == ["ولادیمیر پوتین", "تهران", "گزیدهٔ پژوهشگر", "۱۲", "–"]


NOTE = "«20 بهمن 1399», counted from publication"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("language", "given", "shown"),
    [
        ("en", {}, '<td dir="ltr" style="text-align:left">«\u206820 بهمن 1399\u2069», counted from publication</td>'),
        ("fa", {}, '<td lang="en" dir="ltr" style="text-align:left">«\u206820 بهمن 1399\u2069», counted from pub'),
        (
            "fa",
            {"fa": "«امروز»، از انتشار"},
            '<td dir="rtl" style="text-align:right">«\u2068امروز\u2069»، از انتشار</td>',
        ),
        ("ar", {"ar": "2021 <b>"}, '<td dir="rtl" style="text-align:right">2021 &lt;b&gt;</td>'),
    ],
)
def test_a_note_is_in_the_readers_language_or_as_it_was_written(language: str, given: dict[str, str], shown: str):
    rows = table(event(0, 5, date_note=NOTE), date_notes={NOTE: given})
    assert shown in show_events(rows, noted(), language=language, columns=["date_note"], passages=False).markup


def test_a_quote_typed_with_no_break_spaces_can_be_broken_into_lines():
    text = "پوتین\u00a0دیروز\u00a0وارد\u00a0تهران\u00a0شد."
    rows = table(event(0, len(text), text=text))
    markup = show_events(rows, noted(text=text), passages=False).markup
    assert markup.count("\u00a0<wbr>") == 4
    assert Page(markup).quotes == [("fa", "rtl", text)]


def test_markup_in_an_article_or_a_label_stays_text():
    rows = table(event(TEXT.index("<b>"), len(TEXT), label_en='<script>"'))
    page = Page(show_events(rows, noted()).markup)
    assert not {"b", "script"} & page.tags
    assert page.articles == [TEXT]


def test_events_that_begin_at_the_same_place_have_one_passage():
    page = Page(show_events(table(event(0, 5), event(0, 11, event="longer")), noted()).markup)
    assert page.ids == ["passage-one-0"]
    assert page.marks["passage-one-0"] == TEXT[:11]


def test_passages_that_cross_have_each_its_id_once():
    page = Page(show_events(table(event(0, 11), event(6, 20), event(8, 10)), noted()).markup)
    assert sorted(page.ids) == ["passage-one-0", "passage-one-6", "passage-one-8"]
    assert page.articles == [TEXT]


def test_an_id_stands_on_the_first_piece_of_a_mark_that_is_cut():
    markup = marked("abcdef", [Mark(2, 6, "GPE", "b", "second"), Mark(0, 4, "PER", "a", "first")])
    assert markup.count('id="second"') == markup.count('id="first"') == 1


def test_a_name_with_white_space_is_a_valid_id():
    rows = table(event(0, 5, article="مقاله یک"))
    page = Page(show_events(rows, noted("مقاله یک")).markup)
    assert page.ids == ["passage-مقاله%20یک-0"]
    assert page.links == ["#passage-مقاله%20یک-0"]


def test_without_passages_the_links_lead_to_an_earlier_table():
    page = Page(show_events(table(event(0, 5)), noted(), passages=False).markup)
    assert page.links == ["#passage-one-0"]
    assert not page.ids
    assert not page.articles


def test_a_timeline_without_events_says_so():
    markup = show_events(table(), noted(), language="fa").markup
    assert "رویدادی نشان داده نشده است." in markup
    assert "<details>" not in markup


@pytest.mark.slow
def test_what_is_not_there_is_a_mistake_and_no_traceback():
    rows = table(event(0, 5))
    with pytest.raises(RasadError, match="no column 'colour'; there are label, event"):
        show_events(rows, noted(), columns=["colour"])
    with pytest.raises(RasadError, match="article 'one' is not among the notes"):
        show_events(rows, noted("other"))
    with pytest.raises(RasadError, match="its quote is not at its place in article 'one'"):
        show_events(rows, noted(text="دیروز " + TEXT))
    with pytest.raises(ValueError, match="language must be one of en, fa, ar"):
        show_events(rows, noted(), language="de")
    with pytest.raises(ValueError, match="calendar"):
        show_events(rows, noted(), calendar="hijri")


def test_the_table_needs_no_script_and_nothing_from_the_network(notes: Notes):
    events = rasad.timeline(notes, rasad.read_episode(SEEDS / "episodes" / f"{EPISODES[0]}.yaml"))
    assert not re.search(r"<script|https?:|url\(|@import| on\w+=", show_events(events, notes).markup)


def test_sentences_are_escaped_and_in_the_readers_direction():
    assert show_sentences(["a < b"]).markup == '<ul lang="en" dir="ltr" style="text-align:left"><li>a &lt; b</li></ul>'
