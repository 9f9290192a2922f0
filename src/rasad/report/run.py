"""Run the notebooks of a report by papermill, and write its pages.

All is built in a folder beside the last report and takes its place only when every notebook has
run: a mistake leaves the last report as it was, and the notebook that failed to look at.
"""

from __future__ import annotations

import logging
import os
import shutil
import sys
import warnings
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from rasad.errors import RasadError
from rasad.report.html import write_pages
from rasad.report.spec import LANGUAGES, Run, Spec, read_spec


def build_report(
    spec: str | Path = "report.yaml",
    out: str | Path = "build/report",
    languages: Sequence[str] = LANGUAGES,
    figures: str | Path | None = None,
    workers: int | None = None,
) -> Path:
    """Run every notebook of a specification in every language and write the report.

    Parameters
    ----------
    spec : str or Path
        The report.yaml.
    out : str or Path
        Folder of the report; replaced when all has run.
    languages : sequence of str
        Of en, fa, ar.
    figures : str or Path, optional
        Where figures and their records go as well; `figures` beside the specification by default.
    workers : int, optional
        Notebooks at once; by default as many as there are processors.

    Returns
    -------
    Path
        The page to open first.

    Raises
    ------
    RasadError
        If the specification has a mistake, or a cell fails: notebook, cell and error.
    """
    if unknown := [language for language in languages if language not in LANGUAGES]:
        raise RasadError(f"language {unknown[0]!r} is not known; known are {', '.join(LANGUAGES)}")
    if not languages:
        raise RasadError("no language to build the report in")
    plan = read_spec(spec, tuple(languages))
    out = Path(out).resolve()
    part = out.with_name(out.name + ".part")
    for folder in (out, part, out.with_name(out.name + ".old")):
        _check_ours(folder)
    shutil.rmtree(part, ignore_errors=True)
    (part / "figures").mkdir(parents=True)
    (part / _MARK).write_text("This folder is written by rasad report, and replaced by it.\n", encoding="utf-8")
    _run_all(plan, part, workers or os.cpu_count() or 1)
    (part / "kernels.log").unlink(missing_ok=True)
    index = write_pages(plan, part)
    _publish(part, out, Path(figures) if figures is not None else plan.path.parent / "figures")
    return out / index


_MARK = ".rasad-report"


def _check_ours(folder: Path) -> None:
    """A report replaces the last one and nothing else: no folder with other things in it."""
    if folder.is_file() or (folder.is_dir() and any(folder.iterdir()) and not (folder / _MARK).is_file()):
        raise RasadError(f"{folder}: holds something other than a report, which would be lost; choose another --out")


def _run_all(plan: Spec, part: Path, workers: int) -> None:
    """Run the notebooks side by side, with a bar that names what has run; stop at the first failure."""
    with ProcessPoolExecutor(min(workers, len(plan.runs) or 1), mp_context=get_context("spawn")) as pool:
        waiting = {pool.submit(_run, run, part): run for run in plan.runs}
        try:
            for done in _progress(as_completed(waiting), len(waiting)):
                if failure := done.result():
                    raise RasadError(failure.message)
        except BaseException:
            pool.shutdown(wait=True, cancel_futures=True)
            raise


def _progress(done: Iterator[Future[_Failure | None]], total: int) -> Iterator[Future[_Failure | None]]:
    from tqdm import tqdm

    yield from tqdm(done, total=total, desc="notebooks", unit="notebook", file=sys.stderr)


@dataclass(frozen=True)
class _Failure:
    message: str


def executed(run: Run, part: Path) -> Path:
    """Where the executed notebook of a run lies."""
    return part / "notebooks" / run.language / f"{run.name}.ipynb"


def _run(run: Run, part: Path) -> _Failure | None:
    """Execute one notebook, in the folder it lies in, as JupyterLab would."""
    import papermill
    from nbclient.exceptions import CellTimeoutError, DeadKernelError
    from papermill.exceptions import PapermillExecutionError

    target = executed(run, part)
    target.parent.mkdir(parents=True, exist_ok=True)
    parameters = {**run.parameters, **({"figures": str(part / "figures")} if run.draws else {})}
    logging.getLogger("papermill").setLevel(logging.ERROR)
    try:
        with warnings.catch_warnings(), _kernel_talk_to(part / "kernels.log"):
            warnings.simplefilter("ignore")
            papermill.execute_notebook(
                str(run.notebook),
                str(target),
                parameters=parameters,
                cwd=str(run.notebook.parent),
                progress_bar=False,
                kernel_name="python3",
            )
    except PapermillExecutionError as error:
        # papermill adds one cell, behind the parameters: the number is that in the notebook itself.
        said = f"cell {error.cell_index}: {error.ename}: {error.evalue}".splitlines()[0]
    except CellTimeoutError as error:
        said = f"a cell ran too long: {str(error).splitlines()[0]}"
    except DeadKernelError:
        said = "the kernel died, perhaps for want of memory"
    else:
        return None
    return _Failure(f"{run.notebook}: {run.name} ({run.language}): {said}; executed so far: {target}")


@contextmanager
def _kernel_talk_to(path: Path) -> Iterator[None]:
    """Send what kernels write to standard error to a file: it would tear the progress bar apart."""
    kept = os.dup(2)
    with path.open("ab") as log:
        os.dup2(log.fileno(), 2)
        try:
            yield
        finally:
            os.dup2(kept, 2)
            os.close(kept)


def _publish(part: Path, out: Path, figures: Path) -> None:
    """Put the finished report in the place of the last one, and its figures where they are kept."""
    figures.mkdir(parents=True, exist_ok=True)
    for path in sorted((part / "figures").iterdir()):
        shutil.copyfile(path, figures / path.name)
    old = out.with_name(out.name + ".old")
    shutil.rmtree(old, ignore_errors=True)
    if out.exists():
        out.rename(old)
    part.rename(out)
    shutil.rmtree(old, ignore_errors=True)
