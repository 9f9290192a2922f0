"""Read YAML that people write by hand, and say where a mistake stands.

Mappings remember their line. Dates stay as written (2021-02 is no number, 2021-02-08 no object), a
key given twice is a mistake, tags and aliases that blow up are refused.
"""

from __future__ import annotations

import gc
import re
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from rasad.errors import RasadError

_Parser: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_CONTENT = frozenset((ScalarEvent, MappingStartEvent, SequenceStartEvent, MappingEndEvent, SequenceEndEvent))
_DEEPEST = 100
_TAG = "tag:yaml.org,2002:"
# YAML 1.2's core: 001_22 is a name and no octal number, `no` and 12:30 are words, 2021-02-08 is text.
_NULLS = frozenset(("", "~", "null", "Null", "NULL"))
# What a number, a null or a truth value begins with; all else is a word.
_NO_WORD = frozenset(("", *"-0123456789~nNtf"))
_INT, _FLOAT = re.compile("-?(0|[1-9][0-9]*)"), re.compile(r"-?[0-9]+\.[0-9]+")


class Entry(dict[str, Any]):
    """A mapping that knows the line it starts on."""

    line: int = 0


def read_yaml(path: str | Path) -> Any:
    """The content of a YAML file; mappings are `Entry`.

    Raises
    ------
    RasadError
        If the file cannot be read or is no YAML: one line with file, line and what is wrong.
    """
    return parse_yaml(read_utf8(path), path)


def read_utf8(path: str | Path) -> str:
    """The text of a file that a person wrote, its line ends as they are."""
    path = Path(path)
    try:
        return path.read_bytes().decode("utf-8")
    except OSError as error:
        raise RasadError(f"{path}: cannot be read: {error.strerror or error}") from None
    except UnicodeDecodeError as error:
        raise RasadError(f"{path}: not UTF-8 at byte {error.start}; save it as UTF-8") from None


def parse_yaml(text: str, path: str | Path) -> Any:
    """The content of YAML text that came from `path`."""
    try:
        with collection_paused():
            return _content(text, path)
    except yaml.YAMLError as error:
        place = _place(getattr(error, "problem_mark", None))
        raise RasadError(f"{path}: {place}: {getattr(error, 'problem', None) or 'not YAML'}") from None


@contextmanager
def collection_paused() -> Iterator[None]:
    """No search for garbage while millions of objects are made that are all kept: it took 17 of 20 seconds."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


def _content(text: str, path: str | Path) -> Any:
    """The one document of a text, built from the parser's events.

    Not from its nodes: libyaml's composer calls itself for each level, and `[` a hundred thousand times
    ends Python without a word. One loop, and not a function an event: a large registry has millions.
    """
    top: list[Any] = []
    holder: Any = top  # the innermost list or mapping that is open
    name: str | None = None  # in a mapping, the key that waits for its value
    within: list[tuple[Any, str | None]] = []
    for event in _events(text, path):
        kind = type(event)
        if kind is MappingEndEvent or kind is SequenceEndEvent:
            holder, name = within.pop()
            continue
        if name is None and type(holder) is Entry:
            name = _name(event, holder, path)
            continue
        value = _scalar(event, path) if kind is ScalarEvent else _opened(event, path)
        if name is None:
            holder.append(value)
        else:
            holder[name], name = value, None
        if kind is not ScalarEvent:
            within.append((holder, name))
            holder = value
            if len(within) >= _DEEPEST:
                raise _refusal(event, path, f"nested more than {_DEEPEST} deep")
    return top[0] if top else None


def _events(text: str, path: str | Path) -> Iterator[Any]:
    """What carries content: keys, values, the starts and ends of lists and mappings."""
    documents = 0
    parser = _Parser(text)
    try:
        while (event := parser.get_event()) is not None:
            if type(event) in _CONTENT:
                yield event
            elif isinstance(event, AliasEvent):
                # A few aliases of aliases can stand for billions of values.
                raise _refusal(event, path, f"aliases (*{event.anchor}) are not read; write the value out")
            elif isinstance(event, DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise _refusal(event, path, "a second document starts here; one file holds one")
    finally:
        parser.dispose()


def _name(event: Any, entry: Entry, path: str | Path) -> str:
    """A key, as written: 000_21 is the name of an article and no number, `no` is a word."""
    if type(event) is not ScalarEvent:
        raise _refusal(event, path, "a key should be a word")
    name: str = event.value
    if name in entry:
        raise _refusal(event, path, f"key {name!r} is given twice")
    return name


def _scalar(event: Any, path: str | Path) -> Any:
    text = event.value
    if event.tag is not None and event.tag != "!":
        return _tagged(event, path)
    return _plain(event, path) if text[:1] in _NO_WORD and event.implicit[0] else text


def _opened(event: Any, path: str | Path) -> Any:
    """A list or mapping that is still empty."""
    if event.tag is not None and event.tag != "!":
        return _tagged(event, path)
    if isinstance(event, SequenceStartEvent):
        return []
    entry, mark = Entry(), event.start_mark
    entry.line = mark.line + 1 if mark else 0
    return entry


def _plain(event: ScalarEvent, path: str | Path) -> Any:
    text = event.value
    if text in _NULLS:
        return None
    if text[0] in "-0123456789":
        try:
            return int(text) if _INT.fullmatch(text) else float(text) if _FLOAT.fullmatch(text) else text
        except ValueError:
            raise _refusal(event, path, "a number of too many digits") from None
    return text == "true" if text in ("true", "false") else text


def _tagged(event: Any, path: str | Path) -> Any:
    if event.tag == f"{_TAG}str" and isinstance(event, ScalarEvent):
        return event.value
    raise _refusal(event, path, f"tags ({event.tag.replace(_TAG, '!!')}) are not read; write the value as it is")


def _refusal(event: Any, path: str | Path, why: str) -> RasadError:
    return RasadError(f"{path}: {_place(event.start_mark)}: {why}")


def _place(mark: Any) -> str:
    return f"line {mark.line + 1}, column {mark.column + 1}" if mark else "somewhere"


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
    required, optional = list(required), list(optional)
    for wrong in key_mistakes(entry, path, required, optional, what):
        raise RasadError(wrong)
    checked: Entry = entry
    return checked


def key_mistakes(
    entry: Any, path: str | Path, required: Collection[str], optional: Collection[str], what: str
) -> Iterator[str]:
    """What is wrong with the keys of `entry`, each mistake as the line that `check_keys` raises."""
    if not isinstance(entry, Entry):
        yield f"{path}: {what} should be a mapping of keys, not {entry!r:.40}"
        return
    for name in entry:
        if name not in required and name not in optional:
            known = ", ".join(sorted([*required, *optional]))
            yield f"{path}: line {entry.line}: unknown key {name!r} in {what}; known are {known}"
    for name in required:
        if lacks(entry, name):
            yield f"{path}: line {entry.line}: {what} lacks {name!r}"


def lacks(entry: Entry, name: str) -> bool:
    """Whether a key is not there, or nothing stands behind it."""
    return entry.get(name) in (None, "", [])
