"""rasad.analyse.pairs.cooccurrence: counts that were worked out by hand, by a reader, and one by one."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from itertools import combinations

import pandas as pd
import pytest
from scipy import stats

import rasad
from invented import PAGES, made
from places import FILES
from rasad.analyse.pairs.counts.units import UNITS
from rasad.annotation.notes import Notes
from rasad.tables import schema

# Each unit: block, role of the block, sentence, and what is named in it as (entity, kind).


@pytest.fixture(scope="module")
def tiny() -> Notes:
    return made(PAGES)


def counted(pairs: pd.DataFrame) -> dict[tuple[str, str], tuple[int, int, int, int]]:
    return {
        (row.a, row.b): (row.n_ab, row.n_a, row.n_b, row.n) for row in pairs.itertuples()
    }  # fmt: skip


def test_sentences_are_counted(tiny: Notes):
    # The dateline is no unit: four sentences of the first article, two of the second.
    assert counted(rasad.cooccurrence(tiny)) == {
        ("khamenei", "putin"): (2, 2, 4, 6),
        ("putin", "tehran"): (2, 4, 2, 6),
        ("khamenei", "tehran"): (1, 2, 2, 6),
        ("moscow", "putin"): (1, 1, 4, 6),
        ("moscow", "russia"): (1, 1, 1, 6),
        ("putin", "russia"): (1, 4, 1, 6),
    }


def test_paragraphs_are_counted(tiny: Notes):
    found = counted(rasad.cooccurrence(tiny, unit="paragraph"))
    assert found["khamenei", "putin"] == (2, 2, 4, 4)
    assert found["kremlin", "putin"] == (1, 1, 4, 4)
    assert found["khamenei", "kremlin"] == (1, 2, 1, 4)
    assert ("kremlin", "tehran") not in found


def test_articles_are_counted(tiny: Notes):
    found = counted(rasad.cooccurrence(tiny, unit="article"))
    assert {pair for pair, n in found.items() if n[0] == 2} == {
        ("khamenei", "putin"),
        ("khamenei", "tehran"),
        ("putin", "tehran"),
    }
    assert found["kremlin", "tehran"] == (1, 1, 2, 2)
    assert len(found) == 6 * 5 // 2  # six names, all in the first article


def test_a_city_stands_for_its_state_where_that_is_asked(tiny: Notes):
    pairs = rasad.cooccurrence(tiny, metonyms="state")
    assert counted(pairs) == {
        ("iran", "putin"): (2, 2, 4, 6),
        ("khamenei", "putin"): (2, 2, 4, 6),
        ("iran", "khamenei"): (1, 2, 2, 6),
        ("putin", "russia"): (1, 4, 2, 6),  # the Kremlin's sentence names russia too
    }
    assert pairs.context.labels["iran"]["fa"] == "ایران"


def test_roles_count_as_their_holder_or_not_at_all(tiny: Notes):
    found = counted(rasad.cooccurrence(tiny, roles=False))
    assert found["khamenei", "putin"] == (2, 2, 3, 6)
    assert ("putin", "russia") not in found
    assert ("moscow", "russia") in found


def test_pairs_below_the_minimum_are_left_out_after_the_measures(tiny: Notes):
    every, few = rasad.cooccurrence(tiny), rasad.cooccurrence(tiny, min_count=2)
    assert set(counted(few)) == {("khamenei", "putin"), ("putin", "tehran")}
    pd.testing.assert_frame_equal(few, every[every["n_ab"] >= 2].reset_index(drop=True))


def test_the_most_frequent_pair_is_first_then_the_strongest_then_by_name(tiny: Notes):
    pairs = rasad.cooccurrence(tiny)
    keys = [(-row.n_ab, -row.log_likelihood, row.a, row.b) for row in pairs.itertuples()]
    assert keys == sorted(keys)
    # Moscow and Russia are named once, together: no single meeting is stronger.
    assert (pairs["a"][2], pairs["b"][2]) == ("moscow", "russia")


def test_the_first_of_a_pair_is_first_in_the_alphabet(tiny: Notes):
    pairs = rasad.cooccurrence(tiny, unit="article")
    assert (pairs["a"] < pairs["b"]).all()
    assert list(pairs.columns) == schema("pairs").names


def test_evidence_leads_to_the_sentences(tiny: Notes):
    pairs = rasad.cooccurrence(tiny).set_index(["a", "b"])["evidence"]
    assert pairs["khamenei", "putin"] == [("arabic", 0), ("persian", 1)]
    assert pairs["moscow", "russia"] == [("persian", 3)]


def test_evidence_of_a_paragraph_is_the_sentences_that_name_either(tiny: Notes):
    pairs = rasad.cooccurrence(tiny, unit="paragraph").set_index(["a", "b"])["evidence"]
    assert pairs["kremlin", "putin"] == [("persian", 1), ("persian", 2)]


def test_quotes_show_the_sentences_in_either_order_of_the_names(tiny: Notes):
    pairs = rasad.cooccurrence(tiny)
    one, other = pairs.evidence("putin", "khamenei"), pairs.evidence("khamenei", "putin")
    assert one["quote"].tolist() == ["بوتين وخامنئي في طهران.", "پوتین، آری پوتین، با خامنه‌ای دیدار کرد."]
    pd.testing.assert_frame_equal(one, other)


def test_quotes_of_two_who_are_never_named_together_are_none(tiny: Notes):
    found = rasad.cooccurrence(tiny).evidence("kremlin", "tehran")
    assert found.empty
    assert list(found.columns) == schema("evidence").names


def test_labels_types_and_units_come_with_the_table(tiny: Notes):
    context = rasad.cooccurrence(tiny, unit="paragraph").context
    assert (context.unit, context.metonyms) == ("paragraph", "city")
    assert context.labels["khamenei"] == {"en": "Khamenei", "fa": "خامنه‌ای", "ar": "خامنئي"}
    assert context.types["kremlin"] == "ORG"
    assert context.units == {"khamenei": 2, "kremlin": 1, "moscow": 1, "putin": 4, "russia": 1, "tehran": 2}


def test_expected_is_what_chance_would_give(tiny: Notes):
    pairs = rasad.cooccurrence(tiny)
    assert pairs["expected"].tolist() == pytest.approx((pairs["n_a"] * pairs["n_b"] / pairs["n"]).tolist())


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"unit": "page"}, "unit must be one of sentence, window, paragraph, article, not 'page'"),
        ({"metonyms": "country"}, "metonyms must be one of city, state, not 'country'"),
        ({"min_count": 0}, "min_count must be a whole number of at least 1, not 0"),
        ({"permutations": -1}, "permutations must be a whole number of at least 0, not -1"),
        ({"resamples": 2.5}, "resamples must be a whole number of at least 0, not 2.5"),
        ({"seed": None}, "seed must be a whole number of at least 0, not None"),
    ],
)
def test_an_unknown_option_is_refused_with_those_that_are_known(tiny: Notes, options: dict[str, object], said: str):
    with pytest.raises(ValueError, match=said):
        rasad.cooccurrence(tiny, **options)  # type: ignore[arg-type]


def test_the_interval_repeats_with_its_seed(tiny: Notes):
    one, again = (rasad.cooccurrence(tiny, unit="paragraph", seed=4) for _ in range(2))
    pd.testing.assert_frame_equal(one, again)


def test_the_interval_is_empty_where_one_article_holds_the_pair(tiny: Notes):
    pairs = rasad.cooccurrence(tiny, resamples=100).set_index(["a", "b"])
    assert pairs["ci_low"].notna().to_dict() == {
        pair: len({article for article, _ in places}) > 1 for pair, places in pairs["evidence"].items()
    }
    assert rasad.cooccurrence(tiny, resamples=0)["ci_low"].isna().all()


def test_no_article_gives_an_empty_table_of_the_same_columns():
    none = made({})
    for unit in UNITS:
        pairs = rasad.cooccurrence(none, unit=unit)
        assert list(pairs.columns) == schema("pairs").names
        assert pairs.empty
        assert "nothing to compare" in pairs.limits()


def test_one_name_alone_is_no_pair():
    alone = made({"one": ("fa", [(0, "body", "پوتین رفت.", [("putin", "name")])])})
    pairs = rasad.cooccurrence(alone)
    assert pairs.empty
    assert pairs.context.units == {"putin": 1}
    assert pairs.limits().startswith("articles: 1, units: 1; no pair")


def test_unresolved_roles_make_no_pair():
    unresolved = made({"one": ("fa", [(0, "body", "وزیر و پوتین رفتند.", [(None, "role"), ("putin", "name")])])})
    assert rasad.cooccurrence(unresolved).empty


def test_a_city_and_its_state_in_one_sentence_are_one_name():
    # "Moscow, that is Russia"
    page = made({"one": ("fa", [(0, "body", "مسکو یعنی روسیه.", [("moscow", "name"), ("russia", "name")])])})
    assert rasad.cooccurrence(page, metonyms="state").empty


@pytest.mark.parametrize("role", ["boilerplate", "duplicate_title", "byline", "dateline"])
def test_blocks_that_are_not_the_article_are_no_units(role: str):
    page = made(
        {
            "one": (
                "fa",
                [(0, role, "پوتین در تهران", []), (1, "body", "پوتین در تهران است.", PAGES["persian"][1][0][3])],
            )
        }
    )
    assert counted(rasad.cooccurrence(page)) == {("putin", "tehran"): (1, 1, 1, 1)}


def test_the_order_of_the_articles_changes_no_count(tiny: Notes):
    turned = made(dict(reversed(PAGES.items())))
    assert counted(rasad.cooccurrence(turned)) == counted(rasad.cooccurrence(tiny))


def test_the_notes_are_left_as_they_were(tiny: Notes):
    before = tiny.mentions.copy()
    rasad.cooccurrence(tiny, metonyms="state")
    pd.testing.assert_frame_equal(tiny.mentions, before)


def test_few_articles_are_told_to_describe_themselves_only(notes: Notes):
    said = rasad.cooccurrence(notes, resamples=0).limits()
    assert "fewer describe themselves and no press" in said
    assert "q < " not in said  # no count of pairs that passed a test that was none


def test_many_articles_are_told_that_units_are_not_independent():
    pairs = rasad.cooccurrence(made({f"a{i}": PAGES["arabic"] for i in range(20)}))
    assert pairs.context.enough
    assert "not independent" in pairs.limits()
    assert "of them with q < 0.05" in pairs.limits()


def test_pairs_below_the_minimum_are_not_said_to_be_nowhere(tiny: Notes):
    said = rasad.cooccurrence(tiny, min_count=3).limits()
    assert "no pair of entities in one unit" not in said


def test_every_pair_of_the_seeds_is_borne_out_by_its_evidence(notes: Notes):
    pairs = rasad.cooccurrence(notes, resamples=0)
    named = notes.mentions.dropna(subset=["entity"]).groupby(["article", "sentence"])["entity"].agg(set)
    for row in pairs.itertuples():
        assert len(row.evidence) == row.n_ab
        assert all({row.a, row.b} <= named[place] for place in row.evidence)


def test_counts_of_the_seeds_hold_together(notes: Notes):
    for unit in UNITS:
        pairs = rasad.cooccurrence(notes, unit=unit, resamples=0)
        assert (pairs["n_ab"] <= pairs[["n_a", "n_b"]].min(axis=1)).all()
        assert (pairs[["n_a", "n_b"]].max(axis=1) <= pairs["n"]).all()
        assert (pairs["n_a"] + pairs["n_b"] - pairs["n_ab"] <= pairs["n"]).all()


def test_only_the_articles_given_are_counted(notes: Notes):
    one = notes.articles["article"].iloc[0]
    part = replace(
        notes,
        **{
            name: getattr(notes, name)[getattr(notes, name)["article"] == one]
            for name in ("articles", "blocks", "sentences", "mentions", "dates")
        },
    )
    pairs = rasad.cooccurrence(part, resamples=10)
    assert {article for places in pairs["evidence"] for article, _ in places} == {one}
    assert pairs["ci_low"].isna().all()


def test_the_columns_of_the_contract_come_first(notes: Notes):
    contract = "a b n_ab n_a n_b n expected npmi log_likelihood jaccard p_value q_value ci_low ci_high evidence"
    more = "odds_ratio odds_low odds_high p_permutation q_permutation n_long"
    for unit in UNITS:
        assert list(rasad.cooccurrence(notes, unit, resamples=0).columns) == [*contract.split(), *more.split()]


def test_an_empty_table_has_columns_of_the_same_kinds(notes: Notes):
    full, none = rasad.cooccurrence(notes), rasad.cooccurrence(notes, min_count=1000)
    assert none.empty
    assert none.dtypes.to_dict() == full.dtypes.to_dict()
    assert rasad.cooccurrence(made({})).dtypes.to_dict() == full.dtypes.to_dict()


MARKED = [json.loads(line) for line in (FILES / "seeds_mentions.jsonl").read_text(encoding="utf-8").splitlines()]
OPTIONAL = [row.get("optional") for row in MARKED]


@pytest.fixture(scope="module")
def gold(notes: Notes) -> Notes:
    """The notes with the mentions that people marked in the five articles, and none of the program's."""
    rows = [{**row, "rule": "people"} for row in MARKED]
    places = notes.sentences.groupby("article")
    for row in rows:
        inside = places.get_group(row["article"])
        row["sentence"] = inside[(inside["start"] <= row["start"]) & (row["start"] < inside["end"])]["sentence"].iloc[0]
    return replace(notes, mentions=schema("mentions").frame(rows))


def naive(notes: Notes, key: list[str]) -> Counter[tuple[str, str]]:
    """Pairs counted one by one, without matrices."""
    named: dict[tuple, set[str]] = {}
    for row in notes.mentions.dropna(subset=["entity"]).to_dict("records"):
        named.setdefault(tuple(row[name] for name in key), set()).add(row["entity"])
    return Counter(pair for names in named.values() for pair in combinations(sorted(names), 2))


@pytest.mark.parametrize(("unit", "key"), [("sentence", ["article", "sentence"]), ("article", ["article"])])
def test_the_five_articles_are_counted_as_one_by_one(notes: Notes, gold: Notes, unit: str, key: list[str]):
    for mentioned in (notes, gold):
        pairs = rasad.cooccurrence(mentioned, unit, resamples=0)
        assert {(row.a, row.b): row.n_ab for row in pairs.itertuples()} == naive(mentioned, key)


def hand_counts() -> list[dict]:
    """Pairs that a reader looked up in the five articles, sentence by sentence."""
    return [json.loads(line) for line in (FILES / "pair_counts.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.mark.slow
@pytest.mark.parametrize("row", hand_counts(), ids=lambda row: f"{row['a']}+{row['b']}")
def test_marked_mentions_are_counted_as_a_reader_counted_them(gold: Notes, row: dict):
    sentences = rasad.cooccurrence(gold, resamples=0).set_index(["a", "b"]).loc[(row["a"], row["b"])]
    assert [list(place) for place in sentences["evidence"]] == row["sentences"]
    assert sentences["n_ab"] == len(row["sentences"])
    articles = rasad.cooccurrence(gold, "article", resamples=0).set_index(["a", "b"]).loc[(row["a"], row["b"])]
    assert articles["n_ab"] == len(row["articles"])
    assert sorted({place[0] for place in articles["evidence"]}) == row["articles"]


@pytest.mark.parametrize("unit", ["sentence", "article"])
def test_pairs_from_the_program_rank_as_those_from_marked_mentions(notes: Notes, gold: Notes, unit: str):
    """From text to pairs. Mentions that people marked as optional count where the program has them, too."""
    found = set(notes.mentions[["article", "sentence", "entity"]].itertuples(index=False, name=None))
    marked = gold.mentions
    places = marked[["article", "sentence", "entity"]].itertuples(index=False, name=None)
    kept = [optional is not True or place in found for optional, place in zip(OPTIONAL, places, strict=True)]
    theirs, ours = (rasad.cooccurrence(m, unit, resamples=0) for m in (replace(gold, mentions=marked[kept]), notes))
    table = pd.concat([pairs.set_index(["a", "b"])["n_ab"] for pairs in (theirs, ours)], axis=1).fillna(0)
    assert stats.spearmanr(*table.to_numpy().T).statistic >= 0.95


def test_no_pair_is_made_up(notes: Notes, gold: Notes):
    """Also where mentions that people marked as optional were not found: a pair less, never one more."""
    ours, theirs = (
        rasad.cooccurrence(mentioned, resamples=0).set_index(["a", "b"])["n_ab"] for mentioned in (notes, gold)
    )
    assert (theirs.reindex(ours.index).fillna(0) >= ours).all()
