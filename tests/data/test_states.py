"""States and capitals of the general registry, and ordinary prose in which it must find nothing."""

from __future__ import annotations

import importlib.util
import json
from types import ModuleType
from typing import Any

import pytest
import yaml

import rasad
from places import ROOT
from rasad.annotation.registry.entity import Entity
from rasad.annotation.registry.read import general

TABLE = yaml.safe_load((ROOT / "tools/states_table.yaml").read_text(encoding="utf-8"))["states"]
ORDINARY = [json.loads(line) for line in (ROOT / "tests/files/ordinary.jsonl").read_text(encoding="utf-8").splitlines()]
# States that are a city, of which the registry has no capital.
CITIES = {"monaco", "nauru", "san-marino", "singapore", "vatican-city"}
# Stands for the European Union or NATO in the news.
STANDS_FOR: dict[str, str | None] = {"brussels": None}


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    pytest.importorskip("babel")
    spec = importlib.util.spec_from_file_location("states_tool", ROOT / "tools/states.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def entity(name: str) -> Entity:
    return general().entities[name]


def test_all_members_of_the_united_nations_are_there() -> None:
    members = [row["id"] for row in TABLE if row.get("un", True)]
    assert len(members) == len(set(members)) == 193
    others = {row["id"] for row in TABLE} - set(members)
    assert others == {"kosovo", "palestine", "taiwan", "vatican-city", "western-sahara"}
    assert all(entity(row["id"]).type == "GPE" for row in TABLE)


def test_every_state_that_is_no_city_has_a_capital_that_stands_for_it() -> None:
    assert {row["id"] for row in TABLE if row["capital"] == "none"} == CITIES
    capitals: dict[str, str | None] = {row["capital"]["id"]: row["id"] for row in TABLE if row["capital"] != "none"}
    assert len(capitals) == 198 - len(CITIES)
    assert {capital: entity(capital).metonym_for for capital in capitals} == capitals | STANDS_FOR


def test_states_and_capitals_have_names_in_three_languages() -> None:
    ids = [row["id"] for row in TABLE] + [row["capital"]["id"] for row in TABLE if row["capital"] != "none"]
    assert [name for name in ids if set(entity(name).labels) != {"en", "fa", "ar"}] == []


def test_every_state_has_arabic_adjectives_of_both_genders_and_persian_ones() -> None:
    for row in TABLE:
        adjectives = entity(row["id"]).demonyms["ar"]
        assert len(adjectives) == 4 * len(row["ar_adj"]), row["id"]
        definite = [word for word in adjectives if word.startswith("ال")]
        assert {word.endswith("ة") for word in definite} == {True, False}
        assert entity(row["id"]).demonyms["fa"], row["id"]


def test_iso_codes_and_wikidata_ids_stand_once() -> None:
    for key in ("iso", "wikidata"):
        values = [row[key] for row in TABLE]
        assert len(values) == len(set(values)), key


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row["id"])
def test_names_are_those_of_cldr_where_the_table_has_no_other(row: dict[str, Any], tool: ModuleType) -> None:
    known = {language: tool.territory(row["iso"], language) for language in tool.LANGUAGES}
    assert dict(entity(row["id"]).labels) == known | row.get("labels", {})
    capital = row["capital"]
    if capital != "none" and "zone" in capital:
        known = {language: tool.city(capital["zone"], language) for language in tool.LANGUAGES}
        assert dict(entity(capital["id"]).labels) == known | capital.get("labels", {})


@pytest.mark.slow
def test_the_file_is_what_the_tool_makes_of_the_table(tool: ModuleType) -> None:
    entries = [entry for row in tool.read_table() for entry in tool.entities(row)]
    assert tool.OUT.read_text(encoding="utf-8") == tool.HEADER + "".join(map(tool.written, entries))


@pytest.mark.parametrize(
    ("words", "forms"),
    [
        (["روسي"], ["روسي", "روسية", "الروسي", "الروسية"]),
        (["كوري شمالي"], ["كوري شمالي", "كورية شمالية", "الكوري الشمالي", "الكورية الشمالية"]),
        (["جنوب أفريقي"], ["جنوب أفريقي", "جنوب أفريقية", "الجنوب أفريقي", "الجنوب أفريقية"]),
    ],
)
def test_adjectives_take_ending_and_article_on_each_word(words: list[str], forms: list[str], tool: ModuleType) -> None:
    assert list(tool.adjectives(words)) == forms


def test_there_are_traps_enough_in_both_languages() -> None:
    assert min(sum(trap["lang"] == lang for trap in ORDINARY) for lang in ("fa", "ar")) >= 60


@pytest.mark.parametrize("trap", ORDINARY, ids=lambda trap: trap["id"])
def test_nothing_is_found_in_ordinary_prose(trap: dict[str, str]) -> None:
    found = rasad.find_entities(trap["text"], trap["lang"], rasad.read_registry())
    assert [(m.surface, m.entity) for m in found] == []


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ("وصل الوفد إلى كوبا أمس", "ar", "cuba"),
        ("انقلاب عسكري في مالي", "ar", "mali"),
        ("قصف على مدينة درعا", "ar", "daraa"),
        ("خرج المتظاهرون في حمص", "ar", "homs"),
        ("اشتباكات في الخرطوم", "ar", "khartoum"),
        ("مؤتمر في قطر", "ar", "qatar"),
        ("قال وزير الخارجية في مسقط", "ar", "muscat"),
        ("انفجار في مدينة قم الإيرانية", "ar", "qom"),
        ("زلزله در قم", "fa", "qom"),
        ("زلزله در مشهد", "fa", "mashhad"),
        ("انفجار در کابل", "fa", "kabul"),
        ("سفر به دبی", "fa", "dubai"),
        ("حمله به یمن", "fa", "yemen"),
        ("کودتا در مالی", "fa", "mali"),
        ("نشست در رم", "fa", "rome"),
    ],
)
def test_a_name_that_is_an_ordinary_word_is_still_found_in_its_place(text: str, lang: str, expected: str) -> None:
    assert expected in [m.entity for m in rasad.find_entities(text, lang, rasad.read_registry())]
