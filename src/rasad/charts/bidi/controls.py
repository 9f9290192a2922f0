"""Bidirectional controls in a text that is not ours: kept if they do what their author meant, else removed.

A source may hold controls that turn its letters against their reader, or that are never closed and so
reach into what stands beside them. Marks (LRM, RLM, ALM) and pairs that are closed on their line are
part of the text: CLDR writes a Persian minus as LRM and U+2212.
"""

from __future__ import annotations

LRI, RLI, FSI, PDI = "\u2066", "\u2067", "\u2068", "\u2069"
LRE, RLE, PDF = "\u202a", "\u202b", "\u202c"
LRO, RLO = "\u202d", "\u202e"
LRM, RLM, ALM = "\u200e", "\u200f", "\u061c"
CONTROLS = LRI + RLI + FSI + PDI + LRE + RLE + PDF + LRO + RLO + LRM + RLM + ALM

_CLOSED_BY = dict.fromkeys(LRI + RLI + FSI, PDI) | dict.fromkeys(LRE + RLE + LRO + RLO, PDF)
_PAIRS = frozenset(LRI + RLI + FSI + PDI + LRE + RLE + LRO + RLO + PDF)
# These end a paragraph for the bidirectional algorithm, and with it all that was opened: a space is no such end.
_UNFIT: dict[int, str | None] = {ord(end): " " for end in "\r\x1c\x1d\x1e\x85\u2028\u2029"} | {0xFEFF: None}


def safe(line: str) -> str:
    """A line without overrides and without controls that have no partner on it.

    Parameters
    ----------
    line : str
        One line of logical text.

    Returns
    -------
    str
        The same letters; marks, and embeddings and isolates in pairs, are kept.

    Examples
    --------
    >>> safe("\\u202eexe\\u202c \\u2067a"), safe("\\u2066b\\u2069") == "\\u2066b\\u2069"
    ('exe a', True)
    """
    line = line.translate(_UNFIT)
    kept = _paired(line)
    return "".join(char for at, char in enumerate(line) if at in kept or char not in _PAIRS)


def _paired(line: str) -> set[int]:
    """Places of the controls that open and close each other; overrides are left out."""
    kept: set[int] = set()
    opened: list[int] = []
    for at, char in enumerate(line):
        if char in _CLOSED_BY:
            opened.append(at)
        elif char in PDI + PDF:
            partner = _partner(line, opened, char)
            if partner is not None and line[partner] not in LRO + RLO:
                kept |= {partner, at}
    return kept


def _partner(line: str, opened: list[int], closing: str) -> int | None:
    # A PDI ends what was opened within its isolate (UAX #9, X6a); a PDF ends nothing but the last embedding (X7).
    for depth in range(len(opened) - 1, -1, -1):
        if _CLOSED_BY[line[opened[depth]]] == closing:
            at = opened[depth]
            del opened[depth:]
            return at
        if closing == PDF:
            return None
    return None
