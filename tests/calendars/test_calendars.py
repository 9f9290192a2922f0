"""Calendars: conversion, names, written dates."""

from __future__ import annotations

import datetime as dt
import itertools

import jdatetime
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rasad.calendars import (
    FROM,
    YearMonthDay,
    format_date,
    from_gregorian,
    from_hijri,
    from_jalali,
    month_names,
    month_numbers,
    month_span,
    to_hijri,
    to_jalali,
    year_span,
)
from rasad.text import fold
from rasad.text.digits import NATIVE

DAY = dt.timedelta(1)

# --- conversion -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("year", [1320, 1357, 1375, 1399, 1400, 1403, 1404, 1408])
def test_every_day_of_a_jalali_year_is_the_day_that_jdatetime_says(year):
    first, last = year_span("jalali", year)
    assert (last - first).days + 1 == (366 if jdatetime.date(year, 1, 1).isleap() else 365)
    for number in range((last - first).days + 1):
        day = first + number * DAY
        other = jdatetime.date.fromgregorian(date=day)
        assert to_jalali(day) == (other.year, other.month, other.day)
        assert from_jalali(other.year, other.month, other.day) == day


@pytest.mark.slow
@settings(max_examples=400, deadline=None)
@given(st.integers(1200, 1500), st.integers(1, 12), st.integers(1, 31))
def test_jalali_dates_of_three_centuries_agree_with_jdatetime(year, month, day):
    try:
        wanted = jdatetime.date(year, month, day).togregorian()
    except ValueError:
        wanted = None
    assert from_jalali(year, month, day) == wanted
    if wanted:
        assert to_jalali(wanted) == YearMonthDay(year, month, day)


@pytest.mark.slow
@settings(max_examples=200, deadline=None)
@given(st.dates(dt.date(1822, 1, 1), dt.date(2121, 3, 20)))
def test_a_day_goes_to_jalali_and_back(day):
    assert from_jalali(*to_jalali(day)) == day


@pytest.mark.parametrize(
    ("jalali", "day"),
    [
        ((1399, 11, 20), "2021-02-08"),
        ((1403, 3, 4), "2024-05-24"),
        ((1357, 11, 22), "1979-02-11"),
        ((1404, 1, 1), "2025-03-21"),  # khayyam is a day off here
        ((1403, 12, 30), "2025-03-20"),
        ((1332, 5, 28), "1953-08-19"),
    ],
)
def test_known_days(jalali, day):
    assert from_jalali(*jalali) == dt.date.fromisoformat(day)


@pytest.mark.parametrize(
    "date",
    [
        (1402, 12, 30),
        (1403, 7, 31),
        (1403, 13, 1),
        (1403, 0, 1),
        (1403, 1, 0),
        (1403, 1, 32),
        (0, 1, 1),
        (-1, 1, 1),
        (1501, 1, 1),
    ],
)
def test_what_is_no_jalali_date_is_none_and_never_another_day(date):
    assert from_jalali(*date) is None


@pytest.mark.parametrize(
    "date", [(2021, 2, 29), (2021, 2, 30), (2021, 13, 1), (2021, 0, 1), (2021, 4, 31), (0, 1, 1), (10000, 1, 1)]
)
def test_what_is_no_gregorian_date_is_none(date):
    assert from_gregorian(*date) is None


def test_a_leap_day_is_a_date():
    assert from_gregorian(2020, 2, 29) == dt.date(2020, 2, 29)


@pytest.mark.parametrize(
    ("lunar", "day"),
    [
        ((1445, 3, 25), "2023-10-10"),
        ((1446, 1, 1), "2024-07-07"),
        ((1445, 9, 1), "2024-03-11"),
        ((1343, 1, 1), "1924-08-01"),
    ],
)
def test_lunar_dates_by_umm_al_qura(lunar, day):
    assert from_hijri(*lunar) == dt.date.fromisoformat(day)


@pytest.mark.parametrize(
    "date",
    [(1445, 13, 1), (1445, 9, 31), (1445, 1, 0), (1342, 12, 29), (61, 1, 10), (1501, 1, 1), (10**12, 1, 1), (-5, 1, 1)],
)
def test_a_lunar_date_that_the_table_does_not_know_is_none(date):
    assert from_hijri(*date) is None


@pytest.fixture(scope="module")
def three_centuries() -> pd.DataFrame:
    """Every day from 1200 to 1500 AP as jdatetime has it, with its Gregorian day."""
    first, last = jdatetime.date(1200, 1, 1).togregorian(), jdatetime.date(1500, 12, 29).togregorian()
    days = [first + n * DAY for n in range((last - first).days + 1)]
    counted = [(day.year, day.month, day.day) for day in (jdatetime.date.fromgregorian(date=d) for d in days)]
    return pd.DataFrame(counted, columns=["year", "month", "day"]).assign(gregorian=days)


@pytest.mark.slow
def test_every_day_of_three_centuries_is_what_jdatetime_says(three_centuries: pd.DataFrame):
    assert len(three_centuries) > 109_000
    found = to_jalali(three_centuries["gregorian"])
    assert (found == three_centuries[["year", "month", "day"]]).all().all()
    back = from_jalali(three_centuries["year"], three_centuries["month"], three_centuries["day"])
    assert (back.dt.date == three_centuries["gregorian"]).all()


def test_a_column_of_iso_text_keeps_its_index_and_its_gaps():
    column = pd.Series(["2021-02-08", None, "0600-01-01"], index=[7, 8, 9])
    found = to_jalali(column)
    assert list(found.index) == [7, 8, 9]
    assert found.loc[7].tolist() == [1399, 11, 20]
    assert found.loc[[8, 9]].isna().all().all()


def test_what_is_no_jalali_date_is_missing_in_a_column():
    table = pd.DataFrame({"year": [1402, 1403, 1403, 0, None], "month": [12, 13, 7, 1, 1], "day": [30, 1, 31, 1, 1]})
    assert from_jalali(table["year"], table["month"], table["day"]).isna().all()


def test_a_column_agrees_with_single_days():
    days = pd.Series([dt.date(2025, 3, 20), dt.date(2025, 3, 21), dt.date(1999, 12, 31)])
    assert [tuple(row) for row in to_jalali(days).to_numpy()] == [to_jalali(day) for day in days]


def test_an_empty_column_gives_an_empty_table():
    assert list(to_jalali(pd.Series([], dtype=object)).columns) == ["year", "month", "day"]


@pytest.mark.slow
@settings(max_examples=200, deadline=None)
@given(st.dates(dt.date(1924, 8, 1), dt.date(2077, 11, 16)))
def test_a_day_goes_to_the_lunar_calendar_and_back(day: dt.date):
    assert from_hijri(*to_hijri(day)) == day


# --- spans ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("calendar", "years"),
    [("jalali", range(1290, 1420)), ("gregorian", range(1890, 2050)), ("hijri", range(1343, 1500))],
)
def test_months_follow_each_other_without_gap_and_make_the_year(calendar, years):
    months = [month_span(calendar, year, month) for year in years for month in range(1, 13)]
    assert all(after[0] - before[1] == DAY for before, after in itertools.pairwise(months))
    spans = [year_span(calendar, year) for year in years]
    assert [span[0] for span in spans] == [first for first, _ in months[::12]]
    assert [span[1] for span in spans] == [last for _, last in months[11::12]]


def test_jalali_months_have_their_lawful_lengths():
    lengths = [(b - a).days + 1 for a, b in (month_span("jalali", 1403, month) for month in range(1, 13))]
    assert lengths == [31] * 6 + [30] * 6
    assert month_span("jalali", 1402, 12)[1] == from_jalali(1402, 12, 29)


@pytest.mark.parametrize("calendar", sorted(FROM))
@pytest.mark.parametrize("month", [0, 13, -1])
def test_a_month_outside_the_year_has_no_span(calendar, month):
    assert month_span(calendar, 1445, month) is None


@pytest.mark.parametrize(
    ("calendar", "year"),
    [("jalali", 1501), ("jalali", 0), ("gregorian", 0), ("gregorian", 10000), ("hijri", 1342), ("hijri", 1501)],
)
def test_a_year_that_the_calendar_does_not_know_has_no_span(calendar, year):
    assert year_span(calendar, year) is None


@pytest.mark.parametrize(("calendar", "year"), [("jalali", 1500), ("hijri", 1500), ("gregorian", 9999)])
def test_the_last_year_that_a_calendar_knows_has_a_span(calendar, year):
    assert year_span(calendar, year)[0] == FROM[calendar](year, 1, 1)


# --- names ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("calendar", "language"), list(itertools.product(["jalali", "gregorian", "hijri"], ["en", "fa", "ar"]))
)
def test_every_calendar_has_twelve_names_in_every_language(calendar, language):
    names = month_names(calendar, language)
    assert len(names) == len(set(names)) == 12
    assert all(name == name.strip() != "" for name in names)


@pytest.mark.parametrize(
    ("country", "july", "august", "january"),
    [
        (None, "يوليو", "أغسطس", "يناير"),
        ("EG", "يوليو", "أغسطس", "يناير"),
        ("SY", "تموز", "آب", "كانون الثاني"),
        ("LB", "تموز", "آب", "كانون الثاني"),
        ("IQ", "تموز", "آب", "كانون الثاني"),
        ("JO", "تموز", "آب", "كانون الثاني"),
        ("PS", "تموز", "آب", "كانون الثاني"),
        ("DZ", "جويلية", "أوت", "جانفي"),
        ("TN", "جويلية", "أوت", "جانفي"),
        ("MA", "يوليوز", "غشت", "يناير"),
        ("SA", "يوليو", "أغسطس", "يناير"),  # not listed: the general names
    ],
)
def test_arabic_month_names_are_those_of_the_country(country, july, august, january):
    names = month_names("gregorian", "ar", country)
    assert (names[6], names[7], names[0]) == (july, august, january)


def test_the_country_changes_no_other_names():
    assert month_names("jalali", "ar", "SY") == month_names("jalali", "ar")
    assert month_names("gregorian", "fa", "SY") == month_names("gregorian", "fa")


@pytest.mark.parametrize(
    ("calendar", "language", "form", "number"),
    [
        ("jalali", "fa", "بهمن", 11),
        ("jalali", "fa", "امرداد", 5),
        ("jalali", "fa", "سنبله", 6),  # Afghan
        ("jalali", "ar", "إسفند", 12),
        ("gregorian", "fa", "ژوئیه", 7),
        ("gregorian", "fa", "جولای", 7),
        ("gregorian", "ar", "آب", 8),
        ("gregorian", "ar", "شتنبر", 9),
        ("gregorian", "ar", "جويلية", 7),
        ("gregorian", "ar", "كانون الأول", 12),
        ("gregorian", "ar", "كانون الثاني", 1),
        ("hijri", "ar", "ذي الحجة", 12),
        ("hijri", "fa", "ذی\u200cالقعده", 11),
    ],
)
def test_every_form_of_a_month_has_its_number(calendar, language, form, number):
    assert month_numbers(calendar, language)[fold.key(form, language)] == number


@pytest.mark.parametrize(
    ("calendar", "language"), list(itertools.product(["jalali", "gregorian", "hijri"], ["fa", "ar"]))
)
def test_the_written_name_of_a_month_is_also_read(calendar, language):
    numbers = month_numbers(calendar, language)
    names = month_names(calendar, language)
    assert [numbers[fold.key(name, language)] for name in names] == list(range(1, 13))


# --- written dates ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("date", "language", "written"),
    [
        ("2021-02-08", "fa", "۲۰ بهمن ۱۳۹۹"),
        ("2021-02-08", "ar", "٨ فبراير ٢٠٢١"),
        ("2021-02-08", "en", "8 February 2021"),
        ("2021-02", "fa", "فوریه ۲۰۲۱"),  # a Gregorian month is no Jalali month
        ("2021-02", "en", "February 2021"),
        ("2021", "ar", "٢٠٢١"),
        ("2021~", "en", "about 2021"),
        ("2021-02-08?", "ar", "على الأرجح ٨ فبراير ٢٠٢١"),
        ("2021-02-08?", "fa", "احتمالاً ۲۰ بهمن ۱۳۹۹"),
        ("2021%", "en", "probably about 2021"),
        ("2021-07-10/2021-07-12", "en", "10–12 July 2021"),
        ("2021-07-10/2021-07-12", "ar", "١٠ إلى ١٢ يوليو ٢٠٢١"),
        ("2021-07-10/2021-07-12", "fa", "۱۹ تا ۲۱ تیر ۱۴۰۰"),
        ("2021-07-10/2021-08-12", "en", "10 July – 12 August 2021"),
        ("2020-12-30/2021-01-02", "en", "30 December 2020 – 2 January 2021"),
        ("2020-12-30/2021-01-02", "fa", "۱۰ تا ۱۳ دی ۱۳۹۹"),  # two years in one calendar, one month in the other
        ("2021-07/2021-09", "en", "July–September 2021"),
        ("2021/2023", "ar", "٢٠٢١ إلى ٢٠٢٣"),
        ("2021-02-08/2021-02-08", "fa", "۲۰ بهمن ۱۳۹۹"),
        ("2021-02-08/..", "fa", "از ۲۰ بهمن ۱۳۹۹"),
        ("../2021-02-08", "ar", "حتى ٨ فبراير ٢٠٢١"),
        ("/2021-02-08", "en", "until 8 February 2021"),
        ("2021-02-08/", "en", "from 8 February 2021"),
        (dt.date(2021, 2, 8), "fa", "۲۰ بهمن ۱۳۹۹"),
    ],
)
def test_a_date_is_written_as_the_language_writes_it(date, language, written):
    assert format_date(date, language) == written


@pytest.mark.parametrize(
    ("language", "calendar", "country", "written"),
    [
        ("ar", None, "SY", "٨ شباط ٢٠٢١"),
        ("ar", None, "MA", "٨ فبراير ٢٠٢١"),
        ("ar", "jalali", None, "٢٠ بهمن ١٣٩٩"),
        ("fa", "gregorian", None, "۸ فوریه ۲۰۲۱"),
        ("en", "jalali", None, "20 Bahman 1399"),
    ],
)
def test_calendar_and_country_are_a_choice(language, calendar, country, written):
    assert format_date("2021-02-08", language, calendar, country) == written


@settings(max_examples=100, deadline=None)
@given(st.dates(dt.date(1900, 1, 1), dt.date(2100, 1, 1)), st.sampled_from(["en", "fa", "ar"]))
def test_a_written_day_has_three_parts_and_the_digits_of_its_language(day, language):
    written = format_date(day, language)
    number, *_, year = written.split(" ")
    counted = to_jalali(day) if language == "fa" else day.timetuple()
    assert (int(number), int(year)) == (counted[2], counted[0])
    assert number[0] in NATIVE[language]


@pytest.mark.parametrize(
    "date", ["8 February 2021", "2021-2-8", "2021-W05", "2021/2022/2023", "2021-02-30", "x", "2021-02-08T10:00"]
)
def test_what_cannot_be_written_is_refused(date):
    with pytest.raises(ValueError, match=r"not a date that can be written|day is out of range"):
        format_date(date, "en")


@pytest.mark.parametrize("date", ["2025-13", "2025-00", "2025-25", "2025-13/2026"])
def test_a_month_that_does_not_exist_is_refused(date):
    with pytest.raises(ValueError, match="not a date that can be written"):
        format_date(date, "en")


@pytest.mark.parametrize("date", ["", "..", "/", "../.."])
def test_a_date_without_any_day_is_refused(date):
    with pytest.raises(ValueError, match=r"not a date that can be written|must be a text"):
        format_date(date, "en")


def test_a_calendar_that_cannot_be_written_is_refused():
    with pytest.raises(ValueError, match="hijri"):
        format_date("2021-07-10", "fa", "hijri")


@pytest.mark.parametrize(
    ("date", "language", "written"),
    [
        ("[2019..2021]", "en", "between 2019 and 2021"),
        ("[2021-02-08..2021-03-20]", "fa", "بین ۲۰ بهمن ۱۳۹۹ و ۳۰ اسفند ۱۳۹۹"),
        ("[2019..2021]", "ar", "بين ٢٠١٩ و٢٠٢١"),
        ("[..2021-02-08]", "en", "8 February 2021 or before"),
        ("[..2021-02-08]", "fa", "۲۰ بهمن ۱۳۹۹ یا پیش از آن"),
        ("[..2021]", "ar", "٢٠٢١ أو قبله"),
        ("[2021-02..]", "en", "February 2021 or after"),
        ("2021-02~/2021-04", "en", "about February–April 2021"),
        ("2022-SP", "ar", "ربيع ٢٠٢٢"),  # as find_dates writes a season
        ("2022-21", "en", "spring 2022"),
    ],
)
def test_partial_and_uncertain_dates(date, language, written):
    assert format_date(date, language) == written


@pytest.mark.parametrize(
    ("date", "language", "written"),
    [
        ("2021-02-08", "en", "8 February 2021 (20 Bahman 1399)"),
        ("2021-02-08", "fa", "۲۰ بهمن ۱۳۹۹ (۸ فوریه ۲۰۲۱)"),
        ("2021-02-08", "ar", "٨ فبراير ٢٠٢١ (٢٠ بهمن ١٣٩٩)"),
        ("2021", "en", "2021"),  # a Gregorian year is no Jalali year: written once
        ("2021-02-08~", "en", "about 8 February 2021 (about 20 Bahman 1399)"),
    ],
)
def test_both_calendars_stand_side_by_side(date, language, written):
    assert format_date(date, language, "both") == written


@pytest.mark.parametrize(
    ("date", "written"),
    [
        ("2019-10-23/2019-11-21", "آبان ۱۳۹۸"),
        ("2024-06-21/2024-09-21", "تابستان ۱۴۰۳"),
        ("2023-03-21/2024-03-19", "۱۴۰۲"),
        ("2019-10-23/2019-11-20", "۱ تا ۲۹ آبان ۱۳۹۸"),
        ("2019-09-23/2019-11-21", "۱ مهر تا ۳۰ آبان ۱۳۹۸"),
    ],
)
def test_days_that_are_a_whole_jalali_month_season_or_year_are_written_so(date, written):
    assert format_date(date, "fa") == written


@pytest.mark.parametrize("date", ["[2019..2021", "[..]", "[2019/2021]", "[2021..x]"])
def test_half_a_set_of_dates_is_refused(date):
    with pytest.raises(ValueError, match="not a date that can be written"):
        format_date(date, "en")
