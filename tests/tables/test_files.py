"""Tables as files: what was in them is in the file, and half a file is never left."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyarrow import parquet

from rasad.errors import RasadError
from rasad.tables.files import FORMATS, write_table
from rasad.tables.frame import frame


@pytest.fixture
def table() -> pd.DataFrame:
    rows = [
        {"article": "a", "title": "رئیس‌جمهور", "people": ["پوتین", "رئیسی"], "n": 1, "p": 0.5},
        {"article": "b", "title": None, "people": [], "n": 2, "p": None},
    ]
    return frame(rows, ["article", "title", "people", "n", "p"], integers=["n"], floats=["p"])


def test_parquet_comes_back_as_it_was(table: pd.DataFrame, tmp_path: Path) -> None:
    back = parquet.read_table(write_table(table, tmp_path / "t.parquet")).to_pydict()
    assert list(back) == list(table.columns)
    assert back["title"] == ["رئیس‌جمهور", None]
    assert back["people"] == [["پوتین", "رئیسی"], []]
    assert back["n"] == [1, 2]
    assert back["p"] == [0.5, None]


def test_json_lines_hold_one_object_a_row_with_lists_and_nulls(table: pd.DataFrame, tmp_path: Path) -> None:
    lines = write_table(table, tmp_path / "t.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line) for line in lines] == [
        {"article": "a", "title": "رئیس‌جمهور", "people": ["پوتین", "رئیسی"], "n": 1, "p": 0.5},
        {"article": "b", "title": None, "people": [], "n": 2, "p": None},
    ]


def test_json_is_one_list(table: pd.DataFrame, tmp_path: Path) -> None:
    content = json.loads(write_table(table, tmp_path / "t.json").read_text(encoding="utf-8"))
    assert [row["people"] for row in content] == [["پوتین", "رئیسی"], []]


def test_persian_is_written_as_letters_and_not_as_escapes(table: pd.DataFrame, tmp_path: Path) -> None:
    for kind in ("jsonl", "json", "csv"):
        assert "رئیس‌جمهور".encode() in write_table(table, tmp_path / f"t.{kind}").read_bytes()


def test_csv_writes_lists_as_json_and_missing_as_nothing(table: pd.DataFrame, tmp_path: Path) -> None:
    path = write_table(table, tmp_path / "t.csv")
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert json.loads(rows[0]["people"]) == ["پوتین", "رئیسی"]
    assert rows[1]["title"] == ""


def test_json_keeps_small_numbers(tmp_path: Path) -> None:
    path = write_table(pd.DataFrame({"p_value": [1.5e-13]}), tmp_path / "t.jsonl")
    assert json.loads(path.read_text())["p_value"] == pytest.approx(1.5e-13, rel=1e-9, abs=0)


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_csv_keeps_line_ends_inside_a_text(line_end: str, tmp_path: Path) -> None:
    text = f"عنوان{line_end}متن"
    path = write_table(frame([{"text": text}], ["text"]), tmp_path / "t.csv")
    with path.open(encoding="utf-8", newline="") as file:
        assert list(csv.reader(file)) == [["text"], [text]]


@pytest.mark.slow
@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\x00")), min_size=1, max_size=4))
def test_any_text_comes_back_from_json_lines(tmp_path_factory: pytest.TempPathFactory, texts: list[str]) -> None:
    path = write_table(frame([[text] for text in texts], ["text"]), tmp_path_factory.mktemp("any") / "t.jsonl")
    lines = path.read_text(encoding="utf-8").rstrip("\n").split("\n")
    assert [json.loads(line)["text"] for line in lines] == texts


@pytest.mark.parametrize("kind", FORMATS)
def test_a_table_without_rows_is_written_too(kind: str, tmp_path: Path) -> None:
    path = write_table(frame([], ["article", "n"], integers=["n"]), tmp_path / f"t.{kind}")
    if kind == "parquet":
        assert list(pd.read_parquet(path).columns) == ["article", "n"]
    elif kind == "csv":
        assert path.read_text() == "article,n\n"
    elif kind == "json":
        assert json.loads(path.read_text()) == []


def test_json_lines_of_a_table_without_rows_hold_no_line(tmp_path: Path) -> None:
    assert write_table(frame([], ["article"]), tmp_path / "t.jsonl").read_text() == ""


@pytest.mark.parametrize("kind", FORMATS)
def test_the_same_table_gives_the_same_bytes(kind: str, table: pd.DataFrame, tmp_path: Path) -> None:
    first = write_table(table, tmp_path / f"one.{kind}").read_bytes()
    assert write_table(table, tmp_path / f"two.{kind}").read_bytes() == first


@pytest.mark.parametrize("kind", FORMATS)
def test_writing_changes_nothing_in_the_table(kind: str, table: pd.DataFrame, tmp_path: Path) -> None:
    table.attrs["note"] = "kept"
    before = table.copy()
    write_table(table, tmp_path / f"t.{kind}")
    pd.testing.assert_frame_equal(table, before)
    assert table.attrs == {"note": "kept"}


@pytest.mark.parametrize("kind", FORMATS)
def test_the_index_is_not_written(kind: str, tmp_path: Path) -> None:
    shifted = pd.DataFrame({"a": ["x", "y"]}, index=[7, 3])
    plain = pd.DataFrame({"a": ["x", "y"]})
    one, two = (write_table(t, tmp_path / f"{i}.{kind}").read_bytes() for i, t in enumerate((shifted, plain)))
    assert one == two


def test_folders_are_made_and_the_path_given_back(table: pd.DataFrame, tmp_path: Path) -> None:
    path = tmp_path / "new" / "folder" / "t.csv"
    assert write_table(table, str(path)) == path
    assert path.is_file()


def test_an_older_file_is_replaced_whole(table: pd.DataFrame, tmp_path: Path) -> None:
    path = tmp_path / "t.jsonl"
    path.write_text("old\n" * 1000)
    write_table(table, path)
    assert "old" not in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["t", "t.xlsx", "t.CSV", ".csv", "t.csv.gz"])
def test_an_unknown_ending_is_told_with_the_known_ones(name: str, table: pd.DataFrame, tmp_path: Path) -> None:
    with pytest.raises(RasadError, match=r"the ending says the format; known are \.parquet, \.jsonl, \.csv, \.json"):
        write_table(table, tmp_path / name)
    assert not list(tmp_path.iterdir())


def test_a_folder_that_is_a_file_is_told(table: pd.DataFrame, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(RasadError, match=r"file/t\.csv: cannot be written: "):
        write_table(table, tmp_path / "file" / "t.csv")


def test_a_file_that_is_a_folder_is_told_and_nothing_is_left_beside_it(table: pd.DataFrame, tmp_path: Path) -> None:
    (tmp_path / "t.csv").mkdir()
    with pytest.raises(RasadError, match=r"t\.csv: cannot be written: "):
        write_table(table, tmp_path / "t.csv")
    assert [path.name for path in tmp_path.iterdir()] == ["t.csv"]


@pytest.mark.parametrize("kind", FORMATS)
def test_what_cannot_be_written_leaves_the_older_file_as_it_was(kind: str, tmp_path: Path) -> None:
    path = tmp_path / f"t.{kind}"
    path.write_text("older")
    with pytest.raises(RasadError, match=r"cannot be written"):
        write_table(frame([["\ud800"]], ["text"]), path)
    assert path.read_text() == "older"
    assert [left.name for left in tmp_path.iterdir()] == [path.name]
