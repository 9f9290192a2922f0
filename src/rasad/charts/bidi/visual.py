"""Letters joined and in the order in which they are drawn, for a matplotlib before 3.11.

It draws code points from left to right as they come. arabic-reshaper joins letters by their
presentation forms, python-bidi puts them in order; what the two leave out is done here.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Any

from rasad.charts.bidi.controls import CONTROLS

_UNSEEN = dict.fromkeys(map(ord, CONTROLS))
ZWNJ = "\u200c"
# A mark that the bidirectional algorithm keeps beside its bracket (rule N0): behind it where the bracket is
# drawn as it is, before it where the line runs from right to left.
_BESIDE = "\u20dd"


def visual(line: str, base: str) -> str:
    """A line in visual order, of letters in their joined forms.

    Parameters
    ----------
    line : str
        One line of logical text, isolates included.
    base : {"R", "L"}
        Direction of the line.

    Returns
    -------
    str
        Without controls and without ZWNJ. A mark stands before its letter: it has no width, and a font
        that is drawn without its positioning tables draws it over what comes next.

    Examples
    --------
    >>> visual("شخصاً", "R") == "\\u064b\\ufe8e\\ufebc\\ufea8\\ufeb7"
    True
    """
    # The module bidi.algorithm raises on isolates and does not know that brackets come in pairs; this function does.
    from bidi import get_display

    mirrored = _mirrored()
    shaped = _reshaper().reshape(_composed(line)).replace(ZWNJ, "")
    brackets = "".join(map(re.escape, mirrored))
    marked = re.sub(f"[{brackets}]", rf"\g<0>{_BESIDE}", shaped.replace(_BESIDE, ""))
    ordered = str(get_display(marked, base_dir=base))
    drawn = re.sub(
        f"{_BESIDE}([{brackets}])|([{brackets}]){_BESIDE}",
        lambda found: mirrored[found[1]] if found[1] else found[2],
        ordered,
    )
    return drawn.translate(_UNSEEN)


def _composed(line: str) -> str:
    # ۀ has presentation forms that hardly any font holds; heh and a hamza look the same.
    return unicodedata.normalize("NFC", line).replace("\u06c0", "\u0647\u0654")


@cache
def _mirrored() -> dict[str, str]:
    from bidi.mirror import MIRRORED

    return dict(MIRRORED)


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
