"""What a figure shows, in words, for those who cannot see it; carried into its files."""

from __future__ import annotations

import html
import re
import zlib
from dataclasses import dataclass

from matplotlib.figure import Figure

from rasad.arguments import instance, takes

_KEPT = "_rasad_alt"
_SVG = re.compile(r"<svg\b")


@dataclass(frozen=True)
class Alt:
    """An alternative text: a title and what the figure shows, made from its data.

    Attributes
    ----------
    title, text : str
        Each in one line, in logical order.
    language : {"en", "fa", "ar"}

    Examples
    --------
    >>> Alt("دیدار در مسکو", "دو رویداد", "fa").whole
    'دیدار در مسکو. دو رویداد.'
    """

    title: str
    text: str
    language: str

    @property
    def direction(self) -> str:
        """Of the words: rtl or ltr."""
        return "ltr" if self.language == "en" else "rtl"

    @property
    def whole(self) -> str:
        """Title and text in one line."""
        return " ".join(
            part if part.endswith((".", "؟", "?")) else f"{part}." for part in (self.title, self.text) if part
        )


@takes(figure=instance(Figure), alt=instance(Alt))
def describe(figure: Figure, alt: Alt) -> Figure:
    """Give a figure its alternative text; an earlier one is replaced.

    Parameters
    ----------
    figure : Figure
        Also one that `rasad.charts` did not draw.
    alt : Alt

    Returns
    -------
    Figure
        The same one; `rasad.charts.save` writes the text into its files.

    Examples
    --------
    >>> alt_of(describe(Figure(), Alt("عنوان", "یک خط", "fa"))).whole
    'عنوان. یک خط.'
    """
    setattr(figure, _KEPT, alt)
    return figure


@takes(figure=instance(Figure))
def alt_of(figure: Figure) -> Alt | None:
    """The alternative text of a figure, if it has one.

    Parameters
    ----------
    figure : Figure
        Drawn by `rasad.charts`; one of your own has none.

    Returns
    -------
    Alt or None
        With ``title``, ``text``, ``language``, ``direction`` (rtl or ltr), and ``whole``: title and text in one line.

    Examples
    --------
    >>> import pandas as pd
    >>> from rasad.charts import plot_ego
    >>> import rasad
    >>> table = pd.DataFrame({"a": ["iran"], "b": ["russia"], "n_ab": [2], "n_a": [3], "n_b": [4]})
    >>> pairs = rasad.read_pairs(table, registry=rasad.read_registry("seeds"), unit="sentence")
    >>> alt = alt_of(plot_ego(pairs, "iran", "ar"))
    >>> alt.direction, alt.title
    ('rtl', 'الأسماء التي تُذكر مع إيران')
    >>> alt_of(Figure()) is None
    True
    """
    found: Alt | None = getattr(figure, _KEPT, None)
    return found


def in_svg(svg: str, alt: Alt) -> str:
    """An SVG drawing with title and description, as SVG 2 and WAI-ARIA want them.

    Examples
    --------
    >>> print(in_svg("<svg><g/></svg>", Alt("A", "B", "en")))
    <svg role="img" lang="en" xml:lang="en" direction="ltr" aria-labelledby="title-d3d99e8b desc-4ad0cf31">
    <title id="title-d3d99e8b" lang="en" xml:lang="en">A</title>
    <desc id="desc-4ad0cf31" lang="en" xml:lang="en">B</desc><g/></svg>
    """
    # Ids from the words: two drawings in one page must not share them, and the bytes must repeat.
    ids = [f"{name}-{zlib.crc32(said.encode()):08x}" for name, said in (("title", alt.title), ("desc", alt.text))]
    spoken = f'lang="{alt.language}" xml:lang="{alt.language}"'
    head = f'<svg role="img" {spoken} direction="{alt.direction}" aria-labelledby="{" ".join(ids)}"'
    words = "".join(
        f'\n<{name} id="{id}" {spoken}>{html.escape(said, quote=False)}</{name}>'
        for name, id, said in zip(("title", "desc"), ids, (alt.title, alt.text), strict=True)
    )
    start = _SVG.search(svg)
    end = svg.index(">", start.end()) + 1 if start else 0
    return svg if start is None else svg[: start.start()] + head + svg[start.end() : end] + words + svg[end:]
