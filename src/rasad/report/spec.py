"""report.yaml: which notebook runs with which parameters, checked before anything runs."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rasad.data import LANGUAGES as LANGUAGES
from rasad.errors import RasadError
from rasad.yamlfile import check_keys, check_list, check_mapping, read_yaml


@dataclass(frozen=True)
class Run:
    """One execution of a notebook; `name` is the stem of what it gives."""

    name: str
    notebook: Path
    parameters: Mapping[str, Any]
    language: str
    title: str
    draws: bool  # whether the notebook has a parameter `figures`, the folder of what it draws


@dataclass(frozen=True)
class Spec:
    """A report: its title by language and its runs, in the order of the pages."""

    path: Path
    titles: Mapping[str, str]
    runs: tuple[Run, ...]


def read_spec(path: str | Path, languages: tuple[str, ...] = LANGUAGES) -> Spec:
    """Read a report's specification and check every notebook and parameter name.

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
        that the notebook does not know, a run that stands twice.
    """
    path = Path(path)
    content = check_keys(read_yaml(path), path, required=["title", "runs"], what="the report")
    runs: list[Run] = []
    for entry in check_list(content, "runs", path):
        entry = check_keys(entry, path, required=["name", "notebook", "title"], optional=["parameters"], what="run")
        place = f"{path}: line {entry.line}: run {entry['name']!r}"
        notebook = path.parent / str(entry["notebook"])
        name = str(entry["name"])
        if not re.fullmatch(r"[\w.-]+", name) or name == "index" or name.startswith("."):
            raise RasadError(f"{place}: the name is that of a page: letters, digits and hyphens, and not 'index'")
        parameters = check_mapping(entry, "parameters", path)
        draws = "figures" in _check_parameters(notebook, {"language", *parameters}, place)
        if any(run.name == name for run in runs):
            raise RasadError(f"{place}: a run of this name stands above")
        runs += [
            Run(
                name=name,
                notebook=notebook,
                parameters={**parameters, "language": language},
                language=language,
                title=_title(entry["title"], language),
                draws=draws,
            )
            for language in languages
        ]
    return Spec(path, {lang: _title(content["title"], lang) for lang in languages}, tuple(runs))


def _title(titles: Any, language: str) -> str:
    if not isinstance(titles, dict):
        return str(titles)
    return str(titles.get(language) or titles.get("en") or next(iter(titles.values()), ""))


def _check_parameters(notebook: Path, names: set[str], place: str) -> set[str]:
    """The parameters of a notebook; papermill quotes values but not names, so no unknown name may reach it."""
    from papermill import inspect_notebook

    if not notebook.is_file():
        raise RasadError(f"{place}: no notebook {notebook}")
    try:
        known = set(inspect_notebook(str(notebook)))
    except Exception as error:  # nbformat and papermill raise many kinds for a file that is no notebook
        said = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise RasadError(f"{place}: {notebook} cannot be read as a notebook: {said}") from None
    if not known:
        raise RasadError(f"{place}: {notebook.name} has no cell tagged 'parameters'")
    if unknown := sorted(names - known):
        raise RasadError(
            f"{place}: {notebook.name} knows no parameter {unknown[0]!r}; it knows {', '.join(sorted(known))}"
        )
    return known
