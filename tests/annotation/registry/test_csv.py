"""A registry from a table: names by language, layers, mistakes with file and row."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from rasad.annotation.registry.read import general, read_registry
from rasad.errors import RasadError

HEADER = "id,type,en,fa,ar,aliases"
SARA = "sara-karimi,PER,Sara Karimi,سارا کریمی‌نژاد,سارة كريمي نجاد"
Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def _write(*rows: str, header: str = HEADER) -> Path:
        path = tmp_path / "people.csv"
        path.write_text("\n".join([header, *rows]), encoding="utf-8")
        return path

    return _write


def test_a_row_is_an_entity_over_the_general_registry(write: Write) -> None:
    registry = read_registry(write(f"{SARA},", ""))
    assert set(registry.entities) == {*general().entities, "sara-karimi"}
    entity = registry.entities["sara-karimi"]
    assert (entity.type, entity.aliases, entity.wikidata) == ("PER", {}, None)
    assert entity.labels == {"en": "Sara Karimi", "fa": "سارا کریمی‌نژاد", "ar": "سارة كريمي نجاد"}


@pytest.mark.parametrize(
    ("alias", "languages"),
    [
        ("کریمی‌نژاد", {"fa"}),
        ("سارة نجاد", {"ar"}),
        ("سارا نراد", {"fa", "ar"}),  # no letter tells: both write it so
        ("Sara K.", {"en"}),
        ("fa:سارا نراد", {"fa"}),
        ("ar : سارا نراد", {"ar"}),
        ("en:Sara K.", {"en"}),
    ],
)
def test_an_alias_stands_for_the_language_of_its_prefix_or_letters(
    alias: str, languages: set[str], write: Write
) -> None:
    assert set(read_registry(write(f"{SARA},{alias}")).entities["sara-karimi"].aliases) == languages


def test_aliases_stand_between_bars(write: Write) -> None:
    entity = read_registry(write(f"{SARA},fa:کریمی‌نژاد | سارة نجاد|fa:بانو کریمی‌نژاد")).entities["sara-karimi"]
    assert entity.aliases == {"fa": ("کریمی‌نژاد", "بانو کریمی‌نژاد"), "ar": ("سارة نجاد",)}


def test_wikidata_may_be_given(write: Write) -> None:
    registry = read_registry(write(f"Q1,{SARA},", header=f"wikidata,{HEADER}"))
    assert registry.entities["sara-karimi"].wikidata == "Q1"


def test_an_entity_known_there_gains_aliases(write: Write) -> None:
    registry = read_registry(write("vladimir-putin,PER,,,,fa:پوتن"))
    before, after = general().entities["vladimir-putin"], registry.entities["vladimir-putin"]
    assert after.names("fa") == (*before.names("fa"), "پوتن")
    assert (after.labels, after.offices) == (before.labels, before.offices)


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_spreadsheets_write_other_separators_and_a_byte_order_mark(separator: str, tmp_path: Path) -> None:
    path = tmp_path / "people.CSV"
    path.write_bytes(b"\xef\xbb\xbf" + f"{HEADER}\r\n{SARA},\r\n".replace(",", separator).encode())
    assert read_registry(path).label("sara-karimi", "fa") == "سارا کریمی‌نژاد"


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([",PER,,سارا,,"], "row 2: lacks 'id'"),
        (["sara,,,سارا,,"], "row 2: lacks 'type'"),
        (["sara,PER,Sara,,,"], "row 2: has no name to be found by; fill fa, ar or aliases"),
        (["sara,PERSON,,سارا,,"], "row 2: sara: type 'PERSON' is not known; known are PER, ORG"),
        (["sara,PER,,س,,"], "row 2: sara: 'س' is too short"),
        ([f"{SARA},س"], "row 2: sara-karimi: aliases: 'س' is too short"),
        ([f"{SARA},fa:ـــ"], "row 2: sara-karimi: aliases: 'ـــ' is too short"),
        ([f"{SARA},سارا نراد||سارا رادن"], "row 2: sara-karimi: aliases: '' is too short"),
        ([f"{SARA},گروه العدالة"], "row 2: sara-karimi: aliases: 'گروه العدالة' has letters of both languages"),
        ([f"{SARA},", "", f"{SARA},"], "row 4: 'sara-karimi' stands twice in this file"),
        ([f"{SARA},,,"], "row 2: 8 cells under 6 columns; is a cell not in quotes"),
        (["russia,PER,,روس,,"], "row 2: russia: type PER, but the general registry has it as GPE"),
        (["volga,LOC,,ولگا,,fa:مسکو"], "row 2: volga: 'مسکو' is also a name of moscow"),
        ([f'{SARA},"سارا'], "row 2: not CSV: "),
    ],
)
def test_a_mistake_is_told_with_file_and_row(rows: list[str], message: str, write: Write) -> None:
    with pytest.raises(RasadError, match=rf"^[^\n]*people\.csv: {message}"):
        read_registry(write(*rows))


@pytest.mark.parametrize(
    ("header", "message"),
    [
        ("id,type,en,fa,ar", "lacks the column 'aliases'; needed are id, type, en, fa, ar, aliases"),
        (f"{HEADER},born", "unknown column 'born'; known are id, type, "),
        (f"{HEADER},id", "column 'id' is given twice"),
        ("", "unknown column ''|lacks the column 'id'"),
    ],
)
def test_other_columns_are_told_with_those_that_are_known(header: str, message: str, write: Write) -> None:
    with pytest.raises(RasadError, match=rf"people\.csv: row 1: ({message})"):
        read_registry(write(header=header))


def test_another_encoding_is_told(tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_bytes(f"{HEADER}\nsara,PER,,سارا,,".encode("cp1256"))
    with pytest.raises(RasadError, match=r"people\.csv: not UTF-8 at byte \d+; save it as UTF-8$"):
        read_registry(tmp_path / "people.csv")
