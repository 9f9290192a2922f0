"""rasad.report.build.build: what runs again and what does not, and what is left where a run fails."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import rasad
from rasad import RasadError
from rasad.report.build import steps
from rasad.report.build.build import Built, build_report
from rasad.report.runs import key
from rasad.report.runs.failure import Failure
from tiny import DRAW, contents, notebook, project, quick, report, times

REPORT = "out/report"


@pytest.fixture
def ran(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    return quick(monkeypatch)


@pytest.fixture
def visits(tmp_path: Path, ran: list[str]) -> Path:
    """A project of two runs that was built in English."""
    folder = project(tmp_path, visit=DRAW, other="1")
    notebook(folder / "notebooks" / "other.ipynb", "1", parameters='language = "en"')
    build(folder)
    ran.clear()
    return folder


def build(folder: Path, *languages: str) -> Built:
    return build_report(folder / "report.yaml", folder / REPORT, languages or ("en",), workers=2)


def test_the_first_build_runs_all_and_writes_a_report(tmp_path: Path, ran: list[str]):
    built = build(project(tmp_path, visit=DRAW), "en", "fa")
    assert built == Built(tmp_path / REPORT / "en" / "index.html")
    assert sorted(ran) == ["en/visit", "fa/visit"]
    assert {"en/visit.html", "fa/index.html", "report.css", "figures/visit-fa.svg"} <= contents(
        tmp_path / REPORT
    ).keys()
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["report", "report.cache", "report.lock"]
    assert sorted(contents(tmp_path / "figures")) == ["visit-en.svg", "visit-fa.svg"]


def test_where_nothing_has_changed_no_file_is_touched(visits: Path, ran: list[str]):
    before = [times(visits / place) for place in (REPORT, "figures", "out/report.cache")]
    assert build(visits) == Built(visits / REPORT / "en" / "index.html", changed=False)
    assert [times(visits / place) for place in (REPORT, "figures", "out/report.cache")] == before
    assert ran == []


def edit_notebook(folder: Path) -> None:
    notebook(folder / "notebooks" / "visit.ipynb", DRAW + "\n")


def edit_parameter(folder: Path) -> None:
    report(folder, {"visit": {"parameters": {"place": "تهران"}}, "other": {}})


def edit_prose(folder: Path) -> None:
    (folder / "notebooks" / "prose").mkdir()
    text = "<!-- title of 0a0a0a0a -->\n# دیدار\n"
    (folder / "notebooks" / "prose" / "visit.en.md").write_text(text, encoding="utf-8")


def edit_seed(folder: Path) -> None:
    (folder / "seeds" / "visits.txt").write_text("three visits", encoding="utf-8")


def edit_input(folder: Path) -> None:
    report(folder, {"visit": {"inputs": ["seeds", "more.txt"]}, "other": {}})


EDITS = [edit_notebook, edit_parameter, edit_prose, edit_seed, edit_input]


@pytest.mark.slow
@pytest.mark.parametrize("edit", EDITS)
def test_only_the_run_whose_source_has_changed_runs_again(edit: Callable[[Path], None], visits: Path, ran: list[str]):
    (visits / "more.txt").write_text("more", encoding="utf-8")
    edit(visits)
    assert build(visits).changed
    assert ran == ["en/visit"]


@pytest.mark.parametrize("what", ["code", "installed", "lock"])
def test_what_all_runs_depend_on_runs_all_again(
    what: str, visits: Path, ran: list[str], monkeypatch: pytest.MonkeyPatch
):
    if what == "lock":
        (visits / "uv.lock").write_text("version = 1", encoding="utf-8")
    elif what == "installed":
        monkeypatch.setattr(key, "_installed", lambda: ["numpy-9.9.dist-info"])
    else:
        monkeypatch.setattr(rasad, "__version__", "9.9")
    assert build(visits).changed
    assert sorted(ran) == ["en/other", "en/visit"]


def test_a_title_is_written_without_running_anything(visits: Path, ran: list[str]):
    report(visits, {"visit": {"title": "A new title"}, "other": {}})
    assert build(visits).changed
    assert ran == []
    assert "A new title" in (visits / REPORT / "en" / "visit.html").read_text(encoding="utf-8")


def test_what_was_deleted_or_edited_in_the_report_is_written_again_without_running(visits: Path, ran: list[str]):
    before = contents(visits / REPORT)
    (visits / REPORT / "en" / "visit.html").unlink()
    (visits / REPORT / "report.css").write_text("edited", encoding="utf-8")
    assert build(visits).changed
    assert contents(visits / REPORT) == before
    assert ran == []


def test_figures_that_were_deleted_are_put_back(visits: Path, ran: list[str]):
    (visits / "figures" / "visit-en.svg").unlink()
    assert not build(visits).changed
    assert (visits / "figures" / "visit-en.svg").is_file()


def test_a_run_whose_kept_result_was_damaged_runs_again(visits: Path, ran: list[str]):
    for done in (visits / "out" / "report.cache").glob("*/done.json"):
        done.write_text("{}" if "visit" in done.read_text(encoding="utf-8") else "[]", encoding="utf-8")
    (visits / REPORT / "report.css").unlink()
    assert build(visits).changed
    assert sorted(ran) == ["en/other", "en/visit"]


def test_results_that_no_report_needs_are_forgotten_and_nothing_else(visits: Path, ran: list[str]):
    (visits / "out" / "report.cache" / "my thesis").mkdir()
    edit_seed(visits)
    build(visits)
    assert len(list((visits / "out" / "report.cache").iterdir())) == 3
    assert (visits / "out" / "report.cache" / "my thesis").is_dir()


def test_a_folder_that_holds_the_report_itself_can_be_read(tmp_path: Path, ran: list[str]):
    folder = project(tmp_path, visit="1")
    report(folder, {"visit": {"parameters": {"seeds": ".."}}})
    build(folder)
    assert not build(folder).changed


def test_what_is_changed_while_it_is_read_is_not_kept(tmp_path: Path, ran: list[str], monkeypatch: pytest.MonkeyPatch):
    folder, execute = project(tmp_path, visit="1"), steps.execute

    def edited_meanwhile(*given: object) -> None:
        execute(*given)  # type: ignore[arg-type]
        edit_seed(folder)

    monkeypatch.setattr(steps, "execute", edited_meanwhile)
    (failure,) = build(folder).failures
    assert "what it reads was changed while it ran" in failure.line
    monkeypatch.setattr(steps, "execute", execute)
    assert not build(folder).failures
    assert ran == ["en/visit", "en/visit"]


def failing(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    execute = steps.execute

    def fails(run: steps.Run, folder: Path, warm: bool) -> Failure | None:
        done = execute(run, folder, warm)
        return Failure(run, "ValueError: یک", 3, "raise", folder / "notebook.ipynb") if run.name == name else done

    monkeypatch.setattr(steps, "execute", fails)


def test_a_failure_keeps_the_last_report_and_the_rest_is_built_beside_it(
    visits: Path, ran: list[str], monkeypatch: pytest.MonkeyPatch
):
    edit_seed(visits)
    notebook(visits / "notebooks" / "other.ipynb", "2", parameters='language = "en"')
    before = [contents(visits / place) for place in (REPORT, "figures")]
    with monkeypatch.context() as patch:
        failing(patch, "visit")
        built = build(visits)
    aside = visits / "out" / "report.incomplete"
    assert built.index == aside / "en" / "index.html"
    assert [failure.run.id for failure in built.failures] == ["en/visit"]
    assert [contents(visits / place) for place in (REPORT, "figures")] == before
    assert {"en/other.html", "notebooks/en/visit.ipynb"} <= contents(aside).keys()
    assert "Of visit" in built.index.read_text(encoding="utf-8")
    assert "ValueError: یک" in (aside / "en" / "visit.html").read_text(encoding="utf-8")
    ran.clear()
    assert not build(visits).failures
    assert ran == ["en/visit"]
    assert not aside.exists()


def test_a_report_that_is_as_it_was_again_needs_no_incomplete_one(visits: Path, monkeypatch: pytest.MonkeyPatch):
    edit_seed(visits)
    with monkeypatch.context() as patch:
        failing(patch, "visit")
        build(visits)
    (visits / "seeds" / "visits.txt").write_text("two visits", encoding="utf-8")
    assert not build(visits).changed
    assert not (visits / "out" / "report.incomplete").exists()


def test_languages_are_built_once_each_and_in_their_order(tmp_path: Path, ran: list[str]):
    folder = project(tmp_path, visit="1")
    assert build(folder, "fa", "en", "fa").index == tmp_path / REPORT / "en" / "index.html"
    assert sorted(ran) == ["en/visit", "fa/visit"]


def test_an_unknown_language_is_refused_before_anything_is_read(tmp_path: Path):
    with pytest.raises(RasadError, match="language must be one of en, fa, ar, not 'de'"):
        build_report(tmp_path / "nothing.yaml", tmp_path / "out", ("en", "de"))
    with pytest.raises(RasadError, match="no language"):
        build_report(tmp_path / "nothing.yaml", tmp_path / "out", ())
    assert not list(tmp_path.iterdir())


def test_a_figure_that_two_runs_draw_is_told(tmp_path: Path, ran: list[str], monkeypatch: pytest.MonkeyPatch):
    folder, execute = project(tmp_path, one="1", two="2"), steps.execute

    def draws(run: steps.Run, folder: Path, warm: bool) -> None:
        execute(run, folder, warm)
        (folder / "figures" / "chart.svg").write_text(run.id, encoding="utf-8")

    monkeypatch.setattr(steps, "execute", draws)
    with pytest.raises(RasadError, match=r"runs en/one and en/two both draw chart\.svg"):
        build(folder)
    assert not (folder / REPORT).exists()
