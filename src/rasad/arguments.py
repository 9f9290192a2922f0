"""What the arguments of a public function must be, declared above it and told in one line.

A wrong argument would be met deep inside, as an AttributeError that names neither the function nor the argument.
Here each parameter has a kind, which looks at the value before the function does. Looking costs a microsecond a call:
kinds ask what a value is and never read it through, but for tables, whose columns are named.
"""

from __future__ import annotations

import datetime as dt
import inspect
import math
from collections.abc import Callable, Iterable, Mapping
from functools import wraps
from numbers import Integral, Real
from os import PathLike
from typing import Any, TypeVar, cast

from rasad.checks import at_least, check_lang, check_language, known, shown
from rasad.errors import WrongTypeError, WrongValueError

F = TypeVar("F", bound=Callable[..., Any])
Kind = Callable[[Any, str], None]  # refuses a value; the second is how the parameter is called in messages
# Where objects come from, for whoever gave something else.
_WHENCE = {
    "Notes": "rasad.annotate(articles) makes them",
    "Episode": 'rasad.read_episode("x.yaml") reads one',
    "Registry": 'rasad.read_registry("entities.yaml") reads one',
    "Figure": "matplotlib.figure.Figure, as the plots of rasad.charts give it",
    "Axes": "matplotlib.axes.Axes, as plt.subplots() gives them",
    "date": "datetime.date(2021, 2, 8)",
}


def takes(**kinds: Kind) -> Callable[[F], F]:
    """Declare the kinds of a function's parameters; what is not of its kind is refused before the function runs.

    Parameters
    ----------
    **kinds
        By parameter. Defaults are not looked at.

    Raises
    ------
    WrongValueError
        From the function, and of the three below it the one that fits: `WrongTypeError`, `WrongTableError`,
        `UnknownNameError`.

    Examples
    --------
    >>> @takes(text=TEXT)
    ... def length(text):
    ...     return len(text)
    >>> length("سلام")
    4
    >>> length(None)
    Traceback (most recent call last):
    ...
    rasad.errors.WrongTypeError: length: text must be a text (str), not None
    """

    def declared(function: F) -> F:
        parameters = list(inspect.signature(function).parameters)
        if unknown := kinds.keys() - set(parameters):
            raise NameError(f"{function.__name__} has no parameter {min(unknown)}")
        # The language first: to look at it costs nothing, and a table may be long.
        order = sorted(kinds, key=lambda name: name not in ("language", "lang"))
        places = {name: (kinds[name], f"{function.__name__}: {name}") for name in order}

        @wraps(function)
        def checked(*given: Any, **named: Any) -> Any:
            values = dict(zip(parameters, given, strict=False)) | named
            for name, (kind, place) in places.items():
                if name in values:
                    kind(values[name], place)
            return function(*given, **named)

        return cast(F, checked)

    return declared


def refuse(value: object, place: str, wanted: str) -> None:
    """Raise WrongTypeError: what is wanted in this place, and what was given."""
    raise WrongTypeError(f"{place} must be {wanted}, not {shown(value)}")


def instance(cls: type, wanted: str = "") -> Kind:
    """An object of a class, with where one comes from.

    Examples
    --------
    >>> instance(dt.date)("2021", "to_jalali: day")
    Traceback (most recent call last):
    ...
    rasad.errors.WrongTypeError: to_jalali: day must be a date (datetime.date(2021, 2, 8)), not '2021'
    """
    name = cls.__name__
    article = "" if name in ("Notes", "Axes") else "an " if name[0] in "AEIOU" else "a "
    whence = f" ({_WHENCE[name]})" if name in _WHENCE else ""

    def check(value: Any, place: str) -> None:
        if not isinstance(value, cls):
            refuse(value, place, wanted or f"{article}{name}{whence}")

    return check


def maybe(kind: Kind) -> Kind:
    """Of a kind, or None."""

    def check(value: Any, place: str) -> None:
        if value is not None:
            kind(value, place)

    return check


def either(*kinds: Kind) -> Kind:
    """Of one of several kinds; the last one's words are told."""

    def check(value: Any, place: str) -> None:
        for kind in kinds[:-1]:
            try:
                return kind(value, place)
            except WrongValueError:
                continue
        return kinds[-1](value, place)

    return check


def among(*words: str) -> Kind:
    """One of these words."""

    def check(value: Any, place: str) -> None:
        known(value, words, place)

    return check


def whole(lowest: int) -> Kind:
    """A whole number of at least `lowest`."""

    def check(value: Any, place: str) -> None:
        at_least(value, lowest, place)

    return check


def several(kind: Kind, wanted: str) -> Kind:
    """A list or another collection, each item of a kind: a single text is a mistake, or its letters would be taken."""

    def check(value: Any, place: str) -> None:
        if isinstance(value, (str, bytes, Mapping)) or hasattr(value, "columns") or not isinstance(value, Iterable):
            refuse(value, place, f"a list of {wanted}")
        if isinstance(value, (list, tuple, set, frozenset)):  # what can be read twice
            for item in value:
                kind(item, f"{place}, each item,")

    return check


def hashable(value: Any, place: str) -> None:
    """The name of a column: mostly a text, and in pandas anything that can be looked up."""
    try:
        hash(value)
    except TypeError:
        refuse(value, place, "the name of a column")


def integer(value: Any, place: str) -> None:
    """A whole number, also one below 0."""
    if isinstance(value, bool) or not isinstance(value, Integral):
        refuse(value, place, "a whole number")


def callable_(value: Any, place: str) -> None:
    """A function."""
    if not callable(value):
        refuse(value, place, "a function")


def language(value: Any, place: str) -> None:
    """A language of readers."""
    check_language(value)


def lang(value: Any, place: str) -> None:
    """A language of texts."""
    check_lang(value)


def path(value: Any, place: str) -> None:
    """The path of a file or folder."""
    if not isinstance(value, (str, PathLike)) or not str(value):
        refuse(value, place, "a path (str or Path)")


def number(value: Any, place: str) -> None:
    """A number that is finite and not below 0."""
    if isinstance(value, bool) or not isinstance(value, Real) or not 0 <= float(value) < math.inf:
        raise WrongValueError(f"{place} must be a number of at least 0, not {shown(value)}")


def filled(value: Any, place: str) -> None:
    """A text that is not empty."""
    if not isinstance(value, str) or not value:
        refuse(value, place, "a text (str) that is not empty")


def flag(value: Any, place: str) -> None:
    """True or False, also numpy's."""
    if not isinstance(value, bool) and getattr(value, "dtype", None) != "bool":
        refuse(value, place, "True or False")


TEXT = instance(str, "a text (str)")

FLAG = flag
MAPPING = instance(Mapping, "a mapping, such as a dict")
PATH, NUMBER, INTEGER, FILLED, LANGUAGE, LANG = path, number, integer, filled, language, lang
COLUMN, FUNCTION = hashable, callable_
CALENDAR = among("jalali", "gregorian", "hijri")
WRITTEN_IN = among("jalali", "gregorian", "both")
DAY = instance(dt.date)
# A publication date as `rasad.dates.publication` reads it.
PUBLISHED = maybe(either(DAY, instance(str, 'a date as EDTF ("2021-02-08") or datetime.date')))
