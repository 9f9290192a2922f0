"""The steps of a build: run the notebooks, write the pages, put the report in its place."""

from __future__ import annotations

import signal
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import current_thread, main_thread
from typing import TYPE_CHECKING

from rasad.errors import RasadError
from rasad.report.build.place import MARK, Place
from rasad.report.runs.execute import execute
from rasad.report.runs.failure import Failure
from rasad.report.runs.key import run_key
from rasad.report.runs.pool import prepare, processes, side_by_side, threads
from rasad.report.runs.progress import Progress
from rasad.report.spec.prose import out_of_step
from rasad.report.spec.spec import Run, Spec

if TYPE_CHECKING:
    from rasad.report.build.assemble import Assembly


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

    def __fspath__(self) -> str:
        """The page to open first, for who wants a path."""
        return str(self.index)


def carry_out(
    plan: Spec, place: Place, keys: Mapping[str, str], whole: str, number: int, warm: bool, commit: str | None
) -> Built:
    """Run what is not ready, write the report from it, and put it in its place; or, where a run failed, beside it.

    Parameters
    ----------
    plan : Spec
    place : Place
        Locked.
    keys : mapping
        The checksum of each run by its id.
    whole : str
        That of the whole report.
    number : int
        Notebooks at once.
    warm : bool
    commit : str or None
    """
    context = prepare(warm)
    from rasad.report.build.assemble import Assembly

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
    """What the report is built without: its date, and translations that are behind their notebook, one line a file."""
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
    left = {language: {run.id for run in plan.runs_in(language)} - set(ready) for language in plan.titles}
    jobs = [run for language in left for run in plan.runs_in(language) if run.id in left[language]]
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
