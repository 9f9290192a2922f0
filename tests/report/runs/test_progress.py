"""rasad.report.runs.progress: a bar in a terminal, lines elsewhere."""

from __future__ import annotations

import io
from pathlib import Path

from rasad.report.runs.progress import Progress
from rasad.report.spec.spec import Run

VISIT, OTHER = (Run(name, Path("a.ipynb"), {}, "fa", name, {}) for name in ("visit", "other"))


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def told(file: io.StringIO) -> str:
    with Progress(3, 1, file) as progress:
        progress.running([VISIT, OTHER])
        progress.ended(VISIT, None)
        progress.ended(OTHER, "a.ipynb: other (fa): cell 3: ValueError")
        progress.step("pages")
    return file.getvalue()


def test_without_a_terminal_a_line_tells_each_run_that_has_ended():
    lines = [line.rsplit(" (", 1)[0] for line in told(io.StringIO()).splitlines()]
    assert lines == [
        "rasad: 1 of 3 runs are as they were",
        "rasad: 2/3 visit (fa)",
        "rasad: 3/3 other (fa) failed",
        "rasad: a.ipynb: other (fa): cell 3: ValueError",
        "rasad: pages",
    ]


def test_in_a_terminal_a_bar_names_what_runs_and_only_failures_are_lines():
    said = told(Terminal())
    assert "visit (fa), other (fa)" in said
    assert "pages" in said
    assert [line for line in said.splitlines() if line.startswith("rasad: ")] == [
        "rasad: a.ipynb: other (fa): cell 3: ValueError"
    ]
    assert said.rstrip(" ").endswith("\r")  # the bar is taken away
