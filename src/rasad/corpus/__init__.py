"""Articles: read from files, told apart into blocks, described by what the editor knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rasad.faces import face

if TYPE_CHECKING:
    from rasad.corpus.articles import read_articles as read_articles
    from rasad.corpus.blocks.find import Block as Block
    from rasad.corpus.blocks.find import find_blocks as find_blocks
    from rasad.corpus.metadata import read_editor as read_editor

_HOME = {
    "Block": "rasad.corpus.blocks.find",
    "find_blocks": "rasad.corpus.blocks.find",
    "read_articles": "rasad.corpus.articles",
    "read_editor": "rasad.corpus.metadata",
}
__all__ = [
    "Block",
    "find_blocks",
    "read_articles",
    "read_editor",
]
__getattr__ = face(__name__, _HOME)


def __dir__() -> list[str]:
    return __all__
