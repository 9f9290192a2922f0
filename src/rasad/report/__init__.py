"""From notebooks to a report: run them, record what they drew, write pages that can be read offline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rasad.faces import face

if TYPE_CHECKING:
    from rasad.report.build.build import build_report as build_report

_HOME = {"build_report": "rasad.report.build.build"}
_MOVED = dict.fromkeys(("save_figure", "show_events", "show_pairs", "show_table"), "rasad.display")
__all__ = ["build_report"]
__getattr__ = face(__name__, _HOME, _MOVED)


def __dir__() -> list[str]:
    return __all__
