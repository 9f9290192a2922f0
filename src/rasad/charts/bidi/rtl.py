"""Text as this matplotlib must be given it: the only place that knows how a renderer orders glyphs.

matplotlib 3.11 shapes and reorders by itself, but takes the direction of a line from its first
strong letter: so each line is isolated, right to left. Older ones draw code points from left to
right as they come: so letters are joined and put in visual order by `rasad.charts.bidi.visual`.
Everywhere else in the suite text is in logical order.
"""

from __future__ import annotations

from functools import cache
from typing import Literal

from matplotlib import ft2font

from rasad.arguments import TEXT, takes
from rasad.charts.bidi.controls import LRI, PDI, RLI, safe
from rasad.charts.bidi.isolate import isolate
from rasad.charts.bidi.visual import visual
from rasad.errors import WrongValueError
from rasad.text.direction import direction


@cache
def shapes() -> bool:
    """Whether this matplotlib shapes and reorders text by itself (libraqm, since 3.11)."""
    return hasattr(ft2font, "__libraqm_version__")


def is_rtl(text: str) -> bool:
    """Whether a text is to be read from right to left: it has any letter or digit of such a script.

    Examples
    --------
    >>> is_rtl("NATO در بروکسل"), is_rtl("NATO 2024")
    (True, False)
    """
    return direction(text) == "rtl"


@takes(text=TEXT, base=TEXT)
def rtl(text: str, base: Literal["auto", "R", "L"] = "auto") -> str:
    """Prepare logical text for this matplotlib.

    Parameters
    ----------
    text : str
        Text in logical order; lines are parted by line feeds.
    base : {"auto", "R", "L"}
        Direction of the lines; ``auto`` is right to left if the text has any letter or digit of a
        right-to-left script, wherever it stands.

    Returns
    -------
    str
        What to give to ``Axes.text``, ``set_title`` and their like, and to nothing else.
        A dollar sign is safe, a control that turns text against its reader is gone, and a date like
        2025-07-20 keeps its order. Wrap first (`rasad.charts.wrap`): matplotlib's ``wrap=True`` would
        break the prepared lines.

    Raises
    ------
    ValueError
        If `base` is none of the three.

    Examples
    --------
    >>> prepared = rtl("NATO در بروکسل")
    >>> prepared == "\\u2067NATO در بروکسل\\u2069" or not shapes()
    True
    """
    if base not in ("auto", "R", "L"):
        raise WrongValueError(f'base must be "auto", "R" or "L", not {base!r}')
    if base == "auto":
        base = "R" if is_rtl(text) else "L"
    return "\n".join(_line(line, base) for line in text.replace("\r\n", "\n").split("\n")).replace("$", r"\$")


def _line(line: str, base: str) -> str:
    line = safe(line)
    if base == "R":
        line = isolate(line)
    if not shapes():
        return visual(line, base)
    return f"{RLI if base == 'R' else LRI}{line}{PDI}" if line else line
