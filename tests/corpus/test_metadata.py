"""Metadata: what a page says of itself, and what articles.yaml says over it."""

from __future__ import annotations

from pathlib import Path

import pytest

from rasad.corpus.blocks.find import find_blocks
from rasad.corpus.metadata import Metadata, page_metadata, read_editor, with_editor, with_stated
from rasad.errors import RasadError
from rasad.yamlfile import Entry, parse_yaml

FA = "دو طرف در مسکو با هم دیدار و درباره همکاری گفت‌وگو کردند."
AR = "التقى الوزيران في موسكو صباح أمس وبحثا ملفات التعاون بين البلدين."


def page(text: str, lang: str = "fa") -> Metadata:
    return page_metadata(text, lang, find_blocks(text, lang))


def written(folder: Path, content: str) -> Path:
    (folder / "articles.yaml").write_text(content, encoding="utf-8")
    return folder


def test_the_title_is_that_of_the_page() -> None:
    assert page(f"دیدار در مسکو\n{FA}").title == "دیدار در مسکو"


def test_what_the_page_does_not_say_is_none() -> None:
    assert page(FA) == Metadata(lang="fa")


@pytest.mark.parametrize(
    ("line", "lang", "expected"),
    [
        ("جمعه ۱۴۰۳/۰۳/۰۴", "fa", "2024-05-24"),
        ("۴ خرداد ۱۴۰۳", "fa", "2024-05-24"),
        ("الأحد 20 يوليو 2025", "ar", "2025-07-20"),
    ],
)
def test_a_dateline_states_the_date_of_publication(line: str, lang: str, expected: str) -> None:
    found = page(f"{line}\nعنوان\n{FA if lang == 'fa' else AR}", lang)
    assert (found.published, found.published_basis) == (expected, "stated")


@pytest.mark.parametrize("line", ["خرداد ۱۴۰۳", "جمعه", "31 مهر 1403"])
def test_a_dateline_without_a_day_of_the_calendar_states_nothing(line: str) -> None:
    found = page(f"{line}\nدیدار در مسکو\n{FA}")
    assert (found.published, found.published_basis) == (None, None)


def test_a_date_in_the_body_is_not_that_of_publication() -> None:
    assert page("دیدار در مسکو\nدو طرف روز ۲۰ بهمن ۱۳۹۹ در مسکو با هم دیدار و گفت‌وگو کردند.").published is None


def test_the_author_is_the_one_labelled_so_and_not_the_translator() -> None:
    assert page(f"دیدار در مسکو\nمترجم: سارا کریمی\nنویسنده: علی رضایی\n{FA}").author == "علی رضایی"
    assert page(f"دیدار در مسکو\nمترجم: سارا کریمی\n{FA}").author is None


def test_a_label_without_a_name_gives_no_author() -> None:
    assert page(f"دیدار در مسکو\n:نویسنده\n{FA}").author is None


def test_the_author_may_stand_in_the_signature() -> None:
    title = "لقاء في موسكو بين الوزيرين"
    assert page(f"{title}\n{AR}\n*سامي حداد :{title}", "ar").author == "سامي حداد"


def test_no_white_space_is_left_at_the_edges_of_the_author() -> None:
    title = "لقاء في موسكو بين الوزيرين"
    assert page(f"{title}\n{AR}\n*سامي حداد\u00a0:{title}", "ar").author == "سامي حداد"


@pytest.mark.parametrize(
    ("tail", "expected"),
    [("\nدریافت اشتراک", True), (" و تمایل…", True), (" و تمایل...", True), ("", False), ("\nبیشتر", False)],
)
def test_a_paywall_or_three_dots_at_the_end_mean_that_the_text_is_cut_off(tail: str, expected: bool) -> None:
    assert page(f"دیدار در مسکو\n{FA}{tail}").truncated is expected


def test_three_dots_within_the_text_do_not_cut_it_off() -> None:
    assert page(f"دیدار در مسکو\nدو طرف در مسکو با هم دیدار کردند و گفتند…\n{FA}").truncated is False


def test_a_folder_without_the_file_has_no_entries(tmp_path: Path) -> None:
    assert read_editor(tmp_path) == {}


def test_entries_are_read_by_the_stem_of_their_article(tmp_path: Path) -> None:
    found = read_editor(written(tmp_path, "articles:\n  a: {publisher: الجريدة}\n"))
    assert found == {"a": {"publisher": "الجريدة"}}
    assert found["a"].line == 2


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("articles:\n  a: {publishd: x}", r"line 2: unknown key 'publishd' in article a; known are author, .*title"),
        (
            "articles:\n  a: {published: 2024-05-24}",
            r"line 2: article a: a date needs published_basis \(stated, derived, editor\) and published_how",
        ),
        ("articles:\n  a: {published: 2024-05-24, published_basis: stated}", "line 2: article a: a date needs"),
        (
            "articles:\n  a: {published: 2024-05-24, published_basis: guessed, published_how: x}",
            "line 2: article a: a date needs",
        ),
        (
            "articles:\n  a:\n    published: 24.5.2024\n    published_basis: editor\n    published_how: x",
            "line 3: article a: published: not an EDTF date: '24.5.2024'",
        ),
        (
            "articles:\n  a: {published: 2024-02-30, published_basis: editor, published_how: x}",
            "line 2: article a: published: ",
        ),
        ("articles:\n  a: text", "article a should be a mapping of keys, not 'text'"),
        ("articles:\n  a:", "article a should be a mapping of keys, not None"),
        ("articles: [a]", "'articles' should map each file's stem to what is known of it"),
        ("article: {}", "line 1: unknown key 'article' in the file; known are articles"),
        ("articles:", "line 1: the file lacks 'articles'"),
        ("- a", "the file should be a mapping"),
        ("articles: [", r"line \d+, column \d+: "),
        ("articles:\n  a: {lang: farsi}", "line 2: article a: .*'farsi'.*fa, ar"),
        ("articles:\n  a: {published_basis: stated}", "line 2: article a: .*published"),
    ],
)
def test_a_mistake_is_told_with_file_place_and_what_is_known(content: str, message: str, tmp_path: Path) -> None:
    with pytest.raises(RasadError, match=rf"^[^\n]*articles\.yaml: {message}"):
        read_editor(written(tmp_path, content))


def test_without_an_entry_the_page_stands() -> None:
    known = Metadata("fa", title="عنوان")
    assert with_editor(known, None) is known
    assert with_editor(known, Entry()) == known


def test_the_editor_overrides_the_page_and_leaves_the_rest() -> None:
    known = Metadata(
        "fa", title="عنوان", author="علی", published="2024-05-24", published_basis="stated", truncated=True
    )
    entry = parse_yaml("{title: عنوان دیگر, published: 2024-05, published_basis: editor, published_how: x}", "a.yaml")
    assert with_editor(known, entry) == Metadata(
        "fa", title="عنوان دیگر", author="علی", published="2024-05", published_basis="editor", truncated=True
    )


def test_a_year_is_a_date_and_comes_as_text() -> None:
    entry = parse_yaml("{published: 2024, published_basis: editor, published_how: x}", "a.yaml")
    assert with_editor(Metadata("fa"), entry).published == "2024"


def test_what_is_stated_beside_the_text_overrides_it_and_what_is_not_stated_stays() -> None:
    known = Metadata("fa", title="عنوان", author="علی", published="2024-05-24", published_basis="stated")
    found = with_stated(known, {"title": "سفر وزیر", "publisher": "همشهری", "published": None, "author": None})
    assert found == Metadata(
        "fa", "سفر وزیر", publisher="همشهری", author="علی", published="2024-05-24", published_basis="stated"
    )


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("تاریخ انتشار: ۱۴۰۴/۰۴/۲۹ - کد خبر: ۱۱۸۲۰۴", "2025-07-20"),
        ("کد خبر: ۱۱۸۲۰۴ | ۲۹ تیر ۱۴۰۴ - ۱۲:۴۵", "2025-07-20"),
        ("یکشنبه ۲۹ تیر ۱۴۰۴ ساعت ۱۲:۴۵", "2025-07-20"),
        ("۳ ساعت پیش", None),
    ],
)
def test_codes_and_clocks_beside_the_date_do_no_harm(line: str, expected: str | None) -> None:
    assert page(f"دیدار در مسکو\n{line}\n{FA}").published == expected


def test_a_name_below_the_title_is_the_author_and_one_below_the_text_is_not() -> None:
    assert page(f"دیدار در مسکو\nنرگس یزدانی\n{FA}").author == "نرگس یزدانی"
    assert page(f"دیدار در مسکو\n{FA}\nنرگس یزدانی").author is None


def test_the_title_is_the_copy_without_the_sites_name() -> None:
    title = "لقاء في موسكو بين الوزيرين"
    assert page(f"{title} | موقع النهر\n{title}\n{AR}", "ar").title == title


def test_a_page_without_a_headline_has_no_title() -> None:
    assert page(f"{FA}\n{FA}").title is None
