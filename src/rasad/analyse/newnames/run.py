"""A run of words that may be a name, and what the rules of its evidence share."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rasad.analyse.newnames.labels import is_unknown
from rasad.analyse.newnames.words import Word
from rasad.text.clitics import ARTICLE

# A name is seldom longer.
LONGEST = 3


class Evidence(NamedTuple):
    """A run of words that may be a name, what speaks for it, and the types that a recognizer gave."""

    run: Sequence[Word]
    why: Sequence[str]
    types: Sequence[str] = ()


def joins(words: Sequence[Word], at: int) -> bool:
    """Whether only a space parts a word from the one before."""
    return 0 < at < len(words) and words[at].gap == " " and words[at].sentence == words[at - 1].sentence


def doubts(run: Sequence[Word]) -> list[str]:
    """Words that may be ordinary ones put a name in doubt, also behind a given name (منطقة آمنة تسمح)."""
    last = [word for word in run if not word.given]
    return ["may be ordinary words"] if last and all(word.doubtful for word in last) else []


def unknown(run: Sequence[Word], lang: str) -> list[str]:
    """What speaks for words, beside given names, of which the Persian lexicon has none."""
    rest = [word for word in run if not word.given]
    return ["not in the lexicon"] if rest and all(is_unknown(word.text, lang) for word in rest) else []


def has_own_article(word: Word) -> bool:
    """الكريم, but not بالأمس: what follows in a name has no preposition."""
    return word.label in ("definite", "between") and word.text.startswith(ARTICLE)
