"""The mistakes of a file, gathered so that all are told and not the first only."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import ParamSpec, TypeVar

from rasad.errors import RasadError

T = TypeVar("T")
P = ParamSpec("P")


class Mistakes(list[str]):
    """Lines, each with file and place, in the order in which they were found."""

    def of(self, default: T, read: Callable[P, T], *given: P.args, **named: P.kwargs) -> T:
        """What `read` returns; where it finds a mistake, that is kept and `default` stands in its place.

        Examples
        --------
        >>> from rasad.yamlfile import check_names, parse_yaml
        >>> mistakes = Mistakes()
        >>> mistakes.of((), check_names, parse_yaml("names: 5", "a.yaml"), "names", "a.yaml"), mistakes
        ((), ['a.yaml: line 1: names should be a list, not 5'])
        """
        try:
            return read(*given, **named)
        except RasadError as error:
            self.append(str(error))
            return default

    def add(self, found: Iterable[str]) -> bool:
        """Keep the mistakes found; whether there was any."""
        before = len(self)
        self.extend(found)
        return len(self) > before

    def refuse(self, path: str | Path) -> None:
        """Raise the first mistake, if there is one, and say how many more there are."""
        if len(self) > 1:
            raise RasadError(f"{self[0]} (and {len(self) - 1} more: rasad registry check {path})")
        if self:
            raise RasadError(self[0])
