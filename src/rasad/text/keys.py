"""The match key of a whole article, folded once: the keys of its lines, sentences and names are slices of it.

Each room of annotation used to fold what it looked at, a line four times. One fold of an article takes as long as five
of its lines, and an index into its key has a way back to the raw text.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from rasad.lazy import lazy
from rasad.text import letters
from rasad.text.fold import Folded, Indices, fold

Span = tuple[int, int]
# What the table has for a character that is dropped, and for one that takes more than a table: a ligature, half of a
# character beyond the first 65,536. Neither is a character.
_DROPPED, _RARE = 0xFFFF, 0xFFFE
_SPACE = 0x20
_MARKS = frozenset(letters.MARKS)


class Keys:
    """The match keys of a raw text in every language, and the way between raw and key indices.

    The keys of the languages differ in one letter (ى is ی in Persian), and so in no index.

    Examples
    --------
    >>> keys = Keys("في  «موسكو»")
    >>> keys.of("ar"), keys.key_spans([(4, 11)]), keys.raw_span(4, 9)
    ('فی "موسکو"', [(3, 10)], (5, 10))
    """

    def __init__(self, raw: str) -> None:
        """Fold a text, in time that grows with its length."""
        self.raw = raw
        # In UTF-16 a character is one code, but for those beyond the first 65,536, which are two that are rare.
        codes = _table()[np.frombuffer(raw.encode("utf-16-le", "surrogatepass"), dtype="<u2")]
        if (codes == _RARE).any():
            self._folded = fold(raw, "ar", "key")
            self._key, self.starts = self._folded.text, self._folded.starts
            return
        starts = np.flatnonzero(codes != _DROPPED)
        codes = codes[starts]
        spaces = codes == _SPACE
        if (again := spaces[1:] & spaces[:-1]).any():
            first = np.concatenate(([True], ~again))
            starts, codes = starts[first], codes[first]
        self._key, self.starts = codes.tobytes().decode("utf-16-le"), starts

    starts: Indices
    """Of each character of a key, where the raw one stands that it is of."""
    _folded: Folded | None = None

    def of(self, lang: str) -> str:
        """The match key of the whole text, as `rasad.text.fold.fold` makes it."""
        return self._persian if lang == "fa" else self._key

    @lazy
    def _persian(self) -> str:
        return self._key.replace("ى", "ی")

    def key_spans(self, spans: Sequence[Span]) -> list[Span]:
        """Of raw spans those of the key: from the first character of the key that stands in one to behind its last."""
        places = np.searchsorted(self.starts, [place for span in spans for place in span]).tolist()
        return list(zip(places[::2], places[1::2], strict=True))

    def raw_span(self, start: int, end: int) -> Span:
        """The raw span of ``of(lang)[start:end]``, which is not empty, with the marks on its last letter."""
        if self._folded:
            return self._folded.raw_span(start, end)
        last = int(self.starts[end - 1])
        behind = self._end_of_spaces(end) if self._key[end - 1] == " " else last + 1
        while behind < len(self.raw) and self.raw[behind] in _MARKS:
            behind += 1
        return int(self.starts[start]), behind

    def _end_of_spaces(self, end: int) -> int:
        """Where the run of white space ends that is one space in the key; dropped characters may stand in it."""
        behind = int(self.starts[end]) if end < len(self.starts) else len(self.raw)
        while not self.raw[behind - 1].isspace():
            behind -= 1
        return behind


@cache
def _table() -> NDArray[np.uint16]:
    """Of each code of UTF-16 what it becomes in the key."""
    table = letters.table("key", "ar").copy()
    table[letters.members(letters.SPACES)] = _SPACE
    table[table == letters.DELETE] = _DROPPED
    table[[*letters.LIGATURES, *range(0xD800, 0xE000), _DROPPED, _RARE]] = _RARE
    return table.astype("<u2")


# Going over a few letters is cheaper than starting again.
_APART = 200


def stretches(spans: Iterable[Span]) -> list[Span]:
    """Spans in order, neighbours joined, so that a search over all of them begins as few times as it can.

    Examples
    --------
    >>> stretches([(0, 50), (51, 90), (2_000, 2_100)])
    [(0, 90), (2000, 2100)]
    """
    found: list[Span] = []
    for start, end in spans:
        if found and start <= found[-1][1] + _APART:
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found
