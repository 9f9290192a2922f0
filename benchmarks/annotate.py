"""How fast articles are annotated, beside hazm's normaliser over the same articles in the same run.

`python benchmarks/annotate.py --news DIR` takes ar.jsonl.gz and fa.jsonl.gz (a text a line) in a folder; without it the
project's own invented articles are repeated, each with a number of its own. The two are run in turns, and the median of
several turns is printed: megabytes (UTF-8) a second of process time on one core, and how many times hazm's rate it is.
The blocks that reading keeps are forgotten before each turn, so that nothing is annotated faster for having been read.
"""

from __future__ import annotations

import argparse
import gzip
import json
import time
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from statistics import median

import pandas as pd

import rasad
from rasad.corpus.blocks.kept import forget

OWN = Path(__file__).parent.parent / "tests/files/news.jsonl"
PUBLISHED = "2024-05-24"


def own(lang: str, most: int) -> list[str]:
    """The project's own articles of a language, over and over."""
    rows = [json.loads(line) for line in OWN.read_text(encoding="utf-8").splitlines()]
    texts = [row["text"] for row in rows if row["lang"] == lang]
    return [f"{texts[i % len(texts)]}\n{i}" for i in range(most)]


def news(folder: Path, lang: str, most: int) -> list[str]:
    """The first articles of a folder's file in a language."""
    with gzip.open(folder / f"{lang}.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [json.loads(line)["text"] for line, _ in zip(lines, range(most), strict=False)]


def spent(run: Callable[[], object]) -> float:
    """Seconds of process time."""
    start = time.process_time()
    run()
    return time.process_time() - start


def normaliser() -> Callable[[str], str] | None:
    """hazm's, where it is installed."""
    if find_spec("hazm") is None:
        return None
    from hazm import Normalizer

    return Normalizer().normalize


def rates(lang: str, texts: list[str], turns: int = 5) -> None:
    """Print the rate of annotate and of hazm's normaliser on texts."""
    names = [str(i) for i in range(len(texts))]
    table = pd.DataFrame({"article": names, "lang": lang, "text": texts, "published": PUBLISHED})
    registry, normalize = rasad.read_registry(), normaliser()
    rasad.annotate(table[:50], registry)
    ours, peers = [], []
    for _ in range(turns):
        forget()
        ours.append(spent(lambda: rasad.annotate(table, registry)))
        peers.append(spent(lambda: list(map(normalize, texts))) if normalize else float("nan"))
    size, own, peer = sum(len(text.encode()) for text in texts) / 1e6, median(ours), median(peers)
    print(f"annotate, {lang}, {len(texts)} articles: {size / own:.2f} MB/s", end="; ")
    print(f"hazm's normaliser {size / peer:.2f} MB/s, {peer / own:.2f} of its rate")


def main() -> None:
    """Print the figures of both languages."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--news", type=Path, help="folder with ar.jsonl.gz and fa.jsonl.gz")
    parser.add_argument("--articles", type=int, default=500, help="how many of each language at most")
    given = parser.parse_args()
    for lang in ("ar", "fa"):
        rates(lang, news(given.news, lang, given.articles) if given.news else own(lang, given.articles))


if __name__ == "__main__":
    main()
