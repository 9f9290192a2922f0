"""Modules that moved keep their old names for one release, with a DeprecationWarning.

`moved.yaml` holds them, old name and new. It is read when an import has failed everywhere else, so nobody who uses
the new names pays for it.
"""

from __future__ import annotations

import sys
import warnings
from collections.abc import Sequence
from importlib import import_module
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType


def install() -> None:
    """Let modules be imported by the names they had; once, however often it is called."""
    if not any(isinstance(finder, _Finder) for finder in sys.meta_path):
        sys.meta_path.append(_Finder())


def tell(old: str, new: str, level: int) -> None:
    """Warn that a name has moved, at the line `level` frames above the caller's."""
    warnings.warn(f"{old} is now {new}; the old name goes with the next release", DeprecationWarning, level + 1)


class _Finder(MetaPathFinder):
    def find_spec(
        self, fullname: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if not fullname.startswith("rasad."):
            return None
        from rasad import data

        new = data.load("moved.yaml").get(fullname)
        return ModuleSpec(fullname, _Forwarding(new)) if new else None


class _Forwarding(Loader):
    """A module of the old name whose names are those of the new one."""

    def __init__(self, new: str) -> None:
        self.new = new

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        # The frames of importlib between here and the import statement are skipped by warnings.
        tell(spec.name, self.new, 2)
        home, module = import_module(self.new), ModuleType(spec.name, f"Moved to `{self.new}`.")
        module.__dict__["__getattr__"] = lambda name: getattr(home, name)
        module.__dict__["__dir__"] = lambda: dir(home)
        return module

    def exec_module(self, module: ModuleType) -> None:
        """Nothing: all names are those of the new module."""
