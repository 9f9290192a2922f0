"""rasad.charts.rtl_axes: an Axes that somebody has drawn, right to left; twice is as once."""

from __future__ import annotations

import datetime as dt
import io
import runpy
from pathlib import Path
from typing import Any

import matplotlib as mpl
import matplotlib.dates as dates
import pytest
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.legend import Legend
from matplotlib.ticker import StrMethodFormatter

from places import ROOT
from rasad.charts import rtl, rtl_axes
from rasad.charts.page import look

NAMES = ["علی خامنه‌ای", "ولادیمیر پوتین", "کرملین (مسکو)"]


def bars() -> Axes:
    ax = Figure(figsize=(5, 3)).add_subplot()
    drawn = ax.barh(NAMES, [22, 10.5, 6], label="شمار جمله‌ها")
    ax.bar_label(drawn, padding=3)
    ax.set_title("چه کسی چند بار؟", loc="left")
    ax.set_xlabel("شمار جمله‌ها")
    ax.legend(loc="lower right", title="راهنما")
    return ax


def drawn(ax: Axes) -> bytes:
    file = io.BytesIO()
    ax.figure.savefig(file, dpi=60, metadata={"Software": None})
    return file.getvalue()


def legend_of(ax: Axes) -> Legend:
    """The legend of axes that have been drawn, so that all is in its place."""
    FigureCanvasAgg(ax.get_figure()).draw()
    legend = ax.get_legend()
    assert legend is not None
    return legend


def labels(axis: Any) -> list[str]:
    FigureCanvasAgg(axis.axes.figure).draw()
    return [label.get_text() for label in axis.get_ticklabels()]


def test_bars_grow_from_the_right_and_names_stand_there():
    ax = rtl_axes(bars(), "fa")
    assert ax.xaxis_inverted()
    assert (ax.yaxis.get_ticks_position(), ax.yaxis.get_label_position()) == ("right", "right")
    assert labels(ax.yaxis) == [rtl(name, "R") for name in NAMES]


def test_a_title_changes_sides_and_one_in_the_middle_stays():
    ax = bars()
    ax.set_title("میانه")
    rtl_axes(ax, "fa")
    assert (ax.get_title(loc="left"), ax.get_title(loc="right")) == ("", rtl("چه کسی چند بار؟", "R"))
    assert ax.get_title() == rtl("میانه", "R")


@pytest.mark.slow
@pytest.mark.parametrize("language", ["fa", "ar", "en"])
def test_twice_is_as_once(language: str):
    once, twice = rtl_axes(bars(), language), rtl_axes(rtl_axes(bars(), language), language)
    assert drawn(once) == drawn(twice)


def test_what_was_prepared_by_hand_is_left_alone():
    ax = Figure().add_subplot()
    ax.set_xlabel(rtl("شمار"))
    rtl_axes(ax, "fa")
    assert ax.get_xlabel() == rtl("شمار")


def test_a_text_that_was_changed_is_prepared_anew():
    ax = rtl_axes(bars(), "fa")
    ax.set_xlabel("واژهٔ دیگر")
    assert rtl_axes(ax, "fa").get_xlabel() == rtl("واژهٔ دیگر", "R")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("language", "digits", "wanted"),
    [("fa", "auto", ["۲۲", "۱۰٫۵", "۶"]), ("ar", "auto", ["٢٢", "١٠٫٥", "٦"]), ("fa", "latin", ["22", "10.5", "6"])],
)
def test_labels_that_are_a_number_have_the_readers_digits(language: str, digits: str, wanted: list[str]):
    ax = rtl_axes(bars(), language, digits=digits)
    assert [text.get_text() for text in ax.texts] == [rtl(number, "L") for number in wanted]


def test_numbers_among_words_stay_as_they_were_written():
    ax = Figure().add_subplot()
    ax.text(0, 0, "سفر 10 بهمن")
    rtl_axes(ax, "fa")
    assert "10" in ax.texts[0].get_text()


def test_numbers_of_an_axis_have_the_readers_digits_and_marks():
    ax = Figure().add_subplot()
    ax.set(ylim=(-40000, 40000), yticks=[-20000, 20000])
    ax.yaxis.set_major_formatter(StrMethodFormatter("{x:,.0f}"))
    assert labels(rtl_axes(ax, "fa").yaxis) == [rtl(said, "L") for said in ("−۲۰٬۰۰۰", "۲۰٬۰۰۰")]


@pytest.mark.parametrize(
    ("language", "country", "wanted"),
    [("fa", None, "فوریه ۲۰۲۱"), ("ar", "EG", "فبراير ٢٠٢١"), ("ar", "SY", "شباط ٢٠٢١"), ("en", None, "Feb 2021")],
)
def test_months_have_their_names_by_country(language: str, country: str | None, wanted: str):
    ax = Figure().add_subplot()
    ax.plot([dt.date(2021, 1, 20), dt.date(2021, 3, 10)], [0, 1])
    ax.set_xticks([dt.date(2021, 2, 1)])  # type: ignore[arg-type]
    ax.xaxis.set_major_formatter(dates.DateFormatter("%b %Y"))
    assert labels(rtl_axes(ax, language, country=country).xaxis) == [rtl(wanted, "auto" if language != "en" else "L")]


def test_time_may_run_from_left_to_right():
    ax = rtl_axes(bars(), "fa", mirror=False)
    assert not ax.xaxis_inverted()
    assert ax.yaxis.get_ticks_position() == "left"
    assert labels(ax.yaxis)[0] == rtl(NAMES[0], "R")


def test_a_page_in_english_is_not_mirrored():
    ax = rtl_axes(bars(), "en")
    assert not ax.xaxis_inverted()


def test_the_legend_has_its_markers_on_the_right_and_changes_sides():
    ax = rtl_axes(bars(), "fa")
    legend = legend_of(ax)
    text, patch = legend.get_texts()[0], legend.get_patches()[0]
    assert text.get_window_extent().x1 <= patch.get_window_extent().x0
    box = legend.get_window_extent().transformed(ax.transAxes.inverted())
    assert box.x1 < 0.5  # it was placed on the lower right, away from the names


def test_columns_of_a_legend_run_from_the_right():
    ax = Figure(figsize=(6, 3)).add_subplot()
    for name in ("یکم", "دوم", "سوم"):
        ax.plot([0, 1], label=name)
    ax.legend(ncols=3)
    places = [text.get_window_extent().x0 for text in legend_of(rtl_axes(ax, "fa")).get_texts()]
    assert places == sorted(set(places), reverse=True)
    assert len(places) == 3


def test_a_legend_beside_the_axes_goes_to_the_other_side():
    ax = Figure(figsize=(6, 3)).add_axes((0.3, 0.2, 0.4, 0.6))
    ax.plot([0, 1], label="یکم")
    ax.legend(bbox_to_anchor=(1.02, 1), loc="upper left")
    legend = legend_of(rtl_axes(ax, "fa"))
    assert legend.get_window_extent().x1 < ax.get_window_extent().x0


def test_annotations_stand_on_the_other_side_of_their_point():
    ax = Figure().add_subplot()
    beside = ax.annotate("آ", (0.2, 0.5), xytext=(10, 5), textcoords="offset points")
    framed = ax.annotate("ب", (0.1, 0.9), xycoords="axes fraction")
    corner = ax.text(0.02, 0.95, "پ", transform=ax.transAxes)
    rtl_axes(ax, "fa")
    assert beside.xyann == (-10, 5)
    assert framed.xy == pytest.approx((0.9, 0.9))
    assert corner.get_position() == pytest.approx((0.98, 0.95))
    assert {text.get_ha() for text in (beside, framed, corner)} == {"right"}


def test_axes_that_share_an_axis_are_mirrored_once():
    upper, lower = Figure().subplots(2, 1, sharex=True)
    for ax in (upper, lower):
        rtl_axes(ax, "fa")
    assert upper.xaxis_inverted()
    assert lower.xaxis_inverted()


def test_hidden_spines_change_sides():
    ax = bars()
    ax.spines[["right", "top"]].set_visible(False)
    rtl_axes(ax, "fa")
    assert (ax.spines["left"].get_visible(), ax.spines["right"].get_visible()) == (False, True)


def test_names_change_sides_also_where_there_are_no_ticks():
    ax = bars()
    ax.tick_params(axis="y", left=False)  # as seaborn's themes do
    rtl_axes(ax, "fa")
    shown = ax.yaxis.get_tick_params("major")
    assert (shown["labelleft"], shown["labelright"], shown["right"]) == (False, True, False)


@pytest.mark.slow
def test_the_users_settings_stay_and_all_texts_have_fonts_with_their_letters():
    before = dict(mpl.rcParams)
    ax = rtl_axes(bars(), "fa")
    assert dict(mpl.rcParams) == before
    assert all(text.get_fontfamily() == list(look.families()) for text in [ax.xaxis.label, *ax.texts])


@pytest.mark.parametrize(("language", "digits"), [("de", "auto"), ("fa", "roman")])
def test_an_unknown_choice_is_refused(language: str, digits: str):
    with pytest.raises(ValueError, match="must be one of"):
        rtl_axes(bars(), language, digits=digits)


@pytest.mark.slow
def test_the_pictures_of_the_docs_can_be_drawn_again(tmp_path: Path):
    runpy.run_path(str(ROOT / "docs" / "rtl" / "example.py"))["main"](tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["after.png", "before.png"]
