"""rasad.report.runs.inputs: which files a run may read."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from rasad.report.runs.inputs import files_below, files_of
from rasad.report.spec.paths import outside, seen_from
from rasad.report.spec.spec import read_spec
from tiny import notebook, project, report


def files(folder: Path, spec: Path | None = None, **run: Any) -> list[str]:
    """What the run of a project may read besides its notebook, as seen from the project."""
    report(folder, {"visit": run})
    plan = read_spec(spec or folder / "report.yaml", ("en",))
    names = [path.relative_to(plan.folder).as_posix() for path in files_of(plan.runs[0], plan)]
    return [name for name in names if not name.endswith(".ipynb")]


@pytest.fixture
def visits(tmp_path: Path) -> Path:
    folder = project(tmp_path / "project", visit="1")
    for name in ("seeds/deep/a.txt", "seeds/.hidden", "seeds/build/b.txt", "figures/f.svg", "more/c.csv"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name, encoding="utf-8")
    return folder


def test_a_default_of_the_notebook_names_its_file(visits: Path):
    assert files(visits) == ["seeds/visits.txt"]


def test_a_folder_names_all_that_is_in_it_but_what_is_hidden_or_built(visits: Path):
    assert files(visits, parameters={"seeds": "../seeds"}) == ["seeds/deep/a.txt", "seeds/visits.txt"]


def test_figures_are_written_and_not_read(visits: Path):
    assert "figures/f.svg" not in files(visits, parameters={"seeds": ".."})


def test_paths_in_a_list_are_named_too(visits: Path):
    notebook(visits / "notebooks" / "visit.ipynb", parameters='language = "en"\nfiles = ["../more/c.csv", "x"]')
    assert files(visits) == ["more/c.csv"]


def test_inputs_and_prose_are_named(visits: Path):
    (visits / "notebooks" / "prose").mkdir()
    (visits / "notebooks" / "prose" / "visit.en.md").write_text("<!-- title of 0a0a0a0a -->\n# A", encoding="utf-8")
    assert files(visits, inputs=["more"]) == ["more/c.csv", "notebooks/prose/visit.en.md", "seeds/visits.txt"]


def test_a_sentence_longer_than_a_name_may_be_is_no_path(visits: Path):
    assert files(visits, parameters={"place": "تهران " * 50}) == ["seeds/visits.txt"]
    assert files(visits, parameters={"place": "a/" * 3000}) == ["seeds/visits.txt"]


def test_links_may_lead_out_of_the_project_and_round_in_circles(visits: Path):
    (visits.parent / "outside").mkdir()
    (visits.parent / "outside" / "d.txt").write_text("d", encoding="utf-8")
    (visits / "more" / "link").symlink_to(visits.parent / "outside")
    (visits / "more" / "circle").symlink_to(visits / "more")
    (visits / "more" / "broken").symlink_to(visits / "nothing")
    os.mkfifo(visits / "more" / "pipe")
    assert files(visits, parameters={"seeds": "../more"}) == ["more/c.csv", "more/link/d.txt"]


def test_two_links_into_one_another_end(tmp_path: Path):
    for one, other in ("ab", "ba"):
        (tmp_path / one).mkdir()
        (tmp_path / one / "link").symlink_to(tmp_path / other)
        (tmp_path / one / "file").write_text(one, encoding="utf-8")
    found = [path.relative_to(tmp_path / "a").as_posix() for path in files_below(tmp_path / "a")]
    assert found == ["file", "link/file"]


@pytest.mark.parametrize("spec", ["report.yaml", "../project/report.yaml", "seeds/../report.yaml"])
def test_the_project_may_be_named_in_any_way(spec: str, visits: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(visits)
    assert files(visits, Path(spec), inputs=["seeds/../more"]) == ["more/c.csv", "seeds/visits.txt"]


def test_a_path_has_no_detours(tmp_path: Path):
    assert seen_from(tmp_path, tmp_path / "a" / ".." / "b") == tmp_path / "b"


@pytest.mark.parametrize(
    "value",
    ["/etc/passwd", "../../x", "..\\..\\x", "seeds/../../../x", "~/x", "~", ["a", "../../x"], {"a": "../../x"}],
)
def test_a_value_that_leads_out_of_the_project_is_found(value: object, tmp_path: Path):
    if os.sep == "/" and value == "..\\..\\x":
        pytest.skip("a name as any other here")
    assert outside({"a": 1, "b": value}, tmp_path / "notebooks" / "a.ipynb", tmp_path) == "b"


@pytest.mark.parametrize("value", ["..", "../seeds", "./a", "a..b", "و/یا", "~5", 3, None, ["../seeds"]])
def test_a_value_that_stays_inside_or_is_no_path_is_none(value: object, tmp_path: Path):
    assert outside({"b": value}, tmp_path / "notebooks" / "a.ipynb", tmp_path) is None
