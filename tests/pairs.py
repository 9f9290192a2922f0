"""Made-up tables of pairs for the tests of charts: three names, and forty long ones."""

from __future__ import annotations

from itertools import combinations

import pandas as pd

from rasad.tables.frame import frame

LANGUAGES = ("en", "fa", "ar")
_INTEGERS = ["n_ab", "n_a", "n_b", "n", "n_long"]
_FLOATS = ["npmi", "log_likelihood", "jaccard", "odds_ratio", "ci_low", "ci_high", "odds_low", "odds_high"]
_COLUMNS = ["a", "b", *_INTEGERS, *_FLOATS, "expected", "p_value", "q_value", "evidence"]
_NAMES = {"a": ("Putin", "پوتین", "بوتين"), "b": ("Khamenei", "خامنه‌ای", "خامنئي"), "c": ("Moscow", "مسکو", "موسكو")}
_LONG = {
    "en": "Coordination Council for the Reconstruction of the Middle East and North Africa, section",
    "fa": "شورای بین‌المللی هماهنگی بازسازی خاورمیانه و شمال آفریقا در سازمان ملل متحد، بخش",
    "ar": "المجلس الدولي لتنسيق إعادة إعمار الشرق الأوسط وشمال أفريقيا في الأمم المتحدة، شعبة",
}


def made(rows: list[dict[str, object]]) -> pd.DataFrame:
    """A table of these pairs with all columns of `rasad.cooccurrence`."""
    return frame(
        [{"n_long": 0, "expected": 1.0, "p_value": 0.5, "q_value": 0.5, "evidence": [], **row} for row in rows],
        _COLUMNS,
        integers=_INTEGERS,
        floats=[*_FLOATS, "expected", "p_value", "q_value"],
    )


def small() -> pd.DataFrame:
    """Three names: a and b in three sentences, a and c in one, which is less than by chance."""
    both = {"n_ab": 3, "n_b": 4, "npmi": 0.4, "jaccard": 0.5, "log_likelihood": 2.0, "odds_ratio": 4.0}
    limits = {"ci_low": 0.1, "ci_high": 0.8, "odds_low": 0.7, "odds_high": 30.0}
    one = {"n_ab": 1, "n_b": 3, "npmi": -0.2, "jaccard": 0.1, "log_likelihood": -1.0, "odds_ratio": 0.3, "n_long": 1}
    table = made([{"a": "a", "b": b, "n_a": 5, "n": 9, **row} for b, row in (("b", both | limits), ("c", one))])
    table.attrs = {
        "unit": "sentence",
        "units": {"a": 5, "b": 4, "c": 3},
        "types": {"a": "PER", "b": "PER", "c": "GPE"},
        "labels": {name: dict(zip(LANGUAGES, labels, strict=True)) for name, labels in _NAMES.items()},
        "enough": True,
        "reason": "",
    }
    return table


def crowd(count: int = 40) -> pd.DataFrame:
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
    table.attrs = {
        "unit": "paragraph",
        "types": {name: kinds[i % 5] for i, name in enumerate(names)},
        "labels": {
            name: {lang: f"{i}" if i % 7 == 0 else f"{said} {i}" for lang, said in _LONG.items()}
            for i, name in enumerate(names)
        },
        "enough": False,
        "support": {"reason": "too_few_articles", "articles": 5},
    }
    return table
