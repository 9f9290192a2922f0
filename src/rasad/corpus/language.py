"""Persian or Arabic, by the letters that only one of them writes."""

from __future__ import annotations

PERSIAN = frozenset("پچژگکیۀ۰۱۲۳۴۵۶۷۸۹\u200c")
ARABIC = frozenset("ةىيكأإؤًٌٍ")


def detect_language(text: str) -> str:
    """``fa``, ``ar`` or ``und``.

    Parameters
    ----------
    text : str
        Raw text.

    Returns
    -------
    str
        The language whose own letters are more frequent; ``und`` where there are none.

    Examples
    --------
    >>> detect_language("گزارشی از تهران"), detect_language("المرشد الأعلى"), detect_language("Ad 6")
    ('fa', 'ar', 'und')
    """
    persian = sum(char in PERSIAN for char in text)
    arabic = sum(char in ARABIC for char in text)
    if persian == arabic:
        return "und"
    return "fa" if persian > arabic else "ar"
