"""rasad.charts.timelines.marks: a point, a bar, an arrow; told apart by form, colour and grey."""

from __future__ import annotations

from typing import Literal

import numpy as np
import pandas as pd
import pytest

from drawn import (
    DATES,
    LANGUAGES,
    arrows,
    bars,
    inked,
    made_up,
    marks,
    of_dates,
    texts,
)
from kept import plot_timeline
from rasad.charts import rtl
from rasad.charts.bidi.rtl import shapes
from rasad.charts.page.look import word


@pytest.mark.slow
def test_an_unknown_end_is_marked_like_an_open_one(events: pd.DataFrame):
    def arrows(date: str) -> int:
        (axes,) = plot_timeline(of_dates(events, (date, "2025-07-20", None))).axes
        return len([text for text in axes.texts if not text.get_text()])

    assert arrows("2025-07-20/") == arrows("2025-07-20/..")


@pytest.mark.slow
def test_a_day_is_a_point_a_span_a_bar_an_open_end_an_arrow():
    def drawn(date: str, first: str | None, last: str | None) -> tuple[int, int]:
        figure = plot_timeline(made_up([(date, first, last)]), "en")
        return len(bars(figure)), len(arrows(figure))

    day = "2025-07-20"  # one of each is the legend's
    assert drawn(day, day, day) == (0, 0)
    assert drawn(f"{day}/2025-07-25", day, "2025-07-25") == (2, 0)
    assert drawn(f"{day}/..", day, None) == (0, 2)
    assert drawn(f"../{day}", None, day) == (0, 2)


@pytest.mark.slow
@pytest.mark.parametrize(("first", "last"), [("2025-07-20", "2025-07-21"), ("2025-01-01", "2025-12-31")])
def test_the_ends_of_a_bar_are_soft_and_it_is_seen_beside_its_mark(first: str, last: str):
    figure = plot_timeline(made_up([("2025-01-01",) * 3, (f"{first}/{last}", first, last), ("2025-12-31",) * 3]), "en")
    alpha = np.asarray(bars(figure)[0].get_array())[0, :, 3]
    middle = int(np.argmax(alpha))
    assert alpha[0] < 0.1
    assert alpha[-1] < 0.1
    assert alpha[middle] == 1
    assert (np.diff(alpha[: middle + 1]) >= 0).all()
    assert inked(figure, bars(figure)[0]).width > 2.5 * inked(figure, marks(figure)[1]).width


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_an_arrow_points_to_the_open_side(language: str):
    def way(date: str, first: str | None, last: str | None) -> float:
        figure = plot_timeline(made_up([(date, first, last)]), language)
        (x, _), (tip, _) = (
            figure.axes[0].transData.transform(p) for p in (arrows(figure)[0].xyann, arrows(figure)[0].xy)
        )
        return float(tip - x) * (1 if language == "en" else -1)

    assert way("2025-07-20/..", "2025-07-20", None) > 0
    assert way("../2025-07-20", None, "2025-07-20") < 0


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_proposed_event_has_a_dotted_ring_and_is_called_so(language: str):
    one = made_up(DATES[6:7])
    base: Literal["L", "R"] = "L" if language == "en" else "R"

    def told(origin: str) -> tuple[int, bool, bool]:
        figure = plot_timeline(one.assign(origin=origin), language)
        rings = [points for points in marks(figure) if not len(points.get_facecolor())]
        said = texts(figure)
        begins = rtl(word("proposed", language) + " ·", base).rstrip("\u2069") if shapes() else ""
        return (
            len(rings),
            rtl(word("proposed_entry", language), base) in said,
            any(line.startswith(begins) for line in said) if shapes() else origin == "proposed",
        )

    assert told("proposed") == (2, True, True)  # the event's and the legend's
    assert told("curated") == (0, False, False)
