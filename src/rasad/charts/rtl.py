"""Text as this matplotlib must be given it: the only place that knows how a renderer orders glyphs.

matplotlib 3.11 shapes and reorders by itself, but takes the direction of a line from its first
strong letter: so each line is isolated, right to left. Older ones draw code points from left to
right as they come: so letters are joined by arabic-reshaper and put in visual order by python-bidi.
Everywhere else in the suite text is in logical order.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Any, Literal

from matplotlib import ft2font

from rasad.text.direction import direction

RLI, LRI, PDI = "\u2067", "\u2066", "\u2069"
ZWNJ = "\u200c"
# Embeddings and overrides turn text against its reader; isolates and marks of the input would
# meet those that are put here. What remains is what the letters themselves ask for.
_CONTROLS = dict.fromkeys(map(ord, "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"))


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
        A dollar sign is safe. Wrap first: ``wrap=True`` would break the prepared lines.

    Examples
    --------
    >>> prepared = rtl("NATO در بروکسل")
    >>> prepared == "\\u2067NATO در بروکسل\\u2069" or not shapes()
    True
    """
    if base == "auto":
        base = "R" if is_rtl(text) else "L"
    line = _isolated if shapes() else _visual
    return "\n".join(line(part.translate(_CONTROLS), base) for part in text.split("\n")).replace("$", r"\$")


def _isolated(line: str, base: str) -> str:
    return f"{RLI if base == 'R' else LRI}{line}{PDI}" if line else line


def _visual(line: str, base: str) -> str:
    # bidi.algorithm mirrors brackets, which bidi.get_display does not; it would raise on isolates
    # and drop ZWNJ, but isolates are gone by now and ZWNJ has done its work in the reshaper.
    from bidi.algorithm import get_display

    shaped = _reshaper().reshape(unicodedata.normalize("NFC", line)).replace(ZWNJ, "")
    return _marks_behind(str(get_display(shaped, base_dir=base)))


def _marks_behind(line: str) -> str:
    """Put combining marks behind their letter again, where reversing put them before it."""
    return re.sub("([\u064b-\u065f\u0670]+)([\ufb50-\ufdff\ufe70-\ufefc\u0621-\u064a])", r"\2\1", line)


@cache
def _reshaper() -> Any:
    from arabic_reshaper import ArabicReshaper

    # Of the ligatures only lam-alef is obligatory; fonts lack most others (ﷲ is a box in some).
    return ArabicReshaper(
        configuration={
            "delete_harakat": False,
            "delete_tatweel": False,
            "support_zwj": True,
            "support_ligatures": True,
            "ARABIC LIGATURE ALLAH": False,
        }
    )
