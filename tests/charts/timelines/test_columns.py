"""Timelines in a column of a journal: nothing is cut, nothing covers anything, at any resolution."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import matplotlib as mpl
import numpy as np
import pandas as pd
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure
from matplotlib.text import Text
from numpy.typing import NDArray

import rasad
from drawn import DATES, LANGUAGES, arrows, at, cover, ink, inked, made_up, marks, outside, overlapping
from drawn import texts as drawn_texts
from kept import plot_timeline
from places import EPISODES, SEEDS
from rasad.analyse.timelines.context import TimelineContext
from rasad.analyse.timelines.timeline import Timeline
from rasad.annotation.notes import Notes
from rasad.charts import rtl
from rasad.charts.bidi.rtl import shapes
from rasad.charts.page import look
from rasad.charts.page.layout import Layout
from rasad.charts.page.look import word
from rasad.charts.page.sheet import width_of
from twobytwo import two_by_two

COLUMN = 3.15  # inches: 8 cm
UNDATED = DATES[-1:]
_ISOLATES = dict.fromkeys(map(ord, "\u2066\u2067\u2069"))
joined_letters = pytest.mark.skipif(not shapes(), reason="an older matplotlib is given the letters in another order")


@pytest.fixture(autouse=True)
def _as_drawn() -> Iterator[None]:
    """Text is measured as these figures draw it: without hinting."""
    with mpl.rc_context({"text.hinting": "no_hinting"}):
        yield


@pytest.fixture(scope="module")
def proposed(notes: Notes) -> dict[str, pd.DataFrame]:
    """Every episode with what the rules propose beside it."""
    read = {name: rasad.read_episode(SEEDS / "episodes" / f"{name}.yaml") for name in EPISODES}
    return {name: rasad.timeline(notes, episode, proposed=True) for name, episode in read.items()}


def base(language: str) -> Literal["L", "R"]:
    return "L" if language == "en" else "R"


def texts(figure: Figure) -> list[str]:
    """What is written, without the marks that tell matplotlib its direction."""
    return [text.translate(_ISOLATES) for text in drawn_texts(figure)]


def pixels(figure: Figure, dpi: int) -> NDArray[np.float64]:
    """The figure as it is drawn at a resolution, in grey from 0 to 1."""
    with at(figure, dpi), mpl.rc_context({"text.hinting": "default"}):  # the figure itself must see to it
        canvas = FigureCanvasAgg(figure)
        canvas.draw()
    return np.asarray(canvas.buffer_rgba())[..., :3].mean(axis=2) / 255


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", EPISODES)
def test_in_a_column_no_text_is_cut_or_covered(proposed: dict[str, pd.DataFrame], name: str, language: str):
    figure = plot_timeline(proposed[name], language, width=COLUMN)
    assert len(texts(figure)) > 3 * len(proposed[name])
    assert outside(figure) == []
    assert overlapping(figure) == []


@pytest.mark.slow
@pytest.mark.parametrize("width", [2.5, COLUMN, 4.99, 5.0, 6.3, 7.49, 7.5, 10.0])
@pytest.mark.parametrize("language", LANGUAGES)
def test_25_events_11_on_a_day_fit_at_every_width(language: str, width: float):
    table = made_up()
    assert len(table) == 25
    assert (table["date"] == "2025-07-20").sum() == 11
    figure = plot_timeline(table, language, width=width)
    assert outside(figure) == []
    assert overlapping(figure) == []


@pytest.mark.slow
@two_by_two(page=[(COLUMN, 0.03), (10.0, 0.2)], language=LANGUAGES, dpi=[40, 60, 72, 96, 150])
def test_the_margin_stays_empty_at_every_resolution(page: tuple[float, float], language: str, dpi: int):
    width, margin = page
    figure = plot_timeline(made_up(), language, width=width)
    darkest = float(np.mean(to_rgb(look.BAND))) - 0.02
    drawn, edge = pixels(figure, dpi), max(1, int(margin * dpi))
    assert drawn[:, :edge].min() > darkest
    assert drawn[:, -edge:].min() > darkest
    assert drawn.min() < 0.2


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_line_is_as_wide_on_a_screen_as_in_print(language: str):
    table = made_up(UNDATED).assign(date_basis="unknown", source="speaker")
    figure = plot_timeline(table, language, width=COLUMN)

    def reach(dpi: int) -> float:
        columns = (pixels(figure, dpi) < 0.85).any(axis=0)
        return float(np.flatnonzero(columns).max() - np.flatnonzero(columns).min()) / dpi

    assert [reach(dpi) for dpi in (60, 72, 100)] == pytest.approx([reach(300)] * 3, abs=0.05)


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_in_a_column_no_mark_covers_a_text(language: str):
    figure = plot_timeline(made_up(), language, width=COLUMN)
    lines = ink(figure)
    boxes = [inked(figure, artist) for artist in (*marks(figure), *arrows(figure))]
    assert len(boxes) > 35
    for box in boxes:
        assert figure.bbox.x0 <= box.x0 <= box.x1 <= figure.bbox.x1
        assert [said for said, letters in lines if cover(box, letters)] == []


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_letter_is_smaller_than_can_be_read(language: str):
    def sizes(width: float) -> set[float]:
        figure = plot_timeline(made_up(), language, width=width)
        return {float(text.get_fontsize()) for text in figure.findobj(Text) if text.get_text()}

    assert sizes(COLUMN) == {6.5, 8.5, 11}
    assert sizes(6.3) == sizes(10) == {7.5, 9.5, 14}


@pytest.mark.slow
@joined_letters
@pytest.mark.parametrize("language", LANGUAGES)
def test_in_a_column_no_letter_is_lost(language: str):
    table = made_up(length=3)
    drawn = "".join("".join(texts(plot_timeline(table, language, width=COLUMN))).split())
    for label in table[f"label_{language}"]:
        assert "".join(label.split()) in drawn


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_in_a_column_date_mark_and_label_stand_under_each_other(language: str):
    table = made_up(DATES[6:7]).assign(date_basis="explicit", origin="curated", **{f"label_{language}": "۲۰"})
    figure = plot_timeline(table, language, width=COLUMN, title="…")
    boxes = dict(ink(figure))
    dates = [rasad.calendars.format_date("2025-07-20", language, calendar) for calendar in ("gregorian", "jalali")]
    one, other = (boxes[rtl(date, base(language))] for date in dates)
    mark, label = inked(figure, marks(figure)[0]), boxes[rtl("۲۰", base(language))]
    assert abs(one.y0 + one.y1 - other.y0 - other.y1) < 10  # both dates in one line
    assert min(one.y0, other.y0) > mark.y1
    assert mark.y0 > label.y1


@pytest.mark.slow
def test_the_axis_stands_behind_every_mark_of_a_column_and_is_open_where_it_is_broken():
    def pale_lines(width: float) -> int:
        (axes,) = plot_timeline(made_up([DATES[0], *DATES[6:9]]), "fa", width=width).axes
        return len([line for line in axes.lines if line.get_color() == look.GRID and len({*line.get_ydata()}) == 1])

    assert pale_lines(COLUMN) == 4 * 2
    assert pale_lines(10) == 0


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_in_a_column_an_undated_event_has_no_axis(language: str):
    figure = plot_timeline(made_up(UNDATED), language, width=COLUMN)
    assert not figure.axes[0].lines
    assert not outside(figure)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_column_without_events_says_so(language: str):
    figure = plot_timeline(made_up([]), language, width=COLUMN)
    assert rtl(word("no_events", language)) in drawn_texts(figure)
    assert not outside(figure)
    assert not overlapping(figure)


@pytest.mark.parametrize("width", [2.49, 0, -1, float("nan")])
def test_a_page_too_narrow_for_any_layout_is_refused(width: float):
    with pytest.raises(ValueError, match=r"width must be (at least 2\.5 inches|a number of at least 0)"):
        plot_timeline(made_up(), "fa", width=width)


def test_the_time_axis_of_a_column_is_nearly_as_wide_as_the_page():
    assert Layout.of(COLUMN).axis > 0.9 * COLUMN
    assert Layout.of(10).axis == 3.2


@pytest.mark.slow
@pytest.mark.parametrize("width", [COLUMN, 10.0])
@pytest.mark.parametrize("language", LANGUAGES)
def test_an_article_that_speaks_for_itself_is_called_so_and_not_by_its_id(language: str, width: float):
    name = "003_6d07c0304cd3fc04"
    own = made_up(DATES[6:7]).assign(article=name, source=name, origin="curated", status="planned")

    def said(labels: dict[str, dict[str, str]]) -> str:
        told = Timeline.made(own, TimelineContext(labels))
        return " ".join(drawn_texts(plot_timeline(told, language, width=width)))

    def line(source: str) -> str:
        return rtl(f"{word('planned', language)} · {word('source', language, name=source)}", base(language))

    unsigned = line(word("unsigned", language))
    for labels in ({}, {name: dict.fromkeys(LANGUAGES, name)}):
        assert "6d07" not in said(labels)
        assert unsigned in said(labels)
    assert line("۲۰") in said({name: dict.fromkeys(LANGUAGES, "۲۰")})


@pytest.mark.slow
@joined_letters
@pytest.mark.parametrize(
    ("language", "wanted"),
    [
        ("en", ["22 September 1980 –", "20 August 1988"]),
        ("fa", ["۳۱ شهریور ۱۳۵۹ تا", "۲۹ مرداد ۱۳۶۷"]),
        ("ar", ["٢٢ سبتمبر ١٩٨٠ إلى", "٢٠ أغسطس ١٩٨٨"]),
    ],
)
def test_a_long_date_is_parted_between_its_ends(language: str, wanted: list[str]):
    table = made_up(DATES[1:2]).assign(date_basis="explicit")
    said = texts(plot_timeline(table, language))
    assert wanted == [text for text in said if text in wanted]
    assert " ".join(wanted) in texts(plot_timeline(table, language, width=COLUMN))


@pytest.mark.slow
@pytest.mark.parametrize("width", [COLUMN, 10.0])
@pytest.mark.parametrize(
    ("date", "first", "last"), [("[..2021]", None, "2021-12-31"), ("[2021..]", "2021-01-01", None)]
)
def test_one_day_of_an_open_row_is_an_arrow(date: str, first: str | None, last: str | None, width: float):
    figure = plot_timeline(made_up([(date, first, last)]), "fa", width=width)
    assert len(arrows(figure)) == 2  # that of the date and that of the legend


@pytest.mark.slow
@joined_letters
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_measure_of_a_line_is_that_of_what_is_drawn(language: str):
    figure = plot_timeline(made_up(UNDATED), language, width=COLUMN, title="…")
    sizes = {text.get_text(): float(text.get_fontsize()) for text in figure.findobj(Text)}
    for drawn, box in ink(figure):
        said = drawn.translate(_ISOLATES)
        if len(said) > 20:
            assert box.width / figure.dpi == pytest.approx(width_of(said, sizes[drawn]), rel=0.02)
