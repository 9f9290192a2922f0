"""What a timeline is of, and what those whom it names are called: the context of a table of events."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import ClassVar

import pandas as pd

from rasad.analyse.context import Context
from rasad.annotation.registry.entity import Registry
from rasad.data import LANGUAGES
from rasad.tables.result import LostContextError


@dataclass(frozen=True)
class TimelineContext(Context):
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

    declared: ClassVar[str] = "events"
    lost: ClassVar[str] = "does not say what its ids are called, nor what it is the timeline of"
    again: ClassVar[str] = (
        "events.keep(rows) gives the context back, with the events they came from; rasad.read_events(FILE) reads both"
    )

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

    @classmethod
    def from_registry(cls, rows: pd.DataFrame, registry: Registry, what: str) -> TimelineContext:
        """What those whom plain events name are called; a source that the registry does not know is refused."""
        return cls({}).named_in(rows, registry, what)

    def named_in(self, rows: pd.DataFrame, registry: Registry, what: str) -> TimelineContext:
        """The same, with labels for all that rows name; those of an episode's own sources are here already."""
        known = {**labels_by(registry, ids_in(rows)), **self.labels}
        nameless = sorted({str(name) for name in rows["source"].dropna()} - set(known) - set(rows["article"]))
        if nameless:
            raise LostContextError(
                f"{what}: neither the registry nor an episode says what these sources are called: "
                f"{', '.join(nameless[:5])}; rasad.read_events(FILE, episode=..., registry=...) takes them from there"
            )
        return replace(self, labels=known)

    def named_by(self, registry: Registry) -> TimelineContext:
        """The same, with the labels of a registry where it has them."""
        return replace(self, labels={**self.labels, **labels_by(registry, self.labels)})


def together(contexts: Sequence[TimelineContext]) -> TimelineContext:
    """The context of events of several episodes: the labels and notes of all, and no title."""
    labels = {name: words for one in contexts for name, words in one.labels.items()}
    return TimelineContext(labels, date_notes={n: words for one in contexts for n, words in one.date_notes.items()})


def ids_in(events: pd.DataFrame) -> list[str]:
    """Everyone and everything that the rows name: participants, places, sources."""
    participants = {name for names in events["participants"] for name in names}
    return sorted(participants | set(events["place"].dropna()) | set(events["source"].dropna()))


def labels_by(registry: Registry, ids: Iterable[str]) -> dict[str, dict[str, str]]:
    """Labels of those of the ids that a registry knows."""
    return {
        id: {language: registry.label(id, language) for language in LANGUAGES} for id in ids if id in registry.entities
    }
