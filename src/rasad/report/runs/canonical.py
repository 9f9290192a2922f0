"""An executed notebook without what is another each time: hours, process numbers, addresses, folders of a build."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

# What Python shows of an object, and how ipykernel names the file of a cell.
_ADDRESS = re.compile(r" at 0x[0-9a-f]{6,}")
_CELL_FILE = re.compile(r"[^\s\"']*[/\\]ipykernel_\d+[/\\]\d+\.py")
_KEPT = ("kernelspec", "language_info")


def canonical(notebook: Any, prose: Mapping[str, str], replaced: Mapping[str, str]) -> str:
    """The notebook as text; two runs of the same notebook on the same input give the same.

    Parameters
    ----------
    notebook : NotebookNode
        As papermill leaves it.
    prose : mapping
        Markdown by the id of its cell, in the language of the run; what is not here stays as it is.
    replaced : mapping
        Paths that the build chose, and what stands for them.
    """
    cells = [_cell(cell, prose) for cell in notebook.cells]
    metadata = {name: notebook.metadata[name] for name in _KEPT if name in notebook.metadata}
    whole = {"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}
    text = json.dumps(whole, ensure_ascii=False, indent=1, sort_keys=True)
    for path, name in replaced.items():
        text = text.replace(json.dumps(path, ensure_ascii=False)[1:-1], name)
    return text + "\n"


def _cell(cell: Any, prose: Mapping[str, str]) -> dict[str, Any]:
    tags = list(cell.metadata.get("tags", []))
    kept = {"cell_type": cell.cell_type, "metadata": {"tags": tags} if tags else {}, "source": cell.source}
    # The cell that papermill adds has a new id each time; a notebook has one such cell.
    kept["id"] = "injected-parameters" if "injected-parameters" in tags else cell.id
    if cell.cell_type == "markdown":
        kept["source"] = prose.get(cell.id, cell.source)
    if cell.cell_type == "code":
        kept |= {"execution_count": cell.execution_count, "outputs": _outputs(cell.outputs)}
    return kept


def _outputs(outputs: list[Any]) -> list[dict[str, Any]]:
    """Outputs with neighbouring pieces of a stream put together: where they are cut is chance."""
    kept: list[dict[str, Any]] = []
    for output in outputs:
        if output.output_type == "stream":
            last = kept[-1] if kept else {}
            if last.get("name") == output.name:
                last["text"] += _plain(output.text)
            else:
                kept.append({"output_type": "stream", "name": output.name, "text": _plain(output.text)})
        else:
            kept.append(_shown(output))
    return kept


def _shown(output: Any) -> dict[str, Any]:
    shown = dict(output)
    if "data" in shown:
        shown["data"] = {kind: _plain(value) if kind == "text/plain" else value for kind, value in output.data.items()}
    if "traceback" in shown:
        shown["traceback"] = [_plain(line) for line in output.traceback]
    return shown


def _plain(text: str) -> str:
    return _CELL_FILE.sub("<cell>", _ADDRESS.sub("", text))
