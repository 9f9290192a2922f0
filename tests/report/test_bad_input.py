"""`rasad report` where something is wrong: one clear line, status 1, and the last report as it was."""

from __future__ import annotations

import errno
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from rasad.cli import main
from rasad.report.build import build
from rasad.report.build.place import MARK
from tiny import DRAW, contents, project, quick, report

Output = pytest.CaptureFixture[str]
LAST = {MARK: b"{}", "en/index.html": b"the last report"}


@pytest.fixture
def visits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with a last report, from its own folder."""
    quick(monkeypatch)
    folder = project(tmp_path / "project", visit=DRAW)
    last_report(folder / "out" / "report")
    monkeypatch.chdir(folder)
    return folder


def last_report(out: Path) -> None:
    for name, content in LAST.items():
        (out / name).parent.mkdir(parents=True, exist_ok=True)
        (out / name).write_bytes(content)


def refused(capsys: Output, out: str = "out/report", last: Path | None = Path("out/report")) -> str:
    """The one line that is said; what the bar's plain lines say before it does not count."""
    assert main(["report", "--language", "en", "--out", out]) == 1
    shown = capsys.readouterr()
    assert shown.out == ""
    lines = [line for line in shown.err.splitlines() if not line.endswith(" s)")]
    assert len(lines) == 1
    assert lines[0].startswith("rasad: ")
    assert last is None or contents(last) == LAST
    return lines[0]


@pytest.mark.parametrize(
    ("run", "said"),
    [
        ({"parameters": {"nobody": 1}}, "visit.ipynb knows no parameter 'nobody'"),
        ({"parameters": {"seeds": "/etc"}}, "parameter 'seeds': /etc leads out of the project"),
        ({"notebook": "gone.ipynb"}, "no notebook gone.ipynb"),
        ({"notebook": "x" * 300}, "no notebook xxx"),
        ({"inputs": ["x" * 300]}, "is not there"),
        ({"inputs": ["../x"]}, "input ../x leads out of the project"),
        ({"seconds": -1}, "seconds should be a whole number above 0"),
        ({"memory_mb": "much"}, "memory_mb should be a whole number above 0"),
    ],
)
def test_a_mistake_in_the_report_is_told_before_anything_runs(
    run: dict[str, object], said: str, visits: Path, capsys: Output
):
    report(visits, {"visit": run})
    assert said in refused(capsys)
    assert not (visits / "out" / "report.cache").exists()


def test_prose_that_cannot_be_read_is_told(visits: Path, capsys: Output, monkeypatch: pytest.MonkeyPatch):
    (visits / "notebooks" / "prose").mkdir()
    (visits / "notebooks" / "prose" / "visit.en.md").write_text("no head", encoding="utf-8")
    assert "visit.en.md: should begin with a line such as" in refused(capsys)


def test_a_folder_with_other_things_in_it_is_no_place_for_a_report(visits: Path, capsys: Output):
    before = contents(visits)
    assert "holds something other than a report" in refused(capsys, "seeds")
    assert "holds something other than a report" in refused(capsys, ".")
    assert "no folder for a report" in refused(capsys, "/")
    assert {name: content for name, content in contents(visits).items() if not name.endswith(".lock")} == before


def test_a_place_below_a_file_is_told(visits: Path, capsys: Output):
    assert "visits.txt: cannot be written: " in refused(capsys, "seeds/visits.txt/report")
    assert "cannot be written" in refused(capsys, "seeds/visits.txt/a/report")


def test_a_name_that_is_too_long_is_told(visits: Path, capsys: Output):
    assert "File name too long" in refused(capsys, "x" * 300)


def test_another_build_is_told(visits: Path, capsys: Output):
    place = build.Place((visits / "out" / "report").resolve(), visits / "figures")
    with place.locked():
        assert "another build is writing this report" in refused(capsys)


@pytest.mark.slow
def test_a_disk_that_is_full_is_told(visits: Path, capsys: Output, monkeypatch: pytest.MonkeyPatch):
    from rasad.report.build import assemble

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", "out/report.part/en/visit.html")

    monkeypatch.setattr(assemble, "write_page", full)
    said = "visit.html: No space left on device; the last report is as it was"
    assert said in refused(capsys)


def test_a_process_of_the_pages_that_was_killed_is_told(visits: Path, capsys: Output, monkeypatch: pytest.MonkeyPatch):
    from concurrent.futures.process import BrokenProcessPool

    from rasad.report.build import assemble

    def broken(*_: object) -> None:
        raise BrokenProcessPool("A process in the process pool was terminated abruptly")

    monkeypatch.setattr(assemble, "write_page", broken)
    assert "a process that writes pages was ended" in refused(capsys)


@pytest.fixture
def mounted(tmp_path: Path) -> Iterator[Path]:
    """A file system of two megabytes with a last report, where this user may mount one."""
    folder = tmp_path / "small"
    folder.mkdir()
    made = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "none", str(folder)], capture_output=True)
    if made.returncode:
        pytest.skip("no right to mount")
    try:
        last_report(folder / "report")
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)


@pytest.mark.slow
@pytest.mark.parametrize("room", [0, 1_000, 20_000, 60_000, 100_000, 200_000])
def test_a_full_disk_is_told_wherever_it_becomes_full(room: int, visits: Path, mounted: Path, capsys: Output):
    free = os.statvfs(mounted).f_bavail * os.statvfs(mounted).f_bsize
    (mounted / "filler").write_bytes(b"x" * max(0, free - room))
    said = refused(capsys, str(mounted / "report"), mounted / "report")
    assert "No space left on device" in said
    (mounted / "filler").unlink()
    assert main(["report", "--language", "en", "--out", str(mounted / "report")]) == 0


def test_a_file_system_that_is_read_only_is_told(visits: Path, mounted: Path, capsys: Output):
    subprocess.run(["mount", "-o", "remount,ro", str(mounted)], check=True)
    assert "Read-only file system" in refused(capsys, str(mounted / "report"), mounted / "report")
    assert "Read-only file system" in refused(capsys, str(mounted / "new" / "report"))
