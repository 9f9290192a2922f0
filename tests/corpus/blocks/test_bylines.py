"""rasad.corpus.blocks.bylines: the author's name."""

from __future__ import annotations

import pytest

from rasad.corpus.blocks.bylines import author_of


@pytest.mark.parametrize(
    ("line", "lang", "name"),
    [
        ("نویسنده: مینا راد", "fa", "مینا راد"),
        ("به قلم مینا راد", "fa", "مینا راد"),
        ("بقلم: سامي حداد | بيروت", "ar", "سامي حداد"),
        ("كتبت: سلمى حداد - الرياض", "ar", "سلمى حداد"),
        ("خبرنگار: مینا راد، باکو", "fa", "مینا راد"),
        ("مینا راد", "fa", "مینا راد"),
    ],
)
def test_a_name_is_read_without_what_stands_beside_it(line: str, lang: str, name: str):
    assert author_of([line], [line], [], lang) == name


@pytest.mark.parametrize("line", ["ترجمة: سامي حداد", "منبع: پگاه", "نویسنده:", "(إعداد سامي حداد - تحرير هدى منصور)"])
def test_others_and_empty_labels_are_no_author(line: str):
    assert author_of([line], [line], [], "ar") is None


def test_a_name_alone_below_the_text_may_be_the_outlets():
    assert author_of([], ["همراهی ملت"], [], "fa") is None


def test_a_labelled_author_comes_before_a_name_alone():
    assert author_of(["مینا راد", "نویسنده: سارا نیک"], [], [], "fa") == "سارا نیک"


def test_a_dateline_may_name_the_author():
    assert author_of([], [], ["نوشته شده در یکشنبه ۲۰ مهر ۱۴۰۴ توسط مینا راد"], "fa") == "مینا راد"


def test_white_space_in_a_line_is_no_part_of_a_name():
    assert author_of(["بقلم:\u00a0سامي  حداد\u00a0 - بيروت"], [], [], "ar") == "سامي حداد"


def test_a_headline_alone_in_the_head_is_no_author():
    assert author_of(["مینا راد به باکو رفت"], [], [], "fa") is None


def test_a_label_below_the_text_names_the_author():
    assert author_of([], ["مترجم: سارا نیک", "نویسنده: مینا راد"], [], "fa") == "مینا راد"
