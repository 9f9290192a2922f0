"""rasad.charts.page.files: figures as files that repeat, to the byte."""

from __future__ import annotations

from pathlib import Path

import matplotlib as mpl
import pytest
from matplotlib.figure import Figure

from rasad.charts import rtl, save
from rasad.charts.page.look import style


def small(text: str = "دیدار در مسکو، ۱۴۰۴") -> Figure:
    with style():
        figure = Figure(figsize=(3, 2))
        axes = figure.add_axes((0.1, 0.1, 0.8, 0.7))
        axes.plot([-1, 2, 1], label="x")
        axes.set_title(rtl(text))
        return figure


@pytest.mark.slow
@pytest.mark.parametrize("ending", ["png", "svg", "pdf"])
def test_the_same_figure_gives_the_same_bytes(tmp_path: Path, ending: str):
    one, other = (save(small(), tmp_path / f"{i}" / f"a.{ending}") for i in range(2))
    assert one.read_bytes() == other.read_bytes()
    figure = small()
    again = [save(figure, tmp_path / f"{i}.{ending}").read_bytes() for i in range(2)]
    assert again[0] == again[1] == one.read_bytes()


@pytest.mark.slow
@pytest.mark.parametrize("ending", ["png", "svg", "pdf"])
def test_the_bytes_do_not_depend_on_the_clock_or_the_users_settings(
    tmp_path: Path, ending: str, monkeypatch: pytest.MonkeyPatch
):
    one = save(small(), tmp_path / f"a.{ending}").read_bytes()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1000000000")
    with mpl.rc_context({"svg.hashsalt": "other", "savefig.facecolor": "red", "svg.fonttype": "none"}):
        assert save(small(), tmp_path / f"b.{ending}").read_bytes() == one


@pytest.mark.slow
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
