"""Articles with what was found in them: the tables that everything else is made from."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from rasad.annotation.registry.entity import Registry

TABLES = ("articles", "blocks", "sentences", "mentions", "dates")
# Blocks that are units of the text: one each, but for body, which is cut into sentences.
UNITS = ("title", "heading", "caption", "dateline", "body")
NAMED = ("title", "heading", "caption", "body")


@dataclass(frozen=True, eq=False)
class Notes:
    """Articles and what was found in them; all tables are joined by `article`.

    Attributes
    ----------
    articles, blocks, sentences, mentions, dates : DataFrame
        As ``schemas/tables.yaml`` declares them (docs/tables.md); `start` and `end` index the article's raw text.
    registry : Registry
        The registry that names were looked up in.

    Examples
    --------
    >>> import rasad
    >>> notes = rasad.annotate(rasad.read_articles("seeds"), rasad.read_registry("seeds"))
    >>> len(notes.articles), notes.quote("002_1a004597c595ddc5", 0)[:8]
    (5, 'كشف مصدر')
    """

    articles: pd.DataFrame
    blocks: pd.DataFrame
    sentences: pd.DataFrame
    mentions: pd.DataFrame
    dates: pd.DataFrame
    registry: Registry

    def text(self, article: str) -> str:
        """The raw text of an article.

        Raises
        ------
        KeyError
            If there is no such article.
        """
        return self._texts[article]

    def quote(self, article: str, sentence: int) -> str:
        """The raw text of one sentence."""
        start, end = self._places[article, sentence]
        return self.text(article)[start:end]

    @cached_property
    def _texts(self) -> dict[str, str]:
        return dict(zip(self.articles["article"], self.articles["text"], strict=True))

    @cached_property
    def _places(self) -> dict[tuple[str, int], tuple[int, int]]:
        rows = self.sentences
        keys = zip(rows["article"], rows["sentence"], strict=True)
        return dict(zip(keys, zip(rows["start"], rows["end"], strict=True), strict=True))
