"""What a build says while it goes on: a bar in a terminal, a line a notebook elsewhere."""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from types import TracebackType
from typing import Any, TextIO

from rasad.report.spec.spec import Run


class Progress:
    """Counts runs that are done, and names those that go on.

    Parameters
    ----------
    total : int
    kept : int
        How many of them need not run again.
    file : text stream, optional
        Standard error by default.
    """

    def __init__(self, total: int, kept: int, file: TextIO | None = None) -> None:
        """Say how much there is to do."""
        self.file = file or sys.stderr
        self.total, self.done, self.began = total, kept, time.monotonic()
        self.bar: Any = None
        if self.file.isatty():
            from tqdm import tqdm

            self.bar = tqdm(total=total, initial=kept, desc="report", unit="run", file=self.file, leave=False)
        elif kept:
            self.say(f"{kept} of {total} runs are as they were")

    def running(self, runs: Sequence[Run]) -> None:
        """Name the runs that go on."""
        if self.bar is not None:
            self.bar.set_postfix_str(", ".join(map(_name, runs)))

    def ended(self, run: Run, failure: str | None) -> None:
        """Count a run; in a terminal the bar moves on, and only what fails is told in a line."""
        self.done += 1
        if self.bar is not None:
            self.bar.update()
        else:
            self.say(f"{self.done}/{self.total} {_name(run)}{' failed' if failure else ''}")
        if failure:
            self.say(failure)

    def step(self, what: str) -> None:
        """Name what is done after the runs."""
        if self.bar is not None:
            self.bar.set_postfix_str(what)
        else:
            self.say(what)

    def say(self, line: str) -> None:
        """A line, above the bar where there is one."""
        if self.bar is not None:
            self.bar.write(f"rasad: {line}", file=self.file)
        else:
            print(f"rasad: {line} ({time.monotonic() - self.began:.0f} s)", file=self.file, flush=True)

    def __enter__(self) -> Progress:
        """Begin."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: object, trace: TracebackType | None) -> None:
        """Take the bar away."""
        if self.bar is not None:
            self.bar.close()


def _name(run: Run) -> str:
    return f"{run.name} ({run.language})"
