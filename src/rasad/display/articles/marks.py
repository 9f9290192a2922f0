"""Marks in a raw text, as HTML that loses no character of it."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from typing import NamedTuple

# A browser drops NUL, and a lone surrogate cannot be written as UTF-8: a notebook that holds one cannot be saved.
_UNWRITABLE = re.compile("[\x00\ud800-\udfff]")
_LRI, _RLI, _FSI, _PDI = "\u2066", "\u2067", "\u2068", "\u2069"


class Mark(NamedTuple):
    """A span of a text; `kind` is its class, `hover` what is told of it, `id` what a link leads to."""

    start: int
    end: int
    kind: str
    hover: str
    id: str = ""


def escape(text: str) -> str:
    """A text for the content or an attribute of HTML, its carriage returns kept.

    Examples
    --------
    >>> escape("«الف» & \\"ب\\"\\r\\n")
    '«الف» &amp; &quot;ب&quot;&#13;\\n'
    """
    return html.escape(_UNWRITABLE.sub("\ufffd", text)).replace("\r", "&#13;")


def hover(said: Iterable[str], side: str) -> str:
    """What is told of a mark, in the reader's direction and not in that of the text it stands in.

    In a right-to-left line 2025-07-20 would read 20-07-2025, so there each part is isolated.

    Examples
    --------
    >>> hover(["ali-khamenei", "name"], "ltr").strip("\u2066\u2069")
    'ali-khamenei · name'
    """
    if side == "ltr":
        return f"{_LRI}{' · '.join(said)}{_PDI}"
    return f"{_RLI}{' · '.join(f'{_FSI}{part}{_PDI}' for part in said)}{_PDI}"


def marked(text: str, marks: Iterable[Mark], start: int = 0, end: int | None = None) -> str:
    """A stretch of a text with marks around its spans.

    Parameters
    ----------
    text : str
        Raw text, which the marks count in.
    marks : iterable of Mark
        In any order; they may lie in one another, cross, and reach out of the stretch.
    start, end : int, optional
        The stretch; the whole text by default.

    Returns
    -------
    str
        Well-formed HTML. Of two marks that cross, the later is closed where the earlier ends, and opened
        again. A character that HTML cannot hold (NUL, a lone surrogate) is shown as U+FFFD.

    Examples
    --------
    >>> marked("رهبر روسیه", [Mark(5, 10, "GPE", "russia"), Mark(0, 10, "PER", "vladimir-putin")])  # doctest: +ELLIPSIS
    '<mark class="rasad-PER" title="vladimir-putin">رهبر <mark ... title="russia">روسیه</mark></mark>'
    """
    end = len(text) if end is None else end
    inside = [mark._replace(start=max(mark.start, start), end=min(mark.end, end)) for mark in marks]
    inside = [mark for mark in inside if mark.start < mark.end]
    pieces, opened, at = [], list[Mark](), start
    for point in sorted({point for mark in inside for point in (mark.start, mark.end)}):
        pieces.append(escape(text[at:point]))
        at = point
        # A mark may end below others that go on: those above it are closed with it and opened again.
        kept = next((i for i, mark in enumerate(opened) if mark.end <= point), len(opened))
        pieces.append("</mark>" * (len(opened) - kept))
        again = [mark._replace(id="") for mark in opened[kept:] if mark.end > point]  # an id stands once
        new = sorted([*again, *(mark for mark in inside if mark.start == point)], key=lambda mark: -mark.end)
        opened[kept:] = new
        pieces += map(_opening, new)
    return "".join([*pieces, escape(text[at:end])])


def _opening(mark: Mark) -> str:
    name = f' id="{escape(mark.id)}"' if mark.id else ""
    told = f' title="{escape(mark.hover)}"' if mark.hover else ""
    return f'<mark{name} class="rasad-{escape(mark.kind)}"{told}>'
