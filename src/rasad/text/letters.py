"""What each character becomes in the display form and in the match key.

Two tables a language, code point to code point. The display form mends what keyboards and
web pages broke and keeps what carries meaning (hamza, tanween, shadda, ZWNJ). The match key
drops every difference that writers of the same name make. Persian rules never touch Arabic
text: there ي stays ي, and ى (على, إلى) stays apart from ي in the key as well.

Sources: The Unicode Standard 16.0, chapter 9.2 (Arabic); Iranian standard ISIRI 6219 for the
Persian letters ی and ک.
"""

from __future__ import annotations

import unicodedata
from functools import cache

import numpy as np
from numpy.typing import NDArray

DELETE = 0xFFFFFFFF
ZWNJ = "\u200c"

# Fatha, damma, kasra, sukun, dagger alef and the Koranic signs; not tanween, not shadda.
HARAKAT = "\u064e\u064f\u0650\u0652\u0656\u0657\u0658\u065a\u065b\u065c\u065d\u065e\u065f\u0670" + "".join(
    map(chr, (*range(0x610, 0x61B), *range(0x6D6, 0x6DD), *range(0x6DF, 0x6E5), 0x6E7, 0x6E8, *range(0x6EA, 0x6EE)))
)
TANWEEN_AND_SHADDA = "\u064b\u064c\u064d\u0651"
COMBINING_HAMZA_MADDA = "\u0653\u0654\u0655"
TATWEEL = "\u0640"
# Zero width space and joiner, word joiner, soft hyphen, byte order mark, bidi marks and embeddings.
INVISIBLE = "\u200b\u200d\u2060\u00ad\ufeff\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
MARKS = HARAKAT + TANWEEN_AND_SHADDA + COMBINING_HAMZA_MADDA + TATWEEL
SPACES = "".join(chr(c) for c in range(0x10000) if chr(c).isspace())
NEWLINES = "\n\x0b\x0c\r\x85\u2028\u2029"

_ARABIC_DIGITS = {0x660 + i: 0x30 + i for i in range(10)}
_PERSIAN_DIGITS = {0x6F0 + i: 0x30 + i for i in range(10)}

_DISPLAY = {
    "fa": {**dict(zip(map(ord, "يىك"), map(ord, "ییک"), strict=True)), **{0x660 + i: 0x6F0 + i for i in range(10)}},
    "ar": {**dict(zip(map(ord, "یک"), map(ord, "يك"), strict=True)), **{0x6F0 + i: 0x660 + i for i in range(10)}},
    "und": {},
}
_KEY = dict(zip(map(ord, "أإآٱكيئؤةۀۂہھ"), map(ord, "ااااکییوههههه"), strict=True)) | _ARABIC_DIGITS | _PERSIAN_DIGITS
_KEY_QUOTES = dict.fromkeys(map(ord, "«»“”„‟‹›″"), ord('"')) | dict.fromkeys(map(ord, "‘’‚‛′"), ord("'"))
_KEY_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−"), ord("-"))
_KEY_PUNCTUATION = {ord("٫"): ord("."), ord("٬"): ord(","), ord("⁄"): ord("/")}
_KEY_DROPPED = HARAKAT + TANWEEN_AND_SHADDA + COMBINING_HAMZA_MADDA + TATWEEL + INVISIBLE + ZWNJ


def _presentation_forms() -> dict[int, str]:
    """Arabic presentation forms (U+FB50-FDFF, U+FE70-FEFC) and what they stand for."""
    found = {}
    for code in (*range(0xFB50, 0xFE00), *range(0xFE70, 0xFEFD)):
        # A vowel sign on its own is spelled with a space or a tatweel to stand on: the sign alone is meant.
        plain = unicodedata.normalize("NFKC", chr(code)).lstrip(" \u0640") or TATWEEL
        if plain != chr(code):
            found[code] = plain
    return found


FORMS = _presentation_forms()
LIGATURES = {code: plain for code, plain in FORMS.items() if len(plain) > 1}


def _display_table(lang: str) -> NDArray[np.uint32]:
    table = np.arange(0x10000, dtype=np.uint32)
    table[list(map(ord, HARAKAT + TATWEEL + INVISIBLE))] = DELETE
    for code, plain in FORMS.items():
        if len(plain) == 1:
            table[code] = ord(plain)
    for code, to in _DISPLAY[lang].items():
        table[table == code] = to
    return table


def _key_table(lang: str) -> NDArray[np.uint32]:
    table = _display_table("und")
    steps = [_KEY, _KEY_QUOTES, _KEY_DASHES, _KEY_PUNCTUATION]
    if lang == "fa":
        steps.append({ord("ى"): ord("ی")})
    for step in steps:
        for code, to in step.items():
            table[table == code] = to
    for char in _KEY_DROPPED:
        table[table == ord(char)] = DELETE
    upper = [c for c in range(0x250) if len(chr(c).lower()) == 1 and chr(c).lower() != chr(c)]
    table[upper] = [ord(chr(c).lower()) for c in upper]
    return table


def members(chars: str) -> NDArray[np.bool_]:
    """Which of the first 65,536 code points are among `chars`; characters beyond are in none."""
    found = np.zeros(0x10000, bool)
    found[list(map(ord, chars))] = True
    return found


@cache
def table(form: str, lang: str) -> NDArray[np.uint32]:
    """The table of `form` ("text" or "key") for `lang`; `DELETE` marks what is dropped."""
    return _display_table(lang) if form == "text" else _key_table(lang)
