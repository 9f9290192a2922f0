"""What happened when, according to whom: episodes, their events, each tied to its passage.

`rasad.timeline` makes one. Its module has the same name, so it is called from the package and not from here. What
sources share and do not is in `rasad.analyse.timelines.agreement`, other programs' formats in
`rasad.analyse.timelines.export`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rasad.faces import face

if TYPE_CHECKING:
    from rasad.analyse.timelines.curated import DATE_BASES as DATE_BASES
    from rasad.analyse.timelines.curated import STATUSES as STATUSES
    from rasad.analyse.timelines.curated import CuratedEvent as CuratedEvent
    from rasad.analyse.timelines.curated import Struck as Struck
    from rasad.analyse.timelines.episode import PROPOSED as PROPOSED
    from rasad.analyse.timelines.episode import Episode as Episode
    from rasad.analyse.timelines.episode import episode_files as episode_files
    from rasad.analyse.timelines.episode import read_episode as read_episode
    from rasad.analyse.timelines.export import write_timeline as write_timeline

_HOME = {
    "DATE_BASES": "rasad.analyse.timelines.curated",
    "PROPOSED": "rasad.analyse.timelines.episode",
    "STATUSES": "rasad.analyse.timelines.curated",
    "CuratedEvent": "rasad.analyse.timelines.curated",
    "Episode": "rasad.analyse.timelines.episode",
    "Struck": "rasad.analyse.timelines.curated",
    "episode_files": "rasad.analyse.timelines.episode",
    "read_episode": "rasad.analyse.timelines.episode",
    "write_timeline": "rasad.analyse.timelines.export",
}
__all__ = [
    "DATE_BASES",
    "PROPOSED",
    "STATUSES",
    "CuratedEvent",
    "Episode",
    "Struck",
    "episode_files",
    "read_episode",
    "write_timeline",
]
__getattr__ = face(__name__, _HOME)


def __dir__() -> list[str]:
    return __all__
