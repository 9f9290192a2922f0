"""Which commit of its repository a project is at."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable
from pathlib import Path


def commit_of(spec: Path, written: Iterable[Path] = ()) -> str | None:
    """The commit of the repository that holds a report's specification; None where there is none, or no git.

    A tree with changes that are not committed is told by a ``+`` behind the commit. Changes of and below `written`,
    which a build makes itself, do not count.
    """
    if not _git(spec.parent, "ls-files", "--error-unmatch", spec.name):
        return None
    commit = _git(spec.parent, "rev-parse", "HEAD")
    project = spec.parent.resolve()
    apart = [path.resolve().relative_to(project) for path in written if path.resolve().is_relative_to(project)]
    but = [f":(exclude,literal){path.as_posix()}" for path in apart]
    changes = _git(project, "status", "--porcelain", "--", ".", *but)
    return f"{commit}+" if commit and changes else commit


def _git(folder: Path, *arguments: str) -> str | None:
    """What git says; None where it fails or says nothing."""
    try:
        done = subprocess.run(
            ["git", "-C", str(folder.absolute()), *arguments], capture_output=True, text=True, timeout=20, check=True
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout.strip() or None
