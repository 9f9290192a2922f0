"""When articles were published, as EDTF, whatever the table has it as."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from rasad.dates import Interval, publication
from rasad.errors import RasadError
from rasad.tables.empty import is_empty


def published_of(articles: pd.DataFrame) -> dict[str, str | None]:
    """The date of publication of each article, in EDTF, by its name; None where it is not known.

    Parameters
    ----------
    articles : DataFrame
        With the column article and, where dates are known, ``published``: EDTF, dates or timestamps.

    Raises
    ------
    RasadError
        If what stands there is no date, with the article's name.

    Examples
    --------
    >>> published_of(pd.DataFrame({"article": ["a", "b"], "published": ["2022-07~", float("nan")]}))
    {'a': '2022-07~', 'b': None}
    """
    dates = articles["published"] if "published" in articles else [None] * len(articles)
    return {article: _edtf(value, article) for article, value in zip(articles["article"], dates, strict=True)}


def _edtf(published: Any, article: str) -> str | None:
    if is_empty(published):
        return None
    day = published.date() if isinstance(published, dt.datetime) else published
    text = day.isoformat() if isinstance(day, dt.date) else str(day)
    try:
        publication(text)
    except ValueError as error:
        raise RasadError(f"article {article!r}: published: {error}") from None
    return text


def windows_of(articles: Iterable[str], published: Mapping[str, str | None]) -> dict[str, Interval]:
    """The first and last day on which each article may have been published.

    Examples
    --------
    >>> str(windows_of(["a"], {"a": "2022-07-19/.."})["a"].earliest)
    '2022-07-19'
    """
    return {article: publication(published.get(article)) for article in articles}


def undated_of(articles: Iterable[str], published: Mapping[str, str | None]) -> list[str]:
    """Those of the articles of which no day of publication is known, in alphabetical order.

    Examples
    --------
    >>> undated_of(["b", "a", "c"], {"a": None, "b": "2020"})
    ['a', 'c']
    """
    return sorted(article for article, window in windows_of(articles, published).items() if not any(window))
