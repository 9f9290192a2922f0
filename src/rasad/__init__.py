"""rasad (رصد): timelines and co-occurrence from Persian and Arabic news, right to left.

The names below are the whole of it for most users; each is imported when it is first used, since
half of them need pandas, matplotlib or a registry.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rasad import calendars as calendars
    from rasad import charts as charts
    from rasad import report as report
    from rasad.analyse.cooccurrence import cooccurrence as cooccurrence
    from rasad.analyse.episode import read_episode as read_episode
    from rasad.analyse.groups import compare_groups as compare_groups
    from rasad.analyse.nameentry import as_yaml as as_yaml
    from rasad.analyse.names import propose_names as propose_names
    from rasad.analyse.networkfiles import write_network as write_network
    from rasad.analyse.timeline import timeline as timeline
    from rasad.annotation.entities import find_entities as find_entities
    from rasad.annotation.registry import read_registry as read_registry
    from rasad.annotation.tables import annotate as annotate
    from rasad.corpus.articles import read_articles as read_articles
    from rasad.dates import find_dates as find_dates
    from rasad.errors import RasadError as RasadError
    from rasad.report.show import show as show
    from rasad.text.halfspace import restore_halfspaces as restore_halfspaces
    from rasad.text.normalize import normalize as normalize

__version__ = "0.1.0"

_HOME = {
    "RasadError": "rasad.errors",
    "annotate": "rasad.annotation.tables",
    "as_yaml": "rasad.analyse.nameentry",
    "compare_groups": "rasad.analyse.groups",
    "cooccurrence": "rasad.analyse.cooccurrence",
    "find_dates": "rasad.dates",
    "find_entities": "rasad.annotation.entities",
    "normalize": "rasad.text.normalize",
    "propose_names": "rasad.analyse.names",
    "read_articles": "rasad.corpus.articles",
    "read_episode": "rasad.analyse.episode",
    "read_registry": "rasad.annotation.registry",
    "restore_halfspaces": "rasad.text.halfspace",
    "show": "rasad.report.show",
    "timeline": "rasad.analyse.timeline",
    "write_network": "rasad.analyse.networkfiles",
}
_ROOMS = ("calendars", "charts", "report")
__all__ = [*sorted(_HOME), *_ROOMS]


def __getattr__(name: str) -> Any:
    if name in _HOME:
        return getattr(import_module(_HOME[name]), name)
    if name in _ROOMS:
        return import_module(f"rasad.{name}")
    raise AttributeError(f"module 'rasad' has no attribute {name!r}")


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
