"""Whether letters written against a name are words that lost their space: عهددونالد ترامب, درتهرانبرگزار."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache

from rasad import data
from rasad.text.fold import key
from rasad.text.halfspaces.lexicon import lexicon
from rasad.text.language import languages_of

SHORTEST = 4  # letters of a name of one word
_LONG_NAME = 8  # letters of a name of more
_SURE = 6  # letters of a name and the words glued to it, from which chance is no longer likely
_USUAL = 5.5  # weight in the Persian lexicon, log10 of the count on the web


@lru_cache(maxsize=1 << 15)  # the same short names stand inside the same words
def is_glued(before: str, name: str, behind: str, words: int, lang: str) -> bool:
    """Whether a glued word is a name and its neighbours.

    Parameters
    ----------
    before, name, behind : str
        The parts of the word, as match keys.
    words : int
        How many words the name has.

    Examples
    --------
    >>> is_glued("وارد", "مسکو", "", 1, "fa"), is_glued("", "تهران", "ی", 1, "fa")
    (True, False)
    >>> is_glued("عهد", "دونالد ترامب", "", 2, "ar")
    True
    """
    known = _known(lang)
    if words > 1:
        return len(name) >= _LONG_NAME and before in known["before"] and behind in known["behind"]
    if len(name) < SHORTEST or len(before + name + behind) < _SURE or " " in name:
        return False
    if lang == "fa":
        # Any usual word before it, or between two: a name that begins a word begins a compound (ایران‌شناسی).
        ahead = bool(before) and (before in known["before"] or _is_usual(before))
        return ahead and (behind in known["behind"] or _is_usual(behind)) and not _is_one_word(before, name, behind)
    return before in known["before"] and behind in known["behind"]


def _is_usual(letters: str) -> bool:
    return len(letters) > 3 and letters in _usual()


def _is_one_word(*parts: str) -> bool:
    """Whether the Persian lexicon has the letters as one word: هندوستان holds no هند."""
    return "".join(parts) in _folded()


@cache
def _known(lang: str) -> Mapping[str, frozenset[str]]:
    """Words that lose their space to a name, and the empty word, as match keys."""
    known = data.load("names/glued.yaml")
    languages = languages_of(lang)
    return {
        side: frozenset({""} | {key(word, language) for language in languages for word in known[language][side]})
        for side in ("before", "behind")
    }


@cache
def _folded() -> Mapping[str, float]:
    """The Persian lexicon by match key: words and compounds with their weights."""
    words = lexicon()
    found = {word.replace("آ", "ا"): weight for word, weight in words.whole.items()}
    return found | {word.replace("آ", "ا"): compound.weight for word, compound in words.compounds.items()}


@cache
def _usual() -> frozenset[str]:
    return frozenset(word for word, weight in _folded().items() if weight >= _USUAL)
