"""All mistakes of an episode at once: in its file, and against its articles; on the command line a line each."""

from __future__ import annotations

from pathlib import Path

import pytest

import rasad
from commands import Output, run
from places import SEEDS
from rasad.annotation.annotate import Notes
from rasad.errors import MistakesError

MISTAKEN = """\
perod: 2025
people: [ali-larijani]
sources: {me: {en: me}}
events:
- id: a
  article: 003_6d07c0304cd3fc04
  quote: [x]
  date: July
  date_basis: explicit
  status: sure
  source: me
  labels: {en: a, fa: a}
- id: a
  article: 003_6d07c0304cd3fc04
  date_basis: relative
  date: '2025'
  status: asserted
  source: me
  participants: iran
  background: no
  labels: {en: a, fa: a, ar: a}
struck:
- {quote: x}
"""
AGAINST = """\
period: 2025
people: [puttin, ali-larijani]
events:
""" + "".join(
    f"- {{id: {id}, article: '{article}', quote: {quote}, date: '2025', date_basis: explicit, status: asserted, "
    f"source: {source}, participants: [{who}], place: {place}, labels: {{en: a, fa: a, ar: a}}}}\n"
    for id, article, quote, source, who, place in [
        ("one", "003_6d07c0304cd3fc04", "نیست", "iran", "atlantis", "tehran"),
        ("two", "gone", "x", "somebody", "iran", "tehrann"),
    ]
)


def test_a_file_is_told_all_its_mistakes_with_line_and_event(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(MISTAKEN, encoding="utf-8")
    with pytest.raises(MistakesError) as caught:
        rasad.read_episode(path)
    lines = [line.removeprefix(f"{path}: ") for line in caught.value.mistakes]
    for wanted in (
        "line 1: unknown key 'perod' in the episode",
        "line 1: the episode lacks 'period'",
        "line 1: source me: labels should be given in en, fa and ar; missing: fa, ar",
        "line 5: event 'a': quote should be one text",
        "line 5: event 'a': date: not an EDTF date: 'July'",
        "line 5: event 'a': status: 'sure' is not known",
        "line 5: event 'a': labels should be given in en, fa and ar; missing: ar",
        "line 13: event 'a' lacks 'quote'",
        "line 13: event 'a': a date that the text does not state needs date_note",
        "line 13: participants should be a list",
        "line 13: event 'a': background: 'no' is not known; known are true, false",
        "line 13: event 'a' stands twice",
        "line 23: a struck proposal lacks 'article'",
    ):
        assert sum(line.startswith(wanted) for line in lines) == 1, wanted
    assert len(lines) == 13
    assert all("\n" not in line for line in lines)


@pytest.mark.slow
def test_all_that_does_not_fit_the_articles_is_told(notes: Notes, tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(AGAINST, encoding="utf-8")
    with pytest.raises(MistakesError) as caught:
        rasad.timeline(notes, rasad.read_episode(path))
    lines = [line.removeprefix(f"{path}: ") for line in caught.value.mistakes]
    assert [line.split(" is ")[0].split(" near")[0] for line in lines] == [
        "people: 'puttin'",
        "line 4: event 'one': participants: 'atlantis'",
        "line 4: event 'one': the quote",
        "line 5: event 'two': place: 'tehrann'",
        "line 5: event 'two': source: 'somebody'",
        "line 5: event 'two': article 'gone'",
    ]
    assert "near it: 'vladimir-putin'" in lines[0]
    assert "near it: 'tehran'" in lines[3]


@pytest.mark.slow
def test_the_command_prints_a_line_a_mistake(tmp_path: Path, capsys: Output) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(AGAINST, encoding="utf-8")
    assert run("timeline", path, "--articles", SEEDS, "--out", tmp_path / "t.csv") == 1
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 6
    assert all(line.startswith(f"rasad: {path}: ") for line in lines)


def test_struck_proposals_are_looked_for_where_proposals_are_made(notes: Notes, tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    struck = "- {article: gone, quote: x}\n- {article: g, quote: y}\n"
    path.write_text(f"period: 2025\npeople: [ali-larijani]\nstruck:\n{struck}", encoding="utf-8")
    with pytest.raises(MistakesError) as caught:
        rasad.timeline(notes, rasad.read_episode(path))
    assert len(caught.value.mistakes) == 2
    assert len(rasad.timeline(notes, rasad.read_episode(path), proposed=False)) == 0
