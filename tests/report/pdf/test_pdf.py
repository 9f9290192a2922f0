"""The report as one PDF a language: its structure, its links, its letters, and bytes that repeat."""

from __future__ import annotations

import base64
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st

from papers import ARTICLE, SVG, TIMELINE
from rasad.errors import RasadError
from rasad.report.pdf.code import BREAK, FSI, JOINER, LRI, PDI, RLI, breakable, joined, string
from rasad.report.pdf.document import Chapter, write_pdf
from rasad.report.pdf.figures import Figures
from rasad.report.pdf.inline import Place, Run, words
from rasad.report.pdf.links import Links
from rasad.report.pdf.slices import size, sliced
from rasad.report.pdf.tables import shares

typst = pytest.importorskip("typst")
pypdf = pytest.importorskip("pypdf")

# Every sign that means something to Typst, and what a page of the web may hold beside it.
EVIL = "#panic() $x$ *b* _i_ `c` <l> @r // /* \\ \" ' ~ = - + [ ] { } \u202eabc \u2067 \ufffe 中 😀 \u200d\u200c"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "figures").mkdir()
    (tmp_path / "figures" / "a.svg").write_text(SVG, encoding="utf-8")
    return tmp_path


def read(folder: Path, *chapters: Chapter, language: str = "fa") -> Any:
    return pypdf.PdfReader(write_pdf(folder, language, "گزارش", chapters))


def page(body: str) -> Chapter:
    return Chapter("page", "برگ", body)


def runs(html: str, lang: str = "fa", dir: str = "rtl") -> list[Run]:
    return words(BeautifulSoup(html, "html.parser").children, Place("page", Links({}), lang, dir))


def text(html: str, lang: str = "fa", dir: str = "rtl") -> str:
    return "".join(run.text or "|" for run in runs(html, lang, dir))


def objects(pdf: Any) -> Iterator[Any]:
    for number in range(1, pdf.trailer["/Size"]):
        found = pdf.get_object(number)
        if hasattr(found, "get"):
            yield found


def titles(outline: Any) -> list[Any]:
    return [titles(entry) if isinstance(entry, list) else entry.title for entry in outline]


# The document


def test_chapters_and_their_sections_are_bookmarks_and_each_chapter_begins_a_page(folder: Path) -> None:
    pdf = read(folder, TIMELINE, ARTICLE)
    assert titles(pdf.outline) == ["خط زمان", ["گزیده‌ها"], "مقاله", ["عنوان"]]
    assert len(pdf.pages) == 3


@pytest.mark.parametrize(("language", "numbers"), [("en", ["1", "2"]), ("fa", ["۱", "۲"]), ("ar", ["١", "٢"])])
def test_pages_are_numbered_in_the_readers_digits(folder: Path, language: str, numbers: list[str]) -> None:
    pdf = read(folder, page("<p>x</p>"), language=language)
    assert [number in sheet.extract_text() for number, sheet in zip(numbers, pdf.pages, strict=True)] == [True, True]
    assert numbers[1] in pdf.pages[0].extract_text()  # in the contents


def test_the_document_says_its_title_its_language_and_that_it_is_tagged(folder: Path) -> None:
    pdf = read(folder, TIMELINE, ARTICLE)
    root = pdf.trailer["/Root"]
    assert (pdf.metadata.title, root["/Lang"], root["/MarkInfo"]["/Marked"]) == ("گزارش", "fa", True)
    assert b"pdfuaid:part" in root["/Metadata"].get_data()


def test_every_font_is_inside_and_none_is_the_systems(folder: Path) -> None:
    pdf = read(folder, page("<p>می‌کنند <code>x = 1</code> <b>پررنگ</b> English</p>"))
    described = [font for font in objects(pdf) if font.get("/Type") == "/FontDescriptor"]
    names = {font["/FontName"].split("+")[1].split("-")[0] for font in described}
    assert names <= {"Amiri", "LibertinusSerif", "DejaVuSans", "DejaVuSansMono"}
    assert all(font.get("/FontFile2") or font.get("/FontFile3") for font in described)


def test_figures_stay_drawings_and_have_their_words(folder: Path) -> None:
    pdf = read(folder, TIMELINE, ARTICLE)
    assert not [found for found in objects(pdf) if found.get("/Subtype") == "/Image"]
    assert b"/Alt<FEFF" + "شرح".encode("utf-16-be").hex().upper().encode() in pdf.pages[1].get_contents().get_data()


def test_a_link_leads_to_its_passage_in_any_chapter_and_one_to_no_chapter_is_plain(folder: Path) -> None:
    pdf = read(folder, TIMELINE, ARTICLE)
    notes = [note.get_object() for note in pdf.pages[1]["/Annots"]]
    assert [note["/A"]["/URI"] for note in notes if "/A" in note and "/URI" in note["/A"]] == ["https://example.org/"]
    inside = [note.get("/Dest") or note["/A"]["/D"] for note in notes if "/URI" not in note.get("/A", {})]
    found = [pdf.named_destinations[str(one)].page if isinstance(one, str) else one[0] for one in inside]
    assert [place.idnum for place in found] == [pdf.pages[number].indirect_reference.idnum for number in (1, 2)]


@pytest.mark.slow
def test_the_head_of_a_long_table_comes_again_on_each_page(folder: Path) -> None:
    rows = "".join(f"<tr><td>{number}</td><td>word</td></tr>" for number in range(90))
    pdf = read(folder, page(f"<table><thead><tr><th>Head</th><th>B</th></tr></thead><tbody>{rows}</tbody></table>"))
    assert ["Head" in sheet.extract_text() for sheet in pdf.pages[1:]] == [True] * (len(pdf.pages) - 1)
    assert len(pdf.pages) > 2


@pytest.mark.slow
def test_a_wide_table_stays_on_the_page(folder: Path) -> None:
    cells = "".join(f"<td>000_21eae814a3735d0{number}</td>" for number in range(9))
    pdf = read(folder, page(f"<table dir='ltr'><tr>{cells}<td>{'many words ' * 40}</td></tr></table>"))
    places: list[float] = []

    def note(operator: bytes, operands: Any, cm: list[float], tm: list[float]) -> None:
        if operator in (b"Tj", b"TJ"):
            places.append(tm[4] * cm[0] + tm[5] * cm[2] + cm[4])

    pdf.pages[1].extract_text(visitor_operand_before=note)
    assert len(places) > 20
    assert 50 < min(places) < max(places) < 540


def test_code_that_is_folded_away_and_styles_are_left_out(folder: Path) -> None:
    body = "<details class='code'><pre>import</pre></details><style>p {}</style><details><p>shown</p></details>"
    shown = read(folder, page(body)).pages[1].extract_text()
    assert "shown" in shown
    assert "import" not in shown
    assert "{" not in shown


@pytest.mark.parametrize(
    "body",
    [
        "<h6>deep</h6><h2></h2><ul></ul><table></table><p><code></code><b> </b></p>",
        "<div lang='x-y' dir='foo'>a</div><p lang='fa-IR' dir='rtl'>ب",
        "<table><tr id='r'><td id='c'>x</td></tr></table><pre><i id='z'>q</i></pre>"
        "<a href='#r'>1</a><a href='#c'>2</a><a href='#z'>3</a><a href='#nowhere'>4</a>",
        "<ol><li>a<ul><li>b</li></ul></li></ol><hr><blockquote>c<br></blockquote>",
        f"<img src='data:image/svg+xml;base64,{base64.b64encode(SVG.encode()).decode()}'>",
        "<mark class='rasad-PER'>a <mark class='rasad-GPE'>b</mark> <mark class='x'>c</mark></mark>",
    ],
)
def test_what_is_odd_in_a_page_does_not_stop_the_report(folder: Path, body: str) -> None:
    assert len(read(folder, page(body)).pages) == 2


def test_a_head_that_repeats_the_title_is_left_out_and_the_article_itself_is_whole(folder: Path) -> None:
    body = '<p class="subtitle">Moscow</p><header><h3>Moscow</h3></header><h4 class="rasad-block">Moscow</h4><p>x</p>'
    pdf = read(folder, Chapter("articles/004", "Moscow", body), language="en")
    assert pdf.pages[1].extract_text().count("Moscow") == 2
    assert titles(pdf.outline) == ["Moscow", ["Moscow"]]
    assert pdf.pages[0].extract_text().count("Moscow") == 1  # the contents name chapters, not an article's headings


# Its bytes

TWICE = """
import sys
from pathlib import Path
sys.path.insert(0, str(Path(sys.argv[2]).parent))
from papers import ARTICLE, SVG, TIMELINE
from rasad.report.pdf.document import write_pdf
folder = Path(sys.argv[1])
(folder / "figures").mkdir(parents=True)
(folder / "figures" / "a.svg").write_text(SVG, encoding="utf-8")
write_pdf(folder, "fa", "گزارش", [TIMELINE, ARTICLE])
"""


@pytest.mark.slow
def test_bytes_repeat_under_another_hash_seed_zone_and_folder(folder: Path, tmp_path: Path) -> None:
    first = write_pdf(folder, "fa", "گزارش", [TIMELINE, ARTICLE]).read_bytes()
    other = tmp_path / "elsewhere"
    env = {"PYTHONHASHSEED": "7", "TZ": "Asia/Tehran", "LANG": "C", "PYTHONUTF8": "1", "PYTHONPATH": ":".join(sys.path)}
    subprocess.run([sys.executable, "-c", TWICE, str(other), __file__], check=True, env=env, timeout=600)
    assert (other / "fa" / "report.pdf").read_bytes() == first
    assert str(tmp_path).encode() not in first
    assert b"CreationDate" not in first


# Its letters


@pytest.mark.slow
@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff")))
def test_any_text_comes_through_typst_as_it_is(given: str) -> None:
    source = f"#metadata({string(given)}) <text>"
    assert json.loads(typst.query(source.encode(), "<text>", field="value", one=True)) == given


def test_nothing_in_a_text_is_taken_for_markup(folder: Path) -> None:
    escaped = EVIL.replace("&", "&amp;").replace("<", "&lt;")
    pdf = read(folder, Chapter('a"b\\c#d', EVIL, f"<h2>{escaped}</h2><p id='{'x'}'>{escaped}</p><pre>{escaped}</pre>"))
    assert "#panic() $x$ *b* _i_ `c` <l> @r // /*" in pdf.pages[1].extract_text()


def test_a_mark_does_not_part_letters_that_join() -> None:
    # "for Khamenei", "and Iran", "the Kremlin": lam and beh join, waw and alef do not.
    marked = 'ل<mark class="rasad-PER">خامنئي</mark> و<mark class="rasad-GPE">إيران</mark> ب<mark>ال</mark>'
    whole = "".join(run.text for run in joined(runs(marked))).replace(JOINER, "+")
    assert whole == "ل++خامنئي وإيران ب++ال"


def test_marks_within_marks_are_one_call_with_all_their_kinds() -> None:
    inside = '<mark class="rasad-PER">a<mark style="background:#ffe08a;border-bottom:2px dotted">b</mark></mark>'
    assert [run.calls for run in runs(inside)] == [('marked(("PER", ), ',), ('marked(("PER", "#ffe08a dotted", ), ',)]


def test_letters_on_two_lines_do_not_join() -> None:
    assert JOINER not in "".join(run.text for run in joined(runs("اصلی<br><b>یک</b>")))


def test_quotes_are_those_of_the_quoted_language() -> None:
    assert text('او گفت <q lang="en">no</q> و <q>نه</q>') == "او گفت “no” و «نه»"


def test_what_has_a_direction_of_its_own_is_isolated() -> None:
    assert text("<bdi>a</bdi><bdi dir=rtl>b</bdi><code>c</code><span dir=ltr>d</span>") == (
        f"{FSI}a{PDI}{RLI}b{PDI}{LRI}c{PDI}{LRI}d{PDI}"
    )


def test_controls_that_would_turn_the_line_are_taken_away() -> None:
    assert text("a\u202eb\u2069 c") == "ab c"


def test_white_space_is_that_of_a_browser() -> None:
    assert text(" a\n  b <br> c <b> d</b> <wbr>e <br>") == "a b |c d e"


def test_ids_and_addresses_may_be_parted_and_words_may_not() -> None:
    assert breakable("https://example.org/a_b").replace(BREAK, "+") == "https://+example.+org/+a_+b"
    assert breakable("internationalisation می‌کنند") == "internationalisation می‌کنند"
    assert BREAK in breakable("ب" * 100)


# Its figures and tables


@pytest.mark.parametrize("source", ["../figures/none.svg", "../../etc/passwd.svg", "/etc/passwd", "x.bmp", ""])
def test_a_figure_that_is_not_there_is_told_in_one_line(folder: Path, source: str) -> None:
    with pytest.raises(RasadError, match=r"^fa/page\.html: ") as caught:
        write_pdf(folder, "fa", "گزارش", [page(f"<img src='{source}' alt='x'>")])
    assert "\n" not in str(caught.value)
    assert not (folder / "fa" / "report.pdf").exists()


def test_a_page_in_a_folder_finds_its_figures(folder: Path) -> None:
    image = '<img src="../../figures/a.svg" alt="x">'
    assert len(read(folder, Chapter("articles/004", "مقاله", image)).pages) == 2


def test_pixels_of_a_notebook_are_shown(folder: Path) -> None:
    from PIL import Image

    Image.new("RGB", (40, 20), "red").save(folder / "figures" / "b.png")
    call = Figures(folder).call("../figures/b.png", "x", "page", "fa")
    assert call == 'picture(0, 40.00pt, "x")'
    assert len(read(folder, page('<img src="../figures/b.png">')).pages) == 2


def test_a_tall_figure_is_cut_between_its_rows_and_its_head_comes_again() -> None:
    bands = "".join(f'<path d="M 0 {y} L 200 {y} L 200 {y + 50} L 0 {y + 50} z"/>' for y in range(100, 1000, 100))
    label = '<g id="text_1"><g transform="translate(5 120)"><defs><path id="a"/></defs><use href="#a"/></g></g>'
    tall = f'<svg xmlns="http://www.w3.org/2000/svg" width="200pt" height="1000pt">{bands}{label}</svg>'
    head, *parts = sliced(tall)
    assert [size(part)[1] for part in (head, *parts)] == [100, 150, 150, 150, 150, 150, 150]
    assert ["<use" in part for part in parts] == [True, False, False, False, False, False]
    assert ["<path id" in part for part in parts] == [True, False, False, False, False, False]


def test_a_tall_figure_without_rows_is_made_smaller(folder: Path) -> None:
    (folder / "figures" / "c.svg").write_text(SVG.replace('height="100pt"', 'height="2000pt"'), encoding="utf-8")
    assert Figures(folder).call("../figures/c.svg", "x", "page", "fa").startswith("picture(0, 66.")


def test_columns_share_the_room_and_the_longest_text_has_most_of_it() -> None:
    found = shares([["000_21eae814a3735d04"], ["a sentence of many words " * 10], ["yes", "no"]], 80)
    assert found[1] == max(found)
    assert sum(found) <= 80 + 3 * 2 + 0.1
    assert found[2] == 5


def test_without_typst_one_line_says_what_to_install(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(RasadError, match="typst"):
        write_pdf(folder, "fa", "گزارش", [page("<p>x</p>")])
