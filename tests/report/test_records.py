"""rasad.report.records: every run, figure and table of the project's report with what it was made from."""

from __future__ import annotations

import csv
import hashlib
import json
import platform
import re
from importlib.metadata import version
from pathlib import Path
from typing import Any

import nbformat
import numpy as np
import pandas as pd
import pytest

import rasad
from crates import findings
from packages import mistakes
from places import EPISODES, ROOT, SEEDS, figure_names
from rasad.annotation.notes import Notes
from rasad.display import show_table
from rasad.display.resource import MIME
from rasad.report.records import write_records
from rasad.report.runs.inputs import files_of
from rasad.report.spec.spec import LANGUAGES, Run, read_spec

PLAN = read_spec(ROOT / "report.yaml")
in_each_language = pytest.mark.parametrize("language", LANGUAGES)


def runs(language: str) -> list[Run]:
    return [run for run in PLAN.runs if run.language == language]


def read(path: Path) -> dict[str, Any]:
    return dict(json.loads(path.read_bytes()))


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def shown(report: Path, run: Run) -> list[dict[str, Any]]:
    """The tables that an executed notebook shows, as data."""
    notebook = nbformat.read(report / "notebooks" / run.language / f"{run.name}.ipynb", as_version=4)
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    return [output["data"][MIME] for output in outputs if MIME in output.get("data", {})]


def written(value: Any) -> str:
    """A value as it should stand in a CSV."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return json.dumps(value, ensure_ascii=False)
    return "" if value is None else str(value)


def tables(report: Path, language: str) -> list[dict[str, Any]]:
    return [read(path) for path in sorted((report / "tables" / language).glob("*.json"))]


def of_everything(report: Path, language: str) -> list[dict[str, Any]]:
    """All records of a language."""
    figures = [read(path) for path in sorted((report / "figures").glob(f"*-{language}.json"))]
    return [*figures, *tables(report, language), *map(read, sorted((report / "records" / language).glob("*.json")))]


@pytest.mark.slow
@in_each_language
def test_every_table_that_is_shown_is_there_as_csv_with_its_record(report: Path, language: str):
    for run in runs(language):
        record = read(report / "records" / language / f"{run.name}.json")
        data = shown(report, run)
        assert data
        assert record["tables"] == [f"{run.name}-{number}" for number in range(1, len(data) + 1)]
        for name, table in zip(record["tables"], data, strict=True):
            found = read(report / "tables" / language / f"{name}.json")
            assert (found["table"], found["run"], found["language"]) == (name, run.name, language)
            assert found["fields"] == table["schema"]["fields"]
            assert found["evidence"] == table["evidence"]
            content = rows(report / "tables" / language / f"{name}.csv")
            assert content == [{key: written(value) for key, value in row.items()} for row in table["data"]]
        page = (report / language / f"{run.name}.html").read_text(encoding="utf-8")
        linked = re.findall(rf'href="\.\./tables/{language}/([^"]+)\.csv"', page)
        assert linked == record["tables"]
    named = {
        name for run in runs(language) for name in read(report / "records" / language / f"{run.name}.json")["tables"]
    }
    assert {path.stem for path in (report / "tables" / language).iterdir()} == named


@pytest.mark.slow
@in_each_language
def test_the_first_line_of_a_csv_names_its_fields(report: Path, language: str):
    for table in tables(report, language):
        with (report / "tables" / language / f"{table['table']}.csv").open(encoding="utf-8", newline="") as file:
            assert next(csv.reader(file)) == [field["name"] for field in table["fields"]]


@pytest.mark.slow
@pytest.mark.parametrize("episode", EPISODES)
def test_the_values_of_a_timeline_are_those_of_its_events(
    report: Path, episode: str, timelines: dict[str, pd.DataFrame]
):
    events = timelines[episode]
    record = read(report / "records" / "fa" / f"timeline-{episode}.json")
    found = next(
        content
        for name in record["tables"]
        if (content := rows(report / "tables" / "fa" / f"{name}.csv")) and "quote" in content[0]
    )
    assert list(found[0]) == list(events.columns)
    for row, event in zip(found, events.to_dict("records"), strict=True):
        for name, value in event.items():
            missing = value is None or (not hasattr(value, "__len__") and value != value)
            value = list(value) if isinstance(value, (list, tuple, np.ndarray)) else value
            assert row[str(name)] == ("" if missing else written(value)), name


@pytest.mark.slow
def test_the_values_of_pairs_are_those_that_were_counted(report: Path, notes: Notes):
    counted = rasad.cooccurrence(notes, resamples=0).set_index(["a", "b"])
    content = rows(report / "tables" / "ar" / "cooccurrence-1.csv")
    assert len(content) == 15
    for row in content:
        pair = counted.loc[(row["a"], row["b"])]
        assert [int(row[name]) for name in ("n_ab", "n_a", "n_b")] == [pair["n_ab"], pair["n_a"], pair["n_b"]]
        assert float(row["npmi"]) == pair["npmi"]
        assert json.loads(row["evidence"]) == [list(place) for place in pair["evidence"]]


@pytest.mark.slow
@in_each_language
def test_the_title_of_a_table_is_the_heading_above_it_in_its_language(report: Path, language: str):
    wanted = {"en": "The figures", "fa": "عددها", "ar": "الأرقام"}[language]
    assert read(report / "tables" / language / "cooccurrence-1.json")["title"] == wanted
    assert all(table["title"] and "<" not in table["title"] for table in tables(report, language))


@pytest.mark.slow
@in_each_language
def test_every_quote_stands_at_its_place_in_its_article(report: Path, language: str, notes: Notes):
    texts = dict(zip(notes.articles["article"], notes.articles["text"], strict=True))
    counted = 0
    for record in of_everything(report, language):
        for row in record.get("evidence", []):
            counted += 1
            if "start" in row:
                assert texts[row["article"]][row["start"] : row["end"]] == row["quote"]
            else:
                assert notes.quote(row["article"], row["sentence"]) == row["quote"]
                assert row["quote"] in texts[row["article"]]
    assert counted > 100
    assert all(record["evidence"] for record in of_everything(report, language) if "figure" in record)


@pytest.mark.slow
@in_each_language
def test_a_record_says_with_which_parameters_inputs_versions_and_commit(report: Path, language: str):
    known = {run.name: run for run in runs(language)}
    commits = set()
    for record in of_everything(report, language):
        run = known[record["run"]]
        commits.add(record["commit"])
        assert record["language"] == language
        assert record["versions"]["python"] == platform.python_version()
        assert record["versions"]["rasad"] == version("rasad")
        # A figure's are those that its cell gave, which name all that it was drawn with.
        assert run.parameters.items() <= record["parameters"].items()
    assert len(commits) == 1


@pytest.mark.slow
@in_each_language
def test_the_inputs_of_a_run_are_the_files_that_it_read_with_their_hashes(report: Path, language: str):
    for run in runs(language):
        record = read(report / "records" / language / f"{run.name}.json")
        hashes = {entry["file"]: entry["sha256"] for entry in record["inputs"]}
        assert set(hashes) == {path.relative_to(ROOT).as_posix() for path in files_of(run, PLAN)}
        assert {"seeds/articles.yaml", "seeds/entities.yaml", record["notebook"]} < set(hashes)
        assert len([name for name in hashes if name.endswith(".txt")]) == 5
        prose = f"notebooks/prose/{run.notebook.stem}.{language}.md"
        assert (prose in hashes) == (language != "en")
        for name, sha in hashes.items():
            assert hashlib.sha256((ROOT / name).read_bytes()).hexdigest() == sha, name


@pytest.mark.slow
@in_each_language
def test_a_run_names_the_figures_that_its_page_shows(report: Path, language: str):
    for run in runs(language):
        record = read(report / "records" / language / f"{run.name}.json")
        assert record["title"] == run.title
        executed = report / "notebooks" / language / f"{run.name}.ipynb"
        assert sorted(figure_names(executed)) == record["figures"]
        for name in record["figures"]:
            figure = read(report / "figures" / f"{name}.json")
            assert (figure["run"], figure["figure"]) == (run.name, name)
            for entry in figure["inputs"]:
                (path,) = SEEDS.rglob(entry["file"])
                assert hashlib.sha256(path.read_bytes()).hexdigest() == entry["sha256"]


@pytest.mark.slow
def test_records_name_no_folder_of_this_machine(report: Path):
    for path in [*report.rglob("*.json"), *report.rglob("*.csv")]:
        assert str(ROOT) not in path.read_text(encoding="utf-8"), path


@pytest.mark.slow
def test_the_crate_of_the_report_is_accepted(report: Path, tmp_path: Path):
    assert findings(report, tmp_path) == set()


@pytest.mark.slow
def test_frictionless_accepts_the_datapackage_and_every_cell_of_every_table(report: Path):
    package = report / "datapackage.json"
    assert mistakes(package) == []
    named = {entry["path"] for entry in read(package)["resources"]}
    assert {path.relative_to(report).as_posix() for path in report.glob("tables/*/*.csv")} <= named
    assert {path.relative_to(report).as_posix() for path in report.glob("figures/*.svg")} <= named


def run_of(folder: Path) -> tuple[Run, Path]:
    """A run of no report, and an empty folder of what it did."""
    (folder / "figures").mkdir(parents=True)
    notebook = folder / "a.ipynb"
    notebook.write_text("{}", encoding="utf-8")
    return Run("run", notebook, {"language": "fa"}, "fa", "اجرا", {"language": "en"}), folder


def records(tmp_path: Path, *cells: Any) -> Path:
    """The report that `write_records` makes of a notebook of these cells."""
    run, done = run_of(tmp_path / "done")
    executed = json.dumps(nbformat.v4.new_notebook(cells=list(cells)), ensure_ascii=False)
    (done / "notebook.ipynb").write_text(executed, encoding="utf-8")
    plan = type(PLAN)(done / "report.yaml", {"fa": "گزارش"}, (run,))
    write_records(run, plan, done, tmp_path / "report", None)
    return tmp_path / "report"


def output(frame: pd.DataFrame) -> Any:
    data = {MIME: show_table(frame).resource, "text/html": "<table></table>"}
    return nbformat.v4.new_code_cell(outputs=[nbformat.v4.new_output("execute_result", data=data)])


def test_a_csv_keeps_lines_commas_quotes_and_carriage_returns_of_a_text(tmp_path: Path):
    texts = ["«یک»\nدو", "یک،,دو", 'گفت "نه"', "پایان\r", "یک\r\nدو", " ", "a\tb", "=1+1"]
    report = records(tmp_path, output(pd.DataFrame({"text": texts, "n": range(len(texts))})))
    found = rows(report / "tables" / "fa" / "run-1.csv")
    assert [row["text"] for row in found] == texts
    assert [int(row["n"]) for row in found] == list(range(len(texts)))


def test_what_is_missing_is_empty_truth_is_a_word_and_a_list_is_json(tmp_path: Path):
    frame = pd.DataFrame({"a": [None, "x"], "b": [True, False], "c": [["قم", "یزد"], []], "d": [0.5, float("nan")]})
    report = records(tmp_path, output(frame))
    text = (report / "tables" / "fa" / "run-1.csv").read_bytes().decode("utf-8")
    assert text.split("\r\n") == ["a,b,c,d", ',true,"[""قم"", ""یزد""]",0.5', "x,false,[],", ""]


def test_a_table_below_no_heading_has_its_name_for_a_title(tmp_path: Path):
    frame = pd.DataFrame({"a": [1]})
    text = "# دفترچه\n\n## جدول‌ها\n\nمتن\n\n```\n# no heading\n```\n\n#nor this"  # notebook, tables, text
    heading = nbformat.v4.new_markdown_cell(f'<div lang="fa" dir="rtl">\n\n{text}\n\n</div>')
    report = records(
        tmp_path, output(frame), heading, output(frame), nbformat.v4.new_markdown_cell("متن"), output(frame)
    )
    titles = [read(report / "tables" / "fa" / f"run-{number}.json")["title"] for number in (1, 2, 3)]
    assert titles == ["run-1", "جدول‌ها", "جدول‌ها"]


def test_a_run_without_figures_and_tables_has_a_record_all_the_same(tmp_path: Path):
    report = records(tmp_path, nbformat.v4.new_code_cell("1"))
    record = read(report / "records" / "fa" / "run.json")
    assert (record["figures"], record["tables"], record["commit"]) == ([], [], None)
    assert not (report / "tables").exists()
