"""An executed notebook as the body of a page, by a template of nbconvert's of our own."""

from __future__ import annotations

import re
from functools import cache
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rasad import data
from rasad.checks import check_language
from rasad.display.resource import MIME
from rasad.report.pages.body import Body
from rasad.text.direction import side_of
from rasad.text.language import detect_language

if TYPE_CHECKING:
    from nbconvert import HTMLExporter

# Names of parameters and files in Persian prose do not make it English, nor does a quoted word make English Arabic.
_CODE = re.compile("```.*?```|`[^`]*`|<[^>]*>", re.DOTALL)
_LATIN, _RIGHT_TO_LEFT = re.compile("[A-Za-z]"), re.compile("[\u0620-\u06d3]")
TEMPLATES = Path(__file__).parent.parent / "templates"


def notebook_body(path: Path, language: str) -> Body:
    """The cells of a notebook: prose with language and direction, code folded, outputs as they are.

    Parameters
    ----------
    path : Path
        The executed notebook.
    language : {"en", "fa", "ar"}
        The reader's.
    """
    check_language(language)
    import nbformat

    notebook = nbformat.read(path, as_version=4)
    words = data.words("report", language)
    # The tables of a notebook are counted as `rasad.report.records` counts them.
    files = (f"../tables/{language}/{path.stem}-{number}.csv" for number in count(1))
    # nbconvert copies these, and a generator cannot be copied.
    told = {"spoken": lambda text: spoken(text, language), "csv": lambda: next(files)}
    resources = {"words": words, "table": MIME, **told}
    markup, _ = _exporter().from_notebook_node(notebook, resources)
    return Body(markup)


def spoken(text: str, language: str) -> tuple[str, str]:
    """Language and direction of a piece of prose: the reader's, if it is written in that, else its own.

    Examples
    --------
    >>> spoken("## خط زمانی", "fa"), spoken("## A timeline", "fa")
    (('fa', 'rtl'), ('en', 'ltr'))
    """
    prose = _CODE.sub("", text)
    own, latin = len(_RIGHT_TO_LEFT.findall(prose)), len(_LATIN.findall(prose))
    if not own and not latin:
        return language, side_of(language)
    side = "rtl" if own > latin else "ltr"
    if (side == "ltr") == (language == "en"):
        return language, side
    found = "en" if side == "ltr" else detect_language(prose)
    return "fa" if found == "und" else found, side


@cache
def _exporter() -> HTMLExporter:
    from nbconvert import HTMLExporter

    exporter = HTMLExporter(template_name="notebook", extra_template_basedirs=[str(TEMPLATES)])
    exporter.exclude_anchor_links = True
    exporter.exclude_input_prompt = exporter.exclude_output_prompt = True
    return exporter


def no_notebook(source: str, said: str, language: str) -> Body:
    """What stands where a notebook failed: the cell and the error."""
    from html import escape

    words: Any = data.words("report", language)
    shown = f'<pre dir="ltr" lang="en" tabindex="0">{escape(source)}</pre>' if source else ""
    return Body(
        f'<p class="missing">{escape(words["failed"])}</p>{shown}'
        f'<pre dir="ltr" lang="en" tabindex="0" class="error">{escape(said)}</pre>'
    )
