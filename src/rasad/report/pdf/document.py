"""The report as one PDF a language, for paper and for archives; see docs/decisions/0012-pdf.md."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from bs4 import BeautifulSoup, Tag

from rasad import data
from rasad.checks import check_language
from rasad.errors import RasadError
from rasad.report.pdf.blocks import Blocks
from rasad.report.pdf.code import ISOLATES, PDI, string
from rasad.report.pdf.figures import Figures
from rasad.report.pdf.inline import Place
from rasad.report.pdf.links import Links
from rasad.text.direction import direction, side_of
from rasad.wholefile import whole_file

_TEMPLATES = Path(__file__).parent.parent / "templates"
_LEFT_OUT = ["style", "script", "link", "template", "noscript", "details.code", "p.csv"]


@dataclass(frozen=True)
class Chapter:
    """A page of the report: the stem of its file, its title in the reader's language, what stands in its <main>."""

    name: str
    title: str
    body: str


def write_pdf(folder: Path, language: str, title: str, chapters: Sequence[Chapter]) -> Path:
    """Write the pages of a language as one document.

    Parameters
    ----------
    folder : Path
        The report: chapter "x" is its page <language>/x.html, which links and images start from.
    language : {"en", "fa", "ar"}
        The reader's, whose direction and digits the document has.
    title : str
        Of the document.
    chapters : sequence of Chapter
        In the order of reading.

    Returns
    -------
    Path
        <folder>/<language>/report.pdf: tagged (PDF/UA-1), its fonts inside, the same bytes each time.

    Raises
    ------
    RasadError
        If a figure is missing or broken, or typst is not installed.

    Examples
    --------
    >>> from tempfile import mkdtemp
    >>> folder = Path(mkdtemp())
    >>> path = write_pdf(folder, "fa", "گزارش", [Chapter("timeline", "خط زمان", "<p>۲۰ آذر ۱۴۰۳</p>")])
    >>> path.name, path.read_bytes()[:5]
    ('report.pdf', b'%PDF-')
    """
    check_language(language)
    figures = Figures(folder)
    source = _document(language, title, chapters, figures)
    inputs = {f"figure{number}": drawing for number, drawing in enumerate(figures.drawings)}
    path = folder / language / "report.pdf"
    document = _compiled(source, inputs)
    with whole_file(path) as part:
        part.write_bytes(document)
    return path


def _document(language: str, title: str, chapters: Sequence[Chapter], figures: Figures) -> str:
    """The document as Typst code; the figures that it calls are added to `figures`."""
    pages = {chapter.name: _parsed(chapter.body) for chapter in chapters}
    links = Links.of(pages)
    side = side_of(language)
    written = [
        f"chapter({string(chapter.name)}, {string(_sided(chapter.title, side))})\n"
        + Blocks(figures, language, chapter.title).chapter(
            pages[chapter.name], Place(chapter.name, links, language, side)
        )
        for chapter in chapters
    ]
    head = f"#show: report.with(title: {string(title)}, lang: {string(language)}, dir: {side})"
    return f'#import "pdf.typ": *\n{head}\n#{{\n{chr(10).join(written)}\n}}\n'


def _sided(title: str, side: str) -> str:
    """A title that is read from the other side, as an article's may be, keeps its order."""
    own = direction(title)
    return title if own == side else f"{ISOLATES[own]}{title}{PDI}"


def _parsed(body: str) -> Tag:
    page = BeautifulSoup(body, "html.parser")
    for element in page.select(", ".join(_LEFT_OUT)):
        element.decompose()
    return page


def _compiled(source: str, inputs: Mapping[str, str]) -> bytes:
    try:
        import typst
    except ImportError:
        raise RasadError("the PDF needs the package typst: pip install 'rasad[notebooks]'") from None
    colours = data.load("show.yaml")["colours"]["light"]
    try:
        document: bytes = typst.compile(
            source.encode("utf-8"),
            root=_TEMPLATES,
            font_paths=_fonts(),
            ignore_system_fonts=True,
            sys_inputs={**inputs, "colours": json.dumps(colours)},
            pdf_standards="ua-1",
        )
    except typst.TypstError as error:
        raise RasadError(f"the PDF cannot be written: {error.message}") from None
    return document


@cache
def _fonts() -> Any:
    """Fonts that come with the install: the same on every machine."""
    import fontpkg_amiri
    import matplotlib as mpl
    import typst

    folders = [fontpkg_amiri.ROOT / "files", Path(mpl.get_data_path()) / "fonts" / "ttf"]
    return typst.Fonts(include_system_fonts=False, font_paths=[str(folder) for folder in folders])
