"""Quotes as anchors: found again in their article by the words around them.

The model is that of the W3C's Web Annotation (2017), TextQuoteSelector: the exact words, and where they
stand more than once, a prefix and a suffix that tell them apart.
"""

from __future__ import annotations

from typing import Protocol

from rasad.annotation.notes import Notes
from rasad.checks import near
from rasad.errors import RasadError

_CONTEXT = 32  # characters of a suggested prefix or suffix


class Anchored(Protocol):
    """Anything with a quote in an article."""

    @property
    def article(self) -> str:
        """The article's name."""

    @property
    def quote(self) -> str:
        """The words, as they stand in the article."""

    @property
    def prefix(self) -> str:
        """What stands right before them."""

    @property
    def suffix(self) -> str:
        """What stands right behind them."""


def find_quote(anchored: Anchored, notes: Notes, place: str) -> int:
    """Where a quote starts in its article; it must be there exactly once, with its prefix and suffix.

    Parameters
    ----------
    anchored : Anchored
    notes : Notes
    place : str
        File, line and event, for messages.

    Raises
    ------
    RasadError
        If the article is not there, or the quote is not in it or stands there more than once.
    """
    try:
        text = notes.text(anchored.article)
    except KeyError:
        near_it = near(anchored.article, notes.articles["article"])
        raise RasadError(f"{place}: article {anchored.article!r} is not among the articles{near_it}") from None
    anchor = anchored.prefix + anchored.quote + anchored.suffix
    at = text.find(anchor)
    if at < 0:
        raise RasadError(f"{place}: the quote is not in article {anchored.article}: «{anchored.quote:.60}»")
    if text.find(anchor, at + 1) >= 0:
        said = f"the quote stands more than once in article {anchored.article}"
        raise RasadError(f"{place}: {said}; give the characters before it as prefix: «{anchored.quote:.60}»")
    return at + len(anchored.prefix)


def anchor_of(text: str, start: int, end: int) -> dict[str, str]:
    """The quote of a span, with the prefix and suffix that it needs to be found again.

    Examples
    --------
    >>> anchor_of("الف ب الف", 6, 9)
    {'quote': 'الف', 'prefix': 'الف ب '}
    """
    quote = text[start:end]
    if text.find(quote) == text.rfind(quote):
        return {"quote": quote}
    found = {"quote": quote, "prefix": text[max(0, start - _CONTEXT) : start]}
    if text.count(found["prefix"] + quote) > 1:
        found["suffix"] = text[end : end + _CONTEXT]
    return {name: words for name, words in found.items() if words}
