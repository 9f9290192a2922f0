"""Charts for readers of Persian, Arabic and English."""

from rasad.charts.cooccurrence import plot_cooccurrence
from rasad.charts.ego import plot_ego
from rasad.charts.look import save
from rasad.charts.network import plot_network
from rasad.charts.pairbars import plot_pairs
from rasad.charts.rtl import rtl
from rasad.charts.timeline import plot_timeline

__all__ = ["plot_cooccurrence", "plot_ego", "plot_network", "plot_pairs", "plot_timeline", "rtl", "save"]
