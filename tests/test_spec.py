"""rasad.report.spec: report.yaml, checked before anything runs."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest

from conftest import EPISODES, ROOT
from rasad import RasadError
from rasad.report.spec import LANGUAGES, read_spec

HEAD = "title: {en: A report, fa: گزارش, ar: تقرير}\nruns:\n"
RUN = "- name: visit\n  notebook: visit.ipynb\n  title: {en: A visit, fa: دیدار, ar: زيارة}\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a notebook that knows language, episode and figures, and one without parameters."""
    cells = [
        nbformat.v4.new_code_cell('language = "en"\nepisode = "a"\nfigures = "f"', metadata={"tags": ["parameters"]})
    ]
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata=kernel), tmp_path / "visit.ipynb")
    nbformat.write(nbformat.v4.new_notebook(metadata=kernel), tmp_path / "bare.ipynb")
    return tmp_path


def write(folder: Path, text: str) -> Path:
    path = folder / "report.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_projects_own_report_is_right():
    spec = read_spec(ROOT / "report.yaml")
    assert set(spec.titles) == set(LANGUAGES)
    names = [run.name for run in spec.runs if run.language == "fa"]
    assert [f"timeline-{name}" for name in EPISODES if f"timeline-{name}" not in names] == []
    assert len(spec.runs) == 3 * len(names)
    assert all(run.notebook.is_file() for run in spec.runs)


def test_every_run_is_made_once_a_language(folder: Path):
    spec = read_spec(write(folder, HEAD + RUN + "  parameters: {episode: b}\n"))
    assert [(run.name, run.language, run.title) for run in spec.runs] == [
        ("visit", "en", "A visit"),
        ("visit", "fa", "دیدار"),
        ("visit", "ar", "زيارة"),
    ]
    assert spec.runs[1].parameters == {"episode": "b", "language": "fa"}
    assert spec.runs[1].draws is True
    assert spec.runs[1].notebook == folder / "visit.ipynb"
    assert spec.titles == {"en": "A report", "fa": "گزارش", "ar": "تقرير"}


def test_only_the_languages_asked_for_are_made(folder: Path):
    spec = read_spec(write(folder, HEAD + RUN), ("ar",))
    assert [run.language for run in spec.runs] == ["ar"]
    assert spec.titles == {"ar": "تقرير"}


def test_a_title_may_be_one_for_all_languages(folder: Path):
    spec = read_spec(write(folder, HEAD.replace("{en: A report, fa: گزارش, ar: تقرير}", "رصد") + RUN))
    assert set(spec.titles.values()) == {"رصد"}


def test_english_stands_in_for_a_title_that_is_missing(folder: Path):
    spec = read_spec(write(folder, HEAD + RUN.replace(", fa: دیدار", "")))
    assert [run.title for run in spec.runs] == ["A visit", "A visit", "زيارة"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "the report should be a mapping"),
        ("- a\n", "the report should be a mapping"),
        (RUN.replace("- ", "  "), "unknown key 'name' in the report; known are runs, title"),
        ("title: x\n", "line 1: the report lacks 'runs'"),
        ("runs:\n" + RUN, "line 1: the report lacks 'title'"),
        ("title: x\nruns: []\n", "line 1: the report lacks 'runs'"),
        (HEAD + "- visit\n", "run should be a mapping"),
        (HEAD + RUN.replace("  notebook: visit.ipynb\n", ""), "line 3: run lacks 'notebook'"),
        (HEAD + RUN.replace("- name: visit\n  ", "- "), "line 3: run lacks 'name'"),
        (HEAD + RUN + "  paramters: {}\n", "line 3: unknown key 'paramters' in run; known are name, notebook"),
        (HEAD + RUN.replace("visit.ipynb", "gone.ipynb"), "line 3: run 'visit': no notebook "),
        (HEAD + RUN.replace("visit.ipynb", "bare.ipynb"), "bare.ipynb has no cell tagged 'parameters'"),
        (
            HEAD + RUN + "  parameters: {epsode: b}\n",
            "line 3: run 'visit': visit.ipynb knows no parameter 'epsode'; it knows episode, figures, language",
        ),
        (HEAD + RUN + '  parameters: {"x = 1; import os; y": b}\n', "knows no parameter 'x = 1; import os; y'"),
        (HEAD + RUN + RUN, "line 6: run 'visit': a run of this name stands above"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_with_file_and_place(folder: Path, text: str, said: str):
    with pytest.raises(RasadError) as error:
        read_spec(write(folder, text))
    assert str(error.value).startswith(f"{folder / 'report.yaml'}: ")
    assert said in str(error.value)
    assert "\n" not in str(error.value)


def test_a_file_that_is_not_there_is_named(tmp_path: Path):
    with pytest.raises(RasadError, match=r"report\.yaml: cannot be read"):
        read_spec(tmp_path / "report.yaml")


def test_a_run_named_by_a_number_may_not_stand_twice(folder: Path):
    with pytest.raises(RasadError, match="a run of this name stands above"):
        read_spec(write(folder, HEAD + RUN.replace("visit\n", "2021\n", 1) + RUN.replace("visit\n", "2021\n", 1)))


def test_a_title_in_another_language_only_is_not_none(folder: Path):
    try:
        spec = read_spec(write(folder, HEAD + RUN.replace("en: A visit, ", "")), ("en",))
    except RasadError:
        return
    assert spec.runs[0].title != "None"


@pytest.mark.parametrize("name", ["index", "../visit", "a/b"])
def test_a_name_that_is_no_name_of_a_page_is_refused(folder: Path, name: str):
    with pytest.raises(RasadError, match="line 3: run"):
        read_spec(write(folder, HEAD + RUN.replace("name: visit", f"name: {name}")))


@pytest.mark.parametrize("text", ["title: x\nruns: 5\n", HEAD + RUN + "  parameters: [episode]\n"])
def test_a_value_of_the_wrong_kind_is_a_mistake_and_no_traceback(folder: Path, text: str):
    with pytest.raises(RasadError, match=r"report\.yaml: "):
        read_spec(write(folder, text))
