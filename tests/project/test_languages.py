"""The language of a reader and that of a text are checked by every public function that is given one."""

from __future__ import annotations

import inspect
from importlib import import_module
from typing import Any

import pandas as pd
import pytest

import rasad

ROOMS = (
    "rasad",
    "rasad.calendars",
    "rasad.charts",
    "rasad.dates",
    "rasad.display",
    "rasad.report",
    "rasad.analyse.compare",
)
# What a function looks at before the language: the ending of a file, the words it is asked about.
GIVEN: dict[str, dict[str, Any]] = {
    "write_network": {"path": "a.gexf"},
    "show_pairs": {"pairs": pd.DataFrame()},
}
# Not a language of readers: `calendars.month_numbers` reads month names in texts, and knows none in other languages.
EXEMPT = {"month_numbers"}


def public(argument: str) -> dict[str, Any]:
    """The public functions that have an argument of this name."""
    found = {}
    for room in map(import_module, ROOMS):
        for name in room.__all__:
            function = getattr(room, name)
            if inspect.isfunction(inspect.unwrap(function)) and argument in inspect.signature(function).parameters:
                found[name] = function
    return {name: function for name, function in found.items() if name not in EXEMPT}


def called(name: str, function: Any, argument: str, value: str) -> Any:
    wanted = {n: None for n, p in inspect.signature(function).parameters.items() if p.default is p.empty}
    return function(**(wanted | GIVEN.get(name, {}) | {argument: value}))


@pytest.mark.parametrize("name", sorted(public("language")))
def test_a_language_that_no_reader_here_has_is_refused_by_naming_the_three(name: str):
    with pytest.raises(rasad.RasadError, match=r"language must be one of en, fa, ar, not 'de'$"):
        called(name, public("language")[name], "language", "de")


@pytest.mark.parametrize("name", sorted(public("lang")))
def test_a_language_that_no_text_here_is_read_in_is_refused_by_naming_the_three(name: str):
    with pytest.raises(rasad.RasadError, match=r"lang must be one of fa, ar, und, not 'en'$"):
        called(name, public("lang")[name], "lang", "en")


def test_the_report_is_built_in_the_three_languages_only(tmp_path):
    with pytest.raises(rasad.RasadError, match=r"must be one of en, fa, ar, not 'de'$"):
        rasad.report.build_report(tmp_path / "report.yaml", tmp_path / "out", ("en", "de"))


def test_a_proposed_name_is_persian_or_arabic():
    with pytest.raises(rasad.RasadError, match=r"^as_yaml: lang must be one of fa, ar, not 'en'$"):
        rasad.as_yaml({"name": "Kazem Jalali", "lang": "en", "type": "PER", "counterpart": ""})
