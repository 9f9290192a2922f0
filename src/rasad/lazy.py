"""A property that is worked out once, without the lock that `functools.cached_property` takes before Python 3.12."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar

Value = TypeVar("Value")


class lazy(Generic[Value]):  # noqa: N801 (it stands where a decorator stands)
    """As `functools.cached_property` is from Python 3.12 on.

    A page has dozens of lines, each with half a dozen such properties: the lock was a twentieth of the time that an
    article takes.

    Examples
    --------
    >>> class Name:
    ...     @lazy
    ...     def letters(self):
    ...         return list("قم")
    >>> name = Name()
    >>> name.letters is name.letters
    True
    """

    def __init__(self, work_out: Callable[[Any], Value]) -> None:
        """Put this in the place of a method that takes nothing."""
        self._work_out, self._name, self.__doc__ = work_out, work_out.__name__, work_out.__doc__

    def __get__(self, instance: Any, owner: Any = None) -> Value:
        """Work the value out, and leave it in the object's own dict, where it is found before this from then on."""
        value = instance.__dict__[self._name] = self._work_out(instance)
        return value
