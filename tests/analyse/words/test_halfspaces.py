"""rasad.analyse.words.halfspaces: the words that had lost their half-spaces, as a table."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rasad.analyse.words.halfspaces import restored_words
from rasad.annotation.annotate import Notes, annotate
from rasad.annotation.registry.read import general
from rasad.text.halfspaces.restore import restore_halfspaces
from rasad.text.letters import ZWNJ


def notes_of(lang: str, text: str) -> Notes:
    return annotate(pd.DataFrame({"article": ["a"], "lang": [lang], "text": [text], "published": [None]}), general())


def mended(lang: str, text: str) -> list[tuple[str, str]]:
    table = restored_words(notes_of(lang, text))
    return list(zip(table["surface"], table["restored"].str.replace(ZWNJ, "|"), strict=True))


def test_each_word_is_a_row_with_both_spellings():
    assert mended("fa", "آنان میگویند برنامههای تازه دارند.") == [("میگویند", "می|گویند"), ("برنامههای", "برنامه|های")]


def test_words_that_a_space_had_parted_are_one_row():
    assert mended("fa", "آنان می گویند") == [("می گویند", "می|گویند")]


def test_a_word_with_two_lost_half_spaces_is_one_row():
    assert mended("fa", "آنان میرفتهاند") == [("میرفتهاند", "می|رفته|اند")]


def test_arabic_articles_have_none():
    assert mended("ar", "قال الوزير ذلك") == []


def test_offsets_lead_to_the_raw_text_and_the_rows_say_all_that_was_done(notes: Notes):
    table = restored_words(notes)
    for article, rows in table.groupby("article"):
        raw = notes.text(article)
        text, end = "", 0
        for row in rows.itertuples():
            assert raw[row.start : row.end] == row.surface
            text, end = text + raw[end : row.start] + row.restored, row.end
        assert text + raw[end:] == restore_halfspaces(raw)


_WORDS = st.sampled_from(
    ["میگویند", "می", "گویند", "برنامه", "های", "برنامههای", "کتاب", "ها", "رفتهاند", "کِتابها", "وزیر"]
)
_GAPS = st.sampled_from([" ", "  ", "\u00a0", "\n", "، ", ".", ZWNJ, ""])


@pytest.mark.slow
@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(_WORDS, _GAPS).map("".join), max_size=10).map("".join))
def test_the_rows_say_all_that_was_done_to_any_text(raw: str):
    text, end = "", 0
    for row in restored_words(notes_of("fa", raw)).itertuples():
        assert end <= row.start < row.end
        assert row.surface == raw[row.start : row.end] != row.restored
        text, end = text + raw[end : row.start] + row.restored, row.end
    assert text + raw[end:] == restore_halfspaces(raw)
