"""What a run reads: its notebook, its prose, and the files and folders that its parameters name."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rasad.report.prose import prose_file

if TYPE_CHECKING:
    from rasad.report.spec import Run, Spec

_NO_INPUT = ("build", "__pycache__", "node_modules")


def inside(path: Path, project: Path) -> bool:
    """Whether a path lies in the project, as it is written: a link in it may lead elsewhere.

    Examples
    --------
    >>> inside(Path("a/notebooks/../seeds"), Path("a")), inside(Path("a/../b"), Path("a"))
    (True, False)
    """
    return Path(os.path.normpath(path.absolute())).is_relative_to(os.path.normpath(project.absolute()))


def outside(parameters: Mapping[str, Any], notebook: Path, project: Path) -> str | None:
    """The first parameter whose value is a path that leads out of the project."""
    for name, value in parameters.items():
        if isinstance(value, str) and _is_path(value) and not inside(notebook.parent / value, project):
            return name
    return None


def _is_path(value: str) -> bool:
    return value.startswith(("/", "~", "../", "..\\", "./")) or value == ".." or Path(value).is_absolute()


def files_of(run: Run, spec: Spec) -> list[Path]:
    """Every file that a run may read, in order of its path.

    A parameter, given or the notebook's own, that is the path of a file or folder there names it with all that it
    holds. The folder `figures` is written and not read.
    """
    values = {**run.defaults, **run.parameters}
    named = [value for name, value in values.items() if name != "figures" and isinstance(value, str) and value]
    paths = [Path(os.path.normpath(run.notebook.parent / value)) for value in named if "\0" not in value]
    prose = prose_file(run.notebook, run.language)
    found = {run.notebook, *run.inputs, *((prose,) if prose.is_file() else ())}
    found |= {path for path in paths if len(path.name) < 256 and path.exists() and inside(path, spec.folder)}
    return sorted({file for path in found for file in files_below(path)})


def files_below(path: Path) -> Iterator[Path]:
    """A file, or all files of a folder but hidden ones and what a build writes."""
    if path.is_file():
        yield path
        return
    for folder, names, files in os.walk(path, followlinks=True):
        names[:] = sorted(name for name in names if not name.startswith(".") and name not in _NO_INPUT)
        yield from (Path(folder, name) for name in files if not name.startswith("."))


def sha256(path: Path) -> str:
    """The checksum of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def checksums(files: Iterable[Path], project: Path) -> dict[str, str]:
    """The checksum of each file by its path in the project."""
    return {file.relative_to(project).as_posix(): sha256(file) for file in files}
