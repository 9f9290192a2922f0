"""Build a report: run what has changed, write the pages, and put it in the place of the last one.

All is made in folders beside the last report, which stays as it is until the new one is whole. What has run is kept
by a checksum of all that it depends on, so that a build that was broken off goes on where it was.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import BrokenExecutor
from contextlib import contextmanager
from pathlib import Path

from rasad.arguments import FLAG, PATH, TEXT, among, maybe, several, takes, whole
from rasad.checks import check_language
from rasad.errors import RasadError
from rasad.report.build.commit import commit_of
from rasad.report.build.place import Place
from rasad.report.build.steps import Built as Built
from rasad.report.build.steps import carry_out
from rasad.report.runs.key import digest, run_key, surroundings
from rasad.report.runs.pool import CAN_FORK
from rasad.report.spec.spec import LANGUAGES, Spec, read_spec


@takes(
    spec=PATH,
    out=PATH,
    languages=several(among(*LANGUAGES), "languages"),
    figures=maybe(PATH),
    workers=maybe(whole(1)),
    warm=FLAG,
    commit=maybe(TEXT),
)
def build_report(
    spec: str | Path = "report.yaml",
    out: str | Path = "build/report",
    languages: Sequence[str] = LANGUAGES,
    figures: str | Path | None = None,
    workers: int | None = None,
    *,
    warm: bool = True,
    commit: str | None = None,
) -> Built:
    """Run the notebooks of a specification in every language and write the report.

    Parameters
    ----------
    spec : str or Path
        The report.yaml; all that the notebooks read lies in its folder.
    out : str or Path
        Folder of the report; replaced when all has run. Beside it are kept `OUT.cache`, with what has run, and, after
        a failure, `OUT.incomplete`.
    languages : sequence of str
        Of en, fa, ar.
    figures : str or Path, optional
        Where figures and their records go as well; `figures` beside the specification by default.
    workers : int, optional
        Notebooks at once; by default as many as there are processors.
    warm : bool, default True
        Whether kernels are forked from a process that has imported everything. Without it each starts from nothing,
        as in JupyterLab, which takes nearly twice as long; the report is the same.
    commit : str, optional
        For the records; by default that of the project's repository.

    Returns
    -------
    Built

    Raises
    ------
    RasadError
        If the specification has a mistake, another build writes the same report, or a file cannot be written. The
        last report stays as it was.

    Examples
    --------
    All that is wrong with the specification is told before a notebook runs:

    >>> build_report("report.yaml", languages=["de"])
    Traceback (most recent call last):
    ...
    rasad.errors.WrongValueError: build_report: languages, each item, must be one of en, fa, ar, not 'de'
    >>> build_report("seeds/report.yaml", languages=["fa"])
    Traceback (most recent call last):
    ...
    rasad.errors.RasadError: seeds/report.yaml: cannot be read: No such file or directory
    """
    plan = read_spec(spec, _checked(languages))
    place = Place(_folder(out), Path(figures) if figures is not None else plan.folder / "figures")
    plan = plan.without(place.written)
    with _told(place.out), place.locked():
        place.restore()
        surroundings.cache_clear()
        keys = {run.id: run_key(run, plan) for run in plan.runs}
        whole = _whole(plan, keys, commit := commit or commit_of(plan.path, place.written))
        if place.holds(whole):
            place.copy_figures()
            place.clear()
            return Built(place.out / plan.index, changed=False)
        return carry_out(plan, place, keys, whole, workers or os.cpu_count() or 1, warm and CAN_FORK, commit)


def _checked(languages: Sequence[str]) -> tuple[str, ...]:
    """Each language once, in the order of a report's pages."""
    for language in languages:
        check_language(language)
    if not languages:
        raise RasadError("languages: no language to build the report in")
    return tuple(language for language in LANGUAGES if language in languages)


def _folder(out: str | Path) -> Path:
    folder = Path(out).resolve()
    if not folder.name:
        raise RasadError(f"{out}: no folder for a report; choose another --out")
    return folder


@contextmanager
def _told(out: Path) -> Iterator[None]:
    """A full disk, a folder that cannot be written: one line, and the last report as it was."""
    try:
        yield
    except BrokenExecutor:
        said = "a process that writes pages was ended: for lack of memory, or in a script without its __main__ guard"
        raise RasadError(f"{out}: {said}; the last report is as it was") from None
    except OSError as error:
        place = error.filename or out
        raise RasadError(f"{place}: {error.strerror or error}; the last report is as it was") from None


def _whole(plan: Spec, keys: Mapping[str, str], commit: str | None) -> str:
    """The checksum of all that the whole report depends on."""
    from rasad.report.pages.articles import read_for_pages
    from rasad.report.runs.inputs import checksums

    return digest(
        {
            "runs": list(keys.values()),
            "titles": [dict(plan.titles), *(run.title for run in plan.runs)],
            "facts": [plan.date, plan.licence, commit],
            "articles": checksums(read_for_pages(plan), plan.folder),
            "with": surroundings(plan.folder),
        }
    )
