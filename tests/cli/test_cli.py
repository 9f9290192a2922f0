"""The command line: and for every mistake one line that says where, status 1, nothing half-written."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pytest

import rasad
from places import EPISODES, SEEDS
from rasad.annotation.annotate import Notes
from rasad.cli import main
from rasad.errors import RasadError

EPISODE = SEEDS / "episodes" / f"{EPISODES[0]}.yaml"
TABLES = ("articles", "blocks", "sentences", "mentions", "dates")
FA = "پوتین و خامنه‌ای در مسکو با هم دیدار و گفت‌وگو کردند."
Output = pytest.CaptureFixture[str]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "articles"
    path.mkdir()
    (path / "a.txt").write_text(FA, encoding="utf-8")
    return path


def run(*arguments: object) -> int:
    return main([str(argument) for argument in arguments])


def only_line(capsys: Output) -> str:
    """What a mistake says: one line on standard error, nothing on standard output."""
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("rasad: ")
    assert err.count("\n") == 1
    assert err.endswith("\n")
    return err


def test_annotate_writes_five_tables_and_says_how_many_rows(tmp_path: Path, capsys: Output, notes: Notes) -> None:
    assert run("annotate", SEEDS, "--out", tmp_path / "out") == 0
    out, err = capsys.readouterr()
    assert err == ""
    assert out.splitlines() == [
        f"{tmp_path / 'out' / name}.parquet: {len(getattr(notes, name))} rows" for name in TABLES
    ]
    for name in TABLES:
        back = pd.read_parquet(tmp_path / "out" / f"{name}.parquet")
        assert list(back.columns) == list(getattr(notes, name).columns)
        assert len(back) == len(getattr(notes, name))


@pytest.mark.parametrize("kind", ["jsonl", "csv"])
def test_annotate_writes_the_format_that_is_asked_for(kind: str, folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert run("annotate", folder, "--out", out, "--format", kind) == 0
    assert sorted(path.name for path in out.iterdir()) == sorted(f"{name}.{kind}" for name in TABLES)
    mentions = (
        pd.DataFrame(map(json.loads, (out / "mentions.jsonl").read_text(encoding="utf-8").splitlines()))
        if kind == "jsonl"
        else pd.read_csv(out / "mentions.csv")
    )
    assert mentions["entity"].tolist() == ["vladimir-putin", "ali-khamenei", "moscow"]
    assert [FA[a:b] for a, b in zip(mentions["start"], mentions["end"], strict=True)] == mentions["surface"].tolist()


def test_annotate_takes_one_file(folder: Path, tmp_path: Path) -> None:
    (folder / "b.txt").write_text(FA, encoding="utf-8")
    assert run("annotate", folder / "b.txt", "--out", tmp_path / "out", "--format", "jsonl") == 0
    lines = (tmp_path / "out" / "articles.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["article"] for line in lines] == ["b"]


@pytest.mark.parametrize("target", ["folder", "file"])
def test_annotate_uses_the_registry_beside_the_articles(target: str, folder: Path, tmp_path: Path) -> None:
    (folder / "entities.yaml").write_text(
        "entities:\n- {id: my-moscow, type: GPE, labels: {fa: مسکو}}\n", encoding="utf-8"
    )
    articles = folder if target == "folder" else folder / "a.txt"
    assert run("annotate", articles, "--out", tmp_path / "out", "--format", "csv") == 0
    assert pd.read_csv(tmp_path / "out" / "mentions.csv")["entity"].tolist() == ["my-moscow"]


def test_annotate_prefers_the_registry_that_is_named(folder: Path, tmp_path: Path) -> None:
    (folder / "entities.yaml").write_text("entities: [", encoding="utf-8")
    other = tmp_path / "other.yaml"
    other.write_text("entities:\n- {id: other, type: GPE, labels: {fa: مسکو}}\n", encoding="utf-8")
    assert run("annotate", folder, "--out", tmp_path / "out", "--format", "csv", "--registry", other) == 0
    assert pd.read_csv(tmp_path / "out" / "mentions.csv")["entity"].tolist() == ["other"]


@pytest.mark.slow
def test_two_workers_write_the_same_bytes(tmp_path: Path) -> None:
    for workers in (1, 2):
        assert run("annotate", SEEDS, "--out", tmp_path / str(workers), "--format", "jsonl", "--workers", workers) == 0
    for name in TABLES:
        one, two = ((tmp_path / str(n) / f"{name}.jsonl").read_bytes() for n in (1, 2))
        assert one == two


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


@pytest.fixture
def putin(tmp_path: Path) -> Path:
    path = tmp_path / "putin.yaml"
    path.write_text("period: 2021/2025\npeople: [vladimir-putin]\n", encoding="utf-8")
    return path


def test_a_period_without_events_is_no_failure(folder: Path, putin: Path, capsys: Output) -> None:
    (folder / "a.txt").write_text("پوتین در مسکو است.", encoding="utf-8")  # Putin is in Moscow: nothing happens.
    out = putin.with_suffix(".csv")
    assert run("timeline", putin, "--articles", folder, "--out", out) == 0
    assert capsys.readouterr().out == f"{out}: 0 events in 2021/2025\n"
    assert len(pd.read_csv(out)) == 0


def test_proposals_are_written_beside_the_episode(putin: Path, capsys: Output) -> None:
    assert run("timeline", putin, "--articles", SEEDS, "--propose") == 0
    out = putin.with_name("putin.proposed.yaml")
    found = rasad.read_episode(out)
    assert found.events
    assert capsys.readouterr().out == f"{out}: {len(found.events)} proposed events\n"
    assert sorted(path.name for path in putin.parent.iterdir()) == ["putin.proposed.yaml", "putin.yaml"]


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


def test_version(capsys: Output) -> None:
    with pytest.raises(SystemExit, match=r"^0$"):
        main(["--version"])
    assert capsys.readouterr().out == f"rasad {rasad.__version__}\n"


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["tell"],
        ["annotate", "seeds"],
        ["annotate", "seeds", "--out", "x", "--format", "xlsx"],
        ["annotate", "seeds", "--out", "x", "--workers", "two"],
        ["timeline", "a.yaml", "--out", "x.csv"],
        ["timeline", "a.yaml", "--articles", "seeds", "--out", "x.ics", "--language", "de"],
        ["report", "--language", "de"],
    ],
)
def test_a_command_that_cannot_be_read_shows_its_usage(arguments: list[str], capsys: Output) -> None:
    with pytest.raises(SystemExit, match=r"^2$"):
        main(arguments)
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("usage: rasad")


@pytest.mark.parametrize("command", ["annotate", "timeline", "report", "registry"])
def test_every_command_has_a_help_page(command: str, capsys: Output) -> None:
    with pytest.raises(SystemExit, match=r"^0$"):
        main([command, "--help"])
    assert capsys.readouterr().out.startswith(f"usage: rasad {command}")


# Mistakes of the reader


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.txt", b"", "a.txt: the file is empty"),
        ("a.txt", b"abc\xff", "a.txt: not UTF-8 at byte 3; save the file as UTF-8"),
        ("a.txt", b"a\x00", "a.txt: not a text file: it holds NUL characters"),
        ("a.html", "<p>وزیران در مسکو دیدار کردند.</p>".encode(), "a.txt: two articles with the id 'a'"),
        ("articles.yaml", b"articles: [", "articles.yaml: line "),
        ("articles.yaml", b"articles:\n  b: {title: x}", "articles.yaml: line 2: no article b in "),
        ("articles.yaml", b"articles:\n  a: {titel: x}", "articles.yaml: line 2: unknown key 'titel' in article a; "),
        ("articles.yaml", b"articles:\n  a: {published: 2024}", "articles.yaml: line 2: article a: a date needs "),
        ("entities.yaml", b"entities:\n- {id: a, type: X}", "entities.yaml: line 2: a: type 'X' is not known; known"),
        ("entities.yaml", b"extends: all\nentities:\n- {id: a}", "entities.yaml: extends: 'all' is not known; only"),
    ],
)
def test_a_mistake_in_a_file_is_one_line_and_writes_nothing(
    name: str, content: bytes, message: str, folder: Path, tmp_path: Path, capsys: Output
) -> None:
    (folder / name).write_bytes(content)
    assert run("annotate", folder, "--out", tmp_path / "out") == 1
    assert message in only_line(capsys)
    assert not (tmp_path / "out").exists()


def test_articles_that_are_not_there(tmp_path: Path, capsys: Output) -> None:
    assert run("annotate", tmp_path / "gone", "--out", tmp_path / "out") == 1
    assert only_line(capsys) == f"rasad: {tmp_path / 'gone'}: no such file or folder\n"
    assert not (tmp_path / "out").exists()


def test_a_folder_without_articles(tmp_path: Path, capsys: Output) -> None:
    assert run("annotate", tmp_path, "--out", tmp_path / "out") == 1
    assert only_line(capsys).startswith(f"rasad: {tmp_path}: no article in this folder; articles are files ending in ")


def test_a_file_that_is_skipped_is_one_plain_line_and_the_others_are_written(
    folder: Path, tmp_path: Path, capsys: Output
) -> None:
    (folder / "b.txt").write_bytes(b"")
    assert run("annotate", folder, "--out", tmp_path / "out", "--format", "jsonl") == 0
    out, err = capsys.readouterr()
    assert err == f"rasad: warning: {folder / 'b.txt'}: the file is empty; skipped\n"
    assert len(out.splitlines()) == len(TABLES)
    assert len((tmp_path / "out" / "articles.jsonl").read_text(encoding="utf-8").splitlines()) == 1


def test_a_registry_that_is_not_there(folder: Path, tmp_path: Path, capsys: Output) -> None:
    gone = tmp_path / "gone.yaml"
    assert run("annotate", folder, "--out", tmp_path / "out", "--registry", gone) == 1
    assert f"{gone}: cannot be read: " in only_line(capsys)
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("workers", ["0", "-1"])
def test_no_workers(workers: str, folder: Path, tmp_path: Path, capsys: Output) -> None:
    assert run("annotate", folder, "--out", tmp_path / "out", "--workers", workers) == 1
    assert only_line(capsys) == f"rasad: --workers: {workers} is no number of processes; give 1 or more\n"


def test_an_output_folder_that_is_a_file(folder: Path, tmp_path: Path, capsys: Output) -> None:
    (tmp_path / "out").write_text("mine")
    assert run("annotate", folder, "--out", tmp_path / "out") == 1
    assert f"{tmp_path / 'out'}" in only_line(capsys)
    assert (tmp_path / "out").read_text() == "mine"


def test_where_one_table_cannot_be_written_none_is(folder: Path, tmp_path: Path, capsys: Output) -> None:
    out = tmp_path / "out"
    (out / "mentions.jsonl").mkdir(parents=True)
    assert run("annotate", folder, "--out", out, "--format", "jsonl") == 1
    assert "mentions.jsonl: cannot be written" in only_line(capsys)
    assert [path.name for path in out.iterdir()] == ["mentions.jsonl"]


def test_an_unknown_ending_of_the_timeline_is_told_before_any_work(tmp_path: Path, capsys: Output) -> None:
    assert run("timeline", tmp_path / "gone.yaml", "--articles", SEEDS, "--out", tmp_path / "t.parquet") == 1
    assert only_line(capsys).endswith(
        "t.parquet: the ending says the format; known are .jsonl, .csv, .json, .jsonld, .ics, .timelinejs.json\n"
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
    line = only_line(capsys)
    assert line.startswith(f"rasad: {episode}: line ")
    assert message in line
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
    line = only_line(capsys)
    assert str(EPISODE) in line
    assert "line " in line
    assert not (tmp_path / "t.csv").exists()


@pytest.mark.slow
def test_a_timeline_that_cannot_be_written(tmp_path: Path, capsys: Output) -> None:
    (tmp_path / "t.csv").mkdir()
    assert run("timeline", EPISODE, "--articles", SEEDS, "--out", tmp_path / "t.csv") == 1
    assert "t.csv: cannot be written: " in only_line(capsys)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (None, "report.yaml: cannot be read: "),
        ("title: [", "report.yaml: line "),
        ("title: x", "report.yaml: line 1: the report lacks 'runs'"),
        (
            "title: x\nruns:\n- {name: a, notebook: gone.ipynb, title: x}",
            "report.yaml: line 3: run 'a': no notebook ",
        ),
    ],
)
def test_a_mistake_in_the_report_is_told_before_anything_runs(
    content: str | None, message: str, tmp_path: Path, capsys: Output
) -> None:
    pytest.importorskip("papermill")
    spec = tmp_path / "report.yaml"
    if content is not None:
        spec.write_text(content, encoding="utf-8")
    assert run("report", "--spec", spec, "--out", tmp_path / "out", "--language", "en") == 1
    assert message in only_line(capsys)
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(("changed", "told"), [(True, ""), (False, " (nothing has changed)")])
def test_the_report_says_where_it_is(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: Output, changed: bool, told: str
) -> None:
    from rasad.report.build import build as building

    asked: list[object] = []

    def build(spec: Path, out: Path, languages: tuple[str, ...]) -> building.Built:
        asked.extend([spec, out, languages])
        return building.Built(out / "index.html", changed=changed)

    monkeypatch.setattr(building, "build_report", build)
    assert run("report", "--out", tmp_path, "--language", "fa") == 0
    assert asked == [Path("report.yaml"), tmp_path, ("fa",)]
    assert capsys.readouterr().out == f"{tmp_path / 'index.html'}{told}\n"


def test_an_interruption_is_one_line_and_status_130(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: Output
) -> None:
    def interrupted(path: Path) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(rasad, "read_articles", interrupted, raising=False)
    assert run("annotate", SEEDS, "--out", tmp_path / "out") == 130
    assert "interrupted" in only_line(capsys)
    assert not (tmp_path / "out").exists()


def test_any_rasad_error_is_one_line(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: Output) -> None:
    def mistaken(path: Path) -> None:
        raise RasadError("seeds/a.txt: line 3: نادرست")

    monkeypatch.setattr(rasad, "read_articles", mistaken, raising=False)
    assert run("annotate", SEEDS, "--out", tmp_path / "out") == 1
    assert only_line(capsys) == "rasad: seeds/a.txt: line 3: نادرست\n"


def test_a_new_project_and_what_to_do_next_in_three_lines(tmp_path: Path, capsys: Output) -> None:
    folder = tmp_path / "my project"
    assert run("new", folder) == 0
    out, err = capsys.readouterr()
    assert err == ""
    said = out.splitlines()
    assert said[0] == f"{folder}: a project with an invented example"
    assert said[1].startswith(f"next: cd '{folder}' && rasad report ")
    assert said[2].endswith("see README.md")
    assert len(said) == 3
    assert (folder / "report.yaml").is_file()


def test_a_new_project_over_an_old_one(tmp_path: Path, capsys: Output) -> None:
    (tmp_path / "thesis.txt").write_text("mine")
    assert run("new", tmp_path) == 1
    assert only_line(capsys) == f"rasad: {tmp_path}: is there already and not empty; name another folder\n"
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]
