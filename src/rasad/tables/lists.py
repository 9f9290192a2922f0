"""Lists of columns by the names that they had before tables were declared in one place; for one release."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from rasad.moved import tell
from rasad.tables.schema import schema


def lists(module: str, tables: Mapping[str, str]) -> Callable[[str], list[str]]:
    """The ``__getattr__`` of a module that had lists of columns: name to the table that has these columns."""

    def found(name: str) -> list[str]:
        if name not in tables:
            raise AttributeError(f"module {module!r} has no attribute {name!r}")
        tell(f"{module}.{name}", f"rasad.tables.schema({tables[name]!r}).names", 2)
        return schema(tables[name]).names

    return found
