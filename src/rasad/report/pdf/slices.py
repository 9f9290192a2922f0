"""A drawing that is taller than the page, in parts that are cut between its rows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

_SVG = "http://www.w3.org/2000/svg"
_LINK = "http://www.w3.org/1999/xlink"
_G = f"{{{_SVG}}}g"
_SIZE = re.compile(r'<svg\b[^>]*?\bwidth="([\d.]+)(?:pt|px)?"[^>]*?\bheight="([\d.]+)(?:pt|px)?"')
_NUMBER = r"(-?[\d.]+)"
# A rectangle as matplotlib writes it: its left, top, right and bottom.
_BAND = re.compile(rf"M {_NUMBER} {_NUMBER}\s+L {_NUMBER} [-\d.]+\s+L [-\d.]+ {_NUMBER}\s+L [-\d.]+ [-\d.]+\s+z")
_PLACE = re.compile(r"translate\([-\d.]+[ ,]+(-?[\d.]+)\)")
_TEXT = 16.0  # no line of a label is higher, in points
_ROWS = 120.0  # a part is at least so high, or labels at its edges would be in too many parts


def size(drawing: str) -> tuple[float, float]:
    """Width and height of a drawing in points; a square where it does not say.

    Examples
    --------
    >>> size('<svg xmlns="http://www.w3.org/2000/svg" width="720pt" height="1530.4pt" viewBox="0 0 720 1530.4">')
    (720.0, 1530.4)
    """
    found = _SIZE.search(drawing[:4000])
    return (float(found[1]), float(found[2])) if found else (480.0, 480.0)


def sliced(drawing: str) -> list[str]:
    """A drawing in parts that follow each other on as many pages as they need; none if it has no bands.

    Parameters
    ----------
    drawing : str
        SVG as the charts write it: the rows of a timeline stand on bands of two colours.

    Returns
    -------
    list of str
        What is above the first row, which comes again on each page, and the rows, some at a time.
    """
    width, height = size(drawing)
    try:
        root = ElementTree.fromstring(drawing)
    except ElementTree.ParseError:
        return []  # Typst says what is wrong with it
    cuts = _cuts(root, width)
    if len(cuts) < 3:
        return []
    letters = _letters(root)
    return [_window(root, letters, width, *part) for part in [(0.0, cuts[0]), *windows(cuts, height)]]


def windows(cuts: Sequence[float], height: float) -> Iterator[tuple[float, float]]:
    """The parts behind the first cut, each of rows enough; the last with what is below the rows.

    Examples
    --------
    >>> list(windows([100, 160, 230, 300, 360, 420], 500))
    [(100, 230), (230, 360), (360, 500)]
    """
    top = cuts[0]
    for cut in cuts[1:-1]:
        if cut - top >= _ROWS:
            yield top, cut
            top = cut
    yield top, height


def _cuts(root: Element, width: float) -> list[float]:
    paths = (_BAND.match(path.get("d", "")) for path in root.iter(f"{{{_SVG}}}path"))
    bands = [band for band in paths if band and float(band[1]) == 0 and abs(float(band[3]) - width) < 1]
    edges = {float(edge) for band in bands for edge in (band[2], band[4])}
    return sorted(edges - {0.0})  # the paper itself is a band from the top


def _letters(root: Element) -> dict[str, Element]:
    """Outlines of the letters by what refers to them, taken out of the first label that has each."""
    found: dict[str, Element] = {}
    for label in root.iter(_G):
        for inner in list(label.iter()) if _height(label) is not None else []:
            for defs in inner.findall(f"{{{_SVG}}}defs"):
                found |= {f"#{letter.get('id')}": letter for letter in defs}
                inner.remove(defs)
    return found


def _window(root: Element, letters: Mapping[str, Element], width: float, top: float, bottom: float) -> str:
    """The drawing from top to bottom, without labels that are outside: their letters are most of the file."""
    part = _part(root, top, bottom)
    part.set("viewBox", f"0 {top:g} {width:g} {bottom - top:g}")
    part.set("height", f"{bottom - top:g}pt")
    used = dict.fromkeys(use.get(f"{{{_LINK}}}href") or use.get("href") or "" for use in part.iter(f"{{{_SVG}}}use"))
    defs = Element(f"{{{_SVG}}}defs")
    defs.extend(letters[name] for name in used if name in letters)
    part.insert(0, defs)
    ElementTree.register_namespace("", _SVG)
    ElementTree.register_namespace("xlink", _LINK)
    return ElementTree.tostring(part, "unicode")


def _part(group: Element, top: float, bottom: float) -> Element:
    """A group with the labels between top and bottom; what is in it is shared and not copied."""
    part = Element(group.tag, group.attrib)
    for child in group:
        place = _height(child)
        if place is None:
            part.append(_part(child, top, bottom) if child.tag == _G else child)
        elif top - _TEXT < place < bottom + _TEXT:
            part.append(child)
    return part


def _height(element: Element) -> float | None:
    """How far down a label stands; None for what is no label."""
    if not element.get("id", "").startswith("text_"):
        return None
    places = (_PLACE.search(inner.get("transform", "")) for inner in element.iter())
    return next((float(place[1]) for place in places if place), None)
