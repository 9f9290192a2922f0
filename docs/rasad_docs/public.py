"""Every public name, by room: what stands in an `__all__`.

A name that several rooms show, such as `rasad.read_episode` and `rasad.analyse.timelines.read_episode`, is described
once, under the shortest of its names.
"""

from __future__ import annotations

import ast
import importlib
import importlib.util
import inspect
import pkgutil
import re
import textwrap
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from types import ModuleType
from typing import Any

import rasad

_KINDS = ("room", "class", "function", "constant")


@dataclass(frozen=True)
class Name:
    """A public name: the room that shows it, and what it is."""

    room: str
    name: str
    value: Any

    @property
    def path(self) -> str:
        """The name with its room, as it is imported."""
        return f"{self.room}.{self.name}"

    @property
    def kind(self) -> str:
        """One of room, class, function, constant."""
        tests = (inspect.ismodule, inspect.isclass, inspect.isroutine)
        return next((kind for kind, is_one in zip(_KINDS, tests, strict=False) if is_one(self.value)), "constant")

    @cached_property
    def documentation(self) -> str:
        """The docstring; of a constant the comment above or beside it."""
        if self.kind == "constant":
            return comment(self)
        value = self.value if self.kind == "room" else inspect.unwrap(self.value)
        return inspect.cleandoc(value.__doc__ or "")

    @property
    def home(self) -> str:
        """The module where it is defined."""
        return _home(self) if self.kind == "constant" else str(self.value.__module__)


@cache
def rooms() -> list[ModuleType]:
    """The modules with an `__all__`, the package itself first."""
    names = ["rasad", *sorted(module.name for module in pkgutil.walk_packages(rasad.__path__, "rasad."))]
    return [importlib.import_module(name) for name in names if _has_face(name)]


def _has_face(module: str) -> bool:
    """Whether a module says what it shows; most do not, and to import the one that warms kernels takes seconds."""
    spec = importlib.util.find_spec(module)
    return bool(spec and spec.origin) and "\n__all__" in Path(str(spec.origin)).read_text(encoding="utf-8")


def public() -> list[Name]:
    """Every name of every `__all__`."""
    return [Name(room.__name__, name, getattr(room, name)) for room in rooms() for name in room.__all__]


def described() -> dict[str, list[Name]]:
    """Room to the names that are described there: each thing once, where its name is shortest."""
    first: dict[Any, Name] = {}
    for name in sorted(public(), key=lambda name: (name.path.count("."), name.path)):
        first.setdefault(name.path if name.kind in ("constant", "room") else name.value, name)
    return {room.__name__: [n for n in first.values() if n.room == room.__name__] for room in rooms()}


def comment(name: Name) -> str:
    """What the comment above a constant says, or the one beside it; nothing where there is none."""
    lines = Path(importlib.import_module(name.home).__file__ or "").read_text(encoding="utf-8").splitlines()
    at = next(i for i, line in enumerate(lines) if _assigns(line, name.name))
    above: list[str] = []
    while lines[at - 1 - len(above)].startswith("# "):
        above.insert(0, lines[at - 1 - len(above)][2:])
    beside = re.search(r"  # (?!fmt|noqa|type)(.+)$", lines[at])
    return " ".join(above) or (beside[1][:1].upper() + beside[1][1:] + "." if beside else "")


def _home(name: Name) -> str:
    """Where a constant is assigned: in the room, or in the module that the room has it from."""
    source = inspect.getsource(importlib.import_module(name.room))
    if any(_assigns(line, name.name) for line in source.splitlines()):
        return name.room
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ImportFrom) and node.module and name.name in [one.name for one in node.names]:
            return _home(Name(node.module, name.name, name.value))
    raise LookupError(f"{name.path}: nothing says where it comes from")


def _assigns(line: str, name: str) -> bool:
    return re.match(rf"{name}(: [^=]+)? = ", line) is not None


def sections(documentation: str) -> dict[str, str]:
    """The sections of a NumPy docstring; what stands before the first has the title ``""``."""
    parts = re.split(r"^([A-Z][A-Za-z ]+)\n-{3,}\n", documentation, flags=re.MULTILINE)
    return {"": parts[0], **dict(zip(parts[1::2], parts[2::2], strict=True))}


def listed(section: str) -> list[str]:
    """The names that a section of parameters or attributes lists, in order."""
    heads = [line.split(" : ")[0] for line in section.splitlines() if line and not line.startswith(" ")]
    return [name.strip().lstrip("*") for head in heads for name in head.split(",")]


def parameters(name: Name) -> list[str]:
    """What is to be listed: of a function its parameters, of a class of data its fields."""
    if name.kind == "function":
        return [one for one in inspect.signature(name.value).parameters if not one.startswith("_")]
    fields = getattr(name.value, "__dataclass_fields__", None) or getattr(name.value, "_fields", ())
    return [one for one in fields if not one.startswith("_")]


def raised(name: Name) -> list[str]:
    """The exceptions that the body of a function raises by their names."""
    tree = ast.parse(textwrap.dedent(inspect.getsource(inspect.unwrap(name.value))))
    calls = [node.exc.func for node in ast.walk(tree) if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call)]
    return [call.id for call in calls if isinstance(call, ast.Name)]


def returns_nothing(name: Name) -> bool:
    """Whether a function is annotated as returning None."""
    return inspect.signature(name.value).return_annotation in (None, "None")
