"""What is written is read back as it was, in every format; what is no table is told with file, row and column."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rasad.annotation.notes import Notes
from rasad.errors import RasadError
from rasad.tables import read_table, schema, write_table

KINDS = ("csv", "jsonl", "json", "parquet")
NAMES = ("articles", "blocks", "sentences", "mentions", "dates")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", NAMES)
def test_a_table_comes_back_as_it_was(kind: str, name: str, notes: Notes, tmp_path: Path) -> None:
    table = getattr(notes, name)
    pd.testing.assert_frame_equal(read_table(write_table(table, tmp_path / f"{name}.{kind}"), name), table)


@pytest.mark.parametrize("kind", KINDS)
def test_a_table_without_rows_comes_back(kind: str, tmp_path: Path) -> None:
    empty = schema("events").frame([])
    pd.testing.assert_frame_equal(read_table(write_table(empty, tmp_path / f"t.{kind}"), "events"), empty)


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_a_long_text_and_columns_of_ones_own_without_rows_come_back(kind: str, tmp_path: Path) -> None:
    long = schema("articles").frame([dict.fromkeys(schema("articles").names, "س" * 200_000) | {"truncated": False}])
    pd.testing.assert_frame_equal(read_table(write_table(long, tmp_path / f"a.{kind}"), "articles"), long)
    empty = schema("sentences").frame([]).assign(mine=[])
    if kind in ("csv", "parquet"):  # the others say nothing of their columns where there is no row
        assert "mine" in read_table(write_table(empty, tmp_path / f"s.{kind}"), "sentences")


@pytest.mark.parametrize("kind", ["csv", "parquet"])
def test_a_measure_without_end_comes_back(kind: str, tmp_path: Path) -> None:
    row = dict.fromkeys(schema("pairs").names, 1) | {
        "a": "iran",
        "b": "russia",
        "odds_ratio": float("inf"),
        "evidence": [],
    }
    table = schema("pairs").frame([row])
    pd.testing.assert_frame_equal(read_table(write_table(table, tmp_path / f"p.{kind}"), "pairs"), table)


@pytest.mark.slow
@settings(deadline=None)
@given(st.lists(st.text(st.characters(exclude_categories=("Cs",)), min_size=1), min_size=1))
def test_any_text_comes_back(tmp_path_factory: pytest.TempPathFactory, texts: list[str]) -> None:
    rows = [dict.fromkeys(schema("articles").names, text) | {"truncated": False} for text in texts]
    table, folder = schema("articles").frame(rows), tmp_path_factory.mktemp("any")
    for kind in KINDS:
        pd.testing.assert_frame_equal(read_table(write_table(table, folder / f"t.{kind}"), "articles"), table)


@pytest.mark.parametrize("kind", KINDS)
def test_columns_of_ones_own_are_kept(kind: str, notes: Notes, tmp_path: Path) -> None:
    table = notes.sentences.assign(mine="یادداشت")
    assert read_table(write_table(table, tmp_path / f"t.{kind}"), "sentences")["mine"].eq("یادداشت").all()


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("t.xlsx", b"", "the ending says the format"),
        ("gone.csv", None, "cannot be read: No such file"),
        ("t.jsonl", b'{"article": "a"', "is no table in .jsonl"),
        ("t.json", b'{"article": "a"}', "each row must be an object"),
        ("t.parquet", b"PAR?", "is no table in .parquet"),
        ("t.csv", b"article,sentence\na,0\n", "lacks the columns block, start, end"),
        ("t.csv", b"article,sentence,block,start,end\na,0,0,0,7\na,one,0,0,7\n", "row 2: sentence: 'one' is no int"),
        ("t.csv", b"article,sentence,block,start,end\na,0,0,0\n", "row 1 has 4 cells, and there are 5 columns"),
        ("t.csv", b"article,sentence,block,start,end\na,0.5,0,0,1\n", "row 1: sentence: '0.5' is no integer"),
        ("t.csv", b"article,sentence,block,start,end\na,0,0,0,1,2\n", "row 1 has 6 cells, and there are 5 columns"),
        ("t.csv", b"article,sentence\n", "lacks the columns block, start, end"),
        ("t.csv", b"", "it has no row of names"),
        ("t.csv", "article,سلام".encode("utf-16"), "is no table in .csv"),
    ],
)  # fmt: skip
def test_what_is_no_table_is_told_in_one_line(name: str, content: bytes | None, told: str, tmp_path: Path) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(RasadError, match=told) as error:
        read_table(tmp_path / name, "sentences")
    assert str(error.value).startswith(str(tmp_path / name))
    assert "\n" not in str(error.value)
