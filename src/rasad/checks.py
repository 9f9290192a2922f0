"""What an argument must be, told in one line: each check once, for every room.

What they raise is a `RasadError`, so that the command line prints it without a traceback, and a `ValueError`, as
Python programmers expect of a value that will not do.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping, Sequence
from numbers import Integral
from pathlib import PurePath

from rasad.data import LANGUAGES, LANGUAGES_OF_TEXTS
from rasad.errors import WrongValueError

# Alike: puttin and putin .91, tehran and teheran .92, khamenei and khomeini .75, iraq and iran .75; not iran and paris.
_NEAR = 0.75


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
        raise WrongValueError(f"{name} must be one of {', '.join(among)}, not {shown(value)}")


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
        raise WrongValueError(f"{name} must be a whole number of at least {lowest}, not {shown(value)}")


def shown(value: object) -> str:
    """What was given, in a few words on one line: a table would fill the screen.

    Examples
    --------
    >>> shown("x.yaml"), shown(None), shown([1, 2]), shown(b"")
    ("'x.yaml'", 'None', '[1, 2]', "b''")
    >>> import pandas as pd
    >>> shown(pd.DataFrame({"a": [1], "b": [2]})), shown(difflib.SequenceMatcher())
    ('a table with the columns a, b', 'a SequenceMatcher')
    """
    if isinstance(value, PurePath):
        return f"the path {value}"
    if value is None or isinstance(value, (str, bytes, int, float, list, tuple, dict, set)):
        return _short(" ".join(repr(value).split()))
    if (columns := getattr(value, "columns", None)) is not None:
        return f"a table with the columns {_short(', '.join(map(str, columns)))}" if len(columns) else "an empty table"
    return f"{'an' if type(value).__name__[0] in 'AEIOU' else 'a'} {type(value).__name__}"


def _short(text: str, most: int = 60) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"


def near(name: object, known: Mapping[str, Iterable[str]] | Iterable[str], most: int = 3) -> str:
    """What a wrong name may have meant, as the end of a message; empty where nothing is near.

    Parameters
    ----------
    name : object
        As it was given.
    known : mapping or iterable of str
        Ids; of a mapping, each with the other words that it goes by.
    most : int, default 3

    Examples
    --------
    >>> near("puttin", ["vladimir-putin", "moscow", "iran"])
    "; near it: 'vladimir-putin'"
    >>> near("پوتین", {"vladimir-putin": ["ولادیمیر پوتین"], "iran": ["ایران"]})
    "; near it: 'vladimir-putin'"
    >>> near("atlantis", ["iran"])
    ''
    """
    of: dict[str, dict[str, None]] = {}  # of each word the ids that go by it, in their order
    for id in known:
        for said in (id, *(known[id] if isinstance(known, Mapping) else ())):
            for word in {said.lower(): None, **dict.fromkeys(said.lower().replace("-", " ").split())}:
                of.setdefault(word, {})[id] = None
    found = difflib.get_close_matches(str(name).lower(), of, n=most, cutoff=_NEAR)
    ids = list(dict.fromkeys(id for word in found for id in _plainest(of[word], word)))[:most]
    return f"; near it: {', '.join(map(repr, ids))}" if ids else ""


def _plainest(ids: Iterable[str], word: str) -> list[str]:
    """Ids that go by a word, the one that is the word itself first: iran before irib, which is Iran's broadcaster."""
    return sorted(ids, key=lambda id: (id != word, len(id)))
