"""A table that knows what it was made from, and refuses to speak for rows that were not.

`rasad.cooccurrence` or `rasad.timeline` give a table whose rows mean something only together with facts beside them:
in what the pairs were counted, what the entities are called. pandas carries no such facts through a merge, a concat or
a file, and carries them through changes after which they are false. So the facts are an object of their own, the
context, and whoever asks for it is given it only where each row of the table is one of those that it was made for. See
docs/decisions/0015-rooms-and-tables.md.
"""

from __future__ import annotations

from typing import Any, ClassVar, Self

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from rasad.errors import WrongValueError
from rasad.tables.schema import schema


class LostContextError(WrongValueError):
    """Rows that have lost, or never had, what they were made from."""


class Result(pd.DataFrame):
    """A DataFrame with its context; filtered, sorted and sliced like any other.

    A kind of result names its table (`declared`), the columns that tell a row from the others (`row`), and how a
    context that was lost is given back (`again`).
    """

    declared: ClassVar[str]
    row: ClassVar[tuple[str, ...]]
    again: ClassVar[str]

    _metadata: ClassVar[list[str]] = ["_context", "_own"]
    _context: Any = None
    _own: NDArray[np.uint64] | None = None  # a number for each row that the context speaks of

    @property
    def _constructor(self) -> Any:
        return type(self)

    @classmethod
    def made(cls, table: pd.DataFrame, context: Any) -> Self:
        """A table with its context, as what makes it gives it."""
        schema(cls.declared).check(table, cls.declared, cls.row)
        found = cls(table)
        found._context, found._own = context, found._digests()
        return found

    @property
    def table(self) -> pd.DataFrame:
        """The rows as a plain DataFrame, which knows nothing but its rows."""
        return pd.DataFrame(self)

    def keep(self, rows: pd.DataFrame) -> Self:
        """Give rows of this table their context back: after a merge, a concat, a file.

        Parameters
        ----------
        rows : DataFrame
            Some of the rows of this table, unchanged in the columns that were counted; columns may have been added.

        Raises
        ------
        LostContextError
            If one of the rows is not in this table, has changed, or stands twice.
        """
        found = type(self)(rows)
        found._context, found._own = self.context, self._own
        found._refuse_strangers()
        return found

    @property
    def context(self) -> Any:
        """What the rows were made from.

        Raises
        ------
        LostContextError
            If the table has none, or a row is not one of those that it was made for.
        """
        if self._context is None or self._own is None:
            lost = "have lost what they were made from, as a merge, a concat or a file loses it"
            raise LostContextError(f"{self.declared}: these rows {lost}; {self.again}")
        self._refuse_strangers()
        return self._context

    @property
    def has_context(self) -> bool:
        """Whether the rows have a context that is theirs."""
        try:
            return self.context is not None
        except WrongValueError:
            return False

    def _refuse_strangers(self) -> None:
        schema(self.declared).check(self, self.declared, self.row)
        assert self._own is not None
        try:
            here = self._digests()
        except (TypeError, ValueError):  # a merge has left gaps where numbers were
            raise LostContextError(f"{self.declared}: a row lacks {' or '.join(self.row)}; {self.again}") from None
        if not np.isin(here, self._own).all():
            raise LostContextError(f"{self.declared}: a row is new here or has been changed; {self.again}")
        if len(np.unique(here)) < len(here):
            raise LostContextError(f"{self.declared}: a row stands here twice; {self.again}")

    def _digests(self) -> NDArray[np.uint64]:
        """One number a row, of what tells it from the others; the same whatever a file or a merge did to the types."""
        known, total = schema(self.declared), np.zeros(len(self), np.uint64)
        for name in self.row:
            column = pd.Series(self[name])
            total = total * _ODD + (_of_texts(column) if known.column(name).type == "text" else _of_numbers(column))
        return total


_ODD = np.uint64(0x9E3779B97F4A7C15)  # 2^64 over the golden ratio: neighbouring counts come to lie far apart


def _of_texts(column: pd.Series[Any]) -> NDArray[np.uint64]:
    # Whatever a file made of a missing text is no str.
    cells = [cell if isinstance(cell, str) else "\0" for cell in column.tolist()]
    return pd.util.hash_array(np.array(cells, dtype=object), categorize=False)


def _of_numbers(column: pd.Series[Any]) -> NDArray[np.uint64]:
    return pd.util.hash_array(column.astype("int64").to_numpy())
