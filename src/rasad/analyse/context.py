"""What a result was made from, apart from its rows: asked of them, of a registry, or of a file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, ClassVar, Self

import pandas as pd

from rasad.annotation.registry.entity import Registry
from rasad.tables.result import LostContextError, Result


@dataclass(frozen=True)
class Context:
    """The facts beside a table; a kind of context says of which table, and what a plain one lacks.

    Attributes
    ----------
    declared, lost, again : str
        Of the kind: the table in ``schemas/tables.yaml``, what is not known without a context, how it is given back.
    """

    declared: ClassVar[str]
    lost: ClassVar[str]
    again: ClassVar[str]

    @classmethod
    def of(
        cls, rows: pd.DataFrame, what: str, registry: Registry | None = None, *, otherwise: Registry | None = None
    ) -> Self:
        """The context of rows; where they have none, as much of it as a registry can give.

        Parameters
        ----------
        rows : DataFrame
        what : str
            Who asks, for the message.
        registry : Registry, optional
            Its labels come before those that the rows have.
        otherwise : Registry, optional
            Asked only where the rows have no context.

        Raises
        ------
        LostContextError
            If the rows have no context, or not that of these rows, and no registry can stand in for it.
        """
        own = rows if isinstance(rows, Result) and rows.declared == cls.declared else None
        if own is not None and (own.has_context or not (registry or otherwise)):
            found: Self = own.context
            return found.named_by(registry) if registry else found
        if (known := registry or otherwise) is None:
            lost = f"{what}: a plain table {cls.lost}; {cls.again}, and registry=... gives the labels alone"
            raise LostContextError(lost)
        return cls.from_registry(rows, known, what)

    @classmethod
    def from_registry(cls, rows: pd.DataFrame, registry: Registry, what: str) -> Self:
        """As much of a context as a registry gives to a plain table."""
        raise NotImplementedError

    def named_by(self, registry: Registry) -> Self:
        """The same, with the labels of a registry where it has them."""
        raise NotImplementedError

    def as_json(self) -> dict[str, Any]:
        """For a file: all that two contexts are compared by."""
        return {part.name: getattr(self, part.name) for part in fields(self) if part.compare}

    @classmethod
    def from_json(cls, given: Mapping[str, Any]) -> Self:
        """From a file, also one of another version: what is not known here is left out."""
        known = {part.name for part in fields(cls) if part.compare}
        return cls(**{name: value for name, value in given.items() if name in known})
