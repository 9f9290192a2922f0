"""Write the executed notebooks as pages that need no network and no script."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rasad.report.spec import Run, Spec

if TYPE_CHECKING:
    from nbconvert import HTMLExporter

_TEMPLATES = Path(__file__).parent / "templates"
_WORDS = {
    "en": {
        "contents": "Contents",
        "built": "Built by rasad from the notebooks and articles of this folder.",
        "prose": "",
        "name": "English",
    },
    "fa": {
        "contents": "فهرست",
        "built": "ساختهٔ رصد از دفترچه‌ها و مقاله‌های همین پوشه.",
        "prose": "شرح دفترچه‌ها هنوز تنها به انگلیسی است؛ نمودارها و جدول‌ها به فارسی‌اند.",
        "name": "فارسی",
    },
    "ar": {
        "contents": "المحتويات",
        "built": "أعدّه «رصد» من دفاتر هذا المجلد ومقالاته.",
        "prose": "شرح الدفاتر بالإنجليزية فقط حتى الآن؛ أما الرسوم والجداول فبالعربية.",
        "name": "العربية",
    },
}


def write_pages(plan: Spec, part: Path) -> str:
    """Write one page a run and an index a language into `part`.

    Returns
    -------
    str
        The first page, relative to `part`.
    """
    exporter = _exporter()
    for run in plan.runs:
        body = _notebook_body(exporter, part / "notebooks" / run.language / f"{run.name}.ipynb")
        _write(part / run.language / f"{run.name}.html", _page(plan, run.language, run.title, body, run.name))
    for language in plan.titles:
        _write(
            part / language / "index.html",
            _page(plan, language, plan.titles[language], _contents(plan, language), "index"),
        )
    shutil.copyfile(_TEMPLATES / "report.css", part / "report.css")
    return f"{next(iter(plan.titles))}/index.html"


def _exporter() -> HTMLExporter:
    from nbconvert import HTMLExporter

    # The basic template gives the cells alone: the frame around them, with lang and dir, is ours.
    exporter = HTMLExporter(template_name="basic")
    exporter.exclude_input = True
    exporter.exclude_output_prompt = True
    exporter.exclude_anchor_links = True
    return exporter


def _notebook_body(exporter: HTMLExporter, path: Path) -> str:
    import nbformat

    notebook = nbformat.read(path, as_version=4)
    for number, cell in enumerate(notebook.cells):
        cell["id"] = f"{number}"  # the cell that papermill adds has another id each time
    body, _ = exporter.from_notebook_node(notebook)
    return str(body)


def _environment() -> Any:
    from jinja2 import Environment, FileSystemLoader, select_autoescape

    return Environment(loader=FileSystemLoader(_TEMPLATES), autoescape=select_autoescape())


def _page(plan: Spec, language: str, title: str, body: str, name: str) -> str:
    others = [(code, _WORDS[code]["name"]) for code in plan.titles]
    return str(
        _environment()
        .get_template("page.html")
        .render(
            lang=language,
            dir="ltr" if language == "en" else "rtl",
            title=title,
            report=plan.titles[language],
            body=body,
            name=name,
            languages=others,
            words=_WORDS[language],
        )
    )


def _contents(plan: Spec, language: str) -> str:
    runs: list[Run] = [run for run in plan.runs if run.language == language]
    return str(_environment().get_template("contents.html").render(runs=runs, words=_WORDS[language]))


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
