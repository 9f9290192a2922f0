"""Annotated articles as a folder of tables, and back with the registry that they were made with."""

from __future__ import annotations

import shutil
from pathlib import Path

import pandas as pd
import pytest

import rasad
from packages import mistakes
from places import SEEDS
from rasad.annotation.files import write_notes
from rasad.annotation.notes import TABLES, Notes
from rasad.cli import main
from rasad.errors import RasadError


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    shutil.copytree(SEEDS, tmp_path / "seeds")
    return tmp_path / "seeds"


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["parquet", "jsonl", "csv"])
def test_what_the_command_writes_is_read_back(kind: str, notes: Notes, tmp_path: Path) -> None:
    assert main(["annotate", str(SEEDS), "--out", str(tmp_path / "out"), "--format", kind]) == 0
    again = rasad.read_notes(tmp_path / "out")
    for name in TABLES:
        pd.testing.assert_frame_equal(getattr(again, name), getattr(notes, name))
    assert again.registry.fingerprint == notes.registry.fingerprint
    assert rasad.cooccurrence(again, resamples=0).equals(rasad.cooccurrence(notes, resamples=0))


@pytest.mark.slow
def test_the_folder_is_a_valid_data_package(notes: Notes, tmp_path: Path) -> None:
    write_notes(notes, tmp_path, "csv")
    assert mistakes(tmp_path / "datapackage.json") == []


@pytest.mark.slow
def test_a_registry_that_has_changed_since_is_refused(corpus: Path, tmp_path: Path) -> None:
    notes = rasad.annotate(rasad.read_articles(corpus), rasad.read_registry(corpus))
    write_notes(notes, tmp_path / "out", "jsonl")
    text = (corpus / "entities.yaml").read_text(encoding="utf-8")
    assert rasad.read_notes(tmp_path / "out").registry.path
    (corpus / "entities.yaml").write_text(text.replace("Q52920", "Q52921"), encoding="utf-8")
    with pytest.raises(RasadError, match=r"was annotated with another state of .*entities\.yaml"):
        rasad.read_notes(tmp_path / "out")
    (corpus / "entities.yaml").unlink()
    with pytest.raises(RasadError, match=r"entities\.yaml, which is not there; give it by registry="):
        rasad.read_notes(tmp_path / "out")
    assert len(rasad.read_notes(tmp_path / "out", notes.registry).mentions) == len(notes.mentions)


@pytest.mark.slow
def test_another_registry_that_lacks_an_entity_is_refused(notes: Notes, tmp_path: Path) -> None:
    write_notes(notes, tmp_path, "jsonl")
    (tmp_path / "small.yaml").write_text("entities:\n- {id: someone, type: PER, labels: {en: S, fa: کسی, ar: شخص}}\n")
    with pytest.raises(RasadError, match=r"the registry does not know .* it is not the one used"):
        rasad.read_notes(tmp_path, rasad.read_registry(tmp_path / "small.yaml"))


def test_a_folder_that_lacks_a_table_or_holds_it_twice_is_told(notes: Notes, tmp_path: Path) -> None:
    with pytest.raises(RasadError, match="is no folder"):
        rasad.read_notes(tmp_path / "gone")
    write_notes(notes, tmp_path, "jsonl")
    write_notes(notes, tmp_path, "csv")
    with pytest.raises(RasadError, match=r"has articles\.jsonl and articles\.csv"):
        rasad.read_notes(tmp_path)
    for path in tmp_path.glob("mentions.*"):
        path.unlink()
    for path in tmp_path.glob("*.csv"):
        path.unlink()
    with pytest.raises(RasadError, match=r"lacks mentions\.parquet"):
        rasad.read_notes(tmp_path)


def test_a_folder_without_its_package_wants_the_registry(notes: Notes, tmp_path: Path) -> None:
    write_notes(notes, tmp_path, "jsonl")
    (tmp_path / "datapackage.json").unlink()
    with pytest.raises(RasadError, match=r"has no datapackage\.json"):
        rasad.read_notes(tmp_path)
    assert rasad.read_notes(tmp_path, notes.registry).articles.equals(notes.articles)
