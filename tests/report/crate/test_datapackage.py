"""rasad.report.crate.datapackage: valid under Frictionless, down to the cells; and so is that of the seeds."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from crates import FIELDS, INPUTS, ROWS, TITLES, lay_out, put
from packages import mistakes
from places import SEEDS
from rasad.errors import RasadError
from rasad.report.crate.datapackage import write_datapackage


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return lay_out(tmp_path / "report")


def resources(folder: Path) -> dict[str, dict[str, Any]]:
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    return {resource["path"]: resource for resource in package["resources"]}


@pytest.mark.slow
def test_frictionless_accepts_the_package_and_every_cell(folder: Path):
    assert mistakes(write_datapackage(folder, TITLES)) == []


@pytest.mark.slow
@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [("0.89", "strong", "type-error"), ("2021-02-08", "8.2.2021", "type-error"), (",[]", "", "missing-cell")],
)
def test_frictionless_tells_a_cell_that_is_not_of_its_type(folder: Path, old: str, new: str, kind: str):
    put(folder / "tables/fa/timeline-1.csv", ROWS.replace(old, new))
    (said,) = mistakes(write_datapackage(folder, TITLES))
    assert said.startswith(kind)


def test_frictionless_tells_a_file_that_was_changed(folder: Path):
    package = write_datapackage(folder, TITLES)
    put(folder / "figures/timeline-fa.svg", "<svg></svg>")
    assert {said.split(":")[0] for said in mistakes(package)} == {"byte-count", "hash-count"}


def test_a_table_has_its_types_title_language_and_sources(folder: Path):
    table = resources(write_datapackage(folder, TITLES).parent)["tables/fa/timeline-1.csv"]
    assert (table["type"], table["title"], table["language"]) == ("table", "دیدار", "fa")
    assert table["schema"]["fields"] == FIELDS
    assert [source["title"] for source in table["sources"]] == [entry["file"] for entry in INPUTS]


def test_tables_figures_and_notebooks_are_in_it_pages_and_records_are_not(folder: Path):
    kinds = {Path(path).suffix for path in resources(write_datapackage(folder, TITLES).parent)}
    assert kinds == {".csv", ".svg", ".png", ".ipynb"}


def test_names_that_lose_their_letters_stay_apart(folder: Path):
    for name in ("دیدار-1", "سفر-1"):  # "meeting", "journey"
        record = json.loads((folder / "tables/fa/timeline-1.json").read_text(encoding="utf-8"))
        put(folder / f"tables/fa/{name}.csv", ROWS)
        put(folder / f"tables/fa/{name}.json", record | {"table": name})
    found = resources(write_datapackage(folder, TITLES).parent)
    assert found["tables/fa/دیدار-1.csv"]["name"] != found["tables/fa/سفر-1.csv"]["name"]
    assert mistakes(folder / "datapackage.json") == []


def test_a_table_with_other_columns_than_its_record_tells_is_refused(folder: Path):
    put(folder / "tables/fa/timeline-1.csv", ROWS.replace("npmi", "score"))
    with pytest.raises(RasadError, match=r"timeline-1\.csv: the columns are \['article', 'start', 'score'"):
        write_datapackage(folder, TITLES)


def test_the_same_report_gives_the_same_bytes(folder: Path, tmp_path: Path):
    first = write_datapackage(folder, TITLES).read_bytes()
    assert write_datapackage(folder, TITLES).read_bytes() == first
    assert str(tmp_path).encode() not in first


def test_frictionless_accepts_the_seeds():
    assert mistakes(SEEDS / "datapackage.json") == []
