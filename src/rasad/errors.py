"""The exceptions for mistakes that the reader can mend, and the warning for what is passed over."""

from __future__ import annotations


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


class SkippedFile(UserWarning):
    """A file, or a row of a table, holds no article and is passed over: the file, the place, why.

    Examples
    --------
    >>> import warnings
    >>> warnings.simplefilter("ignore", SkippedFile)  # not to be told
    """
