"""Charts for tests that only look at them: each is drawn once for the same table, arguments and settings.

A test that changes its figure (its resolution, say) or asks whether drawing twice gives the same, takes `rasad.charts`.
"""

from __future__ import annotations

import pickle
from collections import OrderedDict
from collections.abc import Callable
from functools import wraps
from hashlib import blake2b
from typing import Any

import matplotlib as mpl
from matplotlib.figure import Figure

from rasad import charts

MANY = 60  # figures; one of a thousand artists takes ten megabytes
_DRAWN: OrderedDict[bytes, tuple[Figure, object]] = OrderedDict()


def kept(draw: Callable[..., Figure]) -> Callable[..., Figure]:
    """A chart that gives the figure that it gave before."""

    @wraps(draw)
    def looked_at(*arguments: Any, **options: Any) -> Figure:
        key = _key(draw.__name__, arguments, sorted(options.items()))
        if key not in _DRAWN:
            figure = draw(*arguments, **options)
            _DRAWN[key] = figure, _state(figure)
        figure, as_drawn = _DRAWN[key]
        assert _state(figure) == as_drawn, "a test changed a figure that others look at"
        _DRAWN.move_to_end(key)
        while len(_DRAWN) > MANY:
            _DRAWN.popitem(last=False)
        return figure

    return looked_at


def _key(*said: object) -> bytes:
    """What a figure is drawn from, whole: two that share a key share every cell, argument and setting."""
    settings = sorted(dict.items(mpl.rcParams), key=lambda setting: setting[0])
    return blake2b(pickle.dumps((said, [(name, repr(value)) for name, value in settings]))).digest()


def _state(figure: Figure) -> object:
    return figure.dpi, *figure.get_size_inches(), len(figure.findobj())


plot_chord = kept(charts.plot_chord)
plot_cooccurrence = kept(charts.plot_cooccurrence)
plot_ego = kept(charts.plot_ego)
plot_network = kept(charts.plot_network)
plot_pairs = kept(charts.plot_pairs)
plot_timeline = kept(charts.plot_timeline)
