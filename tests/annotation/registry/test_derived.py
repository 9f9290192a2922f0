"""rasad.annotation.registry.derived: what is worked out from a registry lives and dies with it."""

from __future__ import annotations

import gc
import pickle
import weakref

import pytest

import rasad
from rasad.analyse.newnames.lists import registered
from rasad.annotation.mentions.phrases import automaton
from rasad.annotation.registry.entity import Registry
from rasad.annotation.registry.read import read_registry

FILE = """
entities:
- id: sergey-shoigu
  type: PER
  labels: {en: Sergey Shoigu, fa: سرگئی شویگو, ar: سيرغي شويغو}
"""


@pytest.fixture
def registry(tmp_path) -> Registry:
    path = tmp_path / "entities.yaml"
    path.write_text(FILE, encoding="utf-8")
    return read_registry(path)


def test_an_answer_is_worked_out_once_for_each_registry_and_language(registry, tmp_path):
    again = read_registry(tmp_path / "entities.yaml")
    assert automaton(registry, "fa") is automaton(registry, "fa")
    assert automaton(registry, "fa") is not automaton(registry, "ar")
    assert registered(registry, "fa") == registered(again, "fa")
    assert registered(registry, "fa") is not registered(again, "fa")


@pytest.mark.slow
def test_a_registry_dies_after_it_was_used_for_everything(tmp_path):
    path = tmp_path / "entities.yaml"
    path.write_text(FILE, encoding="utf-8")
    used = read_registry(path)
    notes = rasad.annotate(rasad.read_articles("seeds").iloc[:2], used)
    rasad.find_entities("شویگو وارد تهران شد.", "fa", used)
    rasad.propose_names(notes)
    seen = weakref.ref(used)
    del used, notes
    gc.collect()
    assert seen() is None


def test_another_process_is_sent_the_registry_and_not_what_was_worked_out_from_it(registry):
    before = pickle.dumps(registry)
    found = rasad.find_entities("سيرغي شويغو", "ar", registry)
    assert pickle.dumps(registry) == before
    assert rasad.find_entities("سيرغي شويغو", "ar", pickle.loads(before)) == found
