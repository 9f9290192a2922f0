"""report.yaml: which notebook runs with which parameters, checked before anything runs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from rasad.data import LANGUAGES as LANGUAGES
from rasad.errors import RasadError
from rasad.report.spec.keys import date_of, input_of, licence_of, limit_of, path_of, title_of
from rasad.report.spec.parameters import read_parameters
from rasad.report.spec.paths import inside, outside, seen_from
from rasad.report.spec.prose import read_prose
from rasad.yamlfile import Entry, check_keys, check_list, check_mapping, check_names, read_yaml

_RUN = ("parameters", "inputs", "seconds", "memory_mb")
_REPORT = ("articles", "registry", "date", "licence", "seconds", "memory_mb")
_SECONDS, _MEMORY = 300, 2000


@dataclass(frozen=True)
class Run:
    """One execution of a notebook.

    Attributes
    ----------
    name : str
        Stem of its page.
    parameters : mapping
        As they are given to the notebook, `language` among them.
    defaults : mapping
        Those of the notebook's own cell.
    inputs : tuple of Path
        Files and folders that it reads besides those that its parameters name.
    seconds, memory_mb : int
        How long it may take, and how much memory its kernel may take beyond what it starts with.
    """

    name: str
    notebook: Path
    parameters: Mapping[str, Any]
    language: str
    title: str
    defaults: Mapping[str, Any]
    inputs: tuple[Path, ...] = ()
    seconds: int = _SECONDS
    memory_mb: int = _MEMORY

    @property
    def id(self) -> str:
        """Language and name: what no other run has."""
        return f"{self.language}/{self.name}"

    @property
    def draws(self) -> bool:
        """Whether the notebook has a parameter `figures`, the folder of what it draws."""
        return "figures" in self.defaults


@dataclass(frozen=True)
class Spec:
    """A report: its title by language and its runs, in the order of the pages.

    Attributes
    ----------
    articles : Path or None
        Folder of the articles that have a page each, to which the tables lead.
    registry : Path or None
        Of the names that are marked there; by default that of the folder.
    date : str
        ISO 8601, of the report: the clock is not asked.
    licence : str or None
    written : tuple of Path
        Files and folders that a build writes: no run reads them.
    """

    path: Path
    titles: Mapping[str, str]
    runs: tuple[Run, ...]
    articles: Path | None = None
    registry: Path | None = None
    date: str = ""
    licence: str | None = None
    written: tuple[Path, ...] = ()

    @property
    def index(self) -> str:
        """The page to open first, in the folder of the report."""
        return f"{next(iter(self.titles))}/index.html"

    @property
    def folder(self) -> Path:
        """The project: all that a run reads lies in it."""
        return self.path.parent

    def runs_in(self, language: str) -> list[Run]:
        """The runs of a language, in the order of the pages."""
        return [run for run in self.runs if run.language == language]

    def without(self, written: Iterable[Path]) -> Spec:
        """The same report, by a build that writes there."""
        return replace(self, written=tuple(seen_from(self.folder, path) for path in written))


def read_spec(path: str | Path, languages: tuple[str, ...] = LANGUAGES) -> Spec:
    """Read a report's specification and check every notebook, parameter and path.

    Parameters
    ----------
    path : str or Path
    languages : tuple of str
        Those of the specification that are to be built.

    Returns
    -------
    Spec

    Raises
    ------
    RasadError
        For the first mistake: a notebook that is not there or has no parameters cell, a parameter
        that the notebook does not know, a path that leads out of the project, a run that stands twice.
    """
    path = Path(path)
    content = check_keys(read_yaml(path), path, required=["title", "runs"], optional=_REPORT, what="the report")
    runs: list[Run] = []
    for given in check_list(content, "runs", path):
        entry = check_keys(given, path, required=["name", "notebook", "title"], optional=_RUN, what="run")
        if any(run.name == str(entry["name"]) for run in runs):
            raise RasadError(f"{_place(path, entry)}: a run of this name stands above")
        runs += [_run(entry, content, path, language) for language in languages]
    titles = {language: title_of(content["title"], language) for language in languages}
    articles, registry = (path_of(content, key, path) for key in ("articles", "registry"))
    spec = Spec(path, titles, tuple(runs), articles, registry, date_of(content, path), licence_of(content, path))
    return spec.without([path.parent / "figures"])


def _place(path: Path, entry: Entry) -> str:
    return f"{path}: line {entry.line}: run {str(entry['name'])!r}"


def _run(entry: Entry, report: Entry, path: Path, language: str) -> Run:
    """A run in one language."""
    place, name = _place(path, entry), str(entry["name"])
    if not re.fullmatch(r"[\w.-]+", name) or name == "index" or name.startswith("."):
        raise RasadError(f"{place}: the name is that of a page: letters, digits and hyphens, and not 'index'")
    notebook = path.parent / str(entry["notebook"])
    if not inside(notebook, path.parent) or Path(str(entry["notebook"])).is_absolute():
        raise RasadError(f"{place}: {notebook} lies outside the project; the notebook's path is seen from {path.name}")
    notebook = seen_from(path.parent, notebook)
    parameters = {**check_mapping(entry, "parameters", path), "language": language}
    defaults = _check_parameters(notebook, parameters, place)
    read_prose(notebook, language)  # a mistake in it is told before anything runs
    wanted = {**defaults, **parameters}
    if wrong := outside({key: value for key, value in wanted.items() if key != "figures"}, notebook, path.parent):
        said = "leads out of the project; put it inside, and name it as seen from the notebook's folder"
        raise RasadError(f"{place}: parameter {wrong!r}: {wanted[wrong]!s:.200} {said}")
    return Run(
        name=name,
        notebook=notebook,
        parameters=parameters,
        language=language,
        title=title_of(entry["title"], language),
        defaults=defaults,
        inputs=tuple(input_of(file, path, place) for file in check_names(entry, "inputs", path)),
        seconds=limit_of("seconds", _SECONDS, (entry, report), path),
        memory_mb=limit_of("memory_mb", _MEMORY, (entry, report), path),
    )


def _check_parameters(notebook: Path, given: Mapping[str, Any], place: str) -> Mapping[str, Any]:
    """The notebook's own; papermill quotes values but not names, so no unknown name may reach it."""
    try:
        known = read_parameters(notebook)
    except RasadError as error:
        raise RasadError(f"{place}: {error}") from None
    if unknown := sorted(set(given) - set(known)):
        raise RasadError(
            f"{place}: {notebook.name} knows no parameter {unknown[0]!r}; it knows {', '.join(sorted(known))}"
        )
    return known
