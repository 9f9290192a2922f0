"""What a drawn figure says, and where."""

from __future__ import annotations

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.text import Text

from drawn import texts


def middle(figure: Figure, artist: Text) -> tuple[float, float]:
    box = artist.get_window_extent(FigureCanvasAgg(figure).get_renderer())
    return (box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2


def said_by(figure: Figure) -> str:
    return " ".join(texts(figure)).translate(dict.fromkeys(map(ord, "\u2066\u2067\u2069")))


def has(figure: Figure, sentence: str) -> bool:
    """Whether a figure says a sentence, over however many lines."""
    return sentence.replace(" ", "") in said_by(figure).replace(" ", "")
