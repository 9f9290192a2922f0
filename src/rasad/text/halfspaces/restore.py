"""Put lost half-spaces (ZWNJ, U+200C) back into Persian text.

Web pages lose half-spaces in two ways: deleted (میکنند) or turned into spaces (می کنند). Only
two edits are made, a half-space inserted between two letters and a space turned into one, so
every offset of the result leads back to the raw text. A text that already uses half-spaces is
left alone, as are lines in Arabic.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate, groupby
from typing import NamedTuple

import numpy as np

from rasad.arguments import TEXT, takes
from rasad.text.fold import Folded
from rasad.text.halfspaces.affixes import affixes
from rasad.text.halfspaces.lexicon import cuts_of, lexicon, spelled
from rasad.text.halfspaces.wordforms import EZAFE_PLURAL, halfspaces_in, is_known, is_verb_form
from rasad.text.language import detect_language
from rasad.text.letters import ZWNJ

# Letters, the marks on them and half-spaces between them; a mark or a lone hamza opens no word (کم ءتر).
_WORD = re.compile("[آ-غف-يپچژکگیۀ][ء-غـ-ْٰٔپچژکگیۀ]*(?:\u200c[ء-غـ-ْٰٔپچژکگیۀ]+)*")
_PARTS = re.compile(f"({_WORD.pattern})")
# What is longer is no word, and reading it would take time that grows with the square of its length.
_LONGEST = 100
Span = tuple[int, int]


@takes(text=TEXT)
def restore_halfspaces(text: str) -> str:
    """Put lost half-spaces back.

    Parameters
    ----------
    text : str
        Persian text, raw or normalised; the longer the better, since the text as a whole shows
        whether its half-spaces were lost.

    Returns
    -------
    str
        The text with half-spaces inserted, or in the place of spaces; nothing else is changed.

    Examples
    --------
    >>> restore_halfspaces("رئیسجمهور میگوید برنامه های تازهای دارند").replace("\u200c", "|")
    'رئیس|جمهور می|گوید برنامه|های تازه|ای دارند'
    >>> restore_halfspaces("تنها قالیباف در میدان بود")
    'تنها قالیباف در میدان بود'
    """
    return _edited(text, find_halfspaces(text))


def restored(text: str) -> Folded:
    """The same with the way back: ``.text``, and ``.raw_span(start, end)``.

    Examples
    --------
    >>> form = restored("آنان میروند")
    >>> form.raw_span(5, 12)
    (5, 11)
    """
    spans = find_halfspaces(text)
    at = np.array([start for start, end in spans if start == end], dtype=np.intp)
    times = np.ones(len(text), dtype=np.intp)
    times[at] = 2
    starts = np.repeat(np.arange(len(text), dtype=np.intp), times)
    ends = starts + 1
    ends[at + np.arange(len(at))] -= 1
    return Folded(_edited(text, spans), starts, ends)


def find_halfspaces(text: str) -> list[Span]:
    """Where half-spaces were lost.

    Parameters
    ----------
    text : str
        Persian text.

    Returns
    -------
    list of (int, int)
        Spans that a half-space takes the place of, in order: ``(i, i)`` is one to insert before
        character i, ``(i, i + 1)`` a space. Empty where the text already uses half-spaces: where
        it holds as many as seem lost (`gate` in halfspaces.yaml).

    Examples
    --------
    >>> find_halfspaces("می روند و میآیند")
    [(2, 3), (12, 12)]
    """
    spans = [span for line, found in _by_line(text) if detect_language(line) != "ar" for span in found]
    present = text.count(ZWNJ)
    return [] if present and present >= affixes().gate * len(spans) else spans


def _by_line(text: str) -> Iterator[tuple[str, Iterator[Span]]]:
    """Lines and what they seem to have lost: words of an Arabic line may look Persian (عنها)."""
    breaks = [-1, *(match.start() for match in re.finditer(r"[\n\r]", text)), len(text)]
    for at, spans in groupby(_lost_in(text), key=lambda span: bisect_left(breaks, span[0])):
        yield text[breaks[at - 1] + 1 : breaks[at]], spans


class _Word(NamedTuple):
    """What there is to do about a word, once for all its occurrences.

    `lost_if_closed` is read where what follows rules out a plural with ezafe.
    """

    letters: str
    lost: tuple[int, ...]
    lost_if_closed: tuple[int, ...]
    is_ending: bool
    opens: bool


def _lost_in(text: str) -> Iterator[Span]:
    # Gaps and words by turns. Most words need nothing (None): only the others are looked at one by one.
    parts = _PARTS.split(text)
    words = list(map(_word, parts[1::2]))
    ends = list(accumulate(map(len, parts)))
    for i, word in enumerate(words):
        if word is None:
            continue
        start, end = ends[2 * i], ends[2 * i + 1]
        before = words[i - 1] if i else None
        if word.is_ending and not (before and before.opens) and i and _is_parted(parts, i - 1):
            yield start - 1, start
        closed = word.lost != word.lost_if_closed and affixes().closing.match(text, end)
        yield from ((start + place, start + place) for place in (word.lost_if_closed if closed else word.lost))
        if word.opens and i + 1 < len(words) and _is_parted(parts, i):
            yield end, end + 1


def _is_parted(parts: list[str], i: int) -> bool:
    """Whether the space between the words i and i + 1 should be a half-space."""
    first, gap, second = parts[2 * i + 1 : 2 * i + 4]
    return gap in (" ", "\u00a0") and max(len(first), len(second)) <= _LONGEST and _is_one_word(first, second)


@lru_cache(maxsize=1 << 17)
def _word(raw: str) -> _Word | None:
    if len(raw) > _LONGEST:
        return None
    letters = spelled(raw)
    bare = letters.replace(ZWNJ, "")
    opens = bare in lexicon().first_parts or affixes().verbal_prefix.fullmatch(letters) is not None
    lost = _lost(raw, letters, halfspaces_in(bare))
    is_plural = letters.endswith(EZAFE_PLURAL)
    lost_if_closed = _lost(raw, letters, halfspaces_in(bare, closed=True)) if is_plural else lost
    word = _Word(letters, lost, lost_if_closed, letters in affixes().endings, opens)
    return word if lost or lost_if_closed or word.is_ending or opens else None


def _lost(raw: str, letters: str, cuts: tuple[int, ...]) -> tuple[int, ...]:
    """Where a raw word lacks half-spaces, as places in it."""
    present = set(cuts_of(letters))
    # A writer's own half-space decides: شانه‌ای is not read as شان‌های as well.
    lost = {cut for cut in cuts if present.isdisjoint((cut - 1, cut, cut + 1))}
    if not lost:
        return ()
    # Marks and a lone hamza are in the raw word but not in its letters: a cut stands behind those of its letter.
    count, places = 0, []
    for place, char in enumerate(raw):
        is_letter = bool(spelled(char)) and char != ZWNJ
        if is_letter and count in lost:
            places.append(place)
        count += is_letter
    return tuple(places)


@lru_cache(maxsize=1 << 16)
def _is_one_word(before: str, word: str) -> bool:
    first, second = spelled(before), spelled(word)
    if affixes().verbal_prefix.fullmatch(first):
        return is_verb_form(second)
    if second in affixes().endings:
        return _takes(first, second)
    return _is_compound(first.replace(ZWNJ, ""), second.replace(ZWNJ, ""))


def _takes(stem: str, ending: str) -> bool:
    """Whether a word takes an ending that stands behind it: کتاب ها, شده اند, بزرگ تر."""
    bare = stem.replace(ZWNJ, "")
    if stem[-1:] in affixes().not_joining or len(bare) < 2:
        return False
    if ending in affixes().plural:
        return bare not in affixes().left_alone
    if ending in affixes().parted:
        return is_known(bare)
    return len(bare) > 2 and ending in affixes().after.get(bare[-1], {}) and is_known(bare)


def _is_compound(first: str, second: str) -> bool:
    """رئیس جمهور, برنامه ریزی; also with an ending, بی عدالتی ها."""
    if first not in lexicon().first_parts or len(second) < 2 or first[-1] in affixes().not_joining:
        return False
    if first in affixes().function_words or second in affixes().never_second | affixes().function_words:
        return False
    if len(first) not in halfspaces_in(first + second):
        return False
    compounds = lexicon().compounds
    return any(
        (known := compounds.get(first + second[:end])) is not None and known.across_space and len(first) in known.cuts
        for end in range(len(second), 1, -1)
    )


def _edited(text: str, spans: list[Span]) -> str:
    pieces, end = [], 0
    for start, stop in spans:
        pieces.append(text[end:start])
        end = stop
    return ZWNJ.join([*pieces, text[end:]])
