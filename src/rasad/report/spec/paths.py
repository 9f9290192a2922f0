"""Paths in a project: as they are written, seen from its folder, and never out of it."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any


def inside(path: Path, project: Path) -> bool:
    """Whether a path lies in the project, as it is written: a link in it may lead elsewhere.

    Examples
    --------
    >>> inside(Path("a/notebooks/../seeds"), Path("a")), inside(Path("a/../b"), Path("a"))
    (True, False)
    """
    return Path(os.path.normpath(path.absolute())).is_relative_to(os.path.normpath(project.absolute()))


def seen_from(project: Path, path: Path) -> Path:
    """A path in the project without detours.

    Examples
    --------
    >>> seen_from(Path("a"), Path("a/notebooks/../seeds")).as_posix()
    'a/seeds'
    """
    return project / os.path.relpath(path, project)


def outside(parameters: Mapping[str, Any], notebook: Path, project: Path) -> str | None:
    """The first parameter with a path that leads out of the project, or that only this computer knows."""
    for name, value in parameters.items():
        if any(_leads_out(text, notebook.parent, project) for text in texts_of(value)):
            return name
    return None


def _leads_out(text: str, folder: Path, project: Path) -> bool:
    if text.startswith(("/", "~/")) or text == "~" or Path(text).is_absolute():
        return True
    return ".." in re.split(r"[/\\]", text) and not inside(folder / text, project)


def texts_of(value: Any) -> Iterator[str]:
    """The texts of a value, those in lists and mappings too."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, (list, tuple, set)):
        for part in value:
            yield from texts_of(part)
    elif isinstance(value, Mapping):
        yield from texts_of(list(value.values()))


def is_there(path: Path) -> bool:
    """Whether there is such a file; a sentence that is no path may be longer than a path can be."""
    try:
        return path.exists()
    except (OSError, ValueError):
        return False
