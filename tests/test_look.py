"""rasad.charts.look: fonts, words, and files that repeat."""

from __future__ import annotations

import json
import re
import string
from pathlib import Path

import matplotlib as mpl
import pytest
from matplotlib import font_manager
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from rasad import data
from rasad.charts.files import save
from rasad.charts.look import LANGUAGES, check_language, families, style, word
from rasad.charts.rtl import rtl

WORDS = data.load("charts.yaml")


def small(text: str = "دیدار در مسکو، ۱۴۰۴") -> Figure:
    with style():
        figure = Figure(figsize=(3, 2))
        axes = figure.add_axes((0.1, 0.1, 0.8, 0.7))
        axes.plot([-1, 2, 1], label="x")
        axes.set_title(rtl(text))
        return figure


def test_fonts_are_registered_and_the_users_settings_stay():
    before = dict(mpl.rcParams)
    names = families()
    with style():
        pass
    assert dict(mpl.rcParams) == before
    assert set(names) <= {font.name for font in font_manager.fontManager.ttflist}


def test_the_users_settings_come_back_after_an_error():
    before = dict(mpl.rcParams)
    with style():
        assert mpl.rcParams["svg.hashsalt"] == "rasad"

    @style()
    def fails() -> None:
        raise RuntimeError

    with pytest.raises(RuntimeError):
        fails()
    assert dict(mpl.rcParams) == before


def test_the_first_font_comes_with_the_install():
    path = Path(font_manager.findfont(families()[0], fallback_to_default=False))
    assert "site-packages" in path.parts


@pytest.mark.filterwarnings("error:Glyph.*missing")
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_of_the_charts_can_be_drawn(language: str):
    with style():
        figure = Figure()
        figure.text(0, 0, rtl("\n".join(WORDS[language].values()) + "۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩†·–−٫،؛؟«»"))
        FigureCanvasAgg(figure).draw()


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_are_complete_in_every_language(language: str):
    assert list(WORDS) == list(LANGUAGES)
    assert set(WORDS[language]) == set(WORDS["en"])
    assert all(isinstance(text, str) and text.strip() for text in WORDS[language].values())


@pytest.mark.parametrize("key", sorted(WORDS["en"]))
def test_a_word_has_the_same_places_to_fill_in_every_language(key: str):
    filled = {
        language: sorted(name for _, name, _, _ in string.Formatter().parse(WORDS[language][key]) if name is not None)
        for language in LANGUAGES
    }
    assert filled["fa"] == filled["ar"] == filled["en"]


@pytest.mark.parametrize("language", ["fa", "ar"])
def test_words_are_translated(language: str):
    assert not [key for key, text in WORDS[language].items() if text == WORDS["en"][key]]
    # Persian has its own yeh and kaf, and no teh marbuta; Arabic has neither Persian letter.
    foreign = {"fa": "يكة", "ar": "یکپچژگ"}[language]
    assert not set("".join(WORDS[language].values())) & set(foreign)


def test_a_number_in_a_word_has_the_readers_digits():
    assert "at least 12." in word("bars_caption_count", "en", measure="m", n=12)
    assert "دست‌کم ۱۲." in word("bars_caption_count", "fa", measure="m", n=12)
    assert "وأدناه ١٢." in word("bars_caption_count", "ar", measure="m", n=12)


def test_no_persian_digit_follows_latin_letters_in_a_word():
    """In “NPMI (۰ در …” the bidirectional algorithm makes ۰ part of the Latin run when a line ends before “)”."""
    assert not [key for key, text in WORDS["fa"].items() if re.search("[A-Za-z²][^ء-ی]*[۰-۹]", text)]


def test_a_name_in_a_word_is_taken_as_it_is():
    assert word("source", "fa", name="E3 {x}") == "منبع: E3 {x}"


@pytest.mark.parametrize("language", ["de", "", "EN", "fa-IR"])
def test_a_language_that_the_charts_do_not_speak_is_refused(language: str):
    with pytest.raises(ValueError, match=f"language must be one of en, fa, ar, not '{language}'"):
        check_language(language)


@pytest.mark.parametrize("ending", ["png", "svg", "pdf"])
def test_the_same_figure_gives_the_same_bytes(tmp_path: Path, ending: str):
    one, other = (save(small(), tmp_path / f"{i}" / f"a.{ending}") for i in range(2))
    assert one.read_bytes() == other.read_bytes()
    figure = small()
    again = [save(figure, tmp_path / f"{i}.{ending}").read_bytes() for i in range(2)]
    assert again[0] == again[1] == one.read_bytes()


@pytest.mark.parametrize("ending", ["png", "svg", "pdf"])
def test_the_bytes_do_not_depend_on_the_clock_or_the_users_settings(
    tmp_path: Path, ending: str, monkeypatch: pytest.MonkeyPatch
):
    one = save(small(), tmp_path / f"a.{ending}").read_bytes()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1000000000")
    with mpl.rc_context({"svg.hashsalt": "other", "savefig.facecolor": "red", "svg.fonttype": "none"}):
        assert save(small(), tmp_path / f"b.{ending}").read_bytes() == one


def test_no_file_tells_the_time_or_the_program(tmp_path: Path):
    svg = save(small(), tmp_path / "a.svg").read_text(encoding="utf-8")
    assert "<dc:date>" not in svg
    pdf = save(small(), tmp_path / "a.pdf").read_bytes()
    assert b"CreationDate" not in pdf
    assert b"Matplotlib" not in save(small(), tmp_path / "a.png").read_bytes()


def test_folders_are_made_and_a_string_will_do(tmp_path: Path):
    path = save(small(), str(tmp_path / "a" / "b" / "c.png"))
    assert path.is_file()


@pytest.mark.parametrize("name", ["a.jpg", "a", "a.PNG", "a.svgz"])
def test_an_ending_that_does_not_repeat_is_refused(tmp_path: Path, name: str):
    with pytest.raises(ValueError, match=r"a figure is saved as \.png, \.svg, \.pdf, not"):
        save(small(), tmp_path / name)
    assert not list(tmp_path.iterdir())


def test_dots_per_inch_are_those_of_a_png(tmp_path: Path):
    import matplotlib.image as images

    assert images.imread(save(small(), tmp_path / "a.png", dpi=100)).shape[:2] == (200, 300)


def test_the_words_are_plain_text():
    assert json.loads(json.dumps(WORDS)) == WORDS
    assert "<" not in json.dumps(WORDS)
