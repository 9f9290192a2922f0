"""Which files hold articles, and each file read by the kind that its ending names."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from rasad.corpus.files.encoding import UndecodableError, decode
from rasad.corpus.files.source import NoArticleError, Source, sha256
from rasad.errors import RasadError

PAGES = (".html", ".htm")
TABLES = (".jsonl", ".csv", ".parquet")
ENDINGS = (".txt", *PAGES, *TABLES)


def article_files(path: Path) -> list[Path]:
    """The file itself, or the files in a folder that may hold articles, by name.

    Other endings, hidden files (also the ``._a.txt`` that macOS leaves) and folders within are passed over.

    Raises
    ------
    RasadError
        If there is no such file.

    Examples
    --------
    >>> [file.name[:3] for file in article_files(Path("seeds"))]
    ['000', '001', '002', '003', '004']
    """
    if path.is_file():
        return [path]
    if not path.exists():
        raise RasadError(f"{path}: no such file or folder")
    try:
        inside = sorted(path.iterdir())
    except OSError as error:
        raise RasadError(f"{path}: cannot be read: {error.strerror or error}") from None
    files = [file for file in inside if file.suffix.lower() in ENDINGS and not file.name.startswith(".")]
    if not files:
        raise RasadError(f"{path}: no article in this folder; articles are files ending in {', '.join(ENDINGS)}")
    return files


def read_file(path: Path) -> Iterator[Source | NoArticleError]:
    """The articles in a file; where it, or a row of it, holds none, the reason.

    Raises
    ------
    RasadError
        If it is a web page and the package that reads them is not installed.
    """
    try:
        content = path.read_bytes()
        yield from _articles(path, content)
    except OSError as error:
        yield NoArticleError(str(path), f"cannot be read: {error.strerror or error}", path.stem)
    except UndecodableError as error:
        yield NoArticleError(str(path), str(error), path.stem)
    except NoArticleError as error:
        yield error


def _articles(path: Path, content: bytes) -> Iterator[Source | NoArticleError]:
    """Pages and tables are imported when the first one is met: they bring lxml and pyarrow."""
    kind = path.suffix.lower()
    if kind in PAGES:
        from rasad.corpus.files.html import read_page

        yield read_page(path, content)
    elif kind in TABLES:
        from rasad.corpus.files.tabular import read_table

        yield from read_table(path, content)
    else:
        text, encoding = decode(content)
        yield Source(path.stem, path, str(path), sha256(content), encoding, text)
