"""Where sentences end, in Persian and Arabic, by the conventions of the annotation guide.

A sentence ends at ``. ؟ ? ! …`` with any closing quote after it, before white space or the end
of the block. The dot of an abbreviation (السيد. يانس), of a number (3.5), of an address
(XYZScripts.com) and of an initial (ف. پوتین) ends none.
"""

from __future__ import annotations

import re
from functools import cache

from rasad import data
from rasad.checks import check_lang
from rasad.text.clitics import reading_in

# A bidi mark may stand between the stop and the space. The lookbehind keeps runs of stops linear.
_END = re.compile("(?<![.؟?!…])[.؟?!…]+[»”\"’')\\]]*[\u200b-\u200f\u061c\u202a-\u202e\u2066-\u2069]*(?=\\s|$)")
_WORD_BEFORE = re.compile(r"[^\s«“\"(\[]*$")


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
        if any(char.isalnum() for char in text[start:end]):
            spans.append(span)
        elif spans and span[0] < span[1]:
            spans[-1] = (spans[-1][0], span[1])
        start = end
    return spans


def _ends(text: str, lang: str) -> list[int]:
    ends = [m.end() for m in _END.finditer(text) if not _is_abbreviation(text, m, lang)]
    return ends if ends and ends[-1] == len(text) else [*ends, len(text)]


def _is_abbreviation(text: str, match: re.Match[str], lang: str) -> bool:
    if match[0] != ".":
        return False
    # A window, not the whole text before: keeps the search linear.
    before = _WORD_BEFORE.search(text[max(0, match.start() - 24) : match.start()])
    word = before[0] if before else ""
    return (len(word) == 1 and word.isalpha()) or reading_in(word, _abbreviations(lang), lang) is not None


@cache
def _abbreviations(lang: str) -> frozenset[str]:
    known = data.load("text/abbreviations.yaml")
    return frozenset(known[lang]) | frozenset(known["und"])


def _strip(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
