"""What Arabic writes before a word without a space, and the ways in which it can be taken off.

و and ف (and), then ب ک ل (by, as, for), then the article ال, which loses its alif behind ل: وللوزير is و + ل + الوزير.
Only a list of words can tell بلجيكا, which begins so by itself, from بلندن, which does not: so a word has readings, the
one with the least taken off first, and whoever knows the words takes the first that is one. Persian has no clitics: و
is a word there, and بوتین does not lose its ب.

Words may be match keys or as they are written, for which both kafs count.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache
from typing import NamedTuple

CONJUNCTIONS, PREPOSITIONS, FUTURE, ARTICLE = "وف", "بکكل", "س", "ال"
_BEFORE_NOUNS = re.compile(f"[{CONJUNCTIONS}]?[{PREPOSITIONS}]?")
_BEFORE_VERBS = re.compile(f"[{CONJUNCTIONS}]?[{PREPOSITIONS}{FUTURE}]?")
_UP_TO_ARTICLE = re.compile(f"[{CONJUNCTIONS}]?(?:[بکك]?{ARTICLE}|لل)(?=..)")
# Letters that are left at the least: و stands before words of two (وفي), the others before nouns, of which next to none
# are so short; بحث and كان would else be بـ + حث and كـ + أن.
_SHORTEST, _SHORTEST_NOUN = 2, 3
_NAMES = frozenset(one + two for one in ("", *CONJUNCTIONS) for two in ("", *PREPOSITIONS))
# A lost space, and no clitic, but nothing else is lost so often.
_PERSIAN_NAMES = frozenset(("", "و"))


class Reading(NamedTuple):
    """A way to read a word: the letters outside it, the word, and whether the alif of its article was put back."""

    clitics: str
    word: str
    restored: bool = False

    def cut(self, text: str) -> str:
        """Another spelling of the whole word, cut in the same way.

        Examples
        --------
        >>> readings("للرییس", "ar")[2].cut("للرئيس")
        'الرئيس'
        """
        return ("ا" if self.restored else "") + text[len(self.clitics) :]


def readings(word: str, lang: str, *, verb: bool = False) -> list[Reading]:
    """The ways in which a word can be read, the least taken off first; in Persian as it stands.

    Parameters
    ----------
    word : str
    lang : {"fa", "ar", "und"}
    verb : bool, default False
        Whether it may be a verb, before which س (will) is written, too.

    Examples
    --------
    >>> [reading.word for reading in readings("وللوزیر", "ar")]
    ['وللوزیر', 'للوزیر', 'لوزیر', 'الوزیر']
    >>> [reading.word for reading in readings("بوتین", "fa")]
    ['بوتین']
    """
    found = [Reading("", word)]
    longest = (_BEFORE_VERBS if verb else _BEFORE_NOUNS).match(word) if lang != "fa" else None
    for size in range(1, len(longest[0]) + 1 if longest else 1):
        clitics, rest = word[:size], word[size:]
        if len(rest) >= (_SHORTEST if clitics in CONJUNCTIONS else _SHORTEST_NOUN):
            found.append(Reading(clitics, rest))
            if clitics[-1] == "ل" == rest[0]:
                found.append(Reading(clitics, f"ا{rest}", restored=True))
    return found


@lru_cache(maxsize=1 << 16)  # the words of a corpus come again and again
def forms(word: str, lang: str) -> tuple[str, ...]:
    """The words of the readings alone, the least taken off first.

    Examples
    --------
    >>> forms("وللوزیر", "ar")
    ('وللوزیر', 'للوزیر', 'لوزیر', 'الوزیر')
    """
    return tuple(reading.word for reading in readings(word, lang))


def reading_in(word: str, known: Collection[str], lang: str) -> Reading | None:
    """The first reading of a word that is a known word.

    Examples
    --------
    >>> reading_in("بلجیکا", {"بلجیکا", "لندن"}, "ar"), reading_in("بلندن", {"بلجیکا", "لندن"}, "ar").clitics
    (Reading(clitics='', word='بلجیکا', restored=False), 'ب')
    """
    return next((reading for reading in readings(word, lang) if reading.word in known), None)


def before_names(lang: str) -> frozenset[str]:
    """All that may be written before a name, nothing among it.

    Examples
    --------
    >>> "وب" in before_names("ar"), "ب" in before_names("fa")
    (True, False)
    """
    return _PERSIAN_NAMES if lang == "fa" else _NAMES


def behind_l(word: str) -> str | None:
    """A word with the article as it is written behind ل, where it has one; the span of المرشد in للمرشد.

    Examples
    --------
    >>> behind_l("المرشد"), behind_l("مرشد")
    ('لمرشد', None)
    """
    return word[1:] if word.startswith(ARTICLE) else None


def has_article(word: str) -> bool:
    """Whether an Arabic word has the article, behind its clitics if it has any; as it is written, ألبرت has none.

    Examples
    --------
    >>> has_article("وبالوزير"), has_article("للوزير"), has_article("لوزير")
    (True, True, False)
    """
    return bool(_UP_TO_ARTICLE.match(word))


@lru_cache(maxsize=1 << 16)
def bare(word: str) -> str:
    """An Arabic word without its article and what is written before that; a word without an article as it stands.

    Examples
    --------
    >>> bare("وبالوزیر"), bare("للوزیر"), bare("لوزیر")
    ('وزیر', 'وزیر', 'لوزیر')
    """
    return _UP_TO_ARTICLE.sub("", word, count=1) if has_article(word) else word
