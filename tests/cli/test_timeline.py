"""`rasad timeline`: events and proposals; for every mistake one line that says where, and nothing half-written."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pytest

import rasad
from commands import Output, only_line, run
from places import EPISODES, SEEDS
from rasad.annotation.annotate import Notes

EPISODE = SEEDS / "episodes" / f"{EPISODES[0]}.yaml"


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["jsonl", "csv", "json"])
def test_timeline_writes_the_format_of_the_ending(kind: str, tmp_path: Path, capsys: Output, notes: Notes) -> None:
    out = tmp_path / "new" / f"events.{kind}"
    assert run("timeline", EPISODE, "--articles", SEEDS, "--out", out) == 0
    expected = rasad.timeline(notes, rasad.read_episode(EPISODE))
    assert capsys.readouterr().out == f"{out}: {len(expected)} events\n"
    if kind == "json":
        assert [row["event"] for row in json.loads(out.read_text(encoding="utf-8"))] == expected["event"].tolist()
    elif kind == "jsonl":
        lines = out.read_text(encoding="utf-8").splitlines()
        assert [json.loads(line)["event"] for line in lines] == expected["event"].tolist()
    else:
        assert pd.read_csv(out)["event"].tolist() == expected["event"].tolist()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("ending", "language", "what", "first"),
    [
        (".jsonld", "fa", "20 events", '{\n "@context": ['),
        (".timelinejs.json", "fa", "20 events", '{\n "title": {'),
        (".timelinejs.json", None, "20 events", '{\n "title": {'),
        (".ics", "ar", "3 planned events", "BEGIN:VCALENDAR\n"),
    ],
)
def test_timeline_writes_what_other_programs_read(
    ending: str, language: str | None, what: str, first: str, tmp_path: Path, capsys: Output
) -> None:
    episode = SEEDS / "episodes" / "larijani-putin-moscow-2025.yaml"
    out = tmp_path / f"events{ending}"
    options = ["--language", language] if language else []
    assert run("timeline", episode, "--articles", SEEDS, "--out", out, *options) == 0
    assert capsys.readouterr().out == f"{out}: {what}\n"
    text = out.read_text(encoding="utf-8")
    assert text.startswith(first)
    assert ("لاریجانی" in text) == (ending == ".jsonld" or language == "fa")
    assert (b"\r\n" in out.read_bytes()) == (ending == ".ics")


@pytest.mark.slow
def test_a_period_without_events_is_no_failure(folder: Path, putin: Path, capsys: Output) -> None:
    (folder / "a.txt").write_text("پوتین در مسکو است.", encoding="utf-8")  # Putin is in Moscow: nothing happens.
    out = putin.with_suffix(".csv")
    assert run("timeline", putin, "--articles", folder, "--out", out) == 0
    assert capsys.readouterr().out == f"{out}: 0 events in 2021/2025\n"
    assert len(pd.read_csv(out)) == 0


@pytest.mark.slow
def test_proposals_are_written_beside_the_episode(putin: Path, capsys: Output) -> None:
    assert run("timeline", putin, "--articles", SEEDS, "--propose") == 0
    out = putin.with_name("putin.proposed.yaml")
    found = rasad.read_episode(out)
    assert found.events
    assert capsys.readouterr().out == f"{out}: {len(found.events)} proposed events\n"
    assert sorted(path.name for path in putin.parent.iterdir()) == ["putin.proposed.yaml", "putin.yaml"]


@pytest.mark.slow
def test_timeline_and_proposals_are_written_at_once(putin: Path, capsys: Output) -> None:
    out, proposed = putin.parent / "new" / "t.jsonl", putin.parent / "new" / "p.yaml"
    assert run("timeline", putin, "--articles", SEEDS, "--out", out, "--propose", proposed) == 0
    first, second = capsys.readouterr().out.splitlines()
    assert first.startswith(f"{out}: ")
    assert second.startswith(f"{proposed}: ")
    assert len(out.read_text(encoding="utf-8").splitlines()) == len(rasad.read_episode(proposed).events)


@pytest.mark.slow
def test_a_struck_proposal_is_not_proposed_again(putin: Path, tmp_path: Path) -> None:
    one, two = tmp_path / "one.yaml", tmp_path / "two.yaml"
    assert run("timeline", putin, "--articles", SEEDS, "--propose", one) == 0
    event = rasad.read_episode(one).events[0]
    anchor = {"article": event.article, "quote": event.quote, "prefix": event.prefix, "suffix": event.suffix}
    with putin.open("a", encoding="utf-8") as file:
        file.write(f"struck: [{json.dumps(anchor, ensure_ascii=False)}]\n")
    assert run("timeline", putin, "--articles", SEEDS, "--propose", two) == 0
    assert event.id in one.read_text(encoding="utf-8")
    assert event.id not in two.read_text(encoding="utf-8")


def test_an_unknown_ending_of_the_timeline_is_told_before_any_work(tmp_path: Path, capsys: Output) -> None:
    assert run("timeline", tmp_path / "gone.yaml", "--articles", SEEDS, "--out", tmp_path / "t.xlsx") == 1
    assert only_line(capsys).endswith(
        "t.xlsx: the ending says the format; known are .parquet, .jsonl, .csv, .json, .jsonld, .ics, .timelinejs.json\n"
    )


@pytest.mark.slow
@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("status: asserted", "status: sure", r": status: 'sure' is not known; known are asserted, reported, "),
        ("period: ", "perod: ", ": unknown key 'perod' in the episode; known are "),
        ("\n  date_basis: ", "\n  date_bases: ", ": unknown key 'date_bases' in event "),
        ("quote: ", "quote: نیست ", "event 'nuclear-deal-of-2015': the quote is not in article 003"),
        (
            "quote: الاتفاق النووي لعام 2015",
            "quote: إيران",
            "'nuclear-deal-of-2015': the quote stands more than once in ",
        ),
        (
            "participants: [iran]",
            "participants: [atlantis]",
            "event 'nuclear-deal-of-2015': participants: 'atlantis'",
        ),
        ("date: '2015'", "date: July 2015", "event 'nuclear-deal-of-2015': date: not an EDTF date: 'July 2015'"),
        (
            "date: '2015'",
            "date: 2015-02/2015-01",
            "'nuclear-deal-of-2015': date: EDTF date ends before it",
        ),
    ],
)
def test_a_mistake_in_an_episode_is_one_line_with_its_place(
    old: str, new: str, message: str, tmp_path: Path, capsys: Output
) -> None:
    episode = tmp_path / "episode.yaml"
    text = (SEEDS / "episodes" / "larijani-putin-moscow-2025.yaml").read_text(encoding="utf-8")
    assert old in text
    episode.write_text(text.replace(old, new, 1), encoding="utf-8")
    out = tmp_path / "events.csv"
    out.write_text("older")
    assert run("timeline", episode, "--articles", SEEDS, "--out", out) == 1
    out_lines, lines = capsys.readouterr()
    assert out_lines == ""
    # A key that is misspelt is a key that is missing, too: two mistakes, each in its line.
    assert all(line.startswith(f"rasad: {episode}: line ") for line in lines.splitlines())
    assert sum(message in line for line in lines.splitlines()) == 1
    assert out.read_text() == "older"


@pytest.mark.parametrize("options", [["--propose"], ["--propose", "mine.yaml"], ["--out", "t.csv", "--propose"]])
def test_proposals_that_are_there_are_not_overwritten(
    options: list[str], putin: Path, monkeypatch: pytest.MonkeyPatch, capsys: Output
) -> None:
    monkeypatch.chdir(putin.parent)
    there = Path("mine.yaml" if "mine.yaml" in options else putin.with_name("putin.proposed.yaml"))
    there.write_text("mine")
    assert run("timeline", putin, "--articles", SEEDS, *options) == 1
    assert only_line(capsys).startswith(f"rasad: {there}: is there already and is not overwritten; ")
    assert there.read_text() == "mine"
    assert not Path("t.csv").exists()


def test_a_timeline_needs_something_to_write(putin: Path, capsys: Output) -> None:
    assert run("timeline", putin, "--articles", SEEDS) == 1
    assert only_line(capsys) == "rasad: timeline: say what to write: --out FILE, --propose, or both\n"


def test_one_file_cannot_hold_timeline_and_proposals(putin: Path, capsys: Output) -> None:
    out = putin.with_suffix(".json")
    assert run("timeline", putin, "--articles", SEEDS, "--out", out, "--propose", out) == 1
    assert only_line(capsys) == f"rasad: {out}: is named twice, for the timeline and for the proposals\n"
    assert not out.exists()


@pytest.mark.slow
def test_proposals_that_fail_write_no_timeline_either(putin: Path, capsys: Output) -> None:
    with putin.open("a", encoding="utf-8") as file:
        file.write("struck: [{article: gone, quote: x}]\n")
    out = putin.with_suffix(".csv")
    assert run("timeline", putin, "--articles", SEEDS, "--out", out, "--propose") == 1
    assert "struck: article 'gone' is not among the articles" in only_line(capsys)
    assert [path.name for path in putin.parent.iterdir()] == ["putin.yaml"]


def test_an_episode_that_is_not_there(tmp_path: Path, capsys: Output) -> None:
    assert run("timeline", tmp_path / "gone.yaml", "--articles", SEEDS, "--out", tmp_path / "t.csv") == 1
    assert f"{tmp_path / 'gone.yaml'}: cannot be read: " in only_line(capsys)
    assert not (tmp_path / "t.csv").exists()


def test_an_episode_of_an_article_that_is_not_in_the_folder(folder: Path, tmp_path: Path, capsys: Output) -> None:
    assert run("timeline", EPISODE, "--articles", folder, "--out", tmp_path / "t.csv") == 1
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == len(rasad.read_episode(EPISODE).events)
    assert all(line.startswith(f"rasad: {EPISODE}: line ") for line in lines)
    assert not (tmp_path / "t.csv").exists()


@pytest.mark.slow
def test_a_timeline_that_cannot_be_written(tmp_path: Path, capsys: Output) -> None:
    (tmp_path / "t.csv").mkdir()
    assert run("timeline", EPISODE, "--articles", SEEDS, "--out", tmp_path / "t.csv") == 1
    assert "t.csv: cannot be written: " in only_line(capsys)
