"""Save a figure with its record: what it was drawn from, with what, and the quotes behind it."""

from __future__ import annotations

import base64
import hashlib
import html
import json
import platform
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import pandas as pd
from matplotlib.figure import Figure

from rasad.annotation.notes import Notes
from rasad.arguments import FILLED, LANGUAGE, MAPPING, PATH, TEXT, instance, several, takes
from rasad.charts.page.alt import Alt, alt_of
from rasad.charts.page.files import save
from rasad.corpus.metadata import EDITOR_FILE
from rasad.display.resource import evidence
from rasad.errors import RasadError
from rasad.tables.needed import ROWS
from rasad.text.direction import side_of

_PACKAGES = (
    "rasad", "arabic-reshaper", "fontpkg-amiri", "fontpkg-noto-sans-arabic", "hijridate", "matplotlib", "networkx",
    "numpy", "pandas", "persiantools", "pyahocorasick", "python-bidi", "scipy",
)  # fmt: skip
_DPI = 130


@dataclass(frozen=True)
class SavedFigure:
    """A figure on disk; a notebook shows the drawing itself, with its alternative text."""

    svg: Path
    alt: str
    language: str

    def _repr_html_(self) -> str:
        source = base64.b64encode(self.svg.read_bytes()).decode("ascii")
        side = side_of(self.language)
        return (
            f'<figure data-figure="{html.escape(self.svg.stem)}" lang="{self.language}" dir="{side}" style="margin:0">'
            f'<img style="max-width:100%;height:auto" alt="{html.escape(self.alt)}" '
            f'src="data:image/svg+xml;base64,{source}"></figure>'
        )


@takes(
    figure=instance(Figure),
    name=FILLED,
    folder=PATH,
    notes=instance(Notes),
    table=ROWS,
    language=LANGUAGE,
    parameters=MAPPING,
    title=TEXT,
    inputs=several(PATH, "paths"),
)
def save_figure(
    figure: Figure,
    name: str,
    folder: str | Path,
    *,
    notes: Notes,
    table: pd.DataFrame,
    language: str,
    parameters: Mapping[str, Any],
    title: str = "",
    inputs: Iterable[str | Path] = (),
) -> SavedFigure:
    """Write a figure as PNG and SVG, and its record as JSON beside them.

    Parameters
    ----------
    figure : Figure
    name : str
        Stem of the files.
    folder : str or Path
        Made where it is missing.
    notes : Notes
        What the figure was drawn from; gives the articles, their hashes and the quotes.
    table : DataFrame
        The events or pairs that were drawn.
    language : {"en", "fa", "ar"}
    parameters : mapping
        Of the notebook that drew it.
    title : str, optional
        Of a figure of your own, which has no alternative text (`rasad.charts.alt_of`).
    inputs : iterable of str or Path, optional
        Files besides the articles and the registry: an episode.

    Returns
    -------
    SavedFigure
        Which a notebook shows as the drawing, with its alternative text.

    Raises
    ------
    RasadError
        If a file cannot be written, or a quote of `table` is not at its place in the articles.

    Examples
    --------
    >>> import rasad
    >>> notes = rasad.annotate(rasad.read_articles("seeds"), rasad.read_registry("seeds"))
    >>> events = rasad.timeline(notes, rasad.read_episode("seeds/episodes/larijani-putin-moscow-2025.yaml"))
    >>> import tempfile
    >>> from rasad.charts import plot_timeline
    >>> folder, first = Path(tempfile.mkdtemp()), events.head(1)
    >>> figure = plot_timeline(first, "en", width=5)
    >>> saved = save_figure(figure, "deal", folder, notes=notes, table=first, language="en", parameters={})
    >>> sorted(path.name for path in folder.iterdir())
    ['deal.json', 'deal.png', 'deal.svg']
    >>> json.loads((folder / "deal.json").read_text(encoding="utf-8"))["evidence"][0]["quote"]
    'الاتفاق النووي لعام 2015'
    """
    folder = Path(folder)
    save(figure, folder / f"{name}.png", dpi=_DPI)
    svg = save(figure, folder / f"{name}.svg")
    quotes = evidence(table, notes)
    alt = alt_of(figure) or Alt(title, "", language)
    files = [*_beside(notes), *inputs]
    record = {
        "figure": name,
        "title": title or alt.title,
        "alt": alt.whole,
        "language": language,
        "parameters": dict(parameters),
        "inputs": [
            *_articles(notes),
            *({"file": Path(path).name, "sha256": _sha256(path)} for path in files),
        ],
        "versions": versions(),
        "evidence": quotes,
    }
    text = json.dumps(record, ensure_ascii=False, indent=1, sort_keys=True, default=str)
    (folder / f"{name}.json").write_text(text + "\n", encoding="utf-8")
    return SavedFigure(svg, alt.whole, language)


def _articles(notes: Notes) -> list[dict[str, str]]:
    """All articles, not only those that are quoted: the counts come from all of them."""
    rows = notes.articles
    return [{"file": Path(path).name, "sha256": sha} for path, sha in zip(rows["path"], rows["sha256"], strict=True)]


def _beside(notes: Notes) -> list[Path]:
    """The files beside the articles that the result depends on; the general registry goes by the package's version."""
    folders = sorted({Path(path).parent for path in notes.articles["path"]})
    editor = [folder / EDITOR_FILE for folder in folders if (folder / EDITOR_FILE).is_file()]
    return [*editor, *([notes.registry.path] if notes.registry.path else [])]


def _sha256(path: str | Path) -> str:
    try:
        return hashlib.sha256(Path(path).read_bytes()).hexdigest()
    except OSError as error:
        raise RasadError(f"{path}: cannot be read: {error.strerror or error}") from None


def versions() -> dict[str, str]:
    """Of Python and of the packages that a result may depend on."""
    found = {"python": platform.python_version()}
    for package in _PACKAGES:
        try:
            found[package] = version(package)
        except PackageNotFoundError:
            found[package] = "not installed"
    return found
