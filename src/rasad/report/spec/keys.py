"""The keys of report.yaml, each read and checked."""

from __future__ import annotations

import datetime
from contextlib import suppress
from pathlib import Path
from typing import Any

from rasad.errors import RasadError
from rasad.report.spec.paths import inside, is_there, seen_from
from rasad.yamlfile import Entry

_MOST = 10_000_000  # of seconds and of megabytes


def check_title(entry: Entry, path: Path) -> None:
    """Refuse a title that is neither a text nor texts by language."""
    title = entry.get("title")
    texts = list(title.values()) if isinstance(title, dict) else [title]
    if title == {} or any(isinstance(text, (list, dict)) for text in texts):
        said = "a text, or a text under each of en, fa, ar"
        raise RasadError(f"{path}: line {entry.line}: title should be {said}, not {title!r:.40}")


def title_of(titles: Any, language: str) -> str:
    """A title in a language, else in English, else the first; or one for all."""
    if not isinstance(titles, dict):
        return str(titles)
    return str(titles.get(language) or titles.get("en") or next(iter(titles.values()), ""))


def input_of(name: str, path: Path, place: str) -> Path:
    """A file or folder of the project, which has to be there."""
    file = path.parent / name
    if not inside(file, path.parent) or Path(name).is_absolute():
        said = f"leads out of the project; put it inside, and name it as seen from {path.name}"
        raise RasadError(f"{place}: input {name} {said}")
    if not is_there(file):
        raise RasadError(f"{place}: input {name} is not there")
    return seen_from(path.parent, file)


def path_of(content: Entry, key: str, path: Path) -> Path | None:
    """The file or folder under a key, if there is one."""
    name = content.get(key)
    return None if name is None else input_of(str(name), path, f"{path}: {key}")


def limit_of(key: str, usual: int, entries: tuple[Entry, ...], path: Path) -> int:
    """The limit of a run, else that of the report, else the usual one."""
    for entry in entries:
        value = entry.get(key)
        if value is not None and not (type(value) is int and 0 < value < _MOST):
            said = f"a whole number above 0 and below {_MOST:,}"
            raise RasadError(f"{path}: line {entry.line}: {key} should be {said}, not {value!r:.40}")
        if value is not None:
            return int(value)
    return usual


def date_of(content: Entry, path: Path) -> str:
    """The day of the report; empty where it is not stated."""
    date = content.get("date")
    if date is None:
        return ""
    with suppress(ValueError):
        if (day := datetime.date.fromisoformat(str(date)).isoformat()) == date:
            return day
    raise RasadError(f"{path}: date should be a day as 2026-01-31, not {date!r:.40}")


def licence_of(content: Entry, path: Path) -> str | None:
    """What is stated of the licence."""
    licence = content.get("licence")
    if isinstance(licence, (list, dict)):
        raise RasadError(f"{path}: licence should be a name or an address, not {licence!r:.40}")
    return None if licence is None else str(licence)
