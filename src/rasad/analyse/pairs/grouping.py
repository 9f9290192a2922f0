"""Which article belongs to which group: by language, publisher, time, or a scholar's own list."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from rasad.annotation.notes import Notes
from rasad.checks import near, shown
from rasad.corpus.published import published_of
from rasad.dates import Interval, publication
from rasad.errors import WrongValueError
from rasad.tables.empty import is_missing

Group = str | None
By = str | tuple[str, str | dt.date] | Sequence[str | dt.date] | Mapping[str, Any] | Callable[[str], Any]
_UNKNOWN = ("", "und")


class Grouped(NamedTuple):
    """Group to its articles, in the order of the groups; and the articles left out with the reason."""

    articles: dict[str, list[str]]
    left_out: dict[str, str]


def grouped(notes: Notes, by: By) -> Grouped:
    """Put the articles into groups.

    Parameters
    ----------
    notes : Notes
    by : str, tuple, list, mapping or callable
        A column of the articles, as "lang" or "publisher"; ("before", date): published before that day, or on it and
        later; a list of days: the periods from each of them to the eve of the next; article to group, None for none.
        A month or a year stands for its first day.

    Returns
    -------
    Grouped
        Periods in the order of time, also those without an article; other groups by alphabet. An article that may
        have been published on either side of a bound is left out, as is one without a date, language or publisher.

    Raises
    ------
    ValueError
        If `by` is none of these, bounds are fewer than two or not in order, or a mapping names an unknown article.

    Examples
    --------
    >>> import rasad
    >>> notes = rasad.annotate(rasad.read_articles("seeds"), rasad.read_registry("seeds"))
    >>> found = grouped(notes, ("before", "2021-07-20"))
    >>> [(group, len(articles)) for group, articles in found.articles.items()]
    [('before 2021-07-20', 1), ('2021-07-20 or later', 3)]
    >>> found.left_out
    {'001_de2dd63d7fa91715': 'published 2021-07-13/2021-07-24, on either side of 2021-07-20'}
    """
    if isinstance(by, str):
        return _by_column(notes, by)
    if isinstance(by, tuple) and len(by) == 2 and by[0] == "before":
        return _by_period(notes, [None, _day(by[1]), None])
    if isinstance(by, Mapping):
        return _by_mapping(notes, by)
    if callable(by):
        return _sorted({article: by(article) for article in notes.articles["article"]}, "put into no group")
    if isinstance(by, Sequence):
        return _by_period(notes, _bounds(by))
    raise WrongValueError(
        f"by must be a column, ('before', date), a list of days, or article to group, not {shown(by)}"
    )


def _by_column(notes: Notes, column: str) -> Grouped:
    if column not in notes.articles or column in ("article", "text"):
        raise WrongValueError(f"by: the articles have no column {column!r} to group by, as 'lang' or 'publisher'")
    values = zip(notes.articles["article"], notes.articles[column], strict=True)
    known = {article: None if is_missing(value) or value in _UNKNOWN else value for article, value in values}
    return _sorted(known, f"{column} not known")


def _by_mapping(notes: Notes, by: Mapping[str, Any]) -> Grouped:
    known = list(notes.articles["article"])
    if unknown := sorted(set(by) - set(known)):
        raise WrongValueError(f"by: there is no article {unknown[0]!r}{near(unknown[0], known)}")
    return _sorted({article: by.get(article) for article in known}, "put into no group")


def _sorted(group_of: Mapping[str, Any], reason: str) -> Grouped:
    known = {article: str(group) for article, group in group_of.items() if not is_missing(group)}
    articles: dict[str, list[str]] = {group: [] for group in sorted(set(known.values()))}
    for article, group in known.items():
        articles[group].append(article)
    return Grouped(articles, {article: reason for article in group_of if article not in known})


def _bounds(by: Sequence[str | dt.date]) -> list[dt.date | None]:
    days = [_day(bound) for bound in by]
    if len(days) < 2 or any(first >= second for first, second in pairwise(days)):
        raise WrongValueError(
            f"by: bounds of periods are two days or more, each later than the one before, not {shown(by)}"
        )
    return list(days)


def _day(date: str | dt.date) -> dt.date:
    day = publication(date).earliest
    if day is None:
        raise WrongValueError(f"by: {date!r} has no first day")
    return day


def _by_period(notes: Notes, bounds: Sequence[dt.date | None]) -> Grouped:
    articles: dict[str, list[str]] = {_name(*period): [] for period in pairwise(bounds)}
    left_out: dict[str, str] = {}
    for article, published in published_of(notes.articles).items():
        window = publication(published)
        inside = [period for period in pairwise(bounds) if _within(window, *period)]
        if inside:
            articles[_name(*inside[0])].append(article)
        else:
            left_out[article] = _reason(published, window, [bound for bound in bounds if bound])
    return Grouped(articles, left_out)


def _name(start: dt.date | None, end: dt.date | None) -> str:
    if start is None or end is None:
        return f"before {end}" if start is None else f"{start} or later"
    return f"{start}/{end - dt.timedelta(1)}"


def _within(window: Interval, start: dt.date | None, end: dt.date | None) -> bool:
    """Whether the whole window lies in the period; an end that is not known lies in a period without one there."""
    after = start is None or (window.earliest is not None and window.earliest >= start)
    before = end is None or (window.latest is not None and window.latest < end)
    return any(window) and after and before


def _reason(published: str | None, window: Interval, bounds: Sequence[dt.date]) -> str:
    if not any(window):
        return "date of publication not known"
    first, last = window.earliest or dt.date.min, window.latest or dt.date.max
    crossed = [str(bound) for bound in bounds if first < bound <= last]
    return f"published {published}, " + (f"on either side of {' and '.join(crossed)}" if crossed else "in no period")
