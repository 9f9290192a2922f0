"""Lay out a project of one's own: an invented example that `rasad report` builds, to be replaced bit by bit."""

from __future__ import annotations

import datetime
import shutil
import tempfile
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from rasad.errors import RasadError
from rasad.sharing import requirements, runtime


def new_project(folder: str | Path) -> Path:
    """Lay out a project: articles, entities, episodes, notebooks, report.yaml, README.md, schemas, what it runs with.

    Parameters
    ----------
    folder : str or Path
        One that is not there yet, or is empty. Folders on the way are made.

    Returns
    -------
    Path
        The folder.

    Raises
    ------
    RasadError
        If something is there already, or the folder cannot be written. Then nothing is.

    Examples
    --------
    >>> folder = new_project(Path(tempfile.mkdtemp()) / "my-project")
    >>> sorted(path.name for path in folder.iterdir() if path.is_file())
    ['README.md', 'entities.yaml', 'report.yaml', 'requirements.txt', 'runtime.txt']
    >>> sorted(path.name for path in folder.iterdir() if path.is_dir())
    ['articles', 'episodes', 'notebooks', 'schemas']
    """
    folder = Path(folder)
    try:
        _check_free(folder)
        folder.parent.mkdir(parents=True, exist_ok=True)
        # Inside a folder that is there: it may be where the user's shell stands, or a file system of its own.
        place = folder if folder.is_dir() else folder.parent
        with tempfile.TemporaryDirectory(prefix=".rasad-new.", dir=place) as beside:
            part = Path(beside, "project")  # with the usual permissions, which the temporary folder has not
            part.mkdir()
            _copy(files("rasad.data").joinpath("project"), part)
            _copy_schemas(part / "schemas")
            _date(part / "report.yaml")
            _pin(part)
            _move(part, folder)
    except OSError as error:
        raise RasadError(f"{folder}: cannot be written: {error.strerror or error}; name another folder") from None
    return folder


def _check_free(folder: Path) -> None:
    if folder.is_file():
        raise RasadError(f"{folder}: is a file; name a folder that is not there yet")
    if folder.is_dir() and any(folder.iterdir()):
        raise RasadError(f"{folder}: is there already and not empty; name another folder")


def _copy(source: Traversable, target: Path) -> None:
    """Content alone: the package may be installed read-only, and have been opened in JupyterLab."""
    for item in source.iterdir():
        if item.name.startswith((".", "__")):
            continue
        if item.is_dir():
            (target / item.name).mkdir()
            _copy(item, target / item.name)
        else:
            (target / item.name).write_bytes(item.read_bytes())


def _copy_schemas(folder: Path) -> None:
    """What editors complete and check the YAML files by, offline; the files' first lines name them."""
    folder.mkdir()
    for item in files("rasad.data").joinpath("schemas").iterdir():
        if item.name.endswith(".schema.json"):
            (folder / item.name).write_bytes(item.read_bytes())


def _date(spec: Path) -> None:
    """The day on which the project is laid out: a report asks no clock, or it could not be had again."""
    if spec.is_file():
        text = spec.read_bytes().decode("utf-8").replace("TODAY", datetime.date.today().isoformat())
        spec.write_bytes(text.encode("utf-8"))


def _pin(folder: Path) -> None:
    """What others install, by pip or at Binder (repo2docker reads both files), to have the report again."""
    needed = requirements(datetime.date.today().isoformat())
    (folder / "requirements.txt").write_bytes(needed.encode("utf-8"))
    (folder / "runtime.txt").write_bytes(runtime().encode("utf-8"))


def _move(part: Path, folder: Path) -> None:
    if not folder.is_dir():
        part.rename(folder)
        return
    moved: list[Path] = []
    try:
        for item in sorted(part.iterdir()):
            moved.append(item.rename(folder / item.name))
    except BaseException:
        for item in moved:
            shutil.rmtree(item) if item.is_dir() else item.unlink()
        raise
