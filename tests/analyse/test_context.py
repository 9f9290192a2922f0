"""The context of rows: their own, that of a registry, or none, in the same way for pairs and for events."""

from __future__ import annotations

import pandas as pd
import pytest

import rasad
from rasad.analyse.pairs.context import PairsContext
from rasad.analyse.pairs.table import Pairs
from rasad.analyse.timelines.context import TimelineContext
from rasad.analyse.timelines.timeline import Timeline
from rasad.annotation.notes import Notes
from rasad.annotation.registry.entity import Entity, Registry
from rasad.display import show_events, show_pairs
from rasad.tables import LostContextError

MINE = Registry({"iran": Entity("iran", "GPE", {"en": "Persia", "fa": "ایران‌زمین", "ar": "بلاد فارس"})}, {}, ())


@pytest.fixture(scope="module")
def pairs(notes: Notes) -> Pairs:
    return rasad.cooccurrence(notes, resamples=0)


def test_a_registry_names_what_it_knows_and_leaves_the_other_labels(pairs: Pairs, events: Timeline) -> None:
    for context in (PairsContext.of(pairs, "a chart", MINE), TimelineContext.of(events, "a chart", MINE)):
        assert context.label("iran", "fa") == "ایران‌زمین"
        assert context.label("vladimir-putin", "fa") == "ولادیمیر پوتین"
    kept = PairsContext.of(pairs, "a chart", MINE)
    assert kept.types["vladimir-putin"] == "PER"
    assert kept.wikidata.keys() == pairs.context.wikidata.keys()


@pytest.mark.parametrize("lose", [lambda rows: rows.table, lambda rows: pd.concat([rows, rows.head(0)])])
def test_the_registry_of_the_notes_stands_in_for_a_lost_context_however_it_was_lost(
    lose, pairs: Pairs, events: Timeline, notes: Notes
) -> None:
    assert "ولادیمیر پوتین" in show_pairs(lose(pairs.head(20)), notes, language="fa", passages=False).markup
    told = lose(events[events["source"].isin(notes.registry.entities)])
    assert len(told)
    assert "پوتین" in show_events(told, notes, language="fa", columns=["participants"], passages=False).markup


def test_a_timeline_is_no_pairs_and_pairs_are_no_timeline(pairs: Pairs, events: Timeline) -> None:
    with pytest.raises(LostContextError, match="a plain table says neither"):
        PairsContext.of(events, "a chart")
    with pytest.raises(LostContextError, match="a plain table does not say"):
        TimelineContext.of(pairs, "a chart")


def test_a_gap_that_a_merge_has_left_is_told(pairs: Pairs, notes: Notes) -> None:
    gaps = pairs.table.reindex(range(len(pairs) + 1))
    with pytest.raises(LostContextError, match="a chart: a row lacks a, b, n_a or n_b"):
        PairsContext.of(gaps, "a chart", notes.registry)


def test_what_another_version_wrote_is_read_as_far_as_it_is_known() -> None:
    assert PairsContext.from_json({"labels": {}, "unit": "article", "of_tomorrow": 1}).unit == "article"
