"""make docs: every public name and every guide is in the site; it needs no network and gives the same bytes twice."""

from __future__ import annotations

import filecmp
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from rasad_docs import house, links, public, reference, stage

from browser import Chromium
from places import ROOT


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("docs") / "tree"
    stage.stage(folder)
    return folder


def test_every_public_name_is_described_once():
    text = "\n".join(reference.pages().values())
    described = re.findall(r"^\.\. (?:autofunction|autoclass|py:data):: (\S+)$", text, re.MULTILINE)
    values = {id(name.value) for name in public.public() if name.kind in ("class", "function")}
    constants = [name for name in public.public() if name.kind == "constant"]
    assert len(described) == len(set(described)) == len(values) + len(constants)


@pytest.mark.slow
@pytest.mark.parametrize("room", [room.__name__ for room in public.rooms()])
def test_a_room_lists_every_name_of_its_face(room: str):
    listed = re.findall(r"^:(?:py:obj|doc):`([\w.]+) <", reference.pages()[f"reference/{room}.rst"], re.MULTILINE)
    assert listed == [name.name for name in public.public() if name.room == room]


def test_every_guide_and_every_decision_is_in_the_contents(tree: Path):
    contents = (tree / "index.md").read_text("utf-8") + (tree / "decisions/index.md").read_text("utf-8")
    entries = set(re.findall(r"^[\w-]+$", contents, re.MULTILINE))
    files = [*(ROOT / "docs").glob("*.md"), *(ROOT / "docs/decisions").glob("*.md")]
    assert {path.stem for path in files} <= entries


@pytest.mark.parametrize("language", ["fa", "ar"])
def test_a_page_from_right_to_left_says_so_in_its_head(tree: Path, language: str):
    text = (tree / f"{language}.md").read_text("utf-8")
    assert text.startswith(f"---\ndir: rtl\nlang: {language}\n---\n")
    assert text.count("<div") == text.count("</div>")


def test_a_link_of_the_readme_leads_to_the_page_and_not_to_the_file(tree: Path):
    text = (tree / "index.md").read_text("utf-8")
    assert "](registry.md)" in text
    assert "](decisions/index.md)" in text
    assert "](docs/" not in text


def test_a_guide_stays_as_it_is(tree: Path):
    for path in (ROOT / "docs").glob("*.md"):
        assert (tree / path.name).read_bytes() == path.read_bytes()


@pytest.mark.slow
def test_the_picture_shows_each_import_between_the_rooms_on_the_way():
    said = dict(re.findall(r"<title>(\w+ imports \w+): (\d+)</title>", house.picture()))
    source = (ROOT / "src/rasad/dates").rglob("*.py")
    statements = [
        re.findall(r"^\s*from rasad\.text[. ]|^\s*from rasad import text\b", p.read_text("utf-8"), re.M) for p in source
    ]
    assert house.imports()["dates", "text"] == sum(map(len, statements)) > 0
    assert int(said["annotation imports text"]) == house.imports()["annotation", "text"]


@pytest.mark.slow
def test_imports_in_the_picture_run_one_way():
    order = [*house.TOOLS, *house.WAY]
    assert not [
        (who, whom)
        for who, whom in house.imports()
        if who in order and whom in order and order.index(who) < order.index(whom)
    ]


def test_a_link_that_leads_nowhere_and_a_script_from_the_network_are_told(tmp_path: Path):
    (tmp_path / "b.html").write_text('<p id="here">', encoding="utf-8")
    head = '<script src="https://cdn.example/a.js"></script><link href="b.css" rel="stylesheet">'
    body = (
        '<a href="b.html#here"></a><a href="b.html#there"></a><a href="c.html"></a><a href="https://example.org"></a>'
    )
    (tmp_path / "a.html").write_text(head + body, encoding="utf-8")
    assert links.mistakes(tmp_path) == [
        "a.html: loads https://cdn.example/a.js from the network",
        "a.html: b.html#there leads nowhere",
        "a.html: c.html leads nowhere",
        "a.html: b.css leads nowhere",
    ]


def _build(folder: Path, seed: str) -> Path:
    pytest.importorskip("sphinx")
    told = {**os.environ, "PYTHONPATH": str(ROOT / "docs"), "PYTHONHASHSEED": seed}
    subprocess.run([sys.executable, "-m", "rasad_docs", str(folder / "site")], env=told, check=True, cwd=folder)
    return folder / "site"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _build(tmp_path_factory.mktemp("first"), "1")


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chromium]:
    chromium = Chromium(tmp_path_factory.mktemp("chromium"))
    yield chromium
    chromium.close()


@pytest.mark.slow
def test_the_site_builds_without_a_warning_and_twice_to_the_same_bytes(site: Path, tmp_path: Path):
    again = _build(tmp_path, "2")
    names = sorted(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    assert names == sorted(path.relative_to(again).as_posix() for path in again.rglob("*") if path.is_file())
    assert filecmp.cmpfiles(site, again, names, shallow=False)[1:] == ([], [])


_SEARCH = "new Promise(tell => setInterval(() => document.querySelector('#search-results li') && tell('found'), 50))"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("word", "page"),
    [("plot_timeline", "rasad.charts.html"), ("نیم‌فاصله‌های", "fa.html"), ("half-spaces", "halfspaces.html")],
)
def test_words_of_three_scripts_are_found_from_a_folder(site: Path, browser: Chromium, word: str, page: str):
    browser.open(f"{site.as_uri()}/search.html?q={word}")
    assert browser.evaluate(_SEARCH) == "found"
    found = browser.evaluate("[...document.querySelectorAll('#search-results li a')].map(one => one.href)")
    assert any(page in address for address in found)
    assert not [address for address in browser.requests if not address.startswith(("file:", "data:"))]
    assert browser.said == []


@pytest.mark.slow
@pytest.mark.parametrize("language", ["fa", "ar"])
def test_paragraphs_run_from_right_to_left_and_code_from_left_to_right(site: Path, browser: Chromium, language: str):
    browser.open(f"{site.as_uri()}/{language}.html")
    directions = "[...document.querySelectorAll('article {}')].map(one => getComputedStyle(one).direction)"
    assert set(browser.evaluate(directions.format("p"))) == {"rtl"}
    assert set(browser.evaluate(directions.format("pre"))) == {"ltr"}


@pytest.mark.slow
@pytest.mark.parametrize("page", ["index", "fa", "architecture", "registry", "reference/rasad.charts"])
def test_a_narrow_page_does_not_scroll_sideways(site: Path, browser: Chromium, page: str):
    browser.look(width=390)
    browser.open(f"{site.as_uri()}/{page}.html")
    assert browser.evaluate("document.documentElement.scrollWidth") <= 390
