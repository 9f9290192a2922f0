"""Whether a Persian and an Arabic spelling may be one name: compared by their consonants.

Foreign names are written by ear in both languages, so vowels come and go (بلوسف, بيلوسوف) and
letters that Arabic lacks are replaced: پ by ب, چ by تش, ژ by ج, گ by غ, ج or ك. Each word becomes
a skeleton of its consonants in classes that both languages share; و, which is a vowel or a
v (لاوروف, لافروف), is read both ways.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import product

from rasad.text.clitics import ARTICLE
from rasad.text.letters import ZWNJ
from rasad.text.normalize import normalize

# Classes of letters that sound alike to at least one of the two; vowels and their carriers have none.
_CLASSES = {
    letter: group[0]
    for group in ("بپ", "تطة", "ثسص", "حه", "دذ", "زضظذ", "کكقگغجژ", "خ", "ر", "ش", "ع", "ف", "ل", "م", "ن")
    for letter in group
} | {"چ": "تش"}
# Within the class of ک: what a letter of one language may be in the other (شویگو, شويغو; but not جلالی, كلالي).
_PALATALS = {"ک": "كق", "گ": "غجكق", "ج": "ج", "ژ": "ج", "غ": "غج", "ق": "قكغ"}
_MAX_WAWS = 4


def same_name(fa: str, ar: str) -> bool:
    """Whether a Persian and an Arabic name are likely to be one, word by word.

    Parameters
    ----------
    fa, ar : str
        Names, without titles and clitics.

    Examples
    --------
    >>> same_name("سرگئی شویگو", "سيرغي شويغو"), same_name("استیون هارپر", "ستيفن هاربر")
    (True, True)
    >>> same_name("کاظم جلالی", "علي لاريجاني")
    False
    """
    mine, theirs = _words(fa, "fa"), _words(ar, "ar")
    return len(mine) == len(theirs) > 0 and all(map(_same_word, mine, theirs))


@lru_cache(maxsize=1 << 14)
def skeletons(name: str, lang: str) -> frozenset[str]:
    """The skeletons of a name, one for each reading of its و; equal ones make two names worth comparing.

    Examples
    --------
    >>> "شک" in skeletons("شویگو", "fa") & skeletons("شويغو", "ar")
    True
    """
    forms = product(*([_classes(form) for form in _readings(word)] for word in _words(name, lang)))
    return frozenset(" ".join(form) for form in forms)


def _words(name: str, lang: str) -> list[str]:
    text = normalize(name, lang).text.replace("لله", "له")
    words = [re.sub(f"^{ARTICLE}(?=.{{3}})", "", word) if lang == "ar" else word for word in text.split()]
    return [word for word in words if word]


def _same_word(fa: str, ar: str) -> bool:
    return any(_agree(a, b) for a in _readings(fa) for b in _readings(ar))


def _agree(fa: str, ar: str) -> bool:
    if not fa or _classes(fa) != _classes(ar):
        return False
    mine, theirs = ([c for c in word if _CLASSES[c] == "ک"] for word in (fa, ar))
    return all(b in _PALATALS[a] for a, b in zip(mine, theirs, strict=False))


def _classes(word: str) -> str:
    """Letters to classes; a doubled sound counts once (توريسيللي, توریسلی)."""
    return _once("".join(_CLASSES[letter] for letter in word))


@lru_cache(maxsize=1 << 14)
def _readings(word: str) -> tuple[str, ...]:
    """The consonants of a word, with و dropped or read as ف; a silent ه at its end, or before ZWNJ, is a vowel."""
    bare = "".join(re.sub("[هة]$", "", part) for part in word.split(ZWNJ))
    # A name of foreign beginning has a vowel in one language and none in the other: استیون, ستيفن.
    places = [i for i, letter in enumerate(bare) if letter == "و"][:_MAX_WAWS]
    found = {_consonants(bare, dict(zip(places, choice, strict=True))) for choice in product("ف-", repeat=len(places))}
    return tuple(sorted(found))


def _consonants(word: str, waws: dict[int, str]) -> str:
    return _once("".join(_kept(word, waws)))


def _kept(word: str, waws: dict[int, str]) -> Iterator[str]:
    for i, letter in enumerate(word):
        sound = waws.get(i, letter)
        if sound in _CLASSES:
            yield sound


def _once(letters: str) -> str:
    return re.sub(r"(.)\1+", r"\1", letters)
