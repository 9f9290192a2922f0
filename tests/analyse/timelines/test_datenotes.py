"""rasad.analyse.timelines.datenotes: why a date is what it is, in the reader's language."""

from __future__ import annotations

import string

import pytest

from rasad import data
from rasad.analyse.timelines.datenotes import date_note, shown_note, translations

NOTES = data.load("dates/date_notes.yaml")
ENGLISH = "«20 بهمن 1399», counted from publication"


@pytest.mark.parametrize("name", NOTES)
def test_every_note_is_there_in_three_languages_with_the_same_blanks(name: str):
    blanks = [{field for _, field, _, _ in string.Formatter().parse(note) if field} for note in NOTES[name].values()]
    assert list(NOTES[name]) == ["en", "fa", "ar"]
    assert blanks[0] == blanks[1] == blanks[2]


def test_a_date_of_the_article_is_quoted_as_it_stands():
    note = date_note("counted", surface="{امروز}")
    assert all("«{امروز}»" in text for text in note.values())


def test_rows_with_one_text_have_no_translations():
    assert translations([{"date_note": "spring", "date_notes": {}}, {"date_note": ""}]) == {}


@pytest.mark.parametrize(
    ("note", "language", "wanted"),
    [
        (ENGLISH, "fa", ("«\u206820 بهمن 1399\u2069»، با شمارش", "rtl", "fa")),
        (ENGLISH, "ar", ("«\u206820 بهمن 1399\u2069», counted from publication", "ltr", "en")),
        ("The text says “now”", "fa", ("The text says “\u2068now\u2069”", "ltr", "en")),
        ("پژوهشگر می‌گوید «now»", "en", ("پژوهشگر می‌گوید «\u2068now\u2069»", "rtl", "fa")),
        ("«امروز»", "en", ("«\u2068امروز\u2069»", "rtl", "und")),
    ],
)
def test_a_note_that_is_not_translated_keeps_its_direction_and_language(
    note: str, language: str, wanted: tuple[str, str, str]
):
    assert shown_note(note, {ENGLISH: {"fa": "«20 بهمن 1399»، با شمارش"}}, language) == wanted
