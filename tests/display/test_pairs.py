"""rasad.display.pairs: pairs as a table, each linked to the sentences that name both."""

from __future__ import annotations

import re

import pandas as pd
import pytest

import rasad
from event_rows import Page, cells
from pairs import again
from rasad import RasadError, data
from rasad.analyse.pairs.table import Pairs
from rasad.annotation.notes import Notes
from rasad.display import show_pairs
from rasad.display.pairs import COLUMNS
from rasad.display.tables import heading
from registries import of_the_seeds

# "Putin and Khamenei met in Tehran. Putin spoke of <Syria & oil>. Khamenei received Putin." and so on, eight times.
SENTENCE = "پوتین و خامنه‌ای در تهران دیدار کردند."
TEXT = f"{SENTENCE} پوتین از <سوریه> & نفت گفت. " + " ".join([SENTENCE] * 7)


def noted(*articles: str, text: str = TEXT) -> Notes:
    rows = [{"article": name, "lang": "fa", "text": text, "published": "2022-07-20"} for name in articles]
    return rasad.annotate(pd.DataFrame(rows, dtype=object), of_the_seeds())


@pytest.fixture(scope="module")
def own() -> Notes:
    return noted("one", "مقالهٔ دو")


@pytest.fixture(scope="module")
def counted(own: Notes) -> Pairs:
    return rasad.cooccurrence(own, resamples=0)


@pytest.fixture(scope="module")
def pairs(notes: Notes) -> Pairs:
    return rasad.cooccurrence(notes, resamples=0)


def of_putin(pairs: Pairs) -> pd.DataFrame:
    return pairs[(pairs["a"] == "ali-khamenei") & (pairs["b"] == "vladimir-putin")]


@pytest.mark.slow
@pytest.mark.parametrize("language", ["en", "fa", "ar"])
def test_every_link_leads_to_a_mark_that_holds_the_sentence(notes: Notes, pairs: Pairs, language: str):
    page = Page(show_pairs(pairs, notes, language=language, most=1000).markup)
    assert len(page.ids) == len(set(page.ids))
    spans = notes.sentences.set_index(["article", "sentence"])[["start", "end"]].sort_index()
    wanted = []
    for row in pairs["evidence"]:
        for article, sentence in row:
            start, end = spans.loc[(article, sentence)]
            wanted.append((f"#passage-{article}-{start}", notes.text(article)[start:end]))
    assert page.links == [link for link, _ in wanted]
    assert {f"#{name}" for name in page.ids} == set(page.links)
    # A mark that is cut by another has its id on its first piece.
    assert all(text.startswith(page.marks[link[1:]]) and page.marks[link[1:]] for link, text in wanted)
    assert sorted(page.articles) == sorted(
        notes.text(name) for name in {a for row in pairs["evidence"] for a, _ in row}
    )


@pytest.mark.parametrize("unit", ["window", "paragraph", "article"])
def test_pairs_of_other_units_lead_to_sentences_too(notes: Notes, unit: str):
    counted = rasad.cooccurrence(notes, unit=unit, resamples=0).head(20)
    page = Page(show_pairs(counted, notes, most=1000).markup)
    assert page.links
    assert {f"#{name}" for name in page.ids} == set(page.links)


@pytest.mark.parametrize(
    ("language", "wanted"),
    [
        ("en", ["Ali Khamenei", "Vladimir Putin", "16", "16", "18", "1 2 3 … (16)"]),
        ("fa", ["علی خامنه‌ای", "ولادیمیر پوتین", "۱۶", "۱۶", "۱۸", "۱ ۲ ۳ … (۱۶)"]),
        ("ar", ["علي خامنئي", "فلاديمير بوتين", "١٦", "١٦", "١٨", "١ ٢ ٣ … (١٦)"]),
    ],
)
def test_a_row_has_the_readers_names_digits_and_direction(own: Notes, counted: Pairs, language: str, wanted: list[str]):
    columns = ["a", "b", "n_ab", "n_a", "n_b", "evidence"]
    markup = show_pairs(of_putin(counted), own, language=language, columns=columns, most=3).markup
    assert cells(markup) == wanted
    side = "ltr" if language == "en" else "rtl"
    assert f'<table dir="{side}" lang="{language}" class="rasad">' in markup
    assert f'<td style="text-align:{"left" if language == "en" else "right"}"><a href="#passage-one-0"' in markup


@pytest.mark.parametrize("language", ["en", "fa", "ar"])
def test_every_heading_is_a_word_of_the_reader(own: Notes, counted: Pairs, language: str):
    markup = show_pairs(counted, own, language=language).markup
    heads = re.findall(r'<th scope="col"[^>]*>(.*?)</th>', markup)
    shown = [name for name in COLUMNS if name in counted]
    assert heads == [heading(name, language) for name in shown]
    assert [name for name, head in zip(shown, heads, strict=True) if name == head and name != "expected"] == []
    assert language == "en" or not {"expected", "evidence"} & set(heads)


def test_of_many_sentences_as_many_are_linked_as_asked_and_all_where_they_are_few(own: Notes, counted: Pairs):
    for most, said in ((6, "1 2 3 4 5 6 … (16)"), (16, " ".join(map(str, range(1, 17)))), (1, "1 … (16)")):
        page = show_pairs(of_putin(counted), own, columns=["evidence"], most=most).markup
        assert cells(page) == [said]
        assert len(Page(page).links) == min(most, 16)


def test_columns_are_shown_as_asked_and_the_data_keep_them_all(own: Notes, counted: Pairs):
    shown = show_pairs(of_putin(counted), own, columns=["n_ab", "a"])
    assert cells(shown.markup) == ["16", "Ali Khamenei"]
    assert "<a " not in shown.markup
    assert "<details" not in shown.markup
    assert shown.resource is not None
    assert [field["name"] for field in shown.resource["schema"]["fields"]] == list(counted.columns)
    assert len(shown.resource["evidence"]) == 16


def test_a_sentence_that_two_pairs_rest_on_is_marked_once(own: Notes, counted: Pairs):
    page = Page(show_pairs(counted, own, most=1000).markup)
    assert len(counted) > 1
    assert len(page.ids) == len(set(page.ids)) < len(page.links)


def test_markup_in_an_article_stays_text_and_a_name_with_white_space_is_a_valid_id(own: Notes, counted: Pairs):
    page = Page(show_pairs(counted, own).markup)
    assert page.articles == [TEXT, TEXT]
    assert "سوریه" not in page.tags
    assert "passage-مقالهٔ%20دو-0" in page.ids
    assert not [name for name in page.ids if re.search(r"\s", name)]


def test_a_label_with_markup_stays_text(own: Notes, counted: Pairs):
    rows = again(of_putin(counted), counted, labels={"ali-khamenei": {"en": '<script>"'}})
    markup = show_pairs(rows, own, columns=["a", "b"]).markup
    assert "<script" not in markup
    assert "&lt;script&gt;&quot;" in markup
    assert cells(markup)[1] == "vladimir-putin"  # without a label: its id


def test_without_passages_the_links_lead_to_an_earlier_table(own: Notes, counted: Pairs):
    page = Page(show_pairs(of_putin(counted), own, passages=False).markup)
    assert page.links[0] == "#passage-one-0"
    assert page.ids == page.articles == []


@pytest.mark.parametrize("language", ["en", "fa", "ar"])
def test_a_table_without_pairs_says_so(own: Notes, counted: Pairs, language: str):
    shown = show_pairs(counted.head(0), own, language=language)
    assert cells(shown.markup) == [data.words("charts", language)["no_pairs"]]
    assert "<details" not in shown.markup
    assert shown.resource is not None
    assert shown.resource["data"] == []


def test_what_is_not_there_is_a_mistake_and_no_traceback(own: Notes, counted: Pairs):
    with pytest.raises(RasadError, match="show_pairs: no column 'colour'; there are a, b, "):
        show_pairs(counted, own, columns=["a", "colour"])
    with pytest.raises(ValueError, match="language must be one of en, fa, ar, not 'de'"):
        show_pairs(counted, own, language="de")
    with pytest.raises(RasadError, match=r"sentence \d+ of article 'one' is not among the notes; count the pairs"):
        show_pairs(counted, noted("other"))


@pytest.mark.slow
def test_the_table_needs_no_script_and_nothing_from_the_network(notes: Notes, pairs: Pairs):
    assert not re.search(r"<script|https?:|url\(|@import| on\w+=", show_pairs(pairs, notes).markup)
