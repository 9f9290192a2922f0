"""Normalise a text: its display form and its match key, each with the way back to the raw text."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from rasad.arguments import FLAG, LANG, TEXT, takes
from rasad.errors import WrongValueError
from rasad.text.fold import Folded, fold
from rasad.text.halfspaces.restore import restored


@dataclass(frozen=True)
class Normalized:
    """A raw text beside its two normal forms; made by `normalize`."""

    raw: str
    lang: str
    halfspaces: bool = False

    @cached_property
    def display(self) -> Folded:
        """The display form with its offsets."""
        return self._fold("text")

    @cached_property
    def match(self) -> Folded:
        """The match key with its offsets."""
        return self._fold("key")

    def _fold(self, form: str) -> Folded:
        if not self.halfspaces or self.lang != "fa":
            return fold(self.raw, self.lang, form)
        mended = restored(self.raw)
        folded = fold(mended.text, self.lang, form)
        return Folded(folded.text, mended.starts[folded.starts], mended.ends[folded.ends - 1])

    @property
    def text(self) -> str:
        """Display form: keeps hamza, tanween, shadda and ZWNJ."""
        return self.display.text

    @property
    def key(self) -> str:
        """Match key: equal for all spellings that differ only in what writers vary."""
        return self.match.text

    def raw_span(self, start: int, end: int, of: str = "text") -> tuple[int, int]:
        """Map a span of `text` (or, with ``of="key"``, of `key`) to raw indices.

        Examples
        --------
        >>> norm = normalize("ولايتي‌ يـقـول", "ar")
        >>> at = norm.text.find("يقول")
        >>> norm.raw[slice(*norm.raw_span(at, at + 4))]
        'يـقـول'
        """
        if of not in ("text", "key"):
            raise WrongValueError(f"of must be 'text' or 'key', not {of!r}")
        return (self.display if of == "text" else self.match).raw_span(start, end)


@takes(text=TEXT, lang=LANG, halfspaces=FLAG)
def normalize(text: str, lang: str, *, halfspaces: bool = False) -> Normalized:
    """Normalise `text`, keeping the way back to every raw character.

    Parameters
    ----------
    text : str
        Raw text, as decoded from its file.
    lang : {"fa", "ar", "und"}
        Decides which letters are variants of which.
    halfspaces : bool, default False
        Put lost half-spaces back into Persian text (`rasad.restore_halfspaces`).

    Returns
    -------
    Normalized
        ``.text`` to show, ``.key`` to match, ``.raw_span(start, end)`` for the way back.

    Raises
    ------
    ValueError
        If `lang` is not known.

    Examples
    --------
    >>> normalize("كتاب هاي علي", "fa").text
    'کتاب های علی'
    >>> normalize("المصري", "ar").text
    'المصري'
    >>> normalize("خامنه‌ای", "fa").key == normalize("خامنهاي", "fa").key
    True
    >>> norm = normalize("او ميگويد", "fa", halfspaces=True)
    >>> norm.text == "او می\u200cگوید", norm.raw_span(3, 10)
    (True, (3, 9))
    """
    return Normalized(text, lang, halfspaces)
