"""rasad.report.run and html: tiny notebooks, run for real."""

from __future__ import annotations

import re
from pathlib import Path

import nbformat
import pytest

from conftest import SEEDS
from rasad import RasadError
from rasad.report import build_report

PARAMETERS = 'language = "en"\nfigures = "nowhere"\nplace = "Moscow"'
DRAW = """\
from pathlib import Path
Path(figures, f"chart-{language}.svg").write_text(place, encoding="utf-8")
print(place, language)"""
SPEC = """\
title: {en: "Visits & more", fa: دیدارها, ar: زيارات}
runs:
- name: visit
  notebook: notebooks/visit.ipynb
  parameters: {place: "تهران <b>"}
  title: {en: A visit, fa: یک دیدار, ar: زيارة}
"""


def notebook(folder: Path, *cells: str) -> Path:
    """A notebook of a title, parameters and these code cells."""
    path = folder / "notebooks" / "visit.ipynb"
    path.parent.mkdir(exist_ok=True)
    made = nbformat.v4.new_notebook(
        cells=[
            nbformat.v4.new_markdown_cell("# A visit to the city"),
            nbformat.v4.new_code_cell(PARAMETERS, metadata={"tags": ["parameters"]}),
            *map(nbformat.v4.new_code_cell, cells),
        ],
        metadata={"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}},
    )
    nbformat.write(made, path)
    return path


def project(folder: Path, *cells: str, spec: str = SPEC) -> Path:
    notebook(folder, *cells)
    (folder / "report.yaml").write_text(spec, encoding="utf-8")
    return folder


def build(folder: Path, languages: tuple[str, ...] = ("en",)) -> Path:
    return build_report(folder / "report.yaml", folder / "out" / "report", languages, workers=2)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project whose report was built in English and Persian, over an older one."""
    folder = project(tmp_path_factory.mktemp("project"), DRAW)
    (folder / "out" / "report").mkdir(parents=True)
    ((folder / "out" / "report") / ".rasad-report").write_text("", encoding="utf-8")
    (folder / "out" / "report" / "stale.html").write_text("old", encoding="utf-8")
    assert build(folder, ("en", "fa")) == folder / "out" / "report" / "en" / "index.html"
    return folder


def page(built: Path, name: str) -> str:
    return (built / "out" / "report" / name).read_text(encoding="utf-8")


def pages(built: Path) -> list[str]:
    return [path.read_text(encoding="utf-8") for path in (built / "out" / "report").rglob("*.html")]


def test_a_report_has_a_page_a_run_and_an_index_a_language(built: Path):
    out = built / "out" / "report"
    found = sorted(str(path.relative_to(out)) for path in out.rglob("*.html"))
    assert found == ["en/index.html", "en/visit.html", "fa/index.html", "fa/visit.html"]
    assert (out / "report.css").is_file()


def test_the_last_report_is_replaced_and_nothing_is_left_beside_it(built: Path):
    assert sorted(path.name for path in (built / "out").iterdir()) == ["report"]
    assert not (built / "out" / "report" / "stale.html").exists()
    assert not (built / "out" / "report" / "kernels.log").exists()


@pytest.mark.parametrize(("language", "side"), [("en", "ltr"), ("fa", "rtl")])
def test_pages_have_language_and_direction(built: Path, language: str, side: str):
    for name in ("index", "visit"):
        assert f'<html lang="{language}" dir="{side}">' in page(built, f"{language}/{name}.html")


def test_pages_load_nothing_from_the_network_and_run_nothing(built: Path):
    for html in pages(built):
        assert "<script" not in html
        assert not re.search(r"""(src|href|url|@import)\s*[=(]?\s*["'(]?\s*(https?:)?//""", html)
    assert "//" not in re.sub(r"/\*.*?\*/", "", page(built, "report.css"))


def test_every_reference_of_a_page_leads_somewhere(built: Path):
    out = built / "out" / "report"
    for path in out.rglob("*.html"):
        links = re.findall(r'(?:href|src)="([^"#]+)"', path.read_text(encoding="utf-8"))
        assert links
        for link in links:
            assert (path.parent / link).is_file(), link


def test_titles_are_escaped_and_in_the_readers_language(built: Path):
    assert "<h1>Visits &amp; more</h1>" in page(built, "en/index.html")
    assert "<h1>یک دیدار</h1>" in page(built, "fa/visit.html")
    assert '<a href="visit.html">یک دیدار</a>' in page(built, "fa/index.html")


def test_a_page_shows_prose_and_output_and_no_code(built: Path):
    html = page(built, "fa/visit.html")
    assert "A visit to the city" in html
    assert "تهران &lt;b&gt; fa" in html
    assert "write_text" not in html


def test_a_persian_page_says_that_the_prose_is_english(built: Path):
    assert "شرح دفترچه‌ها هنوز تنها به انگلیسی است" in page(built, "fa/visit.html")
    assert 'class="note"' not in page(built, "en/visit.html")


def test_parameters_and_language_reach_the_notebook_and_figures_are_kept(built: Path):
    for folder in (built / "figures", built / "out" / "report" / "figures"):
        found = {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()}
        assert found == {"chart-en.svg": "تهران <b>", "chart-fa.svg": "تهران <b>"}


def test_the_executed_notebook_is_kept_and_the_source_is_untouched(built: Path):
    executed = nbformat.read(built / "out" / "report" / "notebooks" / "fa" / "visit.ipynb", 4)
    assert any(cell.get("outputs") for cell in executed.cells)
    source = nbformat.read(built / "notebooks" / "visit.ipynb", 4)
    assert not any(cell.get("outputs") for cell in source.cells)


@pytest.fixture(scope="module")
def failed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A project with a report, whose notebook then fails; and what was said."""
    folder = project(tmp_path_factory.mktemp("failing"), DRAW, 'print("before")', 'raise ValueError("یک\\nدو")', "1")
    for name, text in {
        "out/report/.rasad-report": "",
        "out/report/en/index.html": "the last report",
        "figures/chart-en.svg": "the last chart",
    }.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    with pytest.raises(RasadError) as error:
        build(folder)
    return folder, str(error.value)


def test_a_failing_cell_is_told_with_notebook_run_and_error_in_one_line(failed: tuple[Path, str]):
    folder, said = failed
    assert said.startswith(f"{folder / 'notebooks' / 'visit.ipynb'}: visit (en): cell ")
    assert "ValueError: یک" in said
    assert "\n" not in said


def test_the_number_of_the_cell_is_that_in_the_notebook_that_is_named(failed: tuple[Path, str]):
    assert ": cell 5: " in failed[1]  # title, parameters, two that run, and the one that fails


def test_the_partly_executed_notebook_is_kept_and_named(failed: tuple[Path, str]):
    folder, said = failed
    kept = Path(said.rsplit("executed so far: ", 1)[1])
    assert kept.is_relative_to(folder / "out")
    shown = str([cell.get("outputs") for cell in nbformat.read(kept, 4).cells])
    assert "before" in shown
    assert "ValueError" in shown


def test_the_last_report_and_its_figures_stay_as_they_were(failed: tuple[Path, str]):
    folder, _ = failed
    assert (folder / "out" / "report" / "en" / "index.html").read_text(encoding="utf-8") == "the last report"
    assert (folder / "figures" / "chart-en.svg").read_text(encoding="utf-8") == "the last chart"


def test_an_unknown_parameter_never_reaches_papermill(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    import papermill

    def never(*_: object, **__: object) -> None:
        raise AssertionError("papermill was called")

    monkeypatch.setattr(papermill, "execute_notebook", never)
    project(tmp_path, DRAW, spec=SPEC.replace("{place:", '{"place = 1; import os":'))
    with pytest.raises(
        RasadError, match=r"line 3: run 'visit': visit\.ipynb knows no parameter 'place = 1; import os'"
    ):
        build(tmp_path)
    assert not (tmp_path / "out").exists()


def test_an_unknown_language_is_refused_before_anything_is_read(tmp_path: Path):
    with pytest.raises(RasadError, match="language 'de' is not known; known are en, fa, ar"):
        build_report(tmp_path / "nothing.yaml", tmp_path / "out", ("en", "de"))
    assert not list(tmp_path.iterdir())


def test_a_kernel_that_dies_is_a_mistake_and_no_traceback(tmp_path: Path):
    project(tmp_path, "import os\nos._exit(3)")
    with pytest.raises(RasadError, match=r"visit\.ipynb: visit \(en\): "):
        build(tmp_path)


def test_no_language_at_all_is_refused(tmp_path: Path):
    project(tmp_path, DRAW)
    with pytest.raises(RasadError, match="language"):
        build(tmp_path, ())


def test_a_folder_with_other_things_in_it_is_not_replaced(tmp_path: Path):
    folder = tmp_path / "project"
    folder.mkdir()
    (folder / "thesis.txt").write_text("years of work", encoding="utf-8")
    with pytest.raises(RasadError, match="project: holds something other than a report"):
        build_report(SEEDS.parent / "report.yaml", folder, ("en",))
    assert [path.name for path in folder.iterdir()] == ["thesis.txt"]
