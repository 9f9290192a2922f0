"""A result speaks of the rows that it was made for, and refuses for all others in one line."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Callable

import pandas as pd
import pytest

import rasad
from rasad.analyse.pairs.table import Pairs
from rasad.analyse.timelines.timeline import Timeline
from rasad.annotation.notes import Notes
from rasad.errors import RasadError
from rasad.tables import LostContextError


@pytest.fixture(scope="module")
def pairs(notes: Notes) -> Pairs:
    return rasad.cooccurrence(notes, resamples=0)


KEPT: dict[str, Callable[[Pairs], pd.DataFrame]] = {
    "head": lambda pairs: pairs.head(3),
    "mask": lambda pairs: pairs[pairs["n_ab"] > 2],
    "query": lambda pairs: pairs.query("n_ab > 2"),
    "sort": lambda pairs: pairs.sort_values("npmi"),
    "loc": lambda pairs: pairs.loc[3:9],
    "iloc": lambda pairs: pairs.iloc[[5, 1]],
    "sample": lambda pairs: pairs.sample(5, random_state=1),
    "none": lambda pairs: pairs.head(0),
    "copy": lambda pairs: pairs.copy(),
    "deep copy": copy.deepcopy,
    "pickle": lambda pairs: pickle.loads(pickle.dumps(pairs)),
    "reset": lambda pairs: pairs.reset_index(drop=True),
    "a column more": lambda pairs: pairs.assign(mine=1),
    "a column less": lambda pairs: pairs.drop(columns="jaccard"),
    "nlargest": lambda pairs: pairs.nlargest(4, "npmi"),
}
LOST: dict[str, Callable[[Pairs], pd.DataFrame]] = {
    "merge": lambda pairs: pairs.merge(pd.DataFrame({"a": ["iran"], "note": ["mine"]}), on="a"),
    "concat": lambda pairs: pd.concat([pairs.head(2), pairs.tail(2)]),
    "twice": lambda pairs: pairs.iloc[[0, 0]],
    "another count": lambda pairs: pairs.assign(n_ab=0),
    "another name": lambda pairs: pairs.assign(a="iran"),
    "gaps": lambda pairs: pairs.reindex(range(len(pairs) + 1)),
    "no counts": lambda pairs: pairs[["a", "b"]],
    "sums": lambda pairs: pairs.groupby("a", as_index=False)[["n_ab", "n_a", "n_b"]].sum(),
    "made anew": lambda pairs: Pairs(pairs.to_dict("records")),
}


@pytest.mark.slow
@pytest.mark.parametrize("change", KEPT.values(), ids=KEPT)
def test_rows_that_were_counted_keep_their_context(pairs: Pairs, change: Callable[[Pairs], pd.DataFrame]) -> None:
    found = change(pairs)
    assert isinstance(found, Pairs)
    assert found.context == pairs.context
    assert found.limits("en").startswith("articles: 5, units: 78, pairs: 801")


@pytest.mark.parametrize("change", LOST.values(), ids=LOST)
def test_rows_that_were_not_refuse_in_one_line(pairs: Pairs, change: Callable[[Pairs], pd.DataFrame]) -> None:
    found = change(pairs)
    assert isinstance(found, Pairs)
    assert not found.has_context
    with pytest.raises(RasadError) as told:
        found.limits("en")
    assert "\n" not in str(told.value)
    assert "rasad.cooccurrence(notes)" in str(told.value) or "pairs.keep(rows)" in str(told.value)


def test_a_merge_with_ones_own_notes_does_not_say_that_there_is_nothing_to_compare(pairs: Pairs) -> None:
    mine = pairs.merge(pd.DataFrame({"a": pairs["a"].unique()}).assign(seen=True), on="a")
    assert len(mine) == 801
    with pytest.raises(LostContextError, match=r"pairs\.keep\(rows\) gives the context back"):
        mine.limits("en")
    assert pairs.keep(mine).limits("fa") == pairs.limits("fa")
    assert pairs.keep(mine)["seen"].all()


def test_a_plain_table_of_the_same_rows_is_taken_back(pairs: Pairs) -> None:
    assert type(pairs.table) is pd.DataFrame
    assert pairs.keep(pd.concat([pairs.table.head(2), pairs.table.tail(1)])).context == pairs.context


@pytest.mark.parametrize("change", [lambda rows: rows.assign(n_ab=0), lambda rows: pd.concat([rows, rows])])
def test_strangers_are_not_taken_back(pairs: Pairs, change: Callable[[pd.DataFrame], pd.DataFrame]) -> None:
    with pytest.raises(LostContextError, match=r"^pairs: a row (is new here|stands here twice)"):
        pairs.keep(change(pairs.table))


def test_the_types_that_a_file_gives_do_not_matter(pairs: Pairs) -> None:
    as_read = pairs.table.astype({"n_ab": "float64", "a": "string"})
    assert pairs.keep(as_read).has_context


def test_nothing_travels_in_attrs(pairs: Pairs, events: Timeline, notes: Notes) -> None:
    groups = rasad.compare_groups(notes, "lang", groups=("fa", "ar"), resamples=0)
    assert [table.attrs for table in (pairs, events, groups, pairs.evidence("iran", "russia"))] == [{}] * 4


def test_timelines_and_groups_refuse_likewise(events: Timeline, notes: Notes) -> None:
    groups = rasad.compare_groups(notes, "lang", groups=("fa", "ar"), resamples=0)
    for result in (events, groups):
        assert result.tail(2).context == result.context
        with pytest.raises(LostContextError, match=r"keep\(rows\)"):
            _ = pd.concat([result, result]).context
        assert result.keep(pd.concat([result.head(1), result.tail(1)])).context == result.context
