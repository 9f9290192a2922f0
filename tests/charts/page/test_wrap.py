"""rasad.charts.page.wrap: lines as wide as they are drawn."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from rasad.charts import wrap as public_wrap
from rasad.charts.bidi.rtl import rtl
from rasad.charts.page.look import families, style
from rasad.charts.page.wrap import text_width, wrap

PERSIAN = "پوتین رئیسی را دوست واقعی روسیه توصیف کرد و برای او نامه‌ای نوشت"
ARABIC = "بوتين يشيد بجهود رئيسي لرفع العلاقات إلى شراكة استراتيجية"
TEXTS = [PERSIAN, ARABIC, "The Russian aircraft land, after Iran's announcement", "NATO در بروکسل (۲۰۲۴)"]


def drawn_width(text: str, size: float) -> float:
    with style():
        figure = Figure(dpi=72)
        artist = figure.text(0, 0, rtl(text), size=size)
        return float(artist.get_window_extent(FigureCanvasAgg(figure).get_renderer()).width) / 72


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("width", [0.5, 1.5, 3.0])
def test_no_line_is_wider_than_asked_unless_it_is_one_word(text: str, width: float):
    for line in wrap(text, width, 9):
        assert text_width(line, 9) <= width or len(line.split()) == 1


@pytest.mark.parametrize("text", TEXTS)
def test_lines_are_as_full_as_they_can_be(text: str):
    lines = wrap(text, 1.5, 9)
    for line, following in pairwise(lines):
        assert text_width(f"{line} {following.split()[0]}", 9) > 1.5


@given(text=st.text(st.sampled_from("سلام خبر ۱۴۰۴ نیم‌فاصله\u00a0aZ \n"), max_size=60), width=st.floats(0, 3))
@settings(max_examples=60, deadline=None)
def test_no_word_is_lost_and_none_is_broken(text: str, width: float):
    assert [word for line in wrap(text, width, 9) for word in line.split()] == text.split()


def test_what_fits_stays_on_one_line():
    assert wrap(PERSIAN, 100, 9) == [PERSIAN]


def test_a_word_that_is_too_wide_keeps_its_line():
    assert wrap("سلام خبر", 0, 9) == ["سلام", "خبر"]


def test_a_half_space_is_no_place_to_break():
    assert wrap("برنامه‌ریزی‌شده", 0.01, 9) == ["برنامه‌ریزی‌شده"]


def test_line_feeds_are_kept():
    assert wrap("یک\nدو سه", 100, 9) == ["یک", "دو سه"]
    assert wrap("یک\n\nدو", 100, 9) == ["یک", "", "دو"]


def test_no_text_is_one_empty_line():
    assert wrap("", 5, 9) == [""]
    assert wrap("   ", 5, 9) == [""]


def test_spaces_at_the_ends_and_in_a_row_are_dropped():
    assert wrap("  یک   دو ", 100, 9) == ["یک دو"]


def test_text_stays_in_logical_order():
    (line,) = wrap("NATO در بروکسل", 100, 9)
    assert line == "NATO در بروکسل"


@pytest.mark.parametrize("text", [*TEXTS, "۱۴۰۴", "†"])
def test_the_width_is_that_of_the_drawn_text(text: str):
    assert text_width(text, 9.5) == pytest.approx(drawn_width(text, 9.5), abs=1.5 / 72)


def test_the_width_of_a_dollar_sign_is_that_of_the_sign():
    assert text_width("$" * 20, 9.5) == pytest.approx(drawn_width("$" * 20, 9.5), abs=1.5 / 72)


def test_width_grows_with_text_and_size():
    assert text_width("", 9) == 0
    assert 0 < text_width("خبر", 9) < text_width("خبر خبر", 9)
    assert text_width(PERSIAN, 18) == pytest.approx(2 * text_width(PERSIAN, 9), rel=0.05)


@pytest.mark.parametrize("text", TEXTS)
def test_the_public_wrap_breaks_first_and_marks_each_line(text: str):
    assert public_wrap(text, 1.5, 9) == rtl("\n".join(wrap(text, 1.5, 9)))


def test_every_line_has_the_direction_of_the_whole_text():
    lines = public_wrap("NATO summit (2024) در بروکسل", 0.8).split("\n")
    assert len(lines) > 1
    assert lines == [rtl(line, "R") for line in wrap("NATO summit (2024) در بروکسل", 0.8)]


def test_the_direction_can_be_given():
    assert public_wrap("Larijani (لاریجانی)", 9, base="L") == rtl("Larijani (لاریجانی)", "L")


def test_the_size_is_that_of_the_charts_unless_another_is_given():
    assert wrap(PERSIAN, 1.5) == wrap(PERSIAN, 1.5, 9.5) != wrap(PERSIAN, 1.5, 14)


def test_lines_are_measured_in_the_font_that_is_given():
    wide, narrow = text_width(ARABIC, 9, ["DejaVu Sans"]), text_width(ARABIC, 9, ["Amiri", "DejaVu Sans"])
    assert narrow < 0.95 * wide
    assert text_width(ARABIC, 9) == text_width(ARABIC, 9, families())
    assert public_wrap(ARABIC, narrow + 0.1, 9, family=["Amiri", "DejaVu Sans"]).count("\n") == 0
    assert public_wrap(ARABIC, narrow + 0.1, 9, family="DejaVu Sans").count("\n") > 0


def test_a_control_that_is_open_does_not_reach_into_the_next_line():
    assert "\u202e" not in public_wrap("ایران \u202eآزاد و روسیه", 0.5)
