"""The mistakes of a file, gathered so that all are told and not the first only."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import ParamSpec, TypeVar

from rasad.errors import MistakesError, RasadError

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

    def refuse(self) -> None:
        """Raise all mistakes, each once, if there is one."""
        if self:
            raise MistakesError(dict.fromkeys(self))
