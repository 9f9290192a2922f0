"""rasad.charts.axes.style: one reader's choices, for the package's charts and one's own."""

from __future__ import annotations

import matplotlib as mpl
import pandas as pd
import pytest
from matplotlib.figure import Figure

from drawn import made_up, texts
from rasad.charts import plot_timeline, rtl, style
from rasad.charts.page import look
from rasad.text.numerals import localize


@pytest.mark.parametrize(("language", "side"), [("en", "ltr"), ("fa", "rtl"), ("ar", "rtl")])
def test_the_direction_is_that_of_the_language_unless_it_is_chosen(language: str, side: str):
    assert style(language).direction == side
    assert style(language, "ltr").direction == "ltr"


def test_the_choices_hold_inside_the_block_and_end_with_it():
    before = dict(mpl.rcParams)
    with style("fa", "ltr", digits="latin"):
        assert not look.is_from_right("fa")
        assert localize(1403, "fa") == "1403"
        assert mpl.rcParams["font.family"] == list(look.families())
    assert look.is_from_right("fa")
    assert localize(1403, "fa") == "۱۴۰۳"
    assert dict(mpl.rcParams) == before


def test_one_style_can_be_entered_inside_another_and_twice():
    reader = style("ar", digits="latin")
    with reader, style("fa"), reader:
        assert localize(5, "ar") == "5"
    assert localize(5, "ar") == "٥"


@pytest.mark.slow
def test_a_timeline_takes_the_digits_that_are_chosen():
    with style("fa", digits="latin"):
        said = texts(plot_timeline(made_up(), "fa"))
    dates = [line for line in said if "1404" in line]
    assert dates
    assert not any(digit in line for line in dates for digit in "۰۱۲۳۴۵۶۷۸۹")


def test_numbers_and_dates_are_written_for_the_reader():
    reader = style("ar", country="SY")
    assert (reader.number(-1.5), reader.percent(0.2), reader.date("2021-02-10")) == ("−١٫٥", "٢٠٪", "١٠ شباط ٢٠٢١")
    assert style("fa").date("2021-02") == style("fa").date("2021-02", "gregorian")  # a month of another calendar


def test_axes_of_ones_own_are_turned_with_the_same_choices():
    ax = Figure().add_subplot()
    pd.Series({"یک": 1.0, "دو": 2.0}).plot.barh(ax=ax)
    style("fa", "ltr").axes(ax)
    assert not ax.xaxis_inverted()
    style("fa").axes(ax)
    assert ax.xaxis_inverted()
    assert ax.yaxis.get_major_formatter().format_ticks([0, 1]) == [rtl("یک", "R"), rtl("دو", "R")]


@pytest.mark.parametrize(
    "choices", [{"language": "de"}, {"language": "fa", "direction": "up"}, {"language": "fa", "digits": "roman"}]
)
def test_an_unknown_choice_is_refused_with_those_that_are_known(choices: dict[str, str]):
    with pytest.raises(ValueError, match=r"must be one of .*, .*, not"):
        style(**choices)
