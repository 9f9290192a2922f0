"""`rasad new`: a project, and what to do next."""

from __future__ import annotations

from pathlib import Path

import pytest

from commands import Output, only_line, run


@pytest.mark.slow
def test_a_new_project_and_what_to_do_next_in_three_lines(tmp_path: Path, capsys: Output) -> None:
    folder = tmp_path / "my project"
    assert run("new", folder) == 0
    out, err = capsys.readouterr()
    assert err == ""
    said = out.splitlines()
    assert said[0] == f"{folder}: a project with an invented example"
    assert said[1].startswith(f"next: cd '{folder}' && rasad report ")
    assert said[2].endswith("see README.md")
    assert len(said) == 3
    assert (folder / "report.yaml").is_file()


def test_a_new_project_over_an_old_one(tmp_path: Path, capsys: Output) -> None:
    (tmp_path / "thesis.txt").write_text("mine")
    assert run("new", tmp_path) == 1
    assert only_line(capsys) == f"rasad: {tmp_path}: is there already and not empty; name another folder\n"
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]
