"""rasad.report.runs.execute: notebooks that do not come to their end, run for real in one build."""

from __future__ import annotations

import contextlib
import io
import re
from pathlib import Path

import nbformat
import pytest

from rasad.cli import main
from rasad.report.runs.execute import no_figure
from tiny import DRAW, HEAD, contents, notebook, project, report

KINDS = {
    "raises": ('print("before")\nraise ValueError("\\n یک\\nدو")', 3, "ValueError: یک"),
    "never": ("while True: pass", 3, r"ran longer than the 3 s that a run may take \(seconds in report.yaml\)"),
    "slow": ("import time; time.sleep(0.4)", None, "ran longer than the 3 s that a run may take"),
    "exits": (
        "import os\nos._exit(3)",
        3,
        r"the kernel died, .*500 MB being too little \(memory_mb in report",
    ),
    "killed": ("import os, signal\nos.kill(os.getpid(), signal.SIGKILL)", 3, "the kernel died"),
    "asks": ('input("name? ")', 3, "StdinNotImplementedError: "),
    "large": ("x = bytearray(10**9)", 3, r"MemoryError; a run may take 100 MB \(memory_mb in report.yaml\)"),
    "leaves": ("import sys\nsys.exit()", 3, "SystemExit: the notebook ends here"),
    "loud": ('print("x" * 50_000_000)', 3, "prints more than the 10,000,000 letters that a run may print"),
    "syntax": ("def (", 3, "SyntaxError: "),
}
WELL = {"removes": "import shutil\nshutil.rmtree(figures)", "whole": DRAW, "بله {place}": "print(place, language)"}


def run_report(folder: Path, *arguments: str) -> tuple[int, str]:
    """Status and what is said by `rasad report` in English."""
    said = io.StringIO()
    with contextlib.redirect_stderr(said), contextlib.chdir(folder):
        status = main(["report", "--language", "en", "--out", "out/report", *arguments])
    return status, said.getvalue()


@pytest.fixture(scope="module")
def failed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, int, str]:
    """A project with a last report, of which many runs then fail; status and what was said."""
    folder = project(tmp_path_factory.mktemp("failing {place}"), **{name: kind[0] for name, kind in KINDS.items()})
    for name, cell in WELL.items():
        notebook(folder / "notebooks" / f"{name}.ipynb", cell)
    notebook(folder / "notebooks" / "slow.ipynb", *[KINDS["slow"][0]] * 20)
    runs: dict[str, dict[str, object]] = {name: {"seconds": 100} for name in [*KINDS, *WELL][:-1]}
    runs |= {"braces": {"notebook": "notebooks/بله {place}.ipynb"}, "large": {"memory_mb": 100}}
    runs["never"]["seconds"] = runs["slow"]["seconds"] = 3
    report(folder, runs, HEAD + "memory_mb: 500\n")
    (folder / "out" / "report" / "en").mkdir(parents=True)
    (folder / "out" / "report" / ".rasad-report").write_text("{}", encoding="utf-8")
    (folder / "out" / "report" / "en" / "index.html").write_text("the last report", encoding="utf-8")
    return folder, *run_report(folder)


@pytest.mark.slow
@pytest.mark.parametrize("name", KINDS)
def test_a_failure_is_told_with_notebook_cell_source_and_error_in_one_line(name: str, failed: tuple[Path, int, str]):
    source, cell, error = KINDS[name]
    (line,) = [line for line in failed[2].splitlines() if f"{name}.ipynb: {name} (en): " in line]
    number = r"\d+" if cell is None else cell
    said = rf": cell {number}: {re.escape(' '.join(source.split()))[:60]}.*: {error}"
    assert line.startswith("rasad: notebooks/")
    assert re.search(said, line), line


@pytest.mark.slow
def test_a_time_limit_is_of_the_notebook_and_its_last_cell_is_named(failed: tuple[Path, int, str]):
    (cell,) = re.findall(r"slow \(en\): cell (\d+)", failed[2])
    assert 4 <= int(cell) <= 11  # of twenty cells that sleep for 0.4 s; on a busy machine fewer fit into 3 s


@pytest.mark.slow
def test_all_lines_are_ours_and_no_traceback(failed: tuple[Path, int, str]):
    _, status, said = failed
    assert status == 1
    assert [line for line in said.splitlines() if not line.startswith("rasad: ")] == []
    assert "runs that failed: 10; the others: " in said.splitlines()[-1]


@pytest.mark.slow
def test_the_last_report_stays(failed: tuple[Path, int, str]):
    last = contents(failed[0] / "out" / "report")
    assert last == {".rasad-report": b"{}", "en/index.html": b"the last report"}
    assert not (failed[0] / "figures").exists()


@pytest.mark.slow
def test_the_others_are_built_and_what_is_missing_is_named(failed: tuple[Path, int, str]):
    aside = failed[0] / "out" / "report.incomplete"
    index = (aside / "en" / "index.html").read_text(encoding="utf-8")
    assert all(f"Of {name}" in index for name in KINDS)
    assert "Moscow en" in (aside / "en" / "braces.html").read_text(encoding="utf-8")
    assert (aside / "figures" / "Moscow-en.svg").is_file()


@pytest.mark.slow
@pytest.mark.parametrize("name", KINDS)
def test_a_notebook_is_kept_as_far_as_it_was_executed(name: str, failed: tuple[Path, int, str]):
    kept = nbformat.read(failed[0] / "out" / "report.incomplete" / "notebooks" / "en" / f"{name}.ipynb", 4)
    shown = str([cell.get("outputs") for cell in kept.cells])
    assert name != "raises" or ("before" in shown and "ValueError" in shown)


@pytest.mark.slow
def test_executed_notebooks_are_canonical_and_valid(failed: tuple[Path, int, str]):
    for path in (failed[0] / "out" / "report.incomplete" / "notebooks" / "en").glob("*.ipynb"):
        if path.stat().st_size < 1e6:
            text = path.read_text(encoding="utf-8")
            nbformat.validate(nbformat.reads(text, 4))
            assert str(failed[0]) not in text.replace(str(failed[0] / "notebooks"), "")
            assert not re.search(r"papermill\"|0x[0-9a-f]{8}|ipykernel_\d", text), path


@pytest.mark.slow
def test_when_all_is_mended_what_lacked_is_gone(failed: tuple[Path, int, str]):
    folder = failed[0]
    report(folder, {"whole": {}})
    status, said = run_report(folder)
    assert status == 0
    assert "1 of 1 runs are as they were" in said
    assert not (folder / "out" / "report.incomplete").exists()
    assert (folder / "figures" / "Moscow-en.svg").is_file()


@pytest.mark.parametrize(
    ("name", "text"), [("a.json", "[1]"), ("a.json", "{"), ("a.json", "{}"), ("a.json", '{"figure": "b"}'), ("a", None)]
)
def test_what_a_report_cannot_take_from_the_folder_of_figures_is_named(name: str, text: str | None, tmp_path: Path):
    (tmp_path / "b.json").write_text('{"figure": "b"}', encoding="utf-8")
    (tmp_path / "b.svg").write_text("<svg/>", encoding="utf-8")
    assert no_figure(tmp_path) is None
    assert no_figure(tmp_path / "nothing") is None
    if text is None:
        (tmp_path / name).mkdir()
    else:
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert f"left {name} in the folder of figures" in str(no_figure(tmp_path))
