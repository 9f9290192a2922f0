"""Made-up tables of pairs for the tests of charts: three names, and forty long ones."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pandas as pd

from rasad.analyse.pairs.context import PairsContext
from rasad.analyse.pairs.table import Pairs
from rasad.tables.schema import schema

LANGUAGES = ("en", "fa", "ar")
_NAMES = {"a": ("Putin", "پوتین", "بوتين"), "b": ("Khamenei", "خامنه‌ای", "خامنئي"), "c": ("Moscow", "مسکو", "موسكو")}
_LONG = {
    "en": "Coordination Council for the Reconstruction of the Middle East and North Africa, section",
    "fa": "شورای بین‌المللی هماهنگی بازسازی خاورمیانه و شمال آفریقا در سازمان ملل متحد، بخش",
    "ar": "المجلس الدولي لتنسيق إعادة إعمار الشرق الأوسط وشمال أفريقيا في الأمم المتحدة، شعبة",
}


def again(table: pd.DataFrame, like: Pairs, **changes: object) -> Pairs:
    """Rows, also changed ones, as if they had been counted like those."""
    return Pairs.made(pd.DataFrame(table), replace(like.context, **changes))


def made(rows: list[dict[str, object]]) -> pd.DataFrame:
    """A table of these pairs with all columns of `rasad.cooccurrence`."""
    known = {"n_long": 0, "expected": 1.0, "p_value": 0.5, "q_value": 0.5, "evidence": []}
    table = schema("pairs").frame({**known, **row} for row in rows)
    return table.drop(columns=["p_permutation", "q_permutation"])


def small() -> Pairs:
    """Three names: a and b in three sentences, a and c in one, which is less than by chance."""
    both = {"n_ab": 3, "n_b": 4, "npmi": 0.4, "jaccard": 0.5, "log_likelihood": 2.0, "odds_ratio": 4.0}
    limits = {"ci_low": 0.1, "ci_high": 0.8, "odds_low": 0.7, "odds_high": 30.0}
    one = {"n_ab": 1, "n_b": 3, "npmi": -0.2, "jaccard": 0.1, "log_likelihood": -1.0, "odds_ratio": 0.3, "n_long": 1}
    table = made([{"a": "a", "b": b, "n_a": 5, "n": 9, **row} for b, row in (("b", both | limits), ("c", one))])
    context = PairsContext(
        unit="sentence",
        units={"a": 5, "b": 4, "c": 3},
        types={"a": "PER", "b": "PER", "c": "GPE"},
        labels={name: dict(zip(LANGUAGES, labels, strict=True)) for name, labels in _NAMES.items()},
        counted={"reason": ""},
    )
    return Pairs.made(table, context)


def crowd(count: int = 40) -> Pairs:
    """Long names of all types, each with some of the others; every seventh with a short one."""
    names = [f"name-{i:02}" for i in range(count)]
    rows: list[dict[str, object]] = []
    for i, j in combinations(range(count), 2):
        if j == i + 1 or (i * j) % 7 == 1:
            n = 2 + (i + j) % 9
            value = ((i * 3 + j) % 20 - 6) / 14
            rows.append(
                {
                    "a": names[i], "b": names[j], "n_ab": n, "n_a": 12 + i, "n_b": 12 + j, "n": 400, "npmi": value,
                    "log_likelihood": 20 * value, "jaccard": abs(value), "odds_ratio": 4.0 ** (3 * value),
                    "ci_low": value - 0.4 if i % 3 else None, "ci_high": min(1.0, value + 0.3) if i % 3 else None,
                    "odds_low": 0.1, "odds_high": 4.0 ** (3 * value + 1), "n_long": n if i % 4 == 0 else 0,
                }
            )  # fmt: skip
    table = made(rows)
    kinds = ("PER", "ORG", "GPE", "LOC", "EVENT")
    context = PairsContext(
        unit="paragraph",
        types={name: kinds[i % 5] for i, name in enumerate(names)},
        labels={
            name: {lang: f"{i}" if i % 7 == 0 else f"{said} {i}" for lang, said in _LONG.items()}
            for i, name in enumerate(names)
        },
        counted={"reason": "too_few_articles", "articles": 5},
    )
    return Pairs.made(table, context)
