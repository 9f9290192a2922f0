"""rasad.analyse.words.frequent: the most frequent words of the body."""

from __future__ import annotations

import sys

import pandas as pd
import pytest

from rasad import RasadError, data
from rasad.analyse.words import frequent as words
from rasad.analyse.words.frequent import telling_words, word_counts
from rasad.annotation.notes import Notes
from rasad.annotation.registry.read import general
from rasad.tables import schema
from rasad.text.normalize import normalize

# The first text of each language waits for hazm and for the lexicon of word forms.
pytestmark = pytest.mark.slow


def notes_of(*pages: tuple[str, str, str]) -> Notes:
    """Pages of one paragraph each."""
    blocks = [(article, 0, 0, len(text), "body", lang) for article, lang, text in pages]
    empty = {name: schema(name).frame([]) for name in ("sentences", "mentions", "dates")}
    return Notes(
        articles=pd.DataFrame(pages, columns=["article", "lang", "text"], dtype=object),
        blocks=schema("blocks").frame(blocks),
        registry=general(),
        **empty,
    )


def found(table: pd.DataFrame, lang: str) -> dict[str, tuple[int, int]]:
    rows = table[table["lang"] == lang]
    return {word: (n, articles) for word, n, articles in zip(rows["word"], rows["n"], rows["articles"], strict=True)}


def test_arabic_words_are_counted_without_function_words():
    # "The visit was long. The visit in Tehran, and Tehran was quiet."
    page = "كانت الزيارة طويلة. الزيارة في طهران، وكانت طهران هادئة."
    counts = found(word_counts(notes_of(("a", "ar", page))), "ar")
    assert counts["الزيارة"] == (2, 1)
    assert counts["طهران"] == (2, 1)
    assert "في" not in counts


def test_articles_that_hold_a_word_are_counted_once_each():
    pages = [("a", "ar", "زيارة بعد زيارة، ثم زيارة."), ("b", "ar", "لا زيارة اليوم.")]
    assert found(word_counts(notes_of(*pages)), "ar")["زيارة"] == (4, 2)


@pytest.mark.slow
def test_languages_are_counted_apart():
    pytest.importorskip("hazm")
    table = word_counts(notes_of(("a", "ar", "قصف المدينة ليلاً."), ("b", "fa", "شهر سفر کرد.")))
    assert set(table["lang"]) == {"ar", "fa"}
    assert "المدينة" in found(table, "ar")
    assert "سفر" in found(table, "fa")


@pytest.mark.slow
def test_spellings_of_one_word_are_counted_together():
    # Arabic yeh and kaf, as old keyboards write them, beside the Persian ones.
    pytest.importorskip("hazm")
    table = word_counts(notes_of(("a", "fa", "کرملین خاموش ماند. كرملین سخن گفت.")))
    assert found(table, "fa")["کرملین"] == (2, 1)


def test_vowel_marks_and_tatweel_do_not_part_words():
    table = word_counts(notes_of(("a", "ar", "زيارةٌ طويلة. زيــارة أخرى للمدينة.")))
    assert found(table, "ar")["زيارة"][0] == 2


def test_digits_and_punctuation_are_no_words():
    table = word_counts(notes_of(("a", "ar", "وقع ١٢٣٤٥ حادثاً (۱۲۳۴۵) و12345 — «حادثاً»!")))
    assert not any(character.isdigit() for word in table["word"] for character in word)
    assert all(word.isalpha() for word in table["word"])


@pytest.mark.slow
def test_function_words_of_persian_are_left_out():
    pytest.importorskip("hazm")
    # "That he went to the city and came back from the city"
    counts = found(word_counts(notes_of(("a", "fa", "این که او به شهر رفت و از شهر برگشت."))), "fa")
    assert "شهر" in counts
    assert not {"این", "که", "برای", "است"} & set(counts)


@pytest.mark.slow
def test_only_the_body_is_counted(notes: Notes):
    pytest.importorskip("hazm")
    every = word_counts(notes, top=100_000)
    body = notes.blocks[notes.blocks["role"] == "body"]
    text = " ".join(
        normalize(notes.text(row.article)[row.start : row.end], "ar").text
        for row in body.itertuples()
        if notes.articles.set_index("article").loc[row.article, "lang"] == "ar"
    )
    assert all(text.count(word) >= n for word, (n, _) in found(every, "ar").items())


@pytest.mark.slow
def test_top_is_counted_by_language(notes: Notes):
    pytest.importorskip("hazm")
    table = word_counts(notes, top=3)
    assert table.groupby("lang").size().to_dict() == {"ar": 3, "fa": 3}
    assert word_counts(notes, top=0).empty


def test_the_most_frequent_word_is_first_and_equals_are_in_order(notes: Notes):
    pytest.importorskip("hazm")
    for _, rows in word_counts(notes, top=50).groupby("lang"):
        keys = [(-n, word) for n, word in zip(rows["n"], rows["word"], strict=True)]
        assert keys == sorted(keys)


def test_no_article_gives_an_empty_table():
    table = word_counts(notes_of())
    assert table.empty
    assert list(table.columns) == ["lang", "word", "n", "articles"]


def test_a_text_of_no_known_language_is_counted_whole():
    assert found(word_counts(notes_of(("a", "und", "Berlin bleibt Berlin."))), "und")["Berlin"] == (2, 1)


def test_arabic_function_words_are_written_as_normalised_text_is():
    for word in data.load("text/stopwords.yaml")["ar"]:
        assert normalize(word, "ar").text == word


def test_where_hazm_has_no_release_for_this_python_nobody_is_sent_to_install_it(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(sys.modules, "hazm", None)
    monkeypatch.setattr(words, "_TOO_NEW", sys.version_info[:2])
    with pytest.raises(RasadError, match="need hazm: it has no release for this Python yet"):
        words._hazm()


def test_without_hazm_the_way_out_is_told(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(sys.modules, "hazm", None)
    words._persian.cache_clear()
    words._stop_words.cache_clear()
    try:
        with pytest.raises(RasadError, match=r"need hazm: pip install 'rasad\[hazm\]'"):
            word_counts(notes_of(("a", "fa", "پوتین به تهران رسید.")))
        assert not word_counts(notes_of(("a", "ar", "وصل بوتين إلى طهران."))).empty
    finally:
        words._persian.cache_clear()
        words._stop_words.cache_clear()


@pytest.mark.slow
@pytest.mark.parametrize("name", ["ایران", "تهران", "لبنان"])
def test_a_name_is_not_cut_into_what_is_no_word(name: str):
    pytest.importorskip("hazm")
    assert name in found(word_counts(notes_of(("a", "fa", f"دولت {name} سخن گفت."))), "fa")


@pytest.mark.slow
def test_persian_words_are_brought_to_their_dictionary_form():
    pytest.importorskip("hazm")
    # "They read books; they had read the book; he reads a book"
    counts = found(word_counts(notes_of(("a", "fa", "کتاب‌ها را می‌خوانند؛ کتاب را خوانده‌اند؛ کتابی می‌خواند."))), "fa")
    assert counts["خواندن"] == (3, 1)
    assert counts["کتاب"][0] >= 2


@pytest.mark.slow
def test_lost_half_spaces_are_put_back_before_words_are_counted():
    pytest.importorskip("hazm")
    counts = found(word_counts(notes_of(("a", "fa", "برنامههای تازه و برنامه های کهنه"))), "fa")
    assert counts["برنامه"] == (2, 1)


def test_a_word_that_one_article_has_tells_it_from_the_others():
    # "The port. The port opened." beside "The airport closed its gates."
    pages = [("a", "ar", "الميناء. افتتح الميناء اليوم."), ("b", "ar", "أغلق المطار أبوابه اليوم.")]
    table = telling_words(notes_of(*pages))
    assert table[["article", "word", "n", "others"]].values.tolist() == [["a", "الميناء", 2, 0]]
    # Four words each, two of the first are this one: 2·(2·ln 2 + 2·ln(2/3) + 4·ln(4/3)).
    assert table["log_likelihood"].tolist() == pytest.approx([3.4522], abs=1e-3)


def test_an_article_alone_in_its_language_has_no_telling_words():
    assert telling_words(notes_of(("a", "ar", "الميناء والميناء والميناء. الميناء"))).empty


@pytest.mark.slow
def test_the_most_telling_word_is_first_and_top_limits_each_article(notes: Notes):
    pytest.importorskip("hazm")
    table = telling_words(notes, top=3)
    assert set(table["article"]) == set(notes.articles["article"])
    for _, rows in table.groupby("article"):
        assert len(rows) == 3
        assert rows["log_likelihood"].is_monotonic_decreasing


@pytest.mark.parametrize(
    ("text", "form"),
    [("آنان نامه می‌نویسند.", "نوشتن"), ("او نامه نوشت.", "نوشتن"), ("کتاب‌ها رسید.", "کتاب")],
)
def test_a_persian_word_is_counted_under_its_dictionary_form(text: str, form: str):
    pytest.importorskip("hazm")
    assert form in found(word_counts(notes_of(("a", "fa", text))), "fa")


def test_a_block_in_the_other_language_does_not_change_its_articles_language():
    pytest.importorskip("hazm")
    table = word_counts(notes_of(("a", "fa", "شهر خاموش بود.")))
    assert set(table["lang"]) == {"fa"}


def test_articles_in_another_language_are_no_measure_of_a_word():
    pages = [("a", "ar", "الميناء والميناء الميناء الميناء"), ("b", "und", "Berlin bleibt Berlin.")]
    assert telling_words(notes_of(*pages)).empty


def test_a_word_as_frequent_in_the_others_tells_nothing():
    page = "زيارة الميناء ثم زيارة الميناء."
    assert telling_words(notes_of(("a", "ar", page), ("b", "ar", page))).empty


def test_equally_telling_words_are_in_order():
    pages = [("a", "ar", "ميناء مطار ميناء مطار"), ("b", "ar", "حقول واسعة")]
    table = telling_words(notes_of(*pages))
    assert table["word"].tolist() == ["مطار", "ميناء"]
    assert table["log_likelihood"].nunique() == 1


def test_telling_words_of_arabic_articles_need_no_hazm(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(sys.modules, "hazm", None)
    table = telling_words(notes_of(("a", "ar", "ميناء ميناء"), ("b", "ar", "حقول واسعة")))
    assert table["word"].tolist() == ["ميناء"]


def test_no_article_gives_an_empty_table_of_telling_words():
    table = telling_words(notes_of())
    assert table.empty
    assert list(table.columns) == ["article", "lang", "word", "n", "others", "log_likelihood"]


@pytest.mark.parametrize("form", ["می‌کنند", "نمی‌کنند", "گفت", "گفته‌اند", "می‌گفت"])
def test_a_verb_that_has_a_function_word_among_its_forms_is_left_out_in_all(form: str):
    pytest.importorskip("hazm")
    assert word_counts(notes_of(("a", "fa", form))).empty


def test_a_noun_among_the_function_words_takes_no_verb_with_it():
    pytest.importorskip("hazm")
    # بندی is among hazm's function words; "they closed the gate".
    assert "بستن" in found(word_counts(notes_of(("a", "fa", "آنان دروازه را بستند."))), "fa")
