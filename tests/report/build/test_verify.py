"""rasad.report.build.verify: a report that can be had again to the byte, and what is said of one that cannot."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import SimpleNamespace

import pytest

from rasad import RasadError
from rasad.cli import main
from rasad.report.build import rebuild, steps, verify
from rasad.report.build.build import build_report
from rasad.report.build.rebuild import copy_project
from rasad.report.build.verify import Verified, verify_report
from rasad.report.spec.spec import read_spec
from tiny import DRAW, contents, notebook, project, quick, report

HOUR = "import time\nprint(time.time_ns())"
SET = "print(set('abcdefghijklmnop'))"
Output = pytest.CaptureFixture[str]


def build(folder: Path) -> None:
    assert not build_report(folder / "report.yaml", folder / "out" / "report", ("en",)).failures


def verified(folder: Path) -> Verified:
    return verify_report(folder / "report.yaml", folder / "out" / "report")


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, Verified]:
    """A project that repeats and one that does not, both built for real; and what is said of them together.

    Each is built again in another process, under another hash seed, time zone and locale.
    """
    folder = project(tmp_path_factory.mktemp("verified"), whole=DRAW, hour=HOUR, order=SET)
    build(folder)
    return folder, folder / "out" / "report", verified(folder)


@pytest.mark.slow
def test_the_hour_and_the_order_of_a_set_are_found_with_file_and_place(two: tuple[Path, Path, Verified]):
    lines = two[2].differences
    for name in ("hour", "order"):
        for file in (f"en/{name}.html", f"notebooks/en/{name}.ipynb"):
            (line,) = [line for line in lines if line.startswith(f"{file}: line ")]
            assert " in the report, " in line
            assert line.endswith(" when built again")


@pytest.mark.slow
def test_all_else_is_the_same_to_the_byte_elsewhere(two: tuple[Path, Path, Verified]):
    different = {line.split(": ")[0] for line in two[2].differences}
    names = set(contents(two[1])) - different
    assert {"en/index.html", "en/whole.html", "notebooks/en/whole.ipynb", "figures/Moscow-en.svg"} <= names
    assert two[2].files == len(contents(two[1])) - 1


@pytest.fixture
def visits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project of two runs that was built, and is built again without kernels."""
    quick(monkeypatch)

    def again(spec: Path, out: Path, languages: list[str], commit: str | None) -> None:
        build_report(spec, out, languages, commit=commit)

    monkeypatch.setattr(verify, "rebuild", again)
    folder = project(tmp_path, visit=DRAW, other="1")
    notebook(folder / "notebooks" / "other.ipynb", "1", parameters='language = "en"')
    build(folder)
    monkeypatch.chdir(folder)
    return folder


def differences(capsys: Output, status: int = 1) -> list[str]:
    """What `rasad verify` says, a line a difference."""
    capsys.readouterr()
    assert main(["verify", "--report", "out/report"]) == status
    return capsys.readouterr().out.splitlines()


def test_a_report_that_is_had_again_is_identical(visits: Path, capsys: Output):
    number = len(contents(visits / "out" / "report")) - 1
    (line,) = differences(capsys, 0)
    assert line == f"identical: {number} files were built again elsewhere, and none differs"


def test_what_was_edited_deleted_or_added_is_told_with_its_place(visits: Path, capsys: Output):
    page = visits / "out" / "report" / "en" / "visit.html"
    page.write_text(page.read_text(encoding="utf-8").replace("A visit", "The visit"), encoding="utf-8")
    (visits / "out" / "report" / "figures" / "visit-en.svg").unlink()
    (visits / "out" / "report" / "en" / "new.html").write_text("", encoding="utf-8")
    (visits / "figures" / "other-en.svg").unlink()
    found = dict(line.split(": ", 1) for line in differences(capsys))
    assert found.keys() == {"en/visit.html", "en/new.html", "figures/visit-en.svg", "figures/other-en.svg"}
    assert found["en/visit.html"].startswith("line ")
    assert "The visit" in found["en/visit.html"]
    assert found["en/new.html"] == "is in the report and was not built again"
    assert found["figures/visit-en.svg"] == "was built again and is not in the report"
    assert found["figures/other-en.svg"] == "is missing in figures"


@pytest.mark.parametrize("name", ["seeds/visits.txt", "notebooks/visit.ipynb", "report.yaml"])
def test_a_project_that_has_changed_since_is_told(name: str, visits: Path, capsys: Output):
    if name == "report.yaml":
        report(visits, {"visit": {"parameters": {"place": "تهران"}}, "other": {}})
    else:
        (visits / name).write_bytes((visits / name).read_bytes().replace(b"visit", b"VISIT").replace(b"city", b"town"))
    found = differences(capsys)
    assert any(line.startswith("records/en/visit.json: line ") for line in found)
    assert not any("en/other" in line for line in found)


def test_a_language_whose_pages_are_gone_is_missed(visits: Path, capsys: Output):
    (visits / "out" / "report" / "en" / "index.html").unlink()
    assert differences(capsys) == ["en/index.html: was built again and is not in the report"]


@pytest.mark.parametrize("seal", [None, "", "{}", "[]"])
def test_where_no_report_is_that_is_told(seal: str | None, tmp_path: Path):
    if seal is not None:
        (tmp_path / ".rasad-report").write_text(seal, encoding="utf-8")
    with pytest.raises(RasadError, match="no report is there; build it with rasad report"):
        verify_report(tmp_path / "report.yaml", tmp_path)


def test_only_what_is_declared_is_copied(visits: Path, tmp_path: Path):
    (visits / "more.csv").write_text("a", encoding="utf-8")
    report(visits, {"visit": {}, "other": {}})
    copy_project(read_spec(visits / "report.yaml", ("en",)), tmp_path / "one")
    declared = {"notebooks/other.ipynb", "notebooks/visit.ipynb", "report.yaml", "seeds/visits.txt"}
    assert contents(tmp_path / "one").keys() == declared
    report(visits, {"visit": {"inputs": ["more.csv"]}, "other": {}})
    copy_project(read_spec(visits / "report.yaml", ("en",)), tmp_path / "two")
    assert contents(tmp_path / "two").keys() == {*declared, "more.csv"}


@pytest.mark.slow
def test_a_notebook_that_reads_what_it_does_not_declare_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: Output
):
    folder = project(tmp_path, visit="print(open('../more.csv').read())")
    (folder / "more.csv").write_text("a", encoding="utf-8")
    build(folder)
    monkeypatch.chdir(folder)
    # What the other process does, done here: its start takes longer than all else.
    monkeypatch.setattr(steps, "processes", lambda number, context: ThreadPoolExecutor(1))
    here = SimpleNamespace(run=lambda command, **_: SimpleNamespace(returncode=rebuild.main(*command[3:])))
    monkeypatch.setattr(rebuild, "subprocess", here)
    capfd.readouterr()
    assert main(["verify", "--report", "out/report"]) == 1
    said = capfd.readouterr().err
    assert "visit (en): cell 3: " in said
    assert "FileNotFoundError: [Errno 2] No such file or directory: '../more.csv'" in said
    assert said.splitlines()[-1].startswith("rasad: the report cannot be built again, so nothing was compared")


def test_a_disk_that_is_full_is_told(visits: Path, monkeypatch: pytest.MonkeyPatch):
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device", "/tmp/copy")

    monkeypatch.setattr(verify, "copy_project", full)
    with pytest.raises(RasadError, match="/tmp/copy: No space left on device; nothing was compared"):
        verified(visits)
