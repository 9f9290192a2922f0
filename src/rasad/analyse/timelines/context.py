"""What a timeline is of, and what those whom it names are called: the context of a table of events."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Any

import pandas as pd

from rasad.annotation.registry.entity import Registry
from rasad.data import LANGUAGES
from rasad.tables.result import LostContextError, Result

AGAIN = "events.keep(rows) gives the context back, with the events they came from; rasad.read_events(FILE) reads both"


@dataclass(frozen=True)
class TimelineContext:
    """What a timeline was made from.

    Attributes
    ----------
    labels : mapping
        Participants, places and sources, each with its label by language (en, fa, ar).
    episode : str
        Id of the episode; empty where the events are of several.
    title : mapping
        Of the episode, by language.
    period : str
        EDTF.
    date_notes : mapping
        Notes on dates that are given in several languages, by what stands in the table.
    """

    labels: Mapping[str, Mapping[str, str]]
    episode: str = ""
    title: Mapping[str, str] = field(default_factory=dict)
    period: str = ""
    date_notes: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def label(self, id: str, language: str) -> str:
        """What somebody or something is called in a language."""
        return str(self.labels.get(id, {}).get(language) or id)

    def title_in(self, language: str) -> str:
        """The title of the episode; nothing where it has none."""
        return str(self.title.get(language) or "")

    def about(self, events: pd.DataFrame) -> TimelineContext:
        """As much of it as speaks of these rows."""
        named, noted = set(ids_in(events)), set(events["date_note"])
        labels = {id: words for id, words in self.labels.items() if id in named}
        notes = {note: words for note, words in self.date_notes.items() if note in noted}
        return replace(self, labels=labels, date_notes=notes)

    def as_json(self) -> dict[str, Any]:
        """The context for a file."""
        return asdict(self)


def together(contexts: Sequence[TimelineContext]) -> TimelineContext:
    """The context of events of several episodes: the labels and notes of all, and no title."""
    labels = {name: words for one in contexts for name, words in one.labels.items()}
    return TimelineContext(labels, date_notes={n: words for one in contexts for n, words in one.date_notes.items()})


def context_of(
    events: pd.DataFrame, what: str, registry: Registry | None = None, *, otherwise: Registry | None = None
) -> TimelineContext:
    """The context of events; of a plain table, as much of it as a registry can give.

    Parameters
    ----------
    events : DataFrame
    what : str
        Who asks, for the message.
    registry : Registry, optional
        Its labels come before those that the events have.
    otherwise : Registry, optional
        Asked only where the events have no context.

    Raises
    ------
    LostContextError
        If the rows have no context, or not that of these rows, and no registry is given, or one that does not know
        every source.
    """
    if isinstance(events, Result) and (registry is None or events.has_context):
        found: TimelineContext = events.context
        return replace(found, labels={**found.labels, **labels_by(registry, found.labels)}) if registry else found
    if (registry := registry or otherwise) is None:
        lost = "a plain table does not say what its ids are called, nor what it is the timeline of"
        raise LostContextError(f"{what}: {lost}; {AGAIN}, and registry=... gives the labels alone")
    return from_registry(events, registry, what)


def from_registry(
    events: pd.DataFrame, registry: Registry, what: str, sources: Mapping[str, Mapping[str, str]] | None = None
) -> TimelineContext:
    """As much of a context as a registry, and the sources of an episode, give to a plain table."""
    known = {**labels_by(registry, ids_in(events)), **(sources or {})}
    nameless = sorted({str(name) for name in events["source"].dropna()} - set(known) - set(events["article"]))
    if nameless:
        raise LostContextError(
            f"{what}: neither the registry nor an episode says what these sources are called: {', '.join(nameless[:5])}"
            f"; rasad.read_events(FILE, episode=..., registry=...) takes them from the episode"
        )
    return TimelineContext(known)


def ids_in(events: pd.DataFrame) -> list[str]:
    """Everyone and everything that the rows name: participants, places, sources."""
    participants = {name for names in events["participants"] for name in names}
    return sorted(participants | set(events["place"].dropna()) | set(events["source"].dropna()))


def labels_by(registry: Registry, ids: Any) -> dict[str, dict[str, str]]:
    """Labels of those of the ids that a registry knows."""
    return {
        id: {language: registry.label(id, language) for language in LANGUAGES} for id in ids if id in registry.entities
    }
