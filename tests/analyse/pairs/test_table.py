"""rasad.analyse.pairs.table: a table that keeps its notes, shows its evidence and survives being filtered."""

from __future__ import annotations

import copy
import json
import pickle
import re
from html.parser import HTMLParser
from pathlib import Path

import pandas as pd
import pytest

import rasad
from invented import PAGES, made
from rasad.analyse.pairs.context import PairsContext
from rasad.analyse.pairs.cooccurrence import pairs_of
from rasad.analyse.pairs.counts.units import units_of
from rasad.analyse.pairs.table import Pairs
from rasad.annotation.notes import Notes
from rasad.tables import schema


@pytest.fixture(scope="module")
def tiny() -> Notes:
    return made(PAGES)


@pytest.fixture(scope="module")
def pairs(notes: Notes) -> Pairs:
    return rasad.cooccurrence(notes, resamples=0)


class Reader(HTMLParser):
    """Tags with their attributes, text, and whether every tag is closed."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict]] = []
        self.open: list[str] = []
        self.quotes: list[str] = []
        self.marked: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        self.open.append(tag)
        if tag == "blockquote":
            self.quotes.append("")

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if "blockquote" in self.open and "cite" not in self.open:
            self.quotes[-1] += data
        if "mark" in self.open:
            self.marked.append(data)


@pytest.mark.slow
def test_every_slice_is_a_table_of_pairs_that_shows_its_evidence(pairs: Pairs):
    for table in (
        pairs[pairs["n_ab"] >= 3],
        pairs.sort_values("npmi"),
        pairs.head(4),
        pairs.iloc[:4],
        pairs.query("n_ab > 2"),
        pairs.reset_index(drop=True),
        pairs.copy(),
        pairs.assign(more=1),
        pairs[["a", "b", "n_ab", "n_a", "n_b", "evidence"]],
        copy.deepcopy(pairs),
    ):
        assert isinstance(table, Pairs)
        row = table.iloc[0]
        assert len(table.evidence(row["a"], row["b"])) == len(row["evidence"])
        assert table.context.unit == "sentence"


def test_the_column_evidence_is_still_there(pairs: Pairs):
    assert pairs["evidence"].map(len).tolist() == pairs["n_ab"].tolist()
    assert all(isinstance(place, tuple) for places in pairs["evidence"] for place in places)


def test_a_pickled_table_has_its_evidence(tiny: Notes):
    again = pickle.loads(pickle.dumps(rasad.cooccurrence(tiny)))
    assert len(again.evidence("putin", "khamenei")) == 2


@pytest.mark.parametrize("unit", ["sentence", "window", "paragraph", "article"])
def test_evidence_is_the_sentences_with_both_names_in_place(notes: Notes, unit: str):
    pairs = rasad.cooccurrence(notes, unit, resamples=0)
    labels = {"vladimir-putin", "ali-khamenei"}
    found = pairs.evidence("vladimir-putin", "ali-khamenei")
    assert list(found.columns) == schema("evidence").names
    for row in found.itertuples():
        assert row.quote == notes.text(row.article)[row.start : row.end]
        assert row.quote == notes.quote(row.article, row.sentence)
        assert row.spans
        for start, end, entity in row.spans:
            there = notes.mentions[
                (notes.mentions["article"] == row.article) & (notes.mentions["start"] == row.start + start)
            ]
            assert row.quote[start:end] in there["surface"].tolist()
            assert entity in labels
    if unit == "sentence":
        assert all({entity for *_, entity in spans} == labels for spans in found["spans"])


def test_evidence_does_not_depend_on_the_order_of_the_names(pairs: Pairs):
    one, other = pairs.evidence("iran", "russia"), pairs.evidence("russia", "iran")
    pd.testing.assert_frame_equal(one, other)
    assert len(one) == 12


def test_the_marks_follow_the_reading_that_was_counted(tiny: Notes):
    states = rasad.cooccurrence(tiny, metonyms="state")
    assert {name for spans in states.evidence("russia", "putin")["spans"] for *_, name in spans} == {"russia", "putin"}
    names = rasad.cooccurrence(tiny, "article", roles=False).evidence("putin", "moscow")
    (spans,) = names[(names["article"] == "persian") & (names["sentence"] == 3)]["spans"]
    # "The president of Russia" is not marked where offices do not count.
    assert [name for *_, name in spans] == ["moscow"]


def test_evidence_is_html_in_the_direction_of_its_language(pairs: Pairs):
    found = pairs.evidence("iran", "russia")
    page = Reader(found._repr_html_())
    assert not page.open
    assert page.quotes == found["quote"].tolist()
    boxes = [attrs for tag, attrs in page.tags if tag == "blockquote"]
    assert {(box["dir"], box["lang"]) for box in boxes} == {("rtl", "fa"), ("rtl", "ar")}
    assert {"روسیه", "روسيا", "ایران"} <= set(page.marked)
    assert len(page.marked) >= 2 * len(found)


def test_html_of_the_page_is_text_and_no_markup():
    said = 'پوتین <script>alert("1")</script> & خامنه‌ای'
    notes = made({"one": ("fa", [(0, "body", said, [("putin", "name"), ("khamenei", "name")])])})
    html = rasad.cooccurrence(notes).evidence("putin", "khamenei")._repr_html_()
    assert "<script" not in html
    assert "&lt;script&gt;" in html
    assert Reader(html).quotes == [said]


def test_an_office_and_the_state_inside_it_are_both_marked(notes: Notes):
    pairs = rasad.cooccurrence(notes, resamples=0)
    html = pairs.evidence("vladimir-putin", "russia")._repr_html_()
    titles = re.findall('<mark title="([^"]*)"', html)
    assert "Vladimir Putin, Russia" in titles
    assert not Reader(html).open


def test_two_who_are_never_named_together_have_no_evidence(tiny: Notes):
    found = rasad.cooccurrence(tiny).evidence("kremlin", "tehran")
    assert found.empty
    assert list(found.columns) == schema("evidence").names
    assert "<blockquote" not in found._repr_html_()


def test_evidence_of_an_empty_table_is_empty():
    notes = made({})
    assert rasad.cooccurrence(notes).evidence("putin", "khamenei").empty


@pytest.mark.slow
def test_a_name_that_nobody_knows_is_refused_with_those_that_are(pairs: Pairs):
    with pytest.raises(ValueError, match="'putin' is not in the registry; near it: 'vladimir-putin'"):
        pairs.evidence("putin", "iran")


def test_a_table_without_notes_asks_for_them(tiny: Notes):
    alone = pairs_of(units_of(tiny))
    with pytest.raises(ValueError, match=r"pairs\.of\(notes\)"):
        alone.evidence("putin", "khamenei")
    assert len(alone.of(tiny).evidence("putin", "khamenei")) == 2


def test_a_table_that_was_written_and_read_gives_its_evidence_again(notes: Notes, pairs: Pairs, tmp_path: Path):
    again = rasad.read_pairs(rasad.tables.write_result(pairs, tmp_path / "pairs.json")).of(notes)
    assert len(again.evidence("iran", "russia")) == 12
    assert again.context.labels == pairs.context.labels
    assert again.limits("fa") == pairs.limits("fa")


@pytest.mark.slow
@pytest.mark.parametrize("unit", ["sentence", "window", "paragraph", "article"])
def test_what_comes_with_the_table_is_plain_json(notes: Notes, unit: str):
    context = rasad.cooccurrence(notes, unit, resamples=0, permutations=19).context
    again = PairsContext(**json.loads(json.dumps(context.as_json(), ensure_ascii=False)))
    assert {**again.as_json(), "long": ()} == {**context.as_json(), "long": ()}
    assert [tuple(row) for row in again.long] == [tuple(row) for row in context.long]


def test_a_part_of_passages_without_quotes_is_an_ordinary_table(pairs: Pairs):
    assert "<table" in pairs.evidence("iran", "russia")[["article"]]._repr_html_()


def test_the_two_names_are_marked_differently(notes: Notes):
    html = rasad.cooccurrence(notes, resamples=0).evidence("ali-larijani", "vladimir-putin", "fa")._repr_html_()
    styles = dict(re.findall('<mark title="([^"]*)" style="([^"]*)"', html))
    assert set(styles) == {"علی لاریجانی", "ولادیمیر پوتین"}
    assert len(set(styles.values())) == 2


def test_passages_that_lost_their_labels_are_an_ordinary_table(notes: Notes):
    found = rasad.cooccurrence(notes, resamples=0).evidence("ali-larijani", "vladimir-putin")
    assert "<mark" in found.head(2)._repr_html_()
    assert "<mark" not in pd.concat([found, found])._repr_html_()
