"""Every public function, given what it cannot take: it answers, or says in one line what it wants.

The functions are all names of all `__all__`. One call of each that is right stands below; every parameter of it is then
replaced, one at a time, by each of the hostile values.
"""

from __future__ import annotations

import datetime as dt
import inspect
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FunctionType
from typing import Any

import matplotlib.pyplot as plt
import pandas as pd
import pytest
from rasad_docs.public import rooms

import rasad
from pairs import small
from places import SEEDS
from rasad.analyse.compare import timelines
from rasad.analyse.networks import network
from rasad.analyse.pairs import units_of
from rasad.analyse.timelines.agreement import agreements
from rasad.annotation.files import write_notes
from rasad.annotation.notes import Notes
from rasad.charts import Alt
from rasad.errors import RasadError
from rasad.tables.result import LostContextError

EPISODE = SEEDS / "episodes" / "larijani-putin-moscow-2025.yaml"
Call = tuple[Callable[..., Any], dict[str, Any]]


def public() -> dict[str, Callable[..., Any]]:
    """The functions of every `__all__` of the package, by module and name."""
    found: dict[str, Callable[..., Any]] = {}
    for room in rooms():
        for name in room.__all__:
            thing = getattr(room, name)
            if isinstance(inspect.unwrap(thing) if callable(thing) else None, FunctionType):
                found.setdefault(f"{thing.__module__}.{thing.__name__}", thing)
    return found


PUBLIC = public()
# Steps between rooms, whose callers are the package's own.
INNER = {"rasad.annotation.mentions.roles.resolve", "rasad.annotation.registry.read.general"}


@pytest.fixture(scope="module")
def right(notes: Notes, tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    """Of each public function the arguments of a call that it answers, small where it draws or counts."""
    few, events = _few(notes), rasad.timeline(notes, rasad.read_episode(EPISODE))
    both, pairs, folder = timelines(notes, [EPISODE]), small(), tmp_path_factory.mktemp("written")
    chart = {"language": "en", "title": "t", "width": 8.0, "registry": None}
    text, lang = "پوتین دیروز وارد تهران شد.", "fa"
    day, month = dt.date(2021, 2, 8), {"year": 1399, "month": 11}
    figure, axes = plt.subplots()
    graph, written = network(pairs), tmp_path_factory.mktemp("notes")
    write_notes(few, written)
    proposals = rasad.propose_names(notes, top=3)
    calls: dict[str, dict[str, Any]] = {
        "rasad.corpus.metadata.read_editor": {"folder": SEEDS},
        "rasad.corpus.blocks.find.find_blocks": {"text": text, "lang": lang},
        "rasad.charts.page.alt.describe": {"figure": figure, "alt": Alt("t", "a", "en")},
        "rasad.annotation.registry.report.check_registry": {"path": SEEDS / "entities.yaml"},
        "rasad.annotation.files.read_notes": {"folder": written, "registry": None},
        "rasad.analyse.words.halfspaces.restored_words": {"notes": few},
        "rasad.analyse.words.frequent.word_counts": {"notes": few, "top": 3},
        "rasad.analyse.words.frequent.telling_words": {"notes": few, "top": 3},
        "rasad.analyse.pairs.summary.reading": {"pairs": rasad.cooccurrence(few, resamples=0), "language": "fa"},
        "rasad.analyse.pairs.counts.units.units_of": {
            "notes": few, "unit": "sentence", "window": 3, "titles": True, "metonyms": "city", "roles": True,
            "longest": None,
        },
        "rasad.analyse.pairs.cooccurrence.pairs_of": {
            "units": units_of(few), "min_count": 1, "permutations": 0, "resamples": 0, "seed": 1, "evidence": True,
        },
        "rasad.analyse.pairs.read.read_pairs": {
            "source": rasad.tables.write_result(pairs, folder / "pairs.csv"), "notes": None, "registry": None,
            "unit": "sentence",
        },
        "rasad.analyse.timelines.read.read_events": {
            "source": rasad.tables.write_result(events, folder / "events.csv"), "episode": None, "registry": None,
        },
        "rasad.analyse.networks.graph.network": {
            "pairs": pairs, "measure": "n_ab", "min_count": 1, "published": None, "registry": None,
        },
        "rasad.analyse.networks.graph.backbone": {"graph": graph, "alpha": 0.5},
        "rasad.analyse.networks.graph.communities": {"graph": graph, "seed": 1},
        "rasad.analyse.networks.graph.positions": {"graph": graph, "seed": 1},
        "rasad.tables.files.write_table": {"table": few.sentences, "path": folder / "s.csv"},
        "rasad.tables.read.read_table": {"path": folder / "pairs.csv", "declared": "pairs"},
        "rasad.tables.package.write_result": {"result": pairs, "path": folder / "p.csv"},
        "rasad.tables.schema.schema": {"name": "pairs"},
        "rasad.tables.schema.schemas": {},
        "rasad.analyse.compare.events.timelines": {"notes": notes, "paths": [EPISODE]},
        "rasad.analyse.compare.events.shared_events": {"events": both},
        "rasad.analyse.compare.events.shared_story": {"pairs": agreements(both), "language": "fa"},
        "rasad.analyse.compare.events.shared_company": {"events": both},
        "rasad.analyse.compare.names.compare_languages": {"notes": few, "minimum": 1},
        "rasad.analyse.compare.names.language_totals": {"notes": few},
        "rasad.analyse.compare.names.other_names": {"notes": few, "minimum": 1},
        "rasad.analyse.networks.files.write_network": {
            "pairs_or_graph": pairs, "path": folder / "a.gexf", "notes": None, "language": "en",
        },
        "rasad.analyse.newnames.entry.as_yaml": {"row": {**proposals.iloc[0].to_dict(), "type": "PER"}, "entity": "a"},
        "rasad.analyse.newnames.propose.propose_names": {"notes": few, "recognizer": None, "top": 5},
        "rasad.analyse.pairs.cooccurrence.cooccurrence": {
            "notes": few, "unit": "sentence", "window": 3, "titles": True, "metonyms": "city", "roles": True,
            "min_count": 1, "longest": None, "permutations": 0, "resamples": 10, "seed": 1,
        },
        "rasad.analyse.pairs.groups.compare_groups": {
            "notes": notes, "by": "lang", "groups": ("fa", "ar"), "unit": "article", "min_count": 1, "resamples": 10,
            "seed": 1,
        },
        "rasad.analyse.timelines.agreement.alike.agreements": {"events": events, "across": "source", "widest": 31},
        "rasad.analyse.timelines.agreement.occasions.occasions": {"pairs": agreements(events)},
        "rasad.analyse.timelines.agreement.voices.of_status": {"events": events, "status": "planned"},
        "rasad.analyse.timelines.agreement.voices.single_voices": {"events": events, "widest": 31},
        "rasad.analyse.timelines.agreement.story.story": {"events": events, "language": "ar"},
        "rasad.analyse.timelines.agreement.voices.voices": {"events": events},
        "rasad.analyse.timelines.episode.episode_files": {"folder": SEEDS / "episodes"},
        "rasad.analyse.timelines.episode.read_episode": {"path": EPISODE},
        "rasad.analyse.timelines.export.ending_of": {"path": Path("a.ics")},
        "rasad.analyse.timelines.export.calendar.to_icalendar": {"events": events, "language": "en"},
        "rasad.analyse.timelines.export.timelinejs.to_timelinejs": {"events": events, "language": "en"},
        "rasad.analyse.timelines.export.annotations.to_web_annotations": {"events": events, "notes": notes},
        "rasad.analyse.timelines.export.write_timeline": {
            "events": events, "notes": notes, "path": folder / "a.csv", "language": "en",
        },
        "rasad.analyse.timelines.timeline.timeline": {
            "notes": notes, "episode": rasad.read_episode(EPISODE), "proposed": False,
        },
        "rasad.annotation.annotate.annotate": {
            "articles": few.articles, "registry": few.registry, "workers": 1,
        },
        "rasad.annotation.mentions.find.find_entities": {
            "text": text, "lang": lang, "registry": notes.registry, "published": "2021-02-08",
        },
        "rasad.annotation.registry.read.read_registry": {"path": SEEDS / "entities.yaml"},
        "rasad.calendars.written.format_date": {
            "date": day, "language": "fa", "calendar": "both", "country": "IR",
        },
        "rasad.calendars.convert.from_gregorian": {**month, "day": 1},
        "rasad.calendars.convert.from_hijri": {**month, "day": 1},
        "rasad.calendars.convert.from_jalali": {**month, "day": 1},
        "rasad.calendars.convert.month_names": {"calendar": "gregorian", "language": "ar", "country": "SY"},
        "rasad.calendars.convert.month_numbers": {"calendar": "jalali", "language": "fa"},
        "rasad.calendars.convert.month_span": {"calendar": "jalali", **month},
        "rasad.calendars.convert.to_hijri": {"day": day},
        "rasad.calendars.convert.to_jalali": {"day": day},
        "rasad.calendars.convert.year_span": {"calendar": "jalali", "year": 1399},
        "rasad.charts.page.alt.alt_of": {"figure": figure},
        "rasad.charts.networks.chord.plot_chord": {
            "pairs": pairs, "measure": "n_ab", "top": 3, "min_count": 1, **chart,
        },
        "rasad.charts.pairs.heatmap.plot_cooccurrence": {
            "pairs": pairs, "measure": "n_ab", "order": "cluster", "top": 3, **chart,
        },
        "rasad.charts.networks.ego.plot_ego": {
            "pairs": pairs, "entity": "a", "measure": "n_ab", "top": 3, "min_count": 1, **chart,
        },
        "rasad.charts.networks.network.plot_network": {
            "pairs": pairs, "measure": "n_ab", "min_count": 1, "top": 3, "backbone": None, "groups": None, **chart,
        },
        "rasad.charts.pairs.bars.plot_pairs": {
            "pairs": pairs, "measure": "npmi", "top": 3, "min_count": 1, **chart,
        },
        "rasad.charts.timelines.timeline.plot_timeline": {
            "events": events.head(2), "calendar": "jalali", "country": "IR", "time": "auto", **chart,
        },
        "rasad.charts.bidi.rtl.rtl": {"text": text, "base": "auto"},
        "rasad.charts.axes.rtlaxes.rtl_axes": {
            "ax": axes, "language": "en", "mirror": None, "digits": "auto", "country": None,
        },
        "rasad.charts.page.files.save": {"figure": plt.figure(figsize=(1, 1)), "path": folder / "a.svg", "dpi": 20},
        "rasad.charts.axes.style.style": {
            "language": "en", "direction": "auto", "digits": "auto", "country": None,
        },
        "rasad.charts.page.wrap.wrapped": {"text": text, "width": 3, "size": 9.5, "base": "auto", "family": None},
        "rasad.corpus.articles.read_articles": {"path": SEEDS},
        "rasad.dates.find.find_dates": {"text": text, "lang": lang, "published": "2021-02-08"},
        "rasad.dates.edtf.parse_edtf": {"text": "2021"},
        "rasad.dates.edtf.publication": {"published": "2021"},
        "rasad.dates.timex3.to_timex3": {
            "dates": rasad.find_dates(text, lang), "text": text, "published": "2021-02-08",
        },
        "rasad.display.articles.article.show": {
            "article": notes.articles.iloc[0], "notes": notes, "language": "fa", "highlight": "dates", "passages": (),
        },
        "rasad.display.events.show_events": {
            "events": events.head(2), "notes": notes, "language": "en", "columns": ["date", "quote"],
            "calendar": "both", "country": "IR", "passages": True,
        },
        "rasad.display.pairs.show_pairs": {
            "pairs": rasad.cooccurrence(few, resamples=10).head(2), "notes": few, "language": "en",
            "columns": ["a", "b"], "most": 2, "passages": True,
        },
        "rasad.display.events.show_sentences": {"sentences": ["a", "b"], "language": "en"},
        "rasad.display.tables.show_table": {
            "rows": pairs, "columns": ["a"], "language": "en", "caption": "c",
        },
        "rasad.display.figures.save_figure": {
            "figure": plt.figure(figsize=(1, 1)), "name": "a", "folder": folder, "notes": notes, "table": events,
            "language": "en", "parameters": {"episode": "a"}, "title": "t", "inputs": [EPISODE],
        },
        "rasad.report.build.build.build_report": {
            "spec": folder / "gone.yaml", "out": folder / "out", "languages": ("en",), "figures": folder / "f",
            "workers": 1, "warm": False, "commit": None,
        },
        "rasad.text.halfspaces.restore.restore_halfspaces": {"text": text},
        "rasad.text.normalize.normalize": {"text": text, "lang": lang, "halfspaces": False},
    }  # fmt: skip
    return calls


def _few(notes: Notes) -> Notes:
    """The shortest article alone: what is counted from it is counted at once."""
    shortest = notes.articles["text"].str.len().idxmin()
    return rasad.annotate(notes.articles.loc[[shortest]].reset_index(drop=True), notes.registry)


def hostile(notes: Notes) -> dict[str, Any]:
    return {
        "None": None,
        "bytes": b"",
        "a number": 3,
        "a negative number": -1,
        "NaN": float("nan"),
        "a path as text": "x.yaml",
        "nothing": "",
        "a path": Path("x.yaml"),
        "a list": [],
        "a list of None": [None],
        "a mapping": {"x": None},
        "an object": object(),
        "an empty table": pd.DataFrame(),
        "another table": pd.DataFrame({"text": ["a", float("nan")]}),
        "a column twice": pd.DataFrame([["a", "b"]], columns=["a", "a"]),
        "pairs": small(),
        "events": rasad.timeline(notes, rasad.read_episode(EPISODE)).head(2),
        "notes": notes,
        "a module": rasad,
    }


def _said(function: Callable[..., Any], given: dict[str, Any]) -> str | None:
    """What the call that is right is told: of a report, that its file is not there, so that nothing runs."""
    try:
        function(**given)
    except RasadError as error:
        return str(error)
    return None


def complaints(
    function: Callable[..., Any], given: dict[str, Any], parameter: str, values: dict[str, Any]
) -> Iterator[str]:
    """What a caller is told otherwise than in one line with the parameter or the value."""
    usual = _said(function, given)
    for kind, value in values.items():
        try:
            function(**{**given, parameter: value})
        except LostContextError as error:  # which says what it wants of the table, and nothing of the parameter
            if "\n" in str(error):
                yield f"{parameter} = {kind}: {error}"
        except RasadError as error:
            said = str(error)
            if said != usual and ("\n" in said or not (parameter in said or str(value) in said)):
                yield f"{parameter} = {kind}: {said!r}"
        except Exception as error:
            yield f"{parameter} = {kind}: {type(error).__name__}: {error!s:.100}"
        finally:
            plt.close("all")


def test_every_public_function_has_a_right_call_here(right: dict[str, dict[str, Any]]) -> None:
    assert set(PUBLIC) - INNER == set(right)
    for name, given in right.items():
        parameters = [p for p in inspect.signature(PUBLIC[name]).parameters.values() if p.kind is not p.VAR_KEYWORD]
        assert {p.name for p in parameters} == set(given), name


# What draws, shows or looks through all articles, where a value that is taken has it done.
DEAR = ("charts.", "display.", "analyse.newnames.", "analyse.words.", "analyse.timelines.", "report.")
NAMES = [
    pytest.param(name, marks=pytest.mark.slow if name.removeprefix("rasad.").startswith(DEAR) else ())
    for name in sorted(set(PUBLIC) - INNER)
]


@pytest.mark.parametrize("name", NAMES)
def test_what_a_function_cannot_take_is_told_in_a_line_that_names_the_parameter(
    name: str, right: dict[str, dict[str, Any]], notes: Notes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)  # where nothing is called x.yaml
    values = hostile(notes)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = [line for parameter in right[name] for line in complaints(PUBLIC[name], right[name], parameter, values)]
    assert found == []
