"""An executed notebook without what is another each time: hours, process numbers, addresses, folders of a build."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Mapping
from itertools import groupby
from typing import Any

# What Python shows of an object, and how ipykernel names the file of a cell.
_ADDRESS = re.compile(r" at 0x[0-9a-f]{6,}")
# From the beginning of a word: a figure's drawing is a word of a million letters, and each would be a beginning.
_CELL_FILE = re.compile(r"(?<![^\s\"'])[^\s\"']*[/\\]ipykernel_\d+[/\\]\d+\.py")
_KEPT = ("kernelspec", "language_info")


def canonical(notebook: Any, known: Collection[str], prose: Mapping[str, str], replaced: Mapping[str, str]) -> str:
    """The notebook as text; two runs of the same notebook on the same input give the same.

    Parameters
    ----------
    notebook : NotebookNode
        As papermill leaves it.
    known : collection of str
        The ids of cells in the notebook's own file. Another was made by chance, and is made from its place instead.
    prose : mapping
        Markdown by the id of its cell, in the language of the run; what is not here stays as it is.
    replaced : mapping
        Paths that the build chose, and what stands for them.
    """
    cells = [_cell(cell, prose, number, known) for number, cell in enumerate(notebook.cells, 1)]
    metadata = {name: notebook.metadata[name] for name in _KEPT if name in notebook.metadata}
    whole = {"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}
    text = json.dumps(whole, ensure_ascii=False, indent=1, sort_keys=True)
    for path, name in replaced.items():
        text = text.replace(json.dumps(path, ensure_ascii=False)[1:-1], name)
    return text + "\n"


def _cell(cell: Any, prose: Mapping[str, str], number: int, known: Collection[str]) -> dict[str, Any]:
    tags = list(cell.metadata.get("tags", []))
    kept = {"cell_type": cell.cell_type, "metadata": {"tags": tags} if tags else {}, "source": cell.source}
    kept["id"] = cell.id if cell.id in known else f"cell-{number}"
    if "injected-parameters" in tags:
        kept["id"] = "injected-parameters"
    if "attachments" in cell:
        kept["attachments"] = cell.attachments
    if cell.cell_type == "markdown":
        kept["source"] = prose.get(cell.id, cell.source)
    if cell.cell_type == "code":
        kept |= {"execution_count": cell.execution_count, "outputs": _outputs(cell.outputs)}
    return kept


def _outputs(outputs: list[Any]) -> list[dict[str, Any]]:
    """Outputs with neighbouring pieces of streams put together: where they are cut, and which is first, is chance."""
    kept: list[dict[str, Any]] = []
    for streams, group in groupby(outputs, lambda output: output.output_type == "stream"):
        if not streams:
            kept += map(_shown, group)
            continue
        pieces = list(group)
        for name in sorted({piece.name for piece in pieces}, reverse=True):  # stdout before stderr
            text = "".join(piece.text for piece in pieces if piece.name == name)
            kept.append({"output_type": "stream", "name": name, "text": _plain(text)})
    return kept


def _shown(output: Any) -> dict[str, Any]:
    shown = dict(output)
    if "data" in shown:
        shown["data"] = {
            kind: _plain(value) if kind.startswith("text/") and isinstance(value, str) else value
            for kind, value in output.data.items()
        }
    if "traceback" in shown:
        shown |= {"evalue": _plain(output.evalue), "traceback": [_plain(line) for line in output.traceback]}
    return shown


def _plain(text: str) -> str:
    return _CELL_FILE.sub("<cell>", _ADDRESS.sub("", text))
