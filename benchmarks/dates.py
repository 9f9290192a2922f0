"""Speed of `find_dates`: characters a second, one core.

Ordinary prose is the sentences of tests/files/halfspaces.jsonl and the Arabic paragraphs of the invented
pages, as they are. The hard text is made of the traps of tests/files/dates.jsonl (months, weekdays and
years that are no dates), every twentieth sentence with a date, about 200 characters to a block. Beside
them, in the same run, stand hazm's normaliser and dateparser's search, where they are installed.
"""

from __future__ import annotations

import importlib
import json
import random
import time
from collections.abc import Callable
from pathlib import Path

from rasad.dates import find_dates

SENTENCES = Path(__file__).parent.parent / "tests" / "files" / "dates.jsonl"
PUBLISHED = "2024-11-20"


def prose(lang: str, blocks: int = 2_000) -> list[str]:
    """Blocks of about 200 characters, of sentences in an order that is the same each time."""
    rows = [json.loads(line) for line in SENTENCES.read_text(encoding="utf-8").splitlines() if line]
    plain = [row["text"] for row in rows if row["lang"] == lang and not row["timex"]]
    dated = [row["text"] for row in rows if row["lang"] == lang and row["timex"]]
    order = random.Random(20)
    found = []
    for _ in range(blocks):
        block = ""
        while len(block) < 200:
            block += order.choice(dated if order.random() < 0.05 else plain) + " "
        found.append(block)
    return found


def ordinary(lang: str) -> list[str]:
    """Sentences and paragraphs of news, not made for dates."""
    files = SENTENCES.parent
    if lang == "fa":
        lines = (files / "halfspaces.jsonl").read_text(encoding="utf-8").splitlines()
        return [json.loads(line)["text"] for line in lines]
    found = []
    for name in ("pages", "pages_held", "pages_held2"):
        for row in map(json.loads, (files / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()):
            if row["role"] == "body" and row["lang"] == lang:
                page = (files / name / f"{row['article']}.txt").read_bytes().decode("utf-8")
                found.append(page[row["start"] : row["end"]])
    return found


def with_few_dates(texts: list[str], lang: str) -> list[str]:
    """The texts without a date, and one with dates to every twenty of them."""
    dated = [text for text in texts if find_dates(text, lang, PUBLISHED)]
    plain = [text for text in texts if text not in dated]
    return plain + dated[: max(1, len(plain) // 20)]


def rate(work: Callable[[str], object], blocks: list[str]) -> float:
    """Characters a second, the best of three runs."""
    work(blocks[0])
    best = float("inf")
    for _ in range(3):
        start = time.perf_counter()
        for block in blocks:
            work(block)
        best = min(best, time.perf_counter() - start)
    return sum(map(len, blocks)) / best


def peers(lang: str) -> dict[str, tuple[Callable[[str], object], int]]:
    """Other tools by name, and on how many blocks to try them; slow ones get few."""
    found: dict[str, tuple[Callable[[str], object], int]] = {}
    try:
        if lang == "fa":
            found["hazm's normaliser"] = importlib.import_module("hazm").Normalizer().normalize, 200
    except ImportError:
        pass
    try:
        search = importlib.import_module("dateparser.search").search_dates
        found["dateparser's search"] = lambda text: search(text, languages=[lang]), 3
    except ImportError:
        pass
    return found


def main() -> None:
    """Print characters a second, and the ratio to each other tool."""
    for lang in ("fa", "ar"):
        news = ordinary(lang)
        for name, texts in (("as it is", news), ("one text in twenty with a date", with_few_dates(news, lang))):
            count = sum(len(find_dates(text, lang, PUBLISHED)) for text in texts)
            speed = rate(lambda text, lang=lang: find_dates(text, lang, PUBLISHED), texts)
            every = sum(map(len, texts)) // count
            print(f"{lang}: find_dates, news {name}, a date in {every} characters: {speed:,.0f} characters a second")
        blocks = prose(lang)
        ours = rate(lambda text, lang=lang: find_dates(text, lang, PUBLISHED), blocks)
        print(f"{lang}: find_dates, hard text by blocks of 200 characters: {ours:,.0f} characters a second")
        whole = rate(lambda text, lang=lang: find_dates(text, lang, PUBLISHED), ["".join(blocks)])
        print(f"{lang}: find_dates, hard text as one of {sum(map(len, blocks)):,} characters: {whole:,.0f}")
        for name, (work, count) in peers(lang).items():
            other = rate(work, blocks[:count])
            print(f"{lang}: {name}: {other:,.0f}; find_dates is {ours / other:,.1f} times as fast")


if __name__ == "__main__":
    main()
