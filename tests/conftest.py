"""The project's own articles, read and annotated once for all tests; and its report, built once."""

from __future__ import annotations

import os
from pathlib import Path

import pandas as pd
import pytest

import rasad
from places import EPISODES, ROOT, SEEDS
from rasad.annotation.notes import Notes
from rasad.annotation.registry.read import Registry
from rasad.report import build_report


@pytest.fixture(autouse=True)
def _in_the_project(monkeypatch: pytest.MonkeyPatch) -> None:
    """Examples in docstrings and notebooks speak of seeds/ as seen from the project's root."""
    monkeypatch.chdir(ROOT)
    os.environ.setdefault("MPLBACKEND", "agg")


@pytest.fixture(scope="session")
def articles() -> pd.DataFrame:
    return rasad.read_articles(SEEDS)


@pytest.fixture(scope="session")
def registry() -> Registry:
    return rasad.read_registry(SEEDS)


@pytest.fixture(scope="session")
def notes(articles: pd.DataFrame, registry: Registry) -> Notes:
    return rasad.annotate(articles, registry)


@pytest.fixture(scope="session")
def timelines(notes: Notes) -> dict[str, pd.DataFrame]:
    """The curated timelines of the project, by episode."""
    return {name: rasad.timeline(notes, rasad.read_episode(SEEDS / "episodes" / f"{name}.yaml")) for name in EPISODES}


@pytest.fixture(scope="session")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project's own report, built as `rasad report` builds it, or one built before, which RASAD_REPORT names."""
    if built := os.environ.get("RASAD_REPORT"):
        return Path(built).resolve()
    folder = tmp_path_factory.mktemp("report")
    done = build_report(ROOT / "report.yaml", folder / "report", figures=folder / "figures")
    assert [failure.line for failure in done.failures] == []
    return folder / "report"


@pytest.fixture
def events(timelines: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """One of them, in Arabic, with all kinds of dates."""
    return timelines["larijani-putin-moscow-2025"]
