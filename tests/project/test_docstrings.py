"""Every example in a docstring runs, and every public function has a docstring."""

from __future__ import annotations

import doctest
import importlib
import inspect
import pkgutil

import pytest

import rasad

MODULES = sorted(module.name for module in pkgutil.walk_packages(rasad.__path__, "rasad."))


@pytest.mark.parametrize("name", MODULES)
def test_examples_run(name: str):
    assert doctest.testmod(importlib.import_module(name), optionflags=doctest.NORMALIZE_WHITESPACE).failed == 0


@pytest.mark.parametrize("name", sorted(set(rasad.__all__) - {"calendars", "charts", "report"}))
def test_public_names_are_documented(name: str):
    documentation = inspect.getdoc(getattr(rasad, name)) or ""
    assert "Examples\n--------" in documentation
    assert name == "RasadError" or "Parameters\n----------" in documentation


def test_public_names_are_those_of_the_design():
    wanted = (
        "read_articles normalize find_dates read_registry find_entities annotate timeline read_episode cooccurrence"
    )
    assert set(wanted.split()) <= set(dir(rasad))
    assert {"rtl", "plot_timeline", "plot_cooccurrence", "plot_network"} <= set(rasad.charts.__all__)


def test_an_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = rasad.nothing
