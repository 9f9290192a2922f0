"""The notebooks: how they are told, and that they run."""

from __future__ import annotations

import ast
from itertools import pairwise
from pathlib import Path

import nbformat
import papermill
import pytest
from nbformat import NotebookNode

from conftest import ROOT

OF_NEW_PROJECTS = ROOT / "src" / "rasad" / "data" / "project" / "notebooks"  # test_newproject.py runs them
NOTEBOOKS = sorted([*(ROOT / "notebooks").glob("*.ipynb"), *OF_NEW_PROJECTS.glob("*.ipynb")])
RUN = {
    "00_start_here": "ar",
    "10_articles": "fa",
    "20_timeline": "fa",
    "30_cooccurrence": "ar",
    "40_compare": "fa",
    "90_make_it_yours": "ar",
}

every = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)


def read(path: Path) -> NotebookNode:
    return nbformat.read(path, as_version=4)


def code(path: Path) -> list[NotebookNode]:
    return [cell for cell in read(path).cells if cell.cell_type == "code"]


def test_the_notebooks_of_the_design_are_there():
    assert set(RUN) <= {path.stem for path in NOTEBOOKS}


@every
def test_a_notebook_is_valid(path: Path):
    nbformat.validate(read(path))


@every
def test_a_notebook_has_one_parameters_cell_with_plain_values_and_a_language(path: Path):
    (cell,) = [cell for cell in code(path) if "parameters" in cell.metadata.get("tags", [])]
    values = {}
    for line in ast.parse(cell.source).body:
        assert isinstance(line, ast.Assign)
        values[line.targets[0].id] = ast.literal_eval(line.value)  # type: ignore[attr-defined]
    assert values["language"] in ("en", "fa", "ar")
    assert not any(str(value).startswith("/") for value in values.values())


@every
def test_parameters_come_before_all_other_code(path: Path):
    assert "parameters" in code(path)[0].metadata.get("tags", [])


@every
def test_no_output_is_committed(path: Path):
    for cell in code(path):
        assert cell.outputs == []
        assert cell.execution_count is None


@every
def test_a_notebook_defines_no_function_and_no_class(path: Path):
    for cell in code(path):
        kinds = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)
        assert not [node for node in ast.walk(ast.parse(cell.source)) if isinstance(node, kinds)]


@every
def test_a_notebook_starts_with_its_title_and_what_will_be_seen(path: Path):
    first = read(path).cells[0]
    assert first.cell_type == "markdown"
    assert first.source.startswith("# ")
    assert "**What you will see:**" in first.source
    titles = [line for cell in read(path).cells for line in cell.source.splitlines() if line.startswith("# ")]
    assert len([t for t in titles if t == first.source.splitlines()[0]]) == 1


BARE = {"30_cooccurrence": "two of its sections have a heading and no sentence"}


@pytest.mark.parametrize(
    "path",
    [path if path.stem in BARE else pytest.param(path, id=path.stem) for path in NOTEBOOKS],
)
def test_every_section_with_code_has_prose_before_it(path: Path):
    cells = read(path).cells
    for before, cell in pairwise(cells):
        if cell.cell_type == "code" and before.cell_type == "markdown":
            lines = [line for line in before.source.splitlines() if line.strip()]
            assert not lines[-1].startswith("#") or lines == ["## Parameters"], before.source


@every
def test_at_most_two_cells_of_code_stand_together(path: Path):
    assert "ccc" not in "".join(cell.cell_type[0] for cell in read(path).cells)


@every
def test_the_last_section_is_how_to_make_it_yours(path: Path):
    last = read(path).cells[-1]
    assert last.cell_type == "markdown"
    said = [line for line in last.source.splitlines() if line.strip()]
    assert any(line.startswith(("## Make it yours", "**Make it yours:**")) for line in said)
    assert not any(line.startswith("## ") for line in said[1:])


@every
def test_a_notebook_imports_only_what_is_installed_and_reads_nothing_from_the_network(path: Path):
    source = "\n".join(cell.source for cell in code(path))
    assert not any(word in source for word in ("http://", "https://", "pip install", "!", "%"))


@pytest.mark.parametrize(("name", "language"), RUN.items())
def test_a_notebook_runs(name: str, language: str, tmp_path: Path):
    path = ROOT / "notebooks" / f"{name}.ipynb"
    known = papermill.inspect_notebook(str(path))
    parameters = {"language": language, **({"figures": str(tmp_path / "figures")} if "figures" in known else {})}
    done = papermill.execute_notebook(
        str(path),
        str(tmp_path / "out.ipynb"),
        parameters=parameters,
        cwd=str(path.parent),
        kernel_name="python3",
        progress_bar=False,
    )
    outputs = [output for cell in done.cells for output in cell.get("outputs", [])]
    assert outputs
    assert not [output for output in outputs if output.output_type == "error" or output.get("name") == "stderr"]
    drawn = {file.suffix for file in (tmp_path / "figures").glob("*")}
    assert drawn == ({".png", ".svg", ".json"} if "figures" in known else set())
    assert all(language in file.stem.split("-") for file in (tmp_path / "figures").glob("*"))
