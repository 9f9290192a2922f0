"""Lost half-spaces: this package beside its peers, on sentences of our own or on a file of yours.

    python benchmarks/halfspaces.py [FILE]

FILE holds one correctly spelled Persian sentence a line (or a tab-separated file with a column
`text`, as the treebanks' development sets are kept). Peers are measured where they are installed:
hazm (with `rasad[hazm]`), and `uv run --with shekar python benchmarks/halfspaces.py` for shekar.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests"))

import quality_text as quality  # noqa: E402
from rasad.text.fold import fold  # noqa: E402
from rasad.text.halfspaces.restore import restore_halfspaces  # noqa: E402
from rasad.text.letters import ZWNJ  # noqa: E402
from rasad.text.normalize import normalize  # noqa: E402

Mend = Callable[[str], str]


def sentences(path: Path) -> list[str]:
    """The sentences of a file."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    if "\t" not in lines[0]:
        return lines
    column = lines[0].split("\t").index("text")
    return [line.split("\t")[column] for line in lines[1:]]


def peers() -> dict[str, Mend]:
    """This package and the peers that are installed."""
    found: dict[str, Mend] = {"rasad": restore_halfspaces}
    for name, make in (("hazm", _hazm), ("shekar", _shekar)):
        try:
            found[name] = make()
        except ImportError:
            print(f"{name} is not installed")
    return found


def _hazm() -> Mend:
    mend: Mend = import_module("hazm").Normalizer().normalize
    return mend


def _shekar() -> Mend:
    mend: Mend = import_module("shekar").Normalizer()
    return mend


def rate(work: Mend, text: str) -> float:
    """Megabytes a second, the best of three runs."""
    best = float("inf")
    for _ in range(3):
        start = time.perf_counter()
        for line in text.split("\n"):
            work(line)
        best = min(best, time.perf_counter() - start)
    return len(text.encode()) / 1e6 / best


def first_rate(work: Mend, text: str) -> float:
    """Megabytes a second of a single run, with nothing remembered from before but what loading takes."""
    start = time.perf_counter()
    work(text)
    return len(text.encode()) / 1e6 / (time.perf_counter() - start)


def main() -> None:
    """Print quality and speed."""
    gold = sentences(Path(sys.argv[1])) if len(sys.argv) > 1 else quality.sentences()
    print(f"{len(gold)} sentences, {sum(text.count(ZWNJ) for text in gold)} half-spaces")
    print("half-spaces         deleted F1  spaced F1  correct sentences altered")
    mends = peers()
    for name, mend in mends.items():
        # A peer may change letters as well; only half-spaces are compared, and texts without them for "altered".
        scores = [quality.halfspaces(damage, mend, gold).f1 for damage in (quality.deleted, quality.spaced)]
        altered = sum(list(quality.places(mend(text))) != list(quality.places(text)) for text in gold) / len(gold)
        print(f"{name:18s} {scores[0]:10.3f} {scores[1]:10.3f} {altered:10.3f}")
    text = "\n".join(map(quality.deleted, gold))
    print(f"restoring, text never seen before: {first_rate(restore_halfspaces, text):.1f} MB/s")
    if "hazm" not in mends:
        return
    base = rate(mends["hazm"], text)
    print(f"hazm's normaliser: {base:.2f} MB/s = 1")
    for name, work in (
        ("folding with offsets", lambda line: fold(line, "fa", "text").text),
        ("normalisation with restoration", lambda line: normalize(line, "fa", halfspaces=True).text),
    ):
        value = rate(work, text)
        whole = len(text.encode()) / 1e6 / _seconds(work, text)
        print(
            f"{name}: {value:.1f} MB/s line by line = {value / base:.1f}; whole texts {whole:.1f} = {whole / base:.1f}"
        )


def _seconds(work: Mend, text: str) -> float:
    times = []
    for _ in range(3):
        start = time.perf_counter()
        work(text)
        times.append(time.perf_counter() - start)
    return min(times)


if __name__ == "__main__":
    main()
