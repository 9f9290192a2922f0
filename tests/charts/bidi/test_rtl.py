"""rasad.charts.bidi.rtl: logical text for a matplotlib that shapes, and for one that does not."""

from __future__ import annotations

import doctest
import re
from importlib import import_module
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib import cbook
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from rasad.charts.bidi.controls import LRI, PDI, RLI
from rasad.charts.bidi.rtl import is_rtl, rtl, shapes

MODULE = import_module("rasad.charts.bidi.rtl")  # rasad.charts.bidi.rtl is also the function
MARKS = "\u200e\u200f\u061c"
HOSTILE = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"
CONTROLS = MARKS + HOSTILE
OPENING, CLOSING = "\u202a\u202b\u2066\u2067\u2068", "\u202c\u2069"
ENDS = "\r\x1c\x1d\x1e\x85\u2028\u2029"  # what ends a paragraph, and is no line feed
isolating = pytest.mark.skipif(not shapes(), reason="this matplotlib does not shape")


@pytest.fixture
def old(monkeypatch: pytest.MonkeyPatch) -> None:
    """A matplotlib before 3.11."""
    monkeypatch.setattr(MODULE, "shapes", lambda: False)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("سلام", True),
        ("NATO در بروکسل", True),
        ("NATO 2024", False),
        ("", False),
        ("2024-05-19", False),
        ("١٤٠٣", True),
        ("۱۴۰۳", True),
        ("\ufe8e", True),  # a presentation form
        ("(«»)", False),
        ("Łódź", False),
    ],
)
def test_a_text_with_any_letter_or_digit_of_such_a_script_is_right_to_left(text: str, wanted: bool):
    assert is_rtl(text) is wanted


@isolating
@pytest.mark.parametrize("text", ["دیدار در مسکو", "NATO در بروکسل", "۱۲ تیر ۱۴۰۱", "(موسكو)"])
def test_a_line_of_persian_or_arabic_is_isolated_right_to_left(text: str):
    assert rtl(text) == f"{RLI}{text}{PDI}"


@isolating
def test_a_line_of_english_is_isolated_left_to_right():
    assert rtl("Moscow, 2025") == f"{LRI}Moscow, 2025{PDI}"


@isolating
def test_the_direction_can_be_given():
    assert rtl("2025", "R") == f"{RLI}2025{PDI}"
    assert rtl("تهران", "L") == f"{LRI}تهران{PDI}"


@isolating
def test_every_line_has_the_direction_of_the_whole():
    assert rtl("NATO\nدر بروکسل") == f"{RLI}NATO{PDI}\n{RLI}در بروکسل{PDI}"


@pytest.mark.slow
@isolating
def test_the_page_about_right_to_left_text_runs():
    page = Path("docs/rtl.md").absolute()
    assert doctest.testfile(str(page), module_relative=False).failed == 0


def test_a_direction_that_is_not_known_is_refused():
    with pytest.raises(ValueError, match="base must be"):
        rtl("سلام", "rtl")  # type: ignore[arg-type]


def test_lines_of_windows_are_lines():
    assert rtl("یک\r\nدو") == rtl("یک\nدو")


def test_an_empty_line_stays_empty():
    assert rtl("") == ""
    assert rtl("یک\n\nدو").split("\n")[1] == ""


def test_half_spaces_are_kept_where_matplotlib_shapes():
    if shapes():
        assert "می\u200cرود" in rtl("او می\u200cرود")


@pytest.mark.parametrize("control", HOSTILE, ids=lambda control: f"U+{ord(control):04X}")
def test_a_hostile_control_of_the_input_is_removed(control: str):
    assert rtl(f"پوتین{control} در {control}تهران") == rtl("پوتین در تهران")


@pytest.mark.usefixtures("old")
@pytest.mark.parametrize("control", CONTROLS, ids=lambda control: f"U+{ord(control):04X}")
def test_a_hostile_control_is_removed_for_an_old_matplotlib_too(control: str):
    assert rtl(f"پوتین{control} در {control}تهران") == rtl("پوتین در تهران")


@pytest.mark.parametrize("text", ["بهای نفت 80$", "$5 و $6", "US$", r"\$", "$$"])
def test_a_dollar_sign_is_no_formula(text: str):
    prepared = rtl(text)
    assert not cbook.is_math_text(prepared)
    assert prepared.count("$") == prepared.count(r"\$") == text.count("$")


def test_formulas_in_names_are_drawn_as_they_are_written():
    figure = Figure()
    text = figure.text(0.5, 0.5, rtl(r"نرخ $\frac{1}{"))  # would be an error of mathtext
    figure.canvas.draw()
    assert text.get_window_extent(FigureCanvasAgg(figure).get_renderer()).width > 0


@pytest.mark.slow
@isolating
@given(
    text=st.text(st.one_of(st.sampled_from("سلامپچگ‌ ۱١1aZ$()\n" + CONTROLS), st.characters(codec="utf-8")), max_size=40)
)
@settings(max_examples=120, deadline=None, derandomize=True)
def test_nothing_but_controls_is_lost_and_every_isolate_is_closed(text: str):
    lines = rtl(text).split("\n")
    plain = [
        re.sub(f"[{CONTROLS}]", "", line) for line in re.sub(f"[{ENDS}]", " ", text.replace("\r\n", "\n")).split("\n")
    ]
    assert [re.sub(f"[{CONTROLS}]", "", line).replace(r"\$", "$") for line in lines] == plain
    assert all(line == "" or (line[0] in LRI + RLI and line[-1] == PDI) for line in lines)
    assert len({line[0] for line in lines if line}) <= 1
    assert all(len(re.findall(f"[{OPENING}]", line)) == len(re.findall(f"[{CLOSING}]", line)) for line in lines)


@pytest.mark.usefixtures("old")
@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("سلام", "\ufee1\ufefc\ufeb3"),  # final-less meem, lam-alef joined to it, initial seen
        ("تهران", "\ufee5\ufe8d\ufeae\ufeec\ufe97"),
        ("خبر", "\ufeae\ufe92\ufea7"),
        ("می‌رود", "\ufea9\ufeed\ufead\ufbfd\ufee3"),  # the half-space ends the word for the shaper: final yeh
        ("شخصاً", "\u064b\ufe8e\ufebc\ufea8\ufeb7"),  # tanween before its alef: without width, it is drawn over it
        ("الله", "\ufeea\ufee0\ufedf\ufe8d"),  # four letters and not the one glyph that fonts lack
    ],
)
def test_letters_are_joined_and_put_in_visual_order_for_an_old_matplotlib(text: str, wanted: str):
    assert rtl(text) == wanted


@pytest.mark.usefixtures("old")
def test_brackets_are_mirrored_for_an_old_matplotlib():
    prepared = rtl("مسکو (تهران)")
    assert prepared == f"({rtl('تهران')}) {rtl('مسکو')}"
    assert rtl("«خبر»") == f"«{rtl('خبر')}»"


@pytest.mark.usefixtures("old")
@pytest.mark.parametrize("number", ["۱۴۰۴", "١٤٠٤", "1404", "۳٫۵"])
def test_digits_run_left_to_right_for_an_old_matplotlib(number: str):
    assert rtl(f"سال {number}") == f"{number} {rtl('سال')}"


@pytest.mark.usefixtures("old")
def test_half_spaces_are_gone_for_an_old_matplotlib():
    assert "\u200c" not in rtl("خامنه‌ای می‌گوید")


@pytest.mark.usefixtures("old")
def test_latin_words_keep_their_order_for_an_old_matplotlib():
    assert rtl("NATO در بروکسل") == f"{rtl('بروکسل')} {rtl('در')} NATO"
    assert rtl("Moscow (2025), a visit") == "Moscow (2025), a visit"


@pytest.mark.usefixtures("old")
def test_lines_stay_in_order_for_an_old_matplotlib():
    assert rtl("سلام\nخبر") == f"{rtl('سلام')}\n{rtl('خبر')}"


@pytest.mark.usefixtures("old")
def test_every_line_has_the_direction_of_the_whole_for_an_old_matplotlib():
    # With base R the full stop stands to the left of NATO.
    assert rtl("NATO.\nخبر").split("\n")[0] == ".NATO"
    assert rtl("NATO.") == "NATO."


@pytest.mark.usefixtures("old")
def test_a_dollar_sign_is_escaped_after_reordering():
    assert r"\$" in rtl("بهای نفت ۸۰$")
    assert not cbook.is_math_text(rtl("$ بهای نفت ۸۰$"))


@pytest.mark.usefixtures("old")
@given(text=st.text(st.sampled_from("سلامپچگی‌ًّ ۱١1aZ()[]«»،.\n" + CONTROLS), max_size=30))
@settings(max_examples=80, deadline=None, derandomize=True)
def test_an_old_matplotlib_gets_as_many_lines_and_no_controls(text: str):
    prepared = rtl(text)
    assert prepared.count("\n") == text.count("\n")
    assert not set(prepared) & set(CONTROLS + "\u200c\u20dd")
