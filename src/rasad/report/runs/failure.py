"""Why a notebook did not come to its end, and where."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from rasad.report.spec.spec import Run

_LONGEST = 300


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


def one_line(kind: str, said: str) -> str:
    """An error by its kind and the first line of what it says."""
    lines = [line for line in said.splitlines() if line.strip()]
    return f"{kind}: {lines[0].strip()[:_LONGEST]}" if lines else kind


def where(target: Path) -> tuple[int | None, str]:
    """The number and the source of the last cell that began; what papermill adds is not counted."""
    import nbformat

    try:
        cells = nbformat.read(target, as_version=4).cells
    except Exception:  # nothing was executed, or the disk was full
        return None, ""
    cells = [cell for cell in cells if "papermill-error-cell-tag" not in cell.metadata.get("tags", [])]
    number, last, source = 0, None, ""
    for cell in cells:
        number += "injected-parameters" not in cell.metadata.get("tags", [])
        if cell.metadata.get("papermill", {}).get("start_time"):
            last, source = number, cell.source
    return last, source
