"""A timeline as a table, each event linked to its passage in the article below it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any
from urllib.parse import quote as percent

import pandas as pd

from rasad import data
from rasad.annotation.tables import Notes
from rasad.calendars import Calendar, format_date
from rasad.errors import RasadError
from rasad.report.marks import Mark, direction, escape, hover, marked
from rasad.report.stylesheet import stylesheet
from rasad.report.tables import Table
from rasad.report.view import missing
from rasad.text import digits

LANGUAGES = ("en", "fa", "ar")
COLUMNS = ("date", "label", "status", "source", "quote", "article")
_NAMED = ("source", "place", "participants")  # ids, shown by their labels
_WORDS = ("status", "date_basis", "origin")
# The last two: what stands between two $ is no formula.
_CLASSES = "rasad-events mathjax_ignore tex2jax_ignore"
# Browsers put “ and ” around Arabic, where news has « and », and few of them keep a date in one line.
_STYLE = """<style>
.rasad-events q:is(:lang(fa), :lang(ar)) { quotes: "«" "»" "“" "”"; }
.rasad-events .rasad-date { min-width: 8.5em; }
.rasad-article mark:target { background: var(--rasad-tint-EVENT); outline: 2px solid var(--rasad-line-EVENT); }
.rasad-article mark[id] { scroll-margin-block: 30vh; }
</style>"""


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
        rests on where the text does not state it; ``article`` is the link to the passage.
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
    if language not in LANGUAGES:
        raise ValueError(f"language must be one of {', '.join(LANGUAGES)}, not {language!r}")
    if unknown := [name for name in columns if name not in (*events.columns, "label")]:
        raise RasadError(f"show_events: no column {unknown[0]!r}; there are label, {', '.join(events.columns)}")
    view = _View(events, notes, language, calendar, country)
    side = view.side
    head = "".join(f'<th scope="col" style="text-align:{_align(side)}">{escape(view.heading(c))}</th>' for c in columns)
    body = "".join(f"<tr>{''.join(view.cell(row, name) for name in columns)}</tr>" for row in view.rows)
    body = body or f'<tr><td colspan="{len(columns)}">{escape(str(view.words["story"]["none"]))}</td></tr>'
    table = f'<table dir="{side}" lang="{language}" class="rasad">'
    table += f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    below = view.passages() if passages and view.rows else ""
    return Table(f'<div class="{_CLASSES}">{_STYLE}{table}{below}</div>')


def show_sentences(sentences: Iterable[str], language: str = "en") -> Table:
    """Sentences, as those of `rasad.analyse.agreement.story`, in their reader's direction.

    Examples
    --------
    >>> show_sentences(["لا حدث معروض."], "ar").markup
    '<ul lang="ar" dir="rtl" style="text-align:right"><li>لا حدث معروض.</li></ul>'
    """
    side = "ltr" if language == "en" else "rtl"
    items = "".join(f"<li>{escape(sentence)}</li>" for sentence in sentences)
    return Table(f'<ul lang="{language}" dir="{side}" style="text-align:{_align(side)}">{items}</ul>')


def _align(side: str) -> str:
    return "left" if side == "ltr" else "right"


class _View:
    """Events as their reader wants them."""

    def __init__(
        self, events: pd.DataFrame, notes: Notes, language: str, calendar: Calendar | None, country: str | None
    ) -> None:
        self.rows: list[dict[str, Any]] = [
            {str(name): value for name, value in row.items()} for row in events.to_dict("records")
        ]
        self.notes, self.language, self.country = notes, language, country
        self.labels = events.attrs.get("labels", {})
        self.langs = dict(zip(notes.articles["article"], notes.articles["lang"], strict=True))
        own: Calendar = calendar or ("jalali" if language == "fa" else "gregorian")
        self.calendars: tuple[Calendar, Calendar] = (own, "gregorian" if own == "jalali" else "jalali")
        self.words = data.load("tables.yaml")[language]
        self.side = "ltr" if language == "en" else "rtl"
        for row in self.rows:
            self._check(row)

    def _check(self, row: dict[str, Any]) -> None:
        if row["article"] not in self.langs:
            raise RasadError(f"event {row['event']!r}: article {row['article']!r} is not among the notes")
        if self.notes.text(row["article"])[row["start"] : row["end"]] != row["quote"]:
            raise RasadError(
                f"event {row['event']!r}: its quote is not at its place in article {row['article']!r}; "
                "make the timeline of these notes again"
            )

    def heading(self, column: str) -> str:
        column = "when" if column == "date" else column
        return str(self.words["columns"].get(column, column.replace("_", " ")))

    def word(self, value: Any) -> str:
        return str(self.words["values"].get(str(value), value))

    def name(self, entity: str) -> str:
        return str(self.labels.get(entity, {}).get(self.language) or self.notes.registry.label(entity, self.language))

    def cell(self, row: dict[str, Any], column: str) -> str:
        if column == "quote":
            side = direction(row["quote"])
            quote = f'<q lang="{escape(self.langs[row["article"]])}" dir="{side}">{escape(row["quote"])}</q>'
            return f'<td dir="{side}" style="text-align:{_align(side)}">{quote}</td>'
        if column == "article":
            link = f'<a href="#{_id(row)}"><bdi>{escape(row["article"])}</bdi></a>'
            return f'<td style="text-align:{_align(self.side)}">{link}</td>'
        if column == "date":
            return f'<td class="rasad-date" style="text-align:{_align(self.side)}">{self._date(row)}</td>'
        text = self._text(row, column)
        side = self.side if text == "–" else direction(text)
        return f'<td dir="{side}" style="text-align:{_align(side)}">{escape(text)}</td>'

    def _text(self, row: dict[str, Any], column: str) -> str:
        value = row[f"label_{self.language}"] if column == "label" else row[column]
        if isinstance(value, str) or not hasattr(value, "__len__"):
            value = [] if missing(value) else [value]
        shown = [self.name(part) if column in _NAMED else part for part in value]
        shown = [self.word(part) if column in _WORDS or isinstance(part, bool) else part for part in shown]
        shown = [part if isinstance(part, str) else digits.localize(str(part), self.language) for part in shown]
        return (", " if self.language == "en" else "، ").join(shown) or "–"

    def dates(self, row: dict[str, Any]) -> list[str]:
        """The date in both calendars; one where they do not differ, none where there is none."""
        if missing(row["date"]):
            return []
        written = [format_date(row["date"], self.language, calendar, self.country) for calendar in self.calendars]
        return list(dict.fromkeys(written))

    def _date(self, row: dict[str, Any]) -> str:
        lines = self.dates(row) or [self.heading("undated")]
        if row["date_basis"] in ("editor", "relative"):
            lines = [*lines, f"({self.word(row['date_basis'])})"]
        return "<br>".join(f"<bdi>{escape(line)}</bdi>" for line in lines)

    def passages(self) -> str:
        """Each article that is named, whole, its passages marked; folded."""
        articles = list(dict.fromkeys(row["article"] for row in self.rows))
        texts = "".join(self._article(name) for name in articles)
        title = escape(str(self.words["story"]["passages"]))
        fold = f"<details><summary>{title} ({digits.localize(len(articles), self.language)})</summary>{texts}</details>"
        frame = f'<div class="rasad-article" lang="{self.language}" dir="{self.side}">'
        return f"{frame}{stylesheet()}{fold}</div>"

    def _article(self, article: str) -> str:
        text, lang = self.notes.text(article), escape(self.langs[article])
        places: dict[int, list[dict[str, Any]]] = {}
        for row in self.rows:
            if row["article"] == article:
                places.setdefault(row["start"], []).append(row)
        marks = [self._mark(rows) for rows in places.values()]
        heading = f'<h4><bdi dir="{direction(article)}">{escape(article)}</bdi></h4>'
        shown = marked(text, marks)
        return f'{heading}<div class="rasad-block" lang="{lang}" dir="{direction(text)}">{shown}</div>'

    def _mark(self, rows: Sequence[dict[str, Any]]) -> Mark:
        """One mark for all events whose quotes begin at the same place."""
        said = [part for row in rows for part in (row[f"label_{self.language}"], *self.dates(row)[:1])]
        end = max(row["end"] for row in rows)
        return Mark(rows[0]["start"], end, "passage", hover(said, self.side), _id(rows[0]))


def _id(row: dict[str, Any]) -> str:
    """The id of a passage: white space cannot stand in one, all else can."""
    article = re.sub(r"\s", lambda found: percent(found[0]), row["article"])
    return f"passage-{article}-{row['start']}"
