"""rasad new: a project that builds as it is, laid out as a whole or not at all."""

from __future__ import annotations

import datetime
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

import rasad
from rasad import newproject
from rasad.annotation.notes import Notes
from rasad.annotation.registry.report import check_registry
from rasad.errors import RasadError
from rasad.newproject import new_project
from rasad.report import build_report
from rasad.report.pages.notebook import spoken
from rasad.report.spec.spec import read_spec

FILES = [
    "README.md",
    "articles/articles.yaml",
    "articles/example-ar.txt",
    "articles/example-fa.txt",
    "entities.yaml",
    "episodes/example.yaml",
    "notebooks/cooccurrence.ipynb",
    "notebooks/prose/cooccurrence.ar.md",
    "notebooks/prose/cooccurrence.fa.md",
    "notebooks/prose/timeline.ar.md",
    "notebooks/prose/timeline.fa.md",
    "notebooks/timeline.ipynb",
    "report.yaml",
    "requirements.txt",
    "runtime.txt",
    "schemas/episode.schema.json",
    "schemas/registry.schema.json",
    "schemas/report.schema.json",
]


@pytest.fixture(autouse=True, scope="module")
def _asked_once() -> Iterator[None]:
    """What the environment has is the same for every project that is laid out here."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(newproject, "requirements", cache(newproject.requirements))
        yield


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return new_project(tmp_path / "mine")


@pytest.fixture
def notes(project: Path) -> Notes:
    return rasad.annotate(rasad.read_articles(project / "articles"), rasad.read_registry(project / "entities.yaml"))


def inside(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_the_files_of_a_project(project: Path):
    assert inside(project) == FILES
    assert [path.name for path in project.parent.iterdir()] == ["mine"]


@pytest.mark.slow
def test_folders_on_the_way_are_made(tmp_path: Path):
    assert inside(new_project(tmp_path / "theses" / "۱۴۰۴" / "my project")) == FILES


def test_an_empty_folder_is_filled_also_where_one_stands_in_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    new_project(".")
    assert inside(tmp_path) == FILES


def test_others_may_read_a_project_as_any_folder(project: Path):
    (project.parent / "usual").mkdir()
    assert project.stat().st_mode == (project.parent / "usual").stat().st_mode


def test_what_jupyterlab_left_in_the_package_is_not_copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    template = tmp_path / "data" / "project" / "notebooks"
    (template / ".ipynb_checkpoints").mkdir(parents=True)
    (template / "timeline.ipynb").write_text("{}")
    (tmp_path / "data" / "schemas").mkdir()
    monkeypatch.setattr("rasad.newproject.files", lambda package: tmp_path / "data")
    new_project(tmp_path / "mine")
    assert [path.name for path in (tmp_path / "mine" / "notebooks").iterdir()] == ["timeline.ipynb"]


def test_a_folder_with_something_in_it_is_refused(tmp_path: Path):
    (tmp_path / "thesis.txt").write_text("mine")
    with pytest.raises(RasadError, match=r"is there already and not empty; name another folder$"):
        new_project(tmp_path)
    assert inside(tmp_path) == ["thesis.txt"]


def test_a_file_is_refused(tmp_path: Path):
    (tmp_path / "mine").write_text("mine")
    with pytest.raises(RasadError, match=r"mine: is a file; name a folder that is not there yet$"):
        new_project(tmp_path / "mine")
    assert (tmp_path / "mine").read_text() == "mine"


def test_a_folder_that_cannot_be_written(tmp_path: Path):
    (tmp_path / "file").write_text("mine")
    with pytest.raises(RasadError, match=r"mine: cannot be written: .+; name another folder$"):
        new_project(tmp_path / "file" / "mine")
    assert inside(tmp_path) == ["file"]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_without_the_right_to_write(tmp_path: Path):
    tmp_path.chmod(0o500)
    with pytest.raises(RasadError, match="mine: cannot be written: Permission denied"):
        new_project(tmp_path / "mine")
    tmp_path.chmod(0o700)


@pytest.mark.parametrize("there", [False, True])
@pytest.mark.parametrize("method", ["write_bytes", "rename"])
def test_where_the_disk_fails_half_way_nothing_stays(
    method: str, there: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    folder = tmp_path / "mine"
    if there:
        folder.mkdir()
    works, calls = getattr(Path, method), []

    def fails(self: Path, *arguments: object) -> object:
        calls.append(self)
        if len(calls) == 4 or (method == "rename" and not there):
            raise OSError(28, "No space left on device")
        return works(self, *arguments)

    monkeypatch.setattr(Path, method, fails)
    with pytest.raises(RasadError, match="mine: cannot be written: No space left on device"):
        new_project(folder)
    assert list(tmp_path.rglob("*")) == ([folder] if there else [])


def test_the_registry_of_the_example_has_no_mistake(project: Path):
    assert check_registry(project / "entities.yaml").mistakes == ()


def test_the_example_is_one_article_in_each_language_with_its_date(notes: Notes):
    rows = notes.articles[["lang", "published", "published_basis"]].to_numpy().tolist()
    assert rows == [["ar", "2025-04-28", "stated"], ["fa", "2025-04-27", "stated"]]


@pytest.mark.parametrize("article", ["example-ar", "example-fa"])
def test_the_invented_person_is_found_by_name_surname_and_office_and_states_by_name(article: str, notes: Notes):
    rows = notes.mentions[notes.mentions["article"] == article]
    hers = rows[rows["entity"] == "simin-kuhyar"]
    assert {"name", "role"} == set(hers["kind"])
    assert {"كوهيار", "کوهیار"} & set(hers["surface"])
    assert {"iran", "iraq", "oman", "tehran", "muscat"} <= set(rows["entity"])


@pytest.mark.slow
def test_the_example_leaves_a_name_to_propose_in_each_language(notes: Notes):
    proposed = rasad.propose_names(notes)
    assert {("بهرام نیلگون‌پور", "fa"), ("رائد المرجاناوي", "ar")} <= set(
        zip(proposed["name"], proposed["lang"], strict=True)
    )


def test_events_are_proposed_from_both_articles_and_one_is_planned(project: Path, notes: Notes):
    events = rasad.timeline(notes, rasad.read_episode(project / "episodes" / "example.yaml"))
    assert set(events["origin"]) == {"proposed"}
    assert set(events["article"]) == {"example-ar", "example-fa"}
    assert {"2025-04-26", "2025-06-10"} <= set(events["date"])
    assert "planned" in set(events["status"])


def test_the_report_has_the_day_on_which_the_project_was_laid_out(project: Path):
    assert read_spec(project / "report.yaml").date == datetime.date.today().isoformat()


def test_the_readme_names_every_part_of_the_project(project: Path):
    said = (project / "README.md").read_text(encoding="utf-8")
    assert [name for name in FILES if f"`{name.split('/')[0]}" not in said and name != "README.md"] == []
    assert {"`notebooks/prose/`", "`rasad verify`", "`build/report.cache`"} <= set(re.findall("`[^`]*`", said))


def test_the_readme_says_how_the_project_is_shared_and_keeps_articles_that_may_not_be(project: Path):
    said = (project / "README.md").read_text(encoding="utf-8")
    assert {"`pip install -r requirements.txt`", "`runtime.txt`", "`articles/`"} <= set(re.findall("`[^`]*`", said))
    assert "https://mybinder.org/v2/gh/" in said


def prose_of(page: Path) -> str:
    soup = BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser")
    return "\n".join(part.get_text() for part in soup.select(".prose"))


@pytest.mark.slow
def test_the_example_builds_in_three_languages_with_prose_and_article_pages_in_each(project: Path, tmp_path: Path):
    done = build_report(project / "report.yaml", tmp_path / "report", figures=tmp_path / "figures")
    assert done.failures == ()
    for language, said in (("en", "Read these lines"), ("fa", "این سطرها را بخوانید"), ("ar", "اقرأ هذه السطور")):
        pages = inside(tmp_path / "report" / language)
        articles = ["articles/example-ar.html", "articles/example-fa.html"]
        assert pages == [*articles, "cooccurrence.html", "index.html", "report.pdf", "timeline-example.html"]
        assert said in prose_of(tmp_path / "report" / language / "cooccurrence.html")
        page = (tmp_path / "report" / language / "timeline-example.html").read_text(encoding="utf-8")
        assert 'href="articles/example-fa.html#passage-example-fa-' in page
        assert spoken(prose_of(tmp_path / "report" / language / "timeline-example.html"), language)[0] == language


def rasad_in(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "rasad.cli", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False)


@pytest.mark.slow
def test_the_example_is_built_from_a_shell_in_the_project_and_can_be_had_again(project: Path):
    """Nothing of it is tied to where rasad itself lies."""
    done = rasad_in(project, "report", "--language", "fa")
    assert done.returncode == 0, done.stderr
    assert Path(done.stdout.strip()) == project / "build" / "report" / "fa" / "index.html"
    drawn = {path.name for path in (project / "figures").glob("*.svg")}
    assert drawn == {"timeline-example-fa.svg", "cooccurrence-sentence-fa.svg", "network-sentence-fa.svg"}
    page = project / "build" / "report" / "fa" / "timeline-example.html"
    assert "سیمین کوهیار" in page.read_text(encoding="utf-8")
    again = rasad_in(project, "verify")
    assert again.returncode == 0, again.stderr
    assert again.stdout.startswith("identical: ")
