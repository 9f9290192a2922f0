"""rasad.report.spec.prose: what stands between the cells, in Persian and Arabic, in step with the notebooks."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import nbformat
import pytest
from nbformat import NotebookNode

from places import NOTEBOOKS, ROOT
from rasad.errors import RasadError
from rasad.report.pages.notebook import spoken
from rasad.report.spec.prose import checksum, directed, prose_file, read_prose, stale

# Letters that the other language does not have: Persian has its own yeh and kaf, and no teh marbuta.
FOREIGN = {"fa": "يكةى", "ar": "یکپچژگ"}
CODE = re.compile("```.*?```|`[^`]*`", re.DOTALL)
WORD = re.compile("[\u0620-\u06d3\u200c]+")

in_both = pytest.mark.parametrize("language", ["fa", "ar"])
every = pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)


def cells(notebook: Path) -> list[NotebookNode]:
    """The notebook's cells of Markdown."""
    return [cell for cell in nbformat.read(notebook, as_version=4).cells if cell.cell_type == "markdown"]


def levels(text: str) -> list[int]:
    """The levels of a cell's headings, in order; what stands in code is none."""
    return [len(found) for found in re.findall(r"^(#+) ", CODE.sub("", text), re.MULTILINE)]


@in_both
@every
def test_every_cell_is_there_in_persian_and_arabic_and_in_step(notebook: Path, language: str):
    assert stale(notebook, cells(notebook), language) == []
    assert list(read_prose(notebook, language)) == [cell.id for cell in cells(notebook)]


@in_both
@every
def test_prose_is_written_in_its_language(notebook: Path, language: str):
    for cell, text in read_prose(notebook, language).items():
        assert spoken(text, language) == (language, "rtl"), f"{cell}: {text}"
        assert spoken(text, "en")[0] == language, f"{cell}: {text}"


@in_both
@every
def test_prose_is_typed_with_the_letters_of_its_language(notebook: Path, language: str):
    examples = {word for path in NOTEBOOKS for cell in cells(path) for word in WORD.findall(cell.source)}
    for cell, text in read_prose(notebook, language).items():
        foreign = {word for word in WORD.findall(CODE.sub("", text)) if set(word) & set(FOREIGN[language])}
        assert foreign <= examples, f"{cell}: {foreign - examples}"


@in_both
@every
def test_code_and_headings_are_those_of_the_notebook(notebook: Path, language: str):
    made = read_prose(notebook, language)
    for cell in cells(notebook):
        assert set(CODE.findall(made[cell.id])) >= set(CODE.findall(cell.source)), cell.id
        assert levels(made[cell.id]) == levels(cell.source), cell.id
        assert made[cell.id].count("**") == cell.source.count("**"), cell.id


@pytest.mark.slow
@in_both
def test_no_english_prose_is_left_in_the_executed_notebooks_of_the_report(report: Path, language: str):
    executed = sorted((report / "notebooks" / language).glob("*.ipynb"))
    assert executed
    for path in executed:
        said = {cell.id: spoken(cell.source, language) for cell in cells(path)}
        assert said
        assert Counter(said.values()) == {(language, "rtl"): len(said)}, path.stem
        assert all(f'<div lang="{language}" dir="rtl">' in cell.source for cell in cells(path))


@pytest.mark.slow
def test_the_english_notebooks_of_the_report_keep_their_prose(report: Path):
    made = {cell.id: cell.source for cell in cells(report / "notebooks" / "en" / "cooccurrence.ipynb")}
    assert made == {cell.id: cell.source for cell in cells(ROOT / "notebooks" / "30_cooccurrence.ipynb")}


def written(folder: Path, text: str) -> Path:
    """A notebook, which is not looked at, and its prose in Persian."""
    notebook = folder / "a.ipynb"
    prose_file(notebook, "fa").parent.mkdir()
    prose_file(notebook, "fa").write_bytes(text.encode("utf-8"))
    return notebook


def test_a_piece_goes_from_its_line_to_the_next_also_where_lines_end_as_on_windows(tmp_path: Path):
    text = (
        "<!-- one of 0f742977 -->\n## خط زمان\n\nبند\n\n<!-- two-2 of 5d2655d4 -->\nپایان\n"  # timeline, paragraph, end
    )
    wanted = {"one": "## خط زمان\n\nبند", "two-2": "پایان"}
    assert read_prose(written(tmp_path, text.replace("\n", "\r\n")), "fa") == wanted


def test_a_notebook_without_a_file_has_no_prose_in_that_language(tmp_path: Path):
    assert read_prose(tmp_path / "a.ipynb", "fa") == {}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("خط زمان\n", "should begin with a line such as <!-- 8aae1dcd of 3f9c01ab -->"),
        ("خط زمان\n<!-- one of 0f742977 -->\nبند\n", "should begin with a line such as"),
        ("", "should begin with a line such as"),
        ("<!-- one of 0f742977 -->\nبند\n<!-- one of 0f742977 -->\nبند\n", "cell one stands twice"),
    ],
)
def test_a_file_that_is_no_prose_is_refused(tmp_path: Path, text: str, said: str):
    with pytest.raises(RasadError, match=rf"a\.fa\.md: {said}"):
        read_prose(written(tmp_path, text), "fa")


def test_what_is_missing_left_over_or_old_is_told_a_line_a_cell(tmp_path: Path):
    source = {"same": "One", "new": "Two", "changed": "Three"}
    made = {"same": checksum("One"), "changed": checksum("3"), "gone": "0f742977"}
    notebook = written(tmp_path, "".join(f"<!-- {cell} of {source} -->\nمتن\n" for cell, source in made.items()))
    lines = stale(notebook, [{"id": id, "source": said} for id, said in source.items()], "fa")
    assert [line.removeprefix(f"{prose_file(notebook, 'fa')}: ") for line in lines] == [
        f"cell new is not translated ({checksum('Two')})",
        "cell gone is in no notebook",
        f"cell changed was translated from an older text (now {checksum('Three')})",
    ]
    assert len(stale(notebook, [{"id": "same", "source": "One"}], "ar")) == 1  # no file at all


def test_prose_from_right_to_left_says_so_to_jupyterlab():
    assert directed("## A timeline", "en") == "## A timeline"
    assert directed("متن", "ar") == '<div lang="ar" dir="rtl">\n\nمتن\n\n</div>'


def test_a_build_is_told_in_one_line_of_prose_that_is_out_of_step(tmp_path: Path):
    from rasad.report.spec.prose import out_of_step

    cells = [nbformat.v4.new_markdown_cell(text) for text in ("# One", "Two")]
    notebook = tmp_path / "a.ipynb"
    nbformat.write(nbformat.v4.new_notebook(cells=cells), notebook)
    assert out_of_step(notebook, "fa") is None  # no prose at all is no mistake
    prose = prose_file(notebook, "fa")
    prose.parent.mkdir()
    prose.write_text(f"<!-- {cells[0].id} of 00000000 -->\n# یک\n", encoding="utf-8")
    said = out_of_step(notebook, "fa")
    assert said == f"{prose}: cell {cells[1].id} is not translated ({checksum('Two')}) (1 more)"
    whole = [f"<!-- {cell.id} of {checksum(cell.source)} -->\nمتن\n" for cell in cells]
    prose.write_text("".join(whole), encoding="utf-8")
    assert out_of_step(notebook, "fa") is None
