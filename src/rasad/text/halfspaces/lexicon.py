"""The Persian lexicon: words, how usual they are, and where they take a half-space.

The file persian_words.txt.gz is made by tools/persian_words.py from three word lists whose
licences allow it (persian_words.md beside it). A line is a weight (ten times log10 of the count
on the web), flags, and the words that share them.
"""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import accumulate
from typing import NamedTuple

from rasad.text.letters import MARKS, ZWNJ

# Spellings that differ from writer to writer; آ stays apart from ا.
_SPELLED = dict(zip(map(ord, "يىئكةۀأإؤٱ"), "یییکههااوا", strict=True)) | dict.fromkeys(map(ord, "ء" + MARKS))


def spelled(word: str) -> str:
    """A Persian word without the differences of spelling that do not bear on half-spaces.

    Examples
    --------
    >>> spelled("رئيس"), spelled("رییس")
    ('رییس', 'رییس')
    """
    return word.translate(_SPELLED)


class Compound(NamedTuple):
    """A word with half-spaces in it."""

    weight: float
    cuts: tuple[int, ...]
    across_space: bool


@dataclass(frozen=True)
class Lexicon:
    """What is known of Persian words, all in the spelling of `spelled`.

    Attributes
    ----------
    whole : dict
        Words without a half-space and their weight.
    compounds : dict
        Words with one, by their letters alone.
    first_parts : frozenset
        First parts of compounds that pages also write with a space.
    silent_he, compares, compares_not : frozenset
        Words that end in a silent ه; that take تر; that do not.
    finite, participles : frozenset
        Verb forms that follow می, and that stand before اند.
    """

    whole: dict[str, float]
    compounds: dict[str, Compound]
    first_parts: frozenset[str]
    silent_he: frozenset[str]
    compares: frozenset[str]
    compares_not: frozenset[str]
    finite: frozenset[str]
    participles: frozenset[str]


@cache
def lexicon() -> Lexicon:
    """The lexicon of the package, read once."""
    packed = files("rasad.data").joinpath("text/persian_words.txt.gz").read_bytes()
    whole: dict[str, float] = {}
    compounds: dict[str, Compound] = {}
    flagged: dict[str, set[str]] = {flag: set() for flag in "scnfp"}
    for line in gzip.decompress(packed).decode().split("\n"):
        weight, flags, *words = line.split(" ")
        if flags in ("z", "zj"):
            for word in words:
                compounds[word.replace(ZWNJ, "")] = Compound(int(weight) / 10, cuts_of(word), flags == "zj")
        elif weight:
            whole.update(dict.fromkeys(words, int(weight) / 10))
        for flag in set(flags) & set(flagged):
            flagged[flag].update(words)
    first_parts = frozenset(word[: known.cuts[0]] for word, known in compounds.items() if known.across_space)
    return Lexicon(whole, compounds, first_parts, *(frozenset(flagged[flag]) for flag in "scnfp"))


def cuts_of(word: str) -> tuple[int, ...]:
    """Where the half-spaces of a word stand, counted in its other letters.

    Examples
    --------
    >>> cuts_of("می\u200cرفته\u200cاند")
    (2, 6)
    """
    return tuple(accumulate(map(len, word.split(ZWNJ)[:-1])))
