"""Points come to rest at the same places, whoever they are and however they are cut up."""

from __future__ import annotations

import inspect
import os
import subprocess
import sys

import networkx as nx
import numpy as np
import pytest

from rasad.analyse.networks.springs import settled


def drawn(graph: nx.Graph, seed: int = 1, steps: int = 100) -> np.ndarray:
    ends = np.array(graph.edges, dtype=np.int64).reshape(-1, 2)
    return settled(len(graph), ends[:, 0], ends[:, 1], seed, steps)


def stretched(graph: nx.Graph, places: np.ndarray) -> float:
    """The mean length of the springs over the mean distance of all points: the less, the better the drawing."""
    ends = np.array(graph.edges)
    springs = np.linalg.norm(places[ends[:, 0]] - places[ends[:, 1]], axis=1)
    return float(springs.mean() / np.linalg.norm(places[:, None] - places, axis=2).mean())


@pytest.mark.slow
@pytest.mark.parametrize(
    "graph",
    [
        nx.planted_partition_graph(6, 15, 0.5, 0.02, seed=1),
        nx.barabasi_albert_graph(120, 3, seed=1),
        nx.convert_node_labels_to_integers(nx.grid_2d_graph(9, 9)),
    ],
    ids=["circles", "hubs", "grid"],
)
def test_a_drawing_is_as_good_as_that_of_networkx(graph: nx.Graph):
    # networkx 3.4 and older have no other method, and no name for it.
    force = {"method": "force"} if "method" in inspect.signature(nx.spring_layout).parameters else {}
    other = np.array(list(nx.spring_layout(graph, seed=1, iterations=100, **force).values()))
    assert stretched(graph, drawn(graph)) < 1.1 * stretched(graph, other)


def test_parts_without_a_spring_between_them_stay_on_the_page():
    graph = nx.disjoint_union_all([nx.complete_graph(5)] * 4)
    places = drawn(graph)
    groups = [places[5 * i : 5 * i + 5] for i in range(4)]
    within = max(np.linalg.norm(group - group.mean(axis=0), axis=1).max() for group in groups)
    across = np.linalg.norm(places - places.mean(axis=0), axis=1).max()
    assert within < across < 20 * within


def test_how_many_distances_are_taken_at_once_changes_nothing(monkeypatch: pytest.MonkeyPatch):
    graph = nx.gnm_random_graph(50, 200, seed=2)
    whole = drawn(graph)
    monkeypatch.setattr("rasad.analyse.networks.springs._CELLS", 130)  # two points at once
    assert drawn(graph).tobytes() == whole.tobytes()


@pytest.mark.slow
def test_the_same_places_in_another_process_with_other_threads():
    code = (
        "import numpy as np; from rasad.analyse.networks.springs import settled; "
        "print(settled(300, np.arange(299), np.arange(1, 300), 1, 40).tobytes().hex())"
    )
    found = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": number, "OPENBLAS_NUM_THREADS": number, "OMP_NUM_THREADS": number},
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        for number in ("1", "2")
    }
    assert found == {settled(300, np.arange(299), np.arange(1, 300), 1, 40).tobytes().hex() + "\n"}


@pytest.mark.parametrize("size", [0, 1, 2])
def test_few_points_have_places_without_a_warning(size: int):
    none = np.empty(0, dtype=np.int64)
    places = settled(size, none, none, 1, 20)
    assert places.shape == (size, 2)
    assert np.isfinite(places).all()
