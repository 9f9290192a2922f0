"""The prose of a notebook in another language: a Markdown file beside it, one section a cell."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from rasad.errors import RasadError
from rasad.yamlfile import read_utf8

# <!-- 8aae1dcd of 3f9c01ab -->: the cell, and the beginning of the checksum of what was translated.
_HEAD = re.compile(r"^<!-- (?P<cell>[\w-]+) of (?P<source>[0-9a-f]{8}) -->\n", re.MULTILINE)


def prose_file(notebook: Path, language: str) -> Path:
    """Where the prose of a notebook stands in a language.

    Examples
    --------
    >>> prose_file(Path("notebooks/20_timeline.ipynb"), "fa").as_posix()
    'notebooks/prose/20_timeline.fa.md'
    """
    return notebook.parent / "prose" / f"{notebook.stem}.{language}.md"


def read_prose(notebook: Path, language: str) -> dict[str, str]:
    """The Markdown of each cell in a language, by the cell's id; empty where there is no such file.

    Raises
    ------
    RasadError
        If the file does not begin with the line of a cell, or names a cell twice.
    """
    path = prose_file(notebook, language)
    if not path.is_file():
        return {}
    head, *rest = _HEAD.split(read_utf8(path).replace("\r\n", "\n"))
    if head.strip() or not rest:
        raise RasadError(f"{path}: should begin with a line such as <!-- 8aae1dcd of 3f9c01ab -->")
    cells = rest[::3]
    if twice := [cell for cell in cells if cells.count(cell) > 1]:
        raise RasadError(f"{path}: cell {twice[0]} stands twice")
    return {cell: text.strip() for cell, text in zip(cells, rest[2::3], strict=True)}


def directed(text: str, language: str) -> str:
    """Markdown in the direction of its language, for a notebook: JupyterLab takes every cell for left to right.

    Examples
    --------
    >>> directed("## خط زمان", "fa").splitlines()
    ['<div lang="fa" dir="rtl">', '', '## خط زمان', '', '</div>']
    """
    return text if language == "en" else f'<div lang="{language}" dir="rtl">\n\n{text}\n\n</div>'


def checksum(source: str) -> str:
    """The beginning of the checksum of a cell's text, by which a translation knows what it was made from.

    Examples
    --------
    >>> checksum("# Start here")
    '470ed012'
    """
    return hashlib.sha256(source.encode("utf-8")).hexdigest()[:8]


def stale(notebook: Path, cells: Iterable[Mapping[str, Any]], language: str) -> list[str]:
    """What is missing, left over, or made from an older text, one line a cell.

    Parameters
    ----------
    notebook : Path
    cells : iterable of mapping
        The notebook's cells of Markdown, with ``id`` and ``source``.
    language : str
    """
    path = prose_file(notebook, language)
    text = read_utf8(path).replace("\r\n", "\n") if path.is_file() else ""
    made = {found["cell"]: found["source"] for found in _HEAD.finditer(text)}
    wanted = {str(cell["id"]): checksum(cell["source"]) for cell in cells}
    lines = [f"{path}: cell {cell} is not translated ({wanted[cell]})" for cell in wanted if cell not in made]
    lines += [f"{path}: cell {cell} is in no notebook" for cell in made if cell not in wanted]
    lines += [
        f"{path}: cell {cell} was translated from an older text (now {wanted[cell]})"
        for cell, source in made.items()
        if cell in wanted and wanted[cell] != source
    ]
    return lines


def out_of_step(notebook: Path, language: str) -> str | None:
    """In one line, whether a notebook's prose in a language has cells that are missing or older than the notebook's.

    None where all is in step, or where the notebook has no prose in that language at all.
    """
    if not prose_file(notebook, language).is_file():
        return None
    cells = json.loads(notebook.read_bytes()).get("cells", [])
    told = [cell | {"source": "".join(cell["source"])} for cell in cells if cell["cell_type"] == "markdown"]
    lines = stale(notebook, [cell for cell in told if "id" in cell], language)
    more = f" ({len(lines) - 1} more)" if len(lines) > 1 else ""
    return f"{lines[0]}{more}" if lines else None
