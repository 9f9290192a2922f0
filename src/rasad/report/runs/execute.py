"""Execute one notebook by papermill, within its limits, and keep it in canonical form."""

from __future__ import annotations

import math
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rasad.report.prose import directed, read_prose
from rasad.report.runs.canonical import canonical
from rasad.report.runs.provision import manager_of
from rasad.report.spec import Run

NOTEBOOK = "notebook.ipynb"
# What the cell of the parameters says of the folder of figures: that of the build is another each time.
FIGURES = "../figures"


@dataclass(frozen=True)
class Failure:
    """Why a notebook did not come to its end.

    Attributes
    ----------
    cell : int or None
        Number of the cell in the notebook, from 1; None where it failed outside its cells.
    source : str
        Of that cell.
    said : str
        The error in one line.
    executed : Path or None
        The notebook as far as it was executed.
    """

    run: Run
    said: str
    cell: int | None = None
    source: str = ""
    executed: Path | None = None

    @property
    def line(self) -> str:
        """What failed, where and why, in one line."""
        place = f": cell {self.cell}" if self.cell else ""
        source = " ".join(self.source.split())
        source = f": {source[:77]}…" if len(source) > 78 else f": {source}" if source else ""
        return f"{self.run.notebook}: {self.run.name} ({self.run.language}){place}{source}: {self.said}"


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
        _tidy(run, target, folder)
    return failure


def _executed(run: Run, target: Path, parameters: dict[str, Any], manager: type) -> Failure | None:
    import nbformat
    import papermill
    from nbclient.exceptions import CellTimeoutError, DeadKernelError
    from papermill.exceptions import PapermillExecutionError

    ends = time.monotonic() + run.seconds
    try:
        papermill.execute_notebook(
            str(run.notebook),
            str(target),
            parameters=parameters,
            # Not `cwd`, by which papermill moves this process, and with it all notebooks that run beside this one.
            resources={"metadata": {"path": str(run.notebook.parent)}},
            progress_bar=False,
            kernel_name="python3",
            kernel_manager_class=manager,
            shutdown_kernel="immediate",
            start_timeout=max(60, run.seconds),
            # What is left of the time of the notebook, and no time of each cell.
            timeout_func=lambda _: max(1, math.ceil(ends - time.monotonic())),
        )
    except PapermillExecutionError as error:
        said = f"{error.ename}: {error.evalue}".splitlines()[0]
    except CellTimeoutError:
        said = f"ran longer than the {run.seconds} s that a run may take (seconds in report.yaml)"
    except DeadKernelError:
        said = f"the kernel died; a run may take {run.memory_mb} MB (memory_mb in report.yaml)"
    except (OSError, RuntimeError, ValueError, TypeError, nbformat.ValidationError) as error:
        lines = str(error).splitlines()
        said = f"{type(error).__name__}: {lines[0] if lines else ''}"
    else:
        return None
    return Failure(run, said, *_where(target), executed=target if target.is_file() else None)


def _where(target: Path) -> tuple[int | None, str]:
    """The number and the source of the cell that was running; papermill adds one, which is not counted."""
    import nbformat

    try:
        cells = nbformat.read(target, as_version=4).cells
    except Exception:  # nothing was executed, or the disk was full
        return None, ""
    cells = [cell for cell in cells if "papermill-error-cell-tag" not in cell.metadata.get("tags", [])]
    number = 0
    for cell in cells:
        number += "injected-parameters" not in cell.metadata.get("tags", [])
        status = cell.metadata.get("papermill", {})
        if status.get("exception") or status.get("status") == "running":
            return number, cell.source
    return None, ""


def _tidy(run: Run, target: Path, folder: Path) -> None:
    import nbformat

    notebook = nbformat.read(target, as_version=4)
    replaced = {str(folder / "figures"): FIGURES}
    prose = {cell: directed(text, run.language) for cell, text in read_prose(run.notebook, run.language).items()}
    text = canonical(notebook, prose, replaced)
    part = target.with_suffix(".part")
    part.write_text(text, encoding="utf-8")
    part.replace(target)
