"""What a scholar writes down of an episode, entry by entry: events, and proposals that were struck."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rasad.data import LANGUAGES as LANGUAGES
from rasad.dates import parse_edtf
from rasad.errors import RasadError
from rasad.yamlfile import Entry, check_keys, check_names

# How an event is told: in the article's own voice, from a source, as a plan, or as a claim.
STATUSES = ("asserted", "reported", "planned", "alleged")
# What the date of an event rests on: the text, a count from publication, the editor's knowledge, or nothing.
DATE_BASES = ("explicit", "relative", "editor", "unknown")
_REQUIRED = ("id", "article", "quote", "date_basis", "status", "source", "labels")
_OPTIONAL = ("prefix", "suffix", "date", "date_note", "participants", "place", "background")


@dataclass(frozen=True)
class CuratedEvent:
    """One event as its YAML has it.

    Attributes
    ----------
    id, article, quote : str
        The quote is found again in the article, byte for byte.
    labels : mapping of str to str
        One line in en, fa and ar.
    date_basis : {"explicit", "relative", "editor", "unknown"}
    status : {"asserted", "reported", "planned", "alleged"}
    source : str
        An entity's id, or a key of the episode's sources.
    line : int
        Where it stands in the file, for messages.
    prefix, suffix : str
        What stands before and after the quote, where it stands in the article more than once.
    date : str or None
        EDTF.
    date_note : str
        How a date that the text does not state was reached; the English one, where it is given in three languages.
    date_notes : mapping of str to str
        The note by language.
    participants : tuple of str
        Entity ids.
    place : str or None
        An entity's id.
    background : bool
        Whether it lies before the episode and only explains it.

    Examples
    --------
    >>> import rasad
    >>> event = rasad.read_episode("seeds/episodes/larijani-putin-moscow-2025.yaml").events[0]
    >>> event.quote, event.date, event.labels["en"]
    ('الاتفاق النووي لعام 2015', '2015', "Iran's nuclear deal of 2015")
    """

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
    date_notes: Mapping[str, str] = field(default_factory=dict)
    participants: tuple[str, ...] = ()
    place: str | None = None
    background: bool = False


@dataclass(frozen=True)
class Struck:
    """A proposed event that a scholar has struck out: its article, and where its quote stands.

    Attributes
    ----------
    article, quote : str
    line : int
        Where it stands in the file, for messages.
    prefix, suffix : str
        What stands before and after the quote, where it stands in the article more than once.

    Examples
    --------
    >>> Struck("003_6d07c0304cd3fc04", "يوم الأحد", line=12).suffix
    ''
    """

    article: str
    quote: str
    line: int
    prefix: str = ""
    suffix: str = ""


def read_event(entry: Any, path: Path) -> CuratedEvent:
    """An event out of its entry in an episode.

    Raises
    ------
    RasadError
        For the first mistake: file, line, event, what is wrong.
    """
    name = entry.get("id", "without id") if isinstance(entry, Entry) else "without id"
    entry = check_keys(entry, path, required=_REQUIRED, optional=_OPTIONAL, what=f"event {name!r}")
    place = f"{path}: line {entry.line}: event {name!r}"
    _check_choice(entry["status"], STATUSES, f"{place}: status")
    _check_choice(entry["date_basis"], DATE_BASES, f"{place}: date_basis")
    date, date_notes = _date(entry, place), _date_notes(entry, place)
    # In YAML 1.2 `no` and `yes` are words.
    _check_choice(entry.get("background"), (None, True, False), f"{place}: background", "true, false")
    return CuratedEvent(
        **{key: _text(entry, key, place) for key in ("id", "article", "quote", "source", "prefix", "suffix")},
        labels=in_languages(entry["labels"], f"{place}: labels"),
        date_basis=entry["date_basis"],
        status=entry["status"],
        line=entry.line,
        date=date,
        date_note=date_notes.get("en") or str(entry.get("date_note") or ""),
        date_notes=date_notes,
        participants=check_names(entry, "participants", path, f"event {name!r}: "),
        place=_text(entry, "place", place) or None,
        background=bool(entry.get("background")),
    )


def read_struck(entry: Any, path: Path) -> Struck:
    """A struck proposal out of its entry in an episode; raises as `read_event`."""
    entry = check_keys(
        entry, path, required=["article", "quote"], optional=["prefix", "suffix", "note"], what="a struck proposal"
    )
    anchor = {name: str(entry.get(name) or "") for name in ("article", "quote", "prefix", "suffix")}
    return Struck(line=entry.line, **anchor)


def _text(entry: Entry, key: str, place: str) -> str:
    value = entry.get(key)
    if isinstance(value, (list, dict)):
        raise RasadError(f"{place}: {key} should be one text, not {value!r:.40}")
    return "" if value is None else str(value)


def _date(entry: Entry, place: str) -> str | None:
    date = None if entry.get("date") is None else str(entry["date"])
    if date is not None:
        check_date(date, f"{place}: date")
    if (date is None) != (entry["date_basis"] == "unknown"):
        raise RasadError(f"{place}: an event has a date, or date_basis unknown, and not both")
    return date


def in_languages(given: Any, place: str) -> Mapping[str, str]:
    """Texts in en, fa and ar; raises RasadError, beginning with `place`, where one is missing."""
    texts = given if isinstance(given, dict) else {}
    if missing := [language for language in LANGUAGES if not texts.get(language)]:
        raise RasadError(f"{place} should be given in en, fa and ar; missing: {', '.join(missing)}")
    return {language: str(texts[language]) for language in LANGUAGES}


def _date_notes(entry: Entry, place: str) -> Mapping[str, str]:
    """The note in every language where it is given so; nothing where it is one text."""
    note = entry.get("date_note")
    if not note and entry["date_basis"] != "explicit":
        raise RasadError(
            f"{place}: a date that the text does not state needs date_note: how it was reached, or why it is unknown"
        )
    if isinstance(note, list):
        raise RasadError(f"{place}: date_note should be a text, or one in each of en, fa and ar; not {note!r:.40}")
    return in_languages(note, f"{place}: date_note") if isinstance(note, dict) else {}


def _check_choice(value: Any, known: tuple[Any, ...], place: str, told: str = "") -> None:
    if value not in known:
        raise RasadError(f"{place}: {value!r} is not known; known are {told or ', '.join(known)}")


def check_date(value: Any, place: str) -> None:
    """Raise RasadError, beginning with `place`, unless `value` is an EDTF date that has an end."""
    try:
        days = parse_edtf(str(value))
    except ValueError as error:
        raise RasadError(f"{place}: {error}") from None
    if not any(days):
        raise RasadError(f"{place}: a date without either end is no date: {value!r}")
