"""charts.rtl is right: what matplotlib draws, against HarfBuzz and the bidirectional algorithm (tests/rtl_judge.py)."""

from __future__ import annotations

import html
import shutil
import subprocess
import unicodedata
from pathlib import Path

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from matplotlib.image import imread

from rasad.charts.bidi.controls import CONTROLS, PDI, RLI, safe
from rasad.charts.bidi.isolate import isolate
from rasad.charts.bidi.rtl import rtl, shapes
from rasad.charts.bidi.visual import visual
from rtl_drawn import EM, cropped, picture, picture_of, worst
from rtl_judge import DEJAVU, FONTS, Hard, fault, hard_strings, line_fault, main, prepared
from rtl_truth import levels, truth, visual_runs

HARD = hard_strings()
LINES = [
    (line, hard.base, given)
    for hard in HARD
    for line, given in zip(hard.lines, prepared(hard).split("\n"), strict=True)
    if line
]
SHOWN = LINES[::2]  # a picture of all would be higher than a browser draws
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
fonts = pytest.mark.parametrize("font", FONTS.values(), ids=FONTS.keys())
pytestmark = pytest.mark.filterwarnings("ignore:Matplotlib currently does not support Arabic natively")


def persian(text: str) -> Hard:
    return Hard(text, text, "R", "")


def test_there_are_a_hundred_hard_strings_and_none_twice():
    assert len(HARD) >= 150
    assert len({hard.text for hard in HARD}) == len(HARD)


@pytest.mark.slow
@fonts
@pytest.mark.parametrize("hard", HARD, ids=lambda hard: f"{hard.kind}-{hard.text!r}")
def test_a_hard_string_is_drawn_right(hard: Hard, font: Path):
    assert fault(hard, font) == ""


@pytest.mark.slow
@pytest.mark.parametrize(("line", "base", "given"), LINES)
def test_the_picture_has_the_ink_of_the_outlines(line: str, base: str, given: str):
    if not shapes():
        pytest.skip("an old matplotlib places no marks")
    font = next(iter(FONTS.values()))
    assert worst(picture_of(truth(line, base, font), font), picture(given, font)) < 0.15


WORDS = [
    "خبر",
    "دیدار",
    "رئیس\u200cجمهور",
    "می\u200cکنند",
    "خانهٔ",
    "شخصاً",
    "لاریجانی",
    "سوءاستفاده",
    "مُحَمَّد",
    "یک",
    "كي",
    "على",
    "مسؤول",
    "آسيا",
    "الأولى",
    "لإيران",
    "لله",
    "ه",
]
NAMES = ["NATO", "Iskander-M", "S-400", "F-14A", "BBC", "iPhone", "Müller", "AT&T"]
NUMBERS = [
    "2025",
    "1,403",
    "12.5",
    "10:30",
    "1403/03/04",
    "۱۴۰۳",
    "۱٬۲۳۴٫۵",
    "۱۴۰۰/۰۵/۱۲",
    "١٤٤٦",
    "٣٫٥",
    "50%",
    "۵۰٪",
    "٥٠٪",
    "$50",
    "۵+۱",
]
SIGNS = [*"،؛؟.!:…–—-/()[]{}«»“”<>=%$€°•ـ", "\u200c", "\u200f", "\u200e", " ", "  "]
MIXTURES = st.lists(
    st.one_of(*(st.sampled_from(pieces) for pieces in (WORDS, WORDS, NAMES, NUMBERS, SIGNS))), min_size=1, max_size=9
)


@pytest.mark.slow
@given(
    pieces=MIXTURES,
    joint=st.sampled_from([" ", ""]),
    font=st.sampled_from(list(FONTS.values())),
    base=st.sampled_from("RRL"),
)
@settings(max_examples=300, deadline=None, derandomize=True)
def test_a_mixture_is_drawn_right(pieces: list[str], joint: str, font: Path, base: str):
    text = joint.join(pieces)
    assume(base == "L" or isolate(text) == text)
    assert line_fault(text, base, font, rtl(text, base)) == ""


@pytest.mark.slow
@given(text=st.text(st.sampled_from("بپی ۱٢3aZ-–−.:/%$()[]«»،" + CONTROLS), max_size=24), base=st.sampled_from("RL"))
@settings(max_examples=300, deadline=None, derandomize=True)
def test_two_implementations_of_the_algorithm_agree_on_what_rtl_passes_on(text: str, base: str):
    line = safe(text)
    order = "".join(
        line[start:end][:: -1 if level % 2 else 1] for start, end, level in visual_runs(line, base)
    ).translate(dict.fromkeys(map(ord, CONTROLS)))
    assert [sort_of(char) for char in visual(line, base)] == [sort_of(char) for char in order]


def sort_of(char: str) -> str:
    """The character, or its kind where joining or mirroring changes it."""
    return "letter" if unicodedata.bidirectional(char) == "AL" else "bracket" if unicodedata.mirrored(char) else char


def test_the_levels_are_those_of_the_standards_examples():
    # UAX #9, N0: "AB(CD[&ef]!)gh" in a right-to-left paragraph, capitals for right-to-left letters.
    assert levels("اب(جد[&ef]!)gh", "R") == [1] * 7 + [2, 2] + [1, 1, 1] + [2, 2]
    # UAX #9, N0: "smith (fabrikam ARABIC) HEBREW" in a right-to-left paragraph.
    assert levels("smith (fabrikam عرب) ایران", "R") == [2] * 5 + [1, 1] + [2] * 8 + [1] * 11
    assert levels("تا \u20662025-07\u2069", "R")[4:11] == [2] * 7


WRONG = {
    "reversed": ("دیدار در مسکو", lambda text: rtl(text[::-1])),
    "unshaped": ("دیدار در مسکو", lambda text: rtl("\u200c".join(text))),
    "of another direction": ("NATO در بروکسل.", lambda text: rtl(text, "L")),
    "of another direction, a full stop alone": ("خبر.", lambda text: rtl(text, "L")),
    "without its half-space": ("می‌کنند", lambda text: rtl(text.replace("\u200c", ""))),
    "with a space for the half-space": ("می‌کنند", lambda text: rtl(text.replace("\u200c", " "))),
    "with two letters swapped": ("خبر مسکو", lambda text: rtl(text.replace("مس", "سم"))),
    "with two words swapped": ("خبر مسکو", lambda text: rtl("مسکو خبر")),
    "with Arabic yeh": ("ایران", lambda text: rtl(text.replace("ی", "ى"))),
    "with Arabic kaf": ("یک", lambda text: rtl(text.replace("ک", "ك"))),
    "with a dot too few": ("شب", lambda text: rtl(text.replace("ش", "س"))),
    "without its tanween": ("شخصاً", lambda text: rtl("شخصا")),
    "with a mark on the letter before": ("شخصاً", lambda text: rtl("شخصًا")),
    "without its hamza": ("خانهٔ ما", lambda text: rtl("خانه ما")),
    "with another vowel": ("مُعلم", lambda text: rtl("مَعلم")),
    "with lam and alef apart": ("سلام", lambda text: rtl("سل\u200cام")),
    "with brackets that face out": ("(مسکو)", lambda text: rtl(")مسکو(")),
    "with quotes that face out": ("«مسکو»", lambda text: rtl("»مسکو«")),
    "with digits reversed": ("سال ۱۴۰۳", lambda text: rtl("سال ۳۰۴۱")),
    "with a letter too many": ("خبر", lambda text: rtl("خبرر")),
    "with a letter too few": ("خبر", lambda text: rtl("خب")),
    "with a sign of math": ("80$", lambda text: rtl(text).replace(r"\$", "")),
    "as it came": ("NATO در بروکسل (۲۰۲۴).", lambda text: text),
    "for the other matplotlib": (
        "دیدار در مسکو",
        lambda text: visual(text, "R") if shapes() else f"{RLI}{text}{PDI}",
    ),
}


@pytest.mark.slow
@fonts
@pytest.mark.filterwarnings("ignore:Glyph .* missing")
@pytest.mark.parametrize("how", WRONG)
def test_the_judge_refuses_a_line(how: str, font: Path):
    text, wrong = WRONG[how]
    assert fault(persian(text), font) == ""
    assert fault(persian(text), font, lambda hard: wrong(hard.text)) != ""


@pytest.mark.filterwarnings("ignore:Glyph .* missing")
@pytest.mark.parametrize("how", [how for how in WRONG if shapes()])
def test_the_picture_shows_that_a_line_is_wrong(how: str):
    text, wrong = WRONG[how]
    font = next(iter(FONTS.values()))
    assert worst(picture_of(truth(text, "R", font), font), picture(wrong(text), font)) > 0.25


@fonts
def test_the_judge_refuses_a_date_that_is_turned(font: Path):
    (hard,) = (hard for hard in HARD if hard.text == "تا 2025-07-20")
    turned = f"{RLI}{hard.text}{PDI}" if shapes() else visual(hard.text, "R")
    assert fault(hard, font, lambda _: turned) != ""


@fonts
def test_the_judge_counts_lines(font: Path):
    assert "2 lines expected" in fault(persian("یک\nدو"), font, lambda _: rtl("یک دو"))


@pytest.mark.slow
def test_the_numbers_are_printed(capsys: pytest.CaptureFixture[str]):
    assert main() == 0
    printed = capsys.readouterr().out
    assert printed.count(f"{len(HARD)} of {len(HARD)} right") == len(FONTS)


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> np.ndarray:
    """The lines as Chromium draws them: HarfBuzz too, but ICU's bidirectional algorithm, and from logical text."""
    if not (CHROMIUM and shapes()):
        pytest.skip("no Chromium, or a matplotlib that places no marks")
    folder = tmp_path_factory.mktemp("browser")
    rows = "".join(
        f'<div dir="{"rtl" if base == "R" else "ltr"}" style="top:{at * 2 * EM}px">{html.escape(line)}</div>'
        for at, (line, base, _) in enumerate(SHOWN)
    )
    style = (
        f"@font-face{{font-family:judged;src:url('{DEJAVU.as_uri()}')}}body{{margin:0}}"
        f"div{{position:absolute;left:1em;width:{20 * EM}px;font:{EM}px/{2 * EM}px judged;white-space:pre}}"
    )
    page, shot = folder / "page.html", folder / "page.png"
    page.write_text(f'<meta charset="utf-8"><style>{style}</style>{rows}', encoding="utf-8")
    flags = "--no-sandbox --headless --disable-gpu --hide-scrollbars --disable-lcd-text --font-render-hinting=none"
    size = f"--window-size={22 * EM},{2 * EM * len(SHOWN)}"
    files = [f"--user-data-dir={folder / 'profile'}", f"--screenshot={shot}", "--allow-file-access-from-files"]
    subprocess.run(
        [CHROMIUM, *flags.split(), *files, size, page.as_uri()], check=True, capture_output=True, timeout=600
    )
    return imread(shot)[..., :3].min(-1) < 0.5


@pytest.mark.slow
@pytest.mark.parametrize("at", range(len(SHOWN)), ids=lambda at: repr(SHOWN[at][0]))
def test_a_browser_draws_the_line_alike(at: int, browser: np.ndarray):
    shown = cropped(browser[at * 2 * EM : (at + 1) * 2 * EM])
    assert worst(shown, picture(SHOWN[at][2], DEJAVU)) < 0.15
