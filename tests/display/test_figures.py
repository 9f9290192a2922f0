"""rasad.display.figures: each figure with a record of what it was drawn from."""

from __future__ import annotations

import base64
import hashlib
import json
import platform
import re
from importlib.metadata import version
from pathlib import Path

import pandas as pd
import pytest
from matplotlib.figure import Figure

import rasad
from places import SEEDS
from rasad.annotation.annotate import Notes, annotate
from rasad.annotation.registry.read import general
from rasad.display import save_figure
from rasad.display.figures import SavedFigure
from rasad.errors import RasadError

EPISODE = SEEDS / "episodes" / "larijani-putin-moscow-2025.yaml"


@pytest.fixture(scope="module")
def events(notes: Notes) -> pd.DataFrame:
    return rasad.timeline(notes, rasad.read_episode(EPISODE))


def saved(folder: Path, notes: Notes, table: pd.DataFrame, **changes: object) -> SavedFigure:
    figure = Figure(figsize=(2, 1))
    figure.text(0.1, 0.5, "x")
    options = {
        "title": "دیدار در مسکو",
        "language": "fa",
        "parameters": {"episode": "e", "language": "fa"},
        "inputs": [EPISODE],
    } | changes
    return save_figure(figure, "chart", folder, notes=notes, table=table, **options)  # type: ignore[arg-type]


def record(folder: Path) -> dict:
    return json.loads((folder / "chart.json").read_text(encoding="utf-8"))


def test_a_figure_is_written_with_its_record(tmp_path: Path, notes: Notes, events: pd.DataFrame):
    saved(tmp_path / "new" / "folder", notes, events)
    names = sorted(path.name for path in (tmp_path / "new" / "folder").iterdir())
    assert names == ["chart.json", "chart.png", "chart.svg"]


def test_the_record_says_what_was_drawn_and_how(tmp_path: Path, notes: Notes, events: pd.DataFrame):
    saved(tmp_path, notes, events)
    found = record(tmp_path)
    assert (found["figure"], found["title"], found["language"]) == ("chart", "دیدار در مسکو", "fa")
    assert found["parameters"] == {"episode": "e", "language": "fa"}
    assert found["versions"]["python"] == platform.python_version()
    assert found["versions"]["matplotlib"] == version("matplotlib")
    assert "دیدار" in (tmp_path / "chart.json").read_text(encoding="utf-8")  # and no \u escapes


def test_the_record_has_the_hash_of_every_input(tmp_path: Path, notes: Notes, events: pd.DataFrame):
    saved(tmp_path, notes, events)
    found = {entry["file"]: entry["sha256"] for entry in record(tmp_path)["inputs"]}
    read = {f"{article}.txt" for article in notes.articles["article"]}
    assert set(found) == read | {"articles.yaml", "entities.yaml", EPISODE.name}
    for name, sha in found.items():
        path = EPISODE if name == EPISODE.name else SEEDS / name
        assert sha == hashlib.sha256(path.read_bytes()).hexdigest()


def test_the_evidence_of_a_timeline_is_its_quotes(tmp_path: Path, notes: Notes, events: pd.DataFrame):
    saved(tmp_path, notes, events)
    evidence = record(tmp_path)["evidence"]
    assert [row["event"] for row in evidence] == events["event"].tolist()
    for row in evidence:
        assert notes.text(row["article"])[row["start"] : row["end"]] == row["quote"]


def test_the_evidence_of_pairs_is_their_sentences_once_each(tmp_path: Path, notes: Notes):
    pairs = rasad.cooccurrence(notes, resamples=0)
    saved(tmp_path, notes, pairs)
    evidence = record(tmp_path)["evidence"]
    places = [(row["article"], row["sentence"]) for row in evidence]
    assert places == sorted({tuple(place) for places in pairs["evidence"] for place in places})
    assert all(row["quote"] == notes.quote(row["article"], row["sentence"]) for row in evidence)


def test_a_table_without_rows_has_no_evidence(tmp_path: Path, notes: Notes, events: pd.DataFrame):
    pairs = rasad.cooccurrence(notes, resamples=0, min_count=1000)
    for table in (events.iloc[:0], pairs):
        saved(tmp_path, notes, table, inputs=[])
        assert record(tmp_path)["evidence"] == []
        assert {entry["file"] for entry in record(tmp_path)["inputs"]} > {"articles.yaml", "entities.yaml"}


@pytest.mark.slow
def test_the_general_registry_is_told_by_the_version_of_the_package(tmp_path: Path, notes: Notes):
    bare = annotate(notes.articles, general())
    saved(tmp_path, bare, rasad.cooccurrence(bare, resamples=0, min_count=1000), inputs=())
    assert "entities.yaml" not in {entry["file"] for entry in record(tmp_path)["inputs"]}
    assert record(tmp_path)["versions"]["rasad"] == version("rasad")


def test_the_same_figure_and_table_give_the_same_bytes(tmp_path: Path, notes: Notes, events: pd.DataFrame):
    for name in ("one", "two"):
        saved(tmp_path / name, notes, events)
    for path in (tmp_path / "one").iterdir():
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes()


def test_the_record_names_no_folder_and_no_time(tmp_path: Path, notes: Notes, events: pd.DataFrame):
    saved(tmp_path, notes, events)
    text = (tmp_path / "chart.json").read_text(encoding="utf-8")
    assert str(tmp_path) not in text
    assert str(SEEDS.parent) not in text
    assert all("/" not in entry["file"] for entry in record(tmp_path)["inputs"])


def test_a_parameter_that_is_no_json_is_written_as_text(tmp_path: Path, notes: Notes, events: pd.DataFrame):
    saved(tmp_path, notes, events, parameters={"folder": Path("seeds")})
    assert record(tmp_path)["parameters"] == {"folder": "seeds"}


def test_an_input_that_is_not_there_is_no_silent_gap(tmp_path: Path, notes: Notes, events: pd.DataFrame):
    with pytest.raises(RasadError, match=r"nothing\.yaml: cannot be read"):
        saved(tmp_path, notes, events, inputs=[tmp_path / "nothing.yaml"])


@pytest.mark.parametrize(("language", "side"), [("en", "ltr"), ("fa", "rtl"), ("ar", "rtl")])
def test_a_notebook_shows_the_drawing_with_its_alternative_text(
    tmp_path: Path, notes: Notes, events: pd.DataFrame, language: str, side: str
):
    figure = saved(tmp_path, notes, events, language=language, title='«دیدار» & "x" <b>')
    html = figure._repr_html_()
    assert f'<figure data-figure="chart" lang="{language}" dir="{side}"' in html
    assert 'alt="«دیدار» &amp; &quot;x&quot; &lt;b&gt;."' in html
    (source,) = re.findall(r'src="data:image/svg\+xml;base64,([^"]*)"', html)
    assert base64.b64decode(source) == (tmp_path / "chart.svg").read_bytes() == figure.svg.read_bytes()
