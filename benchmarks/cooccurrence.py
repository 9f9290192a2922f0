"""How fast pairs are counted, beside scikit-learn and a plain Counter in the same run, and whether parts add up.

`python benchmarks/cooccurrence.py [SENTENCES]` makes a corpus of so many sentences (a million by default) with 2.5
namings a sentence of 5,000 entities after Zipf's law, twenty sentences an article, and prints seconds on one core
and the peak memory of the whole process, the tables of the corpus included. Others are given the names as lists,
which is what they ask for; they count pairs and make no measure and no evidence.
"""

from __future__ import annotations

import gc
import os
import resource
import sys
import time
from collections import Counter
from collections.abc import Callable
from itertools import combinations
from typing import Any

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"

import numpy as np  # noqa: E402
import pandas as pd  # noqa: E402
from sklearn.feature_extraction.text import CountVectorizer  # noqa: E402

import rasad  # noqa: E402
from rasad.analyse.pairs.cooccurrence import pairs_of  # noqa: E402
from rasad.analyse.pairs.counting import count  # noqa: E402
from rasad.analyse.pairs.counts.units import Units, units_of  # noqa: E402
from rasad.annotation.annotate import Notes  # noqa: E402
from rasad.annotation.registry.entity import Entity, Registry  # noqa: E402
from rasad.tables.frame import frame  # noqa: E402

ENTITIES, A_SENTENCE, AN_ARTICLE = 5_000, 2.5, 20


def made_up(sentences: int, seed: int = 1) -> Notes:
    """Notes of a corpus; only the columns that counting reads hold anything."""
    random = np.random.default_rng(seed)
    ids = np.array([f"e{i:04}" for i in range(ENTITIES)], dtype=object)
    articles = np.array([f"a{i:06}" for i in range(-(-sentences // AN_ARTICLE))], dtype=object)
    article, number = np.divmod(np.arange(sentences), AN_ARTICLE)
    count = random.poisson(A_SENTENCE, sentences)
    weights = 1 / np.arange(1, ENTITIES + 1)
    entity = random.choice(ENTITIES, int(count.sum()), p=weights / weights.sum())
    row = np.repeat(np.arange(sentences), count)
    size = len(row)
    length = random.lognormal(5.2, 0.5, sentences).astype(np.int64)
    blocks = {"article": articles, "block": 0, "start": 0, "end": 1, "role": "body", "lang": "ar"}
    places = {"article": articles[article], "sentence": number, "block": 0, "start": 0, "end": length}
    named = {
        "article": articles[article[row]],
        "sentence": number[row],
        "start": np.zeros(size, np.int64),
        "end": np.ones(size, np.int64),
        "entity": ids[entity],
        "type": np.full(size, "PER", object),
        "kind": np.full(size, "name", object),
    }
    known = {id: Entity(id, "PER", {"en": id, "fa": id, "ar": id}) for id in ids}
    return Notes(
        pd.DataFrame({"article": articles, "lang": "ar", "text": ""}),
        pd.DataFrame(blocks),
        pd.DataFrame(places),
        pd.DataFrame(named),
        frame([], ["article"]),
        Registry(known, {}, ()),
    )


def timed(what: str, run: Callable[[], Any]) -> tuple[Any, float]:
    """Run once, print the seconds that the processor was busy, whoever else it had to serve, and the peak so far."""
    gc.collect()
    start = time.process_time()
    result = run()
    spent = time.process_time() - start
    print(f"{what:<58}{spent:8.2f} s   peak {peak():6.0f} MB", flush=True)
    return result, spent


def peak() -> float:
    """Most memory that the process has had, in MB; Linux counts in kilobytes, macOS in bytes."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / 1e6 if sys.platform == "darwin" else most / 1e3


def part(notes: Notes, articles: set[str]) -> Notes:
    tables = {name: getattr(notes, name) for name in ("articles", "blocks", "sentences", "mentions", "dates")}
    return Notes(
        **{name: table[table["article"].isin(articles)] for name, table in tables.items()}, registry=notes.registry
    )


def lists(notes: Notes) -> list[list[str]]:
    """The names of each sentence, as others want them."""
    mentions = notes.mentions
    rows = mentions["article"].str[1:].astype(int) * AN_ARTICLE + mentions["sentence"]
    found: list[list[str]] = [[] for _ in range(len(notes.sentences))]
    for row, entity in zip(rows.tolist(), mentions["entity"].tolist(), strict=True):
        found[row].append(entity)
    return found


def by_scikit_learn(names: list[list[str]]) -> Any:
    matrix = CountVectorizer(analyzer=lambda found: found, binary=True).fit_transform(names)
    return matrix.T @ matrix


def by_counter(names: list[list[str]]) -> Counter[tuple[str, str]]:
    return Counter(pair for found in names for pair in combinations(sorted(set(found)), 2))


def same(one: Any, other: Any) -> bool:
    return bool(one.equals(other) and one.context == other.context)


def merging(notes: Notes, whole: pd.DataFrame) -> None:
    """Cut into 2 and 8 parts, counted one by one, merged from the last to the first."""
    articles = notes.articles["article"].tolist()
    for number in (2, 8):
        parts = [units_of(part(notes, set(articles[i::number]))) for i in reversed(range(number))]
        merged, _ = timed(f"merge {number} parts", lambda parts=parts: Units.merge(*parts))
        print(f"  the same table as from the whole: {same(pairs_of(merged, resamples=0, evidence=False), whole)}")


def in_two_steps(notes: Notes) -> tuple[pd.DataFrame, tuple[float, float]]:
    """The table without evidence; seconds for the counts alone and for counts and measures."""
    units, cutting = timed("units_of", lambda: units_of(notes))
    _, counting = timed("counts of all pairs", lambda: count(units))
    table, measuring = timed(
        "pairs_of, all measures, no evidence", lambda: pairs_of(units, resamples=0, evidence=False)
    )
    return table, (cutting + counting, cutting + measuring)


def main() -> None:
    sentences = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    notes = made_up(sentences)
    print(f"{sentences:,} sentences, {len(notes.mentions):,} mentions, {ENTITIES:,} entities; tables {peak():.0f} MB")
    # First, and thrown away: its peak is that of the call alone, with no other table beside it.
    full, third = timed("cooccurrence, all of it with evidence", lambda: rasad.cooccurrence(notes, resamples=0))
    print(f"{len(full):,} pairs, {int(full['n_ab'].sum()):,} times together; {full.limits()}")
    del full
    bare, counting = in_two_steps(notes)
    merging(notes, bare)
    names = lists(notes)
    _, learn = timed("scikit-learn CountVectorizer, X.T @ X", lambda: by_scikit_learn(names))
    plain, counter = timed("Counter of itertools.combinations", lambda: by_counter(names))
    wanted = {(a, b): n for a, b, n in zip(bare["a"], bare["b"], bare["n_ab"], strict=True)}
    print(f"counts equal the Counter's: {wanted == dict(plain)}")
    for other, spent in (("scikit-learn", learn), ("Counter", counter)):
        counts, measures, everything = (ours / spent for ours in (*counting, third))
        print(f"time beside {other}: counts {counts:.2f}, and measures {measures:.2f}, and evidence {everything:.2f}")


if __name__ == "__main__":
    main()
