"""Persian or Arabic, by the letters and the function words that only one of them writes."""

from __future__ import annotations

import re
from functools import cache

from rasad import data

# ي and ك come from the keyboard, and there is one in most words: a Persian page typed as مي گويند كه must not drown in
# them. So they count for little beside a letter that only one language has, its function words, and the Arabic article.
_LETTERS = {
    "fa": (("پچژگ", 6), ("یکۀ۴۵۶\u200c", 1)),
    "ar": (("ةإ", 6), ("أ", 3), ("ىيك٤٥٦", 1)),
}
_WORDS = re.compile("[ء-يپچژکگیۀ]+")
_ARTICLE = re.compile("ال[ء-ي]{3}")
_WORD_WEIGHT, _ARTICLE_WEIGHT = 9, 6


def detect_language(text: str) -> str:
    """``fa``, ``ar`` or ``und``.

    Parameters
    ----------
    text : str
        Raw text, an article or one block of it.

    Returns
    -------
    str
        The language with the more evidence: letters that only one of the two writes (پ, ة),
        its function words (است, الذي), the Arabic article. ``und`` where the evidence is nil or even.

    Examples
    --------
    >>> detect_language("گزارشی از تهران"), detect_language("المرشد الأعلى"), detect_language("Ad 6")
    ('fa', 'ar', 'und')
    >>> detect_language("روابط ايران و روسيه در حال توسعه است")  # Persian on an Arabic keyboard
    'fa'
    """
    evidence = {lang: _letters(text, lang) for lang in _LETTERS}
    for word in _WORDS.findall(text):
        if lang := _function_words().get(word, ""):
            evidence[lang] += _WORD_WEIGHT
        elif _ARTICLE.match(word):
            evidence["ar"] += _ARTICLE_WEIGHT
    if evidence["fa"] == evidence["ar"]:
        return "und"
    return max(evidence, key=lambda lang: evidence[lang])


def _letters(text: str, lang: str) -> int:
    return sum(weight * sum(map(text.count, letters)) for letters, weight in _LETTERS[lang])


@cache
def _function_words() -> dict[str, str]:
    return {word: lang for lang, words in data.load("text/function_words.yaml").items() for word in words}


def languages_of(lang: str) -> tuple[str, ...]:
    """The languages whose names and words are looked for in a text: its own, or both where it shows none.

    Examples
    --------
    >>> languages_of("ar"), languages_of("und")
    (('ar',), ('fa', 'ar'))
    """
    return ("fa", "ar") if lang == "und" else (lang,)
