"""Charts for readers of Persian, Arabic and English."""

from rasad.charts.cooccurrence import plot_cooccurrence, plot_network
from rasad.charts.rtl import rtl
from rasad.charts.style import save
from rasad.charts.timeline import plot_timeline

__all__ = ["plot_cooccurrence", "plot_network", "plot_timeline", "rtl", "save"]
