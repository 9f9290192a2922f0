"""rasad (رصد): timelines and co-occurrence from Persian and Arabic news, right to left.

The names below are the whole of it for most users; each is imported when it is first used, since
half of them need pandas, matplotlib or a registry.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rasad.faces import face
from rasad.moved import install

if TYPE_CHECKING:
    from rasad import calendars as calendars
    from rasad import charts as charts
    from rasad import display as display
    from rasad import report as report
    from rasad import tables as tables
    from rasad.analyse.networks.files import write_network as write_network
    from rasad.analyse.newnames.entry import as_yaml as as_yaml
    from rasad.analyse.newnames.propose import propose_names as propose_names
    from rasad.analyse.pairs.cooccurrence import cooccurrence as cooccurrence
    from rasad.analyse.pairs.groups import compare_groups as compare_groups
    from rasad.analyse.pairs.read import read_pairs as read_pairs
    from rasad.analyse.timelines.episode import read_episode as read_episode
    from rasad.analyse.timelines.read import read_events as read_events
    from rasad.analyse.timelines.timeline import timeline as timeline
    from rasad.annotation.annotate import annotate as annotate
    from rasad.annotation.files import read_notes as read_notes
    from rasad.annotation.mentions.find import find_entities as find_entities
    from rasad.annotation.registry.read import read_registry as read_registry
    from rasad.corpus.articles import read_articles as read_articles
    from rasad.dates import find_dates as find_dates
    from rasad.display.articles.article import show as show
    from rasad.errors import RasadError as RasadError
    from rasad.text.halfspaces.restore import restore_halfspaces as restore_halfspaces
    from rasad.text.normalize import normalize as normalize

__version__ = "0.1.0"
install()

_HOME = {
    "RasadError": "rasad.errors",
    "annotate": "rasad.annotation.annotate",
    "as_yaml": "rasad.analyse.newnames.entry",
    "compare_groups": "rasad.analyse.pairs.groups",
    "cooccurrence": "rasad.analyse.pairs.cooccurrence",
    "find_dates": "rasad.dates",
    "find_entities": "rasad.annotation.mentions.find",
    "normalize": "rasad.text.normalize",
    "propose_names": "rasad.analyse.newnames.propose",
    "read_articles": "rasad.corpus.articles",
    "read_notes": "rasad.annotation.files",
    "read_events": "rasad.analyse.timelines.read",
    "read_pairs": "rasad.analyse.pairs.read",
    "read_episode": "rasad.analyse.timelines.episode",
    "read_registry": "rasad.annotation.registry.read",
    "restore_halfspaces": "rasad.text.halfspaces.restore",
    "show": "rasad.display.articles.article",
    "timeline": "rasad.analyse.timelines.timeline",
    "write_network": "rasad.analyse.networks.files",
}
_ROOMS = ("calendars", "charts", "display", "report", "tables")
__all__ = [*sorted(_HOME), *_ROOMS]
__getattr__ = face(__name__, _HOME | {room: f"rasad.{room}" for room in _ROOMS})


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
