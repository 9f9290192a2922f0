"""From notebooks to a report: run them, record what they drew, write pages that can be read offline."""

from rasad.report.provenance import save_figure
from rasad.report.run import build_report
from rasad.report.tables import show_table

__all__ = ["build_report", "save_figure", "show_table"]
