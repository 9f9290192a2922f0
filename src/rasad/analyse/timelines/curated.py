"""What a scholar writes down of an episode, entry by entry: events, and proposals that were struck."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rasad.data import LANGUAGES as LANGUAGES
from rasad.dates import parse_edtf
from rasad.errors import RasadError
from rasad.mistakes import Mistakes
from rasad.yamlfile import Entry, check_names, key_mistakes

# How an event is told: in the article's own voice, from a source, as a plan, or as a claim.
STATUSES = ("asserted", "reported", "planned", "alleged")
# What the date of an event rests on: the text, a count from publication, the editor's knowledge, or nothing.
DATE_BASES = ("explicit", "relative", "editor", "unknown")
_REQUIRED = ("id", "article", "quote", "date_basis", "status", "source", "labels")
_OPTIONAL = ("prefix", "suffix", "date", "date_note", "participants", "place", "background")
_STRUCK_REQUIRED, _STRUCK_OPTIONAL = ("article", "quote"), ("prefix", "suffix", "note")
# Of each kind of entry the keys that it must have and those that it may have; episode.schema.json knows the same.
KEYS = {
    "the episode": (("period", "people"), ("id", "labels", "articles", "sources", "events", "struck")),
    "event": (_REQUIRED, _OPTIONAL),
    "struck": (_STRUCK_REQUIRED, _STRUCK_OPTIONAL),
}
# In YAML 1.2 `no` and `yes` are words.
_CHOICES: tuple[tuple[str, tuple[Any, ...], str], ...] = (
    ("status", STATUSES, ", ".join(STATUSES)),
    ("date_basis", DATE_BASES, ", ".join(DATE_BASES)),
    ("background", (None, True, False), "true, false"),
)


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


def read_event(entry: Any, path: Path, mistakes: Mistakes) -> CuratedEvent | None:
    """An event out of its entry in an episode, without the parts that are mistaken; None where it is no entry."""
    name = entry.get("id", "without id") if isinstance(entry, Entry) else "without id"
    what = f"event {name!r}"
    mistakes.add(key_mistakes(entry, path, _REQUIRED, _OPTIONAL, what))
    if not isinstance(entry, Entry):
        return None
    place = f"{path}: line {entry.line}: {what}"
    for key, known, told in _CHOICES:
        if key not in _REQUIRED or entry.get(key) not in (None, ""):
            mistakes.of(None, _check_choice, entry.get(key), known, f"{place}: {key}", told)
    date_notes: Mapping[str, str] = mistakes.of({}, _date_notes, entry, place)
    texts = ("id", "article", "quote", "source", "prefix", "suffix", "place")
    read: dict[str, str] = {key: mistakes.of("", text_of, entry, key, place) for key in texts}
    return CuratedEvent(
        **{**read, "place": read["place"] or None},  # type: ignore[arg-type]
        labels=mistakes.of({}, in_languages, entry["labels"], f"{place}: labels")
        if entry.get("labels") not in (None, "", [])
        else {},
        date_basis=str(entry.get("date_basis")),
        status=str(entry.get("status")),
        line=entry.line,
        date=mistakes.of(None, _date, entry, place),
        date_note=date_notes.get("en") or str(entry.get("date_note") or ""),
        date_notes=date_notes,
        participants=mistakes.of((), check_names, entry, "participants", path, f"{what}: "),
        background=bool(entry.get("background")),
    )


def read_struck(entry: Any, path: Path, mistakes: Mistakes) -> Struck | None:
    """A struck proposal out of its entry in an episode; None where it is no entry."""
    mistakes.add(key_mistakes(entry, path, _STRUCK_REQUIRED, _STRUCK_OPTIONAL, "a struck proposal"))
    if not isinstance(entry, Entry):
        return None
    place = f"{path}: line {entry.line}: struck"
    read = {name: mistakes.of("", text_of, entry, name, place) for name in (*_STRUCK_REQUIRED, *_STRUCK_OPTIONAL)}
    return Struck(line=entry.line, **{name: text for name, text in read.items() if name != "note"})


def text_of(entry: Entry, key: str, place: str) -> str:
    """The text under a key, empty where there is none."""
    value = entry.get(key)
    if isinstance(value, (list, dict)):
        raise RasadError(f"{place}: {key} should be one text, not {value!r:.40}")
    return "" if value is None else str(value)


def _date(entry: Entry, place: str) -> str | None:
    date = None if entry.get("date") is None else str(entry["date"])
    if date is not None:
        check_date(date, f"{place}: date")
    if entry.get("date_basis") in DATE_BASES and (date is None) != (entry["date_basis"] == "unknown"):
        raise RasadError(f"{place}: an event has a date, or date_basis unknown, and not both")
    return date


def in_languages(given: Any, place: str) -> Mapping[str, str]:
    """Texts in en, fa and ar; raises RasadError, beginning with `place`, where one is missing."""
    texts = given if isinstance(given, dict) else {}
    if missing := [language for language in LANGUAGES if not texts.get(language)]:
        raise RasadError(f"{place} should be given in en, fa and ar; missing: {', '.join(missing)}")
    if wrong := [language for language in LANGUAGES if isinstance(texts[language], (list, dict))]:
        raise RasadError(f"{place}: {wrong[0]} should be one text, not {texts[wrong[0]]!r:.40}")
    return {language: str(texts[language]) for language in LANGUAGES}


def _date_notes(entry: Entry, place: str) -> Mapping[str, str]:
    """The note in every language where it is given so; nothing where it is one text."""
    note = entry.get("date_note")
    basis = entry.get("date_basis")
    if not note and basis in DATE_BASES[1:] and (entry.get("date") is None) == (basis == "unknown"):
        raise RasadError(
            f"{place}: a date that the text does not state needs date_note: how it was reached, or why it is unknown"
        )
    if isinstance(note, list):
        raise RasadError(f"{place}: date_note should be a text, or one in each of en, fa and ar; not {note!r:.40}")
    return in_languages(note, f"{place}: date_note") if isinstance(note, dict) else {}


def _check_choice(value: Any, known: tuple[Any, ...], place: str, told: str) -> None:
    if value not in known:
        raise RasadError(f"{place}: {value!r} is not known; known are {told}")


def check_date(value: Any, place: str) -> None:
    """Raise RasadError, beginning with `place`, unless `value` is an EDTF date that has an end."""
    try:
        days = parse_edtf(str(value))
    except ValueError as error:
        raise RasadError(f"{place}: {error}") from None
    if not any(days):
        raise RasadError(f"{place}: a date without either end is no date: {value!r}")
