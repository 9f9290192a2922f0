"""What is worked out from a registry lives with the registry, and dies with it.

A cache beside the function would keep every registry that was ever asked about: a general one with its automata is
15 MB, and whoever tries a file, mends it and reads it again has twenty.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from rasad.annotation.registry.entity import Registry

P = ParamSpec("P")
T = TypeVar("T")


def derived(work_out: Callable[Concatenate[Registry, P], T]) -> Callable[Concatenate[Registry, P], T]:
    """Let a function of a registry work each of its answers out once for each registry.

    Examples
    --------
    >>> from rasad.annotation.registry.read import general
    >>> @derived
    ... def people(registry):
    ...     return sorted(entity.id for entity in registry.entities.values() if entity.type == "PER")
    >>> people(general()) is people(general())
    True
    """

    @wraps(work_out)
    def once(registry: Registry, /, *args: P.args, **kwargs: P.kwargs) -> T:
        question = (work_out, args, *sorted(kwargs.items()))
        if question not in registry.derived:
            registry.derived[question] = work_out(registry, *args, **kwargs)
        answer: T = registry.derived[question]
        return answer

    return once
