"""rasad.report.spec.spec: report.yaml, checked before anything runs."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest

from places import EPISODES, ROOT
from rasad import RasadError
from rasad.errors import MistakesError
from rasad.report.spec.spec import LANGUAGES, read_spec

HEAD = "title: {en: A report, fa: گزارش, ar: تقرير}\ndate: 2026-01-31\nruns:\n"
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
        (RUN.replace("- ", "  "), "unknown key 'name' in the report; known are articles, date, licence, memory_mb, "),
        ("title: x\n", "line 1: the report lacks 'runs'"),
        ("runs:\n" + RUN, "line 1: the report lacks 'title'"),
        ("title: x\nruns: []\n", "line 1: the report lacks 'runs'"),
        (HEAD + "- visit\n", "run should be a mapping"),
        (HEAD + RUN.replace("  notebook: visit.ipynb\n", ""), "line 4: run lacks 'notebook'"),
        (HEAD + RUN.replace("- name: visit\n  ", "- "), "line 4: run lacks 'name'"),
        (HEAD + RUN + "  paramters: {}\n", "line 4: unknown key 'paramters' in run; known are inputs, memory_mb, name"),
        (HEAD + RUN.replace("visit.ipynb", "gone.ipynb"), "line 4: run 'visit': no notebook "),
        (HEAD + RUN.replace("visit.ipynb", "bare.ipynb"), "bare.ipynb has no cell tagged 'parameters'"),
        (
            HEAD + RUN + "  parameters: {epsode: b}\n",
            "line 4: run 'visit': visit.ipynb knows no parameter 'epsode'; it knows episode, figures, language",
        ),
        (HEAD + RUN + '  parameters: {"x = 1; import os; y": b}\n', "knows no parameter 'x = 1; import os; y'"),
        (HEAD + RUN + RUN, "line 7: run 'visit': a run of this name stands above"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_with_file_and_place(folder: Path, text: str, said: str):
    with pytest.raises(RasadError) as error:
        read_spec(write(folder, text))
    assert str(error.value).startswith(f"{folder / 'report.yaml'}: ")
    assert said in str(error.value)
    assert all(line.startswith(f"{folder / 'report.yaml'}: ") for line in str(error.value).split("\n"))


def test_a_file_that_is_not_there_is_named(tmp_path: Path):
    with pytest.raises(RasadError, match=r"report\.yaml: cannot be read"):
        read_spec(tmp_path / "report.yaml")


def test_a_run_named_by_a_number_may_not_stand_twice(folder: Path):
    with pytest.raises(RasadError, match="a run of this name stands above"):
        read_spec(write(folder, HEAD + RUN.replace("visit\n", "2021\n", 1) + RUN.replace("visit\n", "2021\n", 1)))


def test_a_title_in_another_language_only_is_not_none(folder: Path):
    spec = read_spec(write(folder, HEAD + RUN.replace("en: A visit, ", "")), ("en",))
    assert spec.runs[0].title != "None"


@pytest.mark.parametrize("name", ["index", "../visit", "a/b"])
def test_a_name_that_is_no_name_of_a_page_is_refused(folder: Path, name: str):
    with pytest.raises(RasadError, match="line 4: run"):
        read_spec(write(folder, HEAD + RUN.replace("name: visit", f"name: {name}")))


@pytest.mark.parametrize(
    "text", ["title: x\nruns: 5\n", HEAD + RUN + "  parameters: [episode]\n", HEAD + RUN + "  inputs: {a: b}\n"]
)
def test_a_value_of_the_wrong_kind_is_a_mistake_and_no_traceback(folder: Path, text: str):
    with pytest.raises(RasadError, match=r"report\.yaml: "):
        read_spec(write(folder, text))


def test_limits_are_those_of_the_run_else_of_the_report_else_the_usual(folder: Path):
    other = RUN.replace("name: visit", "name: other") + "  seconds: 7\n"
    runs = read_spec(write(folder, HEAD.replace("runs", "memory_mb: 900\nruns") + RUN + other), ("en",)).runs
    assert [(run.seconds, run.memory_mb) for run in runs] == [(300, 900), (7, 900)]


@pytest.mark.parametrize("value", ["0", "-1", "1.5", "true", "ten", "[1]", "99999999999999999999"])
@pytest.mark.parametrize("key", ["seconds", "memory_mb"])
def test_a_limit_that_is_none_is_told_with_its_line(folder: Path, key: str, value: str):
    with pytest.raises(RasadError, match=rf"line 4: {key} should be a whole number above 0"):
        read_spec(write(folder, HEAD + RUN + f"  {key}: {value}\n"))
    with pytest.raises(RasadError, match=rf"line 1: {key} should be a whole number above 0"):
        read_spec(write(folder, HEAD.replace("runs", f"{key}: {value}\nruns") + RUN))


@pytest.mark.parametrize("date", ["2026-13-45", "2026-02-30", "31.1.2026", "2026", "20260131", "[2026]", "''"])
def test_a_date_that_is_no_day_is_told(folder: Path, date: str):
    with pytest.raises(RasadError, match=r"date should be a day as 2026-01-31"):
        read_spec(write(folder, HEAD.replace("2026-01-31", date) + RUN))


def test_a_report_may_have_no_day(folder: Path):
    assert read_spec(write(folder, HEAD.replace("date: 2026-01-31\n", "") + RUN)).date == ""


def test_a_licence_is_a_text(folder: Path):
    assert read_spec(write(folder, HEAD.replace("runs", "licence: CC-BY-4.0\nruns") + RUN)).licence == "CC-BY-4.0"
    with pytest.raises(RasadError, match="licence should be a name or an address"):
        read_spec(write(folder, HEAD.replace("runs", "licence: [a]\nruns") + RUN))


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("notebook: visit.ipynb", "notebook: ../visit.ipynb", "lies outside the project"),
        ("notebook: visit.ipynb", "notebook: a/../../visit.ipynb", "lies outside the project"),
        ("notebook: visit.ipynb", "notebook: /visit.ipynb", "lies outside the project"),
        ("  title", "  parameters: {episode: ../a}\n  title", "parameter 'episode': ../a leads out of the project"),
        ("  title", "  parameters: {episode: [a/../../b]}\n  title", "parameter 'episode': "),
        ("  title", "  parameters: {episode: /etc/passwd}\n  title", "parameter 'episode': /etc/passwd leads out"),
        ("  title", "  parameters: {episode: ~/a}\n  title", "parameter 'episode': ~/a leads out of the project"),
        ("  title", "  inputs: [../a.csv]\n  title", "input ../a.csv leads out of the project"),
        ("  title", "  inputs: [/etc/passwd]\n  title", "input /etc/passwd leads out of the project"),
        ("  title", "  inputs: [a.csv]\n  title", "input a.csv is not there"),
        ("runs:", "articles: ../seeds\nruns:", "articles: input ../seeds leads out of the project"),
        ("runs:", "articles: seeds\nruns:", "articles: input seeds is not there"),
        ("runs:", "registry: ../a.yaml\nruns:", "registry: input ../a.yaml leads out of the project"),
    ],
)
def test_a_path_out_of_the_project_is_told(folder: Path, old: str, new: str, said: str):
    with pytest.raises(RasadError) as error:
        read_spec(write(folder, (HEAD + RUN).replace(old, new, 1)))
    assert str(error.value).startswith(f"{folder / 'report.yaml'}: ")
    assert said in str(error.value)
    assert "\n" not in str(error.value)


def test_a_default_of_the_notebook_that_leads_out_is_told_but_for_figures(folder: Path):
    write(folder, HEAD + RUN)
    for name, stays in (("figures", True), ("episode", False)):
        cell = nbformat.v4.new_code_cell(f'language = "en"\n{name} = "../x"', metadata={"tags": ["parameters"]})
        nbformat.write(nbformat.v4.new_notebook(cells=[cell]), folder / "visit.ipynb")
        if stays:
            assert read_spec(folder / "report.yaml").runs
        else:
            with pytest.raises(RasadError, match=r"parameter 'episode': \.\./x leads out of the project"):
                read_spec(folder / "report.yaml")


def test_a_link_in_the_project_may_lead_out(folder: Path, tmp_path_factory: pytest.TempPathFactory):
    (folder / "seeds").symlink_to(tmp_path_factory.mktemp("seeds"))
    text = HEAD.replace("runs", "articles: seeds\nruns") + RUN + "  parameters: {episode: ./seeds}\n"
    assert read_spec(write(folder, text)).articles == folder / "seeds"


def test_all_mistakes_of_a_report_are_told_at_once_each_in_a_line(folder: Path):
    text = (
        "titel: x\ndate: today\nseconds: 0\nruns:\n"
        "- {name: index, notebook: visit.ipynb, title: x, parameters: {episod: a}}\n"
        "- {name: a, notebook: gone.ipynb, title: [x]}\n- {name: a, title: x}\n- x\n"
    )
    path = write(folder, text)
    with pytest.raises(MistakesError) as caught:
        read_spec(path)
    lines = [line.removeprefix(f"{path}: ") for line in caught.value.mistakes]
    for wanted in (
        "line 1: unknown key 'titel' in the report",
        "line 1: the report lacks 'title'",
        "date should be a day",
        "line 1: seconds should be a whole number",
        "line 5: run 'index': the name is that of a page",
        "line 5: run 'index': visit.ipynb knows no parameter 'episod'",
        "line 6: run 'a': no notebook",
        "line 7: run lacks 'notebook'",
        "run should be a mapping of keys, not 'x'",
    ):
        assert sum(line.startswith(wanted) for line in lines) == 1, (wanted, lines)
    assert len(lines) == 9
