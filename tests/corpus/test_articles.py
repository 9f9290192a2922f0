"""Articles: files as they are decoded, byte order marks and line ends known, bad input told."""

from __future__ import annotations

import hashlib
import json
import warnings
from pathlib import Path

import pandas as pd
import pytest

import rasad
from places import SEEDS
from rasad.corpus.articles import read_articles
from rasad.errors import RasadError, SkippedFile
from rasad.tables import schema

FA = "دو طرف در مسکو با هم دیدار و درباره همکاری گفت‌وگو کردند."
AR = "التقى الوزيران في موسكو صباح أمس وبحثا ملفات التعاون بين البلدين."


def read_one(folder: Path, content: bytes | str) -> pd.Series:
    (folder / "a.txt").write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_articles(folder).iloc[0]


def test_it_is_the_public_function() -> None:
    assert rasad.read_articles is read_articles


def test_columns_are_those_of_the_design(articles: pd.DataFrame) -> None:
    design = "article path sha256 encoding lang title publisher author published published_basis truncated text"
    assert list(articles.columns) == design.split() == schema("articles").names


def test_the_seeds_come_in_order_of_their_names(articles: pd.DataFrame) -> None:
    assert articles["article"].tolist() == sorted(path.stem for path in SEEDS.glob("*.txt"))


def test_the_seeds_are_decoded_byte_for_byte(articles: pd.DataFrame) -> None:
    for row in articles.itertuples():
        content = Path(str(row.path)).read_bytes()
        assert str(row.text).encode() == content
        assert row.sha256 == hashlib.sha256(content).hexdigest()


def test_the_seeds_facts_come_from_page_and_editor(articles: pd.DataFrame) -> None:
    by_stem = articles.set_index(articles["article"].str[:3])
    assert by_stem["published"].tolist() == [
        "2021-02-08/2021-03-20",
        "2021-07-13/2021-07-24",
        "2022-07~",
        "2025-07-20/2025-07-24",
        "2024-05-24",
    ]
    assert str(by_stem.loc["001", "author"]).split() == ["سيروس", "يعقوبي"]
    assert by_stem.loc["002", "title"] is None
    assert by_stem.loc["002", "publisher"] == "الجريدة"
    assert by_stem["truncated"].tolist() == [False, False, False, False, True]
    assert by_stem["truncated"].dtype == bool


def test_what_nobody_knows_is_none(tmp_path: Path) -> None:
    row = read_one(tmp_path, FA)
    assert [row[name] for name in ("title", "publisher", "author", "published", "published_basis")] == [None] * 5


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (FA.encode(), "utf-8"),
        (b"\xef\xbb\xbf" + FA.encode(), "utf-8-sig"),
        (b"\xff\xfe" + FA.encode("utf-16-le"), "utf-16"),
        (b"\xfe\xff" + FA.encode("utf-16-be"), "utf-16"),
    ],
)
def test_utf8_and_utf16_are_read_and_named_and_the_mark_is_no_text(
    content: bytes, encoding: str, tmp_path: Path
) -> None:
    row = read_one(tmp_path, content)
    assert (row["encoding"], row["text"]) == (encoding, FA)


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r", "\u2028", "\n\r\n"])
def test_line_ends_are_kept(line_end: str, tmp_path: Path) -> None:
    text = f"دیدار در مسکو{line_end}{FA}{line_end}"
    assert read_one(tmp_path, text)["text"] == text


def test_no_break_spaces_half_spaces_and_marks_are_kept(tmp_path: Path) -> None:
    text = "\u200fرئیس\u200cجمهور\u00a0روسیه \u202bدر مسکو\u202c ـ بود.\u00a0"
    assert read_one(tmp_path, text)["text"] == text


def test_one_file_can_be_read_alone(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(FA, encoding="utf-8")
    (tmp_path / "b.txt").write_text(AR, encoding="utf-8")
    assert read_articles(str(tmp_path / "b.txt"))["article"].tolist() == ["b"]


def test_one_file_takes_its_facts_from_the_articles_yaml_beside_it_which_may_name_others(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(FA, encoding="utf-8")
    (tmp_path / "articles.yaml").write_text(
        "articles:\n  a: {author: علی رضایی}\n  gone: {title: x}\n", encoding="utf-8"
    )
    assert read_articles(tmp_path / "a.txt")["author"].tolist() == ["علی رضایی"]


def test_other_files_in_the_folder_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "readme.md").write_bytes(b"\xff")
    assert read_one(tmp_path, FA)["article"] == "a"
    assert len(read_articles(tmp_path)) == 1


def test_the_editor_may_say_the_language(tmp_path: Path) -> None:
    (tmp_path / "articles.yaml").write_text("articles:\n  a: {lang: fa}\n", encoding="utf-8")
    assert read_one(tmp_path, "سلام")["lang"] == "fa"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "the file is empty"),
        (b"\xef\xbb\xbf", "the file is empty"),
        (" \n\u00a0\r\n".encode(), "the file is empty"),
        (b"abc\xff", "not UTF-8 at byte 3; save the file as UTF-8"),
        (b"\xff\xfe\x33", "not UTF-16 at byte 2; save the file as UTF-8"),
        (b"\xff\xfe\x00\xd8", "not UTF-16 at byte 2"),
        (b"a\x00b", "not a text file: it holds NUL characters"),
        (b"\xed\xa0\x80", "not UTF-8 at byte 0"),  # a lone surrogate
    ],
)
def test_a_bad_file_is_told_with_its_name_and_what_to_do(content: bytes, message: str, tmp_path: Path) -> None:
    with pytest.raises(RasadError, match=rf"a\.txt: {message}"):
        read_one(tmp_path, content)


def test_a_path_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(RasadError, match="gone: no such file or folder"):
        read_articles(tmp_path / "gone")


def test_a_folder_without_articles_is_told(tmp_path: Path) -> None:
    with pytest.raises(RasadError, match=r"no article in this folder; articles are files ending in \.txt, \.html"):
        read_articles(tmp_path)


def test_a_folder_named_like_an_article_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").mkdir()
    with pytest.raises(RasadError, match=r"a\.txt: cannot be read: Is a directory"):
        read_articles(tmp_path)


def test_an_entry_for_an_article_that_is_not_there_is_told_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "articles.yaml").write_text("articles:\n  a: {note: x}\n  b: {note: x}\n", encoding="utf-8")
    with pytest.raises(RasadError, match=r"articles\.yaml: line 3: no article b in "):
        read_one(tmp_path, FA)


def test_an_article_may_be_named_by_a_number(tmp_path: Path) -> None:
    (tmp_path / "001.txt").write_text(FA, encoding="utf-8")
    (tmp_path / "articles.yaml").write_text("articles:\n  001: {author: علی رضایی}\n", encoding="utf-8")
    assert read_articles(tmp_path)["author"].tolist() == ["علی رضایی"]


def test_a_page_that_begins_with_a_bidi_mark_alone_is_read(tmp_path: Path) -> None:
    assert read_one(tmp_path, f"\u200f\n{FA}")["text"] == f"\u200f\n{FA}"


# Kinds of files together


def write_all(folder: Path, files: dict[str, str | bytes]) -> Path:
    for name, content in files.items():
        (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def test_all_kinds_come_in_order_of_file_names_then_of_rows(tmp_path: Path) -> None:
    rows = "".join(json.dumps({"text": text}, ensure_ascii=False) + "\n" for text in (FA, AR))
    write_all(tmp_path, {"c.txt": FA, "b.jsonl": rows, "a.html": f"<h1>دیدار در مسکو</h1><p>{FA}</p>"})
    write_all(tmp_path, {"d.csv": f"id,text\nz,{FA}\ny,{AR}\n", "E.TXT": AR})
    found = read_articles(tmp_path)
    assert found["article"].tolist() == ["E", "a", "b-1", "b-2", "c", "z", "y"]
    assert list(found.columns) == schema("articles").names


def test_other_endings_hidden_files_and_folders_within_are_passed_over_in_silence(tmp_path: Path) -> None:
    others = {"notes.md": FA, "datapackage.json": "{", "photo.png": b"\x89PNG\x00", "._a.txt": b"\x00\x05"}
    write_all(tmp_path, {"a.txt": FA, **others})
    (tmp_path / "more").mkdir()
    write_all(tmp_path / "more", {"b.txt": FA})
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert read_articles(tmp_path)["article"].tolist() == ["a"]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "the file is empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "not UTF-8 at byte 0"),
        (b"GIF\x00", "not a text file: it holds NUL characters"),
        (FA.encode() + b"\xd8 ", "not UTF-8 at byte "),
    ],
)
def test_a_file_without_an_article_is_told_and_the_others_are_read(content: bytes, reason: str, tmp_path: Path) -> None:
    write_all(tmp_path, {"a.txt": content, "b.txt": FA})
    with pytest.warns(SkippedFile, match=rf"a\.txt: {reason}.*; skipped$") as told:
        assert read_articles(tmp_path)["article"].tolist() == ["b"]
    assert [Path(warning.filename).name for warning in told] == ["test_articles.py"]


def test_a_folder_in_which_nothing_is_left_is_an_error(tmp_path: Path) -> None:
    write_all(tmp_path, {"a.txt": b"", "b.csv": "name\nx\n"})
    with pytest.raises(RasadError, match=r"a\.txt: the file is empty \(and 1 more without an article\)$"):
        read_articles(tmp_path)


def test_the_editor_may_speak_of_a_file_that_is_skipped(tmp_path: Path) -> None:
    write_all(tmp_path, {"a.txt": b"", "b.txt": FA, "articles.yaml": "articles:\n  a: {title: x}\n"})
    with pytest.warns(SkippedFile):
        assert read_articles(tmp_path)["article"].tolist() == ["b"]


def test_two_files_with_one_stem_are_an_error_that_names_both(tmp_path: Path) -> None:
    write_all(tmp_path, {"a.txt": FA, "a.html": f"<p>{FA}</p>"})
    with pytest.raises(RasadError, match=r"a\.html and .*a\.txt: two articles with the id 'a'; rename or remove one$"):
        read_articles(tmp_path)


def test_a_row_and_a_file_with_one_id_are_an_error_that_names_the_line(tmp_path: Path) -> None:
    write_all(tmp_path, {"b.txt": FA, "t.csv": f"id,text\na,{FA}\nb,{FA}\n"})
    with pytest.raises(RasadError, match=r"b\.txt and .*t\.csv: line 3: two articles with the id 'b'"):
        read_articles(tmp_path)


def test_what_a_table_states_overrides_the_text_and_the_editor_overrides_both(tmp_path: Path) -> None:
    text = f"جمعه ۱۴۰۳/۰۳/۰۴\\nدیدار در مسکو\\n{FA}"
    row = f'{{"text": "{text}", "title": "سفر وزیر", "published": "2025-07-20T10:00:00+03:30", "author": "سارا"}}'
    editor = "articles:\n  t: {author: علی رضایی}\n"
    found = read_articles(write_all(tmp_path, {"t.jsonl": row, "articles.yaml": editor})).iloc[0]
    facts = ("title", "author", "published", "published_basis")
    assert [found[name] for name in facts] == ["سفر وزیر", "علی رضایی", "2025-07-20", "stated"]


def test_a_date_that_the_table_does_not_state_clearly_leaves_that_of_the_text(tmp_path: Path) -> None:
    row = json.dumps({"text": f"جمعه ۱۴۰۳/۰۳/۰۴\nدیدار در مسکو\n{FA}", "published": "چندی پیش"})
    assert read_articles(write_all(tmp_path, {"t.jsonl": row}))["published"].tolist() == ["2024-05-24"]


def test_the_checksum_is_that_of_the_file_also_for_a_row(tmp_path: Path) -> None:
    write_all(tmp_path, {"t.csv": f"text\n{FA}\n{AR}\n"})
    digest = hashlib.sha256((tmp_path / "t.csv").read_bytes()).hexdigest()
    assert read_articles(tmp_path)["sha256"].tolist() == [digest, digest]


def test_windows_1256_is_read_and_named(tmp_path: Path) -> None:
    row = read_one(tmp_path, AR.encode("cp1256"))
    assert (row["encoding"], row["text"], row["lang"]) == ("windows-1256", AR, "ar")
