"""Where a Persian word takes half-spaces: the most usual of its readings.

A word is read in every way that its letters allow: as it stands (تنها), as a compound of the
lexicon (رئیس‌جمهور), as a verb (می‌کنند), as a stem with an ending that is parted (کتاب‌ها,
خانه‌ای) or joined (دولتی). Each reading has a weight, log10 of about how usual it is; the
heaviest one wins. Endings and their weights are in halfspaces.yaml, words in the lexicon.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from rasad.text.halfspaces.affixes import affixes
from rasad.text.halfspaces.lexicon import lexicon
from rasad.text.letters import ZWNJ

# The plural whose ی is an ezafe; its letters may also be ه‌ای.
EZAFE_PLURAL = "های"
# A reading of letters that no list knows, and of a plural whose stem no list knows (a name, a new word).
_UNKNOWN, _UNKNOWN_PLURAL = 1.0, 1.5
# A compound of a known word and a productive second part (تنش‌زدایی), and how usual its first part has to be.
_MADE_COMPOUND, _USUAL, _VERY_USUAL = 3.0, 4.0, 5.0


class Reading(NamedTuple):
    """A way to read a word: its weight, and the places (in letters) of its half-spaces."""

    weight: float
    cuts: tuple[int, ...]


@lru_cache(maxsize=1 << 17)
def halfspaces_in(word: str, closed: bool = False) -> tuple[int, ...]:
    """Where a word takes half-spaces.

    Parameters
    ----------
    word : str
        Letters alone, in the spelling of `rasad.text.halfspaces.lexicon.spelled`, without half-spaces.
    closed : bool
        Whether what follows rules out a plural with ezafe: a full stop, a preposition, a verb.

    Returns
    -------
    tuple of int
        Places between letters; none after a letter that does not join to the next, where a
        half-space cannot be seen.

    Examples
    --------
    >>> halfspaces_in("میکنند"), halfspaces_in("تنها"), halfspaces_in("کشورها")
    ((2,), (), ())
    """
    if len(word) < 3:
        return ()
    verb = _verb(word)
    if verb is None:
        verb = max([_stem(word) or Reading(_UNKNOWN, ()), *_inflected(word, closed)], key=_weight).cuts
    return tuple(cut for cut in verb if word[cut - 1] not in affixes().not_joining)


def is_verb_form(word: str) -> bool:
    """Whether a word may follow می: کند, رفته, رفته‌اند."""
    words = lexicon()
    bare = word.replace(ZWNJ, "")
    return bare in words.finite or bare in words.participles or _perfect(bare) is not None


def is_known(word: str) -> bool:
    """Whether some reading of the word rests on the lexicon."""
    return _stem(word) is not None


def _verb(word: str) -> tuple[int, ...] | None:
    """می‌کنند, برنمی‌گردد, می‌رفته‌اند, کرده‌اند: verbs have one reading."""
    if word in lexicon().whole:
        return None
    if match := affixes().verb.fullmatch(word):
        start = match.start(2)
        if match[2] in lexicon().finite:
            return (start,)
        if cut := _perfect(match[2]):
            return start, start + cut
    cut = _perfect(word)
    return (cut,) if cut else None


def _perfect(word: str) -> int | None:
    """The place of the half-space in کرده‌اند and نرفته‌ایم."""
    match = affixes().perfect.fullmatch(word)
    participles = lexicon().participles
    if match and (match[2] in participles or match[1] + match[2] in participles):
        return match.end(2)
    return None


@lru_cache(maxsize=1 << 17)
def _stem(word: str, joined: int = 0) -> Reading | None:
    """The heaviest reading of a word without parted endings; at most two joined ones (دولت‌مرد + ان + ی)."""
    words = lexicon()
    readings = []
    if word in words.whole:
        readings.append(Reading(words.whole[word], ()))
    if compound := words.compounds.get(word):
        readings.append(Reading(compound.weight, compound.cuts))
    if joined < 2:
        readings += _joined(word, joined + 1)
    if not readings and joined < 2:
        readings += _made_compound(word)
    return max(readings, key=_weight, default=None)


def _joined(word: str, depth: int) -> Iterator[Reading]:
    """Stem and joined ending: دولتی, مردمان; not after a silent ه, where endings are parted (نامه‌ات)."""
    for ending, stem in _endings(word):
        weight = affixes().joined.get(ending)
        if weight is None or len(stem) < 3 or stem in lexicon().silent_he:
            continue
        if ending in affixes().plural and stem[-1] not in affixes().not_joining:
            continue
        if reading := _stem(stem, depth):
            yield Reading(reading.weight + weight, reading.cuts)


def _endings(word: str) -> Iterator[tuple[str, str]]:
    """Every ending that the rules may have, and what stands before it."""
    for cut in range(len(word) - 1, max(1, len(word) - affixes().longest_ending - 1), -1):
        yield word[cut:], word[:cut]


def _made_compound(word: str) -> Iterator[Reading]:
    """A compound that no list has: تنش‌زدایی, بی‌برقی."""
    words = lexicon()
    for first in affixes().first_parts:
        rest = word.removeprefix(first)
        # بیاندازم is a verb, not بی‌اندازم.
        is_verb = rest in words.finite or rest + "م" in words.finite
        if rest != word and not is_verb and words.whole.get(rest, 0) > _USUAL:
            yield Reading(_MADE_COMPOUND, (len(first),))
            return
    for cut in range(len(word) - 2, 1, -1):
        if word[cut:] in affixes().second_parts and words.whole.get(word[:cut], 0) > _USUAL:
            yield Reading(_MADE_COMPOUND, (cut,))
            return


def _inflected(word: str, closed: bool) -> Iterator[Reading]:
    """Stem and parted ending: کتاب‌ها, بزرگ‌تر, خانه‌ای, زندگی‌اش, به‌معنای."""
    for ending, stem in _endings(word):
        if (weight := affixes().parted.get(ending)) is not None:
            ezafe = closed and ending == EZAFE_PLURAL
            yield from _plural_or_comparative(stem, ending, weight - ezafe * affixes().closed)
        if (weight := affixes().after.get(stem[-1], {}).get(ending)) is None or len(stem) < 3:
            continue
        # ویلیام is a name that the lexicon has, not ویلی‌ام.
        if (stem[-1] == "ه" or word not in lexicon().whole) and (reading := _stem(stem)):
            yield Reading(reading.weight + weight, (*reading.cuts, len(stem)))
    if word.startswith("به") and len(word) > 5:
        yield from _after_be(word[2:])


def _after_be(word: str) -> Iterator[Reading]:
    """به‌دستور; also with the ezafe that ا and و write out, به‌معنای."""
    noun = word[:-1] if word.endswith(("ای", "وی")) else word
    weight = max(lexicon().whole.get(form, 0.0) for form in (word, noun))
    if weight > _VERY_USUAL:
        yield Reading(weight + affixes().after_be, (2,))


def _plural_or_comparative(stem: str, ending: str, weight: float) -> Iterator[Reading]:
    if len(stem) < 2 or stem in affixes().numerals or stem in affixes().left_alone:
        return
    if ending not in affixes().plural and not _compares(stem):
        return
    if reading := _stem(stem):
        yield Reading(reading.weight + weight, (*reading.cuts, len(stem)))
    elif ending in affixes().plural and len(stem) >= 3:
        yield Reading(_UNKNOWN_PLURAL, (len(stem),))


def _compares(stem: str) -> bool:
    words = lexicon()
    if len(stem) < 3 or stem in affixes().function_words or stem in words.compares_not:
        return False
    return stem in words.compares or len(stem) >= 4


def _weight(reading: Reading) -> float:
    return reading.weight
