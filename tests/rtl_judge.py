"""Is a line drawn right? What matplotlib draws, against UAX #9 and HarfBuzz.

Strict, for matplotlib 3.11: the same outlines at the same places, none missing and none too many.
Lenient, for one that places no marks and kerns otherwise: the same letters in the same order and at the
same distances, and each mark over (or under) its letter.

    python tests/rtl_judge.py [--verbose]     # how many of the hard strings are right, by font
"""

from __future__ import annotations

import sys
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import fontpkg_amiri
import fontpkg_noto_sans_arabic
import matplotlib as mpl
import numpy as np
import yaml

from rasad.charts.bidi.rtl import rtl, shapes
from rtl_drawn import drawn
from rtl_truth import PLAIN, Glyph, truth

HERE = Path(__file__).parent
NOTO = next((fontpkg_noto_sans_arabic.ROOT / "files").glob("*.ttf"))
AMIRI = fontpkg_amiri.ROOT / "files" / "Amiri-Regular.ttf"
DEJAVU = Path(mpl.get_data_path()) / "fonts" / "ttf" / "DejaVuSans.ttf"
# An old matplotlib draws presentation forms, which our charts take from DejaVu Sans alone.
FONTS = {"Noto Sans Arabic": NOTO, "Amiri": AMIRI, "DejaVu Sans": DEJAVU} if shapes() else {"DejaVu Sans": DEJAVU}
_PLACE, _GAP = 0.03, 0.12  # em
_SHAPE = np.array([0.005] * 4 + [0.0005, 0.001, 0.001, 0.0005])
# An old matplotlib moves the parts of a letter (its dots, its hamza) by up to 1/100 em each, and a presentation
# form may be another glyph than the one that shaping finds: the hamza of \ufe83 is 1/40 em higher in DejaVu Sans.
_MOVED = np.array([0.011, 0.011, 0.011, 0.03, 0.0005, 0.006, 0.0065, 0.002])
_OVER = 0.05  # em beside its letter that a mark may stand
_ISOLATES = str.maketrans("⟦⟧", "\u2066\u2069")


@dataclass(frozen=True)
class Hard:
    """A hard string: what is given, what is to be read, and the direction of its lines."""

    text: str
    read: str
    base: str
    kind: str

    @property
    def lines(self) -> list[str]:
        return self.read.split("\n")


def hard_strings() -> list[Hard]:
    rows = yaml.safe_load((HERE / "files" / "rtl_strings.yaml").read_text(encoding="utf-8"))
    return [
        Hard(row["text"], row.get("read", row["text"]).translate(_ISOLATES), row.get("base", "R"), row["kind"])
        for row in rows
    ]


def prepared(hard: Hard) -> str:
    """As a caller has it: the direction is given only where the letters do not say it."""
    return rtl(hard.text, "L") if hard.base == "L" else rtl(hard.text)


def fault(hard: Hard, font: Path, prepare: Callable[[Hard], str] = prepared, lenient: bool = not shapes()) -> str:
    """What is wrong with the drawing of a string; empty if it is right."""
    given = prepare(hard).split("\n")
    if len(given) != len(hard.lines):
        return f"{len(hard.lines)} lines expected, {len(given)} drawn"
    faults = [line_fault(line, hard.base, font, text, lenient) for line, text in zip(hard.lines, given, strict=True)]
    return next(filter(None, faults), "")


def line_fault(line: str, base: str, font: Path, given: str, lenient: bool = not shapes()) -> str:
    """What is wrong with one line; `line` is what is to be read, `given` what matplotlib gets."""
    wanted, found = truth(line, base, font, PLAIN if lenient else None), drawn(given, font)
    return _order_fault(wanted, found) if lenient else _place_fault(wanted, found)


def _place_fault(wanted: list[Glyph], found: list[Glyph]) -> str:
    left = list(found)
    for glyph in wanted:
        match = next((other for other in left if _same(glyph, other) and _near(glyph, other)), None)
        if match is None:
            return f"no {glyph.name} at {glyph.x:.2f} em"
        left.remove(match)
    return f"{left[0].name} at {left[0].x:.2f} em is too many" if left else ""


def _order_fault(wanted: list[Glyph], found: list[Glyph]) -> str:
    marks = [glyph for glyph in wanted if glyph.mark]
    letters = sorted((glyph for glyph in wanted if not glyph.mark), key=lambda glyph: glyph.x)
    drawn_letters = sorted(
        (other for other in found if not any(_same(mark, other) for mark in marks)), key=lambda glyph: glyph.x
    )
    for glyph, other in zip(letters, drawn_letters, strict=False):
        if not _same(glyph, other):
            return f"{other.name} for {glyph.name} at {glyph.x:.2f} em"
    if len(letters) != len(drawn_letters):
        return f"{len(drawn_letters)} letters for {len(letters)}"
    gaps = zip(pairwise(letters), pairwise(drawn_letters), strict=True)
    if any(abs((b.x - a.x) - (d.x - c.x)) > _GAP for (a, b), (c, d) in gaps):
        return "letters too far or too near"
    return _marks_fault(marks, found)


def _marks_fault(marks: list[Glyph], found: list[Glyph]) -> str:
    left = list(found)
    for mark in marks:
        low, high = mark.room[0] - _OVER, mark.room[1] + _OVER
        match = next((other for other in left if _same(mark, other) and low <= other.middle <= high), None)
        if match is None:
            return f"no {mark.name} over its letter at {low:.2f} em"
        left.remove(match)
    return ""


def _same(glyph: Glyph, other: Glyph) -> bool:
    return bool((np.abs(np.subtract(glyph.shape, other.shape)) <= (_SHAPE if shapes() else _MOVED)).all())


def _near(glyph: Glyph, other: Glyph) -> bool:
    return abs(glyph.x - other.x) < _PLACE and abs(glyph.y - other.y) < _PLACE


def main() -> int:
    strings = hard_strings()
    warnings.filterwarnings("ignore", message="Glyph .* missing from font")
    least = 100.0
    for name, font in FONTS.items():
        faults = {hard: fault(hard, font) for hard in strings}
        right = sum(not found for found in faults.values())
        least = min(least, 100 * right / len(strings))
        how = "strict" if shapes() else "lenient"
        print(f"matplotlib {mpl.__version__}, {name}, {how}: {right} of {len(strings)} right")
        for hard, found in faults.items():
            if found and ("--verbose" in sys.argv or shapes()):
                print(f"  {hard.text!r}: {found}")
    return int(least < (100 if shapes() else 96))


if __name__ == "__main__":
    sys.exit(main())
