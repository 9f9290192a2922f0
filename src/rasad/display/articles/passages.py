"""The articles behind a table, whole and folded, the passages of its rows marked."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from rasad import data
from rasad.annotation.notes import Notes
from rasad.display.articles.marks import Mark, escape, hover, marked
from rasad.display.articles.stylesheet import stylesheet
from rasad.display.eventcells import Row, passage_id
from rasad.errors import RasadError
from rasad.text import digits
from rasad.text.direction import direction, side_of


def check_passages(rows: Sequence[Row], notes: Notes) -> None:
    """Raise RasadError where an article is not among the notes, or a quote is not at its place in it."""
    articles = set(notes.articles["article"])
    for row in rows:
        if row["article"] not in articles:
            raise RasadError(f"event {row['event']!r}: article {row['article']!r} is not among the notes")
        if notes.text(row["article"])[row["start"] : row["end"]] != row["quote"]:
            raise RasadError(
                f"event {row['event']!r}: its quote is not at its place in article {row['article']!r}; "
                "make the timeline of these notes again"
            )


def passages(rows: Sequence[Row], notes: Notes, language: str, said: Callable[[Row], list[str]]) -> str:
    """Each article that some rows name, as HTML, with their passages marked.

    Parameters
    ----------
    rows : sequence of dict
        Events or sentences: article, start, end.
    notes : Notes
        That they were found in.
    language : {"en", "fa", "ar"}
    said : callable
        What is told of a row where the pointer rests on its passage.
    """
    of_article: dict[str, list[Row]] = {}
    for row in rows:
        of_article.setdefault(row["article"], []).append(row)
    side = side_of(language)
    texts = "".join(_article(name, own, notes, side, said) for name, own in of_article.items())
    title = escape(str(data.load("tables.yaml")[language]["story"]["passages"]))
    number = digits.localize(len(of_article), language)
    fold = f'<details class="rasad-passages"><summary>{title} ({number})</summary>{texts}</details>'
    return f'<div class="rasad-article" lang="{language}" dir="{side}">{stylesheet()}{fold}</div>'


def _article(name: str, rows: Sequence[Row], notes: Notes, side: str, said: Callable[[Row], list[str]]) -> str:
    text = notes.text(name)
    lang = notes.articles.loc[notes.articles["article"] == name, "lang"].iloc[0]
    heading = f'<h4><bdi dir="{direction(name)}">{escape(name)}</bdi></h4>'
    shown = marked(text, [_mark(own, side, said) for own in _by_start(rows).values()])
    return f'{heading}<div class="rasad-block" lang="{escape(lang)}" dir="{direction(text)}">{shown}</div>'


def _by_start(rows: Sequence[Row]) -> Mapping[int, list[Row]]:
    places: dict[int, list[Row]] = {}
    for row in rows:
        places.setdefault(row["start"], []).append(row)
    return places


def _mark(rows: Sequence[Row], side: str, said: Callable[[Row], list[str]]) -> Mark:
    """One mark for all rows whose passages begin at the same place."""
    told = [part for row in rows for part in said(row)]
    end = max(row["end"] for row in rows)
    return Mark(rows[0]["start"], end, "passage", hover(told, side) if told else "", passage_id(rows[0]))
