"""The pages of the report, opened in Chromium: what a reader of each language gets to see (tests/browser_visit.py)."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from browser import Chromium, chromium_program
from browser_visit import Visit, follow, pages, visit
from places import ROOT
from rasad.report.spec.spec import LANGUAGES, read_spec

# For those who want to look: a picture of each page, which no test asks for.
SCREENSHOTS = Path(os.environ["RASAD_SCREENSHOTS"]) if "RASAD_SCREENSHOTS" in os.environ else None
SHOWN = 40
SIDES = {"en": "ltr", "fa": "rtl", "ar": "rtl"}


@pytest.fixture(scope="session")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chromium]:
    browser = Chromium(tmp_path_factory.mktemp("chromium"))
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def visits(chromium: Chromium, report: Path) -> dict[str, Visit]:
    """Every page, visited once; the contrast of its texts is measured in Persian, as one style sheet serves all."""
    made = [
        visit(chromium, report, path, SCREENSHOTS, contrast=path.is_relative_to(report / "fa"))
        for path in pages(report)
    ]
    return {each.page: each for each in made}


def language(page: str) -> str:
    """The language of a page by its name, empty for one of no language."""
    first = page.split("/")[0]
    return first if first in LANGUAGES else ""


def of_runs(visits: dict[str, Visit]) -> dict[str, Visit]:
    """The pages that are made of a notebook."""
    names = {f"{run.language}/{run.name}" for run in read_spec(ROOT / "report.yaml").runs}
    return {page: made for page, made in visits.items() if page in names}


def found(visits: dict[str, Visit], what: str) -> list[str]:
    return [f"{page}: {fault}" for page, made in visits.items() for fault in made.faults[what]]


def assert_none(faults: Iterable[str]) -> None:
    """Name the faults, one a line, where there are any."""
    named = list(faults)
    assert not named, "\n".join([f"{len(named)} faults", *named[:SHOWN]])


def leads_to(made: Visit, link: str) -> tuple[Path, str]:
    """The file and the fragment that a link of a page leads to."""
    parts = urlsplit(link)
    return (made.path.parent / unquote(parts.path)).resolve() if parts.path else made.path, parts.fragment


def dead(visits: dict[str, Visit]) -> Iterator[str]:
    ids = {made.path: set(made.contents["ids"]) for made in visits.values()}
    for page, made in visits.items():
        for link in made.contents["links"]:
            if urlsplit(link).scheme:
                continue  # to the network: a reader may follow it, the page does not
            path, fragment = leads_to(made, link)
            if not path.is_file():
                yield f"{page}: {link}: no such file"
            elif fragment and path in ids and not {fragment, unquote(fragment)} & ids[path]:
                yield f"{page}: {link}: no such place in the page"


@pytest.mark.slow
def test_there_is_a_page_a_run_an_index_and_a_page_an_article_in_each_language(visits: dict[str, Visit]):
    of_language = {lang: {page[3:] for page in visits if language(page) == lang} for lang in LANGUAGES}
    assert of_language["fa"] == of_language["en"] == of_language["ar"]
    articles = {f"articles/{path.stem}" for path in (ROOT / "seeds").glob("*.txt")}
    assert {"index", *(page[3:] for page in of_runs(visits)), *articles} <= of_language["fa"]
    assert len(of_runs(visits)) == len(read_spec(ROOT / "report.yaml").runs)


@pytest.mark.slow
def test_no_page_complains_on_the_console(visits: dict[str, Visit]):
    assert_none(found(visits, "console"))


@pytest.mark.slow
def test_no_page_asks_for_anything_outside_the_report(visits: dict[str, Visit]):
    assert_none(found(visits, "requests"))


@pytest.mark.slow
def test_every_picture_is_drawn_and_said_in_words(visits: dict[str, Visit]):
    assert_none(found(visits, "images"))


@pytest.mark.slow
def test_every_link_leads_to_a_page_and_a_place_that_is_there(visits: dict[str, Visit]):
    assert_none(dead(visits))


@pytest.mark.slow
def test_no_id_stands_twice_on_a_page(visits: dict[str, Visit]):
    counts = {page: Counter(made.contents["ids"]) for page, made in visits.items()}
    assert_none(f"{page}: #{i}" for page, count in counts.items() for i in count if count[i] > 1)


@pytest.mark.slow
def test_no_page_is_wider_than_its_window(visits: dict[str, Visit]):
    assert_none(found(visits, "overflow"))


@pytest.mark.slow
def test_every_page_has_a_title_its_language_and_its_direction(visits: dict[str, Visit]):
    for page, made in visits.items():
        lang = language(page) or made.contents["lang"]
        assert (made.contents["lang"], made.contents["dir"]) == (lang, SIDES[lang]), page
        assert made.contents["title"], page


@pytest.mark.slow
def test_every_text_begins_at_its_side(visits: dict[str, Visit]):
    assert_none(found(visits, "alignment"))


@pytest.mark.slow
def test_tables_begin_at_the_readers_side_and_code_at_the_left(visits: dict[str, Visit]):
    assert_none(found(visits, "directions"))


@pytest.mark.slow
def test_the_code_of_a_notebook_is_there_and_folded(visits: dict[str, Visit]):
    assert_none(page for page, made in of_runs(visits).items() if not made.contents["code"])
    assert_none(found(visits, "folded"))


@pytest.mark.slow
def test_the_prose_of_a_notebook_is_there_and_in_the_readers_language(visits: dict[str, Visit]):
    assert_none(page for page, made in of_runs(visits).items() if not made.contents["prose"])
    assert_none(found(visits, "prose"))


@pytest.mark.slow
def test_a_page_reads_the_same_without_scripts(visits: dict[str, Visit]):
    assert_none(found(visits, "scripts"))


@pytest.mark.slow
def test_a_page_leads_to_itself_in_the_other_languages(visits: dict[str, Visit]):
    by_path = {made.path: page for page, made in visits.items()}
    wanted, got = {}, {}
    for page, made in visits.items():
        if language(page):
            wanted[page] = {lang: lang + page[2:] for lang in LANGUAGES if lang != language(page)}
            got[page] = {
                lang: by_path.get(leads_to(made, link)[0])
                for lang, link in made.contents["languages"]
                if lang != language(page)
            }
    assert got == wanted


@pytest.mark.slow
def test_a_page_of_a_notebook_has_contents_that_lead_to_its_sections(visits: dict[str, Visit]):
    for page, made in of_runs(visits).items():
        links = made.contents["toc"]
        assert len(links) >= min(2, made.contents["sections"]), f"{page}: no contents"
        assert {unquote(urlsplit(link).fragment) for link in links} <= set(made.contents["ids"]), page


def passages(visits: dict[str, Visit]) -> tuple[list[str], dict[Path, list[str]]]:
    """Rows of timelines that lead to no passage, and the passages that the others lead to, by page."""
    lost: list[str] = []
    places: dict[Path, list[str]] = {}
    for page, made in visits.items():
        for text, links in made.contents["rows"]:
            ends = [leads_to(made, link) for link in links]
            ends = [end for end in ends if end[0].parent.name == "articles" and _is_passage(*end)]
            lost += [] if ends else [f"{page}: {text}"]
            for path, fragment in ends:
                places.setdefault(path, []).append(fragment)
    return lost, {path: list(dict.fromkeys(fragments)) for path, fragments in places.items()}


def _is_passage(path: Path, fragment: str) -> bool:
    article, _, start = unquote(fragment).removeprefix("passage-").rpartition("-")
    return article == path.stem and start.isdecimal()


@pytest.mark.slow
def test_every_row_of_a_timeline_leads_to_its_passage(visits: dict[str, Visit]):
    assert [page for page, made in visits.items() if made.contents["rows"]], "no timeline at all"
    assert_none(passages(visits)[0])


@pytest.mark.slow
def test_a_passage_is_marked_and_in_sight_where_a_link_led(chromium: Chromium, visits: dict[str, Visit]):
    _, places = passages(visits)
    assert places, "no link to a passage"
    known = {made.path for made in visits.values()}
    assert_none(fault for path in sorted(places.keys() & known) for fault in follow(chromium, path, places[path]))


@pytest.mark.slow
def test_axe_finds_nothing_serious(visits: dict[str, Visit]):
    assert_none(found(visits, "axe"))


@pytest.mark.slow
def test_a_page_is_dark_and_readable_in_the_dark(visits: dict[str, Visit]):
    assert_none(found(visits, "dark"))


@pytest.mark.slow
def test_no_navigation_is_printed(visits: dict[str, Visit]):
    assert_none(found(visits, "paper"))


HEAD = """\
<!DOCTYPE html><html lang="fa" dir="rtl"><head><meta charset="utf-8"><title>خبر</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>:root { color-scheme: light dark; } @media print { nav { display: none; } }
@media (prefers-color-scheme: dark) { :root { background: #111; color: #eee; } }</style></head>
"""
SOUND = f"""{HEAD}<body><header><nav><a href="#one">فهرست</a></nav></header><main>
<div class="prose" lang="fa" dir="rtl"><h1 id="one">خبرها</h1><p>لاریجانی در مسکو با پوتین دیدار کرد.</p></div>
<table><tr><td>یک</td><td dir="ltr" style="text-align:right">2025-07-20</td><td dir="ltr">two</td></tr></table>
<details class="code"><summary>کد</summary><pre dir="ltr" style="text-align:left" tabindex="0">x = 1</pre></details>
<details><summary>متن</summary><p style="margin-top:3000px"><mark id="passage-a-7">متن خبر</mark></p></details>
</main></body></html>
"""
FAULTY = f"""{HEAD.replace("#eee", "#333").replace("nav {", "aside {")}<body><nav>فهرست</nav><main>
<p style="text-align:left">لاریجانی در مسکو با پوتین دیدار کرد.</p>
<p style="width: 2000px">دیدار</p><p><a href="#nowhere">آنجا</a> <a href="missing.html">و آنجا</a></p>
<table dir="ltr"><tr><td>یک</td><td>دو</td></tr></table>
<details class="code" open><summary>کد</summary><pre dir="rtl">x = 1</pre></details>
<div class="prose" lang="fa" dir="rtl"><h2>The story</h2></div>
<p style="color:#999; background:#fff">خاکستری</p>
<img src="nothing.png"><img src="https://example.invalid/a.png" alt="a">
<script>console.error("no"); document.write("<p>متن</p>")</script>
</main></body></html>
"""


def visited(chromium: Chromium, folder: Path, html: str) -> Visit:
    """A page that is written here."""
    path = folder / "fa" / "page.html"
    path.parent.mkdir(exist_ok=True)
    path.write_text(html, encoding="utf-8")
    return visit(chromium, folder, path, folder)


@pytest.mark.slow
def test_a_sound_page_has_no_fault(chromium: Chromium, tmp_path: Path):
    made = visited(chromium, tmp_path, SOUND)
    assert {what: named for what, named in made.faults.items() if named} == {}
    assert list(dead({made.page: made})) == []
    assert (tmp_path / "fa-page.png").is_file()


@pytest.mark.slow
def test_every_kind_of_fault_is_found(chromium: Chromium, tmp_path: Path):
    made = visited(chromium, tmp_path, FAULTY)
    assert [what for what, named in made.faults.items() if not named] == []
    assert {"no", "https://example.invalid/a.png"} <= {*made.faults["console"], *made.faults["requests"]}
    assert len(list(dead({made.page: made}))) == 3
    assert [fault.split("> ")[1] for fault in made.faults["alignment"]] == ["لاریجانی در مسکو با پوتین دیدار کرد."]


@pytest.mark.slow
@pytest.mark.parametrize(("style", "said"), [("mark:target { background: #fd0 }", []), ("", ["looks like any other"])])
def test_a_passage_in_a_fold_is_found_and_its_colour_seen(chromium: Chromium, tmp_path: Path, style: str, said: list):
    made = visited(chromium, tmp_path, SOUND.replace("</style>", f"{style}</style>"))
    faults = follow(chromium, made.path, ["passage-a-7"])
    assert len(faults) == len(said)
    assert all(part in fault for part, fault in zip(said, faults, strict=True))


def test_without_chromium_a_test_is_skipped_but_fails_on_ci(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("RASAD_CHROMIUM", "no-such-browser")
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception, match="looked for no-such-browser"):
        chromium_program()
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="no Chromium"):
        chromium_program()
