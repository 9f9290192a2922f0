"""rasad.analyse.pairs.counts.units: cutting articles into units, and parts that add up to the whole."""

from __future__ import annotations

from dataclasses import fields, replace
from itertools import combinations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import sparse

import rasad
from invented import PAGES, made
from rasad.analyse.pairs.cooccurrence import pairs_of
from rasad.analyse.pairs.counts.ranges import steps
from rasad.analyse.pairs.counts.units import UNITS, Units, units_of
from rasad.annotation.notes import Notes

TABLES = ("articles", "blocks", "sentences", "mentions", "dates")
NAMES = ["putin", "khamenei", "tehran", "moscow", "russia", "iran", "kremlin"]


def part(notes: Notes, articles: set[str]) -> Notes:
    return replace(
        notes, **{name: getattr(notes, name)[getattr(notes, name)["article"].isin(articles)] for name in TABLES}
    )


def equal(one: Units, other: Units) -> None:
    for field in fields(Units):
        mine, its = getattr(one, field.name), getattr(other, field.name)
        if isinstance(mine, sparse.csr_array):
            assert mine.shape == its.shape
            for name in ("indptr", "indices", "data"):
                np.testing.assert_array_equal(getattr(mine, name), getattr(its, name))
        elif isinstance(mine, np.ndarray):
            np.testing.assert_array_equal(mine, its)
        else:
            assert mine == its
            assert list(mine) == list(its) if isinstance(mine, dict) else True


@st.composite
def corpora(draw: st.DrawFn) -> Notes:
    """Up to ten short articles; blocks of one to three sentences, with a title here and there."""
    pages = {}
    for number in range(draw(st.integers(1, 10))):
        rows = []
        for block in range(draw(st.integers(0, 6))):
            role = draw(st.sampled_from(["body", "body", "body", "title", "byline"]))
            named = draw(
                st.lists(st.tuples(st.sampled_from([*NAMES, None]), st.sampled_from(["name", "role"])), max_size=4)
            )
            rows.append((block, role, "ا" * draw(st.integers(1, 700)), named))
        pages[f"a{number}"] = (draw(st.sampled_from(["fa", "ar"])), rows)
    return made(pages)


@pytest.mark.slow
@given(corpora(), st.sampled_from(UNITS), st.sampled_from([1, 2, 8]), st.randoms(use_true_random=False))
@settings(max_examples=80, deadline=None)
def test_parts_in_any_order_add_up_to_the_whole(notes: Notes, unit: str, count: int, random):
    articles = notes.articles["article"].tolist()
    random.shuffle(articles)
    parts = [units_of(part(notes, set(articles[i::count])), unit) for i in range(count)]
    random.shuffle(parts)
    whole, merged = units_of(notes, unit), Units.merge(*parts)
    equal(merged, whole)
    one, other = (pairs_of(units, permutations=19, resamples=30, seed=5) for units in (whole, merged))
    pd.testing.assert_frame_equal(one, other, check_exact=True)
    assert one.context == other.context


@pytest.mark.slow
@given(corpora(), st.sampled_from(UNITS))
@settings(max_examples=30, deadline=None)
def test_merging_is_associative(notes: Notes, unit: str):
    articles = notes.articles["article"].tolist()
    a, b, c = (units_of(part(notes, set(articles[i::3])), unit) for i in range(3))
    equal(Units.merge(Units.merge(a, b), c), Units.merge(a, Units.merge(c, b)))


@pytest.mark.slow
@pytest.mark.parametrize("count", [1, 2, 5, 8])
@pytest.mark.parametrize("unit", UNITS)
def test_the_five_articles_in_parts_are_the_five_articles(notes: Notes, unit: str, count: int):
    articles = notes.articles["article"].tolist()
    parts = [units_of(part(notes, set(articles[i::count])), unit) for i in reversed(range(count))]
    one = pairs_of(Units.merge(*parts), permutations=19, resamples=50)
    other = rasad.cooccurrence(notes, unit, permutations=19, resamples=50)
    pd.testing.assert_frame_equal(one, other, check_exact=True)
    assert one.context == other.context


def test_the_order_of_the_rows_of_the_tables_changes_nothing(notes: Notes):
    mixed = replace(notes, **{name: getattr(notes, name).sample(frac=1, random_state=3) for name in TABLES})
    for unit in UNITS:
        equal(units_of(mixed, unit), units_of(notes, unit))


@pytest.mark.slow
@given(corpora(), st.integers(1, 5))
@settings(max_examples=40, deadline=None)
def test_windows_are_all_runs_of_so_many_sentences(notes: Notes, window: int):
    units = units_of(notes, "window", window=window)
    kept = notes.sentences.merge(notes.blocks[["article", "block", "role"]], on=["article", "block"])
    kept = kept[kept["role"] != "byline"]
    wanted = []
    for article, rows in kept.groupby("article", sort=True):
        numbers = sorted(rows["sentence"])
        wanted += [(article, numbers[i : i + window]) for i in range(max(1, len(numbers) - window + 1))]
    found = [
        (units.articles[units.article[first]], units.number[first:last].tolist())
        for first, last in zip(units.first, units.last, strict=True)
    ]
    assert found == wanted


@pytest.mark.slow
@given(corpora(), st.sampled_from(UNITS), st.booleans(), st.sampled_from([None, 300]))
@settings(max_examples=60, deadline=None)
def test_counts_are_those_of_counting_one_by_one(notes: Notes, unit: str, titles: bool, longest: int | None):
    pairs = rasad.cooccurrence(notes, unit, titles=titles, longest=longest, resamples=0)
    text = notes.sentences.merge(notes.blocks[["article", "block", "role"]], on=["article", "block"])
    text = text[text["role"].isin(["body", "title"] if titles else ["body"])].sort_values(["article", "sentence"])
    named: dict[tuple[str, int], set[str]] = {}
    for row in notes.mentions.dropna(subset=["entity"]).itertuples():
        named.setdefault((row.article, row.sentence), set()).add(row.entity)
    groups: list[list] = []
    for _, rows in text.groupby("article"):
        rows = list(rows.itertuples())
        if unit == "window":
            groups += [rows[i : i + 3] for i in range(max(1, len(rows) - 2))]
        else:
            key = {"sentence": "sentence", "paragraph": "block", "article": "article"}[unit]
            found: dict = {}
            for row in rows:
                found.setdefault(getattr(row, key), []).append(row)
            groups += found.values()
    short = [[row for row in rows if longest is None or row.end - row.start <= longest] for rows in groups]
    sets = [set().union(*(named.get((row.article, row.sentence), set()) for row in rows)) for rows in short if rows]
    wanted: dict[tuple[str, str], int] = {}
    for names in sets:
        for pair in combinations(sorted(names), 2):
            wanted[pair] = wanted.get(pair, 0) + 1
    assert {(row.a, row.b): row.n_ab for row in pairs.itertuples()} == wanted
    if len(pairs):
        assert set(pairs["n"]) == {len(sets)}


def test_without_titles_only_the_body_is_read():
    tiny = made(PAGES)
    assert units_of(tiny).n == 6
    assert units_of(tiny, titles=False).n == 5
    assert units_of(tiny, "paragraph", titles=False).n == 3


def test_a_sentence_that_is_too_long_is_left_out_of_its_unit():
    page = made(
        {
            "one": (
                "fa",
                [
                    (0, "body", "پوتین رفت.", [("putin", "name")]),
                    (0, "body", "تهران " * 50, [("tehran", "name"), ("iran", "name")]),
                    (1, "body", "ایران.", [("iran", "name")]),
                ],
            )
        }
    )
    capped = rasad.cooccurrence(page, "article", longest=100, resamples=0)
    assert [(row.a, row.b) for row in capped.itertuples()] == [("iran", "putin")]
    assert units_of(page, longest=100).n == 2
    assert "tehran" not in capped.context.units


def test_windows_do_not_reach_into_the_next_article(notes: Notes):
    units = units_of(notes, "window", window=4)
    assert (units.article[units.first] == units.article[units.last - 1]).all()


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"unit": "Sentence"}, "unit must be one of sentence, window, paragraph, article, not 'Sentence'"),
        ({"metonyms": None}, "metonyms must be one of city, state, not None"),
        ({"unit": "window", "window": 0}, "window must be a whole number of at least 1, not 0"),
        ({"unit": "window", "window": 2.5}, "window must be a whole number of at least 1, not 2.5"),
        ({"longest": 0}, "longest must be a whole number of at least 1, not 0"),
        ({"longest": "all"}, "longest must be a whole number of at least 1, not 'all'"),
    ],
)
def test_what_is_not_known_is_refused(options: dict, said: str):
    with pytest.raises(ValueError, match=said):
        units_of(made(PAGES), **options)


def test_parts_that_do_not_belong_together_are_refused():
    one, other = made({"one": PAGES["persian"]}), made({"two": PAGES["arabic"]})
    with pytest.raises(ValueError, match="there is no part"):
        Units.merge()
    with pytest.raises(ValueError, match="article 'one' is in two parts"):
        Units.merge(units_of(one), units_of(other), units_of(one))
    with pytest.raises(ValueError, match="counted differently"):
        Units.merge(units_of(one), units_of(other, metonyms="state"))


def test_an_article_that_stands_twice_is_refused():
    tiny = made(PAGES)
    twice = replace(tiny, articles=pd.concat([tiny.articles, tiny.articles]))
    with pytest.raises(ValueError, match="stands twice"):
        units_of(twice)
    with pytest.raises(ValueError, match="stands twice"):
        units_of(replace(tiny, sentences=pd.concat([tiny.sentences, tiny.sentences])))


def test_an_entity_that_the_registry_does_not_know_is_counted_under_its_id():
    page = made({"one": ("fa", [(0, "body", "پوتین و دیگری.", [("putin", "name"), ("someone", "name")])])})
    pairs = rasad.cooccurrence(page)
    assert pairs.context.labels["someone"] == {"en": "someone", "fa": "someone", "ar": "someone"}
    assert pairs.context.types["someone"] == "PER"
    assert pairs.context.wikidata == {"putin": None, "someone": None}


def test_mentions_of_no_sentence_are_not_counted():
    tiny = made(PAGES)
    stray = tiny.mentions.assign(sentence=tiny.mentions["sentence"].where(tiny.mentions["article"] != "arabic", -1))
    assert rasad.cooccurrence(replace(tiny, mentions=stray)).context.units["khamenei"] == 1


def test_steps_of_no_length_are_none():
    assert steps(np.array([], dtype=np.int64)).tolist() == []
    assert steps(np.array([0, 3, 0, 1])).tolist() == [0, 1, 2, 0]
