"""Tables of articles: JSON lines, CSV, Parquet; whole rows are read, others are told with their line."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from rasad.corpus.articles import read_articles
from rasad.corpus.files.stated import cell_text, stated_date, stated_lang
from rasad.errors import RasadError, SkippedFile

FA = "دو طرف در مسکو با هم دیدار و درباره همکاری گفت‌وگو کردند."
AR = "التقى الوزيران في موسكو صباح أمس وبحثا ملفات التعاون بين البلدين."


def written(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def jsonl(folder: Path, *rows: Any) -> Path:
    lines = [row if isinstance(row, str) else json.dumps(row, ensure_ascii=False) for row in rows]
    return written(folder, "t.jsonl", "\n".join(lines) + "\n")


@pytest.mark.parametrize("kind", ["jsonl", "csv", "parquet"])
def test_a_table_that_pandas_wrote_is_read_back(kind: str, tmp_path: Path) -> None:
    table = pd.DataFrame(
        {
            "article": ["x", None, "7"],
            "text": [f"{FA}\r\n«{AR}»", AR, f'او گفت: "{FA}"\n'],
            "author": ["علی رضایی", None, float("nan")],
            "published": ["2025-07-20", None, "2022-07~"],
            "views": [1.0, float("nan"), 3.0],
            "url": ["https://example.org/1", None, None],
        }
    )
    path = tmp_path / f"t.{kind}"
    if kind == "parquet":
        table.to_parquet(path, index=False)
    elif kind == "csv":
        table.to_csv(path, index=False)
    else:
        table.to_json(path, orient="records", lines=True, force_ascii=False)
    found = read_articles(path)
    assert found["article"].tolist() == ["x", "t-2", "7"]
    assert found["text"].tolist() == table["text"].tolist()
    assert found["author"].tolist() == ["علی رضایی", None, None]
    assert found["published"].tolist() == ["2025-07-20", None, "2022-07~"]
    assert found["published_basis"].tolist() == ["stated", None, "stated"]
    assert found["lang"].tolist()[1] == "ar"
    assert set(found["encoding"]) == {"utf-8"}
    assert found["publisher"].tolist() == [None] * 3


def test_dates_of_parquet_are_read_as_dates(tmp_path: Path) -> None:
    stamps = pd.to_datetime(["2025-07-20 23:30", None])
    pd.DataFrame({"text": [FA, AR], "published": stamps}).to_parquet(tmp_path / "t.parquet")
    assert read_articles(tmp_path / "t.parquet")["published"].tolist() == ["2025-07-20", None]


def test_rows_without_an_id_are_numbered_so_that_they_sort(tmp_path: Path) -> None:
    found = read_articles(jsonl(tmp_path, *({"text": FA} for _ in range(10))))["article"].tolist()
    assert found == sorted(found)
    assert (found[0], found[-1]) == ("t-01", "t-10")


def test_the_one_row_of_a_table_is_named_as_the_file(tmp_path: Path) -> None:
    assert read_articles(jsonl(tmp_path, {"text": FA}))["article"].tolist() == ["t"]


def test_a_number_as_id_is_written_without_a_point(tmp_path: Path) -> None:
    found = read_articles(jsonl(tmp_path, {"id": 7, "text": FA}, {"id": 8.0, "text": AR}))
    assert found["article"].tolist() == ["7", "8"]


def test_bad_rows_are_told_with_their_line_and_the_others_keep_their_numbers(tmp_path: Path) -> None:
    rows = (
        {"text": FA},
        "",
        "{text: no}",
        [1],
        {"text": " "},
        {"title": "x"},
        {"text": 5},
        {"text": "\x00"},
        {"text": AR},
    )
    path = jsonl(tmp_path, *rows, r'{"text": "\ud83d"}')
    with pytest.warns(SkippedFile) as told:
        assert read_articles(path)["article"].tolist() == ["t-1", "t-8"]
    assert [str(warning.message).removeprefix(f"{path}: ") for warning in told] == [
        "line 3: not JSON; skipped",
        "line 4: not a JSON object ({…}); skipped",
        "line 5: no text; skipped",
        "line 6: no text; skipped",
        "line 7: text is no text but int; skipped",
        "line 8: text holds NUL or half a character; skipped",
        "line 10: text holds NUL or half a character; skipped",
    ]


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("t.csv", f"body,title\n{FA},x\n", "no column 'text' in the table; it has body, title"),
        ("t.jsonl", '{"body": "x"}\n', "no column 'text' in the table; it has body"),
        ("t.csv", "text,title\n", "the table has no rows"),
        ("t.csv", "", "the file is empty"),
        ("t.parquet", b"PAR1", "not a Parquet file: "),
        ("t.parquet", b"", "not a Parquet file: "),
    ],
)
def test_a_table_that_cannot_be_read_is_an_error_alone_and_skipped_in_a_folder(
    name: str, content: str | bytes, message: str, tmp_path: Path
) -> None:
    path = written(tmp_path, name, content)
    with pytest.raises(RasadError, match=rf"^[^\n]*{path.name}: {message}"):
        read_articles(path)
    written(tmp_path, "a.txt", FA)
    with pytest.warns(SkippedFile, match=message):
        assert read_articles(tmp_path)["article"].tolist() == ["a"]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_spreadsheets_write_csv_with_other_separators_and_a_byte_order_mark(separator: str, tmp_path: Path) -> None:
    lines = [["title", "text"], ["دیدار", f'"{FA}\r\n{AR}"']]
    path = written(tmp_path, "t.csv", "\ufeff" + "\r\n".join(separator.join(line) for line in lines))
    (row,) = read_articles(path).to_dict("records")
    assert (row["title"], row["text"], row["encoding"]) == ("دیدار", f"{FA}\r\n{AR}", "utf-8-sig")


def test_csv_in_windows_1256_is_read(tmp_path: Path) -> None:
    found = read_articles(written(tmp_path, "t.csv", f"text\n{AR}\n".encode("cp1256")))
    assert found[["text", "encoding"]].values.tolist() == [[AR, "windows-1256"]]


@pytest.mark.slow
def test_an_article_of_csv_may_be_long(tmp_path: Path) -> None:
    text = " ".join([FA] * 4000)
    assert read_articles(written(tmp_path, "t.csv", f"text\n{text}\n"))["text"].tolist() == [text]


def test_a_comma_without_quotes_does_not_cut_a_text_short(tmp_path: Path) -> None:
    path = written(tmp_path, "t.csv", f"id,text\na,وزیر گفت, سپس رفت\nb,{FA}\n")
    with pytest.warns(SkippedFile, match="line 2: 3 cells under 2 columns; is a text not in quotes"):
        assert read_articles(path)["article"].tolist() == ["b"]


def test_text_that_was_read_in_a_wrong_encoding_is_put_right_in_its_cell(tmp_path: Path) -> None:
    damaged = FA.encode().decode("cp1256")
    found = read_articles(jsonl(tmp_path, {"text": damaged, "author": "ط¹ظ„غŒ"}, {"text": AR}))
    assert found["text"].tolist() == [FA, AR]
    assert found["encoding"].tolist() == ["utf-8 read as windows-1256", "utf-8"]
    assert found["author"].tolist() == ["علی", None]


def test_the_language_that_a_row_states_is_taken_if_it_is_one_of_ours(tmp_path: Path) -> None:
    rows = [{"text": "سلام", "lang": lang} for lang in ("fa-IR", "ar", "und")]
    assert read_articles(jsonl(tmp_path, *rows, {"text": AR, "lang": "en"}))["lang"].tolist() == [
        "fa",
        "ar",
        "und",
        "ar",
    ]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("  علی\u00a0 رضایی\n", "علی رضایی"),
        (["علی", None, "سارا"], "علی، سارا"),
        (3, "3"),
        (3.0, "3"),
        (True, None),
        ({"name": "علی"}, None),
        (pd.NaT, None),
        *((nothing, None) for nothing in (None, float("nan"), "", " ", "nan", "NaT", "None", "null")),
    ],
)
def test_a_cell_is_text_or_nothing(value: object, expected: str | None) -> None:
    assert cell_text(value) == expected


@pytest.mark.parametrize(
    ("value", "lang", "expected"),
    [
        ("2025-07-20", "fa", "2025-07-20"),
        ("2025-07-20T00:10:00+03:30", "fa", "2025-07-20"),  # still 19 July in Greenwich
        ("2025-07-20T22:10:00Z", "fa", "2025-07-20"),
        ("2025-07-20 10:00", "ar", "2025-07-20"),
        (pd.Timestamp("2025-07-20 23:00", tz="Asia/Tehran"), "fa", "2025-07-20"),
        (dt.date(2025, 7, 20), "fa", "2025-07-20"),
        ("2021-02-08/2021-03-20", "fa", "2021-02-08/2021-03-20"),
        (2025.0, "fa", "2025"),
        ("1404-04-29", "fa", "2025-07-20"),
        ("1404-04-29T10:00:00", "fa", "2025-07-20"),
        ("یکشنبه ۲۹ تیر ۱۴۰۴", "fa", "2025-07-20"),
        ("20 يوليو 2025", "ar", "2025-07-20"),
        *(
            (unclear, "fa", None)
            for unclear in ("دیروز", "تیر ۱۴۰۴", "۳۱ مهر ۱۴۰۳", "۲۹ تیر ۱۴۰۴ و ۳ مرداد ۱۴۰۴", "2025-02-30", 1753000000)
        ),
        ("1404", "fa", None),
        (pd.NaT, "fa", None),
    ],
)
def test_a_date_is_stated_clearly_or_not_at_all(value: object, lang: str, expected: str | None) -> None:
    assert stated_date(value, lang) == expected


@pytest.mark.parametrize(
    ("value", "expected"), [("fa", "fa"), ("AR_eg", "ar"), ("en", None), (None, None), (1.5, None)]
)
def test_a_language_is_one_of_ours_or_none(value: object, expected: str | None) -> None:
    assert stated_lang(value) == expected
