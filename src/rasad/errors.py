"""The exceptions for mistakes that the reader can mend, and the warning for what is passed over."""

from __future__ import annotations

from collections.abc import Iterable


class RasadError(Exception):
    """A mistake in the input, told in one line: the file, the place, what to do.

    The command line prints it without a traceback and ends with status 1.

    Examples
    --------
    >>> raise RasadError("seeds/articles.yaml: line 3: unknown key 'publishd'")
    Traceback (most recent call last):
    ...
    rasad.errors.RasadError: seeds/articles.yaml: line 3: unknown key 'publishd'
    """


class WrongValueError(RasadError, ValueError):
    """An argument that is none of the values that will do: what is wanted, and what was given.

    Both a `RasadError`, for the command line, and a `ValueError`, for programs.

    Examples
    --------
    >>> raise WrongValueError("language must be one of en, fa, ar, not 'de'")
    Traceback (most recent call last):
    ...
    rasad.errors.WrongValueError: language must be one of en, fa, ar, not 'de'
    """


class WrongTypeError(WrongValueError, TypeError):
    """An argument of another kind than is wanted: a path for an episode, bytes for a text."""


class WrongTableError(WrongValueError):
    """A table that lacks columns, has one twice, or has nothing in a cell where a text should stand."""


class UnknownNameError(WrongValueError):
    """An id that is not among those that are known; the message says which are near."""


class MistakesError(RasadError):
    """All mistakes of a file, each a line with file, place and what is wrong.

    Examples
    --------
    >>> MistakesError(["a.yaml: line 1: no date", "a.yaml: line 4: no source"]).mistakes
    ('a.yaml: line 1: no date', 'a.yaml: line 4: no source')
    """

    def __init__(self, mistakes: Iterable[str]) -> None:
        """Of lines; the message is all of them."""
        self.mistakes = tuple(mistakes)
        super().__init__("\n".join(self.mistakes))

    def __reduce__(self) -> tuple[type[MistakesError], tuple[tuple[str, ...]]]:
        """For other processes, as of a pool."""
        return type(self), (self.mistakes,)


class SkippedFile(UserWarning):
    """A file, or a row of a table, holds no article and is passed over: the file, the place, why.

    Examples
    --------
    >>> import warnings
    >>> warnings.simplefilter("ignore", SkippedFile)  # not to be told
    """
