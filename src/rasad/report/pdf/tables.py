"""Tables on paper: how wide each column is, so that none runs off the page."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from unicodedata import combining

from bs4 import Tag
from bs4.element import NavigableString

from rasad.report.pdf.code import breakable
from rasad.report.pdf.inline import Place

_ALIGN = re.compile(r"text-align:\s*(left|right|center|start|end)")
_SIZES = {5: 0.92, 6: 0.86, 8: 0.8}  # of letters, by how many columns there are at most
_SMALLEST = 0.72
# Letters of Latin that stand side by side across the page; in Persian and Arabic all letters are larger.
_FULL = {"rtl": 82, "ltr": 94}
_HUNGER = 0.85  # below 1: a column of short texts is not starved by one of long ones
_WHOLE_TEXTS = (20, 16, 14, 12, 11, 10, 9, 8)  # letters: while there is room, so short a text stays on one line
_FILLED = 0.85  # of the room by short texts
_WHOLE = 400  # letters: a row of longer cells may be parted between pages
_PADDING = 2  # of a cell, in letters

Cell = Callable[[Tag, Place], str]


def table(element: Tag, place: Place, cell: Cell) -> str:
    """A table as Typst code.

    Parameters
    ----------
    element : Tag
        The table; its head is the rows of thead, or first rows that hold th alone.
    place : Place
        Inside the table.
    cell : function
        The content of a cell, or of the caption, as code.
    """
    rows = [_cells(row) for row in element.find_all("tr") if row.find_parent("table") is element]
    rows = [row for row in rows if row]
    count = max((sum(map(_span, row)) for row in rows), default=0)
    if not count:
        return ""
    size = next((size for most, size in _SIZES.items() if count <= most), _SMALLEST)
    heads = _head_rows(rows)
    head = "".join(_row(row, place, cell) for row in rows[:heads])
    body = "".join(f"{_row(row, place, cell)}table.hline(), " for row in rows[heads:])
    caption = element.find("caption", recursive=False)
    said = f"{{{cell(caption, place)}}}" if isinstance(caption, Tag) else "none"
    room = _FULL[place.dir] / size - count * _PADDING
    return f"grid-of(({_columns(rows, count, room)}), {size}em, {said}, ({head}), {body})"


def _cells(row: Tag) -> list[Tag]:
    return row.find_all(["td", "th"], recursive=False)


def _head_rows(rows: Sequence[Sequence[Tag]]) -> int:
    """How many rows come again at the top of each page."""
    for number, row in enumerate(rows):
        in_head = row[0].find_parent("thead") is not None
        if not in_head and not (number == 0 and all(cell.name == "th" for cell in row)):
            return number
    return 0


def _row(row: Iterable[Tag], place: Place, cell: Cell) -> str:
    return "".join(_cell(element, place, cell) for element in row)


def _cell(element: Tag, place: Place, cell: Cell) -> str:
    options = [f"{name}: {size}" for name in ("colspan", "rowspan") if (size := _span(element, name)) > 1]
    if aligned := _ALIGN.search(str(element.get("style") or "")):
        options.append(f"align: {aligned[1]}")
    if len(element.get_text()) <= _WHOLE:
        options.append("breakable: false")
    inner = cell(element, place)
    content = f"strong({{{inner}}})" if element.name == "th" and inner else f"{{{inner}}}"
    return f"table.cell({''.join(f'{option}, ' for option in options)}{content if inner else '[]'}), "


def _span(element: Tag, name: str = "colspan") -> int:
    value = str(element.get(name) or "1")
    return max(1, int(value)) if value.isdecimal() else 1


def _columns(rows: Sequence[Sequence[Tag]], count: int, room: float) -> str:
    """Widths as shares of the page, or as wide as its text where that fits."""
    texts: list[list[str]] = [[] for _ in range(count)]
    for row in rows:
        at = 0
        for element in row:
            if _span(element) == 1:
                texts[at] += _lines(element)
            at = min(at + _span(element), count - 1)
    wanted = [max(map(breadth, column), default=1) for column in texts]
    if sum(wanted) <= room:
        return "auto, " * count
    return "".join(f"{share:.1f}fr, " for share in shares(texts, room))


def _lines(cell: Tag) -> list[str]:
    """The lines of a cell as they are before any is parted."""
    pieces = [
        str(node).replace("\n", " ") if isinstance(node, NavigableString) else "\n"
        for node in cell.descendants
        if isinstance(node, NavigableString) or (isinstance(node, Tag) and node.name == "br")
    ]
    return [breakable(" ".join(line.split())) for line in "".join(pieces).split("\n")]


def breadth(text: str) -> float:
    """About how broad a text is, in letters of Latin; Arabic ones are narrower, and a half-space is nothing.

    Examples
    --------
    >>> breadth("NATO"), round(breadth("می‌کنند"), 1)
    (5.2, 5.1)
    """
    return sum(_breadth(char) for char in text)


def _breadth(char: str) -> float:
    if "\u0600" <= char <= "\u06ff":
        return 0 if combining(char) else 0.85
    if "\u200b" <= char <= "\u200f" or "\u2066" <= char <= "\u2069":
        return 0
    return 1.3 if char.isupper() else 1


def shares(texts: Sequence[Sequence[str]], room: float) -> list[float]:
    """The room of a line among columns: each has its longest word, what is left goes to long texts.

    Examples
    --------
    >>> [round(share) for share in shares([["12"], ["A sentence of many words. " * 9]], 40)]
    [4, 40]
    """
    words = [[word for text in column for word in re.split(r"[\s\u200b]", text)] for column in texts]
    longest = [max(map(breadth, column), default=1) for column in texts]
    least = [max(map(breadth, column), default=1) for column in words]
    for whole in _WHOLE_TEXTS:
        more = [max(few, min(most, whole)) for few, most in zip(least, longest, strict=True)]
        if sum(more) <= room * _FILLED:
            least = more
            break
    left = max(0.0, room - sum(least))
    hunger = [(most - few) ** _HUNGER for most, few in zip(longest, least, strict=True)]
    extra = [left * part / (sum(hunger) or 1.0) for part in hunger]
    # No column is wider than its longest text on one line.
    return [min(few + more, most) + _PADDING for few, more, most in zip(least, extra, longest, strict=True)]
