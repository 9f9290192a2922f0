"""Two groups of articles, counted by hand, and the intervals of the paper they come from."""

from __future__ import annotations

import datetime as dt
import tracemalloc
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from scipy import sparse

from rasad import data
from rasad.analyse.pairs.grouping import grouped
from rasad.analyse.pairs.groups import TITLES, compare_groups
from rasad.analyse.pairs.measures.proportions import newcombe, resampled, wilson
from rasad.annotation.notes import Notes
from rasad.annotation.registry.entity import Entity, Registry
from rasad.tables import schema
from rasad.tables.frame import frame

NAMES = ("iran", "putin", "russia")
REGISTRY = Registry({id: Entity(id, "GPE", {"en": id, "fa": id, "ar": id}) for id in NAMES}, {}, ())

# Article: language, publisher, date of publication, and who is named in each sentence.
PAGES: dict[str, tuple[str, str | None, str | None, list[list[str]]]] = {
    "fa1": ("fa", "ایرنا", "2021-02-08/2021-03-20", [["putin", "russia"], ["putin", "russia", "iran"], []]),
    "fa2": ("fa", "ایرنا", "2022-07-19", [["putin"], ["iran", "russia"]]),
    "ar1": ("ar", None, "2021-07-13", [["putin", "iran"], ["putin"], [], []]),
    "ar2": ("ar", "الجريدة", None, [["putin", "russia"], ["iran"]]),
    "xx": ("und", "", "2023", [["putin", "russia"]]),
}


def made(pages: dict[str, tuple[str, str | None, str | None, list[list[str]]]]) -> Notes:
    articles, blocks, sentences, mentions = [], [], [], []
    for article, (lang, publisher, published, named) in pages.items():
        text = "س\n" * len(named)
        articles.append((article, lang, publisher, published, text))
        blocks += [(article, 0, 0, len(text), "body", lang)] if named else []
        for i, entities in enumerate(named):
            sentences.append((article, i, 0, 2 * i, 2 * i + 1))
            mentions += [(article, i, 2 * i, 2 * i + 1, "س", id, "GPE", "name", "hand") for id in entities]
    return Notes(
        frame(articles, ["article", "lang", "publisher", "published", "text"]),
        schema("blocks").frame(blocks),
        schema("sentences").frame(sentences),
        schema("mentions").frame(mentions),
        schema("dates").frame([]),
        REGISTRY,
    )


@pytest.fixture(scope="module")
def tiny() -> Notes:
    return made(PAGES)


def row(table: pd.DataFrame, a: str, b: str) -> pd.Series:
    return table.set_index(["a", "b"]).loc[(a, b)]


def test_languages_by_hand(tiny: Notes):
    table = compare_groups(tiny, "lang", groups=("fa", "ar"))
    assert list(table.columns) == schema("groups").names
    assert len(table) == 3
    found = row(table, "putin", "russia")
    counts = ["n_ab_first", "n_first", "n_ab_second", "n_second"]
    assert found[counts].tolist() == [2, 5, 1, 6]
    assert found["share_first"] == pytest.approx(0.4)
    assert found["difference"] == pytest.approx(2 / 5 - 1 / 6)
    assert found["newcombe_low"] < found["difference"] < found["newcombe_high"]
    assert row(table, "iran", "putin")[counts].tolist() == [1, 5, 1, 6]
    assert row(table, "iran", "russia")[counts].tolist() == [2, 5, 0, 6]
    # The greatest difference first.
    assert table.loc[0, ["a", "b"]].tolist() == ["iran", "russia"]


def test_the_table_says_who_is_in_it_and_who_is_not(tiny: Notes):
    context = compare_groups(tiny, "lang", groups=("fa", "ar")).context
    assert context.groups == {"fa": ["fa1", "fa2"], "ar": ["ar1", "ar2"]}
    assert context.left_out == {"xx": "lang not known"}
    assert context.warning == TITLES
    assert context.reason is None
    assert set(data.load("pairs/groups.yaml")[TITLES]) == {"en", "fa", "ar"}


def test_groups_turned_round_turn_the_sign(tiny: Notes):
    one = compare_groups(tiny, "lang", groups=("fa", "ar"), resamples=0)
    other = compare_groups(tiny, "lang", groups=("ar", "fa"), resamples=0)
    assert other["difference"].tolist() == pytest.approx((-one["difference"]).tolist())
    assert other["newcombe_low"].tolist() == pytest.approx((-one["newcombe_high"]).tolist())


def test_a_third_group_must_be_chosen_away(tiny: Notes):
    by = {"fa1": "a", "fa2": "b", "ar1": "c"}
    with pytest.raises(ValueError, match=r"choose two by groups=.*'a', 'b', 'c'"):
        compare_groups(tiny, by)
    table = compare_groups(tiny, by, groups=("a", "c"))
    assert table.context.left_out == {
        "ar2": "put into no group",
        "xx": "put into no group",
        "fa2": "in the group 'b'",
    }
    assert table.context.warning == TITLES
    assert compare_groups(tiny, by, groups=("a", "b")).context.warning is None


def test_a_group_of_one_article_has_no_bootstrap(tiny: Notes):
    table = compare_groups(tiny, "publisher", groups=("ایرنا", "الجريدة"))
    assert table["bootstrap_low"].isna().all()
    assert table["newcombe_low"].notna().all()
    assert table.context.no_bootstrap == "each group needs two articles or more: 'الجريدة' has 1"
    assert compare_groups(tiny, "lang", groups=("fa", "ar"), resamples=0).context.no_bootstrap == "none was asked for"
    assert compare_groups(tiny, "lang", groups=("fa", "ar")).context.no_bootstrap is None


def test_before_a_date(tiny: Notes):
    found = grouped(tiny, ("before", "2021-03-01"))
    assert found.articles == {"before 2021-03-01": [], "2021-03-01 or later": ["fa2", "ar1", "xx"]}
    assert found.left_out == {
        "fa1": "published 2021-02-08/2021-03-20, on either side of 2021-03-01",
        "ar2": "date of publication not known",
    }
    # The day itself is no longer before; a date object will do.
    assert grouped(tiny, ("before", dt.date(2021, 7, 13))).articles == {
        "before 2021-07-13": ["fa1"],
        "2021-07-13 or later": ["fa2", "ar1", "xx"],
    }
    assert compare_groups(tiny, ("before", "2022")).context.groups == {
        "before 2022-01-01": ["fa1", "ar1"],
        "2022-01-01 or later": ["fa2", "xx"],
    }


def test_a_group_without_an_article_is_told(tiny: Notes):
    with pytest.raises(ValueError, match=r"'before 2021-03-01' has no article; .* on either side of 2021-03-01"):
        compare_groups(tiny, ("before", "2021-03-01"))


def test_an_open_window_lies_in_a_period_that_is_open_there():
    notes = made({"a": ("fa", None, "../2021-05-01", []), "b": ("fa", None, "2021-06/..", [])})
    found = grouped(notes, ("before", "2021-06-01"))
    assert list(found.articles.values()) == [["a"], ["b"]]
    found = grouped(notes, ["2020", "2021-06", "2022"])
    assert list(found.articles.values()) == [[], []]
    assert found.left_out["a"] == "published ../2021-05-01, on either side of 2020-01-01"
    assert found.left_out["b"] == "published 2021-06/.., on either side of 2022-01-01"


def test_periods(tiny: Notes):
    found = grouped(tiny, ["2021", "2022", "2023"])
    assert found.articles == {"2021-01-01/2021-12-31": ["fa1", "ar1"], "2022-01-01/2022-12-31": ["fa2"]}
    assert found.left_out == {"ar2": "date of publication not known", "xx": "published 2023, in no period"}


def test_a_function_of_the_article(tiny: Notes):
    found = grouped(tiny, lambda article: article[:2] if article != "xx" else None)
    assert found.articles == {"ar": ["ar1", "ar2"], "fa": ["fa1", "fa2"]}
    assert found.left_out == {"xx": "put into no group"}


@pytest.mark.parametrize(
    ("by", "said"),
    [
        ("source", "no column 'source'"),
        ("text", "no column 'text'"),
        ({"fa3": "a"}, "no article 'fa3'"),
        (["2022", "2021"], "each later"),
        (["2022"], "two days or more"),
        ([], "two days or more"),
        (("before", "soon"), "not an EDTF date"),
        (("before", "../2021"), "no first day"),
        (7, "by must be"),
        (lambda _: None, "not 0: two are needed; groups are none; 5 articles left out"),
        (lambda _: "all", "not 1: two are needed; groups are 'all'"),
        (["2021", "2022"], "not 1"),
    ],
)
def test_what_makes_no_two_groups_is_told(tiny: Notes, by: object, said: str):
    with pytest.raises(ValueError, match=said):
        compare_groups(tiny, by)


@pytest.mark.parametrize("dtype", ["Int64", "float64", "object"])
def test_a_missing_value_of_any_kind_is_no_group(tiny: Notes, dtype: str):
    years = pd.Series([2021, 2022, 2021, 2022, None], dtype=dtype)
    found = grouped(replace(tiny, articles=tiny.articles.assign(year=years.to_numpy(dtype=object))), "year")
    assert [len(articles) for articles in found.articles.values()] == [2, 2]
    assert list(found.left_out.values()) == ["year not known"]
    by = dict(zip(tiny.articles["article"], [pd.NA, "x", "y", np.nan, pd.NaT], strict=True))
    assert list(grouped(tiny, by).articles) == ["x", "y"]


@pytest.mark.parametrize(("name", "value"), [("min_count", 0), ("resamples", -1), ("seed", -1), ("resamples", 1.5)])
def test_a_number_that_makes_no_sense_is_told(tiny: Notes, name: str, value: float):
    with pytest.raises(ValueError, match=name):
        compare_groups(tiny, "lang", groups=("fa", "ar"), **{name: value})


def test_unknown_and_equal_groups_are_told(tiny: Notes):
    with pytest.raises(ValueError, match="no group 'ku'; groups are 'ar', 'fa'"):
        compare_groups(tiny, "lang", groups=("fa", "ku"))
    with pytest.raises(ValueError, match="not 1"):
        compare_groups(tiny, "lang", groups=("fa", "fa"))


def test_an_unknown_unit_is_told(tiny: Notes):
    with pytest.raises(ValueError, match="unit must be one of"):
        compare_groups(tiny, "lang", groups=("fa", "ar"), unit="word")


def test_a_group_without_units_is_an_empty_table_with_the_reason():
    notes = made({"a": ("fa", None, None, [["iran", "putin"]]), "b": ("ar", None, None, [])})
    table = compare_groups(notes, "lang")
    assert list(table.columns) == schema("groups").names
    assert table.empty
    assert table.context.reason == "no unit of the group 'ar' can be counted"


def test_no_pair_is_an_empty_table_with_the_reason():
    notes = made({"a": ("fa", None, None, [["iran"]]), "b": ("ar", None, None, [["putin"]])})
    table = compare_groups(notes, "lang")
    assert table.empty
    assert table.context.reason == "no pair is named together in either group"


def test_rare_pairs_can_be_left_out(tiny: Notes):
    assert len(compare_groups(tiny, "lang", groups=("fa", "ar"), min_count=3)) == 1
    table = compare_groups(tiny, "lang", groups=("fa", "ar"), min_count=9)
    assert table.empty
    assert table.context.reason == "no pair is named together as often as asked for"


def test_units_of_all_kinds(tiny: Notes):
    for unit, units in (("sentence", 5), ("paragraph", 2), ("article", 2)):
        table = compare_groups(tiny, "lang", groups=("fa", "ar"), unit=unit)
        assert set(table["n_first"]) == {units}


def test_the_same_seed_gives_the_same_table(tiny: Notes):
    one, again = (compare_groups(tiny, "lang", groups=("fa", "ar"), seed=5) for _ in range(2))
    pd.testing.assert_frame_equal(one, again)


def test_the_projects_own_articles_add_up(notes: Notes):
    """Groups together name a pair as often as the whole corpus does."""
    import rasad

    pairs = rasad.cooccurrence(notes, unit="sentence", resamples=0)
    table = compare_groups(notes, "lang", groups=("fa", "ar"), resamples=0)
    together = (table["n_ab_first"] + table["n_ab_second"]).set_axis(pd.MultiIndex.from_frame(table[["a", "b"]]))
    whole = pairs.set_index(["a", "b"])["n_ab"]
    assert together.sort_index().tolist() == whole.sort_index().tolist()
    assert table["n_first"].iloc[0] + table["n_second"].iloc[0] == pairs["n"].iloc[0]


# Newcombe 1998, Table II, method 10, as the paper is quoted by others. All rows come out of statsmodels 0.15.0,
# confint_proportions_2indep(*counts, method="newcomb", compare="diff"); (a), (b), (g) and the last, a trial, out of
# SAS as well (tests of R's DescTools after WUSS 2016, paper 127, page 9).
@pytest.mark.parametrize(
    ("counts", "low", "high"),
    [
        ((56, 70, 48, 80), 0.0524, 0.3339),
        ((9, 10, 3, 10), 0.1705, 0.8090),
        ((6, 7, 2, 7), 0.0582, 0.8062),
        ((5, 56, 0, 29), -0.0381, 0.1926),
        ((0, 10, 0, 20), -0.1611, 0.2775),
        ((0, 10, 0, 10), -0.2775, 0.2775),
        ((10, 10, 0, 20), 0.6791, 1.0),
        ((10, 10, 0, 10), 0.6075, 1.0),
        ((84, 101, 89, 105), -0.1177, 0.0851),
    ],
)
def test_intervals_of_the_paper(counts: tuple[int, int, int, int], low: float, high: float):
    first, n_first, second, n_second = counts
    found = newcombe(np.array([first]), n_first, np.array([second]), n_second)
    assert [float(end[0]) for end in found] == pytest.approx([low, high], abs=5e-5)


def test_wilson_as_scipy_has_it():
    from scipy.stats import binomtest

    for count, n in ((0, 7), (3, 7), (7, 7), (1, 1), (50, 1000)):
        expected = binomtest(count, n).proportion_ci(method="wilson")
        low, high = wilson(np.array([count]), n)
        assert (float(low[0]), float(high[0])) == pytest.approx((expected.low, expected.high))


def test_intervals_stay_within_bounds():
    first, second = (grid.ravel() for grid in np.meshgrid(np.arange(8), np.arange(8)))
    low, high = newcombe(first, 7, second, 7)
    assert (low >= -1).all()
    assert (high <= 1).all()
    difference = first / 7 - second / 7
    assert (low <= difference + 1e-12).all()
    assert (high >= difference - 1e-12).all()


def test_articles_that_are_all_alike_leave_nothing_to_chance():
    table = sparse.csr_array(np.array([[1.0] * 4, [0.0] * 4]))
    units = np.full(4, 2.0)
    low, high = resampled(table, units, sparse.csr_array(np.zeros((2, 4))), units, 200, 1)
    assert low.tolist() == high.tolist() == [0.5, 0.0]


def test_the_bootstrap_knows_that_sentences_of_an_article_go_together():
    """All units that name the pair in one article of ten: the interval is wider than that of independent units."""
    table = sparse.csr_array(np.array([[10.0] + [0.0] * 9]))
    units, none = np.full(10, 10.0), sparse.csr_array((1, 10))
    low, high = resampled(table, units, none, units, 2000, 1)
    wide = newcombe(np.array([10]), 100, np.array([0]), 100)
    assert high[0] - low[0] > float((wide[1] - wide[0])[0])


def test_the_bootstrap_is_that_of_drawing_articles_one_by_one():
    """Naively: draw the articles of each group, add up their units, take the quantiles of the difference."""
    random = np.random.default_rng(5)
    named = [random.integers(0, 4, (size, 3)) for size in (6, 9)]
    units = [rows.max(axis=1) + random.integers(1, 3, len(rows)).astype(float) for rows in named]
    draws = np.random.default_rng(11)
    shares = []
    for rows, size in zip(named, units, strict=True):
        times = draws.multinomial(len(rows), np.full(len(rows), 1 / len(rows)), size=40)
        chosen = [np.repeat(np.arange(len(rows)), time) for time in times]
        shares.append(np.array([rows[pick].sum(axis=0) / size[pick].sum() for pick in chosen]))
    wanted = np.quantile(shares[0] - shares[1], [0.025, 0.975], axis=0)
    tables = [sparse.csr_array(rows.T.astype(float)) for rows in named]
    assert np.array(resampled(tables[0], units[0], tables[1], units[1], 40, 11)) == pytest.approx(wanted)


@pytest.mark.slow
def test_a_name_that_is_everywhere_does_not_fill_the_memory():
    """Once, its column was copied for each of its pairs: 20 MB here and gigabytes in a large corpus."""
    named = [["iran", f"n{i % 400}"] for i in range(2_000)]
    notes = made(dict.fromkeys("abcd", ("fa", None, None, named[:1000])))
    tracemalloc.start()
    try:
        table = compare_groups(notes, {"a": "x", "b": "x", "c": "y", "d": "y"}, resamples=5)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert len(table) == 400
    assert peak < 16e6
