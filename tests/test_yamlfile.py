"""YAML written by hand: values as they stand, mistakes with file and line."""

from __future__ import annotations

import gc
from pathlib import Path
from typing import Any

import pytest

from rasad.errors import RasadError
from rasad.yamlfile import Entry, check_keys, parse_yaml, read_yaml


@pytest.mark.parametrize("date", ["2021-02-08", "2021-02", "2021-02-08/2021-03-20", "2022-07~", "2021-02-08T10:30:00Z"])
def test_dates_stay_as_written(date: str) -> None:
    assert parse_yaml(f"published: {date}", "a.yaml") == {"published": date}


@pytest.mark.parametrize("stem", [*(stem for stem in ("001", "000_21", "on", "no", "12:30", "~")), "1e3", "۰۰۱"])
def test_keys_stay_as_written(stem: str) -> None:
    assert list(parse_yaml(f"{stem}: x", "a.yaml")) == [stem]


def test_numbers_in_values_are_numbers() -> None:
    assert parse_yaml("year: 1399", "a.yaml") == {"year": 1399}


def test_persian_and_arabic_text_is_kept_to_the_letter() -> None:
    assert parse_yaml("fa: رئیس‌جمهور\nar: إبراهيم رئيسي", "a.yaml") == {"fa": "رئیس‌جمهور", "ar": "إبراهيم رئيسي"}


def test_mappings_know_the_line_they_start_on() -> None:
    content = parse_yaml("# remark\nevents:\n- id: a\n  date: 2021\n- id: b\n", "a.yaml")
    assert content.line == 2
    assert [entry.line for entry in content["events"]] == [3, 5]


def test_every_mapping_is_an_entry() -> None:
    content = parse_yaml("a: {b: {c: 1}}", "a.yaml")
    assert isinstance(content["a"]["b"], Entry)


def test_an_empty_text_is_none() -> None:
    assert parse_yaml("", "a.yaml") is None


def test_a_key_given_twice_is_a_mistake_with_its_line() -> None:
    with pytest.raises(RasadError, match=r"^seeds/a\.yaml: line 3, column 1: key 'title' is given twice$"):
        parse_yaml("title: x\nauthor: y\ntitle: z\n", "seeds/a.yaml")


def test_a_key_given_twice_in_an_inner_mapping_is_a_mistake() -> None:
    with pytest.raises(RasadError, match="line 3, column 3: key 'fa' is given twice"):
        parse_yaml("labels:\n  fa: مسکو\n  fa: مسکو\n", "a.yaml")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a: [1, 2", 1),
        ("a: 1\n b: 2", 2),
        ("a: b: c", 1),
        ("a: 'x", 1),
        ("a: 1\n\tb: 2", 2),
        ("a: *nowhere", 1),
    ],
)
def test_what_is_no_yaml_is_told_with_file_and_line(text: str, line: int) -> None:
    with pytest.raises(RasadError, match=rf"^a\.yaml: line ({line}|{line + 1}), column \d+: "):
        parse_yaml(text, "a.yaml")


@pytest.mark.parametrize("tag", ["!!python/object/apply:os.getcwd []", "!!python/name:os.getcwd", "!mine x"])
def test_tags_that_would_build_objects_are_refused(tag: str) -> None:
    with pytest.raises(RasadError, match=r"^a\.yaml: line 1, column 4: "):
        parse_yaml(f"a: {tag}", "a.yaml")


@pytest.mark.parametrize("text", ["a: &x [*x]", "a: &x {b: *x}"])
def test_an_alias_of_itself_is_refused(text: str) -> None:
    with pytest.raises(RasadError, match=r"^a\.yaml: line 1"):
        parse_yaml(text, "a.yaml")


def test_aliases_that_blow_up_are_refused() -> None:
    lines = ["a: &a [x, x, x, x, x, x, x, x, x]"]
    lines += [f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]" for before, name in zip("abcdefgh", "bcdefghi")]  # noqa: B905
    with pytest.raises(RasadError, match=r"^a\.yaml: line "):
        parse_yaml("\n".join(lines), "a.yaml")


@pytest.mark.parametrize("value", ["!!int x", "!!float x", "!!bool x", pytest.param("9" * 5000, id="5000 digits")])
def test_a_number_that_is_none_is_a_mistake_of_the_file(value: str) -> None:
    with pytest.raises(RasadError, match=r"^a\.yaml: "):
        parse_yaml(f"a: {value}", "a.yaml")


@pytest.mark.parametrize("text", ["[" * 100_000, "- " * 5000, "{a: " * 3000, "a: " + "[" * 500 + "]" * 500])
def test_deep_nesting_is_refused_and_does_not_end_python(text: str) -> None:
    with pytest.raises(RasadError, match=r"^a\.yaml: line 1, column \d+: nested more than 100 deep$"):
        parse_yaml(text, "a.yaml")


@pytest.mark.parametrize("text", ["? [a, b]\n: c", "{[a]: b}"])
def test_a_key_that_is_no_word_is_refused(text: str) -> None:
    with pytest.raises(RasadError, match=r"^a\.yaml: line 1, column \d+: a key should be a word$"):
        parse_yaml(text, "a.yaml")


def test_a_second_document_is_refused() -> None:
    with pytest.raises(RasadError, match=r"^a\.yaml: line 2, column 1: a second document starts here"):
        parse_yaml("a: 1\n---\nb: 2", "a.yaml")


def test_the_search_for_garbage_runs_on_after_a_mistake() -> None:
    with pytest.raises(RasadError):
        parse_yaml("a: [", "a.yaml")
    assert gc.isenabled()


def test_quoted_words_and_blocks_are_text() -> None:
    assert parse_yaml("a: '5'\nb: \"true\"\nc: |\n  12\n  x\nd: !!str 5\ne: ~\nf: yes", "a.yaml") == {
        "a": "5", "b": "true", "c": "12\nx\n", "d": "5", "e": None, "f": "yes",
    }  # fmt: skip


def test_control_characters_are_a_mistake_in_one_line() -> None:
    with pytest.raises(RasadError, match=r"^a\.yaml: [^\n]+$"):
        parse_yaml("a: \x00", "a.yaml")


def test_a_file_is_read_as_utf8_with_or_without_byte_order_mark(tmp_path: Path) -> None:
    for name, bom in (("plain", b""), ("marked", b"\xef\xbb\xbf")):
        (tmp_path / name).write_bytes(bom + "عنوان: مسکو".encode())
        assert read_yaml(tmp_path / name) == {"عنوان": "مسکو"}


def test_a_path_may_be_text(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("a: 1", encoding="utf-8")
    assert read_yaml(str(tmp_path / "a.yaml")) == {"a": 1}


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(RasadError, match=r"gone\.yaml: cannot be read: No such file"):
        read_yaml(tmp_path / "gone.yaml")


def test_a_folder_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(RasadError, match="cannot be read: Is a directory"):
        read_yaml(tmp_path)


def test_another_encoding_is_told_with_the_byte_and_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(b"a: " + "سلام".encode("cp1256"))
    with pytest.raises(RasadError, match=r"a\.yaml: not UTF-8 at byte 3; save it as UTF-8"):
        read_yaml(tmp_path / "a.yaml")


def test_check_keys_gives_the_entry_back() -> None:
    entry = parse_yaml("id: kremlin\nnote: x", "a.yaml")
    assert check_keys(entry, "a.yaml", required=["id"], optional=["note"]) is entry


def test_an_unknown_key_is_told_with_line_and_the_keys_that_are_known() -> None:
    entry = parse_yaml("\nid: a\npublishd: x", "a.yaml")
    with pytest.raises(
        RasadError, match=r"^a\.yaml: line 2: unknown key 'publishd' in article a; known are id, published$"
    ):
        check_keys(entry, "a.yaml", required=["id"], optional=["published"], what="article a")


@pytest.mark.parametrize("text", ["note: x", "id:", "id: ''", "id: []"])
def test_a_required_key_that_is_missing_or_empty_is_told(text: str) -> None:
    with pytest.raises(RasadError, match=r"^a\.yaml: line 1: entity lacks 'id'$"):
        check_keys(parse_yaml(text, "a.yaml"), "a.yaml", required=["id"], optional=["note"], what="entity")


@pytest.mark.parametrize("text", ["id: 0", "id: false"])
def test_zero_and_false_are_no_missing_values(text: str) -> None:
    assert check_keys(parse_yaml(text, "a.yaml"), "a.yaml", required=["id"])


@pytest.mark.parametrize("value", [None, "x", 5, ["a"], {"id": "a"}])
def test_anything_but_a_mapping_from_a_file_is_refused(value: Any) -> None:
    with pytest.raises(RasadError, match=r"^a\.yaml: event should be a mapping of keys, not "):
        check_keys(value, "a.yaml", required=["id"], what="event")


def test_keys_may_be_given_as_iterators() -> None:
    entry = parse_yaml("a: 1\nb: 2", "a.yaml")
    assert check_keys(entry, "a.yaml", required=iter(["a"]), optional=iter(["b"])) is entry
