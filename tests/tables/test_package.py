"""What a file of rows cannot hold stands beside it, in a Data Package that Frictionless accepts."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pytest

import rasad
from packages import mistakes
from rasad.analyse.pairs.table import Pairs
from rasad.analyse.timelines.timeline import Timeline
from rasad.annotation.notes import Notes
from rasad.errors import RasadError
from rasad.tables import LostContextError, write_result

KINDS = ("csv", "jsonl", "json", "parquet")


@pytest.fixture(scope="module")
def pairs(notes: Notes) -> Pairs:
    return rasad.cooccurrence(notes, resamples=20, permutations=9)


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_pairs_come_back_with_their_context(kind: str, pairs: Pairs, notes: Notes, tmp_path: Path) -> None:
    again = rasad.read_pairs(write_result(pairs, tmp_path / f"pairs.{kind}"), notes=notes)
    pd.testing.assert_frame_equal(again.table, pairs.table)
    assert again.context == pairs.context
    assert again.limits("ar") == pairs.limits("ar")
    assert again.evidence("iran", "russia").equals(pairs.evidence("iran", "russia"))


@pytest.mark.parametrize("kind", KINDS)
def test_a_timeline_comes_back_with_its_context(kind: str, events: Timeline, tmp_path: Path) -> None:
    again = rasad.read_events(write_result(events, tmp_path / f"larijani.{kind}"))
    pd.testing.assert_frame_equal(again.table, events.table)
    assert again.context == events.context


@pytest.mark.slow
def test_without_its_package_a_file_refuses_and_says_what_gives_the_context(pairs: Pairs, tmp_path: Path) -> None:
    path = write_result(pairs, tmp_path / "pairs.csv")
    (tmp_path / "pairs.csv.datapackage.json").unlink()
    with pytest.raises(LostContextError, match=r"pairs\.csv has no context with it; pairs\.keep\(rows\)"):
        rasad.read_pairs(path)
    assert pairs.keep(rasad.tables.read_table(path, "pairs")).limits() == pairs.limits()


@pytest.mark.slow
def test_the_package_is_valid_down_to_the_cells(pairs: Pairs, events: Timeline, tmp_path: Path) -> None:
    for result, name in ((pairs, "pairs"), (events, "events")):
        path = write_result(result, tmp_path / f"{name}.csv")
        assert mistakes(path.with_name(f"{name}.csv.datapackage.json")) == []


def test_the_same_table_gives_the_same_bytes(pairs: Pairs, tmp_path: Path) -> None:
    one, other = (write_result(pairs, tmp_path / name / "pairs.jsonl") for name in ("a", "b"))
    for path in (one, other):
        assert path.is_file()
    names = ("pairs.jsonl", "pairs.jsonl.datapackage.json")
    assert [(one.parent / n).read_bytes() for n in names] == [(other.parent / n).read_bytes() for n in names]


def test_rows_without_their_context_are_not_written_as_if_they_had_it(pairs: Pairs, tmp_path: Path) -> None:
    with pytest.raises(LostContextError):
        write_result(pd.concat([pairs, pairs]), tmp_path / "pairs.csv")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.slow
@pytest.mark.parametrize("content", ["{", "[]", '{"rasad": 3}', '{"rasad": {"context": 3}}'])
def test_a_broken_package_is_told(content: str, pairs: Pairs, tmp_path: Path) -> None:
    path = write_result(pairs, tmp_path / "pairs.csv")
    (tmp_path / "pairs.csv.datapackage.json").write_text(content)
    with pytest.raises(RasadError) as told:
        rasad.read_pairs(path)
    assert "\n" not in str(told.value)
    assert str(tmp_path) in str(told.value)


@pytest.mark.slow
def test_tables_of_a_report_are_read_with_the_context_in_their_record(report: Path, events: Timeline) -> None:
    found = {"pairs": [], "events": []}
    for record in sorted((report / "tables" / "fa").glob("*.json")):
        context = json.loads(record.read_text(encoding="utf-8")).get("context")
        if context:
            found[context["table"]].append(record.with_suffix(".csv"))
    assert found["pairs"]
    assert found["events"]
    pairs = [rasad.read_pairs(path) for path in found["pairs"]]
    assert all(shown.limits("fa") for shown in pairs)
    assert all(shown.context.label(shown["a"].iloc[0], "fa") != shown["a"].iloc[0] for shown in pairs)
    shown = [rasad.read_events(path) for path in found["events"]]
    assert events.context.title_in("fa") in {timeline.context.title_in("fa") for timeline in shown}
