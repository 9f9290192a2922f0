"""Build a report again elsewhere and compare it, file by file."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

from rasad.errors import RasadError
from rasad.report.build.place import MARK, Place, as_kept
from rasad.report.build.rebuild import copy_project, rebuild
from rasad.report.spec.spec import LANGUAGES, read_spec

_TEXT = (".html", ".css", ".json", ".csv", ".ipynb", ".svg")
_SHOWN = 60


@dataclass(frozen=True)
class Verified:
    """What a comparison found: one line a difference, and how many files were compared."""

    differences: tuple[str, ...]
    files: int


def verify_report(
    spec: str | Path = "report.yaml", report: str | Path = "build/report", figures: str | Path | None = None
) -> Verified:
    """Build a report again from what it says it was made from, and compare every file.

    The project's notebooks and what they name is copied to another folder; there each notebook runs in a kernel of
    its own, under another hash seed, time zone and locale.

    Parameters
    ----------
    spec : str or Path
    report : str or Path
        The folder of the report.
    figures : str or Path, optional
        Where its figures are kept as well; `figures` beside the specification by default. What lies there besides is
        not compared.

    Returns
    -------
    Verified
        Without differences where the report can be had again to the byte.

    Raises
    ------
    RasadError
        If there is no report, or it cannot be built again.
    """
    report = Path(report).resolve()
    languages = _languages(report)
    plan = read_spec(spec, tuple(languages))
    kept = Path(figures) if figures is not None else plan.folder / "figures"
    plan = plan.without(Place(report, kept).written)
    # What a process that is being ended still writes there is no reason to fail.
    with _told(), tempfile.TemporaryDirectory(prefix="rasad-verify-", ignore_cleanup_errors=True) as scratch:
        copied = copy_project(plan, Path(scratch).resolve() / "project")
        again = Path(scratch).resolve() / "again" / "report"
        rebuild(copied, again, languages, _commit(report))
        lines = [*_compared(report, again), *_kept_figures(kept, again)]
    return Verified(tuple(lines), len(_files(report)))


@contextmanager
def _told() -> Iterator[None]:
    """A full disk, a file that cannot be read: one line."""
    try:
        yield
    except OSError as error:
        raise RasadError(f"{error.filename}: {error.strerror or error}; nothing was compared") from None


def _languages(report: Path) -> list[str]:
    """Those that a report was built in, though the pages of one may be gone."""
    try:
        files = json.loads((report / MARK).read_bytes())["files"]
    except (OSError, ValueError, KeyError, TypeError):
        raise RasadError(f"{report}: no report is there; build it with rasad report") from None
    return [language for language in LANGUAGES if f"{language}/index.html" in files]


def _commit(report: Path) -> str | None:
    """The commit that the report's records name: the copy is in no repository."""
    for path in sorted((report / "records").glob("*/*.json")):
        try:
            commit: str | None = json.loads(path.read_bytes()).get("commit")
        except (OSError, ValueError, AttributeError):
            continue
        return commit
    return None


def _files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file() and path.name != MARK}


def _compared(report: Path, again: Path) -> Iterator[str]:
    """One line a file that differs, by path."""
    ours, theirs = _files(report), _files(again)
    for name in sorted(ours | theirs):
        if name not in theirs:
            yield f"{name}: is in the report and was not built again"
        elif name not in ours:
            yield f"{name}: was built again and is not in the report"
        else:
            yield from _difference(name, (report / name).read_bytes(), (again / name).read_bytes())


def _kept_figures(kept: Path, again: Path) -> Iterator[str]:
    """The figures that are kept in the project, against those that were drawn again."""
    for path in sorted((again / "figures").glob("*")):
        name = f"{kept.name}/{path.name}"
        if (kept / path.name).is_file():
            yield from _difference(name, (kept / path.name).read_bytes(), as_kept(path))
        else:
            yield f"{name}: is missing in {kept}"


def _difference(name: str, ours: bytes, theirs: bytes) -> Iterator[str]:
    """Where two files differ first: the line and what stands there, or the byte."""
    if ours == theirs:
        return
    if Path(name).suffix in _TEXT:
        lines = zip_longest(*(text.decode("utf-8", "replace").splitlines() for text in (ours, theirs)), fillvalue="")
        for number, (one, other) in enumerate(lines, 1):
            if one != other:
                at = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), 0)
                start = max(0, at - _SHOWN // 3)
                shown = [repr(text[start : start + _SHOWN]) for text in (one, other)]
                yield f"{name}: line {number}: {shown[0]} in the report, {shown[1]} when built again"
                return
    at = next((i for i, (a, b) in enumerate(zip(ours, theirs, strict=False)) if a != b), min(len(ours), len(theirs)))
    yield f"{name}: byte {at}; {len(ours)} bytes in the report, {len(theirs)} when built again"
