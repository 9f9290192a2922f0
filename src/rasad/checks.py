"""What an argument must be, told in one line: each check once, for every room.

What they raise is a `RasadError`, so that the command line prints it without a traceback, and a `ValueError`, as
Python programmers expect of a value that will not do.
"""

from __future__ import annotations

from collections.abc import Sequence
from numbers import Integral

from rasad.data import LANGUAGES, LANGUAGES_OF_TEXTS
from rasad.errors import WrongValueError


def check_language(language: object) -> None:
    """Refuse what is not a language of readers.

    Raises
    ------
    WrongValueError

    Examples
    --------
    >>> check_language("fa")
    >>> check_language("de")
    Traceback (most recent call last):
    ...
    rasad.errors.WrongValueError: language must be one of en, fa, ar, not 'de'
    """
    known(language, LANGUAGES, "language")


def check_lang(lang: object) -> None:
    """Refuse what is not a language that texts are read in; ``und`` is a text in neither.

    Raises
    ------
    WrongValueError

    Examples
    --------
    >>> check_lang("und")
    >>> check_lang("en")
    Traceback (most recent call last):
    ...
    rasad.errors.WrongValueError: lang must be one of fa, ar, und, not 'en'
    """
    known(lang, LANGUAGES_OF_TEXTS, "lang")


def known(value: object, among: Sequence[str], name: str) -> None:
    """Refuse a value that is not `among` those that are known, and name them.

    Raises
    ------
    WrongValueError

    Examples
    --------
    >>> known("page", ("sentence", "article"), "unit")
    Traceback (most recent call last):
    ...
    rasad.errors.WrongValueError: unit must be one of sentence, article, not 'page'
    """
    # A table compared with a word is a table of answers, so only words are compared.
    if not isinstance(value, str) or value not in among:
        raise WrongValueError(f"{name} must be one of {', '.join(among)}, not {value!r}")


def at_least(value: object, lowest: int, name: str) -> None:
    """Refuse what is no whole number of at least `lowest`.

    Raises
    ------
    WrongValueError

    Examples
    --------
    >>> at_least(True, 1, "window")
    Traceback (most recent call last):
    ...
    rasad.errors.WrongValueError: window must be a whole number of at least 1, not True
    """
    if isinstance(value, bool) or not isinstance(value, Integral) or value < lowest:
        raise WrongValueError(f"{name} must be a whole number of at least {lowest}, not {value!r}")
