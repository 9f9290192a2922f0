"""The reference: a page a room, with every public name; the docstrings are its only text."""

from __future__ import annotations

import inspect

from rasad_docs.public import Name, described, public, rooms, sections

_INDEX = """\
Reference
=========

Every name that can be called, by room. What is imported from where: ``import rasad`` has the names of most users; a
room, such as `rasad.charts` or `rasad.analyse.pairs`, has the rest. A module whose name stands here in no list is the
business of its room and may change.

.. toctree::
   :hidden:

"""


def pages() -> dict[str, str]:
    """Path of each page to its text, the page of contents among them."""
    known = described()
    made = {f"reference/{room}.rst": _room(room, names, known) for room, names in known.items()}
    index = _INDEX + "".join(f"   {room}\n" for room in known) + "\n"
    lines = [_entry(room, f":doc:`{room}`", _first(_documentation(room))) for room in known]
    index += ".. rst-class:: names\n\n" + "".join(lines)
    return made | {"reference/index.rst": index}


def _room(room: str, names: list[Name], known: dict[str, list[Name]]) -> str:
    head, _, rest = _documentation(room).partition("\n\n")
    shown = [name for name in public() if name.room == room]
    parts = [_title(room), f".. py:module:: {room}\n", head + "\n", rest + "\n" if rest else "", _list(shown, known)]
    return "\n".join([*parts, *(_described(name) for name in names if name.kind != "room")])


def _title(title: str) -> str:
    return f"{title}\n{'=' * len(title)}\n"


def _list(shown: list[Name], known: dict[str, list[Name]]) -> str:
    """The names of a room in a line each; one that is described elsewhere leads there."""
    place = {id(name.value): name.path for names in known.values() for name in names if name.kind != "constant"}
    entries = []
    for name in shown:
        path = place.get(id(name.value), name.path)
        link = f":doc:`{name.name} <{path}>`" if name.kind == "room" else f":py:obj:`{name.name} <{path}>`"
        entries.append(_entry(name.name, link, _first(name.documentation)))
    return "\n.. rst-class:: names\n\n" + "".join(entries)


def _entry(name: str, link: str, said: str) -> str:
    return f"{link}\n   {said}\n\n"


def _described(name: Name) -> str:
    if name.kind == "constant":
        return f".. py:data:: {name.path}\n   :value: {_value(name.value)}\n\n   {name.documentation}\n"
    if name.kind == "function":
        return f".. autofunction:: {name.path}\n"
    return f".. autoclass:: {name.path}\n   :members:\n"


def _value(value: object) -> str:
    shown = "…" if isinstance(value, dict) else repr(value).replace("typing.", "")
    return shown if len(shown) <= 100 else shown[:99] + "…"


def _documentation(room: str) -> str:
    return inspect.cleandoc(next(module for module in rooms() if module.__name__ == room).__doc__ or "")


def _first(documentation: str) -> str:
    """The first paragraph, in one line."""
    return " ".join(sections(documentation)[""].strip().split("\n\n")[0].split())
