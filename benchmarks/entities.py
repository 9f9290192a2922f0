"""How fast names are found, beside flashtext in the same run, and how fast a large registry is read.

`python benchmarks/entities.py` prints megabytes (UTF-8) a second on one core. The text is prose of the project's own
test sets with few names in it, and the five articles, which have one in 35 characters. The names of the large
registries are made of random letters; flashtext knows word boundaries and no clitics, spelling or conditions.
"""

from __future__ import annotations

import json
import random
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from flashtext import KeywordProcessor

import rasad
from rasad.annotation.mentions.matcher import candidates
from rasad.annotation.mentions.phrases import automaton
from rasad.annotation.registry.entity import Entity, Registry
from rasad.text.normalize import normalize

ROOT = Path(__file__).parent.parent
LETTERS = "ابتجحدرسعفقكلمنهوي"


def best(run: Callable[[], object], times: int = 4) -> float:
    """The shortest of several runs, in seconds."""
    spent = []
    for _ in range(times):
        start = time.perf_counter()
        run()
        spent.append(time.perf_counter() - start)
    return min(spent)


def made_up(count: int) -> Registry:
    """A registry of so many names of one to three words."""
    chance = random.Random(1)
    entities = {}
    for i in range(count):
        words = ["".join(chance.choices(LETTERS, k=chance.randint(4, 7))) for _ in range(chance.choice((1, 2, 2, 3)))]
        entities[f"e{i}"] = Entity(f"e{i}", "PER", {"ar": " ".join(words)})
    return Registry(entities, {}, ())


def prose() -> str:
    """Arabic sentences of the test sets, half a megabyte."""
    lines = (ROOT / "tests/files/ordinary.jsonl").read_text(encoding="utf-8").splitlines()
    text = "\n".join(row["text"] for row in map(json.loads, lines) if row["lang"] == "ar")
    return (text + "\n") * (500_000 // len(text))


def speeds(name: str, text: str, registry: Registry) -> None:
    """Print how fast matching, the whole of find_entities and flashtext are on a text."""
    size = len(text.encode()) / 1e6
    key = normalize(text, "ar").match.text
    automaton(registry, "ar")
    processor = KeywordProcessor()
    for entity in registry.entities.values():
        for alias in entity.names("ar"):
            processor.add_keyword(normalize(alias, "ar").match.text.strip(), entity.id)
    ours, whole, peer = (
        size / best(lambda: candidates(key, "ar", registry)),
        size / best(lambda: rasad.find_entities(text, "ar", registry, "2024-01-01"), 2),
        size / best(lambda: processor.extract_keywords(key), 1),
    )
    ratio = f"flashtext {peer:.2f} ({ours / peer:.0f} times)"
    print(f"{name}: matching {ours:.1f} MB/s, {ratio}; find_entities {whole:.1f}")


def loading(count: int = 100_000) -> None:
    """Print how long a registry of so many entities takes to read, as YAML and as a table."""
    names = dict.fromkeys(entity.labels["ar"] for entity in made_up(count * 2).entities.values())
    rows = [(f"p-{i}", name) for i, name in zip(range(count), (n for n in names if " " in n), strict=False)]
    with tempfile.TemporaryDirectory() as folder:
        yaml, table = Path(folder, "a.yaml"), Path(folder, "a.csv")
        entries = (f"- id: {name}\n  type: PER\n  labels: {{en: {name}, fa: {ar}, ar: {ar}}}\n" for name, ar in rows)
        yaml.write_text("entities:\n" + "".join(entries), encoding="utf-8")
        table.write_text("id,type,en,fa,ar,aliases\n" + "".join(f"{n},PER,{n},{a},{a},\n" for n, a in rows), "utf-8")
        rasad.read_registry()
        for path in (yaml, table):
            print(f"{count:,} entities, {path.suffix}: read in {best(lambda p=path: rasad.read_registry(p), 2):.1f} s")


def main() -> None:
    """Print all figures."""
    articles = rasad.read_articles(ROOT / "seeds")
    dense = "\n".join(articles["text"][articles["lang"] == "ar"]) * 40
    speeds("general registry, the five articles", dense, rasad.read_registry(ROOT / "seeds"))
    speeds("general registry, ordinary prose", prose(), rasad.read_registry(ROOT / "seeds"))
    for count in (1_000, 100_000):
        speeds(f"{count:,} names, ordinary prose", prose(), made_up(count))
    loading()


if __name__ == "__main__":
    main()
