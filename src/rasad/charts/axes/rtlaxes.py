"""Make an Axes that somebody has drawn right to left: pandas', seaborn's, a student's own."""

from __future__ import annotations

import re
from typing import Any

from matplotlib.axes import Axes
from matplotlib.text import Annotation, Text

from rasad.arguments import FLAG, LANGUAGE, TEXT, instance, maybe, takes
from rasad.charts.axes.legends import turn_legend
from rasad.charts.axes.ticklabels import ReaderFormatter
from rasad.charts.bidi.rtl import rtl
from rasad.charts.page import look
from rasad.checks import known
from rasad.text import numerals

_OTHER = {"left": "right", "right": "left", "center": "center"}
# What was done is kept on the artists themselves: that an Axes was mirrored, and what a text was made into.
_DONE, _PREPARED = "_rasad_mirrored", "_rasad_prepared"
# What `rtl` has prepared for this matplotlib or an older one: isolated lines, or presentation forms.
_READY = re.compile("^[\u2066\u2067].*\u2069$|[\ufb50-\ufdfb\ufe70-\ufefc]", re.DOTALL)
_NUMBER = re.compile(r"[-+\u2212]?[\d.,]*\d%?")


@takes(ax=instance(Axes), language=LANGUAGE, mirror=maybe(FLAG), country=maybe(TEXT))
def rtl_axes(
    ax: Axes, language: str, *, mirror: bool | None = None, digits: str = "auto", country: str | None = None
) -> Axes:
    """Make an existing Axes right for readers of a language; done twice, it stays as it is.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
        With all that is drawn on it; what is added later needs another call.
    language : {"en", "fa", "ar"}
    mirror : bool, optional
        Whether the x axis runs from the right, the y axis stands on the right and titles, legend and labels change
        sides with them; by default in Persian and Arabic. False for time from left to right, and for maps.
    digits : {"auto", "native", "latin"}
        Of numbers on the axes and of labels that are a number; ۴۵۶ or ٤٥٦ by default. Numbers among your own words
        stay as you wrote them.
    country : str, optional
        Two-letter code, for the Arabic names of months on an axis of dates.

    Returns
    -------
    matplotlib.axes.Axes
        The same.

    Raises
    ------
    ValueError
        If `language` or `digits` is not known.

    Notes
    -----
    Texts are taken as logical, as you would type them, and go through `rasad.charts.rtl`. A text that has been
    prepared already, by that function or an earlier call, is left alone. matplotlib's own settings do not change:
    fonts are set on the texts. A colour bar is Axes of its own: draw it with ``location="left"``, and turn it with
    ``rtl_axes(bar.ax, language, mirror=False)``.

    Examples
    --------
    >>> from matplotlib.figure import Figure
    >>> ax = Figure().add_subplot()
    >>> bars = ax.barh(["مسکو", "تهران"], [3, 5])
    >>> title = ax.set_title("چند بار", loc="left")
    >>> bool(rtl_axes(ax, "fa").xaxis_inverted()), ax.yaxis.get_ticks_position(), ax.get_title(loc="left")
    (True, 'right', '')
    """
    known(digits, numerals.DIGITS, "digits")
    native = "native" if digits == "auto" else digits
    if (language != "en" if mirror is None else mirror) and not getattr(ax, _DONE, False):
        _mirror(ax)
        setattr(ax, _DONE, True)
    for axis in (ax.xaxis, ax.yaxis):
        for which in ("major", "minor"):
            _format(axis, which, ReaderFormatter, language, native, country)
    for text in _texts(ax):
        with numerals.chosen(native):
            write(text, language)
    if (legend := ax.get_legend()) is not None:
        turn_legend(legend, language != "en", mirrored=getattr(ax, _DONE, False))
    return ax


def write(text: Text, language: str) -> None:
    """Prepare the logical text of an artist, once, in fonts that have its letters."""
    shown = text.get_text()
    if not shown or shown == getattr(text, _PREPARED, None) or _READY.search(shown):
        return
    if _NUMBER.fullmatch(shown):
        prepared = rtl(numerals.marks(shown, language), "L")
    else:
        prepared = rtl(shown, "R" if language != "en" else "auto")
    text.set_text(prepared)
    text.set_fontfamily(list(look.families()))
    setattr(text, _PREPARED, prepared)


def _texts(ax: Axes) -> list[Text]:
    titles = [ax.title, getattr(ax, "_left_title", None), getattr(ax, "_right_title", None)]
    legend = ax.get_legend()
    inside = [*legend.get_texts(), legend.get_title()] if legend else []
    found = [*titles, ax.xaxis.label, ax.yaxis.label, *ax.texts, *inside]
    return [text for text in found if text is not None]


def _mirror(ax: Axes) -> None:
    """Swap the sides of everything, but of what a shared axis has swapped already."""
    siblings = [other for other in ax.get_shared_x_axes().get_siblings(ax) if other is not ax]
    if not any(getattr(other, _DONE, False) for other in siblings):
        ax.invert_xaxis()
    _swap_y_axis(ax)
    _swap_titles(ax)
    for text in ax.texts:
        _mirror_text(text, ax)


def _mirror_text(text: Text, ax: Axes) -> None:
    """What follows the data moves with them; what was placed in the frame or beside a point changes sides."""
    text.set_horizontalalignment(_OTHER[text.get_horizontalalignment()])  # type: ignore[arg-type]
    if not isinstance(text, Annotation):
        if text.get_transform() is ax.transAxes:
            text.set_x(1 - text.get_position()[0])
        return
    if text.xycoords == "axes fraction":
        text.xy = (1 - text.xy[0], text.xy[1])
    x, y = text.xyann
    if text.anncoords == "axes fraction":
        text.xyann = (1 - x, y)
    elif "offset" in str(text.anncoords):
        text.xyann = (-x, y)


def _swap_y_axis(ax: Axes) -> None:
    left, right = ax.spines["left"], ax.spines["right"]
    visible = left.get_visible(), right.get_visible()
    left.set_visible(visible[1])
    right.set_visible(visible[0])
    # Not by the position of ticks: a theme without ticks has labels all the same.
    known = {"left": True, "labelleft": True, "right": False, "labelright": False, **ax.yaxis.get_tick_params("major")}
    swapped = {f"{what}{side}": known[f"{what}{_OTHER[side]}"] for what in ("", "label") for side in ("left", "right")}
    ax.tick_params(axis="y", which="both", **swapped)
    ax.yaxis.set_label_position(_OTHER[ax.yaxis.get_label_position()])  # type: ignore[arg-type]


def _swap_titles(ax: Axes) -> None:
    left, right = ax.get_title(loc="left"), ax.get_title(loc="right")
    if left or right:
        ax.set_title(right, loc="left")
        ax.set_title(left, loc="right")


def _format(axis: Any, which: str, formatter: type[ReaderFormatter], language: str, digits: str, country: Any) -> None:
    old = getattr(axis, f"get_{which}_formatter")()
    inner = old.inner if isinstance(old, formatter) else old
    getattr(axis, f"set_{which}_formatter")(formatter(inner, language, digits, country))
    for tick in axis.get_major_ticks() if which == "major" else axis.get_minor_ticks():
        for label in (tick.label1, tick.label2):
            label.set_fontfamily(list(look.families()))
    axis.get_offset_text().set_fontfamily(list(look.families()))
