"""Read YAML that people write by hand, and say where a mistake stands.

Mappings remember their line. Dates stay as written (2021-02 is no number, 2021-02-08 no object), a
key given twice is a mistake, tags and aliases that blow up are refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any, ClassVar

import yaml

from rasad.errors import RasadError


class Entry(dict[str, Any]):
    """A mapping that knows the line it starts on."""

    line: int = 0


_Base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_Base):  # type: ignore[misc]
    """Safe YAML without timestamps and without anchors' aliases."""

    # YAML 1.2's core: 001_22 is a name and no octal number, `no` and 12:30 are words, 2021-02-08 is text.
    yaml_implicit_resolvers: ClassVar[dict[str, Any]] = {
        first: [(tag, pattern) for tag, pattern in resolvers if tag.rsplit(":", 1)[-1] in ("null", "merge", "value")]
        for first, resolvers in _Base.yaml_implicit_resolvers.items()
    }


_Loader.add_implicit_resolver("tag:yaml.org,2002:int", re.compile("-?(0|[1-9][0-9]*)$"), list("-0123456789"))
_Loader.add_implicit_resolver("tag:yaml.org,2002:float", re.compile(r"-?[0-9]+\.[0-9]+$"), list("-0123456789"))
_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("(true|false)$"), list("tf"))


def _mapping(loader: Any, node: yaml.MappingNode) -> Entry:
    entry = Entry()
    entry.line = node.start_mark.line + 1
    for key_node, value_node in node.value:
        # As written: 000_21 is the name of an article and no number, `no` is a word.
        name = key_node.value if isinstance(key_node, yaml.ScalarNode) else str(loader.construct_object(key_node, True))
        if name in entry:
            raise yaml.constructor.ConstructorError(None, None, f"key {name!r} is given twice", key_node.start_mark)
        entry[name] = loader.construct_object(value_node, deep=True)
    return entry


_Loader.add_constructor("tag:yaml.org,2002:map", _mapping)


def read_yaml(path: str | Path) -> Any:
    """The content of a YAML file; mappings are `Entry`.

    Raises
    ------
    RasadError
        If the file cannot be read or is no YAML: one line with file, line and what is wrong.
    """
    path = Path(path)
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise RasadError(f"{path}: cannot be read: {error.strerror or error}") from None
    except UnicodeDecodeError as error:
        raise RasadError(f"{path}: not UTF-8 at byte {error.start}; save it as UTF-8") from None
    return parse_yaml(text, path)


def parse_yaml(text: str, path: str | Path) -> Any:
    """The content of YAML text that came from `path`."""
    if "*" in text:
        _refuse_aliases(text, path)
    try:
        return yaml.load(text, Loader=_Loader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = f"line {mark.line + 1}, column {mark.column + 1}" if mark else "somewhere"
        raise RasadError(f"{path}: {place}: {getattr(error, 'problem', None) or 'not YAML'}") from None
    except (ValueError, KeyError, OverflowError) as error:
        raise RasadError(f"{path}: a value is not what its tag or form says: {error}") from None


def _refuse_aliases(text: str, path: str | Path) -> None:
    """A few aliases (*name) of aliases can stand for billions of values."""
    try:
        for event in yaml.parse(text, Loader=_Base):
            if isinstance(event, yaml.AliasEvent):
                mark = event.start_mark
                place = f"line {mark.line + 1}, column {mark.column + 1}" if mark else "somewhere"
                raise RasadError(f"{path}: {place}: aliases (*{event.anchor}) are not read; write the value out")
    except yaml.YAMLError:
        return  # told with its place where the text is loaded


def check_list(entry: Entry, key: str, path: str | Path) -> list[Any]:
    """The list under a key of `entry`, empty where there is none.

    Raises
    ------
    RasadError
        If something else stands there.
    """
    value = entry.get(key)
    if value is None:
        return []
    if not isinstance(value, list):
        raise RasadError(f"{path}: line {entry.line}: {key} should be a list, not {value!r:.40}")
    return value


def check_names(entry: Entry, key: str, path: str | Path, what: str = "") -> tuple[str, ...]:
    """The list of names under a key of `entry` (called `what`); as `check_list`, and each item a word."""
    names = check_list(entry, key, path)
    if wrong := [name for name in names if isinstance(name, (list, dict)) or name is None]:
        raise RasadError(f"{path}: line {entry.line}: {what}{key} should be a list of names, not of {wrong[0]!r:.40}")
    return tuple(str(name) for name in names)


def check_mapping(entry: Entry, key: str, path: str | Path) -> dict[str, Any]:
    """The mapping under a key of `entry`, empty where there is none; as `check_list`."""
    value = entry.get(key)
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise RasadError(f"{path}: line {entry.line}: {key} should be a mapping of keys, not {value!r:.40}")
    return dict(value)


def check_keys(
    entry: Any, path: str | Path, *, required: Iterable[str] = (), optional: Iterable[str] = (), what: str = "entry"
) -> Entry:
    """`entry` as a mapping that has all `required` keys and no key beyond these and `optional`.

    Raises
    ------
    RasadError
        With the file, the line of the mapping, the key and the keys that are known.
    """
    if not isinstance(entry, Entry):
        raise RasadError(f"{path}: {what} should be a mapping of keys, not {entry!r:.40}")
    required, optional = list(required), list(optional)
    for name in entry:
        if name not in required and name not in optional:
            known = ", ".join(sorted([*required, *optional]))
            raise RasadError(f"{path}: line {entry.line}: unknown key {name!r} in {what}; known are {known}")
    for name in required:
        if entry.get(name) in (None, "", []):
            raise RasadError(f"{path}: line {entry.line}: {what} lacks {name!r}")
    return entry
