"""The one exception for mistakes that the reader can mend."""

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
