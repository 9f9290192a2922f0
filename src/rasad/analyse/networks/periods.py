"""The days on which articles may have been published, as spells of time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

import pandas as pd

from rasad.dates import Interval, publication

Spell = tuple[str | None, str | None]


def published_of(articles: pd.DataFrame) -> dict[str, str | None]:
    """The date of publication of each article, in EDTF, by its name; None where it is not known.

    Examples
    --------
    >>> published_of(pd.DataFrame({"article": ["a", "b"], "published": ["2022-07~", float("nan")]}))
    {'a': '2022-07~', 'b': None}
    """
    dates = articles["published"] if "published" in articles else [None] * len(articles)
    return {
        article: None if value is None or value != value or value == "" else _edtf(value)
        for article, value in zip(articles["article"], dates, strict=True)
    }


def _edtf(value: object) -> str:
    day = value.date() if isinstance(value, dt.datetime) else value
    return day.isoformat() if isinstance(day, dt.date) else str(day)


def spells_of(articles: Iterable[str], published: Mapping[str, str | None]) -> list[Spell]:
    """When one of the articles may have been published: first and last day of each spell, earliest first.

    Spells that overlap are one. None is an end that is not known: of an article that is only known to be of no
    later than a day, the spell has no start. Articles without any date have no spell.

    Examples
    --------
    >>> spells_of(["a", "b", "c", "d"], {"a": "2021-02-08/2021-03-20", "b": "2021-03-01/..", "c": "2020", "d": None})
    [('2020-01-01', '2020-12-31'), ('2021-02-08', None)]
    """
    first, last = dt.date.min, dt.date.max
    windows = sorted((w.earliest or first, w.latest or last) for w in _windows(articles, published).values() if any(w))
    merged: list[tuple[dt.date, dt.date]] = []
    for start, end in windows:
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return [
        (None if start == first else start.isoformat(), None if end == last else end.isoformat())
        for start, end in merged
    ]


def undated_of(articles: Iterable[str], published: Mapping[str, str | None]) -> list[str]:
    """Those of the articles of which no day of publication is known, in alphabetical order.

    Examples
    --------
    >>> undated_of(["b", "a", "c"], {"a": None, "b": "2020"})
    ['a', 'c']
    """
    return sorted(article for article, window in _windows(articles, published).items() if not any(window))


def _windows(articles: Iterable[str], published: Mapping[str, str | None]) -> dict[str, Interval]:
    return {article: publication(published.get(article)) for article in articles}
