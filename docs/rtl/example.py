"""Draw the two pictures of docs/rtl.md: a chart as matplotlib draws it, and after `rasad.charts.rtl_axes`.

python docs/rtl/example.py FOLDER
"""

import datetime as dt
import sys
from pathlib import Path

import matplotlib.dates as dates
from matplotlib.figure import Figure

from rasad.charts import rtl_axes, save
from rasad.charts.page.look import families


def chart() -> Figure:
    """What a student might draw: bars of names, and a line over months."""
    figure = Figure(figsize=(9, 3.4), layout="constrained")
    left, right = figure.subplots(1, 2)
    bars = left.barh(["ایران", "علی خامنه‌ای", "روسیه", "ولادیمیر پوتین"], [31, 22, 19, 16], label="شمار جمله‌ها")
    left.bar_label(bars, padding=3)
    left.set(xlim=(0, 36), xlabel="شمار جمله‌ها (در ۵ مقاله)")
    left.set_title("چه نامی چند بار آمده است؟", loc="left")
    months = [dt.date(2021 + month // 12, month % 12 + 1, 1) for month in range(0, 18, 3)]
    right.plot(months, [-0.2, 0.1, 0.45, 0.3, 0.6, 0.75], "o-", label="ایران و روسیه")
    right.plot(months, [0.3, 0.25, 0.1, 0.2, -0.1, 0.05], "s--", label="ایران و S-400")
    right.annotate("سفر (بهمن)", (months[1], 0.1), xytext=(8, -22), textcoords="offset points")
    right.set_title("هم‌نامی: NPMI", loc="left")
    right.xaxis.set_major_locator(dates.MonthLocator(interval=4))
    right.xaxis.set_major_formatter(dates.DateFormatter("%b %Y"))
    right.tick_params(axis="x", labelsize=8.5)
    right.legend(loc="upper left")
    return figure


def main(folder: Path) -> None:
    """Draw before and after into `folder`."""
    families()  # registers the fonts, so that both pictures have the same ones
    save(chart(), folder / "before.png", dpi=100)
    figure = chart()
    for axes in figure.axes:
        rtl_axes(axes, "fa")
    save(figure, folder / "after.png", dpi=100)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
