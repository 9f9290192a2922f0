"""All benchmarks: quality on the project's own annotated sets, and speed beside other tools in the same run."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import rasad

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests"))


def main() -> None:
    import entities
    import halfspaces

    import dates
    import quality
    import quality_text

    quality.main()
    quality_text.main()
    sys.argv = sys.argv[:1]
    halfspaces.main()
    dates.main()
    entities.main()
    articles, registry = rasad.read_articles(ROOT / "seeds"), rasad.read_registry(ROOT / "seeds")
    rasad.annotate(articles, registry)
    start = time.perf_counter()
    rasad.annotate(articles, registry)
    whole = sum(len(text.encode()) for text in articles["text"]) / 1e6 / (time.perf_counter() - start)
    print(f"annotate, all of it, the five articles: {whole:.2f} MB/s")


if __name__ == "__main__":
    main()
