"""Tables as arguments: which columns a function needs, and what makes such a table."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pandas as pd

from rasad.arguments import Kind, refuse
from rasad.checks import shown
from rasad.errors import WrongTableError
from rasad.tables.schema import schema


def columns_of(table: Any, needed: Iterable[str], place: str, name: str, whence: str) -> None:
    """Refuse what is no table, lacks columns, or has a column twice.

    Parameters
    ----------
    table : object
    needed : iterable of str
    place, name, whence : str
        What is called with it, what it is a table of, what makes one: for the message.

    Raises
    ------
    WrongTypeError, WrongTableError

    Examples
    --------
    >>> columns_of(pd.DataFrame({"a": []}), ["event"], "plot_timeline: events", "events", "rasad.timeline makes one")
    Traceback (most recent call last):
    ...
    rasad.errors.WrongTableError: plot_timeline: events lacks the column event of a table of events (rasad.timeline
    makes one); given is a table with the columns a
    """
    wanted = f"a table of {name} ({whence})"
    if not isinstance(table, pd.DataFrame):
        refuse(table, place, wanted)
    needed = list(needed)
    if missing := [column for column in needed if column not in table.columns]:
        columns = f"the column{'s' if len(missing) > 1 else ''} {', '.join(missing)}"
        raise WrongTableError(f"{place} lacks {columns} of {wanted}; given is {shown(table)}")
    if twice := [column for column in needed if list(table.columns).count(column) > 1]:
        raise WrongTableError(f"{place}: the column {twice[0]} stands twice in the table; rename or drop one")


def table(declared: str, *needed: str, without: str = "") -> Kind:
    """The kind of a table that is declared, with the columns that are needed, or all `without` one."""

    def check(value: Any, place: str) -> None:
        form = schema(declared)
        wanted = needed or [name for name in form.names if name != without]
        columns_of(value, wanted, place, form.name.replace("_", " "), f"{form.made_by} makes one")

    return check


def texts_in(table: pd.DataFrame, columns: Iterable[str], place: str) -> None:
    """Refuse a table with a cell that should hold a text and does not, as after a merge or from a spreadsheet.

    Raises
    ------
    WrongTableError
        With the row's number, from 0, and what stands there.
    """
    for column in columns:
        for row, value in enumerate(table[column].tolist()):
            if not isinstance(value, str):
                told = f"row {row}: {column} must be a text (str), not {shown(value)}"
                raise WrongTableError(f"{place}: {told}; drop the row or give it one")


def articles(value: Any, place: str) -> None:
    """A table of articles whose names, languages and texts are there."""
    needed = ("article", "lang", "text")
    columns_of(value, needed, place, "articles", "rasad.read_articles(folder) makes one")
    texts_in(value, needed, place)


def rows(value: Any, place: str) -> None:
    """Any table."""
    columns_of(value, (), place, "rows", "any DataFrame")


def both(value: Any, place: str) -> None:
    """Events with the language of their article."""
    needed = ("participants", "lang")
    columns_of(value, needed, place, "events with lang", "rasad.analyse.compare.timelines makes one")


ROWS, ARTICLES, BOTH = rows, articles, both
# The name of the episode is in the context; what was made before tables had one is taken, too.
EVENTS = table("events", without="episode")
# What tells events from each other: all that is asked of them where sources are compared.
TOLD = table("events", "event", "article", "date", "earliest", "latest", "status", "source", "participants", "place")
PAIRS = table("pairs", "a", "b", "n_ab")
COUNTED = table("pairs", "a", "b", "n_ab", "n_a", "n_b")
AGREEMENTS = table("agreements")
DATES = table("dates", "start", "end", "surface", "type", "value", "reason")
