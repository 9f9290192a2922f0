"""report.yaml: which notebook runs with which parameters, checked before anything runs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from rasad.data import LANGUAGES as LANGUAGES
from rasad.errors import RasadError
from rasad.mistakes import Mistakes
from rasad.report.spec.keys import check_title, date_of, input_of, licence_of, limit_of, path_of, title_of
from rasad.report.spec.parameters import read_parameters
from rasad.report.spec.paths import inside, outside, seen_from
from rasad.report.spec.prose import read_prose
from rasad.yamlfile import Entry, check_list, check_mapping, check_names, key_mistakes, read_yaml

# Of each kind of entry the keys that it must have and those that it may have; report.schema.json knows the same.
KEYS = {
    "the report": (("title", "runs"), ("articles", "registry", "date", "licence", "seconds", "memory_mb")),
    "run": (("name", "notebook", "title"), ("parameters", "inputs", "seconds", "memory_mb")),
}
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
    MistakesError
        With all mistakes, a line each: a notebook that is not there or has no parameters cell, a parameter
        that the notebook does not know, a path that leads out of the project, a run that stands twice.
    """
    path, mistakes = Path(path), Mistakes()
    content = read_yaml(path)
    mistakes.add(key_mistakes(content, path, *KEYS["the report"], "the report"))
    if not isinstance(content, Entry):
        mistakes.refuse()
    runs: list[Run] = []
    names: set[str] = set()
    for entry in mistakes.of([], check_list, content, "runs", path):
        mistakes.add(key_mistakes(entry, path, *KEYS["run"], "run"))
        if not isinstance(entry, Entry) or any(entry.get(key) in (None, "", []) for key in KEYS["run"][0]):
            continue
        if str(entry["name"]) in names:
            mistakes.append(f"{_place(path, entry)}: a run of this name stands above")
        names.add(str(entry["name"]))
        runs += [run for language in languages if (run := _run(entry, content, path, language, mistakes))]
    spec = _spec(content, path, runs, languages, mistakes)
    mistakes.refuse()
    return spec.without([path.parent / "figures"])


def _spec(content: Entry, path: Path, runs: Sequence[Run], languages: Sequence[str], mistakes: Mistakes) -> Spec:
    """The report without the parts that are mistaken."""
    mistakes.of(None, check_title, content, path)
    titles = {language: title_of(content.get("title"), language) for language in languages}
    articles, registry = (mistakes.of(None, path_of, content, key, path) for key in ("articles", "registry"))
    for key in ("seconds", "memory_mb"):
        mistakes.of(0, limit_of, key, 0, (content,), path)
    date, licence = mistakes.of("", date_of, content, path), mistakes.of(None, licence_of, content, path)
    return Spec(path, titles, tuple(runs), articles, registry, date, licence)


def _place(path: Path, entry: Entry) -> str:
    return f"{path}: line {entry.line}: run {str(entry['name'])!r}"


def _run(entry: Entry, report: Entry, path: Path, language: str, mistakes: Mistakes) -> Run | None:
    """A run in one language, without the parts that are mistaken; None where its notebook cannot be read."""
    place, name = _place(path, entry), str(entry["name"])
    if not re.fullmatch(r"[\w.-]+", name) or name == "index" or name.startswith("."):
        mistakes.append(f"{place}: the name is that of a page: letters, digits and hyphens, and not 'index'")
    parameters = {**mistakes.of({}, check_mapping, entry, "parameters", path), "language": language}
    inputs = mistakes.of((), check_names, entry, "inputs", path)
    files = [file for given in inputs if (file := mistakes.of(None, input_of, given, path, place))]
    limits = {
        key: mistakes.of(usual, limit_of, key, usual, (entry, report), path)
        for key, usual in (("seconds", _SECONDS), ("memory_mb", _MEMORY))
    }
    notebook = mistakes.of(None, _notebook, entry, path, place)
    if notebook is None or (defaults := mistakes.of(None, _check_parameters, notebook, parameters, place)) is None:
        return None
    mistakes.of({}, read_prose, notebook, language)  # a mistake in it is told before anything runs
    mistakes.of(None, _check_paths, {**defaults, **parameters}, notebook, path, place)
    mistakes.of(None, check_title, entry, path)
    title = title_of(entry["title"], language)
    return Run(name, notebook, parameters, language, title, defaults, tuple(files), **limits)


def _notebook(entry: Entry, path: Path, place: str) -> Path:
    if not isinstance(entry["notebook"], str):
        raise RasadError(f"{place}: notebook should be a path, not {entry['notebook']!r:.40}")
    notebook = path.parent / entry["notebook"]
    if not inside(notebook, path.parent) or Path(entry["notebook"]).is_absolute():
        raise RasadError(f"{place}: {notebook} lies outside the project; the notebook's path is seen from {path.name}")
    return seen_from(path.parent, notebook)


def _check_paths(wanted: Mapping[str, Any], notebook: Path, path: Path, place: str) -> None:
    if wrong := outside({key: value for key, value in wanted.items() if key != "figures"}, notebook, path.parent):
        said = "leads out of the project; put it inside, and name it as seen from the notebook's folder"
        raise RasadError(f"{place}: parameter {wrong!r}: {wanted[wrong]!s:.200} {said}")


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
