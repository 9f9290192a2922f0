"""Events as their reader wants them: dates in two calendars, labels and words in the reader's language."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import quote as percent

import pandas as pd

from rasad import data
from rasad.analyse.timelines.context import TimelineContext
from rasad.analyse.timelines.datenotes import shown_note
from rasad.annotation.notes import Notes
from rasad.calendars import Calendar, format_date
from rasad.display.articles.marks import escape
from rasad.tables.empty import is_empty
from rasad.text import digits
from rasad.text.direction import direction, side_of

_NAMED = ("source", "place", "participants")  # ids, shown by their labels
_WORDS = ("status", "date_basis", "origin")

Row = dict[str, Any]


def align(side: str) -> str:
    """Where a text of this direction begins."""
    return "left" if side == "ltr" else "right"


def passage_id(row: Row) -> str:
    """The id of a passage: white space cannot stand in one, all else can.

    Examples
    --------
    >>> passage_id({"article": "my article", "start": 7})
    'passage-my%20article-7'
    """
    article = re.sub(r"\s", lambda found: percent(found[0]), row["article"])
    return f"passage-{article}-{row['start']}"


def passage_link(row: Row, content: str) -> str:
    """A link to a passage on the same page; a report leads it to the article's page, by what it says of the place."""
    place = f'data-passage="{escape(row["article"])}" data-start="{row["start"]}" data-end="{row["end"]}"'
    return f'<a href="#{passage_id(row)}" {place}>{content}</a>'


class Cells:
    """The cells of a timeline in one language.

    Parameters
    ----------
    events : DataFrame
        From `rasad.timeline`, for the labels and notes that come with it.
    notes : Notes
        That the timeline was made of.
    language : {"en", "fa", "ar"}
    calendar : {"jalali", "gregorian"} or None
        Of the first date; by default the one usual in the language.
    country : str or None
        For the Arabic names of months.
    """

    def __init__(
        self, events: pd.DataFrame, notes: Notes, language: str, calendar: Calendar | None, country: str | None
    ) -> None:
        """Take from the timeline what its cells are written with."""
        self.context = TimelineContext.of(events, "show_events", otherwise=notes.registry)
        self.registry, self.language, self.country = notes.registry, language, country
        self.langs = dict(zip(notes.articles["article"], notes.articles["lang"], strict=True))
        own: Calendar = calendar or ("jalali" if language == "fa" else "gregorian")
        self.calendars: tuple[Calendar, Calendar] = (own, "gregorian" if own == "jalali" else "jalali")
        self.words = data.load("tables.yaml")[language]
        self.side = side_of(language)

    def heading(self, column: str) -> str:
        """What a column is called."""
        column = "when" if column == "date" else column
        return str(self.words["columns"].get(column, column.replace("_", " ")))

    def cell(self, row: Row, column: str) -> str:
        """A cell as HTML, in the direction of what stands in it."""
        special = {"quote": self._quote, "article": self._link, "date": self._date, "date_note": self._note}
        if column in special:
            return special[column](row)
        text = self._text(row, column)
        return _cell(escape(text), self.side if text == "–" else direction(text))

    def dates(self, row: Row) -> list[str]:
        """The date in both calendars; one where they do not differ, none where there is none."""
        if is_empty(row["date"]):
            return []
        written = [format_date(row["date"], self.language, calendar, self.country) for calendar in self.calendars]
        return list(dict.fromkeys(written))

    def said(self, row: Row) -> list[str]:
        """What is told of an event where the pointer rests on its passage: label and date."""
        return [row[f"label_{self.language}"], *self.dates(row)[:1]]

    def _quote(self, row: Row) -> str:
        side, lang = direction(row["quote"]), escape(self.langs[row["article"]])
        # Some pages are typed with no-break spaces throughout: without places to break, the table leaves the page.
        words = escape(row["quote"]).replace("\u00a0", "\u00a0<wbr>")
        return _cell(f'<q lang="{lang}" dir="{side}">{words}</q>', side)

    def _link(self, row: Row) -> str:
        link = passage_link(row, f"<bdi>{escape(row['article'])}</bdi>")
        return f'<td style="text-align:{align(self.side)}">{link}</td>'

    def _date(self, row: Row) -> str:
        lines = self.dates(row) or [self.heading("undated")]
        if row["date_basis"] in ("editor", "relative"):
            lines = [*lines, f"({self._word(row['date_basis'])})"]
        shown = "<br>".join(f"<bdi>{escape(line)}</bdi>" for line in lines)
        return f'<td class="rasad-date" style="text-align:{align(self.side)}">{shown}</td>'

    def _note(self, row: Row) -> str:
        if is_empty(row["date_note"]) or not row["date_note"]:
            return _cell("–", self.side)
        text, side, lang = shown_note(str(row["date_note"]), self.context.date_notes, self.language)
        return _cell(escape(text), side, "" if lang == self.language else lang)

    def _text(self, row: Row, column: str) -> str:
        value = row[f"label_{self.language}"] if column == "label" else row[column]
        if isinstance(value, str) or not hasattr(value, "__len__"):
            value = [] if is_empty(value) else [value]
        shown = [self._name(part) if column in _NAMED else part for part in value]
        shown = [self._word(part) if column in _WORDS or isinstance(part, bool) else part for part in shown]
        shown = [part if isinstance(part, str) else digits.localize(str(part), self.language) for part in shown]
        return (", " if self.language == "en" else "، ").join(shown) or "–"

    def _word(self, value: Any) -> str:
        return str(self.words["values"].get(str(value), value))

    def _name(self, entity: str) -> str:
        return str(self.context.labels.get(entity, {}).get(self.language) or self.registry.label(entity, self.language))


def _cell(content: str, side: str, lang: str = "") -> str:
    spoken = f' lang="{lang}"' if lang else ""
    return f'<td{spoken} dir="{side}" style="text-align:{align(side)}">{content}</td>'
