"""Why an event has the date that it has, or none: in English in the table, beside it in the reader's language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from rasad import data
from rasad.text.direction import direction, side_of
from rasad.text.language import detect_language

# An article's words in a note: in an English line, «20 بهمن 1399» would read 20 1399 بهمن unless it is isolated.
_QUOTED = re.compile("([«“])([^«»“”]*)([»”])")
_FSI, _PDI = "\u2068", "\u2069"


class Note(NamedTuple):
    """A note as it is shown: its text, what it quotes isolated; its direction; its language, or ``und``."""

    text: str
    side: str
    lang: str


def date_note(name: str, **words: str) -> dict[str, str]:
    """A note of date_notes.yaml in every language, its blanks filled in.

    Examples
    --------
    >>> date_note("counted", surface="الأحد")["en"]
    '«الأحد», counted from publication'
    """
    notes: Mapping[str, str] = data.load("dates/date_notes.yaml")[name]
    return {language: note.format(**words) for language, note in notes.items()}


def translations(rows: Iterable[Mapping[str, Any]]) -> dict[str, Mapping[str, str]]:
    """The notes of some events in every language, by what stands in the table.

    Parameters
    ----------
    rows : iterable of mapping
        With ``date_note``, and ``date_notes`` where it is given in several languages.

    Examples
    --------
    >>> translations([{"date_note": "in spring", "date_notes": {"en": "in spring", "fa": "در بهار"}}])
    {'in spring': {'en': 'in spring', 'fa': 'در بهار'}}
    """
    return {row["date_note"]: row["date_notes"] for row in rows if row.get("date_notes")}


def shown_note(note: str, translated: Mapping[str, Mapping[str, str]], language: str) -> Note:
    """A note of a timeline in the reader's language, else as it was written.

    Parameters
    ----------
    note : str
    translated : mapping
        Notes by language, by what stands in the table: ``events.context.date_notes``.
    language : {"en", "fa", "ar"}

    Examples
    --------
    >>> notes = {"in spring": {"fa": "در بهار"}}
    >>> shown_note("in spring", notes, "fa").text, shown_note("in spring", notes, "ar").lang
    ('در بهار', 'en')
    """
    given = translated.get(note, {}).get(language)
    text = _QUOTED.sub(rf"\1{_FSI}\2{_PDI}\3", given or note)
    if given:
        return Note(text, side_of(language), language)
    side = direction(_QUOTED.sub("", note) or note)
    return Note(text, side, "en" if side == "ltr" else detect_language(note))
