"""Build a report: run what has changed, write the pages, and put it in the place of the last one.

All is made in folders beside the last report, which stays as it is until the new one is whole. What has run is kept
by a checksum of all that it depends on, so that a build that was broken off goes on where it was.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import BrokenExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import current_thread, main_thread
from typing import TYPE_CHECKING

from rasad.errors import RasadError
from rasad.report.commit import commit_of
from rasad.report.place import MARK, Place
from rasad.report.prose import out_of_step
from rasad.report.records import runs_of
from rasad.report.runs.execute import Failure, execute
from rasad.report.runs.key import digest, run_key, surroundings
from rasad.report.runs.pool import CAN_FORK, prepare, processes, side_by_side, threads
from rasad.report.runs.progress import Progress
from rasad.report.spec import LANGUAGES, Run, Spec, read_spec

if TYPE_CHECKING:
    from rasad.report.assemble import Assembly


@dataclass(frozen=True)
class Built:
    """A report that was built.

    Attributes
    ----------
    index : Path
        The page to open first.
    failures : tuple of Failure
        Runs that did not come to their end; where there are any, the report lies beside the last one, which stayed.
    changed : bool
        Whether anything was built at all.
    """

    index: Path
    failures: tuple[Failure, ...] = ()
    changed: bool = True


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
        as in JupyterLab, which takes more than twice as long; the report is the same.
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
        return _build(plan, place, keys, whole, workers or os.cpu_count() or 1, warm and CAN_FORK, commit)


def _checked(languages: Sequence[str]) -> tuple[str, ...]:
    """Each language once, in the order of a report's pages."""
    if unknown := [language for language in languages if language not in LANGUAGES]:
        raise RasadError(f"language {unknown[0]!r} is not known; known are {', '.join(LANGUAGES)}")
    if not languages:
        raise RasadError("no language to build the report in")
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


def _build(
    plan: Spec, place: Place, keys: Mapping[str, str], whole: str, number: int, warm: bool, commit: str | None
) -> Built:
    context = prepare(warm)
    from rasad.report.assemble import Assembly

    part = place.begin()
    ready = {name: folder for name, key in keys.items() if (folder := place.store.find(key))}
    with processes(number, context) as pool, Progress(len(plan.runs), len(ready)) as progress:
        for line in _lacking(plan):
            progress.say(f"warning: {line}")
        assembly = Assembly(plan, part, pool, commit)
        failures = _run_all(plan, place, keys, ready, number, warm, progress, assembly)
        _check_figures(ready)
        progress.step("pages")
        assembly.finish()
    (part / MARK).write_text(place.seal(part, whole), encoding="utf-8")
    if failures:
        return Built(place.set_aside(part) / plan.index, tuple(failures.values()))
    with _uninterrupted():
        place.publish(part)
        place.store.forget(set(keys.values()), set(plan.titles))
    return Built(place.out / plan.index)


def _lacking(plan: Spec) -> list[str]:
    """What the report is built without: its date, and translations that fit their notebook still, one line a file."""
    date = [] if plan.date else [f"{plan.path}: no date; RO-Crate demands that of the report, as date: 2026-01-31"]
    seen = sorted({(run.notebook, run.language) for run in plan.runs})
    return date + [line for notebook, language in seen if (line := out_of_step(notebook, language))]


def _check_figures(ready: Mapping[str, Path]) -> None:
    """Of two runs that draw a figure of one name, one would be lost."""
    drawn: dict[str, str] = {}
    for run, folder in sorted(ready.items()):
        for path in (folder / "figures").glob("*"):
            if other := drawn.get(path.name):
                raise RasadError(f"runs {other} and {run} both draw {path.name}; put what differs into its name")
            drawn[path.name] = run


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Let no Ctrl-C fall between the last report and the new one: whoever reads that it was replaced can rely on it."""
    if current_thread() is not main_thread():  # there none falls
        yield
        return
    before = {number: signal.signal(number, signal.SIG_IGN) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _run_all(
    plan: Spec,
    place: Place,
    keys: Mapping[str, str],
    ready: dict[str, Path],
    number: int,
    warm: bool,
    progress: Progress,
    assembly: Assembly,
) -> dict[str, Failure]:
    """Run what is not ready yet, language by language; what fails keeps nothing else from running."""
    failures: dict[str, Failure] = {}
    left = {language: {run.id for run in runs_of(plan.runs, language)} - set(ready) for language in plan.titles}
    jobs = [run for language in left for run in runs_of(plan.runs, language) if run.id in left[language]]
    for language in [language for language in left if not left[language]]:
        assembly.write(language, ready, failures)

    def work(run: Run) -> Failure | None:
        failure = execute(run, place.store.begin(keys[run.id]), warm)
        if not failure and run_key(run, plan) != keys[run.id]:
            return Failure(run, "what it reads was changed while it ran, by it or by someone; build again")
        return failure

    with threads(number) as pool:
        for run, failure in side_by_side(pool, number, jobs, work, progress.running):
            if failure:
                failures[run.id] = failure
            else:
                ready[run.id] = place.store.keep(keys[run.id], {"run": run.name, "language": run.language})
            progress.ended(run, failure.line if failure else None)
            left[run.language].discard(run.id)
            if not left[run.language]:
                assembly.write(run.language, ready, failures)
    return failures
