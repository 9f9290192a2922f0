"""rasad.report.runs.canonical: an executed notebook without what is another each time."""

from __future__ import annotations

import json

import nbformat
import pytest
from nbformat import NotebookNode

from growth import grows_at_most
from rasad.report.runs.canonical import canonical


def made(*outputs: NotebookNode, **more: object) -> NotebookNode:
    cell = nbformat.v4.new_code_cell("f", id="code", outputs=list(outputs), execution_count=1)
    cell.metadata = {"tags": ["a"], "papermill": {"start_time": "2026-01-31T10:00:00"}, "execution": {}}
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    metadata = {"kernelspec": kernel, "papermill": {"duration": 3.1}}
    return nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell("# A", id="title"), cell], metadata=metadata)


def outputs(*given: NotebookNode) -> list[dict[str, object]]:
    text = canonical(made(*given), ("title", "code"), {}, {"/tmp/part/figures": "../figures"})
    nbformat.validate(nbformat.reads(text, 4))
    found: list[dict[str, object]] = json.loads(text)["cells"][1]["outputs"]
    return found


def stream(text: str, name: str = "stdout") -> NotebookNode:
    return nbformat.v4.new_output("stream", name=name, text=text)


def display(**data: str) -> NotebookNode:
    return nbformat.v4.new_output("display_data", {f"text/{kind}": text for kind, text in data.items()})


def test_no_times_and_nothing_of_papermill_is_kept():
    text = canonical(made(), ("title", "code"), {}, {})
    assert "papermill" not in text
    assert "2026" not in text
    assert json.loads(text)["cells"][1]["metadata"] == {"tags": ["a"]}


def test_addresses_are_taken_out_wherever_they_are_shown():
    error = nbformat.v4.new_output("error", ename="E", evalue="<f at 0x7f00aabbcc>", traceback=["<f at 0x7f00aabbcc>"])
    given = (
        stream("<f at 0x7f00"),
        stream("aabbcc>"),
        display(plain="<f at 0x7f00aabbcc>", html="&lt;f at 0x7f00aa&gt;"),
    )
    assert "0x7f" not in str(outputs(*given, error))


def test_the_file_of_a_cell_has_no_number_of_a_process():
    (shown,) = outputs(stream("/tmp/ipykernel_4711/123.py:1: UserWarning: x\n", "stderr"))
    assert shown["text"] == "<cell>:1: UserWarning: x\n"


@pytest.mark.slow
def test_a_long_word_takes_no_long_time():
    def long(letters: int) -> None:
        outputs(stream("x" * letters), display(html="src='data:image/svg+xml;base64," + "aB/" * (letters // 3)))

    assert grows_at_most(9, long, 250_000, 1_000_000)


def test_where_streams_are_cut_and_which_is_first_is_no_difference():
    one = outputs(stream("a\n"), stream("w\n", "stderr"), stream("b\n"))
    assert one == outputs(stream("w\n", "stderr"), stream("a\nb\n"))
    assert [output["name"] for output in one] == ["stdout", "stderr"]


def test_streams_before_and_after_something_shown_stay_apart():
    assert len(outputs(stream("a"), display(plain="x"), stream("b"))) == 3


def test_folders_of_the_build_are_replaced():
    (shown,) = outputs(stream("saved in /tmp/part/figures/a.svg"))
    assert shown["text"] == "saved in ../figures/a.svg"


@pytest.mark.parametrize(("known", "ids"), [((), ["cell-1", "cell-2"]), (("title",), ["title", "cell-2"])])
def test_ids_that_the_notebook_does_not_have_are_made_from_places(known: tuple[str, ...], ids: list[str]):
    assert [cell["id"] for cell in json.loads(canonical(made(), known, {}, {}))["cells"]] == ids


def test_prose_replaces_markdown_and_pictures_in_it_stay():
    given = made()
    given.cells[0].attachments = {"a.png": {"image/png": "AAAA"}}
    cell = json.loads(canonical(given, ("title",), {"title": "# یک"}, {}))["cells"][0]
    assert cell["source"] == "# یک"
    assert cell["attachments"] == {"a.png": {"image/png": "AAAA"}}
