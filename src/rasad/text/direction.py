"""The direction in which a text is read."""

from __future__ import annotations

import unicodedata


def direction(text: str) -> str:
    """``rtl`` for a text with any letter of a right-to-left script, else ``ltr``.

    Examples
    --------
    >>> direction("NATO در بروکسل"), direction("NATO 2024")
    ('rtl', 'ltr')
    """
    return "rtl" if any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in text) else "ltr"
