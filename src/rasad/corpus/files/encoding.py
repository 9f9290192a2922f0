"""Bytes to text: UTF-8 and UTF-16, the two older Arabic code pages, and UTF-8 that was read as another encoding.

A general guesser needs long text: of our one-line headlines charset-normalizer 3.5 reads 13 of 24 in
Windows-1256 right and none of 19 in ISO-8859-6 (docs/decisions/0006-encodings.md). Here only what
Persian and Arabic news comes in is weighed, by how frequent the letters are that come out.
"""

from __future__ import annotations

import codecs
import math
import re
from contextlib import suppress
from functools import cache
from typing import NoReturn

from rasad import data
from rasad.corpus.files.mojibake import repair

_BOMS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
_CODE_PAGES = {"windows-1256": "cp1256", "iso-8859-6": "iso8859-6"}  # with the names that Python knows them by
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
_OF_NEWS = re.compile("[\t\n\r -~\xa0-\xff\u0600-\u06ff\u2000-\u206f\ufb50-\ufdff\ufe70-\ufefc]")
_BEYOND_ASCII = re.compile("[^\x00-\x7f]")
# Marks that stand between letters in any language, and say nothing about the encoding.
_NEUTRAL = frozenset("،؛؟«»“”‘’„–—…•\xa0\xad\u200c\u200d\u200e\u200f٪ـ")
_ARABIC = frozenset(map(chr, range(0x600, 0x700)))
_RARE = math.log(1 / 2000)
_FOREIGN = math.log(1e-6)
# Headlines come out between -3.8 and -2.5, UTF-8 read as Windows-1256 below -7.8, Russian in KOI8-R at -5.9.
_PLAUSIBLE = -4.5
_FEWEST, _ENOUGH = 3, 20_000  # letters that are weighed


class UndecodableError(ValueError):
    """The bytes are no text, or in an encoding that is not known; the message is the reason."""


def decode(content: bytes) -> tuple[str, str]:
    """The text of a file, and the encoding it was in.

    Parameters
    ----------
    content : bytes
        The whole file.

    Returns
    -------
    text : str
        Line ends as they are; a byte order mark is left out.
    encoding : str
        ``utf-8``, ``utf-8-sig`` (with byte order mark), ``utf-16`` (with byte order mark),
        ``utf-16-le``, ``utf-16-be``, ``windows-1256``, ``iso-8859-6``; or ``utf-8 read as`` one
        of ``windows-1256``, ``windows-1252``, ``iso-8859-1``, where a program had read the text
        wrongly and stored it again: then it is put right.

    Raises
    ------
    UndecodableError
        If the bytes are empty or no text, or are in none of these.

    Examples
    --------
    >>> decode("التقى الوزيران".encode("iso8859_6"))
    ('التقى الوزيران', 'iso-8859-6')
    >>> decode("ط³ظ„ط§ظ…".encode())
    ('سلام', 'utf-8 read as windows-1256')
    """
    text, encoding = decode_bytes(content)
    if encoding in _CODE_PAGES:
        return text, encoding
    text, read_as = repair(text)
    return text, f"utf-8 read as {read_as}" if read_as else encoding


def decode_bytes(content: bytes, declared: str | None = None) -> tuple[str, str]:
    """As `decode`, without putting right what had been read wrongly.

    Parameters
    ----------
    content : bytes
        The whole file.
    declared : str, optional
        Encoding that the page names. It is believed where the bytes are not UTF-8 and come out as
        plausible text: pages moved from one server to another still name their old encoding.

    Examples
    --------
    >>> decode_bytes("سلام دنیا".encode("utf-8-sig"))
    ('سلام دنیا', 'utf-8-sig')
    """
    bom = next((bom for bom in _BOMS if content.startswith(bom)), None)
    if bom:
        return _strict(content, _BOMS[bom]), _BOMS[bom]
    if b"\0" in content or b"\x06" in content:  # in UTF-16 a space is 20 00, and سلام 33 06 44 06 27 06 45 06
        for encoding in ("utf-16-le", "utf-16-be"):
            if _is_utf16(content, encoding):
                return _strict(content, encoding), encoding
    try:
        return _text(content.decode()), "utf-8"
    except UnicodeDecodeError as error:
        return _code_page(content, declared) or _fail("UTF-8", error.start)


def _strict(content: bytes, encoding: str) -> str:
    try:
        return _text(content.decode(encoding))
    except UnicodeDecodeError as error:
        return _fail(encoding.upper(), error.start)


def _fail(encoding: str, start: int) -> NoReturn:
    raise UndecodableError(f"not {encoding} at byte {start}; save the file as UTF-8") from None


def _text(text: str) -> str:
    if "\x00" in text:
        raise UndecodableError("not a text file: it holds NUL characters")
    if not text or text.isspace():
        raise UndecodableError("the file is empty")
    return text


def _is_utf16(content: bytes, encoding: str) -> bool:
    """Whether nearly all is Arabic script, ASCII or punctuation; a picture gives Chinese letters."""
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        return False
    return len(text) >= _FEWEST and not _CONTROL.search(text) and 10 * len(_OF_NEWS.findall(text)) >= 9 * len(text)


def _code_page(content: bytes, declared: str | None) -> tuple[str, str] | None:
    """The code page in which the letters come out as Persian and Arabic have them; the declared one if that does."""
    texts = {name: text for name in _CODE_PAGES if (text := _in_code_page(content, name)) is not None}
    likeness = {name: like for name, text in texts.items() if (like := _likeness(text)) > _PLAUSIBLE}
    with suppress(LookupError):
        named = codecs.lookup(declared or "").name
        likeness = {name: like for name, like in likeness.items() if _CODE_PAGES[name] == named} or likeness
    best = max(likeness, key=likeness.__getitem__, default=None)
    return (texts[best], best) if best else None


def _in_code_page(content: bytes, name: str) -> str | None:
    try:
        text = content.decode(_CODE_PAGES[name])
    except UnicodeDecodeError:
        return None
    return None if _CONTROL.search(text) else text


def _likeness(text: str) -> float:
    """Mean log frequency of what is not ASCII, as letters of Persian and Arabic."""
    letters = [char for char in _BEYOND_ASCII.findall(text)[:_ENOUGH] if char not in _NEUTRAL]
    if len(letters) < _FEWEST:
        return -math.inf
    known = _frequencies()
    return sum(known.get(char, _RARE if char in _ARABIC else _FOREIGN) for char in letters) / len(letters)


@cache
def _frequencies() -> dict[str, float]:
    letters = data.load("corpus/encodings.yaml")["letters"]
    return {char: math.log(often / 1000) for char, often in (*letters.items(), ("ک", letters["ك"]))}
