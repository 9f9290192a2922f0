"""`rasad report`: what is told before anything runs, and where the report is."""

from __future__ import annotations

from pathlib import Path

import pytest

from commands import Output, only_line, run


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (None, "report.yaml: cannot be read: "),
        ("title: [", "report.yaml: line "),
        ("title: x", "report.yaml: line 1: the report lacks 'runs'"),
        (
            "title: x\nruns:\n- {name: a, notebook: gone.ipynb, title: x}",
            "report.yaml: line 3: run 'a': no notebook ",
        ),
    ],
)
def test_a_mistake_in_the_report_is_told_before_anything_runs(
    content: str | None, message: str, tmp_path: Path, capsys: Output
) -> None:
    pytest.importorskip("papermill")
    spec = tmp_path / "report.yaml"
    if content is not None:
        spec.write_text(content, encoding="utf-8")
    assert run("report", "--spec", spec, "--out", tmp_path / "out", "--language", "en") == 1
    assert message in only_line(capsys)
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(("changed", "told"), [(True, ""), (False, " (nothing has changed)")])
def test_the_report_says_where_it_is(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: Output, changed: bool, told: str
) -> None:
    from rasad.report.build import build as building

    asked: list[object] = []

    def build(spec: Path, out: Path, languages: tuple[str, ...]) -> building.Built:
        asked.extend([spec, out, languages])
        return building.Built(out / "index.html", changed=changed)

    monkeypatch.setattr(building, "build_report", build)
    assert run("report", "--out", tmp_path, "--language", "fa") == 0
    assert asked == [Path("report.yaml"), tmp_path, ("fa",)]
    assert capsys.readouterr().out == f"{tmp_path / 'index.html'}{told}\n"
