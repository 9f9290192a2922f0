"""Write a file as a whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rasad.errors import RasadError


@contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """An empty file beside `path` to write to; it takes its place where nothing went wrong.

    Parameters
    ----------
    path : Path
        Folders on the way are made.

    Raises
    ------
    RasadError
        If the file cannot be written; then an older one stays as it was.

    Examples
    --------
    >>> path = Path(tempfile.mkdtemp()) / "note.txt"
    >>> with whole_file(path) as part:
    ...     _ = part.write_text("سلام", encoding="utf-8")
    >>> path.read_text(encoding="utf-8")
    'سلام'
    """
    part: Path | None = None
    try:
        part = _part(path)
        yield part
        part.chmod(0o644)
        part.replace(path)
    except OSError as error:
        raise RasadError(f"{path}: cannot be written: {error.strerror or error}") from None
    except UnicodeEncodeError as error:
        raise RasadError(f"{path}: a text cannot be written as UTF-8: {error}") from None
    finally:
        if part:
            part.unlink(missing_ok=True)


def _part(path: Path) -> Path:
    if path.is_dir():
        raise RasadError(f"{path}: cannot be written: it is a folder")
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, part = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    os.close(handle)
    return Path(part)
