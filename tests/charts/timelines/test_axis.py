"""rasad.charts.timelines.axis: both calendars are named, with months in a short stretch."""

from __future__ import annotations

from typing import Literal

import pandas as pd
import pytest
from matplotlib.figure import Figure

from drawn import (
    ink,
    made_up,
    marks,
    texts,
)
from kept import plot_timeline
from rasad.charts import rtl
from rasad.charts.page.look import word


@pytest.mark.slow
@pytest.mark.parametrize(
    ("language", "above", "below"),
    [("fa", "jalali", "gregorian"), ("en", "gregorian", "jalali"), ("ar", "gregorian", "jalali")],
)
def test_both_calendars_are_named_on_either_side_of_the_axis(
    events: pd.DataFrame, language: str, above: str, below: str
):
    boxes = dict(ink(plot_timeline(events, language)))
    base: Literal["L", "R"] = "L" if language == "en" else "R"
    assert boxes[rtl(word(above, language), base)].y0 > boxes[rtl(word(below, language), base)].y1
    swapped = dict(ink(plot_timeline(events, language, calendar=below)))  # type: ignore[arg-type]
    assert swapped[rtl(word(above, language), base)].y1 < swapped[rtl(word(below, language), base)].y0


@pytest.mark.slow
@pytest.mark.parametrize(
    ("language", "country", "wanted"),
    [
        ("en", None, ["2025", "June", "July", "1404", "Tir"]),
        ("fa", None, ["۱۴۰۴", "تیر", "مرداد", "۲۰۲۵", "ژوئیه"]),
        ("ar", None, ["٢٠٢٥", "يونيو", "يوليو", "١٤٠٤", "تير"]),
        ("ar", "IQ", ["٢٠٢٥", "حزيران", "تموز", "١٤٠٤", "تير"]),
    ],
)
def test_a_short_stretch_has_months_of_both_calendars(language: str, country: str | None, wanted: list[str]):
    dates = [(f"2025-{day}",) * 3 for day in ("06-05", "07-20", "08-10")]
    said = texts(plot_timeline(made_up(dates), language, country=country))
    for name in wanted:
        assert rtl(name, "L" if language == "en" else "R") in said


@pytest.mark.slow
def test_background_of_1979_leaves_the_episode_its_room():
    figure = plot_timeline(made_up(), "en")
    assert texts(figure).count("//") == 4
    (axes,) = figure.axes
    first, last = (next(x for x, i in places(figure) if i == at) for at in (5, 21))
    span = axes.transData.transform([(last, 0)])[0][0] - axes.transData.transform([(first, 0)])[0][0]
    assert span > 0.8 * figure.dpi


def places(figure: Figure) -> list[tuple[float, int]]:
    """x of the marks of events, in inches, and the number of the event, made-up or not."""
    filled = [points for points in marks(figure) if points.get_sizes()[0] < 100]
    return [(float(points.get_offsets()[0][0]), i) for i, points in enumerate(filled)]
