"""rasad.charts.timelines.timeline: what is told of every event, and in which direction."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.text import Text

from drawn import (
    DATES,
    LANGUAGES,
    made_up,
    of_dates,
    outside,
    overlapping,
    texts,
)
from kept import plot_timeline
from rasad import charts
from rasad.analyse.timelines.context import TimelineContext
from rasad.analyse.timelines.timeline import Timeline
from rasad.annotation.notes import Notes
from rasad.charts import alt_of, rtl, save
from rasad.charts.page.look import word
from rasad.tables import LostContextError, schema


@pytest.mark.slow
@pytest.mark.parametrize(
    ("language", "side", "left"), [("en", "left", True), ("fa", "right", False), ("ar", "right", False)]
)
def test_title_and_columns_stand_on_the_readers_side(events: pd.DataFrame, language: str, side: str, left: bool):
    figure = plot_timeline(events, language)
    title = figure.findobj(lambda a: isinstance(a, Text) and a.get_text() == rtl(events.context.title[language]))[0]
    assert title.get_ha() == side
    box = title.get_window_extent(FigureCanvasAgg(figure).get_renderer())
    assert bool(box.x0 < figure.bbox.width * 0.1) is left
    assert bool(box.x1 > figure.bbox.width * 0.9) is not left


@pytest.mark.slow
@pytest.mark.parametrize(("time", "to_the_right"), [("auto", ["en"]), ("ltr", LANGUAGES), ("rtl", [])])
@pytest.mark.parametrize("language", LANGUAGES)
def test_time_runs_in_reading_direction_or_as_is_chosen(
    events: pd.DataFrame, language: str, time: str, to_the_right: list[str]
):
    dates = [(f"2025-07-{day}",) * 3 for day in (10, 20)]
    (axes,) = plot_timeline(of_dates(events, *dates), language, time=time).axes
    marks = [offset for points in axes.collections for offset in points.get_offsets()][:2]
    first, second = (axes.transData.transform(mark)[0] for mark in marks)
    assert bool(first < second) is (language in to_the_right)


@pytest.mark.slow
def test_every_event_is_told_with_date_status_and_source(events: pd.DataFrame):
    joined = " ".join(text.strip("\u2066\u2067\u2069") for text in texts(plot_timeline(events, "en", width=20)))
    for row in events.itertuples():
        assert row.label_en in joined
        assert f"Source: {events.context.labels[row.source]['en']}" in joined
    assert "20 July 2025" in joined
    assert "29 Tir 1404" in joined


@pytest.mark.parametrize(
    ("language", "calendar", "country", "wanted"),
    [
        ("en", None, None, ["20 July 2025", "29 Tir 1404"]),
        ("fa", None, None, ["۲۹ تیر ۱۴۰۴", "۲۰ ژوئیه ۲۰۲۵"]),
        ("fa", "gregorian", None, ["۲۰ ژوئیه ۲۰۲۵", "۲۹ تیر ۱۴۰۴"]),
        ("ar", None, None, ["٢٠ يوليو ٢٠٢٥", "٢٩ تير ١٤٠٤"]),
        ("ar", None, "SY", ["٢٠ تموز ٢٠٢٥", "٢٩ تير ١٤٠٤"]),
    ],
)
def test_a_date_stands_in_two_calendars(
    events: pd.DataFrame, language: str, calendar: str | None, country: str | None, wanted: list[str]
):
    one = of_dates(events, ("2025-07-20",) * 3).assign(date_basis="explicit")
    figure = plot_timeline(one, language, calendar=calendar, country=country)  # type: ignore[arg-type]
    shown = [text for text in texts(figure) if text in [rtl(date) for date in wanted]]
    assert shown == [rtl(date) for date in wanted]


@pytest.mark.slow
def test_a_date_from_outside_the_text_has_a_dagger_and_a_note(events: pd.DataFrame):
    table = of_dates(events, ("2025-07-20",) * 3)
    assert rtl(word("editor_note", "fa")) in texts(plot_timeline(table.assign(date_basis="editor"), "fa"))
    explicit = texts(plot_timeline(table.assign(date_basis="explicit"), "fa"))
    assert rtl(word("editor_note", "fa")) not in explicit
    assert not any("†" in text for text in explicit)


def test_an_undated_event_says_so_and_has_no_mark(events: pd.DataFrame):
    undated = of_dates(events, (None, None, None)).assign(date_basis="unknown", date=None)  # type: ignore[arg-type]
    figure = plot_timeline(undated, "ar")
    assert rtl(word("undated", "ar")) in texts(figure)
    assert len(figure.axes[0].collections) == 1  # that of the legend


@pytest.mark.slow
def test_a_gap_is_marked_and_explained(events: pd.DataFrame):
    table = of_dates(events, ("1988", "1988-01-01", "1988-12-31"), ("2021-07-10",) * 3)
    assert rtl(word("scale_note", "en")) in texts(plot_timeline(table))
    assert "//" in texts(plot_timeline(table))
    assert "//" not in texts(plot_timeline(table.tail(1)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_event_gives_a_chart_that_says_so(events: pd.DataFrame, language: str):
    figure = plot_timeline(events.iloc[:0], language)
    assert rtl(word("no_events", language)) in texts(figure)
    assert not outside(figure)


def test_a_table_that_has_lost_its_context_is_not_drawn_with_ids(events: Timeline):
    for bare in (events.table, pd.concat([events, events.head(0)])):
        with pytest.raises(LostContextError, match=r"events\.keep\(rows\)"):
            plot_timeline(bare, "fa")


@pytest.mark.slow
def test_a_registry_gives_a_plain_table_its_labels(events: Timeline, notes: Notes):
    plain = events.table.assign(source="vladimir-putin")
    assert any(
        "ولادیمیر پوتین" in str(text) for text in [alt_of(plot_timeline(plain, "fa", registry=notes.registry)).text]
    )
    with pytest.raises(LostContextError, match=r"what these sources are called: a-passer-by; rasad\.read_events"):
        plot_timeline(plain.assign(source="a-passer-by"), "fa", registry=notes.registry)


@pytest.mark.slow
def test_the_title_can_be_given(events: pd.DataFrame):
    assert rtl("بهای نفت ۸۰$") in texts(plot_timeline(events, "fa", title="بهای نفت ۸۰$"))


@pytest.mark.parametrize("language", ["de", "FA", ""])
def test_an_unknown_language_is_refused(events: pd.DataFrame, language: str):
    with pytest.raises(ValueError, match="language must be one of en, fa, ar"):
        plot_timeline(events, language)


@pytest.mark.slow
def test_the_table_is_left_as_it_was(events: pd.DataFrame):
    before = events.copy()
    charts.plot_timeline(events, "fa")
    pd.testing.assert_frame_equal(events, before)


@pytest.mark.slow
def test_a_name_in_another_script_does_not_turn_the_line():
    table = made_up(DATES[6:7]).assign(source="خبرگزاری", status="asserted", origin="curated")
    wanted = f"{word('asserted', 'en')} · {word('source', 'en', name='خبرگزاری')}"
    assert rtl(wanted, "L") in texts(plot_timeline(table, "en"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_empty_timeline_gives_a_chart_that_says_so(language: str):
    for context in (TimelineContext({}), TimelineContext({}, title=dict.fromkeys(LANGUAGES, "A visit"))):
        figure = plot_timeline(Timeline.made(schema("events").frame([]), context), language)
        assert rtl(word("no_events", language)) in texts(figure)
        assert not outside(figure)
        assert not overlapping(figure)


@pytest.fixture(scope="module")
def twice() -> list[Figure]:
    return [charts.plot_timeline(made_up(), "fa") for _ in range(2)]


@pytest.mark.slow
@pytest.mark.parametrize("ending", ["png", "svg", "pdf"])
def test_the_same_timeline_gives_the_same_bytes(twice: list[Figure], tmp_path: Path, ending: str):
    one, other = (save(figure, tmp_path / f"{i}.{ending}").read_bytes() for i, figure in enumerate(twice))
    assert one == other


@pytest.mark.slow
@pytest.mark.parametrize("width", [10.0, 3.15])
@pytest.mark.parametrize("language", LANGUAGES)
def test_time_may_run_against_the_direction_of_reading(language: str, width: float):
    figure = plot_timeline(made_up(), language, width=width, time="rtl" if language == "en" else "ltr")
    assert not overlapping(figure)
    assert not outside(figure)


def test_a_direction_of_time_that_is_not_known_is_refused():
    with pytest.raises(ValueError, match="time must be one of auto, rtl, ltr, not 'up'"):
        plot_timeline(made_up(), "fa", time="up")
