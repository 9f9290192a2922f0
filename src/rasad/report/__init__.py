"""From notebooks to a report: run them, record what they drew, write pages that can be read offline.

Each name is imported when it is first used: to show an article needs no matplotlib.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rasad.report.build import build_report as build_report
    from rasad.report.events import show_events as show_events
    from rasad.report.pairs import show_pairs as show_pairs
    from rasad.report.provenance import save_figure as save_figure
    from rasad.report.tables import show_table as show_table

_HOME = {
    "build_report": "rasad.report.build",
    "save_figure": "rasad.report.provenance",
    "show_events": "rasad.report.events",
    "show_pairs": "rasad.report.pairs",
    "show_table": "rasad.report.tables",
}
__all__ = ["build_report", "save_figure", "show_events", "show_pairs", "show_table"]


def __getattr__(name: str) -> Any:
    if name in _HOME:
        return getattr(import_module(_HOME[name]), name)
    raise AttributeError(f"module 'rasad.report' has no attribute {name!r}")


def __dir__() -> list[str]:
    return __all__
