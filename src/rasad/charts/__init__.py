"""Charts for readers of Persian, Arabic and English."""

from rasad.charts.alt import alt_of
from rasad.charts.chord import plot_chord
from rasad.charts.cooccurrence import plot_cooccurrence
from rasad.charts.ego import plot_ego
from rasad.charts.files import save
from rasad.charts.network import plot_network
from rasad.charts.pairbars import plot_pairs
from rasad.charts.rtl import rtl
from rasad.charts.rtlaxes import rtl_axes
from rasad.charts.style import style
from rasad.charts.timeline import plot_timeline
from rasad.charts.wrap import wrapped as wrap

__all__ = [
    "alt_of",
    "plot_chord",
    "plot_cooccurrence",
    "plot_ego",
    "plot_network",
    "plot_pairs",
    "plot_timeline",
    "rtl",
    "rtl_axes",
    "save",
    "style",
    "wrap",
]
