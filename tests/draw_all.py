"""Draw every kind of chart in a process of its own and print the hashes of the files."""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

import rasad
from drawn import made_up
from pairs import crowd
from rasad.charts import (
    plot_chord,
    plot_cooccurrence,
    plot_ego,
    plot_network,
    plot_pairs,
    plot_timeline,
    save,
)  # fmt: skip


def main(folder: Path) -> None:
    """Write the figures into `folder`."""
    pairs = crowd()
    figures = {
        "timeline": plot_timeline(made_up(), "fa"),
        "heat": plot_cooccurrence(pairs, "ar"),
        "network": plot_network(pairs, "fa"),
        "bars": plot_pairs(pairs, "ar"),
        "ego": plot_ego(pairs, pairs["a"].iloc[0], "fa"),
        "chord": plot_chord(pairs, "ar"),
    }
    for name, figure in figures.items():
        for ending in ("png", "svg", "pdf"):
            file = save(figure, folder / f"{name}.{ending}", dpi=50)
            print(file.name, hashlib.sha256(file.read_bytes()).hexdigest())


if __name__ == "__main__":
    assert rasad.__version__
    main(Path(sys.argv[1]))
