"""The face of a room: names that are imported when they are first used, and names that it had before they moved."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from rasad.moved import tell


def face(room: str, homes: Mapping[str, str], moved: Mapping[str, str] | None = None) -> Callable[[str], Any]:
    """The ``__getattr__`` of a room.

    Parameters
    ----------
    room : str
        The module that is asked, with dots.
    homes : mapping
        The names of the face, each with the module that has it or is it; none is imported before it is asked for.
    moved : mapping, optional
        Names that were here: each with the module where it is now, or ``"*"`` with one that has all of them. Whoever
        asks for one gets it, and a DeprecationWarning. ``"MODULE:NAME"`` where it has another name there.

    Raises
    ------
    AttributeError
        From what is returned, for any other name.

    Examples
    --------
    >>> face("rasad", {"normalize": "rasad.text.normalize"})("normalize")("ـسلامـ", "fa").display.text
    'سلام'
    """

    def found(name: str) -> Any:
        if name in homes:
            home, module = homes[name], import_module(homes[name])
            return module if home == f"{room}.{name}" else getattr(module, name)
        new, _, renamed = (moved or {}).get(name, (moved or {}).get("*", "")).partition(":")
        # "from room import file" asks here first, and must be told to look for a file.
        if new and not name.startswith("__") and not _is_file(room, name):
            module = import_module(new)
            if hasattr(module, renamed or name):
                tell(f"{room}.{name}", f"{new}.{renamed or name}", 2)
                return getattr(module, renamed or name)
        raise AttributeError(f"module {room!r} has no attribute {name!r}")

    return found


def _is_file(room: str, name: str) -> bool:
    """Whether a room has a module of that name."""
    return hasattr(sys.modules.get(room), "__path__") and find_spec(f"{room}.{name}") is not None
