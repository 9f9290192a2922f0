"""rasad.report.runs.store: what has run is whole or not there."""

from __future__ import annotations

from pathlib import Path

import pytest

from rasad.report.runs.store import DONE, Store

KEY, OTHER = "a" * 64, "b" * 64


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """A store with one finished run."""
    store = Store(tmp_path / "cache")
    (store.begin(KEY) / "notebook.ipynb").write_text("{}", encoding="utf-8")
    store.keep(KEY, {"run": "visit", "language": "en"})
    return store


def test_a_finished_run_is_found_and_another_is_not(store: Store):
    assert store.find(KEY) == store.folder / KEY
    assert store.find(OTHER) is None


def test_a_run_that_was_broken_off_is_not_found_and_begins_empty(store: Store):
    (store.begin(OTHER) / "half").write_text("x", encoding="utf-8")
    assert store.find(OTHER) is None
    assert [path.name for path in store.begin(OTHER).iterdir()] == ["figures"]


@pytest.mark.parametrize("name", ["notebook.ipynb", "new.txt", DONE])
@pytest.mark.parametrize("text", ["", "[]", "{}", "5", '{"files": 1}'])
def test_a_run_that_is_not_as_it_was_written_is_not_found(name: str, text: str, store: Store):
    (store.folder / KEY / name).write_text(text + " ", encoding="utf-8")
    assert store.find(KEY) is None


def test_what_is_kept_twice_is_replaced(store: Store):
    (store.begin(KEY) / "notebook.ipynb").write_text("[]", encoding="utf-8")
    store.keep(KEY, {"run": "visit", "language": "en"})
    assert (store.folder / KEY / "notebook.ipynb").read_text(encoding="utf-8") == "[]"


def test_old_runs_of_the_languages_of_a_build_are_forgotten_and_no_folder_of_others(store: Store):
    store.begin(OTHER)
    (store.folder / "thesis").mkdir()
    store.forget({"c" * 64}, {"fa"})
    assert sorted(path.name for path in store.folder.iterdir()) == [KEY, "thesis"]
    store.forget({"c" * 64}, {"en"})
    assert [path.name for path in store.folder.iterdir()] == ["thesis"]
    Store(store.folder / "nothing").forget((), ())
