"""rasad.charts.timelines.scale: an axis that leaves out long gaps."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rasad import calendars
from rasad.charts.page.sheet import width_of
from rasad.charts.timelines.scale import Segment, timescale
from rasad.charts.timelines.ticks import Ruler, Unit, ticks

day = dt.date
DAYS = st.dates(day(1979, 1, 1), day(2026, 12, 31))
SPANS = st.lists(st.tuples(DAYS, st.integers(0, 400)), min_size=1, max_size=12).map(
    lambda spans: [(first, first + dt.timedelta(length)) for first, length in spans]
)


def spans(*days: dt.date) -> list[tuple[dt.date, dt.date]]:
    return [(one, one) for one in days]


def test_one_day_is_one_segment_with_room_on_either_side():
    scale = timescale(spans(day(2021, 2, 8)))
    assert len(scale.segments) == 1
    assert (scale.segments[0].start, scale.segments[0].end) == (0, 1)
    assert scale.position(day(2021, 2, 8)) == pytest.approx(0.5)
    assert scale.position(day(2021, 2, 8), 0) > 0
    assert scale.position(day(2021, 2, 8), 1) < 1


@pytest.mark.parametrize(("gap", "segments"), [(59, 1), (60, 1), (61, 2)])
def test_a_gap_of_more_than_sixty_days_is_left_out(gap: int, segments: int):
    first = day(2021, 1, 1)
    assert len(timescale(spans(first, first + dt.timedelta(gap))).segments) == segments


def test_an_old_event_does_not_squeeze_a_week():
    # The executions of 1988 beside a gathering of July 2021.
    scale = timescale([(day(1988, 7, 1), day(1988, 9, 30)), *spans(*(day(2021, 7, 10 + i) for i in range(3)))])
    assert [segment.first.year for segment in scale.segments] == [1988, 2021]
    week = scale.position(day(2021, 7, 12)) - scale.position(day(2021, 7, 10))
    assert week > 0.2


def test_at_most_four_gaps_are_left_out_and_they_are_the_longest():
    starts = [day(2000, 1, 1), day(2001, 1, 1), day(2003, 1, 1), day(2006, 1, 1), day(2010, 1, 1), day(2015, 1, 1)]
    scale = timescale(spans(*starts))
    assert len(scale.segments) == 5
    assert (scale.segments[0].first, scale.segments[0].last) == (starts[0], starts[1])


def test_a_span_bridges_a_gap():
    scale = timescale([*spans(day(2021, 1, 1), day(2021, 12, 31)), (day(2021, 1, 1), day(2021, 12, 31))])
    assert len(scale.segments) == 1


def test_the_segment_with_more_events_is_longer():
    scale = timescale(spans(day(1988, 1, 1), *(day(2021, 7, i) for i in range(1, 10))))
    old, new = scale.segments
    assert new.end - new.start > old.end - old.start


def test_a_day_in_a_gap_lies_at_the_beginning_of_what_follows():
    scale = timescale(spans(day(2020, 1, 1), day(2021, 1, 1)))
    assert scale.position(day(2020, 6, 1)) == scale.position(day(2021, 1, 1))


def test_days_before_and_after_all_events_do_not_break_the_axis():
    scale = timescale(spans(day(2020, 1, 1), day(2021, 1, 1)))
    assert scale.position(day(1990, 1, 1)) == scale.position(day(2020, 1, 1))
    assert scale.position(day(2020, 1, 2)) >= scale.position(day(2020, 1, 1))


def test_a_day_has_a_beginning_and_an_end():
    scale = timescale([(day(2021, 7, 10), day(2021, 7, 12))])
    start, middle, end = (scale.position(day(2021, 7, 11), shift) for shift in (0, 0.5, 1))
    assert start < middle < end
    assert end == pytest.approx(scale.position(day(2021, 7, 12), 0))
    assert middle == pytest.approx(0.5)


def test_the_first_and_the_last_day_there_is_can_be_drawn():
    scale = timescale(spans(dt.date.min, dt.date.max))
    assert 0 < scale.position(dt.date.min) < scale.position(dt.date.max) < 1


@pytest.mark.slow
@given(spans=SPANS, gap=st.sampled_from([0.0, 0.05, 0.1]))
@settings(max_examples=100, deadline=None)
def test_segments_fill_the_axis_in_order_and_hold_every_event(spans: list[tuple[dt.date, dt.date]], gap: float):
    scale = timescale(spans, gap)
    assert 1 <= len(scale.segments) <= 5
    assert scale.segments[0].start == 0
    assert scale.segments[-1].end == pytest.approx(1)
    for left, right in pairwise(scale.segments):
        assert right.start - left.end == pytest.approx(gap)
        assert (right.first - left.last).days > 60
    for segment in scale.segments:
        assert segment.end - segment.start >= min(0.11, 1 / len(scale.segments) - gap) - 1e-9
    for first, last in spans:
        assert sum(segment.first <= first and last <= segment.last for segment in scale.segments) == 1


@pytest.mark.slow
@given(spans=SPANS)
@settings(max_examples=100, deadline=None)
def test_later_is_further_and_all_lies_on_the_axis(spans: list[tuple[dt.date, dt.date]]):
    scale = timescale(spans)
    days = sorted({one for span in spans for one in span})
    places = [scale.position(one) for one in days]
    assert all(0 < place < 1 for place in places)
    assert all(left < right for left, right in pairwise(places))


@given(spans=SPANS, data=st.data())
@settings(max_examples=40, deadline=None)
def test_the_order_of_the_events_changes_nothing(spans: list[tuple[dt.date, dt.date]], data: st.DataObject):
    assert timescale(data.draw(st.permutations(spans))) == timescale(spans)


def labels(first: dt.date, last: dt.date, unit: Unit, calendar: calendars.Calendar = "gregorian") -> list[str]:
    return [
        label.text for label in ticks(Segment(first, last, 0, 1), Ruler(calendar, "en", None, 3.2, 7.5), unit).labels
    ]


def test_months_are_named_where_they_begin_and_thinned_where_they_are_narrow():
    assert labels(day(2021, 6, 18), day(2021, 8, 20), "month") == ["June", "July", "August"]
    assert labels(day(2021, 1, 20), day(2021, 12, 20), "month") == ["January", "April", "July", "October"]
    assert labels(day(2021, 6, 18), day(2021, 8, 20), "month", "jalali") == ["Tir", "Mordad"]
    assert labels(day(2015, 1, 1), day(2021, 12, 31), "month") == []


def test_a_stretch_has_one_year_at_least():
    short = Segment(day(1980, 9, 22), day(1988, 8, 20), 0, 0.11)
    assert [label.text for label in ticks(short, Ruler("gregorian", "fa", None, 3.2, 7.5), "year").labels] == ["۱۹۸۰"]
    assert labels(day(2020, 12, 15), day(2021, 12, 1), "year") == ["2021"]
    assert labels(day(1900, 1, 1), day(1999, 12, 31), "year")[:3] == ["1900", "1920", "1940"]


def test_days_that_a_calendar_does_not_know_have_no_ticks():
    assert labels(day(570, 1, 1), day(570, 12, 31), "year", "jalali") == []
    assert labels(day(570, 1, 1), day(570, 12, 31), "year") == ["570"]


@pytest.mark.slow
@given(span=SPANS, calendar=st.sampled_from(["jalali", "gregorian"]), unit=st.sampled_from(["year", "month"]))
@settings(max_examples=100, deadline=None)
def test_labels_stand_in_order_and_apart(span: list[tuple[dt.date, dt.date]], calendar: calendars.Calendar, unit: Unit):
    for segment in timescale(span).segments:
        found = ticks(segment, Ruler(calendar, "fa", None, 3.2, 7.5), unit)
        assert all(segment.start < tick < segment.end for tick in found.ticks)
        assert found.labels or unit == "month"
        for left, right in pairwise(found.labels):
            assert left.at + width_of(left.text, 7.5) / 3.2 < right.at
