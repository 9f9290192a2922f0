"""Turn a legend round: the marker on the reader's side of its words, the whole on the other side of the axes."""

from __future__ import annotations

from typing import Any

from matplotlib.legend import Legend
from matplotlib.offsetbox import HPacker, TextArea, VPacker

# matplotlib's codes of places: upper and lower right and left, right, centre left and right.
_MIRRORED = {1: 2, 2: 1, 3: 4, 4: 3, 5: 6, 6: 7, 7: 6}
_TURNED = "_rasad_turned"


def turn_legend(legend: Legend, rtl: bool, mirrored: bool) -> None:
    """Put markers to the right of their words and columns from the right, and the legend on the other side.

    Parameters
    ----------
    legend : Legend
    rtl : bool
        Whether it is read from right to left; else nothing happens.
    mirrored : bool
        Whether the axes have changed sides, so that the legend has to.
    """
    if not rtl or getattr(legend, _TURNED, False):
        return
    setattr(legend, _TURNED, True)
    legend.set_alignment("right")
    for packer in _packers(legend):
        children = packer.get_children()
        if isinstance(packer, VPacker):
            packer.align = "right"
        elif isinstance(children[-1], TextArea) or all(isinstance(child, VPacker) for child in children):
            children.reverse()
    if mirrored:
        _move(legend)


def _packers(legend: Legend) -> list[Any]:
    """All boxes that set others beside or below each other, but not the pictures inside the markers."""
    found, waiting = [], list(legend.get_children())
    while waiting:
        box = waiting.pop()
        if isinstance(box, (HPacker, VPacker)):
            found.append(box)
            waiting.extend(box.get_children())
    return found


def _move(legend: Legend) -> None:
    place = getattr(legend, "_loc", None)
    if isinstance(place, int) and place in _MIRRORED:
        legend.set_loc(_MIRRORED[place])
    anchor = getattr(legend, "_bbox_to_anchor", None)
    if anchor is not None and legend.axes is not None:
        box = anchor.transformed(legend.axes.transAxes.inverted())
        legend.set_bbox_to_anchor((1 - box.x1, box.y0, box.width, box.height), legend.axes.transAxes)
