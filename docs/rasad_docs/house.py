"""The picture of the house: its rooms, the tables that they hand on, and who imports whom, read from the source.

In the middle, from top to bottom, the way of an article from a file to a page; on the left what every room on that
way may use. A line leads from a room to one that imports it, and is as thick as there are imports.
"""

from __future__ import annotations

import ast
import dataclasses
import importlib
import inspect
import pkgutil
import textwrap
from collections import Counter
from functools import cache
from html import escape
from itertools import pairwise
from pathlib import Path

import rasad
from rasad.annotation import Notes

WAY = ("corpus", "annotation", "analyse", "charts", "display", "report")
TOOLS = ("text", "calendars", "dates")
WIDTH, BOX, STEP, TOP = 900, 104, 164, 66
_LEFT, _TOOL, _MIDDLE, _ROOM = 16, 205, 330, 370  # where the two columns begin, and how wide they are


@cache
def imports() -> Counter[tuple[str, str]]:
    """How often a room imports another: (who imports, who is imported) to a number of import statements."""
    source = Path(rasad.__file__).parent
    found: Counter[tuple[str, str]] = Counter()
    for path in source.rglob("*.py"):
        room = path.relative_to(source).parts[0].removesuffix(".py")
        found.update((room, other) for other in _imported(path) if other != room)
    return found


def _imported(path: Path) -> list[str]:
    named: list[str] = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module == "rasad":
            named += [f"rasad.{one.name}" for one in node.names]
        elif isinstance(node, ast.ImportFrom):
            named.append(node.module or "")
        elif isinstance(node, ast.Import):
            named += [one.name for one in node.names]
    return [name.split(".")[1] for name in named if name.startswith("rasad.")]


def handed() -> dict[str, str]:
    """What each room of the way hands to the next."""
    notes = [field.name for field in dataclasses.fields(Notes) if "DataFrame" in str(field.type)]
    return {
        "corpus": "articles",
        "annotation": ", ".join(name for name in notes if name != "articles"),
        "analyse": "events, pairs",
        "charts": "figures",
        "display": "figures and tables that lead back",
        "report": "pages, PDF, tables, checksums",
    }


def picture() -> str:
    """The drawing as SVG; colours are the page's."""
    found, height = imports(), TOP + STEP * len(WAY) + 10
    lines = [*_tools(found), *_skips(found), *_steps(found)]
    boxes = [_box(room, *_place(room)) for room in (*TOOLS, *WAY)]
    said = "; ".join(f"{who} imports {whom} {n} times" for (who, whom), n in sorted(found.items()) if _drawn(who, whom))
    head = f'<svg viewBox="0 0 {WIDTH} {height}" role="img" aria-labelledby="house-title house-desc">'
    title = '<title id="house-title">The way of an article through the rooms of rasad</title>'
    return "\n".join([head, title, f'<desc id="house-desc">{said}.</desc>', *lines, *boxes, "</svg>"])


def _drawn(*rooms: str) -> bool:
    return all(room in (*WAY, *TOOLS) for room in rooms)


def _place(room: str) -> tuple[float, float, float]:
    """Left, top and width of a box; the tools stand between the first rooms."""
    if room in WAY:
        return _MIDDLE, TOP + STEP * WAY.index(room), _ROOM
    return _LEFT, TOP + STEP * (TOOLS.index(room) + 0.8), _TOOL


def _box(room: str, x: float, y: float, width: float) -> str:
    module = importlib.import_module(f"rasad.{room}")
    first = inspect.cleandoc(module.__doc__ or "").split("\n\n")[0]
    said = textwrap.wrap(" ".join(first.split()), int(width / 7))[:3]
    inside = " · ".join(m.name for m in pkgutil.iter_modules(module.__path__) if m.ispkg)
    lines = [f'<tspan x="{x + 12:g}" dy="{16 if i else 19}">{escape(line)}</tspan>' for i, line in enumerate(said)]
    texts = f'<text x="{x + 12:g}" y="{y + 22:g}"><tspan class="room">{room}</tspan>{"".join(lines)}</text>'
    inner = f'<text class="inner" x="{x + 12:g}" y="{y + BOX - 9:g}">{inside}</text>' if inside else ""
    return f'<rect x="{x:g}" y="{y:g}" width="{width:g}" height="{BOX}" rx="6"/>{texts}{inner}'


def _steps(found: Counter[tuple[str, str]]) -> list[str]:
    """Straight down, from the files to the pages, each with what is handed on."""
    x = _MIDDLE + _ROOM / 2
    drawn = [_arrow(x, 28, TOP, 3), _label(x, 20, "files: .txt .html .csv .jsonl .parquet", "start")]
    for room, after in zip(WAY, (*WAY[1:], ""), strict=True):
        y = _place(room)[1] + BOX
        drawn.append(_arrow(x, y, y + STEP - BOX - (0 if after else 30), _thick(found[after, room]) if after else 3))
        drawn.append(_label(x, y + 34, handed()[room], "start"))
    return drawn


def _arrow(x: float, y: float, end: float, thick: float) -> str:
    head = f'<path class="head" d="M{x - 6:g} {end - 9:g} L{x + 6:g} {end - 9:g} L{x:g} {end:g} Z"/>'
    return f'<path d="M{x:g} {y:g} V{end - 8:g}" stroke-width="{thick:g}"/>{head}'


def _label(x: float, y: float, words: str, anchor: str) -> str:
    return f'<text class="table" x="{x + 14:g}" y="{y:g}" text-anchor="{anchor}">{escape(words)}</text>'


def _tools(found: Counter[tuple[str, str]]) -> list[str]:
    """From a tool to the rooms that import it, and between tools."""
    drawn = []
    for tool in TOOLS:
        x, y, width = _place(tool)
        for i, room in enumerate(WAY):
            if n := found[room, tool]:
                left, top, _ = _place(room)
                end = top + 24 + 24 * TOOLS.index(tool)
                start, bend = y + 16 + 13 * i, (left - x - width) / 2
                curve = f"M{x + width:g} {start:g} c{bend:g} 0 {bend:g} {end - start:g} {2 * bend:g} {end - start:g}"
                drawn.append(_line(curve, n, f"{room} imports {tool}"))
    for a, b in pairwise(TOOLS):
        if n := found[b, a]:
            drawn.append(_line(f"M{_LEFT + 60} {_place(a)[1] + BOX:g} V{_place(b)[1]:g}", n, f"{b} imports {a}"))
    if n := found[TOOLS[2], TOOLS[0]]:
        y, end = _place(TOOLS[0])[1] + BOX / 2, _place(TOOLS[2])[1] + BOX / 2
        drawn.append(_line(f"M{_LEFT} {y:g} C{_LEFT - 18} {y + 60:g} {_LEFT - 18} {end - 60:g} {_LEFT} {end:g}", n, ""))
    return drawn


def _skips(found: Counter[tuple[str, str]]) -> list[str]:
    """On the right, from a room to one that stands further down than the next."""
    drawn, x = [], _MIDDLE + _ROOM
    for i, room in enumerate(WAY):
        for j in range(i + 2, len(WAY)):
            if n := found[WAY[j], room]:
                y, end, reach = _place(room)[1] + 30 + 8 * j, _place(WAY[j])[1] + 20 + 12 * i, 48 * (j - i)
                curve = f"M{x:g} {y:g} C{x + reach:g} {y:g} {x + reach:g} {end:g} {x:g} {end:g}"
                drawn.append(_line(curve, n, f"{WAY[j]} imports {room}"))
    return drawn


def _line(path: str, n: int, said: str) -> str:
    return f'<path class="import" d="{path}" stroke-width="{_thick(n):g}"><title>{said}: {n}</title></path>'


def _thick(n: int) -> float:
    return round(1 + n**0.5 * 0.8, 1)
