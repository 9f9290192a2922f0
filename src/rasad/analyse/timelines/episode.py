"""An episode: a period, its people, and the events that a scholar has read out of the articles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from rasad.analyse.timelines.curated import DATE_BASES as DATE_BASES
from rasad.analyse.timelines.curated import KEYS, check_date, in_languages, read_event, read_struck, text_of
from rasad.analyse.timelines.curated import LANGUAGES as LANGUAGES
from rasad.analyse.timelines.curated import STATUSES as STATUSES
from rasad.analyse.timelines.curated import CuratedEvent as CuratedEvent
from rasad.analyse.timelines.curated import Struck as Struck
from rasad.arguments import PATH, takes
from rasad.mistakes import Mistakes
from rasad.yamlfile import Entry, check_list, check_mapping, check_names, key_mistakes, read_yaml

PROPOSED = ".proposed.yaml"  # ends the name of a file of events that nobody has checked yet


@dataclass(frozen=True)
class Episode:
    """An episode and its curated events.

    Attributes
    ----------
    id : str
    period : str
        EDTF.
    people : tuple of str
        Entity ids.
    labels : mapping of str to str
        Title in en, fa, ar; may be empty.
    articles : tuple of str
        Stems of articles.
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

    @property
    def origin(self) -> str:
        """``proposed`` where the file's name says that nobody has checked its events, else ``curated``."""
        return "proposed" if self.path.name.endswith(PROPOSED) else "curated"


@takes(path=PATH)
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
    MistakesError
        With all mistakes, a line each: file, line, event, what is wrong.

    Examples
    --------
    >>> episode = read_episode("seeds/episodes/larijani-putin-moscow-2025.yaml")
    >>> episode.people[0]
    'ali-larijani'
    """
    path, mistakes = Path(path), Mistakes()
    content = read_yaml(path)
    mistakes.add(key_mistakes(content, path, *KEYS["the episode"], "the episode"))
    if not isinstance(content, Entry):
        mistakes.refuse()
    episode = _read(content, path, mistakes)
    mistakes.refuse()
    return episode


def _read(content: Entry, path: Path, mistakes: Mistakes) -> Episode:
    """The episode without the parts that are mistaken."""
    place = f"{path}: line {content.line}"
    if content.get("period") not in (None, "", []):
        mistakes.of(None, check_date, content["period"], f"{place}: period")
    labels = (
        mistakes.of({}, in_languages, content["labels"], f"{place}: labels")
        if content.get("labels") is not None
        else {}
    )
    people, articles = (mistakes.of((), check_names, content, key, path) for key in ("people", "articles"))
    sources = mistakes.of({}, check_mapping, content, "sources", path)
    events = [read_event(entry, path, mistakes) for entry in mistakes.of([], check_list, content, "events", path)]
    struck = [read_struck(entry, path, mistakes) for entry in mistakes.of([], check_list, content, "struck", path)]
    mistakes.add(_twice([event for event in events if event], path))
    return Episode(
        id=mistakes.of("", text_of, content, "id", place) or path.stem,
        labels=labels,
        period=str(content.get("period")),
        people=people,
        articles=articles,
        sources={
            name: mistakes.of({}, in_languages, labels, f"{place}: source {name}: labels")
            for name, labels in sources.items()
        },
        events=tuple(event for event in events if event),
        struck=tuple(given for given in struck if given),
        path=path,
    )


@takes(folder=PATH)
def episode_files(folder: str | Path) -> list[Path]:
    """The curated episodes of a folder, by name.

    Parameters
    ----------
    folder : str or Path
        Its .yaml files are episodes. Those that end in .proposed.yaml are left out: ``rasad timeline --propose`` writes
        them beside the episode, nobody has checked them, and what they hold would be counted as curated.

    Returns
    -------
    list of Path
        Empty where there is no such folder: articles can do without episodes.

    Examples
    --------
    >>> [path.stem for path in episode_files("seeds/episodes")][-1]
    'raisi-2021-2024'
    """
    return sorted(path for path in Path(folder).glob("*.yaml") if not path.name.endswith(PROPOSED))


def _twice(events: list[CuratedEvent], path: Path) -> Iterator[str]:
    seen: set[str] = set()
    for event in events:
        if event.id and event.id in seen:
            yield f"{path}: line {event.line}: event {event.id!r} stands twice"
        seen.add(event.id)
