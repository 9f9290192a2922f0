"""rasad.report.pages: from executed notebooks and articles to pages whose links lead somewhere."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import nbformat
import pandas as pd
import pytest
from bs4 import BeautifulSoup, Tag
from nbformat import NotebookNode

import rasad
from event_rows import event, noted, table
from rasad import data
from rasad.annotation.notes import Notes
from rasad.display import show_events, show_table
from rasad.display.figures import SavedFigure
from rasad.report.build.assemble import write_language
from rasad.report.pages.articles import article_body, notes_of, title_of
from rasad.report.pages.body import Body, Passage, page_of
from rasad.report.pages.notebook import no_notebook, notebook_body, spoken
from rasad.report.pages.page import Page, write_page
from rasad.report.runs.failure import Failure
from rasad.report.spec.spec import LANGUAGES, Spec, read_spec
from registries import of_the_seeds

PIXEL = base64.b64encode(b"\x89PNG").decode()
# "Larijani met Putin in Moscow. The visit lasted two days."
TEXT = "لاریجانی در مسکو با پوتین دیدار کرد. این سفر دو روز طول کشید."


def soup(markup: str) -> BeautifulSoup:
    return BeautifulSoup(markup, "html.parser")


def settled(markup: str) -> Body:
    body = Body(markup)
    body.settle()
    return body


# -- the body ---------------------------------------------------------------------------------------------------------


@pytest.mark.slow
def test_a_figure_becomes_a_file_and_keeps_its_alternative_text(tmp_path: Path):
    (tmp_path / "timeline-fa.svg").write_text("<svg/>")
    shown = SavedFigure(tmp_path / "timeline-fa.svg", 'دیدار "مسکو"', "fa")._repr_html_()
    (image,) = soup(Body(f"<div>{shown}</div>").markup).select("figure[data-figure] > img")
    assert image["src"] == "../figures/timeline-fa.svg"
    assert image["alt"] == 'دیدار "مسکو"'


def test_a_figure_of_any_name_is_found(tmp_path: Path):
    for name in ("دیدار مسکو", "a&b", "100%", "a#b?c"):
        (tmp_path / f"{name}.svg").write_text("<svg/>")
        shown = SavedFigure(tmp_path / f"{name}.svg", "x", "fa")._repr_html_()
        source = str(soup(Body(shown).markup).img["src"])  # type: ignore[index]
        assert (urlsplit(source).query, urlsplit(source).fragment) == ("", "")
        assert unquote(source) == f"../figures/{name}.svg"


def test_a_picture_that_is_no_figure_of_ours_stays_as_it_is():
    markup = f'<figure><img alt="x" src="data:image/png;base64,{PIXEL}"/></figure>'
    assert Body(markup).markup == markup


@pytest.mark.slow
def test_links_lead_to_the_pages_of_articles_that_have_one():
    shown = show_events(table(event(0, 5), event(6, 11)), noted()).markup
    body = Body(shown)
    assert body.lead_to(["one"]) == [Passage("one", 0, 5), Passage("one", 6, 11)]
    assert [link["href"] for link in soup(body.markup).select("a")] == [
        "articles/one.html#passage-one-0",
        "articles/one.html#passage-one-6",
    ]
    assert soup(body.markup).select("details, mark, .rasad-article") == []


@pytest.mark.slow
def test_what_unfolds_stays_where_a_link_leads_to_it():
    shown = show_events(table(event(0, 5)), noted()).markup
    body = Body(shown)
    assert body.lead_to(["another"]) == []
    assert [link["href"] for link in soup(body.markup).select("a")] == ["#passage-one-0"]
    assert len(soup(body.markup).select("details.rasad-passages mark#passage-one-0")) == 1


def test_of_two_articles_the_one_without_a_page_keeps_its_passage_below_the_table():
    text = "پوتین دیروز وارد تهران شد."
    rows = [{"article": name, "lang": "fa", "text": text, "published": "2022-07-20"} for name in ("one", "two")]
    notes = rasad.annotate(pd.DataFrame(rows, dtype=object), of_the_seeds())
    shown = show_events(table(event(0, 5, text=text), event(0, 5, "two", text=text)), notes).markup
    body = Body(shown)
    body.lead_to(["one"])
    page = soup(body.markup)
    assert [link["href"] for link in page.select("a")] == ["articles/one.html#passage-one-0", "#passage-two-0"]
    assert page.select("mark#passage-two-0")


def test_sections_have_names_of_their_own_and_contents_lead_to_them():
    prose = (
        '<div class="prose"><h1 id="T">خط زمان</h1><h2 id="x">الف</h2><h3 id="x">یک</h3><h2 id="x"><b>ب</b></h2></div>'
    )
    body = settled(f"{prose}<h2>no prose</h2>{prose}")
    assert body.subtitle == "خط زمان"
    assert body.toc == [(f"section-{number}", text) for number, text in enumerate(["الف", "ب", "الف", "ب"], 1)]
    page = soup(body.markup)
    assert [str(part["id"]) for part in page.select("[id]")] == [name for name, _ in body.toc]
    assert page.select("h1") == []
    assert page.select("h2:not([id])")[0].get_text() == "no prose"


def test_code_in_prose_reads_from_left_to_right():
    page = soup(
        settled('<div class="prose" dir="rtl"><p>پارامتر <code>top_words</code></p></div><code>x</code>').markup
    )
    assert [code.get("dir") for code in page.select("code")] == ["ltr", None]


def test_a_style_sheet_stands_once():
    body = settled("<style>a{}</style><p>x</p><style>b{}</style><div><style>a{}</style></div><style>b{}</style>")
    assert [style.get_text() for style in soup(body.markup).select("style")] == ["a{}", "b{}"]


def test_a_wide_table_scrolls_in_a_box_that_the_keyboard_reaches():
    page = soup(settled(f"{show_table(pd.DataFrame({'a': [1]})).markup}<p>x</p>").markup)
    (box,) = page.select("div.wide")
    assert box["tabindex"] == "0"
    assert [part.name for part in box.children if isinstance(part, Tag)] == ["table"]


def test_the_text_of_a_body_stays_as_it_is():
    text = "«ایران» & <روسیه>\u200cها \u00a0\u2067متن\u2069 ٪۵ “نقل”"
    shown = show_table(pd.DataFrame({"a": [text]})).markup
    assert soup(settled(shown).markup).td.get_text() == text  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("article", "page"),
    [
        ("000_21eae814a3735d04", "articles/000_21eae814a3735d04"),
        ("مقالهٔ ۱", "articles/مقالهٔ ۱"),
        ("a.b", "articles/a.b"),
        ("../../secret", "articles/%2E.%2F..%2Fsecret"),
        (".hidden", "articles/%2Ehidden"),
        ("a%2Fb", "articles/a%252Fb"),
        ("C:\\a?*", "articles/C%3A%5Ca%3F%2A"),
    ],
)
def test_the_page_of_an_article_is_one_file_in_one_folder(article: str, page: str):
    assert page_of(article) == page


def test_a_very_long_name_is_cut_and_stays_another_than_its_like():
    pages = {page_of("خبر" * 80 + end) for end in ("", "۱", "۲")}
    assert len(pages) == 3
    assert all(len(f"{page}.html".encode()) < 255 for page in pages)


# -- a notebook -------------------------------------------------------------------------------------------------------


def output(kind: str, **data: Any) -> NotebookNode:
    return nbformat.v4.new_output(kind, **data)


def shown(**data: str) -> NotebookNode:
    return output("display_data", data={name.replace("_", "/"): value for name, value in data.items()})


def of_notebook(folder: Path, language: str, *cells: NotebookNode) -> BeautifulSoup:
    path = folder / "a.ipynb"
    nbformat.write(nbformat.v4.new_notebook(cells=list(cells)), path)
    body = notebook_body(path, language)
    body.settle()
    return soup(body.markup)


def code(*outputs: NotebookNode, source: str = "1 < 2") -> NotebookNode:
    return nbformat.v4.new_code_cell(source, outputs=list(outputs))


@pytest.mark.parametrize(
    ("text", "language", "wanted"),
    [
        ("## خط زمانی", "fa", ("fa", "rtl")),
        ("## خط زمانی", "en", ("fa", "rtl")),
        ("## A timeline", "ar", ("en", "ltr")),
        ("## A timeline: خط", "en", ("en", "ltr")),
        ("التقى الوزيران في موسكو وبحثا ملفات التعاون", "fa", ("fa", "rtl")),
        ("التقى الوزيران في موسكو وبحثا ملفات التعاون", "en", ("ar", "rtl")),
        ("نام `rasad.report.show_table` و ```\nfrom pathlib import Path\n```", "fa", ("fa", "rtl")),
        ('<div lang="fa" dir="rtl" class="a-long-name">\n\nمتن\n\n</div>', "fa", ("fa", "rtl")),
        ("```\nrasad new\n```", "fa", ("fa", "rtl")),
        ("---", "ar", ("ar", "rtl")),
        ("", "en", ("en", "ltr")),
    ],
)
def test_prose_is_in_the_readers_language_or_says_which_its_own_is(text: str, language: str, wanted: tuple[str, str]):
    assert spoken(text, language) == wanted


@pytest.mark.slow
def test_prose_has_language_and_direction_also_where_it_is_not_the_readers(tmp_path: Path):
    cells = [nbformat.v4.new_markdown_cell(text) for text in ("# عنوان\n\n## بخش\n\nمتن `x`.", "## Not translated")]
    page = of_notebook(tmp_path, "fa", *cells)
    assert [(part["lang"], part["dir"]) for part in page.select(".prose")] == [("fa", "rtl"), ("en", "ltr")]
    assert [part.get_text() for part in page.select(".prose h2")] == ["بخش", "Not translated"]
    assert "¶" not in page.get_text()


@pytest.mark.slow
def test_prose_that_says_its_direction_to_jupyterlab_is_still_markdown(tmp_path: Path):
    text = '<div lang="ar" dir="rtl">\n\n## خط زمني\n\n- حدث **واحد**\n\n</div>'
    page = of_notebook(tmp_path, "ar", nbformat.v4.new_markdown_cell(text))
    assert page.select(".prose h2#section-1")
    assert page.select(".prose li strong")


@pytest.mark.parametrize("language", LANGUAGES)
def test_code_is_folded_and_a_word_says_so(tmp_path: Path, language: str):
    page = of_notebook(tmp_path, language, code(source='print("<b>")'))
    (fold,) = page.select("details.code")
    assert "open" not in fold.attrs
    assert fold.summary.get_text() == data.words("report", language)["code"]  # type: ignore[union-attr]
    assert fold.pre["dir"] == "ltr"  # type: ignore[index]
    assert fold.pre.get_text() == 'print("<b>")'  # type: ignore[union-attr]
    assert page.select("b") == []


def test_streams_errors_pictures_and_text_are_shown(tmp_path: Path):
    page = of_notebook(
        tmp_path,
        "fa",
        code(
            output("stream", name="stdout", text="دوره: <2025>\n"),
            output("stream", name="stderr", text="\x1b[31mwarning\x1b[0m"),
            output("error", ename="ValueError", evalue="x", traceback=["\x1b[0;31mValueError\x1b[0m: <x>"]),
            shown(image_png=PIXEL),
            shown(text_plain="<Figure>"),
            shown(text_html="<p class='own'>متن</p>", text_plain="no"),
        ),
    )
    plain, err, error, text = page.select(".output pre")
    assert (plain["dir"], plain.get_text()) == ("auto", "دوره: <2025>\n")
    assert (err["class"], err["dir"], err.get_text()) == (["stderr"], "ltr", "warning")
    assert (error["class"], error.get_text().strip()) == (["error"], "ValueError: <x>")
    assert text.get_text() == "<Figure>"
    assert page.img["src"] == f"data:image/png;base64,{PIXEL}"  # type: ignore[index]
    assert page.img["alt"] == data.words("report", "fa")["no_alt"]  # type: ignore[index]
    assert page.select("p.own")
    assert "no" not in page.select_one("p.own").parent.get_text()  # type: ignore[union-attr]
    assert "\x1b" not in page.get_text()


def test_a_table_that_carries_its_data_is_shown_as_html_and_leads_to_its_csv(tmp_path: Path):
    table = show_table(pd.DataFrame({"a": ["تهران"]}), language="fa")
    bundle = {"text/html": table.markup, "application/vnd.dataresource+json": table.resource, "text/plain": "Table()"}
    bare = shown(text_html="<table><tr><td>x</td></tr></table>")
    results = [code(output("execute_result", data=bundle), bare) for _ in range(2)]
    page = of_notebook(tmp_path, "fa", *results)
    assert [part.get_text() for part in page.select(".output td")] == ["تهران", "x"] * 2
    assert [part["href"] for part in page.select("p.csv a")] == ["../tables/fa/a-1.csv", "../tables/fa/a-2.csv"]
    assert "Table()" not in page.get_text()
    assert "schema" not in page.get_text()


def test_where_a_notebook_failed_stand_its_cell_and_the_error():
    page = soup(no_notebook("x = '<b>'", "NameError: <y>", "ar").markup)
    assert page.select_one("p.missing").get_text() == data.words("report", "ar")["failed"]  # type: ignore[union-attr]
    assert [part.get_text() for part in page.select("pre")] == ["x = '<b>'", "NameError: <y>"]
    assert len(soup(no_notebook("", "no kernel", "en").markup).select("pre")) == 1


# -- an article -------------------------------------------------------------------------------------------------------


def two_paragraphs(article: str = "one") -> Notes:
    return noted(
        article, "دیدار در مسکو\nلاریجانی در مسکو با پوتین دیدار کرد و با او گفت‌وگو کرد.\nاو سپس به تهران بازگشت."
    )


def test_a_passage_over_two_blocks_is_marked_in_both_and_named_once():
    notes = two_paragraphs()
    text = notes.text("one")
    start, end = text.index("با او"), text.index("بازگشت")
    page = soup(article_body("one", notes, "fa", [Passage("one", start, end)]).markup)
    marks = page.select("mark.rasad-passage")
    assert len({id(mark.find_parent(class_="rasad-block")) for mark in marks}) == 2
    assert [mark["id"] for mark in marks if mark.get("id")] == [f"passage-one-{start}"]
    assert re.sub(r"\s", "", "".join(mark.get_text() for mark in marks)) == re.sub(r"\s", "", text[start:end])


@pytest.mark.slow
def test_passages_that_lie_in_one_another_cross_or_begin_together_each_have_their_place_once():
    notes = two_paragraphs()
    start = notes.text("one").index("لاریجانی")
    places = [(start, start + 20), (start, start + 12), (start + 3, start + 9), (start + 15, start + 30)]
    passages = [Passage("one", *place) for place in places] * 2 + [Passage("two", 0, 4)]
    page = soup(article_body("one", notes, "en", passages).markup)
    ids = [mark["id"] for mark in page.select("mark[id]")]
    assert sorted(ids) == sorted(f"passage-one-{at}" for at in (start, start + 3, start + 15))
    assert page.select_one(f"#passage-one-{start}").get_text() == notes.text("one")[start : start + 20]  # type: ignore[union-attr]


@pytest.mark.slow
def test_the_page_of_an_article_holds_its_whole_text_and_what_was_found(notes: Notes):
    for article in notes.articles["article"]:
        page = soup(article_body(article, notes, "ar", []).markup)
        blocks = "".join(part.get_text() for part in page.select(".rasad-block"))
        assert re.sub(r"\s", "", blocks) == re.sub(r"\s", "", notes.text(article))
        assert page.select("mark.rasad-PER")
        assert page.select("details table")
        assert page.select("mark[id]") == []


def test_an_article_without_a_title_is_called_by_its_name():
    notes = two_paragraphs()
    for title, said in ((None, "one"), ("", "one"), ("دیدار در مسکو", "دیدار در مسکو")):
        notes.articles["title"] = title
        assert title_of(notes.articles.iloc[0].to_dict()) == said


# -- a page -----------------------------------------------------------------------------------------------------------


def test_a_page_has_its_language_its_title_and_switches_to_the_same_page_in_others(tmp_path: Path):
    page = Page(page_of("خبر ۱/۲"), "عنوان <خبر>", "<p>متن</p>", lang="ar")
    path = write_page(tmp_path, "fa", ("en", "fa", "ar"), "گزارش", page)
    assert path == tmp_path / "fa" / "articles" / "خبر ۱%2F۲.html"
    read = soup(path.read_text(encoding="utf-8"))
    assert (read.html["lang"], read.html["dir"]) == ("fa", "rtl")  # type: ignore[index]
    assert read.title.get_text() == "عنوان <خبر> – گزارش"  # type: ignore[union-attr]
    assert read.h1["lang"] == "ar"  # type: ignore[index]
    others = read.select(".languages a")
    assert [link["hreflang"] for link in others] == ["en", "ar"]
    for link in others:
        target = (path.parent / unquote(str(link["href"]))).resolve()
        assert target == (tmp_path / str(link["hreflang"]) / "articles" / "خبر ۱%2F۲.html").resolve()
    assert read.select_one(".languages [aria-current]").get_text() == data.words("report", "fa")["name"]  # type: ignore[union-attr]


def test_a_page_names_its_sections_and_files(tmp_path: Path):
    files = [("notebooks/ar/دیدار.ipynb", "notebook"), ("records/ar/دیدار.json", "record")]
    page = Page("دیدار", "لقاء", "<p>x</p>", "عنوان الدفتر", [("section-1", "ا & ب")], files)
    read = soup(write_page(tmp_path, "ar", ["ar"], "تقرير", page).read_text(encoding="utf-8"))
    assert [(link["href"], link.get_text()) for link in read.select("nav.toc a")] == [("#section-1", "ا & ب")]
    links = [(unquote(str(link["href"])), link.get_text()) for link in read.select(".files a")]
    words = data.words("report", "ar")
    assert links == [(f"../{path}", words[key]) for path, key in files]
    assert "عنوان الدفتر" in read.main.get_text()  # type: ignore[union-attr]


# -- a report, without running anything -------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Spec:
    """Two runs over two articles, one with a name of Persian letters and a space, one with an address for its id."""
    folder = tmp_path_factory.mktemp("plan")
    (folder / "articles").mkdir()
    (folder / "articles" / "خبر ۱.txt").write_text(TEXT, encoding="utf-8")
    rows = pd.DataFrame({"id": ["https://example.org/7?x=1#y"], "text": [TEXT], "published": ["2025-07-20"]})
    rows.to_csv(folder / "articles" / "more.csv", index=False)
    cell = nbformat.v4.new_code_cell('language = "en"', metadata={"tags": ["parameters"]})
    nbformat.write(nbformat.v4.new_notebook(cells=[cell]), folder / "a.ipynb")
    spec = "title: {en: Report, fa: گزارش}\ndate: 2026-11-30\narticles: articles\nruns:\n"
    spec += "".join(f"- {{name: {name}, notebook: a.ipynb, title: 'Run <{name}>'}}\n" for name in ("good", "bad"))
    (folder / "report.yaml").write_text(spec, encoding="utf-8")
    return read_spec(folder / "report.yaml", ("en", "fa"))


@pytest.fixture(scope="module")
def made(plan: Spec, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages in Persian; the second notebook has failed."""
    folder = tmp_path_factory.mktemp("pages")
    notes = notes_of(plan)
    assert notes is not None
    names = notes.articles["article"].tolist()
    rows = table(*(event(0, 35, name, TEXT) for name in names))
    prose = nbformat.v4.new_markdown_cell("# خط زمان\n\n## گزیده‌ها")
    cells = [prose, code(shown(text_html=show_events(rows, notes, language="fa").markup))]
    (folder / "notebooks" / "fa").mkdir(parents=True)
    nbformat.write(nbformat.v4.new_notebook(cells=cells), folder / "notebooks" / "fa" / "good.ipynb")
    bad = next(run for run in plan.runs if run.id == "fa/bad")
    write_language(plan, folder, "fa", {"fa/bad": Failure(bad, "NameError: name 'x' is not defined", 2, "x")})
    return folder / "fa"


def links(page: Path) -> Iterator[tuple[str, Path, str]]:
    for link in soup(page.read_text(encoding="utf-8")).select("a[href]"):
        parts = urlsplit(str(link["href"]))
        yield str(link["href"]), (page.parent / unquote(parts.path)).resolve() if parts.path else page, parts.fragment


@pytest.mark.slow
def test_articles_of_any_name_have_a_page_to_which_links_lead(made: Path):
    pages = sorted(made.rglob("*.html"))
    assert len(pages) == 5  # index, two runs, two articles
    led = set()
    for page in pages:
        ids = {path: {part["id"] for part in soup(path.read_text(encoding="utf-8")).select("[id]")} for path in pages}
        for link, path, fragment in links(page):
            if path.is_relative_to(made) and path.suffix == ".html":
                assert path in ids, f"{page}: {link}"
                assert not fragment or {fragment, unquote(fragment)} & ids[path], f"{page}: {link}"
                led |= {path} if "passage-" in fragment else set()
    assert led == set((made / "articles").iterdir())


def test_style_and_other_languages_are_found_from_every_page(made: Path):
    for page in made.rglob("*.html"):
        read = soup(page.read_text(encoding="utf-8"))
        (style,) = read.select('link[rel="stylesheet"]')
        assert (page.parent / str(style["href"])).resolve() == made.parent / "report.css"
        (other,) = read.select(".languages a")
        same = made.parent / "en" / page.relative_to(made)
        assert (page.parent / unquote(str(other["href"]))).resolve() == same


def test_the_first_page_says_what_is_missing_and_leads_to_all(made: Path):
    words = data.words("report", "fa")
    index = soup((made / "index.html").read_text(encoding="utf-8"))
    assert words["incomplete"] in index.select_one("div.missing").get_text()  # type: ignore[union-attr]
    assert [link.get_text() for link in index.select("div.missing a")] == ["Run <bad>"]
    contents = [part.get_text().strip() for part in index.select("ol.contents > li")]
    assert contents == ["Run <good>", f"Run <bad> ({words['is_missing']})"]
    bad = soup((made / "bad.html").read_text(encoding="utf-8"))
    assert "NameError: name 'x' is not defined" in bad.select_one("pre.error").get_text()  # type: ignore[union-attr]
    assert bad.select(".files a") == []  # there is no notebook and no record


@pytest.mark.slow
def test_a_whole_report_lacks_nothing(report: Path):
    for language in LANGUAGES:
        index = soup((report / language / "index.html").read_text(encoding="utf-8"))
        assert index.select(".missing") == []
        assert len(index.select("ul.contents a[href^=articles]")) == 5


@pytest.mark.slow
def test_figures_of_a_notebook_become_files(tmp_path: Path, notes: Notes, events: pd.DataFrame):
    from matplotlib.figure import Figure

    from rasad.display import save_figure

    about = {"notes": notes, "table": events, "language": "fa", "parameters": {}, "title": "دیدار"}
    drawn = [save_figure(Figure(figsize=(1, 1)), name, tmp_path, **about) for name in ("ب", "a")]
    cells = [code(shown(text_html=figure._repr_html_())) for figure in drawn]
    page = of_notebook(tmp_path, "fa", *cells)
    assert [image["src"] for image in page.select("img")] == ["../figures/%D8%A8.svg", "../figures/a.svg"]
