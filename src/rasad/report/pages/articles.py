"""A page an article: its raw text with what was found, and the passages that other pages lead to."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rasad.checks import check_language
from rasad.display.articles.marks import Mark
from rasad.report.pages.body import Body, Passage
from rasad.report.runs.inputs import files_below
from rasad.tables.empty import is_empty

if TYPE_CHECKING:
    from rasad.annotation.notes import Notes
    from rasad.report.spec.spec import Spec


def read_for_pages(plan: Spec) -> list[Path]:
    """The files that the articles' pages depend on."""
    folders = [path for path in (plan.articles, plan.registry) if path is not None]
    return sorted({file for path in folders for file in files_below(path)})


def notes_of(plan: Spec) -> Notes | None:
    """What was found in the articles of a report; None where it has no pages of them."""
    if plan.articles is None:
        return None
    import rasad

    articles = rasad.read_articles(plan.articles)
    # Where the project lies is another place for each reader.
    articles["path"] = [os.path.relpath(path, plan.folder) for path in articles["path"]]
    return rasad.annotate(articles, rasad.read_registry(plan.registry or plan.articles))


def article_body(name: str, notes: Notes, language: str, passages: Iterable[Passage]) -> Body:
    """The raw text of an article, names, dates and passages marked.

    Parameters
    ----------
    name : str
        The article.
    notes : Notes
    language : {"en", "fa", "ar"}
        Of the labels.
    passages : iterable of Passage
        Those of all articles.
    """
    check_language(language)
    from rasad.display.articles.article import show
    from rasad.display.eventcells import passage_id

    ends: dict[int, int] = {}
    for passage in passages:
        if passage.article == name:
            ends[passage.start] = max(passage.end, ends.get(passage.start, 0))
    marks = [
        Mark(start, end, "passage", "", passage_id({"article": name, "start": start})) for start, end in ends.items()
    ]
    body = Body(show(name, notes, language=language, passages=marks).html)
    for heading in body.soup.select(".rasad-article > header h3"):
        heading.decompose()  # the page has the title already
    return body


def title_of(row: Mapping[Any, Any]) -> str:
    """The title of an article, given its row; its name where nobody knows one."""
    return str(row["article"] if is_empty(row["title"]) else row["title"])
