"""What holds in a browser: indices have 32 bits, and there are no processes."""

from __future__ import annotations

import ast
import subprocess
import sys
from typing import Any

import numpy as np
import pandas as pd
import pytest

import rasad
from narrow import NarrowNumpy, narrow
from places import ROOT
from rasad.analyse.networks.springs import settled
from rasad.analyse.pairs.counts.units import UNITS, Units, units_of
from rasad.annotation.annotate import Notes
from rasad.text.fold import fold
from rasad.text.halfspaces.restore import restored

NARROW = ("rasad.analyse", "rasad.text", "rasad.calendars")


def test_the_stand_in_refuses_what_numpy_refuses_where_an_index_has_32_bits():
    for counted in (NarrowNumpy().repeat, NarrowNumpy().bincount):
        with pytest.raises(TypeError, match="Cannot cast array data"):
            counted(*([[1, 2]] if counted.__name__ == "repeat" else []), np.array([1, 2], dtype=np.int64))
    assert NarrowNumpy().arange(3).dtype == NarrowNumpy().flatnonzero([True]).dtype == np.int32
    assert NarrowNumpy().unique([3, 3], return_inverse=True)[1].dtype == np.int32
    assert NarrowNumpy().arange(3, dtype=np.int64).dtype == np.int64


@pytest.mark.slow
@pytest.mark.parametrize("unit", UNITS)
def test_pairs_are_counted_alike_where_an_index_has_32_bits(unit: str, notes: Notes, monkeypatch: pytest.MonkeyPatch):
    def counted() -> pd.DataFrame:
        return pd.DataFrame(rasad.cooccurrence(notes, unit, permutations=3, resamples=3))

    usual = counted()
    narrow(monkeypatch, *NARROW)
    # As files have them, whatever the platform.
    assert set(counted().dtypes[["n_ab", "n_a", "n_b", "n", "n_long"]]) == {np.dtype("int64")}
    pd.testing.assert_frame_equal(counted(), usual)


@pytest.mark.slow
def test_groups_and_merged_parts_are_counted_alike(
    notes: Notes, articles: pd.DataFrame, monkeypatch: pytest.MonkeyPatch
):
    def compared() -> pd.DataFrame:
        return rasad.compare_groups(notes, by="lang", resamples=3)

    def merged() -> Any:
        parts = [rasad.annotate(part, notes.registry) for part in (articles[2:], articles[:2])]
        return Units.merge(*(units_of(part) for part in parts)).matrix

    usual, whole = compared(), merged()
    narrow(monkeypatch, *NARROW)
    pd.testing.assert_frame_equal(pd.DataFrame(compared()), pd.DataFrame(usual))
    assert (merged() != whole).nnz == 0


def test_points_and_folded_text_are_alike(monkeypatch: pytest.MonkeyPatch):
    def done() -> list[object]:
        ends = NarrowNumpy().arange(3), NarrowNumpy().arange(3) + 1
        texts = fold("الاِتفاقُ  ﷲ", "ar", "key"), restored("آنان میروند")
        return [settled(4, *ends, seed=1, steps=9).tolist(), *((t.text, t.starts.tolist()) for t in texts)]

    usual = done()
    narrow(monkeypatch, *NARROW)
    assert done() == usual


PROCESSES = {"multiprocessing", "concurrent"}


def _imported_at_once(source: str) -> set[str]:
    """What a module imports when it is imported itself: not in a function, not for annotations alone."""
    found, waiting = set(), list(ast.parse(source).body)
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add((node.module or "").split(".")[0])
        elif not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and "TYPE_CHECKING" not in ast.dump(node):
            waiting += ast.iter_child_nodes(node)
    return found


@pytest.mark.slow
def test_no_room_but_the_report_imports_processes_at_once():
    modules = [path for path in (ROOT / "src/rasad").rglob("*.py") if "report" not in path.parts]
    assert len(modules) > 100
    assert [path.name for path in modules if _imported_at_once(path.read_text(encoding="utf-8")) & PROCESSES] == []


WITHOUT = """
import sys
class NoProcesses:
    def find_spec(self, name, path=None, target=None):
        if name in ("_multiprocessing", "concurrent.futures.process"):
            raise ImportError(f"no {name} in a browser")
sys.meta_path.insert(0, NoProcesses())
import matplotlib; matplotlib.use("svg")
import rasad
from rasad.annotation.registry.read import read_registry
notes = rasad.annotate(rasad.read_articles("seeds"), read_registry("seeds"))
events = rasad.timeline(notes, rasad.read_episode("seeds/episodes/ghalibaf-moscow-2021.yaml"))
pairs = rasad.cooccurrence(notes)
rasad.charts.plot_timeline(events, language="fa")
rasad.charts.plot_cooccurrence(pairs, language="ar")
assert "concurrent.futures.process" not in sys.modules
print(len(events) > 0, len(pairs) > 0, "rasad.report" in sys.modules)
"""


@pytest.mark.slow
def test_articles_are_read_annotated_counted_and_drawn_where_there_are_no_processes():
    done = subprocess.run([sys.executable, "-c", WITHOUT], cwd=ROOT, capture_output=True, text=True)
    assert done.stderr == ""
    assert done.stdout.split() == ["True", "True", "False"]
