"""The command line: usage, help, and for every mistake one line and status 1."""

from __future__ import annotations

from pathlib import Path

import pytest

import rasad
from commands import Output, only_line, run
from places import SEEDS
from rasad.cli import main
from rasad.errors import RasadError


def test_version(capsys: Output) -> None:
    with pytest.raises(SystemExit, match=r"^0$"):
        main(["--version"])
    assert capsys.readouterr().out == f"rasad {rasad.__version__}\n"


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["tell"],
        ["annotate", "seeds"],
        ["annotate", "seeds", "--out", "x", "--format", "xlsx"],
        ["annotate", "seeds", "--out", "x", "--workers", "two"],
        ["timeline", "a.yaml", "--out", "x.csv"],
        ["timeline", "a.yaml", "--articles", "seeds", "--out", "x.ics", "--language", "de"],
        ["report", "--language", "de"],
    ],
)
def test_a_command_that_cannot_be_read_shows_its_usage(arguments: list[str], capsys: Output) -> None:
    with pytest.raises(SystemExit, match=r"^2$"):
        main(arguments)
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("usage: rasad")


@pytest.mark.parametrize("command", ["annotate", "timeline", "report", "registry"])
def test_every_command_has_a_help_page(command: str, capsys: Output) -> None:
    with pytest.raises(SystemExit, match=r"^0$"):
        main([command, "--help"])
    assert capsys.readouterr().out.startswith(f"usage: rasad {command}")


def test_an_interruption_is_one_line_and_status_130(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: Output
) -> None:
    def interrupted(path: Path) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(rasad, "read_articles", interrupted, raising=False)
    assert run("annotate", SEEDS, "--out", tmp_path / "out") == 130
    assert "interrupted" in only_line(capsys)
    assert not (tmp_path / "out").exists()


def test_any_rasad_error_is_one_line(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: Output) -> None:
    def mistaken(path: Path) -> None:
        raise RasadError("seeds/a.txt: line 3: نادرست")

    monkeypatch.setattr(rasad, "read_articles", mistaken, raising=False)
    assert run("annotate", SEEDS, "--out", tmp_path / "out") == 1
    assert only_line(capsys) == "rasad: seeds/a.txt: line 3: نادرست\n"
