"""An episode against its articles and registry: every quote that is not found, every name that is not known."""

from __future__ import annotations

from collections.abc import Iterator

from rasad.analyse.timelines.curated import CuratedEvent
from rasad.analyse.timelines.episode import Episode
from rasad.analyse.timelines.quotes import find_quote
from rasad.annotation.notes import Notes
from rasad.annotation.registry.near import near_of, unknown
from rasad.mistakes import Mistakes


def check_against(notes: Notes, episode: Episode, struck: bool = False) -> None:
    """Refuse an episode that does not fit the notes.

    Parameters
    ----------
    notes : Notes
    episode : Episode
    struck : bool
        Whether to look for the struck proposals, too.

    Raises
    ------
    MistakesError
        With all mistakes, each a line with file, line and event.
    """
    mistakes = Mistakes()
    entities = notes.registry.entities
    mistakes.add(f"{episode.path}: people: {unknown(id, entities)}" for id in episode.people if id not in entities)
    for event in episode.events:
        place = f"{episode.path}: line {event.line}: event {event.id!r}"
        mistakes.add(f"{place}: {wrong}" for wrong in _unknown_names(event, episode, notes))
        mistakes.of(0, find_quote, event, notes, place)
    for given in episode.struck if struck else ():
        mistakes.of(0, find_quote, given, notes, f"{episode.path}: line {given.line}: struck")
    mistakes.refuse()


def _unknown_names(event: CuratedEvent, episode: Episode, notes: Notes) -> Iterator[str]:
    entities = notes.registry.entities
    for what, names in (("participants", event.participants), ("place", filter(None, [event.place]))):
        yield from (f"{what}: {unknown(name, entities)}" for name in names if name not in entities)
    if event.source not in entities and event.source not in episode.sources:
        said = "is neither in the registry nor under the episode's sources"
        yield f"source: {event.source!r} {said}{near_of(event.source, entities)}"
