"""Ids that are near what was written, in three languages, wherever an id is looked up."""

from __future__ import annotations

from pathlib import Path

import pytest

import rasad
from rasad.annotation.annotate import Notes
from rasad.annotation.registry.near import unknown
from rasad.annotation.registry.read import Registry
from rasad.errors import RasadError, UnknownNameError

PUTIN = "is not in the registry; near it: 'vladimir-putin'"


@pytest.mark.slow
@pytest.mark.parametrize("name", ["puttin", "vladimir-puttin", "Vladimir Putin", "پوتین", "بوتين", "فلاديمير بوتين"])
def test_ids_labels_and_aliases_are_what_a_name_may_have_meant(name: str, registry: Registry) -> None:
    assert unknown(name, registry.entities).startswith(f"{name!r} {PUTIN}")


@pytest.mark.slow
def test_where_nothing_is_near_nothing_is_named(registry: Registry) -> None:
    assert unknown("xqzw", registry.entities) == "'xqzw' is not in the registry"


@pytest.mark.slow
def test_a_registry_that_links_to_an_unknown_id_is_told_what_is_near(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("extends: general\nentities:\n- {id: a, type: ORG, of: irann}\n", encoding="utf-8")
    with pytest.raises(RasadError, match=r"of: 'irann' is not in the registry; near it: 'iran'"):
        rasad.read_registry(path)


@pytest.mark.slow
def test_an_episode_an_evidence_and_a_chart_say_it_alike(notes: Notes, tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("period: 2025\npeople: [puttin]\n", encoding="utf-8")
    with pytest.raises(RasadError, match=f"a.yaml: people: 'puttin' {PUTIN}"):
        rasad.timeline(notes, rasad.read_episode(path))
    pairs = rasad.cooccurrence(notes, resamples=0)
    with pytest.raises(UnknownNameError, match=f"'puttin' {PUTIN}"):
        pairs.evidence("puttin", "iran")
    with pytest.raises(UnknownNameError, match="'بوتين' is not in these pairs; near it: 'vladimir-putin'"):
        rasad.charts.plot_ego(pairs, "بوتين")


def test_an_article_that_is_not_there_is_told_with_those_that_are_near(notes: Notes) -> None:
    with pytest.raises(RasadError, match=r"near it: '004_703a4aa603eb4079'"):
        rasad.show("004_703a4aa603eb407", notes)
    with pytest.raises(ValueError, match=r"near it: '004_703a4aa603eb4079'"):
        rasad.compare_groups(notes, {"004_703a4aa603eb407": "x"})
