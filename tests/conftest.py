"""The project's own articles, read and annotated once for all tests; and its report, built once."""

from __future__ import annotations

import gc
import json
import os
import sys
from collections import Counter
from pathlib import Path

import pandas as pd
import pytest
from filelock import FileLock

import rasad
from places import EPISODES, ROOT, SEEDS
from rasad.annotation.notes import Notes
from rasad.annotation.registry.read import Registry

# jsonschema, which nbformat imports, builds a grammar of web addresses where this is installed: three seconds in each
# process, for a check that nothing here asks for.
sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files with slow tests first, the slowest in front, so that no processor is left alone with one at the end."""
    slow = Counter(item.path for item in items if item.get_closest_marker("slow"))
    with_report = {item.path for item in items if "report" in getattr(item, "fixturenames", ())}
    items.sort(key=lambda item: (item.path not in with_report, -slow[item.path]))


def pytest_collection_finish() -> None:
    """What is there now stays: no search for garbage need look at thousands of tests, and at all that they imported."""
    gc.collect()
    gc.freeze()


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


def of_the_run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of this run, which has a folder for each process where tests run in several."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@pytest.fixture(scope="session")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project's own report, built as `rasad report` builds it, or one built before, which RASAD_REPORT names.

    The process that needs it first builds it, with all processors; the others wait.
    """
    if built := os.environ.get("RASAD_REPORT"):
        return Path(built).resolve()
    folder = of_the_run(tmp_path_factory)
    from rasad.report import build_report  # not above: the process that hands out tests has no need of it

    failures = folder / "failures.json"
    with FileLock(folder / "tests-report.lock"):  # report.lock is that of the build
        if not failures.is_file():
            done = build_report(ROOT / "report.yaml", folder / "report", figures=folder / "figures")
            failures.write_text(json.dumps([failure.line for failure in done.failures]), encoding="utf-8")
    assert json.loads(failures.read_text(encoding="utf-8")) == []
    return folder / "report"


@pytest.fixture
def events(timelines: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """One of them, in Arabic, with all kinds of dates."""
    return timelines["larijani-putin-moscow-2025"]
