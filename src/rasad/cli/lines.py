"""What a command says on its way: lines on standard error."""

from __future__ import annotations

import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

from rasad.errors import SkippedFile


def say(message: str) -> None:
    """A line of the command's own."""
    print(f"rasad: {' '.join(message.split(chr(10)))}", file=sys.stderr)


@contextmanager
def warnings_as_lines() -> Iterator[None]:
    """What is skipped is told in a line, without the line of Python that Python shows beside it."""
    with warnings.catch_warnings():
        warnings.simplefilter("always", SkippedFile)
        python_shows = warnings.showwarning

        def show(
            message: Warning | str,
            category: type[Warning],
            filename: str,
            lineno: int,
            file: TextIO | None = None,
            line: str | None = None,
        ) -> None:
            if issubclass(category, SkippedFile):
                say(f"warning: {message}")
            else:
                python_shows(message, category, filename, lineno, file, line)

        warnings.showwarning = show
        yield
