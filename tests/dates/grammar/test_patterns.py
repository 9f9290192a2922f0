"""docs/dates.md: each row of its tables is run, and no rule is missing."""

from __future__ import annotations

import doctest
import re

import pytest

from places import ROOT
from rasad.dates import find_dates
from rasad.dates.grammar.patterns import rules

PAGE = ROOT / "docs" / "dates.md"
CELLS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in PAGE.read_text(encoding="utf-8").splitlines()
    if re.match(r"\| (?!---|rule|example)", line)
]
RULES = [row for row in CELLS if len(row) == 5]
WITHOUT_VALUE = [row for row in CELLS if len(row) == 3]


def test_the_table_has_every_rule_once():
    names = [row[0].strip("`") for row in RULES]
    assert len(names) == len(set(names))
    assert set(names) == {rule.name for lang in ("fa", "ar") for rule in rules(lang)}


@pytest.mark.parametrize("row", RULES, ids=lambda row: row[0].strip("`"))
def test_the_example_of_a_rule_has_its_value_and_the_reason_names_the_rule(row: list[str]):
    rule, lang, text, value, _ = row
    (date,) = find_dates(text, lang, "2024-11-20")
    assert date.reason.split(":")[0] == rule.strip("`")
    assert (date.value or "–") == value.strip("`")


@pytest.mark.parametrize("row", WITHOUT_VALUE, ids=lambda row: row[0])
def test_what_has_no_value_says_why(row: list[str]):
    text, lang, why = row
    (date,) = find_dates(text, lang, "2024-11-20")
    assert date.value is None
    assert why in date.reason


def test_the_examples_of_the_page_run():
    assert doctest.testfile(str(PAGE), module_relative=False, encoding="utf-8").failed == 0
