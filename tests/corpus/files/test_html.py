"""Web pages: the article's text with every half-space, and what the markup states."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pandas as pd
import pytest
from lxml import html

from rasad.corpus.articles import read_articles
from rasad.corpus.files.markup import page_facts
from rasad.errors import RasadError, SkippedFile

# Two sides met in Moscow; reporters asked about the price of gas.
FIRST = "دو طرف در مسکو با هم دیدار و درباره همکاری گفت‌وگو کردند و گفتند که می‌خواهند راه‌های تازه‌ای بیابند."
SECOND = "گزارشگران پرسش‌هایی درباره بهای گاز و راه‌آهن پرسیدند و سخنگو به یکی از آن‌ها پاسخ داد."
AR = "التقى الوزيران في موسكو صباح أمس وبحثا ملفات التعاون بين البلدين."


def page(body: str, head: str = "", charset: str = "utf-8") -> str:
    return (
        f"<!doctype html><html><head><meta charset={charset}><title>دیدار در مسکو - سایت آزمون</title>{head}</head>"
        f"<body><header><time>امروز 1 مرداد 1404</time></header><nav><a href=/>خانه</a> <a href=/p>سیاست</a></nav>"
        f"<article><h1>دیدار در مسکو</h1>{body}</article><footer>همه حقوق محفوظ است</footer></body></html>"
    )


def read(folder: Path, content: str | bytes) -> pd.Series:
    (folder / "a.html").write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_articles(folder / "a.html").iloc[0]


def paragraphs(folder: Path, body: str) -> list[str]:
    return str(read(folder, page(body))["text"]).split("\n\n")


def test_the_text_is_the_article_one_paragraph_a_line_and_nothing_around_it(tmp_path: Path) -> None:
    assert paragraphs(tmp_path, f"<p>{FIRST}</p>\n<p>{SECOND}</p>") == ["دیدار در مسکو", FIRST, SECOND]


@pytest.mark.parametrize("half_space", ["\u200c", "&zwnj;", "&#8204;", "&#x200C;", "&#x200c;"])
def test_half_spaces_are_kept_however_they_are_written(half_space: str, tmp_path: Path) -> None:
    found = paragraphs(tmp_path, "".join(f"<p>{text.replace(chr(0x200C), half_space)}</p>" for text in (FIRST, SECOND)))
    assert found[1:] == [FIRST, SECOND]


@pytest.mark.parametrize(
    "char", ["\u200d", "\u200e", "\u200f", "\u2067", "\xa0", "ـ", "\u064e", "\u0651", "\ua000", "\ua001"]
)
def test_marks_and_letters_of_other_scripts_are_kept(char: str, tmp_path: Path) -> None:
    text = f"{FIRST} ا{char}ب می‌رود."
    assert paragraphs(tmp_path, f"<p>{text}</p><p>{SECOND}</p>")[1] == text


@pytest.mark.parametrize("breaks", ["<br>", "<br><br>", "<br/>\n<br/>"])
def test_line_breaks_part_paragraphs(breaks: str, tmp_path: Path) -> None:
    assert paragraphs(tmp_path, f"<div>{FIRST}{breaks}{SECOND}</div>")[1:] == [FIRST, SECOND]


def test_lists_tables_and_quotations_are_kept_and_nothing_is_added_to_them(tmp_path: Path) -> None:
    body = (
        f"<p>{FIRST}</p><blockquote lang=ar><p>{AR}</p></blockquote><ul><li>بند <b>نخست</b></li><li>بند دوم</li></ul>"
        f"<table><tr><th>کشور</th><th>شمار</th></tr><tr><td>ایران</td><td>۱۲</td></tr></table><p>{SECOND}</p>"
    )
    rows = ["کشور\tشمار", "ایران\t۱۲"]
    assert paragraphs(tmp_path, body)[1:] == [FIRST, AR, "بند نخست", "بند دوم", *rows, SECOND]


def test_a_paragraph_of_spaces_and_marks_alone_is_none(tmp_path: Path) -> None:
    assert paragraphs(tmp_path, f"<p>&nbsp;</p><p>{FIRST}</p><p>&rlm;</p><p>{SECOND}</p>")[1:] == [FIRST, SECOND]


def test_a_short_article_is_not_filled_up_with_the_menu(tmp_path: Path) -> None:
    assert paragraphs(tmp_path, "<p>وزیر به مسکو رفت.</p>") == ["دیدار در مسکو", "وزیر به مسکو رفت."]


@pytest.mark.slow
@pytest.mark.parametrize(
    "content",
    [
        "<!-- nothing -->",
        "<html><body></body></html>",
        "<nav>خانه سیاست اقتصاد ورزش</nav>",
        "<ul><li><a href=/1>وزیر به مسکو رفت</a><li><a href=/2>باران در شمال کشور</a></ul>",
    ],
)
def test_a_page_without_an_article_is_skipped(content: str, tmp_path: Path) -> None:
    (tmp_path / "a.htm").write_text(content, encoding="utf-8")
    (tmp_path / "b.txt").write_text(FIRST, encoding="utf-8")
    with pytest.warns(SkippedFile, match=r"a\.htm: no article was found in the page; skipped"):
        assert read_articles(tmp_path)["article"].tolist() == ["b"]


@pytest.mark.parametrize("declared", ["windows-1256", "utf-8", "iso-8859-1", "nonsense"])
@pytest.mark.parametrize(("stored", "named"), [("cp1256", "windows-1256"), ("utf-8", "utf-8")])
def test_the_encoding_is_that_of_the_bytes_whatever_the_page_declares(
    declared: str, stored: str, named: str, tmp_path: Path
) -> None:
    content = page(f"<p>{AR}</p><p>{AR[::-1]}</p>", charset=declared).replace("ی", "ي")
    row = read(tmp_path, content.encode(stored))
    assert row["encoding"] == named
    assert AR in row["text"]


def test_without_the_package_one_line_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    with pytest.raises(RasadError, match=r"a\.html: web pages need trafilatura: pip install 'rasad\[html\]'$"):
        read(tmp_path, page(f"<p>{FIRST}</p>"))


# What the markup states


def facts(head: str = "", body: str = f"<p>{FIRST}</p>") -> dict[str, str]:
    return page_facts(html.document_fromstring(page(body, head)))


def ld(**article: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(article, ensure_ascii=False)}</script>'


def test_the_facts_of_a_page_reach_the_table(tmp_path: Path) -> None:
    head = (
        '<meta property="og:site_name" content="خبرگزاری آزمون"><meta name="author" content="علی رضایی">'
        '<meta property="og:title" content="دیدار دو وزیر | خبرگزاری آزمون">'
        '<meta property="article:published_time" content="2025-07-20T00:30:00+03:30">'
    )
    row = read(tmp_path, page(f"<p>{FIRST}</p>", head))
    names = ("title", "publisher", "author", "published", "published_basis")
    assert [row[name] for name in names] == ["دیدار دو وزیر", "خبرگزاری آزمون", "علی رضایی", "2025-07-20", "stated"]


def test_json_ld_states_what_meta_tags_do_not() -> None:
    article = {
        "@type": ["NewsArticle"], "headline": "سفر وزیر", "datePublished": "2025-07-20",
        "author": [{"name": "علی"}, {"name": "سارا"}], "publisher": {"name": "آزمون"},
    }  # fmt: skip
    expected = {"title": "سفر وزیر", "publisher": "آزمون", "author": "علی، سارا", "published": "2025-07-20"}
    assert facts(ld(**article)) == facts(ld(**{"@graph": [{"@type": "WebSite"}, article]})) == expected


@pytest.mark.parametrize(
    "head", ["<script type='application/ld+json'>{broken</script>", ld(**{"@type": "WebPage"}), ""]
)
def test_where_nothing_is_stated_only_the_heading_is_known(head: str) -> None:
    assert facts(head) == {"title": "دیدار در مسکو"}


def test_an_address_is_no_author() -> None:
    assert "author" not in facts('<meta property="article:author" content="https://example.org/ali">')


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<time datetime='2025-07-20'>دیروز</time>", "2025-07-20"),
        ("<time>۲۹ تیر ۱۴۰۴</time>", "۲۹ تیر ۱۴۰۴"),
        ("<span itemprop=datePublished content='2025-07-20'>یکشنبه</span>", "2025-07-20"),
        ("<time datetime='2025-07-20'></time><time itemprop=dateModified datetime='2025-07-22'></time>", "2025-07-20"),
        ("<time datetime='2025-07-20'></time><time datetime='2025-07-22'></time>", None),  # published? updated?
        ("<aside><time datetime='2025-07-19'></time></aside>", None),
    ],
)
def test_a_date_is_taken_from_the_head_of_the_article_if_it_is_one(body: str, expected: str | None) -> None:
    comment = "<p>نظر</p><time datetime='2025-08-01'></time>"
    assert facts(body=f"{body}<p>{FIRST}</p>{comment}").get("published") == expected


def test_todays_date_above_the_page_is_not_that_of_publication(tmp_path: Path) -> None:
    assert read(tmp_path, page(f"<p>{FIRST}</p>"))["published"] is None
