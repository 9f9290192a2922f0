"""Events as Web Annotations: each a note upon the passage that supports it.

W3C Web Annotation Data Model (2017), https://www.w3.org/TR/annotation-model/. The labels are the bodies, the
quote is the target, by its words and by its place. What the model has no word for (date, status, who says so)
stands under terms of our own, listed in docs/timelines.md.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import quote as percent_encoded

import pandas as pd

from rasad.analyse.timelines.context import TimelineContext
from rasad.analyse.timelines.episode import LANGUAGES
from rasad.analyse.timelines.export.rows import Row, episode_of, rows_of, title_of
from rasad.annotation.notes import Notes
from rasad.arguments import instance, takes
from rasad.errors import RasadError
from rasad.tables.empty import is_empty
from rasad.tables.needed import EVENTS
from rasad.text.direction import direction

# The identifiers name and do not locate: nothing is to be found on the net under them.
_OURS = "urn:rasad:"
_MODEL = "http://www.w3.org/ns/anno.jsonld"
_CONTEXT = 32  # characters before and behind a quote
# Columns of the events table and their terms. "source" is taken: in the model it is the annotated text.
_TERMS = {
    "event": "event",
    "date": "date",
    "earliest": "earliest",
    "latest": "latest",
    "date_basis": "dateBasis",
    "date_note": "dateNote",
    "status": "status",
    "origin": "origin",
    "background": "background",
}
_NAMED = ("saidBy", "participants", "place")


@takes(events=EVENTS, notes=instance(Notes))
def to_web_annotations(events: pd.DataFrame, notes: Notes) -> dict[str, Any]:
    """A timeline as one AnnotationCollection of one page.

    Parameters
    ----------
    events : DataFrame
        From `rasad.timeline`.
    notes : Notes
        That the timeline was made of; gives the words around each quote.

    Returns
    -------
    dict
        JSON-LD, to be written as UTF-8. Positions count code points of the article's file as decoded.

    Raises
    ------
    RasadError
        If a quote does not stand in the notes where the table says.

    Examples
    --------
    >>> import rasad
    >>> notes = rasad.annotate(rasad.read_articles("seeds"), rasad.read_registry("seeds"))
    >>> events = rasad.timeline(notes, rasad.read_episode("seeds/episodes/larijani-putin-moscow-2025.yaml"))
    >>> collection = to_web_annotations(events, notes)
    >>> collection["first"]["items"][0]["target"]["selector"][0]["exact"]
    'الاتفاق النووي لعام 2015'
    """
    context = TimelineContext.of(events, "to_web_annotations", otherwise=notes.registry)
    episode = _id("episode", episode_of(events, context))
    articles = {row["article"]: row for row in rows_of(notes.articles)}
    items = [_annotation(row, context, notes, articles) for row in rows_of(events)]
    return {
        "@context": [_MODEL, _terms()],
        "id": episode,
        "type": "AnnotationCollection",
        "label": title_of(events, context, "en"),
        "titles": {language: title_of(events, context, language) for language in LANGUAGES},
        "total": len(items),
        "first": {
            "id": f"{episode}:page:1",
            "type": "AnnotationPage",
            "partOf": episode,
            "startIndex": 0,
            "items": items,
        },
    }


def _terms() -> dict[str, Any]:
    """The context of our own terms."""
    ours: dict[str, Any] = {"rasad": f"{_OURS}vocabulary:"}
    ours |= {term: f"rasad:{term}" for term in [*_TERMS.values(), *_NAMED, "sha256"]}
    by_language = {"@container": "@language"}
    return ours | {term: {"@id": f"rasad:{term}", **by_language} for term in ("titles", "names")}


def _id(kind: str, name: str) -> str:
    return f"{_OURS}{kind}:{percent_encoded(name, safe='')}"


def _annotation(row: Row, context: TimelineContext, notes: Notes, articles: dict[str, Row]) -> dict[str, Any]:
    said = {term: row[column] for column, term in _TERMS.items() if not is_empty(row[column])}
    place = {"place": _named(row["place"], context)} if row["place"] else {}
    return {
        "id": f"{_id('episode', row['episode'])}:event:{percent_encoded(row['event'], safe='')}",
        "type": "Annotation",
        "motivation": "describing",
        "body": [_body(row[f"label_{language}"], language) for language in LANGUAGES],
        "target": {
            "type": "SpecificResource",
            "source": _source(row["article"], articles),
            "selector": _selectors(row, notes),
        },
        **said,
        "saidBy": _named(row["source"], context),
        "participants": [_named(name, context) for name in row["participants"]],
        **place,
    }


def _body(label: str, language: str) -> dict[str, str]:
    return {
        "type": "TextualBody",
        "value": label,
        "format": "text/plain",
        "language": language,
        "textDirection": direction(label),
        "purpose": "describing",
    }


def _named(name: str, context: TimelineContext) -> dict[str, Any]:
    names = {language: context.label(name, language) for language in LANGUAGES}
    return {"id": _id("entity", name), "names": names}


def _source(article: str, articles: dict[str, Row]) -> dict[str, str]:
    """The article; its hash says which bytes the positions count in."""
    row = articles.get(article, {})
    sha = {"sha256": str(row["sha256"])} if row.get("sha256") else {}
    language = {"language": str(row["lang"])} if row.get("lang") else {}
    return {"id": _id("article", article), "type": "Text", **language, **sha}


def _selectors(row: Row, notes: Notes) -> list[dict[str, Any]]:
    start, end = int(row["start"]), int(row["end"])
    try:
        text = notes.text(row["article"])
    except KeyError:
        raise RasadError(f"event {row['event']!r}: article {row['article']!r} is not among the articles") from None
    if text[start:end] != row["quote"]:
        raise RasadError(f"event {row['event']!r}: its quote is not at {start} of article {row['article']}")
    before, behind = text[max(0, start - _CONTEXT) : start], text[end : end + _CONTEXT]
    return [
        {"type": "TextQuoteSelector", "exact": row["quote"], "prefix": before, "suffix": behind},
        {"type": "TextPositionSelector", "start": start, "end": end},
    ]
