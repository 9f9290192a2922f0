"""Tables, articles and figures as a notebook shows them, each leading back to its passage.

Each name is imported when it is first used: to show an article needs no matplotlib.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rasad.faces import face

if TYPE_CHECKING:
    from rasad.display.events import show_events as show_events
    from rasad.display.events import show_sentences as show_sentences
    from rasad.display.figures import save_figure as save_figure
    from rasad.display.pairs import show_pairs as show_pairs
    from rasad.display.tables import show_table as show_table

_HOME = {
    "save_figure": "rasad.display.figures",
    "show_events": "rasad.display.events",
    "show_pairs": "rasad.display.pairs",
    "show_sentences": "rasad.display.events",
    "show_table": "rasad.display.tables",
}
__all__ = ["save_figure", "show_events", "show_pairs", "show_sentences", "show_table"]
__getattr__ = face(__name__, _HOME)


def __dir__() -> list[str]:
    return __all__
