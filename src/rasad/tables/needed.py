"""Tables as arguments: which columns a function needs, and what makes such a table."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pandas as pd

from rasad.arguments import Kind, instance
from rasad.checks import shown
from rasad.errors import WrongTableError
from rasad.tables.schema import schema


def table(declared: str, *needed: str, without: str = "") -> Kind:
    """The kind of a table that is declared, with the columns that are needed, or all `without` one."""

    def check(value: Any, place: str) -> None:
        form = schema(declared)
        form.check(value, place, needed or [name for name in form.names if name != without])

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
    schema("articles").check(value, place, needed)
    texts_in(value, needed, place)


def both(value: Any, place: str) -> None:
    """Events with the language of their article."""
    schema("events").check(value, place, ("participants", "lang"), "rasad.analyse.compare.timelines(notes, paths)")


ROWS, ARTICLES, BOTH = instance(pd.DataFrame, "a table (a pandas DataFrame)"), articles, both
# The name of the episode is in the context; what was made before tables had one is taken, too.
EVENTS = table("events", without="episode")
# What tells events from each other: all that is asked of them where sources are compared.
TOLD = table("events", "event", "article", "date", "earliest", "latest", "status", "source", "participants", "place")
PAIRS = table("pairs", "a", "b", "n_ab")
COUNTED = table("pairs", "a", "b", "n_ab", "n_a", "n_b")
AGREEMENTS = table("agreements")
DATES = table("dates", "start", "end", "surface", "type", "value", "reason")
