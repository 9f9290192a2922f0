"""Dates in prose: where they stand, what they mean, and what is none."""

from __future__ import annotations

import datetime as dt
import itertools

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import rasad
from growth import grows_at_most
from rasad.dates import DateMention, find_dates, parse_edtf

WEDNESDAY = "2024-11-20"  # 30 Aban 1403


def values(text, lang, published=None):
    return [(date.surface, date.value) for date in find_dates(text, lang, published)]


def the_one(text, lang, published=None) -> DateMention:
    (date,) = find_dates(text, lang, published)
    return date


# --- explicit dates ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "surface", "value", "calendar"),
    [
        ("رئیس سازمان در ۱۴ آذر ۱۴۰۲ کناره گرفت.", "۱۴ آذر ۱۴۰۲", "2023-12-05", "jalali"),
        ("جلسه دوشنبه ۱۴۰۱/۰۸/۱۶ برگزار شد.", "دوشنبه ۱۴۰۱/۰۸/۱۶", "2022-11-07", "jalali"),
        ("در ۳ خردادماه ۱۳۶۱ آزاد شد.", "۳ خردادماه ۱۳۶۱", "1982-05-24", "jalali"),
        ("در ۲ دی‌ماه سال ۱۳۹۰ آمد.", "۲ دی‌ماه سال ۱۳۹۰", "2011-12-23", "jalali"),
        ("بیست و نهم اسفند ۱۳۲۹ تصویب شد.", "بیست و نهم اسفند ۱۳۲۹", "1951-03-20", "jalali"),
        ("اول فروردین ۱۳۸۰ آغاز شد.", "اول فروردین ۱۳۸۰", "2001-03-21", "jalali"),
        ("۳۰ اسفند ۱۳۹۹ روز پایانی سال بود.", "۳۰ اسفند ۱۳۹۹", "2021-03-20", "jalali"),
        ("والی بلخ ۱۲ سنبله ۱۴۰۰ رفت.", "۱۲ سنبله ۱۴۰۰", "2021-09-03", "jalali"),
        ("سفیر ۵ سپتامبر ۲۰۱۹ رسید.", "۵ سپتامبر ۲۰۱۹", "2019-09-05", "gregorian"),
        ("در ۹ می ۱۹۴۵ پایان یافت.", "۹ می ۱۹۴۵", "1945-05-09", "gregorian"),
        ("آبان ۱۳۹۸ اینترنت قطع شد.", "آبان ۱۳۹۸", "2019-10-23/2019-11-21", "jalali"),
        ("از دی‌ماه ۹۶ بیکارند.", "دی‌ماه ۹۶", "2017-12-22/2018-01-20", "jalali"),
        ("پیمان نوامبر ۱۹۸۹ امضا شد.", "نوامبر ۱۹۸۹", "1989-11", "gregorian"),
        ("پل در پاییز ۱۳۸۴ باز شد.", "پاییز ۱۳۸۴", "2005-09-23/2005-12-21", "jalali"),
        ("در سال ۱۴۰۱ ساخته شد.", "سال ۱۴۰۱", "2022-03-21/2023-03-20", "jalali"),
        ("او متولد ۱۳۳۹ است.", "۱۳۳۹", "1960-03-21/1961-03-20", "jalali"),
        ("در ۱۹۰۶ میلادی پیروز شد.", "۱۹۰۶ میلادی", "1906", "gregorian"),
        ("دهه ۱۳۱۰ ساخته شد.", "دهه ۱۳۱۰", "1931-03-22/1941-03-20", "jalali"),
        ("دهه شصت دشوار بود.", "دهه شصت", "1981-03-21/1991-03-20", "jalali"),
        ("دهه ۱۹۵۰ میلادی بود.", "دهه ۱۹۵۰ میلادی", "195X", "gregorian"),
        ("در قرن نوزدهم می‌زیست.", "قرن نوزدهم", "18XX", "gregorian"),
        ("در سال ۹۸ کوچ کرد.", "سال ۹۸", "2019-03-21/2020-03-19", "jalali"),
    ],
)
def test_explicit_dates_in_persian(text, surface, value, calendar):
    date = the_one(text, "fa")
    assert (date.surface, date.value, date.calendar, date.basis) == (surface, value, calendar, "explicit")


@pytest.mark.parametrize(
    ("text", "surface", "value", "calendar"),
    [
        ("وُقّع الاتفاق في 14 مايو 2018.", "14 مايو 2018", "2018-05-14", "gregorian"),
        ("تسلّم مهامه في ٣ تشرين الثاني ٢٠٢١.", "٣ تشرين الثاني ٢٠٢١", "2021-11-03", "gregorian"),
        ("أُعلن الخميس 24 فبراير 2022.", "الخميس 24 فبراير 2022", "2022-02-24", "gregorian"),
        ("يوم الأربعاء الموافق 20 يوليو 2022", "يوم الأربعاء الموافق 20 يوليو 2022", "2022-07-20", "gregorian"),
        ("السابع عشر من أكتوبر 2019", "السابع عشر من أكتوبر 2019", "2019-10-17", "gregorian"),
        ("في الـ25 من يناير 2011 خرجوا.", "الـ25 من يناير 2011", "2011-01-25", "gregorian"),
        ("رُفع العلم في 5 جويلية 1962.", "5 جويلية 1962", "1962-07-05", "gregorian"),
        ("في 9 غشت 1956 عاد.", "9 غشت 1956", "1956-08-09", "gregorian"),
        ("حُرّر بتاريخ 15/09/2020.", "15/09/2020", "2020-09-15", "gregorian"),
        ("حُرّر بتاريخ 05-06-2020.", "05-06-2020", "2020-06-05", "gregorian"),  # day first
        ("في نوفمبر 2019 خرج الناس.", "نوفمبر 2019", "2019-11", "gregorian"),
        ("في شهر نوفمبر عام 2019.", "شهر نوفمبر عام 2019", "2019-11", "gregorian"),
        ("توقفت في منتصف عام 2017.", "منتصف عام 2017", "2017", "gregorian"),
        ("منذ 1979 وهم هناك.", "1979", "1979", "gregorian"),  # the preposition stays outside
        ("في ربيع 2011 غادروا.", "ربيع 2011", "2011-SP", "gregorian"),
        ("في صيف عام 2006 جفّت.", "صيف عام 2006", "2006-SU", "gregorian"),
        ("في الستينيات هاجروا.", "الستينيات", "196X", "gregorian"),
        ("في القرن التاسع عشر.", "القرن التاسع عشر", "18XX", "gregorian"),
        ("صدرت في 12 رجب 1446 هـ.", "12 رجب 1446 هـ", "2025-01-12", "hijri"),
        ("وصلت في 12 بهمن 1357.", "12 بهمن 1357", "1979-02-01", "jalali"),
        ("وُلد في 29 فبراير 2020.", "29 فبراير 2020", "2020-02-29", "gregorian"),
        ("في ثمانينيات القرن الماضي.", "ثمانينيات القرن الماضي", "198X", "gregorian"),
        ("بين عامي 1975 و1990 هاجروا.", "عامي 1975 و1990", "1975/1990", "gregorian"),
    ],
)
def test_explicit_dates_in_arabic(text, surface, value, calendar):
    date = the_one(text, "ar", WEDNESDAY if "الماضي" in text else None)
    assert (date.surface, date.value, date.calendar, date.basis) == (surface, value, calendar, "explicit")


@pytest.mark.parametrize(
    ("text", "lang", "value"),
    [
        ("۱۴۰۳/۰۳/۰۴", "fa", "2024-05-24"),
        ("١٤٠٣/٠٣/٠٤", "fa", "2024-05-24"),
        ("1403/03/04", "fa", "2024-05-24"),
        ("۱4۰٣/3/٤", "fa", "2024-05-24"),  # three digit sets in one date
        ("۱۴۰۳-۰۳-۰۴", "fa", "2024-05-24"),
        ("۱۴۰۳.۰۳.۰۴", "fa", "2024-05-24"),
        ("2025-07-20", "fa", "2025-07-20"),
        ("۲۰۲۴/۰۵/۱۹", "fa", "2024-05-19"),
        ("٢٠٢٣/٠٩/٢٨", "ar", "2023-09-28"),
        ("31.12.1999", "ar", "1999-12-31"),
        ("1446/07/12 هـ", "ar", "2025-01-12"),
    ],
)
def test_numeric_dates_of_three_digit_sets(text, lang, value):
    date = the_one(text, lang)
    assert (date.surface, date.value) == (text, value)


@pytest.mark.parametrize(
    ("text", "lang", "surface", "value"),
    [
        ("از ۱۹ تا ۲۹ اردیبهشت ۱۴۰۳ برپاست.", "fa", "۱۹ تا ۲۹ اردیبهشت ۱۴۰۳", "2024-05-08/2024-05-18"),
        ("من 2 إلى 6 سبتمبر 2019", "ar", "2 إلى 6 سبتمبر 2019", "2019-09-02/2019-09-06"),
        ("25 و28 سبتمبر 2023", "ar", "25 و28 سبتمبر 2023", "2023-09-25/2023-09-28"),
        ("10-12 يوليو 2021", "ar", "10-12 يوليو 2021", "2021-07-10/2021-07-12"),
        ("10–12 يوليو 2021", "ar", "10–12 يوليو 2021", "2021-07-10/2021-07-12"),
        ("الحرب 1980-1988", "ar", "1980-1988", "1980/1988"),
        ("من 2015 حتى 2018", "ar", "2015 حتى 2018", "2015/2018"),
        ("جنگ ۱۳۵۹ تا ۱۳۶۷", "fa", "۱۳۵۹ تا ۱۳۶۷", "1980-03-21/1989-03-20"),
    ],
)
def test_a_range_is_one_interval(text, lang, surface, value):
    assert values(text, lang) == [(surface, value)]


def test_a_range_over_a_month_end_of_another_year_is_not_turned_round():
    assert all("/" not in (value or "") for _, value in values("من 28 إلى 3 مارس 2022", "ar"))


def test_the_first_day_of_a_range_shares_the_year_of_the_last():
    found = values("من 28 فبراير إلى 3 مارس 2022", "ar", WEDNESDAY)
    assert ("28 فبراير", "2025-02-28") not in found


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("18 كانون الثاني/يناير 1991", "1991-01-18"),
        ("1 أيار/مايو 2023", "2023-05-01"),
        ("1 مايو (أيار) 2023", "2023-05-01"),
        ("10 مارس / آذار 2023", "2023-03-10"),
        ("سبتمبر/أيلول 2022", "2022-09"),
    ],
)
def test_twin_month_names_are_one_date(text, value):
    assert values(text, "ar") == [(text, value)]


def test_twin_names_of_two_months_are_no_twin():
    assert not {"2020-08", "2020-09-08"} & {value for _, value in values("في آب/أيلول 2020", "ar")}


def test_a_date_in_two_calendars_is_two_dates_with_one_value():
    assert values("۱ مهر ۱۳۹۹ (۲۲ سپتامبر ۲۰۲۰)", "fa") == [
        ("۱ مهر ۱۳۹۹", "2020-09-22"),
        ("۲۲ سپتامبر ۲۰۲۰", "2020-09-22"),
    ]


def test_dates_come_in_order_of_appearance_without_overlap():
    text = "از ۵ مهر ۱۳۸۰ تا ۷ آبان ۱۳۸۵ و سپس ۱۴۰۰/۰۱/۰۱"
    found = find_dates(text, "fa")
    assert [date.value for date in found] == ["2001-09-27", "2006-10-29", "2021-03-21"]
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))


@pytest.mark.parametrize(
    ("text", "lang", "surface", "value"),
    [
        ("نشریه در۷مرداد۱۳۸۸ توقیف شد.", "fa", "۷مرداد۱۳۸۸", "2009-07-29"),
        ("درسال۱۳۹۸ قطع شد.", "fa", "سال۱۳۹۸", "2019-03-21/2020-03-19"),
        ("اعتُقل في7أبريل2015 هناك.", "ar", "7أبريل2015", "2015-04-07"),
        ("وفي عام1988 أُعدموا.", "ar", "عام1988", "1988"),
        ("در ۱۰\u00a0تیر\u00a0۱۳۶۵ غرق شد.", "fa", "۱۰\u00a0تیر\u00a0۱۳۶۵", "1986-07-01"),
        ("در ۱۰\u00a0 تیر  ۱۳۶۵ غرق شد.", "fa", "۱۰\u00a0 تیر  ۱۳۶۵", "1986-07-01"),
        ("در ۲۵\u200f مرداد\u200f ۱۴۰۲ صادر شد.", "fa", "۲۵\u200f مرداد\u200f ۱۴۰۲", "2023-08-16"),
        ("في \u202b17 أكتوبر 2019\u202c خرجوا.", "ar", "17 أكتوبر 2019", "2019-10-17"),
        ("في 17 أكتــوبر 2019 خرجوا.", "ar", "17 أكتــوبر 2019", "2019-10-17"),
        ("في شُباط 2011 رحل.", "ar", "شُباط 2011", "2011-02"),
        ("في 1 ﻳﻨﺎﻳﺮ 2011 رحل.", "ar", "1 ﻳﻨﺎﻳﺮ 2011", "2011-01-01"),
        ("پنجشنبه ۵ اردی\u200cبهشت ۱۳۹۸", "fa", "پنجشنبه ۵ اردی\u200cبهشت ۱۳۹۸", "2019-04-25"),
        ("في 3 كانون\nالثاني 2020", "ar", "3 كانون\nالثاني 2020", "2020-01-03"),
    ],
)
def test_lost_spaces_marks_and_stretched_letters_do_not_hide_a_date(text, lang, surface, value):
    assert values(text, lang) == [(surface, value)]


def test_arabic_clitics_stay_outside_the_span():
    assert values("ويوم الأحد عاد، وأمس غادر.", "ar", WEDNESDAY) == [("يوم الأحد", "2024-11-17"), ("أمس", "2024-11-19")]


@pytest.mark.parametrize(
    ("text", "lang", "granularity", "earliest", "latest"),
    [
        ("20 يوليو 2022", "ar", "day", "2022-07-20", "2022-07-20"),
        ("يوليو 2022", "ar", "month", "2022-07-01", "2022-07-31"),
        ("عام 2022", "ar", "year", "2022-01-01", "2022-12-31"),
        ("شتاء 2022", "ar", "season", "2022-12-01", "2023-02-28"),
        ("الستينيات", "ar", "decade", "1960-01-01", "1969-12-31"),
        ("القرن العشرين", "ar", "century", "1900-01-01", "1999-12-31"),
        ("زمستان ۱۳۹۹", "fa", "season", "2020-12-21", "2021-03-20"),
        ("سال ۱۳۹۹", "fa", "year", "2020-03-20", "2021-03-20"),
    ],
)
def test_earliest_and_latest_are_the_first_and_last_day(text, lang, granularity, earliest, latest):
    date = the_one(text, lang)
    assert (date.granularity, date.earliest, date.latest) == (granularity, earliest, latest)


def test_a_lunar_day_in_a_persian_text_may_be_one_day_later():
    date = the_one("۱۰ محرم ۱۴۴۷", "fa")
    assert (date.earliest, date.latest) == ("2025-07-05", "2025-07-06")


def test_a_decade_named_by_a_year_inside_it_has_the_days_of_its_value():
    date = the_one("دهه ۱۹۸۵ میلادی", "fa")
    assert (date.earliest, date.latest) == tuple(day.isoformat() for day in parse_edtf(date.value))


# --- dates without a year ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "lang", "published", "value"),
    [
        ("السابع عشر من أكتوبر", "ar", "2019-11-04", "2019-10-17"),
        ("28 ديسمبر", "ar", "2020-01-05", "2019-12-28"),
        ("3 يناير", "ar", "2019-12-30", "2020-01-03"),
        ("۲۳ خرداد", "fa", "2025-07-21", "2025-06-13"),
        ("۲ فروردین", "fa", "2025-03-15", "2025-03-22"),
        (
            "29 فبراير",
            "ar",
            "2022-07-01",
            "2024-02-29",
        ),  # the nearest year that has one: 2020 is 2.3 years away, 2024 is 1.7
        ("حزيران الماضي", "ar", "2025-07-21", "2025-06"),
        ("أيلول الماضي", "ar", "2025-07-21", "2024-09"),
        ("أيلول المقبل", "ar", "2025-07-21", "2025-09"),
        ("اواخر شهریور", "fa", "2025-07-21", "2025-08-23/2025-09-22"),
        ("10 إلى 12 يوليو", "ar", "2021-07-18", "2021-07-10/2021-07-12"),
    ],
)
def test_a_date_without_a_year_lies_nearest_to_publication(text, lang, published, value):
    date = the_one(text, lang, published)
    assert (date.surface, date.value, date.basis) == (text, value, "relative")


@pytest.mark.parametrize(
    ("text", "lang", "wrong"),
    [
        ("۱۲ اکتبر سال گذشته", "fa", "2024-10-12"),
        ("12 أكتوبر من العام الماضي", "ar", "2024-10-12"),
    ],
)
def test_a_day_of_last_year_is_not_one_of_this_year(text, lang, wrong):
    assert wrong not in [value for _, value in values(text, lang, WEDNESDAY)]


def test_an_attack_known_by_its_day_has_its_own_year():
    assert values("منذ هجمات 11 سبتمبر", "ar", WEDNESDAY) == [("11 سبتمبر", "2001-09-11")]


# --- weekdays ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "lang", "value"),
    [
        ("سه‌شنبه", "fa", "2024-11-19"),
        ("سه شنبه", "fa", "2024-11-19"),
        ("سهشنبه", "fa", "2024-11-19"),  # a lost half-space
        ("پنج\u200cشنبه", "fa", "2024-11-14"),
        ("روز شنبه", "fa", "2024-11-16"),
        ("یکشنبه", "fa", "2024-11-17"),
        ("يوم الاثنين", "ar", "2024-11-18"),
        ("الإثنين", "ar", "2024-11-18"),
        ("الأربعاء", "ar", "2024-11-20"),  # the day of publication itself
        ("الخميس", "ar", "2024-11-14"),
        ("دو شنبه", "fa", "2024-11-18"),
        ("چهار شنبه", "fa", "2024-11-20"),
    ],
)
def test_weekday_without_a_word_is_the_latest_not_after_publication(text, lang, value):
    assert values(text, lang, WEDNESDAY) == [(text, value)]


@pytest.mark.parametrize(
    ("text", "lang", "value"),
    [
        ("شنبه آینده", "fa", "2024-11-23"),
        ("چهارشنبه آینده", "fa", "2024-11-27"),
        ("يوم الجمعة المقبل", "ar", "2024-11-22"),
        ("الأربعاء القادم", "ar", "2024-11-27"),
        ("چهارشنبه گذشته", "fa", "2024-11-13"),
        ("الأربعاء الماضي", "ar", "2024-11-13"),
        ("الثلاثاء الماضي", "ar", "2024-11-19"),
        ("سه‌شنبهٔ گذشته", "fa", "2024-11-19"),
    ],
)
def test_weekday_with_next_or_last_is_strictly_after_or_before_publication(text, lang, value):
    assert values(text, lang, WEDNESDAY) == [(text, value)]


@pytest.mark.parametrize(
    ("text", "lang", "value"),
    [
        ("انتخابات جمعه برگزار خواهد شد.", "fa", "2024-11-22"),
        ("ستبدأ المحادثات يوم الأحد.", "ar", "2024-11-24"),
        ("سوف يصل الوفد يوم السبت.", "ar", "2024-11-23"),
    ],
)
def test_weekday_with_a_verb_of_the_future_lies_ahead(text, lang, value):
    assert [v for _, v in values(text, lang, WEDNESDAY)] == [value]


def test_a_weekday_beside_its_date_is_part_of_the_date():
    assert values("جمعه، ۸ تیر ۱۴۰۳", "fa") == [("جمعه، ۸ تیر ۱۴۰۳", "2024-06-28")]


def test_a_weekday_beside_tomorrow_is_tomorrow():
    assert values("يصل غداً الخميس", "ar", WEDNESDAY) == [("غداً الخميس", "2024-11-21")]


# --- relative to publication ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "lang", "value"),
    [
        ("امروز", "fa", "2024-11-20"),
        ("دیروز", "fa", "2024-11-19"),
        ("پریروز", "fa", "2024-11-18"),
        ("پس\u200cفردا", "fa", "2024-11-22"),
        ("پسفردا", "fa", "2024-11-22"),
        ("سه روز پیش", "fa", "2024-11-17"),
        ("۱۰ روز قبل", "fa", "2024-11-10"),
        ("هفته آینده", "fa", "2024-W48"),
        ("هفتهٔ گذشته", "fa", "2024-W46"),
        ("ماه گذشته", "fa", "2024-09-22/2024-10-21"),  # the day is 30 Aban: last month is Mehr
        ("ماه آینده", "fa", "2024-11-21/2024-12-20"),
        ("سال گذشته", "fa", "2023-03-21/2024-03-19"),
        ("امسال", "fa", "2024-03-20/2025-03-20"),
        ("پارسال", "fa", "2023-03-21/2024-03-19"),
        ("بهار سال آینده", "fa", "2025-03-21/2025-06-21"),
        ("تابستان گذشته", "fa", "2024-06-21/2024-09-21"),
        ("اليوم", "ar", "2024-11-20"),
        ("أمس", "ar", "2024-11-19"),
        ("أول أمس", "ar", "2024-11-18"),
        ("غداً", "ar", "2024-11-21"),
        ("بعد غد", "ar", "2024-11-22"),
        ("قبل خمسة أيام", "ar", "2024-11-15"),
        ("قبل يومين", "ar", "2024-11-18"),
        ("منذ أسبوعين", "ar", "2024-W45"),
        ("قبل شهر", "ar", "2024-10"),
        ("قبل عامين", "ar", "2022"),
        ("الأسبوع الماضي", "ar", "2024-W46"),
        ("الشهر المقبل", "ar", "2024-12"),
        ("العام الماضي", "ar", "2023"),
        ("العام الحالي", "ar", "2024"),
        ("فرداشب", "fa", "2024-11-21TNI"),
    ],
)
def test_relative_expressions_count_from_the_day_of_publication(text, lang, value):
    date = the_one(text, lang, WEDNESDAY)
    assert (date.surface, date.value, date.basis) == (text, value, "relative")


def test_a_date_object_is_as_good_as_its_text():
    assert values("أمس", "ar", dt.date(2024, 11, 20)) == values("أمس", "ar", WEDNESDAY)


def test_last_month_over_the_turn_of_the_year():
    assert values("الشهر الماضي", "ar", "2024-01-15") == [("الشهر الماضي", "2023-12")]
    assert values("ماه گذشته", "fa", "2024-04-01") == [("ماه گذشته", "2024-02-20/2024-03-19")]  # Esfand 1402


@pytest.mark.parametrize(
    ("text", "lang", "value"),
    [
        ("بیست سال پیش", "fa", "2004-03-20/2005-03-20"),
        ("قبل 30 سنة", "ar", "1994"),
        ("بیست و پنج سال پیش", "fa", "1999-03-21/2000-03-19"),
    ],
)
def test_a_number_is_read_whole_before_it_is_counted(text, lang, value):
    assert values(text, lang, WEDNESDAY) == [(text, value)]


def test_a_number_of_four_digits_is_not_cut_to_its_last_three():
    assert "۴۰۰ سال پیش" not in [surface for surface, _ in values("۱۴۰۰ سال پیش", "fa", WEDNESDAY)]


@pytest.mark.parametrize(
    ("text", "published", "value"),
    [
        ("اسفند گذشته", "2025-04-10", "2025-02-19/2025-03-20"),
        ("آبان گذشته", "2025-02-01", "2024-10-22/2024-11-20"),
        ("اسفند گذشته", "2025-02-01", "2024-02-20/2024-03-19"),
    ],
)
def test_last_esfand_is_the_latest_that_is_over(text, published, value):
    assert values(text, "fa", published) == [(text, value)]


def test_a_lunar_day_without_a_year_lies_nearest_also_in_an_old_newspaper():
    date = the_one("5 شعبان", "ar", "1960-02-10")
    assert date.earliest is not None
    assert abs(dt.date.fromisoformat(date.earliest) - dt.date(1960, 2, 10)).days < 180


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("سه روز پیش از انتخابات کناره گرفت.", "fa"),
        ("دو سال پیش از انقلاب به پاریس رفت.", "fa"),
        ("انسحب قبل ثلاثة أيام من الانتخابات.", "ar"),
        ("عاد قبل شهر رمضان.", "ar"),  # before the month of Ramadan, not a month ago
        ("يعملون منذ شهر آذار.", "ar"),  # since March, not for a month
    ],
)
def test_what_is_counted_from_another_event_gets_no_day_from_publication(text, lang):
    found = find_dates(text, lang, "2024-07-10")
    assert not {"2024-07-07", "2022-03-21/2023-03-20", "2024-06"} & {date.value for date in found}


@pytest.mark.parametrize(
    ("text", "lang", "published", "value"),
    [
        ("يوم الجمعة المقبل", "ar", "2025-07-20/2025-07-24", "2025-07-25"),  # each day of the window says so
        ("العام الماضي", "ar", "2025-07", "2024"),
        ("سال گذشته", "fa", "2025-07", "2024-03-20/2025-03-20"),
        ("20 يوليو", "ar", "2025-07", "2025-07-20"),
        ("هفته گذشته", "fa", "2025-07-21/2025-07-22", "2025-W29"),
    ],
)
def test_an_interval_of_publication_gives_a_value_where_all_its_days_agree(text, lang, published, value):
    assert values(text, lang, published) == [(text, value)]


@pytest.mark.parametrize(
    ("text", "lang", "published", "earliest", "latest"),
    [
        ("يوم الجمعة المقبل", "ar", "2025-07-20/2025-07-25", "2025-07-25", "2025-08-01"),
        ("دیروز", "fa", "2025-07", "2025-06-30", "2025-07-30"),
        ("الشهر الماضي", "ar", "2025-07-31/2025-08-01", "2025-06-01", "2025-07-31"),
        ("سال گذشته", "fa", "2025", "2023-03-21", "2025-03-20"),
    ],
)
def test_an_interval_of_publication_gives_bounds_and_a_reason_where_its_days_differ(
    text, lang, published, earliest, latest
):
    date = the_one(text, lang, published)
    assert (date.value, date.basis, date.earliest, date.latest) == (None, "unresolved", earliest, latest)
    assert "publication date is not known to the day" in date.reason


@pytest.mark.parametrize("published", [None, "2024-11-20/..", "../2024-11-20", "../.."])
@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("دیروز", "fa"),
        ("جمعه آینده", "fa"),
        ("سال گذشته", "fa"),
        ("۲۳ خرداد", "fa"),
        ("بهار آینده", "fa"),
        ("شامگاه پنجشنبه", "fa"),
        ("الأسبوع الماضي", "ar"),
        ("قبل شهر", "ar"),
        ("مساء أمس", "ar"),
        ("10 إلى 12 يوليو", "ar"),
        ("أيلول الماضي", "ar"),
    ],
)
def test_without_a_publication_date_a_relative_expression_is_unresolved_with_the_reason(text, lang, published):
    date = the_one(text, lang, published)
    assert (date.surface, date.value, date.basis) == (text, None, "unresolved")
    assert (date.earliest, date.latest) == (None, None)
    assert "no publication date is known" in date.reason


def test_the_reason_names_the_rule_also_where_there_is_a_value():
    assert the_one("أمس", "ar", WEDNESDAY).reason.startswith("near-day")
    assert the_one("عام 1988", "ar").reason.startswith("year")


# --- times, durations, sets -------------------------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "lang", "value"),
    [
        ("یکشنبه ساعت 10 شب", "fa", "2024-11-17T22:00"),
        ("چهارشنبه ساعت ۹:۳۰", "fa", "2024-11-20T09:30"),
        ("امشب ساعت ۲۱", "fa", "2024-11-20T21:00"),
        ("ساعت ۲:۳۰ بامداد دیروز", "fa", "2024-11-19T02:30"),
        ("صبح امروز", "fa", "2024-11-20TMO"),
        ("شامگاه سه‌شنبه", "fa", "2024-11-19TEV"),
        ("دیشب", "fa", "2024-11-19TNI"),
        ("بامداد جمعه ۱۳ دی‌ماه ۱۳۹۸", "fa", "2020-01-03TMO"),
        ("مساء الثلاثاء", "ar", "2024-11-19TEV"),
        ("صباح اليوم", "ar", "2024-11-20TMO"),
        ("الليلة الماضية", "ar", "2024-11-19TNI"),
        ("٢٠٢٣/٠٩/٢٨ الساعة العاشرة", "ar", "2023-09-28T10:00"),
        ("أمس الساعة السادسة مساء", "ar", "2024-11-19T18:00"),
        ("شنبه ساعت ۱۲ بامداد", "fa", "2024-11-16T00:00"),
    ],
)
def test_times_of_day(text, lang, value):
    date = the_one(text, lang, WEDNESDAY)
    assert (date.surface, date.type, date.value) == (text, "TIME", value)


def test_twelve_at_night_is_not_noon():
    assert the_one("جمعه ساعت ۱۲ شب", "fa", WEDNESDAY).value != "2024-11-15T12:00"


def test_twelve_at_noon_is_noon():
    assert the_one("جمعه ساعت ۱۲ ظهر", "fa", WEDNESDAY).value == "2024-11-15T12:00"


def test_an_hour_that_no_clock_shows_gives_no_time():
    assert "T" not in (the_one("جمعه ساعت ۲۵", "fa", WEDNESDAY).value or "")


@pytest.mark.parametrize(
    ("text", "lang", "surface", "value"),
    [
        ("جنگ ۱۲ روزه", "fa", "۱۲ روزه", "P12D"),
        ("جنگ ۱۲روزه", "fa", "۱۲روزه", "P12D"),
        ("هشت ساعت ماندند", "fa", "هشت ساعت", "PT8H"),
        ("دو هفته ماندند", "fa", "دو هفته", "P2W"),
        ("استمر 3 أيام", "ar", "3 أيام", "P3D"),
        ("استمر أربع ساعات", "ar", "أربع ساعات", "PT4H"),
        ("سُجن 20 عاماً", "ar", "20 عاماً", "P20Y"),
        ("غاب شهرين", "ar", "شهرين", "P2M"),
        ("السنوات الخمس الماضية", "ar", "السنوات الخمس الماضية", "P5Y"),
        ("سیزده روز ماندند", "fa", "سیزده روز", "P13D"),
        ("حُكم عليه خمسة عشر عاماً", "ar", "خمسة عشر عاماً", "P15Y"),
        ("حُكم عليه خمسة وعشرين عاماً", "ar", "خمسة وعشرين عاماً", "P25Y"),
        ("پس از ۱۴۰۰ سال", "fa", "۱۴۰۰ سال", "P1400Y"),
        ("در سه ماه گذشته", "fa", "سه ماه گذشته", "P3M"),
    ],
)
def test_durations_need_no_publication_date(text, lang, surface, value):
    date = the_one(text, lang)
    assert (date.surface, date.type, date.value, date.basis) == (surface, "DURATION", value, "explicit")


@pytest.mark.parametrize(
    ("text", "lang", "value"),
    [
        ("هر جمعه", "fa", "XXXX-WXX-5"),
        ("هر روز", "fa", "P1D"),
        ("روزانه", "fa", "P1D"),
        ("سالانه", "fa", "P1Y"),
        ("كل ثلاثة أشهر", "ar", "P3M"),
        ("يومياً", "ar", "P1D"),
        ("كل عام", "ar", "P1Y"),
        ("كل يوم جمعة", "ar", "XXXX-WXX-5"),
    ],
)
def test_sets(text, lang, value):
    date = the_one(text, lang)
    assert (date.surface, date.type, date.value) == (text, "SET", value)


# --- what a calendar, a weekday, a twin say ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "lang", "native"),
    [
        ("۲۰ بهمن ۱۳۹۹", "fa", "1399-11-20"),
        ("آبان ۹۸", "fa", "1398-08"),
        ("سال ۹۸", "fa", "1398"),
        ("دهه ۶۰", "fa", "136X"),
        ("پاییز ۱۳۸۴", "fa", "1384-23"),
        ("سال‌های ۱۳۵۹ تا ۱۳۶۷", "fa", "1359/1367"),
        ("10 إلى 12 يوليو 2021", "ar", "2021-07-10/2021-07-12"),
        ("12 رجب 1446", "ar", "1446-07-12"),
        ("۳۱ مهر ۱۴۰۳", "fa", "1403-07-31"),  # no such date, but so it is written
        ("أمس", "ar", None),
    ],
)
def test_the_native_form_is_the_date_as_its_calendar_counts_it(text, lang, native):
    assert the_one(text, lang, WEDNESDAY).native == native


def test_the_native_form_of_a_date_without_a_year_has_the_year_that_was_found():
    assert the_one("۲۳ خرداد", "fa", "2025-07-21").native == "1404-03-23"
    assert the_one("5 شعبان", "ar", "2025-02-10").native == "1446-08-05"
    assert the_one("۲۳ خرداد", "fa").native == "XXXX-03-23"


@pytest.mark.parametrize(
    ("text", "lang", "mod"),
    [
        ("اوایل مهر ۱۴۰۰", "fa", "START"),
        ("منتصف عام 2017", "ar", "MID"),
        ("أواخر القرن التاسع عشر", "ar", "END"),
        ("حدود سال ۱۳۲۰", "fa", "APPROX"),
        ("سال ۱۳۲۰", "fa", None),
    ],
)
def test_beginning_middle_end_and_about_are_told_beside_the_value(text, lang, mod):
    assert the_one(text, lang).mod == mod


def test_a_weekday_that_does_not_agree_with_its_date_is_told():
    assert "weekday beside it does not agree" in the_one("جمعه ۷ تیر ۱۴۰۳", "fa").reason
    assert "agree" not in the_one("جمعه ۸ تیر ۱۴۰۳", "fa").reason


def test_a_weekday_settles_a_lunar_day():
    date = the_one("السبت 10 محرم 1447 هـ", "ar")  # 5 July by the table, a Saturday
    assert (date.value, date.latest) == ("2025-07-05", "2025-07-05")
    assert the_one("یکشنبه ۱۰ محرم ۱۴۴۷", "fa").value == "2025-07-06"


@pytest.mark.parametrize(
    ("text", "lang", "wanted"),
    [
        ("۱۰ محرم ۱۴۴۷ برابر با ۱۵ تیر ۱۴۰۴", "fa", ["2025-07-06", "2025-07-06"]),
        ("۲۹ تیر برابر با 20 ژوئیه 2025", "fa", ["2025-07-20", "2025-07-20"]),
        ("15 شعبان 1420 هـ الموافق 23 نوفمبر 1999", "ar", ["1999-11-23", "1999-11-23"]),
        ("۲۰ ژوئیه ۲۰۲۵ (۲۹ تیر)", "fa", ["2025-07-20", "2025-07-20"]),
    ],
)
def test_a_twin_date_settles_a_lunar_day_and_a_year(text, lang, wanted):
    assert [value for _, value in values(text, lang)] == wanted


def test_twins_that_contradict_each_other_keep_their_values_and_say_so():
    one, other = find_dates("۲۹ تیر ۱۴۰۴ برابر با 21 ژوئیه 2025", "fa")
    assert (one.value, other.value) == ("2025-07-20", "2025-07-21")
    assert "the date beside it says 2025-07-21" in one.reason


def test_dates_of_a_list_are_no_twins():
    assert [v for _, v in values("۲۹ تیر و 21 ژوئیه 2025", "fa")] == [None, "2025-07-21"]


@pytest.mark.parametrize(
    ("text", "published", "value"),
    [
        ("01/10/2025", "2025-01-12", "2025-01-10"),  # day first would be October
        ("05/12/2025", "2025-11-20", "2025-12-05"),  # two weeks ahead: day first, as the press writes
        ("05/06/2020", None, "2020-06-05"),
        ("05/06/2020", "2025-01-12", "2020-06-05"),
    ],
)
def test_figures_that_may_be_month_first_are_settled_by_publication(text, published, value):
    (found,) = find_dates(f"نُشر الخبر في {text}", "ar", published)
    assert found.value == value


@pytest.mark.parametrize(("text", "value"), [("12/25/2021", "2021-12-25"), ("2021-25-12", None), ("13/13/2021", None)])
def test_figures_that_can_only_be_month_first_are_read_so(text, value):
    (found,) = find_dates(f"نُشر الخبر في {text} صباحاً", "ar")
    assert (found.value or "")[:10] == (value or "")
    assert ("month first" in found.reason) == bool(value)


@pytest.mark.parametrize(
    ("text", "published", "value"),
    [("۰۱/۰۲/۰۳", "2024-04-21", "2024-04-20"), ("۰۱/۰۲/۰۳", "2022-04-23", "2022-04-23"), ("۰۱/۰۲/۰۳", None, None)],
)
def test_figures_in_an_unknown_order_are_resolved_by_publication_or_not_at_all(text, published, value):
    assert the_one(text, "fa", published).value == value


@pytest.mark.parametrize(
    ("text", "lang"), [("قبل أيام", "ar"), ("چند سال پیش", "fa"), ("۵ دقیقه پیش", "fa"), ("العقد الماضي", "ar")]
)
def test_what_is_not_said_is_not_guessed(text, lang):
    date = the_one(text, lang, WEDNESDAY)
    assert (date.surface, date.value, date.basis) == (text, None, "unresolved")


@pytest.mark.parametrize("text", ["في ذلك اليوم", "اليوم الأول من الحرب", "اليوم العالمي للمرأة"])
def test_another_day_is_not_today(text):
    assert values(text, "ar", WEDNESDAY) == []


# --- dates that are none ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "lang", "surface"),
    [
        ("رسید ۳۱ آبان ۱۴۰۲ جعلی بود.", "fa", "۳۱ آبان ۱۴۰۲"),
        ("۳۰ اسفند ۱۴۰۲ وجود ندارد.", "fa", "۳۰ اسفند ۱۴۰۲"),
        ("فیش ۱۴۰۲/۱۳/۰۵ ثبت شد.", "fa", "۱۴۰۲/۱۳/۰۵"),
        ("سند ۱۴۰۲/۰۷/۳۱ است.", "fa", "۱۴۰۲/۰۷/۳۱"),
        ("۴۵ مهر ۱۴۰۲ نوشته‌اند.", "fa", "۴۵ مهر ۱۴۰۲"),
        ("وثيقة 29 فبراير 2023 مزورة.", "ar", "29 فبراير 2023"),
        ("وثيقة 30/02/2021 مزورة.", "ar", "30/02/2021"),
        ("وثيقة 31 نيسان مزورة.", "ar", "31 نيسان"),
        ("من 27 إلى 31 نيسان 2020", "ar", "27 إلى 31 نيسان 2020"),
        ("في 0 يناير 2020", "ar", "0 يناير 2020"),
    ],
)
def test_an_invalid_date_keeps_its_span_and_gets_no_value(text, lang, surface):
    date = the_one(text, lang, WEDNESDAY)
    assert (date.surface, date.value, date.earliest, date.latest) == (surface, None, None, None)
    assert date.basis == "unresolved"
    assert "no such date" in date.reason


def test_a_range_from_day_zero_gets_no_value():
    assert the_one("۰ تا ۵ مهر ۱۴۰۲", "fa").value is None


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("تیم ملی ۳-۲ برنده شد و ۱۲ کارت زرد گرفت.", "fa"),
        ("سپاهان ۴ بر ۳ از سد حریف گذشت.", "fa"),
        ("کسری بودجه ۲/۵ میلیارد دلار است.", "fa"),
        ("۱۳۹۹ نفر در آزمون پذیرفته شدند.", "fa"),
        ("شماره پرونده ۱۴۰۲۱۱۵۵ است.", "fa"),
        ("بند ۴ ماده ۱۱۰ قانون اساسی", "fa"),
        ("نشانی ۱۹۲.۱۶۸.۱.۱ در دسترس نیست.", "fa"),
        ("https://example.ir/1402/05/06/a", "fa"),
        ("خیابان ۱۷ شهریور بسته شد.", "fa"),
        ("خانم آذر محبی و برادرش بهمن جایزه گرفتند.", "fa"),
        ("خبرگزاری مهر نوشت.", "fa"),
        ("هفته‌نامه آینده و مدیر پیشین موزه", "fa"),
        ("مردم دیگر نمی‌آیند.", "fa"),
        ("صادرت الجمارك 2023 طناً من السكر.", "ar"),
        ("القرار 1701 والمادة 12", "ar"),
        ("فاز الفريق 3/2 وسجل في الدقيقة 90.", "ar"),
        ("كرّمت النقابة الدكتور رجب والسيدة نيسان خوري.", "ar"),
        ("شارع 9 مارس", "ar"),
        ("جسر 14 تموز وحركة 6 أبريل", "ar"),
        ("وحركة 6 أبريل", "ar"),
        ("الوزير السابق والحالي والمقبل", "ar"),
        ("هاتف 009611234567", "ar"),
        ("", "ar"),
        (" \u00a0\u200f\n", "fa"),
        ("۱۲ دیپلمات روس اخراج شدند.", "fa"),
        ("۱۰ آذربایجانی مدال گرفتند.", "fa"),
        ("۳ تیرانداز دستگیر شدند.", "fa"),
        ("حفروا 5 آبار في القرية.", "ar"),
        ("نوقشت 4 جوانب من الخطة.", "ar"),
        ("احترقت 3 أوتوبيسات.", "ar"),
        ("أكثر من 2000 شخص تظاهروا.", "ar"),
        ("انتشر الوباء في 2000 قرية.", "ar"),
        ("بیش از ۱۵۰۰ نفر آمدند.", "fa"),
        ("تا ۲۰۰۰ نفر ظرفیت دارد.", "fa"),
        ("على ارتفاع 2000 م عن سطح البحر.", "ar"),
        ("امام جمعه مشهد سخن گفت.", "fa"),
        ("خطب إمام الجمعة في المصلين.", "ar"),
    ],
)
def test_what_looks_like_a_date_and_is_none(text, lang):
    assert values(text, lang, WEDNESDAY) == []


@pytest.mark.parametrize(
    ("text", "lang", "surface", "value"),
    [
        ("در ۲۳ خرداد ۳۰ نفر کشته شدند.", "fa", "۲۳ خرداد", "2024-06-12"),
        ("في 12 مايو 45 شخصاً", "ar", "12 مايو", "2025-05-12"),
    ],
)
def test_a_count_after_a_date_is_no_year(text, lang, surface, value):
    assert values(text, lang, WEDNESDAY) == [(surface, value)]


# --- what comes in ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "published", ["", "20 Nov 2024", "2024-13-01", "2024-02-30", "1403/08/30", "2024/2023", "2024-11-20T10:00"]
)
def test_a_publication_date_that_is_no_edtf_is_refused_and_named(published):
    with pytest.raises(ValueError, match="EDTF date"):
        find_dates("دیروز", "fa", published)


def test_a_bad_publication_date_is_refused_also_where_nothing_is_found():
    with pytest.raises(ValueError, match="'yesterday'"):
        find_dates("", "und", "yesterday")


@pytest.mark.parametrize("lang", ["en", "", "FA"])
def test_an_unknown_language_is_refused(lang):
    with pytest.raises(ValueError, match="lang must be one of fa, ar, und"):
        find_dates("أمس", lang)


def test_in_a_text_of_no_known_language_nothing_is_looked_for():
    assert find_dates("2024-05-24 أمس دیروز", "und", WEDNESDAY) == []


def test_find_dates_is_public():
    assert rasad.find_dates is find_dates


@pytest.mark.parametrize(
    ("text", "lang", "published"),
    [
        ("بهار ۲۰۲۰ شمسی", "fa", None),  # a writer's slip: solar for Gregorian
        ("شتاء 9999 م", "ar", None),
        ("دیروز", "fa", "0001-01-01"),
        ("فردا", "fa", "9999-12-31"),
        ("سال گذشته", "fa", "0500"),
        ("بهار آینده", "fa", "2150-01-01"),
    ],
)
def test_beyond_the_calendars_there_is_no_value_and_no_error(text, lang, published):
    assert all(date.value is None for date in find_dates(text, lang, published))


def test_a_season_of_a_lunar_year_is_not_one_of_that_gregorian_year():
    assert [v for _, v in values("بهار ۱۴۴۵ قمری", "fa")] != ["1445-SP"]


WORDS = """
    ۱۴۰۳ ۱۲ 5 ٣١ 2024 99 1445 / - . ، ( ) : ﻻ تا إلى و از في من منذ قبل پیش گذشته الماضي المقبل آینده سال عام یوم يوم
    روز ماه شهر مهر آذر بهمن دی مايو آب تشرين الأول محرم جمعه الجمعة شنبه امروز أمس الليلة ساعت الساعة العاشرة شب مساء
    بهار ربيع دهه قرن القرن نوزدهم عشر بیست پنج أيام ثلاثة شمسی میلادی هـ م ه.ش نیمه منتصف هر كل هجمات
"""
words = st.sampled_from([*WORDS.split(), "\u200f", "\u200c", "\u00a0", "\n", "ـ", "\ud800"])
sentence = st.lists(st.tuples(words, st.sampled_from(["", " ", "\u00a0", "\u200f", "\u200c"])), max_size=14).map(
    lambda pairs: "".join(word + space for word, space in pairs)
)


# Repeatable: a fault beyond the ones marked above shall not come and go.
@pytest.mark.slow
@settings(max_examples=500, deadline=None, derandomize=True)
@given(
    st.one_of(sentence, st.text(st.characters(exclude_categories=()))),
    st.sampled_from(["fa", "ar"]),
    st.sampled_from([None, WEDNESDAY, "2024-11"]),
)
@example("\ud800 ۲۰ بهمن ۱۳۹۹ \udfff", "fa", None)
@example("😀 أمس 😀", "ar", WEDNESDAY)
def test_whatever_the_text_spans_are_its_own_and_every_missing_value_has_a_reason(text, lang, published):
    before = 0
    for date in find_dates(text, lang, published):
        assert before <= date.start < date.end <= len(text)
        assert text[date.start : date.end] == date.surface
        assert date.surface == date.surface.strip()
        assert date.type in {"DATE", "TIME", "DURATION", "SET"}
        assert date.calendar in {"jalali", "gregorian", "hijri", "none"}
        assert (date.basis == "unresolved") == (date.value is None)
        assert date.value is not None or ": " in date.reason
        assert (date.earliest is None) == (date.latest is None)
        assert date.earliest is None or date.earliest <= date.latest
        before = date.end


@pytest.mark.slow
@settings(max_examples=200, deadline=None, derandomize=True)
@given(sentence, st.sampled_from(["fa", "ar"]))
def test_without_a_publication_date_no_value_is_relative(text, lang):
    assert all(date.basis != "relative" for date in find_dates(text, lang))


@pytest.mark.slow
@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.dates(dt.date(1900, 3, 21), dt.date(2099, 12, 31)))
def test_every_written_day_is_read_back(day):
    for language, country in [("fa", None), ("ar", None), ("ar", "SY"), ("ar", "DZ"), ("ar", "MA")]:
        written = rasad.calendars.format_date(day, language, country=country)
        assert values(written, language) == [(written, day.isoformat())]


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["fa", "ar"])
@pytest.mark.parametrize(
    "text",
    [
        "۱" * 100_000,
        "۱۴۰۳/" * 10_000,
        "1403-" * 10_000,
        "1.1." * 20_000,
        "\u200f" * 100_000,
        " " * 100_000,
        "ـ" * 100_000,
        "بیست و " * 10_000,
        "يوم " * 20_000,
    ],
    ids=["digits", "years and slashes", "years and dashes", "dots", "marks", "spaces", "tatweel", "twenty and", "day"],
)
def test_long_hostile_input_ends_and_holds_no_date(text, lang):
    assert find_dates(text, lang, WEDNESDAY) == []


@pytest.mark.slow
def test_many_dates_are_all_found():
    assert len(find_dates("در ۲۰ بهمن ۱۳۹۹ آمد. " * 3_000, "fa")) == 3_000


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["fa", "ar"])
@pytest.mark.parametrize(
    "unit",
    ["1", "۱۴۰۳/", "((«[", "\ud800", "20 ", "بیست و ", "يوم الأحد ", "قبل ", "ساعت ۱۲:", "مايو/", "هر "],
)
def test_time_grows_no_faster_than_the_text(unit, lang):
    # Eight times the text; 64 times as long if it were squared.
    assert grows_at_most(20, lambda size: find_dates(unit * (size // len(unit)), lang, WEDNESDAY), 8_000, 64_000)


@pytest.mark.parametrize("brackets", ["(" * 20_000 + "2015" + ")" * 20_000, "([«" * 5_000 + "۱۳۹۸" + "»])" * 5_000])
def test_nested_brackets_do_no_harm(brackets):
    assert len(find_dates(brackets, "fa", WEDNESDAY)) <= 1
