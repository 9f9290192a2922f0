"""Quality on the project's own annotated sets, and speed as a ratio to hazm's normaliser in the same run."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

import hazm

import rasad
from rasad.text.fold import fold

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests"))


def rate(work: Callable[[str], object], text: str) -> float:
    """Megabytes a second, the best of three runs."""
    work(text[:2000])
    best = float("inf")
    for _ in range(3):
        start = time.perf_counter()
        work(text)
        best = min(best, time.perf_counter() - start)
    return len(text.encode()) / 1e6 / best


def main() -> None:
    import quality

    quality.main()
    articles = rasad.read_articles(ROOT / "seeds")
    persian = "\n".join(articles.loc[articles["lang"] == "fa", "text"]) * 40
    normalizer = hazm.Normalizer()
    peer = rate(lambda text: [normalizer.normalize(line) for line in text.split("\n")], persian)
    ours = {form: rate(lambda text, form=form: fold(text, "fa", form), persian) for form in ("text", "key")}
    registry = rasad.read_registry(ROOT / "seeds")
    rasad.annotate(articles, registry)
    start = time.perf_counter()
    rasad.annotate(articles, registry)
    whole = sum(len(text.encode()) for text in articles["text"]) / 1e6 / (time.perf_counter() - start)
    print(f"hazm's normaliser (no offsets): {peer:.2f} MB/s = 1")
    for form, value in ours.items():
        print(f"folding with offsets, {form}: {value:.1f} MB/s = {value / peer:.1f}")
    print(f"annotate, all of it, the five articles: {whole:.2f} MB/s = {whole / peer:.2f}")


if __name__ == "__main__":
    main()
