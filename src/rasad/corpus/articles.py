"""Read articles from a folder or a file into the articles table."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Mapping
from pathlib import Path

import pandas as pd

from rasad.arguments import PATH, takes
from rasad.checks import near
from rasad.corpus.blocks.kept import read_blocks
from rasad.corpus.files.folder import article_files, read_file
from rasad.corpus.files.source import NoArticleError, Source
from rasad.corpus.metadata import EDITOR_FILE, page_metadata, read_editor, with_editor, with_stated
from rasad.errors import RasadError, SkippedFile
from rasad.tables.lists import lists
from rasad.tables.schema import schema
from rasad.text.language import detect_language
from rasad.yamlfile import Entry

__getattr__ = lists(__name__, {"COLUMNS": "articles"})


@takes(path=PATH)
def read_articles(path: str | Path) -> pd.DataFrame:
    """Read a folder of articles, or one file.

    Text (``.txt``) and web pages (``.html``, ``.htm``; with the extra ``rasad[html]``) hold one article
    each; tables (``.jsonl``, ``.csv``, ``.parquet``) one a row, in the column ``text``, and may have the
    columns ``article`` or ``id``, ``title``, ``publisher``, ``author``, ``published``, ``lang``. Other
    columns are ignored, ``url`` too: the name of a host is not that of a publisher.

    Parameters
    ----------
    path : str or Path
        Folder or file. Beside the files, ``articles.yaml`` may say what the texts do not. Files with
        other endings and folders within the folder are passed over.

    Returns
    -------
    DataFrame
        One row an article, in order of file names, then of rows. ``article`` is the file's stem; in a
        table, what the row has in ``article`` or ``id``, else the stem and the row's number
        (``news-07``), and the stem alone where there is one row. ``text`` is the file as decoded,
        line ends included; of a web page, the article's text as it was extracted; of a table, the cell.
        All offsets in other tables are into it. ``encoding`` is that of the file (see
        `rasad.corpus.files.encoding.decode`), ``sha256`` the checksum of the whole file at ``path``, also
        for a row of a table, so that ``sha256sum`` verifies it. ``title``, ``author``, ``published`` and
        ``publisher`` come from the text's head, or from the table or the page's markup, which overrides
        it, or from ``articles.yaml``, which overrides all; what none of them says is None.

    Raises
    ------
    RasadError
        If there is nothing to read, two articles have the same id, a web page is met without the
        extra, or ``articles.yaml`` has a mistake or names an article that is not there.

    Warns
    -----
    SkippedFile
        For each file or row that holds no article (empty, not a text, no text cell): which, and why.

    Examples
    --------
    >>> articles = read_articles("seeds")
    >>> articles["lang"].tolist()
    ['fa', 'ar', 'ar', 'ar', 'fa']
    """
    path = Path(path)
    read = [found for file in article_files(path) for found in read_file(file)]
    sources = [found for found in read if isinstance(found, Source)]
    skipped = [found for found in read if isinstance(found, NoArticleError)]
    if not sources:
        more = f" (and {len(skipped) - 1} more without an article)" if len(skipped) > 1 else ""
        raise RasadError(f"{skipped[0]}{more}")
    _check_ids(sources)
    folder = path if path.is_dir() else path.parent
    editor = read_editor(folder)
    if path.is_dir():
        _check_editor(editor, {found.article for found in read}, folder)
    for reason in skipped:
        warnings.warn(f"{reason}; skipped", SkippedFile, stacklevel=3)
    rows = [_row(source, editor.get(source.article)) for source in sources]
    return schema("articles").frame(rows)


def _check_ids(sources: Iterable[Source]) -> None:
    """Every table speaks of an article by its id alone."""
    places: dict[str, str] = {}
    for source in sources:
        if source.article in places:
            raise RasadError(
                f"{places[source.article]} and {source.place}: two articles with the id {source.article!r}; "
                "rename or remove one"
            )
        places[source.article] = source.place


def _check_editor(editor: Mapping[str, Entry], known: set[str], folder: Path) -> None:
    if missing := sorted(set(editor) - known):
        place = f"{folder / EDITOR_FILE}: line {editor[missing[0]].line}"
        raise RasadError(f"{place}: no article {missing[0]} in {folder}{near(missing[0], sorted(known))}")


def _row(source: Source, editor: Entry | None) -> dict[str, object]:
    lang = str((editor and editor.get("lang")) or source.stated.get("lang") or detect_language(source.text))
    page = page_metadata(source.text, lang, read_blocks(source.text, lang))
    known = with_editor(with_stated(page, source.stated), editor)
    return {
        "article": source.article,
        "path": source.path.as_posix(),
        "sha256": source.sha256,
        "encoding": source.encoding,
        "text": source.text,
        **vars(known),
    }
