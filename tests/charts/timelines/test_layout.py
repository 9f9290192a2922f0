"""rasad.charts.timelines.timeline: for every episode, language and kind of date, nothing covers anything."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import pytest
from matplotlib.figure import Figure

from drawn import (
    DATES,
    LANGUAGES,
    arrows,
    at,
    bars,
    cover,
    ink,
    inked,
    made_up,
    marks,
    of_dates,
    outside,
    overlapping,
    texts,
)
from kept import plot_timeline
from places import EPISODES
from rasad import calendars
from rasad.charts.bidi.rtl import shapes
from twobytwo import two_by_two


@pytest.mark.slow
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


@pytest.mark.slow
def test_a_long_title_is_wrapped(events: pd.DataFrame):
    figure = plot_timeline(events, "fa", title="دیدار لاریجانی با پوتین در مسکو " * 6)
    assert not outside(figure)
    assert not overlapping(figure)


@pytest.mark.slow
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


@pytest.mark.slow
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


@pytest.mark.slow
def test_a_day_before_the_jalali_calendar_is_drawn(events: pd.DataFrame):
    plot_timeline(of_dates(events, ("0570", "0570-01-01", "0570-12-31")), "en")


@pytest.mark.slow
@two_by_two(page=[(1, 10.0), (4, 10.0), (2, 8.0)], language=LANGUAGES, dpi=[72, 100, 300])
def test_25_events_11_on_a_day_with_long_labels_do_not_overlap(page: tuple[int, float], language: str, dpi: int):
    """At the resolution of a notebook, at the default, and as printed."""
    length, width = page
    table = made_up(length=length)
    assert len(table) == 25
    assert (table["date"] == "2025-07-20").sum() == 11
    with at(plot_timeline(table, language, width=width), dpi) as figure:
        assert not outside(figure)
        assert not overlapping(figure)


@pytest.mark.slow
@two_by_two(
    days=[1, 5, 20, 45, 90, 150, 200, 365, 700, 900, 4000, 20000, 36500],
    language=LANGUAGES,
    calendar=["jalali", "gregorian"],
    start=[dt.date(1988, 3, 19), dt.date(2021, 12, 28)],
)
def test_ticks_of_any_length_of_time_do_not_overlap(
    days: int, language: str, calendar: calendars.Calendar, start: dt.date
):
    last = (start + dt.timedelta(days)).isoformat()
    span = (f"{start}/{last}", start.isoformat(), last)
    figure = plot_timeline(made_up([(start.isoformat(),) * 3, span]), language, calendar=calendar, country="IQ")
    assert not outside(figure)
    assert not overlapping(figure)


@pytest.mark.slow
def test_a_word_wider_than_its_column_is_parted():
    address = "https://example.org/" + "a-very-long-address/" * 10
    table = made_up(DATES[6:8]).assign(label_en=address, source=address)
    figure = plot_timeline(table, "en")
    assert not outside(figure)
    assert not overlapping(figure)
    assert address in "".join(texts(figure)).replace("\u2066", "").replace("\u2069", "")


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", [*EPISODES, "made-up"])
def test_no_mark_covers_a_text_or_leaves_the_page(timelines: dict[str, pd.DataFrame], name: str, language: str):
    figure = plot_timeline(made_up() if name == "made-up" else timelines[name], language)
    drawn = [inked(figure, artist) for artist in (*marks(figure), *arrows(figure), *bars(figure))]
    words = [box for _, box in ink(figure)]
    assert len(drawn) > 10
    for box in drawn:
        assert figure.bbox.x0 <= box.x0 <= box.x1 <= figure.bbox.x1
        assert figure.bbox.y0 <= box.y0 <= box.y1 <= figure.bbox.y1
        assert not [said for said in words if cover(box, said)]


@pytest.mark.slow
def test_no_letter_of_a_label_is_lost():
    table = made_up(length=3)
    for language in LANGUAGES:
        drawn = "".join(texts(plot_timeline(table, language))).translate(dict.fromkeys(map(ord, "\u2066\u2067\u2069")))
        if shapes():
            for label in table[f"label_{language}"]:
                assert "".join(label.split()) in "".join(drawn.split())
