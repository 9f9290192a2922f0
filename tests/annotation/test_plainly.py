"""The tables of annotate are what the public functions find, block by block and sentence by sentence."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

import pandas as pd
import pytest

import rasad
from places import FILES
from rasad.annotation.notes import NAMED, UNITS
from rasad.corpus.blocks.find import find_blocks
from rasad.tables.schema import schema
from rasad.text.sentences import split_sentences

Rows = list[dict[str, Any]]


def given_articles() -> pd.DataFrame:
    """The five articles and the invented ones, and some of them as they come from elsewhere."""
    lines = (FILES / "news.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [{"article": row["id"], **row} for row in map(json.loads, lines)][::4]
    changed = [
        {**rows[0], "article": "crlf", "text": rows[0]["text"].replace("\n", "\r\n")},
        {**rows[1], "article": "marks", "text": rows[1]["text"].replace("ا", "ا\u064e").replace("ر", "\u0640ر")},
        {**rows[2], "article": "bidi", "text": rows[2]["text"].replace(" ", " \u200f")},
        {**rows[3], "article": "astral", "text": f"😀 {rows[3]['text']} ﷺ"},
        {**rows[4], "article": "other", "lang": "und"},
    ]
    columns = ["article", "lang", "text", "published"]
    return pd.concat([rasad.read_articles("seeds")[columns], pd.DataFrame([*rows, *changed])[columns]])


def plainly(row: Any) -> dict[str, Rows]:
    """The rows of one article, each stage by its public function."""
    blocks = find_blocks(row.text, row.lang)
    units, found = [], []
    for i, block in enumerate(blocks):
        spans = split_sentences(row.text[block.start : block.end], block.lang) if block.role == "body" else []
        whole = [(0, block.end - block.start)] if block.role in UNITS and block.role != "body" else []
        units += [(i, block.start + start, block.start + end) for start, end in (*spans, *whole)]
    for i, (number, first, last) in enumerate(units):
        for date in rasad.find_dates(row.text[first:last], blocks[number].lang, row.published):
            found.append({**asdict(date), "sentence": i, "start": date.start + first, "end": date.end + first})
    return {
        "blocks": [{"block": i, **asdict(block)} for i, block in enumerate(blocks)],
        "sentences": [{"sentence": i, "block": n, "start": a, "end": b} for i, (n, a, b) in enumerate(units)],
        "dates": found,
    }


@pytest.fixture(scope="module")
def both() -> tuple[pd.DataFrame, Any]:
    articles = given_articles()
    return articles, rasad.annotate(articles)


@pytest.mark.parametrize("table", ["blocks", "sentences", "dates"])
def test_a_table_has_what_the_public_functions_find(table: str, both: tuple[pd.DataFrame, Any]) -> None:
    articles, notes = both
    rows = [{"article": row.article, **found} for row in articles.itertuples() for found in plainly(row)[table]]
    pd.testing.assert_frame_equal(getattr(notes, table), schema(table).frame(rows))


def test_the_names_of_an_article_without_anything_around_it_are_those_of_its_text(
    both: tuple[pd.DataFrame, Any],
) -> None:
    articles, notes = both
    looked_at = 0
    for row in articles.itertuples():
        blocks = notes.blocks[notes.blocks["article"] == row.article]
        if blocks["role"].isin(NAMED).all() and blocks["lang"].nunique() == 1:
            looked_at += 1
            found = rasad.find_entities(row.text, blocks["lang"].iloc[0], notes.registry, row.published)
            own = notes.mentions[notes.mentions["article"] == row.article]
            assert own["surface"].tolist() == [one.surface for one in found]
            assert own["rule"].tolist() == [one.rule for one in found]
    assert looked_at > 0
