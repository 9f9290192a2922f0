"""Timelines that were made before: read from a file, or given back to rows that have lost their context."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from rasad.analyse.timelines.context import TimelineContext
from rasad.analyse.timelines.episode import Episode
from rasad.analyse.timelines.timeline import Timeline, title_of
from rasad.annotation.registry.entity import Registry
from rasad.arguments import PATH, either, instance, maybe, takes
from rasad.checks import shown
from rasad.tables.needed import EVENTS
from rasad.tables.package import context_in
from rasad.tables.read import read_table
from rasad.tables.result import LostContextError


@takes(source=either(PATH, EVENTS), episode=maybe(instance(Episode)), registry=maybe(instance(Registry)))
def read_events(
    source: str | Path | pd.DataFrame, *, episode: Episode | None = None, registry: Registry | None = None
) -> Timeline:
    """Read a timeline that was written, or take a plain table of events as one.

    Parameters
    ----------
    source : str, Path or DataFrame
        A file that ``rasad timeline --out FILE`` wrote (.parquet, .jsonl, .json, .csv), a table of events in a report,
        or a table of your own with the columns of ``events`` (docs/tables.md).
    episode : Episode, optional
        Gives the title and the sources, for a table that has no context with it.
    registry : Registry, optional
        What participants, places and sources are called, for such a table; where it has a context, its labels come
        first.

    Returns
    -------
    Timeline

    Raises
    ------
    RasadError
        If the file cannot be read, or a table has no context and no `registry` is given.

    Examples
    --------
    >>> import rasad
    >>> notes = rasad.annotate(rasad.read_articles("seeds"), rasad.read_registry("seeds"))
    >>> episode = rasad.read_episode("seeds/episodes/larijani-putin-moscow-2025.yaml")
    >>> plain = pd.concat([rasad.timeline(notes, episode)]).table
    >>> read_events(plain, episode=episode, registry=notes.registry).context.title_in("en")
    'Larijani meets Putin in Moscow, July 2025'
    """
    if isinstance(source, pd.DataFrame):
        table, given = source, None
    else:
        table, given = read_table(source, "events"), context_in(Path(source), "events")
    if given is not None:
        context = TimelineContext.from_json(given)
        context = context.named_by(registry) if registry else context
    elif registry is None:
        again = f"{TimelineContext.again}; registry=... gives the labels"
        raise LostContextError(f"read_events: {shown(source)} has no context with it; {again}")
    else:
        context = _of(episode, registry).named_in(table, registry, "read_events")
    return Timeline.made(table, context)


def _of(episode: Episode | None, registry: Registry) -> TimelineContext:
    """What an episode says of its timeline."""
    if episode is None:
        return TimelineContext({})
    return TimelineContext(dict(episode.sources), episode.id, title_of(episode, registry), episode.period)
