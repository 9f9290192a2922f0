"""Imported once, in the process that kernels are forked from: what nearly every notebook imports and prepares.

A kernel that starts from nothing spends four of its five seconds on imports and on the tables of names and dates.
What is prepared here is what the cells would prepare themselves, and no more: no article is read. `rasad verify`
starts every kernel from nothing, so a difference between the two would be found there.
"""

from __future__ import annotations

import gc
import os
from contextlib import suppress

# As ipykernel sets it, but before matplotlib is imported, which reads it once.
os.environ.setdefault("MPLBACKEND", "module://matplotlib_inline.backend_inline")


# The debugger, which the kernel imports, would say on standard error that it cannot be used in this way.
os.environ.setdefault("PYDEVD_DISABLE_FILE_VALIDATION", "1")


def prepare() -> None:
    """Import the packages, and make what is made once a process."""
    import pandas
    import papermill.engines  # noqa: F401

    import rasad
    import rasad.charts
    import rasad.report

    for name in (*rasad.charts.__all__, *rasad.report.__all__):
        getattr(rasad.report if name in rasad.report.__all__ else rasad.charts, name)
    # pandas asks at its import whether it is in a kernel, and shows fewer columns where it is not.
    pandas.set_option("display.max_columns", 20)
    # A few words of both languages, so that what is made at the first name and date is made.
    texts = {
        "fa": "رهبر انقلاب یکشنبه ۲۰ بهمن ۱۳۹۹ ساعت ۱۰ در مسکو گفت هفته گذشته و از سال ۱۴۰۰، دو روز پیش، امروز",
        "ar": "قال الرئيس الروسي أمس الأحد 20 يوليو 2025 في موسكو إن الأسبوع الماضي وعام 2015 ومنذ يومين، اليوم",
    }
    rows = [{"article": lang, "lang": lang, "text": text, "published": "2022-07-19"} for lang, text in texts.items()]
    rasad.annotate(pandas.DataFrame(rows, dtype=object), rasad.read_registry())


# A notebook without hazm is no mistake, and what is broken here is told by the cell that uses it.
with suppress(Exception):
    prepare()
# All this lives as long as the process: no search for garbage in a kernel need look at it, or copy its pages.
gc.collect()
gc.freeze()
