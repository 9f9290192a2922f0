"""Charts for readers of Persian, Arabic and English."""

from rasad.charts.axes.rtlaxes import rtl_axes
from rasad.charts.axes.style import style
from rasad.charts.bidi.rtl import rtl
from rasad.charts.networks.chord import plot_chord
from rasad.charts.networks.ego import plot_ego
from rasad.charts.networks.network import plot_network
from rasad.charts.page.alt import Alt, alt_of, describe
from rasad.charts.page.files import save
from rasad.charts.page.wrap import wrapped as wrap
from rasad.charts.pairs.bars import plot_pairs
from rasad.charts.pairs.heatmap import plot_cooccurrence
from rasad.charts.timelines.timeline import plot_timeline

__all__ = [
    "Alt",
    "alt_of",
    "describe",
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
