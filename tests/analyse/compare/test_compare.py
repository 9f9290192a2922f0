"""rasad.analyse.compare: Persian and Arabic articles side by side."""

from __future__ import annotations

import pandas as pd
import pytest

import rasad
from places import SEEDS
from rasad.analyse.compare import (
    compare_languages,
    language_totals,
    other_names,
    shared_company,
    shared_events,
    shared_story,
    timelines,
)
from rasad.analyse.timelines.episode import episode_files
from rasad.annotation.notes import Notes
from rasad.annotation.registry.read import Registry
from rasad.tables import schema

# "The president of Russia, Vladimir Putin, arrived in Tehran." "The Russian president V. P. arrived in Tehran."
PERSIAN = "رئیس‌جمهور روسیه ولادیمیر پوتین دیروز وارد تهران شد."
ARABIC = "وصل الرئيس الروسي فلاديمير بوتين أمس إلى طهران."


@pytest.fixture(scope="module")
def two(registry: Registry) -> Notes:
    rows = [
        {"article": "persian", "lang": "fa", "text": PERSIAN, "published": "2025-07-21"},
        {"article": "arabic", "lang": "ar", "text": ARABIC, "published": "2025-07-21"},
    ]
    return rasad.annotate(pd.DataFrame(rows, dtype=object), registry)


def test_a_persian_title_names_the_state_and_an_arabic_one_does_not(two: Notes):
    table = compare_languages(two).set_index("entity")
    assert table.loc["russia", ["mentions_fa", "mentions_ar", "in_titles_fa", "in_titles_ar", "only"]].tolist() == [
        1, 0, 1, 0, "fa",
    ]  # fmt: skip
    assert language_totals(two).set_index("lang")["roles_with_state"].to_dict() == {"fa": 1, "ar": 0}


def test_names_and_offices_are_counted_apart(two: Notes):
    row = compare_languages(two).set_index("entity").loc["vladimir-putin"]
    for lang in ("fa", "ar"):
        assert (row[f"names_{lang}"], row[f"roles_{lang}"], row[f"epithets_{lang}"]) == (1, 1, 0)
        assert row[f"mentions_{lang}"] == 2
        assert row[f"articles_{lang}"] == 1
    assert row["only"] is None


def test_a_share_is_of_a_thousand_words_that_white_space_parts(two: Notes):
    assert language_totals(two).set_index("lang")["words"].to_dict() == {"fa": 8, "ar": 8}
    assert compare_languages(two).set_index("entity").loc["tehran", "per_thousand_ar"] == 1000 / 8


def test_the_minimum_is_of_both_languages_together(two: Notes):
    assert compare_languages(two, minimum=4)["entity"].tolist() == ["vladimir-putin"]
    assert compare_languages(two, minimum=9).empty


@pytest.mark.slow
def test_columns_and_order(notes: Notes):
    table = compare_languages(notes)
    assert list(table.columns) == schema("named_entities").names
    assert list(language_totals(notes).columns) == schema("language_totals").names
    both = table["mentions_fa"] + table["mentions_ar"]
    assert both.is_monotonic_decreasing


@pytest.mark.slow
def test_the_counts_add_up(notes: Notes):
    table, totals = compare_languages(notes), language_totals(notes).set_index("lang")
    for lang in ("fa", "ar"):
        kinds = [table[f"{kind}_{lang}"] for kind in ("names", "roles", "epithets")]
        assert (sum(kinds) == table[f"mentions_{lang}"]).all()
        assert table[f"mentions_{lang}"].sum() + totals.loc[lang, "unresolved"] == totals.loc[lang, "mentions"]
    assert totals["mentions"].sum() == len(notes.mentions)


def test_one_language_alone_leaves_the_other_empty(two: Notes):
    one = rasad.annotate(two.articles[two.articles["lang"] == "fa"], two.registry)
    table = compare_languages(one)
    assert set(table["only"]) == {"fa"}
    assert table["per_thousand_ar"].eq(0).all()


def test_a_corpus_without_names_is_an_empty_table(registry: Registry):
    rows = [{"article": "a", "lang": "fa", "text": "باران بارید."}]  # it rained
    table = compare_languages(rasad.annotate(pd.DataFrame(rows, dtype=object), registry))
    assert table.empty
    assert list(table.columns) == schema("named_entities").names


def test_offices_are_listed_as_the_page_has_them(two: Notes):
    assert other_names(two).to_dict("records") == [
        {"entity": "vladimir-putin", "lang": "fa", "kind": "role", "surface": "رئیس‌جمهور روسیه", "n": 1},
        {"entity": "vladimir-putin", "lang": "ar", "kind": "role", "surface": "الرئيس الروسي", "n": 1},
    ]
    assert other_names(two, minimum=2).empty


def test_all_episodes_are_one_table_with_the_language_of_each_event(notes: Notes):
    events = timelines(notes, episode_files(SEEDS / "episodes"))
    assert set(events["lang"]) == {"fa", "ar"}
    assert events["episode"].nunique() == 4
    assert set(events["source"]) <= set(events.context.labels)
    assert set(filter(None, events["date_note"])) == set(events.context.date_notes)


def test_no_episodes_are_an_empty_table(notes: Notes):
    events = timelines(notes, [])
    assert events.empty
    assert shared_events(events).empty
    assert shared_company(events).empty


def both(**changes: object) -> pd.DataFrame:
    row = {
        "event": "a", "source": "tass", "article": "one", "date": "2025-07-20", "earliest": "2025-07-20",
        "latest": "2025-07-20", "status": "reported", "participants": ["putin", "khamenei"], "place": None,
        "lang": "fa",
    }  # fmt: skip
    return pd.DataFrame([row, row | {"event": "b", "article": "two", "lang": "ar"} | changes], dtype=object)


def test_an_event_is_shared_across_languages_also_where_one_source_is_quoted_in_both():
    assert shared_events(both()).loc[0, ["a", "b"]].tolist() == ["a", "b"]
    assert shared_events(both(lang="fa")).empty


def test_how_many_pairs_are_shared_is_said_in_the_readers_language():
    assert shared_story(shared_events(both())) == [
        "Events that a Persian and an Arabic article may both tell, in pairs: 1."
    ]
    assert shared_story(shared_events(both()), "fa")[0].endswith("۱.")


def test_company_is_counted_on_whatever_day():
    (row,) = shared_company(both(earliest="2021-01-01", latest="2021-01-01")).to_dict("records")
    assert row == {"a": "khamenei", "b": "putin", "events_fa": 1, "events_ar": 1, "n": 2}
    assert shared_company(both(lang="fa")).empty
