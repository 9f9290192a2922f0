"""Every example in a docstring runs, and every public function has a docstring."""

from __future__ import annotations

import doctest
import importlib
import inspect
import pickle
import pkgutil

import pandas as pd
import pytest

import rasad
from rasad.annotation.annotate import Notes
from rasad.annotation.registry.read import Registry

ANNOTATED: dict[bytes, Notes] = {}
MODULES = sorted(module.name for module in pkgutil.walk_packages(rasad.__path__, "rasad."))


@pytest.fixture
def _annotated_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two dozen examples begin by annotating the seeds: of the same articles and names they get the same tables."""
    annotate = rasad.annotate

    def as_before(articles: pd.DataFrame, *registry: Registry) -> Notes:
        key = pickle.dumps((articles, registry))
        if key not in ANNOTATED:
            ANNOTATED[key] = annotate(articles, *registry)
        return ANNOTATED[key]

    monkeypatch.setattr(rasad, "annotate", as_before)


@pytest.mark.usefixtures("_annotated_once")
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
