"""rasad.charts.page.glyphs: no box without a word about it."""

from __future__ import annotations

import warnings
from pathlib import Path

import pytest
from matplotlib.figure import Figure

from rasad.charts import rtl, save
from rasad.charts.page import look
from rasad.charts.page.glyphs import MissingGlyph, missing


def figure(text: str) -> Figure:
    with look.style():
        drawn = Figure(figsize=(3, 1))
        drawn.text(0.5, 0.5, rtl(text))
        return drawn


@pytest.mark.slow
@pytest.mark.parametrize("ending", ["png", "svg", "pdf"])
def test_a_character_without_a_glyph_is_named_with_its_text(tmp_path: Path, ending: str):
    with pytest.warns(MissingGlyph, match=r"no font of this figure has 漢 \(U\+6F22\)") as told:
        save(figure("دیدار در 漢"), tmp_path / f"a.{ending}")
    assert len(told) == 1


@pytest.mark.parametrize("text", ["می‌شود «ABC» ۱۲٪ ٬ ٫ − – … ﷼ ـهٔ ً", "سلام\u2067x\u2069\u200f", "tab\tline"])
def test_signs_without_a_picture_and_all_that_the_fonts_have_are_silent(tmp_path: Path, text: str):
    with warnings.catch_warnings():
        warnings.simplefilter("error", MissingGlyph)
        save(figure(text), tmp_path / "a.png")


def test_letters_of_persian_arabic_and_their_neighbours_are_all_there():
    letters = "آابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهیءأإؤئةىيكۀٱٓٔڤڨݣ۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩؟،؛٪٫٬«»ABCabc0123456789"
    assert missing(letters, look.families()) == []


def test_a_general_family_stands_for_its_fonts():
    assert missing("abc", ("sans-serif",)) == []


def test_a_font_that_is_not_there_has_nothing():
    assert missing("a", ("No Such Font",)) == ["a"]
