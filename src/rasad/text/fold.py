"""Fold Persian and Arabic text into one spelling, and find the way back to the raw text.

A character passes through five steps: ligatures are taken apart, the table of
`rasad.text.letters` maps or drops it, a letter and its combining hamza or madda become one
letter, white space is collapsed, quotation marks become guillemets. An array of raw indices
walks along, so that every span of the result has an exact span in the raw text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray

from rasad.text import letters

Codes = NDArray[np.uint32]
Indices = NDArray[np.intp]

_SPACES, _NEWLINES = letters.members(letters.SPACES), letters.members(letters.NEWLINES)
_MARKS, _COMBINING = letters.members(letters.MARKS), letters.members(letters.COMBINING_HAMZA_MADDA)
_LIGATURES = letters.members("".join(map(chr, letters.LIGATURES)))
_LEFT_QUOTES, _RIGHT_QUOTES = letters.members("“„‟"), letters.members("”")
# What stands before a quotation, and behind one: (”سلام“).
_BEFORE_QUOTATION, _BEHIND_QUOTATION = (
    letters.members(letters.SPACES + "([«:"),
    letters.members(letters.SPACES + ")]»:.,;!?…،؛؟"),
)
_COMPOSED = {
    ("ا", "\u0653"): "آ",
    ("ا", "\u0654"): "أ",
    ("ا", "\u0655"): "إ",
    ("و", "\u0654"): "ؤ",
    ("ي", "\u0654"): "ئ",
    ("ی", "\u0654"): "ئ",
}


@dataclass(frozen=True)
class Folded:
    """One form of a text: the folded string and, for each of its characters, its raw place.

    Attributes
    ----------
    text : str
        The folded text.
    starts, ends : ndarray of int
        Character i stands for ``raw[starts[i]:ends[i]]``; `ends` takes in dropped marks
        (harakat, tatweel) that belong to the letter before them.
    """

    text: str
    starts: Indices
    ends: Indices

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """The raw span of ``text[start:end]``; an empty span stays empty."""
        if not 0 <= start <= end <= len(self.text):
            raise ValueError(f"span {start}:{end} lies outside the text (0:{len(self.text)})")
        if start == end:
            place = int(self.starts[start]) if start < len(self.text) else (int(self.ends[-1]) if self.text else 0)
            return place, place
        return int(self.starts[start]), int(self.ends[end - 1])


def fold(raw: str, lang: str, form: str) -> Folded:
    """Fold `raw` into `form` ("text" or "key"); linear in the length of `raw`."""
    if not _needs_work(form, lang).search(raw):
        # A line as most are: each character stands for itself or for one other.
        places = np.arange(len(raw) + 1, dtype=np.intp)
        return Folded(raw.translate(_one_to_one(form, lang)), places[:-1], places[1:])
    given = np.frombuffer(raw.encode("utf-32-le", "surrogatepass"), dtype="<u4")
    after = _after_marks(given)
    codes, places = _take_ligatures_apart(given)
    mapped = letters.table(form, lang)[_within(codes)]
    mapped = np.where(codes < _BEYOND, mapped, codes)
    kept = mapped != letters.DELETE
    codes, places, last = _compose(mapped[kept], places[kept])
    codes, places, ends = _collapse_spaces(codes, places, after[last + 1], form)
    if form == "text" and lang != "und":
        codes = _guillemets(codes)
    return Folded(codes.astype("<u4").tobytes().decode("utf-32-le", "surrogatepass"), places, ends)


def key(text: str, lang: str) -> str:
    """The match key alone, stripped: for names and patterns that have no offsets."""
    return fold(text, lang, "key").text.strip()


@lru_cache(maxsize=1 << 16)
def word_key(word: str, lang: str) -> str:
    """The match key of one word; those of a corpus come again and again, and the last are kept."""
    return key(word, lang)


def match_keys(names: list[str], lang: str) -> list[str]:
    """The match key of each name.

    Folded in one go: a name at a time, 400,000 names take ten seconds.

    Examples
    --------
    >>> match_keys(["إبراهيم رئيسي", "كييف"], "ar") == [key("إبراهيم رئيسي", "ar"), key("كييف", "ar")]
    True
    """
    lines = fold("|".join(names), lang, "key").text.split("|")
    if len(lines) != len(names):  # a name with | in it
        return [key(name, lang) for name in names]
    return [line.strip() for line in lines]


_BEYOND = 0xFFFF


@cache
def _needs_work(form: str, lang: str) -> re.Pattern[str]:
    """What cannot be folded character by character: dropped marks, ligatures, runs of spaces, quotation marks."""
    dropped = np.flatnonzero(letters.table(form, lang) == letters.DELETE)
    special = _LIGATURES | _COMBINING | _LEFT_QUOTES | _RIGHT_QUOTES | (_SPACES & (np.arange(0x10000) != 0x20))
    special[dropped] = True
    codes = np.flatnonzero(special).tolist()
    return re.compile(f"[{''.join(map(re.escape, map(chr, codes)))}]|  ")


@cache
def _one_to_one(form: str, lang: str) -> dict[int, int]:
    table = letters.table(form, lang)
    changed = np.flatnonzero((table != np.arange(len(table))) & (table != letters.DELETE)).tolist()
    return {code: int(table[code]) for code in changed}


def _within(codes: Codes) -> Codes:
    """Codes as indices of a 65,536-row table; all beyond share its last row, a non-character."""
    return np.minimum(codes, _BEYOND)


def _take_ligatures_apart(codes: Codes) -> tuple[Codes, Indices]:
    places = np.arange(len(codes), dtype=np.intp)
    if not _LIGATURES[_within(codes)].any():
        return codes, places
    spelled = [letters.LIGATURES.get(code, chr(code)) for code in codes.tolist()]
    joined = "".join(spelled).encode("utf-32-le", "surrogatepass")
    return np.frombuffer(joined, dtype="<u4"), np.repeat(places, list(map(len, spelled)))


def _compose(codes: Codes, places: Indices) -> tuple[Codes, Indices, Indices]:
    """ا + combining madda is one letter, آ; the same for hamza above and below.

    Returns the codes, and the first and last raw place of each.
    """
    if not _COMBINING[_within(codes)].any():
        return codes, places, places
    codes, last, drop = codes.copy(), places.copy(), np.zeros(len(codes), bool)
    for (base, mark), whole in _COMPOSED.items():
        at = np.flatnonzero((codes[:-1] == ord(base)) & (codes[1:] == ord(mark)))
        codes[at] = ord(whole)
        last[at] = places[at + 1]
        drop[at + 1] = True
    return codes[~drop], places[~drop], last[~drop]


def _after_marks(codes: Codes) -> Indices:
    """For each raw index, the next one (or itself) that holds no combining mark or tatweel."""
    after = np.arange(len(codes) + 1, dtype=np.intp)
    marked = _MARKS[_within(codes)]
    if marked.any():
        after[:-1][marked] = len(codes)
        after = np.minimum.accumulate(after[::-1])[::-1]
    return after


def _collapse_spaces(codes: Codes, places: Indices, ends: Indices, form: str) -> tuple[Codes, Indices, Indices]:
    """A run of white space becomes one space, or one line feed where a line ended in it."""
    space = _SPACES[_within(codes)]
    if not space.any():
        return codes, places, ends
    first, last = space.copy(), space.copy()
    first[1:] &= ~space[:-1]
    last[:-1] &= ~space[1:]
    codes, ends = codes.copy(), ends.copy()
    if form == "text":
        seen = np.cumsum(_NEWLINES[_within(codes)])
        breaks = seen[last] > np.concatenate(([0], seen))[:-1][first]
        codes[first] = np.where(breaks, 0x0A, 0x20)
    else:
        codes[first] = 0x20
    ends[first] = ends[last]
    kept = ~space | first
    return codes[kept], places[kept], ends[kept]


def _guillemets(codes: Codes) -> Codes:
    """“…” becomes «…»; a mark that clearly stands on the other side (”سلام“) is turned round."""
    left, right = _LEFT_QUOTES[_within(codes)], _RIGHT_QUOTES[_within(codes)]
    if not (left | right).any():
        return codes
    after_gap = np.concatenate(([True], _BEFORE_QUOTATION[_within(codes)]))[:-1]
    before_gap = np.concatenate((_BEHIND_QUOTATION[_within(codes)], [True]))[1:]
    opens = (left & ~(before_gap & ~after_gap)) | (right & after_gap & ~before_gap)
    return np.where(opens, ord("«"), np.where(left | right, ord("»"), codes)).astype(codes.dtype)
