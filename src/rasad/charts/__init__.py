"""Charts for readers of Persian, Arabic and English."""

from rasad.charts.cooccurrence import plot_cooccurrence, plot_network
from rasad.charts.timeline import plot_timeline

from rasad.charts.rtl import rtl
from rasad.charts.style import save

__all__ = ["plot_cooccurrence", "plot_network", "plot_timeline", "rtl", "save"]
