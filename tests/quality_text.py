"""Scores of the text room and of blocks on the project's own annotated sets; run it to print them.

halfspaces.jsonl: sentences of our own in correct spelling; the program sees them with every
half-space deleted, or turned into a space, or as they are. seeds_halfspaces.jsonl: every word of
the two Persian articles that lost one. pages.jsonl: invented pages with the damage of many sites,
used for mending. pages_held.jsonl and pages_held2.jsonl: more of them, annotated without sight of
the program; the first were looked at for mending later, and k01 to k07 of the second. Only k08 to
k14 have never been looked at: theirs is the score to quote.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from rasad.corpus.articles import read_articles
from rasad.corpus.blocks.find import find_blocks
from rasad.text.halfspaces.restore import find_halfspaces, restore_halfspaces
from rasad.text.language import detect_language
from rasad.text.letters import ZWNJ
from scores import Score, score

FILES = Path(__file__).parent / "files"
UNSEEN = ("pages_held2", range(8, 15))
SEEDS = Path(__file__).parent.parent / "seeds"


def _rows(name: str) -> list[dict]:
    return [json.loads(line) for line in (FILES / name).read_text(encoding="utf-8").splitlines() if line]


def sentences() -> list[str]:
    """The sentences of our own, in correct spelling."""
    return [row["text"] for row in _rows("halfspaces.jsonl")]


def deleted(text: str) -> str:
    return text.replace(ZWNJ, "")


def spaced(text: str) -> str:
    return text.replace(ZWNJ, " ")


def halfspaces(
    damage: Callable[[str], str], restore: Callable[[str], str] = restore_halfspaces, gold: list[str] | None = None
) -> Score:
    """Half-spaces put back in damaged sentences, by their places among the letters."""
    gold = sentences() if gold is None else gold
    wanted = {(i, place) for i, text in enumerate(gold) for place in places(text)}
    given = {(i, place) for i, text in enumerate(gold) for place in places(restore(damage(text)))}
    return score(wanted, given)


def places(text: str) -> Iterator[int]:
    letters = 0
    for char in text:
        if char == ZWNJ:
            yield letters
        letters += not char.isspace() and char != ZWNJ


def altered(restore: Callable[[str], str] = restore_halfspaces, gold: list[str] | None = None) -> float:
    """Share of the correct sentences that are changed."""
    gold = sentences() if gold is None else gold
    return sum(restore(text) != text for text in gold) / len(gold)


class Restored(NamedTuple):
    """Words of the seeds that lost half-spaces: how many there are, how many are mended; and words broken."""

    lost: int
    mended: int
    broken: int


def seeds_halfspaces() -> Restored:
    """The two Persian articles."""
    mended = broken = 0
    gold = _rows("seeds_halfspaces.jsonl")
    for article in sorted({row["article"] for row in gold}):
        raw = (SEEDS / f"{article}.txt").read_bytes().decode("utf-8")
        spans = find_halfspaces(raw)
        for row in gold:
            if row["article"] == article:
                inside = [span for span in spans if row["start"] <= span[0] and span[1] <= row["end"]]
                spans = [span for span in spans if span not in inside]
                mended += _edited(raw, row["start"], row["end"], inside) in (row["restored"], *row.get("alt", []))
        broken += len(spans)
    return Restored(len(gold), mended, broken)


def _edited(raw: str, start: int, end: int, spans: list[tuple[int, int]]) -> str:
    text = ""
    for first, last in spans:
        text += raw[start:first] + ZWNJ
        start = last
    return text + raw[start:end]


class Pages(NamedTuple):
    """Share of the characters in a block of the right role, and of the blocks with the right language."""

    roles: float
    languages: float


def pages(name: str, articles: range = range(1, 17)) -> Pages:
    """Invented pages: `name` is "pages" or "pages_held"."""
    right = total = tongues = blocks = 0
    for article, gold in _by_article(name, articles).items():
        raw = (FILES / name / f"{article}.txt").read_bytes().decode("utf-8")
        found = find_blocks(raw, detect_language(raw))
        role = {i: block.role for block in found for i in range(block.start, block.end)}
        lang = {i: block.lang for block in found for i in range(block.start, block.end)}
        for row in gold:
            right += sum(role.get(i) in (row["role"], *row.get("alt", [])) for i in range(row["start"], row["end"]))
            total += row["end"] - row["start"]
            tongues += lang.get(row["start"]) == row["lang"]
            blocks += 1
    return Pages(right / total, tongues / blocks)


def _by_article(name: str, articles: range) -> dict[str, list[dict]]:
    found: dict[str, list[dict]] = {}
    for row in _rows(f"{name}.jsonl"):
        if int(row["article"][1:]) in articles:
            found.setdefault(row["article"], []).append(row)
    return found


def facts(name: str) -> dict[str, float]:
    """Share of the pages whose title, author, day of publication, cut and language are right."""
    articles = read_articles(FILES / name).set_index("article")
    gold = _rows(f"{name}_facts.jsonl")
    columns = ("title", "author", "published", "truncated", "lang")
    return {
        column: sum(_same(articles.loc[row["article"], column], [row[column], *_others(row, column)]) for row in gold)
        / len(gold)
        for column in columns
    }


def _others(row: dict, column: str) -> list:
    """Other answers that the annotator would take."""
    given = row.get(f"{column}_alt", [])
    return given if isinstance(given, list) else [given]


def _same(value: object, accepted: list) -> bool:
    return any(_plain(value) == _plain(other) for other in accepted)


def _plain(value: object) -> object:
    return " ".join(value.split()) if isinstance(value, str) else value


def main() -> None:
    """Print all scores."""
    for name, damage in (("deleted", deleted), ("turned into spaces", spaced)):
        s = halfspaces(damage)
        print(f"half-spaces {name}: P {s.precision:.3f} R {s.recall:.3f} F1 {s.f1:.3f}")
    print(f"correct sentences altered: {altered():.3f}")
    s = seeds_halfspaces()
    print(f"words of the seeds that lost half-spaces: {s.lost}, mended {s.mended}, other words touched {s.broken}")
    parts = [("pages", range(1, 17)), ("pages_held", range(1, 17)), ("pages_held2", range(1, 8)), UNSEEN]
    for name, articles in parts:
        found = pages(name, articles)
        print(f"{name} {articles[0]}-{articles[-1]}: roles {found.roles:.3f}, languages {found.languages:.3f}")
    for name in ("pages", "pages_held", "pages_held2"):
        print(f"{name}: " + ", ".join(f"{column} {value:.2f}" for column, value in facts(name).items()))


if __name__ == "__main__":
    main()
