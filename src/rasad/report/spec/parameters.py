"""The parameters of a notebook, read from its cell without running it."""

from __future__ import annotations

import ast
import json
from pathlib import Path
from typing import Any

from rasad.errors import RasadError
from rasad.report.spec.paths import is_there


def read_parameters(notebook: Path) -> dict[str, Any]:
    """Names and plain values of the cell tagged ``parameters``; a value that is computed is None.

    Raises
    ------
    RasadError
        If the file is not there, is no notebook, or has no such cell.
    """
    cells = _cells(notebook)
    tagged = [cell for cell in cells if "parameters" in cell.get("metadata", {}).get("tags", [])]
    if not tagged:
        raise RasadError(f"{notebook.name} has no cell tagged 'parameters'")
    try:
        lines = ast.parse("".join(tagged[0]["source"])).body
    except SyntaxError as error:
        raise RasadError(f"{notebook.name}: cell of parameters, line {error.lineno}: {error.msg}") from None
    found: dict[str, Any] = {}
    for line in lines:
        targets = line.targets if isinstance(line, ast.Assign) else [getattr(line, "target", None)]
        value = _value(getattr(line, "value", None))
        found |= {target.id: value for target in targets if isinstance(target, ast.Name)}
    if not found:
        raise RasadError(f"{notebook.name} has no parameter in its cell tagged 'parameters'")
    return found


def _cells(notebook: Path) -> list[dict[str, Any]]:
    if not is_there(notebook) or notebook.is_dir():
        raise RasadError(f"no notebook {notebook}")
    try:
        cells = json.loads(notebook.read_bytes())["cells"]
        return [cell for cell in cells if cell["cell_type"] == "code"]
    except (ValueError, KeyError, TypeError, OSError) as error:
        said = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise RasadError(f"{notebook} cannot be read as a notebook: {said}") from None


def _value(node: ast.expr | None) -> Any:
    try:
        return ast.literal_eval(node) if node is not None else None
    except ValueError:
        return None
