"""What a run reads: its notebook, its prose, and the files and folders that its parameters name."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from rasad.report.spec.paths import inside, is_there, seen_from, texts_of
from rasad.report.spec.prose import prose_file

if TYPE_CHECKING:
    from rasad.report.spec.spec import Run, Spec

_NO_INPUT = ("build", "__pycache__", "node_modules")


def files_of(run: Run, spec: Spec) -> list[Path]:
    """Every file that a run may read, in order of its path.

    A parameter, given or the notebook's own, that is the path of a file or folder there names it with all that it
    holds. What a build writes is not read.
    """
    values = {**run.defaults, **run.parameters}
    named = [text for name, value in values.items() if name != "figures" for text in texts_of(value) if text]
    paths = [seen_from(spec.folder, run.notebook.parent / text) for text in named if "\0" not in text]
    prose = prose_file(run.notebook, run.language)
    found = {run.notebook, *run.inputs, *((prose,) if prose.is_file() else ())}
    found |= {path for path in paths if inside(path, spec.folder) and is_there(path)}
    files = {file for path in found for file in files_below(path)}
    return sorted(file for file in files if not any(file.is_relative_to(folder) for folder in spec.written))


def files_below(path: Path) -> Iterator[Path]:
    """A file, or all files of a folder but hidden ones and what a build writes."""
    if path.is_file():
        yield path
        return
    for folder, names, files in os.walk(path, followlinks=True):
        names[:] = sorted(name for name in names if _is_read(Path(folder, name)))
        yield from (file for name in files if name[0] != "." and (file := Path(folder, name)).is_file())


def _is_read(folder: Path) -> bool:
    """Whether a folder is looked into: no link to one that it lies in, which would never end."""
    if folder.name.startswith(".") or folder.name in _NO_INPUT:
        return False
    real = folder.resolve()
    return not (folder.is_symlink() and any(above.resolve() == real for above in folder.parents))


def sha256(path: Path) -> str:
    """The checksum of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def checksums(files: Iterable[Path], project: Path) -> dict[str, str]:
    """The checksum of each file by its path in the project."""
    return {file.relative_to(project).as_posix(): sha256(file) for file in files}
