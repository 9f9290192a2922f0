"""Annotated tables: every row leads back to the raw text, and nothing depends on how the work is cut."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import rasad
from rasad.annotation.annotate import NAMED, UNITS, Notes, annotate
from rasad.annotation.registry.read import Registry, general
from rasad.corpus.blocks.find import ROLES
from rasad.errors import RasadError
from rasad.tables import schema

TABLES = ("blocks", "sentences", "mentions", "dates")
TYPES = {"PER", "ORG", "GPE", "LOC", "EVENT"}
AR = "التقى الوزيران في موسكو صباح أمس وبحثا ملفات التعاون بين البلدين."


def table(*rows: tuple[str, str, str]) -> pd.DataFrame:
    return pd.DataFrame(list(rows), columns=["article", "lang", "text"], dtype=object)


def same(one: Notes, two: Notes) -> None:
    for name in TABLES:
        pd.testing.assert_frame_equal(getattr(one, name), getattr(two, name))


def test_it_is_the_public_function() -> None:
    assert rasad.annotate is annotate


@pytest.mark.parametrize(
    ("name", "columns"),
    [
        ("blocks", "article block start end role lang"),
        ("sentences", "article sentence block start end"),
        ("mentions", "article sentence start end surface entity type kind rule"),
        (
            "dates",
            "article sentence start end surface type value earliest latest granularity calendar basis reason",
        ),
    ],
)
def test_columns_are_those_of_the_design(name: str, columns: str, notes: Notes) -> None:
    assert list(getattr(notes, name).columns) == columns.split() == schema(name).names


def test_numbers_are_integers_also_where_there_is_no_row(notes: Notes) -> None:
    empty = annotate(table(("a", "fa", "")), general())
    for found in (notes, empty):
        for name in TABLES:
            for column in {"block", "sentence", "start", "end"} & set(schema(name).names):
                assert getattr(found, name)[column].dtype == "int64", (name, column)


def test_unknown_is_none_and_not_nan(notes: Notes) -> None:
    for name in TABLES:
        for column in getattr(notes, name).select_dtypes("object"):
            assert all(value is None or isinstance(value, str) for value in getattr(notes, name)[column]), column


@pytest.mark.parametrize("name", ["mentions", "dates"])
def test_the_raw_text_at_start_and_end_is_the_surface(name: str, notes: Notes) -> None:
    assert len(getattr(notes, name))
    for row in getattr(notes, name).itertuples():
        assert notes.text(row.article)[row.start : row.end] == row.surface


@pytest.mark.parametrize("name", ["mentions", "dates"])
def test_every_row_lies_in_its_sentence(name: str, notes: Notes) -> None:
    joined = getattr(notes, name).merge(notes.sentences, on=["article", "sentence"], suffixes=("", "_of"))
    assert len(joined) == len(getattr(notes, name))
    assert ((joined["start"] >= joined["start_of"]) & (joined["end"] <= joined["end_of"])).all()


def test_every_sentence_lies_in_its_block_and_none_overlaps_another(notes: Notes) -> None:
    joined = notes.sentences.merge(notes.blocks, on=["article", "block"], suffixes=("", "_of"))
    assert len(joined) == len(notes.sentences)
    assert ((joined["start"] >= joined["start_of"]) & (joined["end"] <= joined["end_of"])).all()
    for _, of_one in notes.sentences.groupby("article"):
        assert (of_one["start"].to_numpy()[1:] >= of_one["end"].to_numpy()[:-1]).all()


@pytest.mark.parametrize(("name", "counter"), [("blocks", "block"), ("sentences", "sentence")])
def test_blocks_and_sentences_are_counted_from_nought_in_each_article(name: str, counter: str, notes: Notes) -> None:
    for _, of_one in getattr(notes, name).groupby("article"):
        assert of_one[counter].tolist() == list(range(len(of_one)))


def test_words_of_the_tables_are_those_of_the_design(notes: Notes) -> None:
    assert set(notes.blocks["role"]) <= set(ROLES)
    assert set(notes.mentions["type"]) <= TYPES
    assert set(notes.mentions["kind"]) <= {"name", "role", "epithet"}
    assert set(notes.dates["type"]) <= {"DATE", "TIME", "DURATION", "SET"}
    assert set(notes.dates["calendar"]) <= {"jalali", "gregorian", "hijri", "none"}
    assert set(notes.dates["basis"]) <= {"explicit", "relative", "unresolved"}


def test_entities_are_of_the_registry_and_only_roles_are_left_open(notes: Notes, registry: Registry) -> None:
    known = notes.mentions[notes.mentions["entity"].notna()]
    assert set(known["entity"]) <= set(registry.entities)
    assert set(notes.mentions[notes.mentions["entity"].isna()]["kind"]) <= {"role"}


def test_an_unresolved_role_and_an_unresolved_date_say_why(notes: Notes) -> None:
    open_roles = notes.mentions[notes.mentions["entity"].isna()]
    assert open_roles["rule"].str.startswith("unresolved: ").all()
    open_dates = notes.dates[(notes.dates["basis"] == "unresolved")]
    assert open_dates["reason"].map(bool).all()
    assert open_dates["value"].isna().all()


@pytest.mark.parametrize(("name", "allowed"), [("mentions", NAMED), ("dates", UNITS)])
def test_boilerplate_duplicates_and_bylines_yield_nothing(name: str, allowed: tuple[str, ...], notes: Notes) -> None:
    assert not {"boilerplate", "duplicate_title", "byline"} & set(allowed)
    rows = getattr(notes, name).merge(notes.sentences[["article", "sentence", "block"]])
    assert set(rows.merge(notes.blocks[["article", "block", "role"]])["role"]) <= set(allowed)


def test_related_headlines_below_an_article_yield_nothing() -> None:
    text = f"لقاء في موسكو\n{AR}\nمقالات ذات صلة\nبوتين في طهران يوم 20 يوليو 2025\n"
    found = annotate(table(("a", "ar", text)), general())
    assert found.mentions["entity"].tolist() == ["moscow", "moscow"]
    assert found.dates["surface"].tolist() == ["صباح أمس"]


def test_a_name_in_a_repeated_title_counts_once() -> None:
    text = f"بوتين يزور القاهرة\n\nبوتين يزور القاهرة\n\nبوتين يزور القاهرة - {AR}"
    found = annotate(table(("a", "ar", text)), general()).mentions
    assert found["entity"].tolist() == ["vladimir-putin", "cairo", "moscow"]


def test_the_author_in_the_byline_is_not_mentioned() -> None:
    text = "دیدار در مسکو\nنویسنده: ولادیمیر پوتین\nدو طرف در تهران با هم دیدار و گفت‌وگو کردند."
    assert "vladimir-putin" not in annotate(table(("a", "fa", text)), general()).mentions["entity"].tolist()


def test_relative_dates_count_from_publication_and_from_nothing_else() -> None:
    articles = table(("a", "ar", AR))
    assert annotate(articles, general()).dates["value"].tolist() == [None]
    dated = annotate(articles.assign(published="2025-07-20"), general())
    assert dated.dates["earliest"].tolist() == ["2025-07-19"]


@pytest.mark.parametrize("unknown", [None, float("nan"), pd.NA, ""])
def test_an_unknown_date_of_publication_may_be_written_in_any_way(unknown: object) -> None:
    articles = table(("a", "ar", AR))
    articles["published"] = pd.Series([unknown], dtype=object)
    assert annotate(articles, general()).dates["basis"].tolist() == ["unresolved"]


def test_a_role_at_the_end_of_a_title_takes_nothing_from_the_next_block() -> None:
    text = "لقاء في قصر الرئيس الإيراني\nالجديد في الأمر أن اللقاء استمر ساعتين كاملتين أمس."
    (found,) = annotate(table(("a", "ar", text)), general()).mentions.itertuples()
    assert found.surface == "الرئيس الإيراني"


@pytest.mark.slow
def test_two_processes_find_what_one_finds(articles: pd.DataFrame, registry: Registry, notes: Notes) -> None:
    same(annotate(articles, registry, workers=2), notes)


@pytest.mark.slow
def test_more_processes_than_articles_are_no_harm(articles: pd.DataFrame, registry: Registry) -> None:
    same(annotate(articles.head(2), registry, workers=3), annotate(articles.head(2), registry))


@pytest.mark.parametrize("cut", [1, 2, 4])
def test_parts_put_together_are_the_whole(cut: int, articles: pd.DataFrame, registry: Registry, notes: Notes) -> None:
    parts = [annotate(part, registry) for part in (articles.iloc[:cut], articles.iloc[cut:])]
    for name in TABLES:
        together = pd.concat([getattr(part, name) for part in parts], ignore_index=True)
        pd.testing.assert_frame_equal(together, getattr(notes, name))


def test_the_order_of_articles_is_that_of_the_table(articles: pd.DataFrame, registry: Registry) -> None:
    turned = articles.iloc[::-1]
    assert annotate(turned, registry).blocks["article"].drop_duplicates().tolist() == turned["article"].tolist()


def test_the_articles_are_not_changed(articles: pd.DataFrame, registry: Registry) -> None:
    before = articles.copy()
    assert annotate(articles, registry).articles is articles
    pd.testing.assert_frame_equal(articles, before)


def test_articles_without_a_row_give_tables_without_rows() -> None:
    empty = annotate(table(), general())
    assert [len(getattr(empty, name)) for name in TABLES] == [0, 0, 0, 0]
    assert [list(getattr(empty, name)) for name in TABLES] == [schema(name).names for name in TABLES]


@pytest.mark.parametrize("column", ["article", "lang", "text"])
def test_a_missing_column_is_told(column: str, articles: pd.DataFrame, registry: Registry) -> None:
    with pytest.raises(RasadError, match=f"^annotate: articles lacks the column {column} of a table of articles"):
        annotate(articles.drop(columns=column), registry)


def test_an_article_that_stands_twice_is_told() -> None:
    with pytest.raises(RasadError, match=r"^articles: 'b' stands twice in the table$"):
        annotate(table(("a", "fa", "x"), ("b", "fa", "x"), ("b", "fa", "y")), general())


def test_the_text_of_an_article_and_of_a_sentence() -> None:
    found = annotate(table(("a", "ar", f"لقاء في موسكو\n{AR} ثم غادرا.")), general())
    assert found.text("a").startswith("لقاء")
    assert [found.quote("a", i) for i in range(3)] == ["لقاء في موسكو", AR, "ثم غادرا."]


def test_an_unknown_article_or_sentence_is_a_key_error(notes: Notes) -> None:
    with pytest.raises(KeyError, match="nowhere"):
        notes.text("nowhere")
    with pytest.raises(KeyError, match="9999"):
        notes.quote(notes.articles["article"].iloc[0], 9999)


_PARTS = st.sampled_from(
    ["دیدار در مسکو", "لقاء في موسكو", "بیشتر", "مقالات مشابه", "پوتین", "وبوتين", "الرئيس الروسي", "20 يوليو 2025", AR]
)
_GAPS = st.sampled_from([" ", "\n", "\r\n", "\n\n", ". ", "\u00a0", "\u200c", " - ", "😀", "\ud800"])


@pytest.mark.slow
@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(_PARTS, _GAPS).map("".join), max_size=8).map("".join), st.sampled_from(["fa", "ar", "und"]))
def test_any_page_leads_back_to_its_text(text: str, lang: str) -> None:
    found = annotate(table(("a", lang, text)).assign(published="2025-07-20"), general())
    spans = {row.sentence: (row.start, row.end) for row in found.sentences.itertuples()}
    for row in (*found.mentions.itertuples(), *found.dates.itertuples()):
        assert text[row.start : row.end] == row.surface
        assert spans[row.sentence][0] <= row.start < row.end <= spans[row.sentence][1]


def test_an_arabic_quotation_in_a_persian_article_is_read_by_arabic_rules():
    quotation = "قال السيد. عباس عراقجي يوم الجمعة إن المحادثات كانت مفيدة. وعاد إلى طهران."
    # The minister spoke with journalists in Muscat; the quotation; then he went back to Tehran on Sunday.
    text = (
        f"وزیر در مسقط با خبرنگاران گفت‌وگو کرد و مذاکرات ادامه دارد.\n{quotation}\nوی سپس روز یکشنبه به تهران بازگشت."
    )
    table = pd.DataFrame({"article": ["a"], "lang": ["fa"], "text": [text], "published": ["2025-07-22"]})
    notes = annotate(table, general())
    assert notes.blocks["lang"].tolist() == ["fa", "ar", "fa"]
    arabic = notes.sentences[notes.sentences["block"] == 1]
    assert len(arabic) == 2  # the dot of السيد. ends none
    assert "abbas-araghchi" in set(notes.mentions["entity"])
    assert dict(zip(notes.dates["surface"], notes.dates["value"], strict=True)) == {
        "يوم الجمعة": "2025-07-18",
        "روز یکشنبه": "2025-07-20",
    }
    for row in [*notes.mentions.itertuples(), *notes.dates.itertuples()]:
        assert text[row.start : row.end] == row.surface


def test_a_persian_quotation_in_an_arabic_article_is_read_by_persian_rules():
    # "The minister met the journalists"; "On 29 Tir 1404 Araghchi went to Tehran."
    quotation = "عباس عراقچی روز ۲۹ تیر ۱۴۰۴ به تهران بازگشت."
    text = f"التقى الوزير الصحفيين في مسقط وقال إن المحادثات مستمرة.\n{quotation}\nثم غادر الوزير إلى القاهرة."
    found = annotate(table(("a", "ar", text)), general())
    assert found.blocks["lang"].tolist() == ["ar", "fa", "ar"]
    assert found.dates["value"].tolist() == ["2025-07-20"]
    names = list(zip(found.mentions["surface"], found.mentions["entity"], strict=True))
    assert names == [("مسقط", "muscat"), ("عباس عراقچی", "abbas-araghchi"), ("تهران", "tehran"), ("القاهرة", "cairo")]
