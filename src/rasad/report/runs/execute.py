"""Execute one notebook by papermill, within its limits, and keep it in canonical form."""

from __future__ import annotations

import json
import logging
import math
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from rasad.report.runs.canonical import canonical
from rasad.report.runs.failure import Failure, one_line, where
from rasad.report.runs.provision import end_kernels, manager_of
from rasad.report.spec.prose import directed, read_prose
from rasad.report.spec.spec import Run

# A kernel that died is told by its run's failure; papermill would say so in lines of its own.
logging.getLogger("papermill").addHandler(logging.NullHandler())
NOTEBOOK = "notebook.ipynb"
# What the cell of the parameters says of the folder of figures: that of the build is another each time.
FIGURES = "../figures"
_MOST_PRINTED = 10_000_000


def execute(run: Run, folder: Path, warm: bool) -> Failure | None:
    """Run a notebook in the folder it lies in, as JupyterLab would.

    Parameters
    ----------
    run : Run
    folder : Path
        Where the notebook goes, and to its `figures` what it draws.
    warm : bool
        Whether its kernel is forked; see `rasad.report.runs.warm`.

    Returns
    -------
    Failure or None
    """
    target = folder / NOTEBOOK
    parameters = {**run.parameters, **({"figures": str(folder / "figures")} if run.draws else {})}
    # A short path: a socket's may have a hundred letters.
    with tempfile.TemporaryDirectory(prefix="rasad-") as scratch:
        failure = _executed(run, target, parameters, manager_of(Path(scratch), run.memory_mb, warm))
    if target.is_file():
        try:
            _tidy(run, target, folder)
        except ValueError as error:  # half a notebook
            return failure or Failure(run, one_line(type(error).__name__, str(error)))
    wrong = None if failure else no_figure(folder / "figures")
    return Failure(run, wrong, executed=target) if wrong else failure


def no_figure(folder: Path) -> str | None:
    """What a notebook left in its folder of figures that a report cannot take, if anything."""
    for path in sorted(folder.glob("*")):
        if not path.is_file():
            return f"left {path.name} in the folder of figures, which is no file"
        if path.suffix == ".json" and _figure_of(path) != path.stem:
            return f"left {path.name} in the folder of figures, which is no record of a figure; save it elsewhere"
    return None


def _figure_of(record: Path) -> Any:
    try:
        return json.loads(record.read_bytes())["figure"]
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _executed(run: Run, target: Path, parameters: dict[str, Any], manager: type) -> Failure | None:
    import papermill
    from nbclient.exceptions import CellTimeoutError, DeadKernelError
    from papermill.exceptions import PapermillExecutionError

    printed = _Printed(manager)
    try:
        done = papermill.execute_notebook(
            _literal(run.notebook),
            _literal(target),
            parameters=parameters,
            # Not `cwd`, by which papermill moves this process, and with it all notebooks that run beside this one.
            resources={"metadata": {"path": str(run.notebook.parent)}},
            progress_bar=False,
            kernel_name="python3",
            language="python",
            kernel_manager_class=manager,
            shutdown_kernel="immediate",
            start_timeout=max(60, run.seconds),
            timeout_func=_time_left(run),
            stdout_file=printed,
            stderr_file=printed,
        )
    except PapermillExecutionError as error:
        said = one_line(error.ename, error.evalue)
        if error.ename == "MemoryError":
            said += f"; a run may take {run.memory_mb} MB (memory_mb in report.yaml)"
    except (CellTimeoutError, DeadKernelError) as error:
        said = f"the kernel died, of a fault or of {run.memory_mb} MB being too little (memory_mb in report.yaml)"
        if printed.left < 0:  # by which its kernel was ended; which of the two nbclient sees first is chance
            said = f"prints more than the {_MOST_PRINTED:,} letters that a run may print"
        elif isinstance(error, CellTimeoutError):
            said = f"ran longer than the {run.seconds} s that a run may take (seconds in report.yaml)"
    except Exception as error:  # of many packages; whatever it is, the other runs go on
        said = one_line(type(error).__name__, str(error))
    else:
        # To papermill a cell that calls sys.exit() is a good end, whatever comes after it.
        if not any(cell.metadata.get("papermill", {}).get("exception") for cell in done.cells):
            return None
        said = "SystemExit: the notebook ends here, and the cells below do not run"
    return Failure(run, said, *where(target), executed=target if target.is_file() else None)


class _Printed:
    """Counts what a notebook prints, and ends its kernel where that is too much: it would fill this process."""

    def __init__(self, manager: type) -> None:
        self.left, self.manager = _MOST_PRINTED, manager

    def write(self, text: str) -> None:
        self.left -= len(text)
        if self.left < 0:
            end_kernels(self.manager)

    def flush(self) -> None:
        """There is nothing to flush."""


def _literal(path: Path) -> str:
    """A path for papermill, which puts parameters in the place of what stands in braces."""
    return str(path).replace("{", "{{").replace("}", "}}")


def _time_left(run: Run) -> Callable[[Any], int]:
    """How long a cell may take: what is left of the time of the notebook, however many cells that is."""
    from nbclient.exceptions import CellTimeoutError

    began: list[float] = []

    def left(_: Any) -> int:
        began.append(time.monotonic())  # the kernel's own start does not count
        seconds = run.seconds - (began[-1] - began[0])
        if seconds <= 0:
            raise CellTimeoutError
        return math.ceil(seconds)

    return left


def _tidy(run: Run, target: Path, folder: Path) -> None:
    import nbformat

    notebook = nbformat.read(target, as_version=4)
    known = {cell.get("id") for cell in json.loads(run.notebook.read_bytes())["cells"]}
    replaced = {str(folder / "figures"): FIGURES}
    prose = {cell: directed(text, run.language) for cell, text in read_prose(run.notebook, run.language).items()}
    text = canonical(notebook, known, prose, replaced)
    part = target.with_suffix(".part")
    part.write_text(text, encoding="utf-8")
    part.replace(target)
