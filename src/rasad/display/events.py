"""A timeline as a table, each event linked to its passage in the article below it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pandas as pd

from rasad.annotation.notes import Notes
from rasad.arguments import FLAG, LANGUAGE, TEXT, WRITTEN_IN, instance, maybe, several, takes
from rasad.calendars import Calendar
from rasad.data import LANGUAGES as LANGUAGES
from rasad.display.articles.marks import escape
from rasad.display.articles.passages import check_passages
from rasad.display.articles.passages import passages as passages_below
from rasad.display.eventcells import Cells, align
from rasad.display.resource import resource
from rasad.display.tables import Table
from rasad.errors import RasadError
from rasad.tables.needed import EVENTS
from rasad.text.direction import side_of

COLUMNS = ("date", "label", "status", "source", "quote", "article")
# The last two: what stands between two $ is no formula.
_CLASSES = "rasad-events mathjax_ignore tex2jax_ignore"
# Browsers put “ and ” around Arabic, where news has « and », and few of them keep a date in one line.
_STYLE = """<style>
.rasad-events q:is(:lang(fa), :lang(ar)) { quotes: "«" "»" "“" "”"; }
.rasad-events .rasad-date { min-width: 8.5em; }
</style>"""


@takes(
    events=EVENTS,
    notes=instance(Notes),
    language=LANGUAGE,
    columns=several(TEXT, "columns"),
    calendar=maybe(WRITTEN_IN),
    country=maybe(TEXT),
    passages=FLAG,
)
def show_events(
    events: pd.DataFrame,
    notes: Notes,
    *,
    language: str = "en",
    columns: Sequence[str] = COLUMNS,
    calendar: Calendar | None = None,
    country: str | None = None,
    passages: bool = True,
) -> Table:
    """Show a timeline as a table, each event linked to its passage.

    Parameters
    ----------
    events : DataFrame
        From `rasad.timeline`, whole or a part of its rows.
    notes : Notes
        That the timeline was made of; gives the articles.
    language : {"en", "fa", "ar"}
        Language, digits and direction of the table. A quote keeps its own.
    columns : sequence of str
        Columns of `events` in order, and "label". ``date`` is written in both calendars, with what it
        rests on where the text does not state it; ``article`` is the link to the passage; ``date_note`` is in
        the reader's language where the timeline has it so.
    calendar : {"jalali", "gregorian"}, optional
        Of the first date; Jalali in Persian, else Gregorian.
    country : str, optional
        Two-letter code, for the Arabic names of months.
    passages : bool, default True
        Whether the articles follow, folded, with the passages marked. A passage can stand once on a page: leave
        them out where an earlier table on it has them, and the links lead there.

    Returns
    -------
    Table
        HTML without a script: the links are to ``#passage-ARTICLE-START`` on the same page, and browsers
        unfold the section when one is followed.

    Raises
    ------
    RasadError
        If a column or an article is not there, or a quote is not at its place in the article.
    ValueError
        If `language` or `calendar` is not known.

    Examples
    --------
    >>> import rasad
    >>> notes = rasad.annotate(rasad.read_articles("seeds"), rasad.read_registry("seeds"))
    >>> events = rasad.timeline(notes, rasad.read_episode("seeds/episodes/larijani-putin-moscow-2025.yaml"))
    >>> shown = show_events(events, notes, language="ar").markup
    >>> 'href="#passage-003_6d07c0304cd3fc04-' in shown, '<q lang="ar" dir="rtl">' in shown
    (True, True)
    """
    if unknown := [name for name in columns if name not in (*events.columns, "label")]:
        raise RasadError(f"show_events: no column {unknown[0]!r}; there are label, {', '.join(events.columns)}")
    cells = Cells(events, notes, language, calendar, country)
    rows = [{str(name): value for name, value in row.items()} for row in events.to_dict("records")]
    check_passages(rows, notes)
    head = "".join(
        f'<th scope="col" style="text-align:{align(cells.side)}">{escape(cells.heading(c))}</th>' for c in columns
    )
    body = "".join(f"<tr>{''.join(cells.cell(row, name) for name in columns)}</tr>" for row in rows)
    body = body or f'<tr><td colspan="{len(columns)}">{escape(str(cells.words["story"]["none"]))}</td></tr>'
    table = f'<table dir="{cells.side}" lang="{language}" class="rasad">'
    table += f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    below = passages_below(rows, notes, language, cells.said) if passages and rows else ""
    return Table(f'<div class="{_CLASSES}">{_STYLE}{table}{below}</div>', resource(events, list(events.columns)))


@takes(sentences=several(TEXT, "sentences"), language=LANGUAGE)
def show_sentences(sentences: Iterable[str], language: str = "en") -> Table:
    """Sentences, as those of `rasad.analyse.timelines.agreement.story`, in their reader's direction.

    Parameters
    ----------
    sentences : iterable of str
    language : {"en", "fa", "ar"}
        Of the sentences.

    Returns
    -------
    Table
        A list in HTML.

    Examples
    --------
    >>> show_sentences(["لا حدث معروض."], "ar").markup
    '<ul lang="ar" dir="rtl" style="text-align:right"><li>لا حدث معروض.</li></ul>'
    """
    side = side_of(language)
    items = "".join(f"<li>{escape(sentence)}</li>" for sentence in sentences)
    return Table(f'<ul lang="{language}" dir="{side}" style="text-align:{align(side)}">{items}</ul>')
