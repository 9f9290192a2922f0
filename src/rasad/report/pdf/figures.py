"""Figures of the report: vector drawings that are read once and handed to Typst as they are."""

from __future__ import annotations

import base64
import binascii
import posixpath
import re
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, unquote_to_bytes

from rasad.errors import RasadError
from rasad.report.pdf.code import string
from rasad.report.pdf.slices import size, sliced

# A4 without its margins, and without the room that a heading takes, in points.
WIDTH, HEIGHT = 482.0, 660.0
TALL = 0.6 * HEIGHT  # higher ones may begin on one page and end on the next, if they have rows
_DATA = re.compile(r"data:image/(?P<kind>svg\+xml|png|jpeg|gif|webp)[^,]*?(?P<coded>;base64)?,")
_KINDS = {".png": "png", ".jpg": "jpeg", ".jpeg": "jpeg", ".gif": "gif", ".webp": "webp", ".svg": "svg+xml"}


@dataclass(frozen=True)
class Figures:
    """The drawings of one document, each held once, by the number that the document calls it by."""

    folder: Path
    drawings: list[str] = field(default_factory=list)

    def call(self, source: str, alt: str, chapter: str, language: str) -> str:
        """The Typst call that shows the image of a chapter: as large as the page allows, never larger than drawn.

        Raises
        ------
        RasadError
            If its file is missing, or is no drawing that a page can show.
        """
        drawing = self._drawing(source, chapter, language)
        width, height = size(drawing)
        scale = min(1.0, WIDTH / width)
        if height * scale > TALL and (parts := sliced(drawing)):
            numbers = ", ".join(str(self._number(part)) for part in parts)
            return f"pictures({width * scale:.2f}pt, {string(alt)}, {numbers})"
        return f"picture({self._number(drawing)}, {width * min(scale, HEIGHT / height):.2f}pt, {string(alt)})"

    def _number(self, drawing: str) -> int:
        if drawing not in self.drawings:
            self.drawings.append(drawing)
        return self.drawings.index(drawing)

    def _drawing(self, source: str, chapter: str, language: str) -> str:
        if coded := _DATA.match(source):
            return _svg(_decoded(source[coded.end() :], bool(coded["coded"]), chapter), coded["kind"])
        path = posixpath.normpath(posixpath.join(language, posixpath.dirname(chapter), unquote(source)))
        kind = _KINDS.get(posixpath.splitext(path)[1].lower())
        if kind is None or path.startswith(("..", "/")):
            raise RasadError(f"{language}/{chapter}.html: {source[:80]!r} is no figure of the report")
        try:
            return _svg((self.folder / path).read_bytes(), kind)
        except OSError as error:
            raise RasadError(f"{language}/{chapter}.html: {path}: cannot be read: {error.strerror}") from None


def _decoded(data: str, is_base64: bool, chapter: str) -> bytes:
    try:
        return base64.b64decode(data) if is_base64 else unquote_to_bytes(data)
    except binascii.Error:
        raise RasadError(f"{chapter}.html: an image whose data cannot be decoded") from None


def _svg(content: bytes, kind: str) -> str:
    """A drawing as the text of an SVG; pixels, as a notebook of one's own may draw them, are put into one."""
    if kind == "svg+xml":
        return content.decode("utf-8", "replace")
    width, height = _pixels(content, kind)
    data = base64.b64encode(content).decode("ascii")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}pt" height="{height}pt" '
        f'viewBox="0 0 {width} {height}"><image width="{width}" height="{height}" '
        f'href="data:image/{kind};base64,{data}"/></svg>'
    )


def _pixels(content: bytes, kind: str) -> tuple[int, int]:
    from io import BytesIO

    from PIL import Image

    try:
        return Image.open(BytesIO(content)).size
    except OSError:
        raise RasadError(f"an image that is no {kind}: it cannot be shown in the PDF") from None
