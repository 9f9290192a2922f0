"""What matplotlib drew: outlines and places from an SVG that it wrote, ink from a PNG."""

from __future__ import annotations

import io
import re
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

import matplotlib as mpl
import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.patches import PathPatch
from matplotlib.path import Path as Outline
from matplotlib.transforms import IdentityTransform
from scipy.ndimage import binary_dilation, uniform_filter

from rtl_truth import Glyph, outline, outline_shape

_SVG = "{http://www.w3.org/2000/svg}"
_SIZE = 100.0  # points: matplotlib writes outlines at this size
EM = 60  # pixels, of the pictures


def drawn(prepared: str, font: Path) -> list[Glyph]:
    """The glyphs with ink that matplotlib draws for one prepared line, in em."""
    figure = Figure(figsize=(1, 1))
    figure.text(0, 0, prepared, fontproperties=FontProperties(fname=font), size=_SIZE)
    file = io.BytesIO()
    with mpl.rc_context({"svg.fonttype": "path"}):
        figure.savefig(file, format="svg")
    root = ElementTree.fromstring(file.getvalue())
    outlines = {path.get("id"): path.get("d", "") for path in root.iter(f"{_SVG}path") if path.get("id")}
    glyphs = [_used(use, outlines) for use in root.iter(f"{_SVG}use")]
    return [glyph for glyph in glyphs if glyph.shape]


def _used(use: ElementTree.Element, outlines: dict[str | None, str]) -> Glyph:
    name = use.get("{http://www.w3.org/1999/xlink}href", "").removeprefix("#")
    place = re.search(r"translate\(([-\d.]+)[ ,]?([-\d.]*)\)", use.get("transform", ""))
    at = (place[1], place[2] or 0) if place else (use.get("x", 0), use.get("y", 0))  # as attributes until 3.9
    x, y = map(float, at)
    return Glyph(x / _SIZE, y / _SIZE, _shape(outlines.get(name, "")), name)


@cache
def _shape(data: str) -> tuple[float, ...]:
    contours = []
    for part in data.split("M")[1:]:
        numbers = np.array(re.findall(r"-?\d+\.?\d*", part), dtype=float).reshape(-1, 2)
        contours.append(numbers / 64 / _SIZE)
    return outline_shape(contours)


def picture(prepared: str, font: Path) -> np.ndarray:
    """Where the PNG of one prepared line has ink, cropped, at `EM` pixels."""
    width = 3 + len(prepared)
    figure = Figure(figsize=(width, 3), dpi=EM)
    with mpl.rc_context({"text.hinting": "none"}):  # hinting moves letters of this size by up to a pixel each
        figure.text(1 / width, 0.4, prepared, fontproperties=FontProperties(fname=font), size=72)
        return _inked(figure)


def picture_of(glyphs: list[Glyph], font: Path) -> np.ndarray:
    """Where the outlines of glyphs have ink at their places, cropped, at `EM` pixels."""
    figure = Figure(figsize=(3 + max((glyph.x for glyph in glyphs), default=0), 3), dpi=EM)
    for glyph in glyphs:
        points, codes = outline(font, glyph.name)
        moved = Outline((points + np.array([glyph.x + 1, glyph.y + 1.2])) * EM, codes)
        figure.add_artist(PathPatch(moved, transform=IdentityTransform(), facecolor="black", linewidth=0))
    return _inked(figure)


def _inked(figure: Figure) -> np.ndarray:
    canvas = FigureCanvasAgg(figure)
    canvas.draw()
    return cropped(np.asarray(canvas.buffer_rgba())[..., 0] < 128)


def cropped(ink: np.ndarray) -> np.ndarray:
    rows, columns = np.flatnonzero(ink.any(1)), np.flatnonzero(ink.any(0))
    return ink[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1] if len(rows) else ink[:1, :1]


def worst(wanted: np.ndarray, found: np.ndarray, box: int = 9) -> float:
    """Share of the worst square of `box` pixels that has ink in one picture and nothing near it in the other.

    A dot that is missing or elsewhere makes about 0.3; 1.0 if one picture is 3 % wider than the other.
    """
    if abs(wanted.shape[1] - found.shape[1]) > max(3, 0.03 * wanted.shape[1]):
        return 1.0
    height, width = np.maximum(wanted.shape, found.shape) + 2 * box
    one, two = (_framed(ink, height, width, box) for ink in (wanted, found))
    near = np.ones((5, 5), dtype=bool)
    apart = (one & ~binary_dilation(two, near)) | (two & ~binary_dilation(one, near))
    return float(uniform_filter(apart.astype(float), box).max())


def _framed(ink: np.ndarray, height: int, width: int, margin: int) -> np.ndarray:
    frame = np.zeros((height, width), dtype=bool)
    frame[margin : margin + ink.shape[0], margin : margin + ink.shape[1]] = ink
    return frame
