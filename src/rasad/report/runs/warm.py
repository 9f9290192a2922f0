"""Imported once, in the process that kernels are forked from: what nearly every notebook imports and prepares.

A kernel that starts from nothing spends most of its time on imports and on the tables of names and dates.
What is prepared here is what the cells would prepare themselves, and no more: no article is read. `rasad verify`
starts every kernel from nothing, so a difference between the two would be found there.
"""

from __future__ import annotations

import gc
import os
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

# As ipykernel sets it, but before matplotlib is imported, which reads it once.
os.environ.setdefault("MPLBACKEND", "module://matplotlib_inline.backend_inline")


# The debugger, which the kernel imports, would say on standard error that it cannot be used in this way.
os.environ.setdefault("PYDEVD_DISABLE_FILE_VALIDATION", "1")


# What a kernel imports as it starts, the debugger among them, and what nearly every cell does.
_PACKAGES = (
    "ipykernel.debugger", "ipykernel.ipkernel", "ipykernel.kernelapp", "ipykernel.zmqshell", "IPython.core.completer",
    "matplotlib.backends.backend_agg", "matplotlib.backends.backend_svg", "matplotlib.pyplot", "pandas", "rasad",
    "rasad.analyse.timelines.agreement", "rasad.analyse.compare", "rasad.analyse.pairs.summary",
)  # fmt: skip
# A few words of both languages, so that what is made at the first name and date is made.
_TEXTS = {
    "fa": "رهبر انقلاب یکشنبه ۲۰ بهمن ۱۳۹۹ ساعت ۱۰ در مسکو گفت هفته گذشته و از سال ۱۴۰۰، دو روز پیش، امروز",
    "ar": "قال الرئيس الروسي أمس الأحد 20 يوليو 2025 في موسكو إن الأسبوع الماضي وعام 2015 ومنذ يومين، اليوم",
}


def prepare() -> None:
    """Import the packages, and make what is made once a process: tables of names and dates, fonts."""
    for package in _PACKAGES:
        import_module(package)
    import pandas

    import rasad

    for module in (rasad.charts, rasad.report):
        for name in module.__all__:
            getattr(module, name)
    # pandas asks at its import whether it is in a kernel, and shows fewer columns where it is not.
    pandas.set_option("display.max_columns", 20)
    rows = [{"article": lang, "lang": lang, "text": text, "published": "2022-07-19"} for lang, text in _TEXTS.items()]
    notes = rasad.annotate(pandas.DataFrame(rows, dtype=object), rasad.read_registry())
    _draw(rasad.cooccurrence(notes, unit="article", resamples=0))


def _draw(pairs: Any) -> None:
    """One chart in each language, for the fonts; it goes nowhere."""
    from rasad.charts import plot_cooccurrence, save

    with TemporaryDirectory() as folder:
        for language in ("en", "fa", "ar"):
            figure = plot_cooccurrence(pairs, language)
            for ending in ("png", "svg"):
                save(figure, Path(folder, f"chart.{ending}"))


# A notebook without hazm is no mistake, and what is broken here is told by the cell that uses it.
with suppress(Exception):
    prepare()
# All this lives as long as the process: no search for garbage in a kernel need look at it, or copy its pages.
gc.collect()
gc.freeze()
