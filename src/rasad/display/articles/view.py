"""What is shown of an article: its row, its blocks and notes, and the words of its reader."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

import pandas as pd

from rasad import data
from rasad.checks import near
from rasad.corpus.blocks.find import find_blocks
from rasad.errors import RasadError
from rasad.tables.empty import is_empty
from rasad.text.direction import side_of
from rasad.text.language import detect_language

if TYPE_CHECKING:
    from rasad.annotation.notes import Notes


@dataclass(frozen=True)
class View:
    """An article's row, its blocks and notes, and how the reader wants them."""

    row: Mapping[str, Any]
    blocks: Sequence[Mapping[str, Any]]
    notes: Notes | None
    language: str
    wanted: Collection[str]

    @classmethod
    def of(cls, article: Any, notes: Notes | None, language: str, wanted: Collection[str]) -> View:
        """The view of a row, of a name among the notes, or of a raw text."""
        row = _row(article, notes)
        if notes is None:
            blocks: list[dict[str, Any]] = [asdict(block) for block in find_blocks(row["text"], row["lang"])]
        else:
            blocks = _of_article(notes.blocks, row["article"])
        return cls(row, blocks, notes, language, wanted)

    @property
    def name(self) -> str:
        """The article's name; empty for a raw text."""
        return str(self.row.get("article", ""))

    @property
    def side(self) -> str:
        """The direction of the reader's language."""
        return side_of(self.language)

    def rows(self, table: str) -> list[dict[str, Any]]:
        """The rows of a table of the notes, in order of the text; none where they are not wanted."""
        if self.notes is None or table not in self.wanted:
            return []
        return sorted(_of_article(getattr(self.notes, table), self.name), key=lambda row: (row["start"], -row["end"]))

    def word(self, group: str, value: Any) -> str:
        """A word of the suite in the reader's language: of show.yaml, else of tables.yaml, else itself."""
        own, table = data.load("show.yaml")["words"][self.language], data.load("tables.yaml")[self.language]
        known = own[group] if group in own else table[group]
        return str(known.get(str(value), str(value).replace("_", " ")))

    def said(self, key: str) -> str:
        """A label or sentence of show.yaml in the reader's language."""
        return str(data.load("show.yaml")["words"][self.language][key])


def _row(article: Any, notes: Notes | None) -> Mapping[str, Any]:
    if isinstance(article, str) and notes is None:
        return {"text": article, "lang": detect_language(article)}
    if isinstance(article, str):
        return _noted(article, notes)
    if not isinstance(article, Mapping | pd.Series) or not isinstance(article.get("text"), str):
        raise RasadError("show: one article is wanted: a row as articles.iloc[0] gives it, or its name with notes")
    row = {"article": "", **dict(article)}
    if is_empty(row.get("lang")):
        row["lang"] = detect_language(row["text"])
    if notes is not None and _noted(row["article"], notes)["text"] != row["text"]:
        raise RasadError(f"show: article {row['article']!r}: its text is not that of the notes; annotate it again")
    return row


def _noted(name: str, notes: Notes | None) -> Mapping[str, Any]:
    rows = _of_article(notes.articles, name) if notes is not None else []
    if not rows:
        near_it = near(name, notes.articles["article"]) if notes is not None else ""
        raise RasadError(f"show: article {name!r} is not among the notes{near_it}; their names are in notes.articles")
    return rows[0]


def _of_article(table: pd.DataFrame, name: str) -> list[dict[str, Any]]:
    rows = table[table["article"] == name].to_dict("records")
    return [{str(key): value for key, value in row.items()} for row in rows]
