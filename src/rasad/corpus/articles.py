"""Read articles from a folder or a file into the articles table."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pandas as pd

from rasad.corpus.blocks import find_blocks
from rasad.corpus.language import detect_language
from rasad.corpus.metadata import page_metadata, read_editor, with_editor
from rasad.errors import RasadError
from rasad.frames import frame
from rasad.yamlfile import Entry

COLUMNS = [
    "article", "path", "sha256", "encoding", "lang", "title", "publisher", "author",
    "published", "published_basis", "truncated", "text",
]  # fmt: skip
_BOMS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}


def read_articles(path: str | Path) -> pd.DataFrame:
    """Read a folder of ``.txt`` files, or one such file.

    Parameters
    ----------
    path : str or Path
        Folder or file. Beside the files, ``articles.yaml`` may say what the texts do not.

    Returns
    -------
    DataFrame
        One row an article, in order of file names. ``text`` is the file as decoded, line ends
        included; ``title``, ``author`` and ``published`` come from the page, or from
        ``articles.yaml``, which overrides; what neither says is None.

    Raises
    ------
    RasadError
        If there is nothing to read, a file is empty or is not UTF-8 or UTF-16, or
        ``articles.yaml`` has a mistake or names an article that is not there.

    Examples
    --------
    >>> articles = read_articles("seeds")
    >>> articles["lang"].tolist()
    ['fa', 'ar', 'ar', 'ar', 'fa']
    """
    path = Path(path)
    files = _files(path)
    folder = path if path.is_dir() else path.parent
    editor = read_editor(folder)
    if path.is_dir() and (missing := sorted(set(editor) - {file.stem for file in files})):
        raise RasadError(
            f"{folder / 'articles.yaml'}: line {editor[missing[0]].line}: no file {missing[0]}.txt in {folder}"
        )
    rows = [_row(file, editor.get(file.stem)) for file in files]
    return frame(rows, COLUMNS).astype({"truncated": bool})


def _files(path: Path) -> list[Path]:
    if path.is_file():
        return [path]
    if not path.exists():
        raise RasadError(f"{path}: no such file or folder")
    files = sorted(path.glob("*.txt"))
    if not files:
        raise RasadError(f"{path}: no .txt file in this folder")
    return files


def _row(path: Path, editor: Entry | None) -> dict[str, object]:
    content = _bytes(path)
    text, encoding = _decode(content, path)
    lang = str(editor["lang"]) if editor and editor.get("lang") else detect_language(text)
    known = with_editor(page_metadata(text, lang, find_blocks(text, lang)), editor)
    return {
        "article": path.stem,
        "path": path.as_posix(),
        "sha256": hashlib.sha256(content).hexdigest(),
        "encoding": encoding,
        "text": text,
        **vars(known),
    }


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise RasadError(f"{path}: cannot be read: {error.strerror or error}") from None


def _decode(content: bytes, path: Path) -> tuple[str, str]:
    """The text with its line ends as they are, and the encoding."""
    encoding = next((name for bom, name in _BOMS.items() if content.startswith(bom)), "utf-8")
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        raise RasadError(f"{path}: not {encoding.upper()} at byte {error.start}; save the file as UTF-8") from None
    if "\x00" in text:
        raise RasadError(f"{path}: not a text file: it holds NUL characters")
    if not text.strip():
        raise RasadError(f"{path}: the file is empty")
    return text, encoding
