"""Where sentences end, in Persian and Arabic, by the conventions of the annotation guide.

A sentence ends at ``. ؟ ? ! …`` with any closing quote after it, before white space or the end
of the block. The dot of an abbreviation (السيد. يانس), of a number (3.5), of an address
(XYZScripts.com) and of an initial (ف. پوتین) ends none.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from rasad import data
from rasad.checks import check_lang
from rasad.text.clitics import reading_in

# A bidi mark may stand between the stop and the space. The lookbehind keeps runs of stops linear; it stands behind the
# first of them, as a search for one of a few characters is three times as fast as one for a place.
_STOP = "[.؟?!…]"
_END = re.compile(
    f"{_STOP}(?<!{_STOP}{_STOP}){_STOP}*[»”\"’')\\]]*[\u200b-\u200f\u061c\u202a-\u202e\u2066-\u2069]*(?=\\s|$)"
)
_BEFORE_WORD = re.compile(r"[\s«“\"(\[]")
_LETTER_OR_DIGIT = re.compile(r"[^\W_]")
_WINDOW = 24


def split_sentences(text: str, lang: str) -> list[tuple[int, int]]:
    """Split one block into sentences.

    Parameters
    ----------
    text : str
        Raw text of a block.
    lang : {"fa", "ar", "und"}
        Decides which abbreviations are known.

    Returns
    -------
    list of (int, int)
        Spans without surrounding white space; a stretch without a letter or digit (a stray
        full stop) goes to the sentence before it.

    Examples
    --------
    >>> text = "قال السيد. يانس شانسا ذلك. ثم غادر."
    >>> [text[a:b] for a, b in split_sentences(text, "ar")]
    ['قال السيد. يانس شانسا ذلك.', 'ثم غادر.']
    """
    check_lang(lang)
    return sentences_of(text, lang)


def sentences_of(text: str, lang: str) -> list[tuple[int, int]]:
    """`split_sentences`, unchecked."""
    spans: list[tuple[int, int]] = []
    start = 0
    for end in _ends(text, lang):
        span = _strip(text, start, end)
        if _LETTER_OR_DIGIT.search(text, start, end):
            spans.append(span)
        elif spans and span[0] < span[1]:
            spans[-1] = (spans[-1][0], span[1])
        start = end
    return spans


def _ends(text: str, lang: str) -> list[int]:
    ends = [m.end() for m in _END.finditer(text) if m[0] != "." or not _is_abbreviation(text, m.start(), lang)]
    return ends if ends and ends[-1] == len(text) else [*ends, len(text)]


def _is_abbreviation(text: str, dot: int, lang: str) -> bool:
    """Whether the word before a dot is one that is cut short, or a letter."""
    # A window, not the whole text before: keeps the search linear.
    word = _BEFORE_WORD.split(text[max(0, dot - _WINDOW) : dot].removesuffix("\n"))[-1]
    return _is_cut_short(word, lang)


@lru_cache(maxsize=1 << 13)  # sentences end with the same few thousand words
def _is_cut_short(word: str, lang: str) -> bool:
    return (len(word) == 1 and word.isalpha()) or reading_in(word, _abbreviations(lang), lang) is not None


@cache
def _abbreviations(lang: str) -> frozenset[str]:
    known = data.load("text/abbreviations.yaml")
    return frozenset(known[lang]) | frozenset(known["und"])


def _strip(text: str, start: int, end: int) -> tuple[int, int]:
    stretch = text[start:end]
    first = start + len(stretch) - len(stretch.lstrip())
    return first, max(first, start + len(stretch.rstrip()))
