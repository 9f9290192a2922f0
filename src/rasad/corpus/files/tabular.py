"""Articles from tables: JSON lines, CSV and Parquet, one article a row."""

from __future__ import annotations

import csv
import io
import json
import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from rasad.corpus.files.encoding import decode_bytes
from rasad.corpus.files.mojibake import repair
from rasad.corpus.files.source import NoArticleError, Source, sha256
from rasad.corpus.files.stated import cell_text, stated_lang

_STATED = ("title", "publisher", "author")
_IDS = ("article", "id")
_HALF_CHARACTER = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True)
class _Row:
    """The cells of a row, or what is wrong with it; `place` is "line 7" or "row 7"."""

    place: str
    cells: Mapping[str, Any]
    wrong: str = ""


def read_table(path: Path, content: bytes) -> Iterator[Source | NoArticleError]:
    """The articles of a table, and for each row that holds none the reason.

    Parameters
    ----------
    path : Path
        Its ending says the format: .jsonl, .csv (with comma, semicolon or tab) or .parquet.
    content : bytes
        The file's bytes.

    Yields
    ------
    Source or NoArticleError
        A row's id is what it has in ``article`` or ``id``; else the file's stem and the number of the
        row, counted from 1 (``news-07``); else, where the table has one row only, the file's stem.

    Raises
    ------
    NoArticleError
        If the table cannot be read at all or has no column ``text``.

    Examples
    --------
    >>> row = next(read_table(Path("news.csv"), "id,text\\n7,وزیران در مسکو دیدار کردند.\\n".encode()))
    >>> row.article, row.text
    ('7', 'وزیران در مسکو دیدار کردند.')
    """
    rows, encoding = _READERS[path.suffix.lower()](path, content)
    if not rows:
        raise NoArticleError(str(path), "the table has no rows", path.stem)
    columns = list(dict.fromkeys(name for row in rows for name in row.cells))
    if "text" not in columns and any(row.cells for row in rows):
        raise NoArticleError(str(path), f"no column 'text' in the table; it has {', '.join(columns)}", path.stem)
    digest = sha256(content)
    for number, row in enumerate(rows, 1):
        yield _source(path, row, _own_id(row) or _numbered(path.stem, number, len(rows)), digest, encoding)


def _own_id(row: _Row) -> str | None:
    return next(filter(None, (cell_text(row.cells.get(name)) for name in _IDS)), None)


def _numbered(stem: str, number: int, rows: int) -> str:
    return f"{stem}-{number:0{len(str(rows))}}" if rows > 1 else stem


def _source(path: Path, row: _Row, article: str, digest: str, encoding: str) -> Source | NoArticleError:
    place = f"{path}: {row.place}"
    text = row.cells.get("text")
    if wrong := row.wrong or _wrong_text(text):
        return NoArticleError(place, wrong, article)
    text, read_as = repair(str(text))
    stated: dict[str, Any] = {
        name: repair(cell)[0] for name in _STATED if (cell := cell_text(row.cells.get(name))) is not None
    }
    stated |= {"lang": stated_lang(row.cells.get("lang")), "published": row.cells.get("published")}
    return Source(article, path, place, digest, f"utf-8 read as {read_as}" if read_as else encoding, text, stated)


def _wrong_text(text: Any) -> str:
    if text is None or text != text or (isinstance(text, str) and (not text or text.isspace())):
        return "no text"
    if not isinstance(text, str):
        return f"text is no text but {type(text).__name__}"
    if "\x00" in text or _HALF_CHARACTER.search(text):
        return "text holds NUL or half a character"
    return ""


def _jsonl(path: Path, content: bytes) -> tuple[list[_Row], str]:
    text, encoding = decode_bytes(content)
    # Only \n ends a line: U+2028 may stand in a JSON string as it is.
    lines = enumerate(text.split("\n"), 1)
    return [_json_row(f"line {number}", line) for number, line in lines if line and not line.isspace()], encoding


def _json_row(place: str, line: str) -> _Row:
    try:
        cells = json.loads(line)
    except (ValueError, RecursionError):
        return _Row(place, {}, "not JSON")
    return _Row(place, cells) if isinstance(cells, dict) else _Row(place, {}, "not a JSON object ({…})")


def _csv(path: Path, content: bytes) -> tuple[list[_Row], str]:
    text, encoding = decode_bytes(content)
    first_line = text.lstrip().split("\n", 1)[0]
    # Spreadsheets write the list separator of the country they are used in.
    separator = max(",;\t", key=first_line.count)
    csv.field_size_limit(sys.maxsize)  # its default ends an article at 131,072 characters
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    rows: list[_Row] = []
    header: list[str] = []
    while (row := _csv_row(reader, header)) is not None:
        if header:
            rows += [row] if row.cells or row.wrong else []
        elif row.wrong:
            raise NoArticleError(str(path), row.wrong, path.stem)
        else:
            header = [name.strip() for name in row.cells.values()]
    return rows, encoding


def _csv_row(reader: Any, header: list[str]) -> _Row | None:
    """The next row; None at the end of the file, no cells where the line is empty."""
    start = reader.line_num + 1
    try:
        cells = next(reader, None)
    except csv.Error as error:
        return _Row(f"line {start}", {}, f"not CSV: {error}")
    if cells is None:
        return None
    if header and len(cells) > len(header):
        return _Row(f"line {start}", {}, f"{len(cells)} cells under {len(header)} columns; is a text not in quotes?")
    return _Row(f"line {start}", dict(zip(header or map(str, range(len(cells))), cells, strict=False)))


def _parquet(path: Path, content: bytes) -> tuple[list[_Row], str]:
    try:
        file = pq.ParquetFile(io.BytesIO(content))
        wanted = [name for name in file.schema_arrow.names if name in ("text", *_IDS, *_STATED, "lang", "published")]
        if "text" not in wanted:
            wanted = file.schema_arrow.names
        rows = file.read(columns=wanted).to_pylist()
    except (pa.ArrowException, OSError, ValueError) as error:
        raise NoArticleError(str(path), f"not a Parquet file: {str(error).splitlines()[0]}", path.stem) from None
    return [_Row(f"row {number}", cells) for number, cells in enumerate(rows, 1)], "utf-8"


_READERS = {".jsonl": _jsonl, ".csv": _csv, ".parquet": _parquet}
