"""The frame of a page: head, languages, contents, foot; the same for notebooks, articles and the first page."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import fontpkg_noto_sans_arabic

from rasad import data
from rasad.checks import check_language
from rasad.report.pages.notebook import TEMPLATES
from rasad.text.direction import side_of


@dataclass(frozen=True)
class Page:
    """A page of one language.

    Attributes
    ----------
    name : str
        Path without its ending, from the folder of the language: index, articles/NAME.
    title : str
    body : str
        HTML of what stands in it.
    subtitle : str
        The notebook's own title.
    toc : sequence of (id, text)
        Its sections.
    files : sequence of (path, key)
        What can be had besides the page: path from the report's folder, and the word for it.
    """

    name: str
    title: str
    body: str
    subtitle: str = ""
    toc: Sequence[tuple[str, str]] = ()
    files: Sequence[tuple[str, str]] = ()
    lang: str = ""
    missing: bool = False


def write_page(folder: Path, language: str, languages: Sequence[str], report: str, page: Page) -> Path:
    """Write a page into the folder of a report.

    Parameters
    ----------
    folder : Path
        Of the report.
    language : {"en", "fa", "ar"}
    languages : sequence of str
        In which the same page is there.
    report : str
        Title of the report.
    page : Page
    """
    check_language(language)
    path = folder / language / f"{page.name}.html"
    path.parent.mkdir(parents=True, exist_ok=True)
    markup = render(
        "page.html",
        page=page,
        lang=language,
        dir=side_of(language),
        report=report,
        up="../" * page.name.count("/"),
        languages=[(code, data.words("report", code)["name"]) for code in languages],
        words=data.words("report", language),
    )
    path.write_text(markup, encoding="utf-8", newline="\n")
    return path


def write_style(folder: Path) -> None:
    """Write the style sheet, and the font of Persian and Arabic letters: not every machine has a good one."""
    shutil.copyfile(TEMPLATES / "report.css", folder / "report.css")
    target = folder / "fonts" / "NotoSansArabic.ttf"
    target.parent.mkdir(exist_ok=True)
    shutil.copyfile(next((fontpkg_noto_sans_arabic.ROOT / "files").glob("*.ttf")), target)


def render(template: str, **values: Any) -> str:
    """A template with its values, escaped."""
    return str(_environment().get_template(template).render(**values))


@cache
def _environment() -> Any:
    from jinja2 import Environment, FileSystemLoader, select_autoescape

    return Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=select_autoescape(), trim_blocks=True, lstrip_blocks=True
    )
