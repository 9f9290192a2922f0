"""A time axis that leaves out long gaps, so that one event of 1988 does not squeeze a week of 2021."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

_GAP_DAYS = 60  # shorter gaps are drawn
_MOST_BREAKS = 4
_LEAST_SHARE = 0.11  # of the axis, for every segment: a year must fit above it
_CROWD = 1.5  # how fast a segment grows with its events; at 1, four events elsewhere take half of the axis
_PAD, _MOST_PAD = 0.03, 0.2  # before the first and after the last day: of the axis, but at most of the segment
_LEAST_DAYS = 2.0  # a segment of one day still has room to the left and right


@dataclass(frozen=True)
class Segment:
    """An unbroken stretch of the axis: its days, and where it lies, from 0 to 1."""

    first: dt.date
    last: dt.date
    start: float
    end: float

    def position(self, day: float) -> float:
        """Where a day (ordinal, fractions allowed) lies on the axis."""
        first, last = self.first.toordinal(), self.last.toordinal() + 1
        share = min(_MOST_PAD, _PAD / (self.end - self.start))
        pad = max((_LEAST_DAYS - (last - first)) / 2, share / (1 - 2 * share) * (last - first))
        share = (day - first + pad) / (last - first + 2 * pad)
        return self.start + share * (self.end - self.start)


@dataclass(frozen=True)
class Timescale:
    """Segments in order of time; between them the axis is broken."""

    segments: tuple[Segment, ...]

    def position(self, day: dt.date, shift: float = 0.5) -> float:
        """Where a day lies, from 0 to 1; `shift` 0 is its beginning, 1 its end."""
        segment = self.segment(day)
        return segment.position(max(day, segment.first).toordinal() + shift)

    def segment(self, day: dt.date) -> Segment:
        """The segment of a day; of one in a gap, that which follows."""
        return next((s for s in self.segments if day <= s.last), self.segments[-1])


def timescale(spans: Sequence[tuple[dt.date, dt.date]], gap: float = 0.04) -> Timescale:
    """An axis for closed intervals of days.

    Parameters
    ----------
    spans : sequence of (date, date)
        First and last day of each event; at least one.
    gap : float, default 0.04
        Share of the axis that a break takes.

    Returns
    -------
    Timescale
        Broken at the longest gaps, at most four. A segment's length grows with the number of its
        events, so that the background does not crowd the episode out.

    Examples
    --------
    >>> day = dt.date
    >>> scale = timescale([(day(1988, 1, 1), day(1988, 12, 31)), (day(2021, 7, 10), day(2021, 7, 12))])
    >>> len(scale.segments)
    2
    """
    clusters = _clusters(sorted(spans))
    room = 1 - gap * (len(clusters) - 1)
    weights = [sum(first <= a <= last for a, _ in spans) ** _CROWD for first, last in clusters]
    least = min(_LEAST_SHARE, room / len(clusters))
    spare = room - least * len(clusters)
    segments, at = [], 0.0
    for (first, last), weight in zip(clusters, weights, strict=True):
        length = least + spare * weight / sum(weights)
        segments.append(Segment(first, last, at, at + length))
        at += length + gap
    return Timescale(tuple(segments))


def _clusters(spans: Sequence[tuple[dt.date, dt.date]]) -> list[tuple[dt.date, dt.date]]:
    """Spans run together, parted at the longest gaps."""
    merged: list[tuple[dt.date, dt.date]] = []
    for first, last in spans:
        if merged and first <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(last, merged[-1][1]))
        else:
            merged.append((first, last))
    gaps = sorted(((b[0] - a[1]).days, i) for i, (a, b) in enumerate(pairwise(merged)))
    broken = {i for days, i in gaps[-_MOST_BREAKS:] if days > _GAP_DAYS}
    clusters = [merged[0]]
    for i, span in enumerate(merged[1:]):
        clusters = [*clusters, span] if i in broken else [*clusters[:-1], (clusters[-1][0], span[1])]
    return clusters
