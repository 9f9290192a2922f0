"""Tiny invented projects for the tests of building: a notebook of a few cells, a report of a few runs."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import nbformat
import pytest

from rasad.report.build import steps
from rasad.report.runs.canonical import canonical
from rasad.report.spec.spec import Run

PARAMETERS = 'language = "en"\nfigures = "nowhere"\nplace = "Moscow"\nseeds = "../seeds/visits.txt"'
DRAW = """\
from pathlib import Path
Path(figures, f"{place}-{language}.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>", encoding="utf-8")
print(place, language, Path(seeds).read_text(encoding="utf-8"))"""
HEAD = "title: {en: Visits, fa: دیدارها, ar: زيارات}\ndate: 2026-01-31\n"
# A program that is started with Ctrl-C ignored, as by nohup or in the background of a script, goes on ignoring it.
# What starts the tests may itself have been started so: a child is told which of the two it is to find.
START = """\
import os, signal, sys
signal.signal(signal.SIGINT, getattr(signal, sys.argv[1]))
os.execv(sys.executable, [sys.executable, *sys.argv[2:]])"""
# `rasad`, each kernel from nothing: a warm process takes seconds to start, which a test of an end need not wait for.
COLD = (
    "import sys; import rasad.report.build.build as b; b.CAN_FORK = False; from rasad.cli import main; sys.exit(main())"
)


def notebook(path: Path, *cells: str, parameters: str = PARAMETERS) -> Path:
    """A notebook of a title, parameters and these cells of code."""
    path.parent.mkdir(parents=True, exist_ok=True)
    code = [nbformat.v4.new_code_cell(cell, id=f"code-{number}") for number, cell in enumerate(cells, 1)]
    made = nbformat.v4.new_notebook(
        cells=[
            nbformat.v4.new_markdown_cell("# A visit to the city", id="title"),
            nbformat.v4.new_code_cell(parameters, id="given", metadata={"tags": ["parameters"]}),
            *code,
        ],
        metadata={"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}},
    )
    nbformat.write(made, path)
    return path


def report(folder: Path, runs: Mapping[str, Mapping[str, Any]], head: str = HEAD) -> Path:
    """A report.yaml of runs by their names; each a notebook of that name unless it says another."""
    lines = [head + "runs:"]
    for name, more in runs.items():
        run = {"name": name, "notebook": f"notebooks/{name}.ipynb", "title": f"Of {name}", **more}
        lines.append("- " + json.dumps(run, ensure_ascii=False))
    path = folder / "report.yaml"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def project(folder: Path, **cells: str) -> Path:
    """A project with a run a name, of a notebook with one cell; and a file that they may read."""
    (folder / "seeds").mkdir(parents=True, exist_ok=True)
    (folder / "seeds" / "visits.txt").write_text("two visits", encoding="utf-8")
    for name, cell in cells.items():
        notebook(folder / "notebooks" / f"{name}.ipynb", cell)
    report(folder, {name: {} for name in cells})
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, with what it holds."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def times(folder: Path) -> dict[str, int]:
    """When each file and folder was last written."""
    return {str(path): path.stat().st_mtime_ns for path in [folder, *folder.rglob("*")]}


def rasad(
    folder: Path, *arguments: object, code: str = COLD, interrupt: str = "SIG_DFL", **environment: str
) -> subprocess.Popen[str]:
    """`rasad` in a project, in a process and a group of its own, in which Ctrl-C interrupts or is ignored (SIG_IGN)."""
    return subprocess.Popen(
        [sys.executable, "-c", START, interrupt, "-c", code, *map(str, arguments)],
        cwd=folder,
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def left_of(group: int) -> list[str]:
    """Processes that a process in a session of its own left behind: those that name its number as their session.

    A kernel that is started from nothing has a session of its own, but its folder of sockets or its parent in its
    environment: JPY_PARENT_PID.
    """
    found = []
    for place in Path("/proc").glob("[0-9]*"):
        try:
            state, _, _, session = (place / "stat").read_text().rsplit(")", 1)[1].split()[:4]
            parent = f"JPY_PARENT_PID={group}\0".encode() in (place / "environ").read_bytes()
            command = (place / "cmdline").read_bytes().replace(b"\0", b" ").decode()
        except OSError:
            continue
        if state != "Z" and (int(session) == group or parent):
            found.append(f"{place.name}: {command}")
    return found


def quick(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Builds without kernels: what would have run is listed, and leaves a notebook and a drawing."""
    ran: list[str] = []

    def execute(run: Run, folder: Path, warm: bool) -> None:
        ran.append(run.id)
        read = nbformat.read(run.notebook, as_version=4)
        read.cells.append(nbformat.v4.new_markdown_cell(str(run.parameters), id="ran"))
        text = canonical(read, [cell.id for cell in read.cells], {}, {})
        (folder / "notebook.ipynb").write_text(text, encoding="utf-8")
        (folder / "figures" / f"{run.name}-{run.language}.svg").write_text("<svg/>", encoding="utf-8")

    monkeypatch.setattr(steps, "execute", execute)
    monkeypatch.setattr(steps, "prepare", lambda warm: None)
    monkeypatch.setattr(steps, "processes", lambda number, context: ThreadPoolExecutor(1))
    return ran
