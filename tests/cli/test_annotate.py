"""`rasad annotate`: five tables; for every mistake one line that says where, and nothing half-written."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pytest

from commands import FA, Output, only_line, run
from places import SEEDS
from rasad.annotation.annotate import Notes

TABLES = ("articles", "blocks", "sentences", "mentions", "dates")


@pytest.mark.slow
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


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["jsonl", "csv"])
def test_annotate_writes_the_format_that_is_asked_for(kind: str, folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert run("annotate", folder, "--out", out, "--format", kind) == 0
    assert sorted(path.name for path in out.iterdir()) == sorted(
        ["datapackage.json", *(f"{name}.{kind}" for name in TABLES)]
    )
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
