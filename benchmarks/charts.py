"""Seconds to draw each chart and save it as PNG and SVG, after import, beside a plain bar chart of matplotlib's.

python benchmarks/charts.py
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from matplotlib.figure import Figure

import rasad
from rasad import charts


def plain() -> Figure:
    """Fifteen bars with Latin labels, as matplotlib draws them."""
    figure = Figure(figsize=(8.5, 5))
    axes = figure.add_subplot()
    axes.barh([f"name {i}" for i in range(15)], range(15))
    return figure


def seconds(draw: Callable[[], Figure], folder: Path) -> float:
    """The median of five."""
    taken = []
    for _ in range(5):
        start = time.perf_counter()
        figure = draw()
        for ending in ("png", "svg"):
            charts.save(figure, folder / f"a.{ending}")
        taken.append(time.perf_counter() - start)
    return sorted(taken)[2]


def main() -> None:
    """Print a line a chart."""
    notes = rasad.annotate(rasad.read_articles("seeds"), rasad.read_registry("seeds"))
    pairs = rasad.cooccurrence(notes, resamples=200)
    events = {
        path.stem: rasad.timeline(notes, rasad.read_episode(path))
        for path in sorted(Path("seeds/episodes").glob("*.yaml"))
    }
    drawn: dict[str, Callable[[], Figure]] = {
        **{f"timeline {name}": lambda table=table: charts.plot_timeline(table, "fa") for name, table in events.items()},
        "heat map": lambda: charts.plot_cooccurrence(pairs, "fa"),
        "bars": lambda: charts.plot_pairs(pairs, "fa"),
        "network": lambda: charts.plot_network(pairs, "fa", min_count=2),
        "ego": lambda: charts.plot_ego(pairs, "ali-khamenei", "fa"),
        "chord": lambda: charts.plot_chord(pairs, "fa"),
    }
    with tempfile.TemporaryDirectory() as folder:
        base = seconds(plain, Path(folder))
        print(f"{'matplotlib, plain bars':<40} {base:.2f} s")
        for name, draw in drawn.items():
            taken = seconds(draw, Path(folder))
            print(f"{name:<40} {taken:.2f} s, {taken / base:.1f} times as long")


if __name__ == "__main__":
    main()
