"""A name that is also an ordinary word counts where something beside it, or the rest of the article, says so."""

from __future__ import annotations

import pytest

import rasad
from rasad.annotation.registry.entity import Entity, Office, Registry, Term

PEOPLE = {
    "good-writer": Entity(
        "good-writer",
        "PER",
        {"fa": "نادر ظریف", "ar": "نادر ظريف"},
        {"fa": ("ظریف",), "ar": ("ظريف",)},
        ambiguous={"ظریف": "in-context", "ظريف": "in-context"},
        offices=(Term("president-of-sun", None, None),),
    ),
    "main-man": Entity(
        "main-man",
        "PER",
        {"fa": "کاوه رئیسی", "ar": "كاوه رئيسي"},
        {"fa": ("رئیسی",), "ar": ("رئيسي",)},
        ambiguous={"رئیسی": "full-name", "رئيسي": "full-name"},
    ),
    "sun": Entity("sun", "GPE", {"fa": "خورشیدستان", "ar": "شمسستان"}),
    "moon": Entity("moon", "GPE", {"fa": "ماهستان", "ar": "قمرستان"}),
    "money": Entity("money", "GPE", {"fa": "مالی", "ar": "مالي"}, ambiguous={"مالی": "placed", "مالي": "placed"}),
    "opinion": Entity(
        "opinion", "ORG", {"fa": "رأی نو", "ar": "الرأي"}, ambiguous={"رأی نو": "introduced", "الرأي": "introduced"}
    ),
    "never": Entity("never", "GPE", {"fa": "کیف", "ar": "كيف"}, ambiguous={"کیف": "never-alone", "كيف": "never-alone"}),
    "sunset": Entity("sunset", "LOC", {"fa": "باختر"}, ambiguous={"باختر": "bloc"}),
    "guard-of-sun": Entity("guard-of-sun", "ORG", {"ar": "مجلس الحراس"}, of="sun"),
    "shora-of-sun": Entity("shora-of-sun", "ORG", {"ar": "برلمان شمسستان"}, form="parliament", of="sun"),
}
REGISTRY = Registry(PEOPLE, {"president-of-sun": Office("president-of-sun", "sun", {"ar": "الرئيس الشمسي"})}, ())


def entities(text: str, lang: str) -> list[str | None]:
    return [m.entity for m in rasad.find_entities(text, lang, REGISTRY) if m.entity not in ("sun", "moon")]


@pytest.mark.parametrize(
    ("text", "lang", "found"),
    [
        ("نادر ظریف آمد. ظریف رفت.", "fa", 2),
        ("آقای ظریف به خورشیدستان رفت.", "fa", 1),  # a title, and one other name
        ("آقای ظریف به بازار رفت.", "fa", 0),  # no other name
        ("ظریف گفت که خورشیدستان می‌ماند.", "fa", 1),  # a verb of saying behind it
        ("در دولت ظریف هم چنین بود.", "fa", 1),  # "the government of"
        ("ظریف از خورشیدستان به ماهستان رفت.", "fa", 1),  # nothing before it, and two other names
        ("کار ظریف در خورشیدستان و ماهستان رونق دارد.", "fa", 0),  # delicate work
        ("قال ظريف في شمسستان ذلك", "ar", 1),
        ("وظريف من شمسستان إلى قمرستان", "ar", 1),
        ("رجل ظريف في شمسستان وقمرستان", "ar", 0),  # a witty man
        ("عمل ظريف أنجزه", "ar", 0),
    ],
)
def test_a_surname_that_is_a_word_counts_in_context(text: str, lang: str, found: int) -> None:
    assert entities(text, lang) == ["good-writer"] * found


@pytest.mark.parametrize(
    ("text", "lang", "found"),
    [
        ("كاوه رئيسي آمد. وقال رئيسي ذلك", "ar", 2),
        ("قال رئيسي في شمسستان", "ar", 0),
        ("كاوه رئيسي له دور رئيسي", "ar", 1),  # a main role
        ("كاوه رئيسي هو السبب، بشكل رئيسي", "ar", 1),
    ],
)
def test_a_surname_that_is_an_adjective_wants_the_full_name_and_no_noun_before_it(
    text: str, lang: str, found: int
) -> None:
    assert entities(text, lang) == ["main-man"] * found


@pytest.mark.parametrize(
    ("text", "lang", "found"),
    [
        ("في مالي", "ar", 1),
        ("دعم مالي", "ar", 0),  # financial support
        ("سياسي ومالي", "ar", 0),
        ("في شمسستان ومالي", "ar", 1),
        ("شمسستان، مالي", "ar", 1),
        ("در مالی", "fa", 1),
        ("بازار مالی", "fa", 0),
        ("کشور مالی", "fa", 1),
        ("خورشیدستان و مالی", "fa", 1),
    ],
)
def test_a_place_that_is_a_word_counts_behind_a_preposition_or_in_a_list(text: str, lang: str, found: int) -> None:
    assert entities(text, lang) == ["money"] * found


@pytest.mark.parametrize(
    ("text", "lang", "found"),
    [("قالت صحيفة «الرأي» أمس", "ar", 1), ("وصحيفة الرأي", "ar", 1), ("الرأي العام", "ar", 0), ("في الرأي", "ar", 0),
     ("به نوشته رأی نو", "fa", 1), ("رأی نو دادند", "fa", 0)],
)  # fmt: skip
def test_a_newspaper_that_is_a_word_counts_where_it_is_introduced(text: str, lang: str, found: int) -> None:
    assert entities(text, lang) == ["opinion"] * found


def test_never_is_never() -> None:
    assert entities("في كيف", "ar") == entities("شهر کیف", "fa") == []


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("سفارة شمسستان", "ar"),
        ("جامعة شمسستان", "ar"),
        ("وسفارة شمسستان", "ar"),
        ("سفارت خورشیدستان", "fa"),
        ("خیابان خورشیدستان", "fa"),
    ],
)
def test_a_state_inside_the_name_of_something_else_is_none(text: str, lang: str) -> None:
    assert rasad.find_entities(text, lang, REGISTRY) == []


def test_a_body_without_its_state_is_that_of_the_state_which_the_article_is_about() -> None:
    about = "في شمسستان وإلى شمسستان ومن شمسستان نحو شمسستان"
    assert entities(f"{about}. وقال البرلمان ذلك", "ar") == ["shora-of-sun"]
    assert entities(f"{about} وقمرستان ثم قمرستان في قمرستان إلى قمرستان من قمرستان. وقال البرلمان ذلك", "ar") == []
    assert entities("قال البرلمان ذلك", "ar") == []


def test_a_body_without_its_state_is_that_of_the_person_beside_it() -> None:
    assert entities("في البرلمان نادر ظريف", "ar") == ["shora-of-sun", "good-writer"]


def test_a_body_without_its_state_is_that_of_the_office_beside_it() -> None:
    """أمر المرشد وزارة الدفاع: whoever gives orders to a ministry gives them to that of his own state."""
    found = [m.kind for m in rasad.find_entities("قال الرئيس الشمسي في البرلمان ذلك", "ar", REGISTRY)]
    assert "shora-of-sun" in entities("قال الرئيس الشمسي في البرلمان ذلك", "ar")
    assert found == ["role", "name"]
    assert "shora-of-sun" not in entities("جاء الرئيس الشمسي. وفي البرلمان ذلك", "ar")  # another sentence


@pytest.mark.parametrize(
    ("text", "found"),
    [("في البرلمان ومجلس الحراس", True), ("في مجلس الحراس والبرلمان", True), ("في البرلمان، مجلس الحراس", False)],
)
def test_a_body_without_its_state_is_of_the_state_of_the_body_it_is_joined_to(text: str, found: bool) -> None:
    assert ("shora-of-sun" in entities(text, "ar")) is found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("روابط خورشیدستان و ماهستان با باختر.", True),
        ("خورشیدستان و ماهستان گفتند باختر باید بداند", True),
        ("خورشیدستان، ماهستان: هر اتفاق در «باختر» مهم است", True),
        ("خورشیدستان و ماهستان در باختر میدان شهر", False),  # the west of a square
        ("خورشیدستان و ماهستان در شرق و باختر", False),
        ("خورشیدستان و ماهستان به سمت باختر", False),
        ("باران از خورشیدستان به باختر.", False),  # one other name only
    ],
)
def test_a_direction_is_a_bloc_where_it_is_the_side_of_nothing(text: str, found: bool) -> None:
    assert ("sunset" in entities(text, "fa")) is found


def test_a_body_without_its_state_is_the_one_that_was_named_before() -> None:
    assert entities("قال برلمان شمسستان ذلك. ثم رفض البرلمان", "ar") == ["shora-of-sun"] * 2
    assert entities("قال البرلمان ذلك. ثم رفض برلمان شمسستان", "ar") == ["shora-of-sun"]
