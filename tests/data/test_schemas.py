"""The schemas of episodes and of report.yaml, which editors read, say what the readers say."""

from __future__ import annotations

import json
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import Any

import nbformat
import pytest

from places import ROOT, SEEDS
from rasad import RasadError, read_episode
from rasad.analyse.timelines.curated import DATE_BASES, KEYS, STATUSES
from rasad.newproject import new_project
from rasad.report.spec.spec import KEYS as REPORT_KEYS
from rasad.report.spec.spec import read_spec
from rasad.yamlfile import read_yaml
from validators import mistakes

DATA = files("rasad.data")
EPISODE, REPORT = (
    json.loads(DATA.joinpath(f"schemas/{name}.schema.json").read_text(encoding="utf-8"))
    for name in ("episode", "report")
)
WORDS = {"en": "a", "fa": "ب", "ar": "ج"}
EVENT = {
    "id": "e", "article": "a", "quote": "q", "prefix": "p", "suffix": "s", "date": "2021", "date_basis": "relative",
    "date_note": "n", "status": "asserted", "source": "s", "participants": ["a"], "place": "b", "background": True,
    "labels": WORDS,
}  # fmt: skip
STRUCK = {"article": "a", "quote": "q", "prefix": "p", "suffix": "s", "note": "n"}
SOUND = {
    "id": "x", "labels": WORDS, "period": "2021", "people": ["a"], "articles": ["a"], "sources": {"s": WORDS},
    "events": [EVENT], "struck": [STRUCK],
}  # fmt: skip
RUN = {
    "name": "visit", "notebook": "visit.ipynb", "title": "A visit", "parameters": {"episode": "b"}, "inputs": ["x.csv"],
    "seconds": 3, "memory_mb": 5,
}  # fmt: skip
SOUND_REPORT = {
    "title": WORDS, "runs": [RUN], "articles": "articles", "registry": "e.yaml", "date": "2026-01-31",
    "licence": "CC0-1.0", "seconds": 1, "memory_mb": 1,
}  # fmt: skip
VALUES = [
    None,
    "",
    5,
    -1,
    1.5,
    True,
    "x",
    "no",
    [],
    [[]],
    [{}],
    ["x"],
    {},
    {"en": "a"},
    {"en": [], "fa": "b", "ar": "c"},
]
Place = tuple[str | int, ...]


def valid(schema: dict[str, Any], content: object) -> bool:
    return not mistakes(schema, content)


def changed(content: Any, place: Place, value: object) -> Any:
    """The content with another value in one place."""
    if not place:
        return value
    copy = dict(content) if isinstance(content, dict) else list(content)
    copy[place[0]] = changed(
        content[place[0]] if place[0] in content or isinstance(content, list) else None, place[1:], value
    )
    return copy


def accepted(read: Callable[[Path], object], folder: Path, content: object) -> bool:
    path = folder / "a.yaml"
    path.write_text(json.dumps(content), encoding="utf-8")
    try:
        read(path)
    except RasadError:
        return False
    return True


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with what the sound report names."""
    folder = tmp_path_factory.mktemp("project")
    cell = nbformat.v4.new_code_cell('language = "en"\nepisode = "a"', metadata={"tags": ["parameters"]})
    nbformat.write(nbformat.v4.new_notebook(cells=[cell]), folder / "visit.ipynb")
    for name in ("x.csv", "e.yaml", "x", "5", "1.5", "no", "-1"):
        (folder / name).write_text("")
    (folder / "articles").mkdir()
    return folder


@pytest.mark.slow
def test_what_is_shipped_is_valid(tmp_path: Path) -> None:
    project = new_project(tmp_path / "new")
    episodes = [*sorted((SEEDS / "episodes").glob("*.yaml")), project / "episodes" / "example.yaml"]
    assert len(episodes) == 5
    for path in episodes:
        assert mistakes(EPISODE, read_yaml(path)) == [], path
    for path in (ROOT / "report.yaml", project / "report.yaml"):
        assert mistakes(REPORT, read_yaml(path)) == [], path


@pytest.mark.slow
def test_a_new_project_names_the_schemas_that_lie_in_it(tmp_path: Path) -> None:
    project = new_project(tmp_path / "new")
    for name in ("entities.yaml", "report.yaml", "episodes/example.yaml"):
        first = (project / name).read_text(encoding="utf-8").splitlines()[0]
        assert first.startswith("# yaml-language-server: $schema=")
        named = (project / name).parent / first.partition("=")[2]
        assert "properties" in json.loads(named.read_text(encoding="utf-8"))


def test_the_schemas_know_the_keys_and_words_that_reading_knows() -> None:
    kinds = {"the episode": EPISODE, "event": EPISODE["$defs"]["event"], "struck": EPISODE["$defs"]["struck"]}
    kinds |= {"the report": REPORT, "run": REPORT["$defs"]["run"]}
    for name, (required, optional) in (KEYS | REPORT_KEYS).items():
        assert set(kinds[name]["required"]) == set(required), name
        assert set(kinds[name]["properties"]) == {*required, *optional}, name
        assert kinds[name]["additionalProperties"] is False
    event = EPISODE["$defs"]["event"]["properties"]
    assert (event["status"]["enum"], event["date_basis"]["enum"]) == (list(STATUSES), list(DATE_BASES))


EPISODE_PLACES: list[Place] = [
    *((key,) for key in (*SOUND, "perod")),
    *(("events", 0, key) for key in (*EVENT, "dat")),
    *(("struck", 0, key) for key in (*STRUCK, "why")),
    ("sources", "s"), ("events", 0), ("struck", 0), ("people", 0), ("events", 0, "labels", "fa"),
]  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("place", EPISODE_PLACES, ids=lambda place: ".".join(map(str, place)))
def test_the_schema_of_episodes_refuses_what_the_reader_refuses(place: Place, tmp_path: Path) -> None:
    assert valid(EPISODE, SOUND)
    assert accepted(read_episode, tmp_path, SOUND)
    for value in VALUES:
        content = changed(SOUND, place, value)
        read = accepted(read_episode, tmp_path, content)
        # A date that is none is found by the reader alone.
        assert valid(EPISODE, content) == read or (place[-1] in ("period", "date") and not read), value


REPORT_PLACES: list[Place] = [
    *((key,) for key in (*SOUND_REPORT, "titel")),
    *(("runs", 0, key) for key in (*RUN, "titel")),
    ("runs", 0),
]


@pytest.mark.slow
@pytest.mark.parametrize("place", REPORT_PLACES, ids=lambda place: ".".join(map(str, place)))
def test_the_schema_of_reports_refuses_what_the_reader_refuses(place: Place, folder: Path) -> None:
    assert valid(REPORT, SOUND_REPORT)
    assert accepted(read_spec, folder, SOUND_REPORT)
    for value in VALUES:
        content = changed(SOUND_REPORT, place, value)
        read = accepted(read_spec, folder, content)
        # Whether files are there, and which parameters a notebook has, is found by the reader alone.
        elsewhere = place[-1] in ("articles", "registry", "notebook", "inputs", "parameters")
        assert valid(REPORT, content) == read or (elsewhere and not read), value


@pytest.mark.slow
@pytest.mark.parametrize(
    ("old", "new"),
    [
        ({"date_basis": "relative"}, {"date_basis": "explicit", "date": None}),
        ({"date_basis": "relative"}, {"date_basis": "unknown"}),
        ({"date_note": "n"}, {"date_note": ""}),
        ({"status": "asserted"}, {"status": "sure"}),
    ],
)
def test_what_one_key_asks_of_another_is_in_the_schema_too(
    old: dict[str, Any], new: dict[str, Any], tmp_path: Path
) -> None:
    assert old.items() <= EVENT.items()
    content = changed(SOUND, ("events", 0), EVENT | new)
    assert not valid(EPISODE, content)
    assert not accepted(read_episode, tmp_path, content)


def test_the_pages_name_all_keys() -> None:
    for page, keys in (("timelines", KEYS), ("report", REPORT_KEYS)):
        text = (ROOT / "docs" / f"{page}.md").read_text(encoding="utf-8")
        for name in {name for required, optional in keys.values() for name in (*required, *optional)}:
            assert f"`{name}`" in text, name
        assert f"{'episode' if page == 'timelines' else page}.schema.json" in text
