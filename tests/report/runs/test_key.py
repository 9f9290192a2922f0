"""rasad.report.runs.key: one checksum of all that a run depends on."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from rasad.report.runs import key
from rasad.report.runs.key import digest, run_key, surroundings
from rasad.report.spec.spec import read_spec
from tiny import project, report


def keys(folder: Path, **run: Any) -> list[str]:
    """Of a run in English and Persian."""
    report(folder, {"visit": run})
    plan = read_spec(folder / "report.yaml", ("en", "fa"))
    surroundings.cache_clear()
    return [run_key(run, plan) for run in plan.runs]


@pytest.fixture
def visits(tmp_path: Path) -> Path:
    return project(tmp_path / "one", visit="1")


@pytest.mark.slow
def test_a_key_is_the_same_in_another_folder(visits: Path, tmp_path: Path):
    assert keys(visits) == keys(project(tmp_path / "other", visit="1"))


def test_languages_have_keys_of_their_own(visits: Path):
    assert len(set(keys(visits))) == 2


@pytest.mark.slow
def test_a_title_and_limits_change_no_result(visits: Path):
    assert keys(visits) == keys(visits, title="Another", seconds=7, memory_mb=700)


@pytest.mark.slow
def test_a_number_and_its_text_are_two(visits: Path):
    assert len({*keys(visits, parameters={"place": 1}), *keys(visits, parameters={"place": "1"})}) == 4


@pytest.mark.slow
def test_the_lock_of_packages_is_read_anew_by_each_build(visits: Path):
    before = keys(visits)
    (visits / "uv.lock").write_text("version = 1", encoding="utf-8")
    assert not set(before) & set(keys(visits))


@pytest.mark.slow
def test_what_is_installed_counts(visits: Path, monkeypatch: pytest.MonkeyPatch):
    before = keys(visits)
    monkeypatch.setattr(key, "_installed", lambda: ["numpy-9.9.dist-info"])
    assert not set(before) & set(keys(visits))


def test_a_digest_does_not_depend_on_the_order_of_keys():
    assert digest({"a": 1, "b": "یک"}) == digest({"b": "یک", "a": 1})
    assert digest({"a": 1}) != digest({"a": True})
    assert digest("\ud800")
