"""The glyphs that a line should be drawn with: order by UAX #9, shapes and places by HarfBuzz.

Nothing here comes from rasad or from matplotlib. The levels are those of fpdf2, a writer of PDF with
an implementation of its own in Python that passes the Unicode Consortium's BidiCharacterTest; rasad
uses python-bidi (Rust) on an old matplotlib, and matplotlib 3.11 uses libraqm.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path

import numpy as np
import uharfbuzz as hb
from fontTools.pens.recordingPen import RecordingPen
from fontTools.unicodedata import script
from fpdf.bidi import BidiParagraph
from fpdf.enums import TextDirection

# Positioning that a matplotlib before 3.11 has no means for; joining, lam-alef and kerning stay.
PLAIN = {"mark": False, "mkmk": False}
_ANY = ("Zyyy", "Zinh")  # of all scripts, or of the letter before it
_CLOSING = dict(zip(")]}»›>”’", "([{«‹<“‘", strict=True))


@dataclass(frozen=True)
class Glyph:
    """An outline at a place; lengths in em, `x` and `y` of its origin, `shape` by `outline_shape`."""

    x: float
    y: float
    shape: tuple[float, ...]
    name: str = ""
    mark: bool = False
    room: tuple[float, float] = (0.0, 0.0)  # from where to where it reaches; of a mark, its letter

    @property
    def middle(self) -> float:
        return self.x + (self.shape[0] + self.shape[2]) / 2


def truth(line: str, base: str, font: Path, features: dict[str, bool] | None = None) -> list[Glyph]:
    """The glyphs of one line with ink, in em; `base` is R or L."""
    glyphs: list[Glyph] = []
    pen = 0.0
    for start, end, level in visual_runs(line, base):
        run, advance = _shaped(line, start, end, level, font, features or {})
        glyphs += [Glyph(pen + g.x, g.y, g.shape, g.name, g.mark, (pen + g.room[0], pen + g.room[1])) for g in run]
        pen += advance
    return [glyph for glyph in glyphs if glyph.shape]


def levels(line: str, base: str) -> list[int]:
    """Embedding level of each character; what rule X9 removes has that of the character before it."""
    direction = TextDirection.RTL if base == "R" else TextDirection.LTR
    known = {
        char.character_index: char.embedding_level
        for char in BidiParagraph(line, direction).get_characters_with_embedding_level()
    }
    found, level = [], int(base == "R")
    for at in range(len(line)):
        level = known.get(at, level)
        found.append(level)
    return found


def visual_runs(line: str, base: str) -> list[tuple[int, int, int]]:
    """Stretches of one level and one script (start, end, level), from left to right (rule L2)."""
    keys = list(zip(levels(line, base), scripts(line), strict=True))
    runs, start = [], 0
    for (level, _), group in groupby(keys):
        end = start + len(list(group))
        runs.append((start, end, level))
        start = end
    for least in range(max((level for *_, level in runs), default=0), 0, -1):
        runs = _turned(runs, least)
    return runs


def _turned(runs: list[tuple[int, int, int]], least: int) -> list[tuple[int, int, int]]:
    turned: list[tuple[int, int, int]] = []
    for high, group in groupby(runs, key=lambda run: run[2] >= least):
        together = list(group)
        turned += together[::-1] if high else together
    return turned


def scripts(line: str) -> list[str]:
    """Script of each character; what belongs to all scripts takes that of the text before it (UAX #24).

    A closing bracket takes that of its opening one: Amiri has other brackets for Arabic than for Latin.
    """
    own = [script(char) for char in line]
    current = next((name for name in own if name not in _ANY), "Zyyy")
    found, opened = [], []
    for char, name in zip(line, own, strict=True):
        if char in _CLOSING and any(opening == _CLOSING[char] for opening, _ in opened):
            while opened[-1][0] != _CLOSING[char]:
                opened.pop()
            current = opened.pop()[1]
        current = current if name in _ANY else name
        found.append(current)
        if char in _CLOSING.values():
            opened.append((char, current))
    return found


def _shaped(line: str, start: int, end: int, level: int, font: Path, features: dict[str, bool]):
    face = _font(font)
    buffer = hb.Buffer()
    buffer.add_codepoints([ord(char) for char in line], start, end - start)
    buffer.direction = "rtl" if level % 2 else "ltr"
    buffer.script = scripts(line)[start]
    hb.shape(face, buffer, features)
    em, pen, glyphs = face.face.upem, 0.0, []
    for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        mark = place.x_advance == 0 and any(unicodedata.combining(c) for c in line[info.cluster : info.cluster + 4])
        shape = glyph_shape(font, info.codepoint)
        name = face.glyph_to_string(info.codepoint)
        cell = pen / em, (pen + place.x_advance) / em
        glyphs.append((Glyph((pen + place.x_offset) / em, place.y_offset / em, shape, name, mark, cell), info.cluster))
        pen += place.x_advance
    if features:
        glyphs = [(part, of) for glyph, of in glyphs for part in _parted(glyph, of, glyphs, line, font)]
    return [_with_room(glyph, of, glyphs) for glyph, of in glyphs], pen / em


def _parted(glyph: Glyph, of: int, glyphs: list[tuple[Glyph, int]], line: str, font: Path) -> list[Glyph]:
    """Shadda and vowel sign, which some fonts draw as one glyph, each for itself."""
    end = min((other for _, other in glyphs if other > of), default=len(line))
    face = _font(font)
    signs = [face.get_nominal_glyph(ord(char)) for char in line[of:end] if unicodedata.combining(char)]
    shapes = [glyph_shape(font, sign) for sign in signs if sign]
    if not glyph.mark or glyph.shape in shapes:
        return [glyph]
    return [Glyph(glyph.x, glyph.y, shape, glyph.name, True, glyph.room) for shape in shapes]


def _with_room(glyph: Glyph, cluster: int, glyphs: list[tuple[Glyph, int]]) -> Glyph:
    letters = [other for other, of in glyphs if of == cluster and not other.mark and other.shape]
    if not (glyph.mark and letters):
        return glyph
    left = min(min(g.room[0], g.x + g.shape[0]) for g in letters)
    right = max(max(g.room[1], g.x + g.shape[2]) for g in letters)
    return Glyph(glyph.x, glyph.y, glyph.shape, glyph.name, True, (left, right))


@cache
def _font(path: Path) -> hb.Font:
    return hb.Font(hb.Face(hb.Blob.from_file_path(path)))


@cache
def glyph_shape(font: Path, glyph: int) -> tuple[float, ...]:
    face = _font(font)
    pen = RecordingPen()
    face.draw_glyph_with_pen(glyph, pen)
    contours: list[list[tuple[float, float]]] = []
    for step, points in pen.value:
        if step == "moveTo":
            contours.append([])
        if points:
            contours[-1] += points
    return outline_shape([np.array(points) / face.face.upem for points in contours])


def outline(font: Path, name: str) -> tuple[np.ndarray, list[int]]:
    """Points of a glyph in em, and for each what it is to matplotlib: 1 move, 2 line, 3 quadratic curve."""
    face, pen = _font(font), RecordingPen()
    face.draw_glyph_with_pen(face.glyph_from_string(name), pen)
    kinds = {"moveTo": 1, "lineTo": 2, "qCurveTo": 3}
    steps = [(kinds[step], points) for step, points in pen.value if points]
    return np.array([point for _, points in steps for point in points]) / face.face.upem, [
        kind for kind, points in steps for _ in points
    ]


def outline_shape(contours: list[np.ndarray]) -> tuple[float, ...]:
    """What tells outlines apart, in em: left, bottom, right, top; area, its middle, its slant.

    Middle and slant tell a bracket or a slash from its mirror image; no figure depends on where an outline starts.
    """
    contours = [points for points in contours if len(points) > 2]
    if not contours:
        return ()
    everything = np.concatenate(contours)
    area, x, y, xy = np.sum([_moments(points) for points in contours], axis=0)
    area = area or 1.0
    middle = x / area, y / area
    return (*everything.min(axis=0), *everything.max(axis=0), area, *middle, xy / area - middle[0] * middle[1])


def _moments(points: np.ndarray) -> np.ndarray:
    x0, y0, x1, y1 = *points.T, *np.roll(points, -1, axis=0).T
    cross = x0 * y1 - x1 * y0
    slant = 2 * x0 * y0 + x0 * y1 + x1 * y0 + 2 * x1 * y1
    return np.array(
        [cross.sum() / 2, (cross * (x0 + x1)).sum() / 6, (cross * (y0 + y1)).sum() / 6, (cross * slant).sum() / 24]
    )
