"""UTF-8 that a program took for a code page of one byte a letter, and stored again as UTF-8: put right.

سلام becomes ط³ظ„ط§ظ… (read as Windows-1256) or Ø³Ù„Ø§Ù… (as Windows-1252 or ISO-8859-1): each letter
two, the first of them one of four. No word of any language is written so, which is the evidence asked for.
"""

from __future__ import annotations

import re

# Browsers read the five bytes that Windows-1252 leaves out as C1 controls; ف is D9 81, so they are common.
_1252 = {byte: bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(0x80, 0xA0)}
_TO_LATIN1 = {ord(char): byte for byte, char in _1252.items()}
_ONLY_C1 = re.compile("[" + "".join(chr(byte) for byte, char in _1252.items() if ord(char) != byte) + "]")
_SECOND_1252 = "".join(_1252.values()) + "".join(map(chr, range(0x80, 0xC0)))
_SECOND_1256 = bytes(range(0x80, 0xC0)).decode("cp1256")
# Two letters in a row: the bytes D8..DB, each with a byte 80..BF after it.
_EVIDENCE = {
    "windows-1256": re.compile(f"(?:[طظعغ][{re.escape(_SECOND_1256)}]){{2}}"),
    "windows-1252": re.compile(f"(?:[ØÙÚÛ][{re.escape(_SECOND_1252)}]){{2}}"),
}
# No damaged text of a line or more is without all of these; to look for them costs a tenth of the pattern.
_FIRST_LOOK = {
    "windows-1256": [char.encode().decode("cp1256") for char in "المنر"],
    "windows-1252": ["Ø", "Ù"],
}
_RUN = re.compile("[^\x00-\x7f]+")
# Right words in a damaged line can be valid UTF-8 too: تک would become ʘ. Letters of other scripts are no repair.
_OTHER_SCRIPT = re.compile("[\u0250-\u05ff\u0700-\u1fff]")


def repair(text: str) -> tuple[str, str | None]:
    """Put right what had been read in a wrong encoding.

    Only lines that show the damage are touched, and in them only the words that are whole: a word
    with a lost letter stays as it was found.

    Parameters
    ----------
    text : str
        Text as decoded.

    Returns
    -------
    text : str
        The same text where nothing was wrong.
    read_as : {"windows-1256", "windows-1252", "iso-8859-1"} or None
        The encoding that it had been taken for.

    Examples
    --------
    >>> repair("ط³ظ„ط§ظ…"), repair("Ø³Ù„Ø§Ù…")
    (('سلام', 'windows-1256'), ('سلام', 'windows-1252'))
    >>> repair("طرح موضوع، شرط…")
    ('طرح موضوع، شرط…', None)
    """
    for read_as, evidence in _EVIDENCE.items():
        if any(pair in text for pair in _FIRST_LOOK[read_as]) and evidence.search(text):
            lines = [_line(line, read_as) if evidence.search(line) else line for line in text.split("\n")]
            if (mended := "\n".join(lines)) != text:
                latin1 = read_as == "windows-1252" and _ONLY_C1.search(text)
                return mended, "iso-8859-1" if latin1 else read_as
    return text, None


def _line(line: str, read_as: str) -> str:
    return _RUN.sub(lambda run: _word(run[0], read_as), line)


def _word(word: str, read_as: str) -> str:
    try:
        mended = _bytes(word, read_as).decode()
    except UnicodeError:
        return word
    return word if _OTHER_SCRIPT.search(mended) else mended


def _bytes(word: str, read_as: str) -> bytes:
    return word.encode("cp1256") if read_as == "windows-1256" else word.translate(_TO_LATIN1).encode("latin-1")
