"""The lexicon, and whether its file is what its record says."""

from __future__ import annotations

import gzip
import re
from importlib import util
from importlib.resources import files

import pytest

from places import ROOT
from rasad.text.halfspaces.lexicon import cuts_of, lexicon, spelled

DATA = files("rasad.data")


@pytest.fixture(scope="module")
def record() -> str:
    return DATA.joinpath("text/persian_words.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def lines() -> list[list[str]]:
    packed = gzip.decompress(DATA.joinpath("text/persian_words.txt.gz").read_bytes()).decode("utf-8")
    return [line.split(" ") for line in packed.split("\n")]


@pytest.fixture(scope="module")
def tool():
    spec = util.spec_from_file_location("persian_words", ROOT / "tools/persian_words.py")
    assert spec
    assert spec.loader
    module = util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


# --- words ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("word", "plain"),
    [
        ("رئيس", "رییس"),
        ("مؤسسه", "موسسه"),
        ("خانۀ", "خانه"),
        ("كتاب", "کتاب"),
        ("جزء", "جز"),
        ("مُعَلِّم", "معلم"),
        ("آب", "آب"),
        ("دایرة", "دایره"),
    ],
)
def test_spellings_that_do_not_bear_on_half_spaces_are_one(word: str, plain: str):
    assert spelled(word) == plain
    assert spelled(plain) == plain


def test_a_half_space_survives_spelling():
    assert spelled("رئيس\u200cها") == "رییس\u200cها"


@pytest.mark.parametrize(
    ("word", "cuts"), [("کتاب", ()), ("می\u200cرفته\u200cاند", (2, 6)), ("بی\u200cصدا", (2,)), ("", ())]
)
def test_half_spaces_are_counted_in_the_other_letters(word: str, cuts: tuple[int, ...]):
    assert cuts_of(word) == cuts


def test_frequent_words_weigh_more():
    whole = lexicon().whole
    assert whole["از"] > whole["درخت"] > whole["درختچه"] > 0


def test_compounds_know_their_places():
    compound = lexicon().compounds["رییسجمهور"]
    assert (compound.cuts, compound.across_space) == ((4,), True)
    assert "رییس" in lexicon().first_parts


def test_words_are_flagged_by_what_they_take():
    words = lexicon()
    assert "خانه" in words.silent_he
    assert "گروه" not in words.silent_he
    assert "روشن" in words.compares
    assert "درخت" in words.compares_not
    assert "روند" in words.finite
    assert "رفته" in words.participles


def test_a_verb_that_lost_its_half_space_is_no_word():
    assert not {"میکند", "میشود", "نمیداند"} & set(lexicon().whole)


# --- the file and its record ------------------------------------------------------------------------------------------


def test_the_file_holds_as_many_entries_as_its_record_says(lines: list[list[str]], record: str):
    entries = sum(len([word for word in words if word]) for _, _, *words in lines)
    assert f"{entries:,} entries" in record


def test_the_record_counts_each_kind_of_entry(lines: list[list[str]], record: str):
    kinds = dict.fromkeys(("words without a half-space", "compounds", "verb forms"), 0)
    for weight, flags, *words in lines:
        kind = "compounds" if "z" in flags else "words without a half-space" if weight else "verb forms"
        kinds[kind] += len(words)
    assert {kind: f"{count:,} {kind}" in record for kind, count in kinds.items()} == dict.fromkeys(kinds, True)


def test_the_record_names_the_archives_that_the_tool_reads(record: str, tool):
    named = dict(re.findall(r"`(\S+\.(?:whl|tgz))`[^\n]*`([0-9a-f]{64})`", record))
    assert named == tool.ARCHIVES


def test_the_licence_of_each_source_comes_with_the_project(record: str):
    for name, holder in [
        ("hazm-MIT.txt", "Copyright (c) 2013 Alireza Nourian"),
        ("shekar-MIT.txt", "Copyright (c) 2024 Ahmad Amirivojdan"),
        ("lilak-Apache-2.0.txt", "Copyright 2015 Mostafa Sedaghat Joo"),
    ]:
        assert holder in (ROOT / "LICENSES" / name).read_text(encoding="utf-8")
        assert holder in record
        assert f"LICENSES/{name}" in record


@pytest.mark.slow
def test_every_persian_name_of_the_general_registry_is_in_the_lexicon(tool):
    words = lexicon()
    parts = {
        part for name in tool.names() for part in name.split() if len(part) > 2 and re.fullmatch("[ء-ی\u200c]+", part)
    }
    assert len(parts) > 500
    known = {*words.whole, *words.compounds}
    assert [part for part in parts if part.replace("\u200c", "") not in known] == []
