"""The articles of a timeline, whole and folded, the passages of its events marked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rasad.annotation.tables import Notes
from rasad.errors import RasadError
from rasad.report.eventcells import Cells, Row, passage_id
from rasad.report.marks import Mark, escape, hover, marked
from rasad.report.stylesheet import stylesheet
from rasad.text import digits
from rasad.text.direction import direction


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


def passages(rows: Sequence[Row], notes: Notes, cells: Cells) -> str:
    """Each article that some events name, as HTML, with their passages marked.

    Parameters
    ----------
    rows : sequence of dict
        Rows of `rasad.timeline`.
    notes : Notes
        That the timeline was made of.
    cells : Cells
        In whose language the labels and dates are told where the pointer rests on a passage.
    """
    of_article: dict[str, list[Row]] = {}
    for row in rows:
        of_article.setdefault(row["article"], []).append(row)
    texts = "".join(_article(name, own, notes, cells) for name, own in of_article.items())
    title = escape(str(cells.words["story"]["passages"]))
    number = digits.localize(len(of_article), cells.language)
    fold = f"<details><summary>{title} ({number})</summary>{texts}</details>"
    frame = f'<div class="rasad-article" lang="{cells.language}" dir="{cells.side}">'
    return f"{frame}{stylesheet()}{fold}</div>"


def _article(article: str, rows: Sequence[Row], notes: Notes, cells: Cells) -> str:
    text, lang = notes.text(article), escape(cells.langs[article])
    heading = f'<h4><bdi dir="{direction(article)}">{escape(article)}</bdi></h4>'
    shown = marked(text, [_mark(own, cells) for own in _by_start(rows).values()])
    return f'{heading}<div class="rasad-block" lang="{lang}" dir="{direction(text)}">{shown}</div>'


def _by_start(rows: Sequence[Row]) -> Mapping[int, list[Row]]:
    places: dict[int, list[Row]] = {}
    for row in rows:
        places.setdefault(row["start"], []).append(row)
    return places


def _mark(rows: Sequence[Row], cells: Cells) -> Mark:
    """One mark for all events whose quotes begin at the same place."""
    said = [part for row in rows for part in (row[f"label_{cells.language}"], *cells.dates(row)[:1])]
    end = max(row["end"] for row in rows)
    return Mark(rows[0]["start"], end, "passage", hover(said, cells.side), passage_id(rows[0]))
