"""One article as its file holds it, before anything is found in it; or the reason why there is none."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rasad.errors import RasadError


@dataclass(frozen=True)
class Source:
    """The text of one article, and what its file states of it beside the text.

    Attributes
    ----------
    article : str
        The id.
    place : str
        Where it stands: the file, and in a table the line or row.
    stated : mapping
        Any of title, publisher, author, published and lang, as the table or the page's markup has them.
    """

    article: str
    path: Path
    place: str
    sha256: str
    encoding: str
    text: str
    stated: Mapping[str, Any] = field(default_factory=dict)


class NoArticleError(RasadError):
    """A file, or a row of a table, holds no article; in a folder the others are read all the same."""

    def __init__(self, place: str, reason: str, article: str):
        """Tell where and why; `article` is the id that it would have had."""
        super().__init__(f"{place}: {reason}")
        self.article = article


def sha256(content: bytes) -> str:
    """The checksum of a file's bytes, as ``sha256sum`` prints it."""
    return hashlib.sha256(content).hexdigest()
