"""`rasad registry check`: every mistake at once, what a sound file holds; and the schema for editors."""

from __future__ import annotations

import json
import re
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from places import SEEDS
from rasad.annotation.mentions.matcher import automaton
from rasad.annotation.registry.csv import OPTIONAL, REQUIRED
from rasad.annotation.registry.entries import CONDITIONS, KEYS, TYPES, is_too_short
from rasad.annotation.registry.read import GENERAL, general, read_registry
from rasad.annotation.registry.report import check_registry
from rasad.cli import main
from rasad.errors import RasadError
from rasad.text.fold import key, match_keys
from rasad.yamlfile import parse_yaml, read_yaml
from validators import mistakes

DATA = files("rasad.data")
SCHEMA = json.loads(DATA.joinpath("schemas/registry.schema.json").read_text(encoding="utf-8"))
Output = pytest.CaptureFixture[str]
MISTAKEN = """extends: general
entities:
- id: sara-karimi
  type: PER
  name: Sara
  labels: {fa: سارا کریمی‌نژاد}
  aliases: {fa: [س, 'ـــ']}
  offices:
  - {office: president-of-russia, start: 2021, end: 2020}
- {id: sara-karimi, type: PER}
- {id: volga-town, type: GPE, labels: {ar: موسكو}}
- {type: PER}
"""


def check(path: Path, *options: str) -> int:
    return main(["registry", "check", str(path), *options])


def test_every_mistake_is_a_line_with_file_and_line(tmp_path: Path, capsys: Output) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(MISTAKEN, encoding="utf-8")
    assert check(path) == 1
    lines = capsys.readouterr().out.splitlines()
    assert all(line.startswith(f"{path}: line ") for line in lines)
    for line, wrong in [
        (3, "unknown key 'name' in entity"),
        (3, "sara-karimi: aliases: 'س' is too short"),
        (3, "sara-karimi: aliases: 'ـــ' is too short"),
        (9, "president-of-russia: the term ends (2020) before it starts (2021)"),
        (10, "'sara-karimi' stands twice in this file"),
        (11, "volga-town: 'موسكو' is also a name of moscow"),
        (12, "entity lacks 'id'"),
    ]:
        assert sum(f": line {line}: {wrong}" in found for found in lines) == 1, wrong
    assert len(lines) == 7


def test_reading_raises_the_first_and_says_how_many_more(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(MISTAKEN, encoding="utf-8")
    with pytest.raises(RasadError, match=r"line 3: unknown key 'name' .* \(and 6 more: rasad registry check \S+\)$"):
        read_registry(path)


@pytest.mark.slow
def test_a_sound_file_is_counted_in_one_line(tmp_path: Path, capsys: Output) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(
        "extends: general\nentities:\n"
        "- {id: sara-karimi, type: PER, labels: {fa: سارا کریمی‌نژاد}, aliases: {fa: [کریمی‌نژاد]}, "
        "unchecked: [labels]}\n"
        "- {id: simorgh-society, type: ORG, labels: {ar: جمعية السيمرغ}}\n",
        encoding="utf-8",
    )
    assert check(path) == 0
    assert capsys.readouterr().out == (
        f"{path}: 2 entities (ORG 1, PER 1), 0 offices, 1 alias (fa 1), 1 unchecked fact\n"
    )
    assert check(path, "--list-unchecked") == 0
    assert capsys.readouterr().out.startswith(f"{path}: line 3: sara-karimi: labels\n")


def test_a_table_is_checked_too(tmp_path: Path, capsys: Output) -> None:
    path = tmp_path / "a.csv"
    path.write_text("id,type,en,fa,ar,aliases\na,X,,سارا,,\n,PER,,سارا,,\n", encoding="utf-8")
    assert check(path) == 1
    assert [re.search(r"row \d", line)[0] for line in capsys.readouterr().out.splitlines()] == ["row 2", "row 3"]  # type: ignore[index]


@pytest.mark.parametrize(
    "content",
    ["entities: [", "", "a: &a [x]\nb: [*a, *a]", "entities: !!python/name:os.getcwd", "[" * 100_000],
    ids=["no yaml", "empty", "alias", "tag", "nesting"],
)
def test_what_cannot_be_read_at_all_is_one_line(content: str, tmp_path: Path, capsys: Output) -> None:
    (tmp_path / "a.yaml").write_text(content, encoding="utf-8")
    assert check(tmp_path / "a.yaml") == 1
    assert capsys.readouterr().out.startswith(f"{tmp_path / 'a.yaml'}: ")


def test_a_missing_file_is_told(tmp_path: Path, capsys: Output) -> None:
    assert check(tmp_path / "gone.yaml") == 1
    assert "gone.yaml: cannot be read: No such file" in capsys.readouterr().out


SOUND = """
extends: general
entities:
- {id: sara, type: PER, labels: {fa: سارا}, aliases: {fa: [سارا راد]}, epithets: {fa: [بانو]}, demonyms: {fa: [سارایی]},
   ambiguous: {سارا: quoted}, offices: [{office: mayor, start: 2020, end: 2021, note: x}], wikidata: Q1, died: '2022',
   metonym_for: sara, unchecked: [labels], note: x}
offices: [{id: mayor, labels: {fa: شهردار}, aliases: {fa: [شهردار شهر]}, short: {fa: [رئیس]}, of: sara,
   elect_for: mayor}]
blockers: [{text: باغ سارا, lang: fa, not: sara, why: x}]
"""


def with_value(content: Any, name: str, value: Any) -> Any:
    """The content with another value under a key, wherever that stands."""
    if isinstance(content, list):
        return [with_value(item, name, value) for item in content]
    if isinstance(content, dict):
        return {key: value if key == name else with_value(item, name, value) for key, item in content.items()}
    return content


@pytest.mark.parametrize("value", [5, 1.5, True, "x", [[]], [{}], [5], {"a": {"b": []}}, {"fa": [["x"]]}, {"fa": 1}])
@pytest.mark.parametrize("name", sorted({name for required, optional in KEYS.values() for name in required + optional}))
def test_wrong_types_are_read_or_refused_in_one_line(name: str, value: Any, tmp_path: Path) -> None:
    sound = parse_yaml(SOUND, "a.yaml")
    if name != "extends":  # to compare each with a thousand names of the general registry takes its time
        del sound["extends"]
    changed = with_value(sound, name, value)
    (tmp_path / "a.yaml").write_text(json.dumps(changed), encoding="utf-8")
    report = check_registry(tmp_path / "a.yaml")
    assert all("\n" not in line for line in report.mistakes)
    if not report.mistakes:
        assert automaton(read_registry(tmp_path / "a.yaml"), "fa")


def test_the_sound_one_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(SOUND, encoding="utf-8")
    assert "sara" in read_registry(tmp_path / "a.yaml").entities


def test_a_name_is_shared_also_where_it_is_written_otherwise(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("entities:\n- {id: a, type: PER, labels: {ar: رئيسي}}\n- {id: b, type: PER, labels: {ar: رئیسی}}")
    with pytest.raises(RasadError, match=r"line 3: b: 'رئیسی' is also a name of a \(written 'رئيسي'\)"):
        read_registry(path)


def test_a_condition_on_either_settles_a_shared_name(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(
        "entities:\n- {id: a, type: PER, labels: {fa: رادمهر}}\n"
        "- {id: b, type: PER, labels: {fa: رادمهر}, ambiguous: {رادمهر: full-name}}"
    )
    assert set(read_registry(path).entities) == {"a", "b"}


def test_a_phrase_of_two_offices_is_a_mistake(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(
        "entities: [{id: a, type: PER}]\noffices:\n- {id: mayor, labels: {fa: شهردار}}\n"
        "- {id: head, labels: {fa: شهردار}}"
    )
    with pytest.raises(RasadError, match="line 4: head: 'شهردار' is also a name of mayor"):
        read_registry(path)


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["fa", "ar"])
def test_names_folded_together_are_those_folded_alone(lang: str) -> None:
    names = [name for entity in general().entities.values() for name in entity.names(lang)]
    assert match_keys(names, lang) == [key(name, lang) for name in names]
    assert match_keys(["سارا|راد", " علي "], lang) == [key("سارا|راد", lang), key("علي", lang)]


def test_letters_that_vanish_do_not_make_a_word() -> None:
    letters = [chr(code) for code in range(0x600, 0x700) if chr(code).isalpha()]
    for word in (a + b for a in letters for b in ("ـ", "ا", "ء", "ی")):
        assert is_too_short(word, "fa") == (len(key(word, "fa")) < 2), word


# The schema


@pytest.mark.slow
@pytest.mark.parametrize("name", ["general", "seeds"])
def test_the_shipped_registries_are_valid(name: str) -> None:
    paths = [SEEDS / "entities.yaml"] if name == "seeds" else sorted(Path(str(DATA.joinpath(GENERAL))).glob("*.yaml"))
    assert paths
    for path in paths:
        assert mistakes(SCHEMA, read_yaml(path)) == [], path


@pytest.mark.slow
def test_the_schema_finds_what_is_wrong() -> None:
    content = parse_yaml(MISTAKEN, "a.yaml")
    places = {tuple(error.absolute_path) for error in mistakes(SCHEMA, content)}
    assert {("entities", 0), ("entities", 3)} <= places  # name: Sara; no id


def test_the_schema_knows_the_keys_and_words_that_reading_knows() -> None:
    parts: dict[str, Any] = {"the registry": SCHEMA, "term of office": SCHEMA["$defs"]["term"]}
    parts |= {name: SCHEMA["$defs"][name] for name in ("entity", "office", "blocker")}
    assert set(parts) == set(KEYS)
    for name, (required, optional) in KEYS.items():
        assert parts[name]["required"] == list(required), name
        assert set(parts[name]["properties"]) == {*required, *optional}, name
        assert parts[name]["additionalProperties"] is False
    entity = SCHEMA["$defs"]["entity"]["properties"]
    assert entity["type"]["enum"] == list(TYPES)
    assert entity["ambiguous"]["additionalProperties"]["enum"] == list(CONDITIONS)


def test_the_page_on_registries_names_all_keys_and_columns() -> None:
    page = Path("docs/registry.md").read_text(encoding="utf-8")
    keys = {name for required, optional in KEYS.values() for name in (*required, *optional)}
    for name in {*keys, *REQUIRED, *OPTIONAL, *CONDITIONS, *TYPES}:
        assert f"`{name}`" in page, name
