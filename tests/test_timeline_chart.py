"""rasad.charts.timeline: drawn for every episode in three languages, and nothing covers anything."""

from __future__ import annotations

from functools import lru_cache
from itertools import combinations

import pandas as pd
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.text import Text
from matplotlib.transforms import Bbox

import rasad
from conftest import EPISODES, SEEDS
from rasad.annotation.tables import Notes
from rasad.charts import plot_timeline, rtl
from rasad.charts.style import word

LANGUAGES = ("en", "fa", "ar")
_SLACK = 1.0  # pixel


@lru_cache(maxsize=2)
def ink(figure: Figure) -> list[tuple[str, Bbox]]:
    """Every text of a figure and the box of its letters, in pixels.

    `get_window_extent` of one line holds the leading of the tallest font, half of it empty: the
    box is narrowed to the height that the renderer measures for the letters themselves.
    """
    renderer = FigureCanvasAgg(figure).get_renderer()
    found = []
    for text in figure.findobj(Text):
        said = text.get_text()
        if not said.strip() or not text.get_visible():
            continue
        box = text.get_window_extent(renderer)
        if "\n" not in said:
            side = text.get_va()
            text.set_va("baseline")
            descent = text.get_transform().transform(text.get_position())[1] - text.get_window_extent(renderer).y0
            text.set_va(side)
            _, height, depth = renderer.get_text_width_height_descent(said, text.get_fontproperties(), ismath=False)
            base = box.y0 + descent
            box = Bbox.from_extents(box.x0, base - depth, box.x1, base - depth + height)
        found.append((said, box))
    return found


def outside(figure: Figure) -> list[str]:
    page = figure.bbox
    return [
        said
        for said, box in ink(figure)
        if box.x0 < page.x0 - _SLACK or box.x1 > page.x1 + _SLACK or box.y0 < page.y0 or box.y1 > page.y1
    ]


def overlapping(figure: Figure) -> list[tuple[str, str]]:
    return [
        (one, other)
        for (one, a), (other, b) in combinations(ink(figure), 2)
        if min(a.x1, b.x1) - max(a.x0, b.x0) > _SLACK and min(a.y1, b.y1) - max(a.y0, b.y0) > _SLACK
    ]


def texts(figure: Figure) -> list[str]:
    return [text.get_text() for text in figure.findobj(Text) if text.get_text()]


@pytest.fixture(scope="module")
def timelines(notes: Notes) -> dict[str, pd.DataFrame]:
    return {name: rasad.timeline(notes, rasad.read_episode(SEEDS / "episodes" / f"{name}.yaml")) for name in EPISODES}


@pytest.fixture
def events(timelines: dict[str, pd.DataFrame]) -> pd.DataFrame:
    return timelines["larijani-putin-moscow-2025"]


def of_dates(events: pd.DataFrame, *dates: tuple[str, str | None, str | None]) -> pd.DataFrame:
    """The first event, as often as there are dates, with these (EDTF, earliest, latest)."""
    rows = [{**events.iloc[0].to_dict(), "date": d, "earliest": a, "latest": b} for d, a, b in dates]
    table = pd.DataFrame(rows, columns=events.columns).astype({"start": "int64", "end": "int64"})
    table.attrs = events.attrs
    return table


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", EPISODES)
def test_no_text_leaves_the_page_or_covers_another(timelines: dict[str, pd.DataFrame], name: str, language: str):
    figure = plot_timeline(timelines[name], language)
    assert len(texts(figure)) > 3 * len(timelines[name])
    assert not outside(figure)
    assert not overlapping(figure)


def test_the_measure_of_overlap_finds_an_overlap():
    figure = Figure(figsize=(4, 2))
    figure.text(0.5, 0.5, "Moscow")
    figure.text(0.52, 0.52, "Tehran")
    figure.text(0.95, 0.1, "a long word")
    assert overlapping(figure) == [("Moscow", "Tehran")]
    assert outside(figure) == ["a long word"]


@pytest.mark.parametrize(
    ("language", "side", "left"), [("en", "left", True), ("fa", "right", False), ("ar", "right", False)]
)
def test_title_and_columns_stand_on_the_readers_side(events: pd.DataFrame, language: str, side: str, left: bool):
    figure = plot_timeline(events, language)
    title = figure.findobj(lambda a: isinstance(a, Text) and a.get_text() == rtl(events.attrs["title"][language]))[0]
    assert title.get_ha() == side
    box = title.get_window_extent(FigureCanvasAgg(figure).get_renderer())
    assert bool(box.x0 < figure.bbox.width * 0.1) is left
    assert bool(box.x1 > figure.bbox.width * 0.9) is not left


@pytest.mark.parametrize("language", LANGUAGES)
def test_time_runs_in_reading_direction(events: pd.DataFrame, language: str):
    dates = [(f"2025-07-{day}",) * 3 for day in (10, 20)]
    (axes,) = plot_timeline(of_dates(events, *dates), language).axes
    marks = [offset for points in axes.collections for offset in points.get_offsets()][:2]
    first, second = (axes.transData.transform(mark)[0] for mark in marks)
    assert bool(first < second) is (language == "en")


def test_every_event_is_told_with_date_status_and_source(events: pd.DataFrame):
    joined = " ".join(text.strip("\u2066\u2067\u2069") for text in texts(plot_timeline(events, "en", width=20)))
    for row in events.itertuples():
        assert row.label_en in joined
        assert f"Source: {events.attrs['labels'][row.source]['en']}" in joined
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


def test_a_table_without_its_attributes_is_drawn_with_ids(events: pd.DataFrame):
    bare = events.copy()
    bare.attrs = {}
    assert any(events["source"].iloc[0] in text for text in texts(plot_timeline(bare, "en")))


def test_the_title_can_be_given(events: pd.DataFrame):
    assert rtl("بهای نفت ۸۰$") in texts(plot_timeline(events, "fa", title="بهای نفت ۸۰$"))


def test_a_long_title_is_wrapped(events: pd.DataFrame):
    figure = plot_timeline(events, "fa", title="دیدار لاریجانی با پوتین در مسکو " * 6)
    assert not outside(figure)
    assert not overlapping(figure)


@pytest.mark.parametrize("language", ["de", "FA", ""])
def test_an_unknown_language_is_refused(events: pd.DataFrame, language: str):
    with pytest.raises(ValueError, match="language must be one of en, fa, ar"):
        plot_timeline(events, language)


def test_the_table_is_left_as_it_was(events: pd.DataFrame):
    before = events.copy()
    plot_timeline(events, "fa")
    pd.testing.assert_frame_equal(events, before)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "date",
    [
        ("2025-07", "2025-07-01", "2025-07-31"),
        ("2025~", "2025-01-01", "2025-12-31"),
        ("../2025-07-20", None, "2025-07-20"),
        ("2025-07-20/..", "2025-07-20", None),
        ("2025-07-20/", "2025-07-20", None),
        ("2025-12-31/2026", "2025-12-31", "2026-12-31"),
    ],
    ids=lambda date: date[0],
)
def test_spans_and_open_ends_are_drawn(events: pd.DataFrame, date: tuple[str, str, str], language: str):
    figure = plot_timeline(of_dates(events, date), language)
    assert not outside(figure)
    assert not overlapping(figure)


@pytest.mark.parametrize(
    "date",
    [
        ("198X", "1980-01-01", "1989-12-31"),
        ("19XX", "1900-01-01", "1999-12-31"),
        ("2021-21", "2021-03-01", "2021-05-31"),
    ],
    ids=lambda date: date[0],
)
def test_every_date_that_an_episode_may_have_is_drawn(events: pd.DataFrame, date: tuple[str, str, str]):
    plot_timeline(of_dates(events, date), "fa")


def test_a_day_before_the_jalali_calendar_is_drawn(events: pd.DataFrame):
    plot_timeline(of_dates(events, ("0570", "0570-01-01", "0570-12-31")), "en")


def test_an_unknown_end_is_marked_like_an_open_one(events: pd.DataFrame):
    def arrows(date: str) -> int:
        (axes,) = plot_timeline(of_dates(events, (date, "2025-07-20", None))).axes
        return len([text for text in axes.texts if not text.get_text()])

    assert arrows("2025-07-20/") == arrows("2025-07-20/..")
