"""rasad.report.spec.parameters: what a notebook's cell of parameters says, without running it."""

from __future__ import annotations

from pathlib import Path

import pytest

from rasad import RasadError
from rasad.report.spec.parameters import read_parameters
from tiny import notebook


def test_plain_values_are_read_and_computed_ones_are_none(tmp_path: Path):
    cell = 'language = "fa"  # one\nplaces: list[str] = ["تهران", "Moscow"]\na = b = 1\nnow = len("x")\nprint(a)'
    path = notebook(tmp_path / "a.ipynb", parameters=cell)
    found = {"language": "fa", "places": ["تهران", "Moscow"], "a": 1, "b": 1, "now": None}
    assert read_parameters(path) == found


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "no notebook "),
        ("", "cannot be read as a notebook"),
        ("[]", "cannot be read as a notebook"),
        ('{"cells": [1]}', "cannot be read as a notebook"),
        ('{"worksheets": []}', "cannot be read as a notebook: 'cells'"),
        ('{"cells": []}', "has no cell tagged 'parameters'"),
    ],
)
def test_what_is_no_notebook_is_told(content: str | None, said: str, tmp_path: Path):
    if content is not None:
        (tmp_path / "a.ipynb").write_text(content, encoding="utf-8")
    with pytest.raises(RasadError, match=said):
        read_parameters(tmp_path / "a.ipynb")


@pytest.mark.parametrize(("cell", "said"), [("a = (", "line 1"), ("# nothing", "has no parameter")])
def test_a_cell_that_gives_no_parameter_is_told(cell: str, said: str, tmp_path: Path):
    with pytest.raises(RasadError, match=rf"a\.ipynb.*{said}"):
        read_parameters(notebook(tmp_path / "a.ipynb", parameters=cell))
