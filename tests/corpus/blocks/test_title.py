"""rasad.corpus.blocks.title: the title, and where a page repeats it."""

from __future__ import annotations

import pytest

from rasad.corpus.blocks.find import find_blocks

# "The ministers of the two countries met in Baku on Sunday and spoke about the railway and the price of gas."
TEXT = "وزیران دو کشور روز یکشنبه در باکو دیدار کردند و درباره راه‌آهن و بهای گاز گفت‌وگو کردند."
TITLE = "دیدار وزیران دو کشور در باکو"


def roles(text: str) -> list[tuple[str, str]]:
    return [(block.role, text[block.start : block.end]) for block in find_blocks(text, "fa")]


def titles(text: str) -> list[str]:
    return [found for role, found in roles(text) if role == "title"]


def test_the_headline_that_comes_again_is_the_title():
    assert titles(f"پایان راه بسته\n{TITLE}\n{TITLE}\n{TEXT}") == [TITLE]


def test_the_clean_headline_is_the_title_and_the_one_with_the_sites_name_its_copy():
    found = roles(f"{TITLE} | پگاه\n{TITLE}\n{TEXT}")
    assert found[:2] == [("duplicate_title", f"{TITLE} | پگاه"), ("title", TITLE)]


def test_a_copy_in_other_marks_is_a_copy():
    assert roles(f"{TITLE}\n«دیدار وزیران دو کشور، در باکو»\n{TEXT}")[1][0] == "duplicate_title"


def test_where_none_comes_again_the_text_takes_up_the_titles_words():
    assert titles(f"شنبه‌های خاکستری پاییز\n{TITLE}\n{TEXT}") == [TITLE]


def test_a_kicker_that_ends_with_a_semicolon_is_a_heading():
    assert roles(f"پس از نشست باکو؛\n{TITLE}\n{TEXT}")[:2] == [("heading", "پس از نشست باکو؛"), ("title", TITLE)]


def test_the_name_of_the_outlet_is_no_title():
    assert titles(f"روزنامه پگاه\n{TITLE}\n{TEXT}") == [TITLE]


def test_a_page_without_a_headline_has_no_title():
    assert titles(TEXT) == []


@pytest.mark.parametrize("glue", ["- ", " – ", ": ", " | ", " — "])
def test_a_title_glued_before_a_paragraph_is_cut_off(glue: str):
    found = roles(f"{TITLE}\n{TITLE}{glue}{TEXT}")
    assert found == [("title", TITLE), ("duplicate_title", f"{TITLE}{glue}".rstrip()), ("body", TEXT)]


def test_a_title_glued_behind_a_paragraph_is_cut_off():
    found = roles(f"{TITLE}\n{TEXT} | {TITLE}")
    assert [role for role, _ in found] == ["title", "body", "duplicate_title"]


def test_a_paragraph_that_only_begins_like_the_title_is_whole():
    text = f"{TITLE} برگزار شد و وزیران درباره راه‌آهن و بهای گاز گفت‌وگو کردند."
    assert roles(f"{TITLE}\n{text}") == [("title", TITLE), ("body", text)]


def test_a_short_headline_that_looks_like_a_name_is_the_title_where_the_text_has_its_words():
    text = "دولت از ساخت خط تازه راه‌آهن در شمال کشور خبر داد و گفت کار از پاییز آغاز می‌شود."
    title = "خط تازه راه‌آهن شمال"
    assert roles(f"{title}\n{text}") == [("title", title), ("body", text)]
    assert roles(f"{title}\nمینا راد\n{text}")[:2] == [("title", title), ("byline", "مینا راد")]


def test_a_name_alone_above_the_text_is_no_title():
    assert titles(f"مینا راد\n{TEXT}") == []


@pytest.mark.parametrize("glue", [" | ", " - ", " – ", " — ", "|"])
def test_any_dash_or_bar_may_glue_the_title_behind(glue: str):
    assert roles(f"{TITLE}\n{TEXT}{glue}{TITLE}") == [
        ("title", TITLE),
        ("body", TEXT),
        ("duplicate_title", f"{glue}{TITLE}".strip()),
    ]


def test_a_dash_within_the_paragraph_does_not_hide_the_title_behind_it():
    text = f"باکو – پگاه - {TEXT}"
    assert roles(f"{TITLE}\n{text} - {TITLE}")[1:] == [("body", text), ("duplicate_title", f"- {TITLE}")]


def test_another_headline_behind_a_dash_is_left():
    text = f"{TEXT} - پایان راه بسته"
    assert roles(f"{TITLE}\n{text}") == [("title", TITLE), ("body", text)]


def test_a_title_with_the_sites_name_is_found_again_without_it():
    site = f"{TITLE} | پگاه"
    found = roles(f"{site}\n{TITLE} - {TEXT}")
    assert found == [("title", site), ("duplicate_title", f"{TITLE} -"), ("body", TEXT)]


def test_a_repeated_outlet_is_no_title():
    assert titles(f"خبرگزاری پگاه\n{TITLE}\n{TEXT}\nخبرگزاری پگاه") == [TITLE]


def test_a_title_may_come_again_below_the_text():
    assert roles(f"{TITLE}\n{TEXT}\n{TITLE}")[-1] == ("duplicate_title", TITLE)


def test_two_headlines_that_begin_alike_are_found_among_many():
    # Neighbours in the order of the alphabet, not on the page.
    others = [f"گزارش شماره {i} از شهر" for i in range(20)]
    assert titles("\n".join([TITLE, *others, f"{TITLE} - پگاه", TEXT])) == [TITLE]
