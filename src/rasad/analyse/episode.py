"""An episode: a period, its people, and the events that a scholar has read out of the articles."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rasad.dates import parse_edtf
from rasad.errors import RasadError
from rasad.yamlfile import Entry, check_keys, check_list, check_mapping, check_names, read_yaml

STATUSES = ("asserted", "reported", "planned", "alleged")
DATE_BASES = ("explicit", "relative", "editor", "unknown")
LANGUAGES = ("en", "fa", "ar")


@dataclass(frozen=True)
class CuratedEvent:
    """One event as its YAML has it; `line` is where it stands there."""

    id: str
    article: str
    quote: str
    labels: Mapping[str, str]
    date_basis: str
    status: str
    source: str
    line: int
    prefix: str = ""
    suffix: str = ""
    date: str | None = None
    date_note: str = ""
    participants: tuple[str, ...] = ()
    place: str | None = None
    background: bool = False


@dataclass(frozen=True)
class Struck:
    """A proposed event that a scholar has struck out: its article, and where its quote stands."""

    article: str
    quote: str
    line: int
    prefix: str = ""
    suffix: str = ""


@dataclass(frozen=True)
class Episode:
    """An episode and its curated events.

    Attributes
    ----------
    id : str
    labels : mapping of str to str
        Title in en, fa, ar; may be empty.
    period : str
        EDTF.
    people, articles : tuple of str
        Entity ids; stems of articles.
    sources : mapping
        Labels of sources that are no entity of the registry.
    events : tuple of CuratedEvent
    struck : tuple of Struck
        Proposals that are not to be made again.
    path : Path
        The file, for messages.

    Examples
    --------
    >>> Episode("putin-in-july", "2025-07", people=("vladimir-putin",)).events
    ()
    """

    id: str
    period: str
    people: tuple[str, ...]
    labels: Mapping[str, str] = field(default_factory=dict)
    articles: tuple[str, ...] = ()
    sources: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    events: tuple[CuratedEvent, ...] = ()
    struck: tuple[Struck, ...] = ()
    path: Path = Path("episode")


def read_episode(path: str | Path) -> Episode:
    """Read a curated episode.

    Parameters
    ----------
    path : str or Path
        YAML file, as those in seeds/episodes. It needs ``people`` (ids) and ``period`` (EDTF) alone; without
        ``events`` the timeline is made of proposals.

    Returns
    -------
    Episode

    Raises
    ------
    RasadError
        For the first mistake: file, line, event, what is wrong.

    Examples
    --------
    >>> episode = read_episode("seeds/episodes/larijani-putin-moscow-2025.yaml")
    >>> episode.people[0]
    'ali-larijani'
    """
    path = Path(path)
    content = check_keys(
        read_yaml(path),
        path,
        required=["period", "people"],
        optional=["id", "labels", "articles", "sources", "events", "struck"],
        what="the episode",
    )
    place = f"{path}: line {content.line}"
    _check_date(content["period"], f"{place}: period")
    events = tuple(_event(entry, path) for entry in check_list(content, "events", path))
    _check_unique(events, path)
    return Episode(
        id=str(content.get("id") or path.stem),
        labels=_labels(content, place) if content.get("labels") else {},
        period=str(content["period"]),
        people=check_names(content, "people", path),
        articles=check_names(content, "articles", path),
        sources={
            name: _labels({"labels": labels}, f"{place}: source {name}")
            for name, labels in check_mapping(content, "sources", path).items()
        },
        events=events,
        struck=tuple(_struck(entry, path) for entry in check_list(content, "struck", path)),
        path=path,
    )


_REQUIRED = ("id", "article", "quote", "date_basis", "status", "source", "labels")
_OPTIONAL = ("prefix", "suffix", "date", "date_note", "participants", "place", "background")


def _event(entry: Any, path: Path) -> CuratedEvent:
    name = entry.get("id", "without id") if isinstance(entry, Entry) else "without id"
    entry = check_keys(entry, path, required=_REQUIRED, optional=_OPTIONAL, what=f"event {name!r}")
    place = f"{path}: line {entry.line}: event {name!r}"
    _check_choice(entry["status"], STATUSES, f"{place}: status")
    _check_choice(entry["date_basis"], DATE_BASES, f"{place}: date_basis")
    date = None if entry.get("date") is None else str(entry["date"])
    if date is not None:
        _check_date(date, f"{place}: date")
    if (date is None) != (entry["date_basis"] == "unknown"):
        raise RasadError(f"{place}: an event has a date, or date_basis unknown, and not both")
    if entry["date_basis"] != "explicit" and not entry.get("date_note"):
        raise RasadError(
            f"{place}: a date that the text does not state needs date_note: how it was reached, or why it is unknown"
        )
    return CuratedEvent(
        id=str(name),
        article=str(entry["article"]),
        quote=str(entry["quote"]),
        labels=_labels(entry, place),
        date_basis=entry["date_basis"],
        status=entry["status"],
        source=str(entry["source"]),
        line=entry.line,
        prefix=str(entry.get("prefix") or ""),
        suffix=str(entry.get("suffix") or ""),
        date=date,
        date_note=str(entry.get("date_note") or ""),
        participants=check_names(entry, "participants", path, f"event {name!r}: "),
        place=_name(entry, "place", place),
        background=bool(entry.get("background")),
    )


def _struck(entry: Any, path: Path) -> Struck:
    entry = check_keys(
        entry, path, required=["article", "quote"], optional=["prefix", "suffix", "note"], what="a struck proposal"
    )
    anchor = {name: str(entry.get(name) or "") for name in ("article", "quote", "prefix", "suffix")}
    return Struck(line=entry.line, **anchor)


def _name(entry: Entry, key: str, place: str) -> str | None:
    value = entry.get(key)
    if isinstance(value, (list, dict)):
        raise RasadError(f"{place}: {key} should be one name, not {value!r:.40}")
    return None if value is None else str(value)


def _labels(entry: Mapping[str, Any], place: str) -> Mapping[str, str]:
    labels = entry["labels"]
    given = labels if isinstance(labels, dict) else {}
    if missing := [language for language in LANGUAGES if not given.get(language)]:
        raise RasadError(f"{place}: labels should be given in en, fa and ar; missing: {', '.join(missing)}")
    return {language: str(given[language]) for language in LANGUAGES}


def _check_choice(value: Any, known: tuple[str, ...], place: str) -> None:
    if value not in known:
        raise RasadError(f"{place}: {value!r} is not known; known are {', '.join(known)}")


def _check_date(value: Any, place: str) -> None:
    try:
        days = parse_edtf(str(value))
    except ValueError as error:
        raise RasadError(f"{place}: {error}") from None
    if not any(days):
        raise RasadError(f"{place}: a date without either end is no date: {value!r}")


def _check_unique(events: tuple[CuratedEvent, ...], path: Path) -> None:
    seen: set[str] = set()
    for event in events:
        if event.id in seen:
            raise RasadError(f"{path}: line {event.line}: event {event.id!r} stands twice")
        seen.add(event.id)
