"""The periods of time in which articles may have been published."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

from rasad.corpus.published import windows_of
from rasad.faces import face

Period = tuple[str | None, str | None]
_MOVED = {
    "Spell": "rasad.analyse.networks.periods:Period",
    "spells_of": "rasad.analyse.networks.periods:periods_of",
    "published_of": "rasad.corpus.published",
    "undated_of": "rasad.corpus.published",
}
__getattr__ = face(__name__, {}, _MOVED)


def periods_of(articles: Iterable[str], published: Mapping[str, str | None]) -> list[Period]:
    """When one of the articles may have been published: first and last day of each period, earliest first.

    Periods that overlap are one. None is an end that is not known: of an article that is only known to be of no
    later than a day, the period has no start. Articles without any date have no period.

    Examples
    --------
    >>> periods_of(["a", "b", "c", "d"], {"a": "2021-02-08/2021-03-20", "b": "2021-03-01/..", "c": "2020", "d": None})
    [('2020-01-01', '2020-12-31'), ('2021-02-08', None)]
    """
    first, last = dt.date.min, dt.date.max
    known = filter(any, windows_of(articles, published).values())
    windows = sorted((window.earliest or first, window.latest or last) for window in known)
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
