"""rasad.charts.bidi.isolate: what stays left to right in a line from right to left."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rasad.charts.bidi.controls import LRI, PDI
from rasad.charts.bidi.isolate import isolate


def shown(text: str) -> str:
    return isolate(text).replace(LRI, "⟦").replace(PDI, "⟧")


@pytest.mark.parametrize(
    "text",
    [
        "تا ⟦2025-07-20⟧.",
        "في (⟦2025-07-20⟧)،",
        "از ⟦2025-07-20⟧ تا ⟦2025-08-01⟧",
        "تاریخ ⟦۱۴۰۴-۰۴-۲۹⟧",
        "نُشر في ⟦2025-07-20T10:30:00+03:30⟧",
        "الفترة ⟦2021-2024⟧، ثم",
        "سال‌های ⟦2021–2024⟧",
        "بین ⟦3-5⟧ نفر",
        "سال ⟦۱۳۹۹-۱۴۰۰⟧",
        "ساعت ⟦10:30-12:00⟧",
        "حدود ⟦$50-70⟧",
        "رشد ⟦3-5%⟧",
        "تغییر ⟦−0.5⟧",
        "تغییر ⟦−۰٫۵⟧ واحد",
        "⟦-12⟧ درجه",
        "(⟦-12⟧) و «⟦-3⟧»",
        "تراز: ⟦-3.2⟧",
        "⟦-۱۲٪⟧",
        "در ⟦10 km⟧ شهر",
        "در ⟦10\u00a0km⟧ شهر",
        "سرعت ⟦100 km/h⟧",
        "مساحت ⟦20 km²⟧ و ⟦20km²⟧",
        "شتاب ⟦9.8 m/s⟧.",
        "وزن ⟦۱۰ kg⟧ است",
        "دمای ⟦−5 °C⟧",
        "شبکهٔ ⟦5G⟧",
        "مفاعل بقدرة ⟦100MW⟧",
        "تلفن ⟦021-88901234⟧",
        "تلفن ⟦+98-21-8890-1234⟧",
        "پروندهٔ ⟦1402/7-15⟧",
        "قرار ⟦2231-A⟧",
        "خبر ⟦https://example.com/fa/⟧ تازه",
    ],
)
def test_a_piece_that_the_algorithm_would_turn_is_isolated(text: str):
    assert shown(text.replace("⟦", "").replace("⟧", "")) == text


@pytest.mark.parametrize(
    "text",
    [
        "سامانهٔ S-400 و جنگندهٔ F-14A",
        "واکسن COVID-19",
        "Boeing 737-800 سقوط کرد",  # behind a Latin word digits keep their order; isolated, they leave it
        "ناتو (NATO) 2021-2024",
        "موشک «Iskander-M»",
        "برجام یا JCPOA (2015)",
        "تاریخ ۱۴۰۰/۰۵/۱۲ و 1403/03/04",
        "ساعت 10:30 و ۲۲:۴۵",
        "رشد 50% یا ۵۰٪ یا ٥٠٪",
        "۱٬۲۳۴٫۵ و 1,234.5",
        "قیمت $50 تا $70",
        "گروه 5+1",
        "از ۱۳۹۹–۱۴۰۰ تا امروز",  # an en dash: two numbers, read from the right
        "بين ٢٠٢١-٢٠٢٤",  # Arabic digits: from the right
        "ناقص -٥ و −٥",  # CLDR has the sign on the right of Arabic digits
        "دما -5 درجه",  # may be a dash
        "5 − 3",
        "۵−۳",
        "در 2015 NATO",  # no unit
        "در 10 kilos",
        "در 2015 in",
        "1403 سال",
        "https://example.com خبر",
        "",
    ],
)
def test_a_piece_that_readers_expect_as_it_comes_is_left_alone(text: str):
    assert isolate(text) == text


def test_what_the_author_isolated_does_not_count_as_the_letter_before():
    assert shown(f"زبان {LRI}C++{PDI} از 2021-2024") == "زبان ⟦C++⟧ از ⟦2021-2024⟧"


@pytest.mark.slow
@given(text=st.text(st.sampled_from("سل ۱۲٣3aZkmh-–−.:/%$()[]«»،٪T+\u200c"), max_size=30))
@settings(max_examples=300, deadline=None, derandomize=True)
def test_nothing_is_added_but_closed_pairs(text: str):
    isolated = isolate(text)
    assert isolated.replace(LRI, "").replace(PDI, "") == text
    assert isolated.replace(f"{LRI}{PDI}", "") == isolated
    depth = [isolated[:end].count(LRI) - isolated[:end].count(PDI) for end in range(len(isolated) + 1)]
    assert set(depth) <= {0, 1}
    assert depth[-1] == 0
