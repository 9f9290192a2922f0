"""rasad.arguments: kinds, and what they cost."""

from __future__ import annotations

import datetime as dt
import pickle
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

import rasad
from rasad.annotation.annotate import Notes
from rasad.arguments import DAY, FLAG, NUMBER, PATH, TEXT, either, maybe, several, takes, whole
from rasad.errors import MistakesError, RasadError, WrongTableError, WrongTypeError


@takes(text=TEXT, most=maybe(whole(1)), when=maybe(either(DAY, TEXT)), words=several(TEXT, "words"))
def told(text: str, most: int | None = None, *, when: object = None, words: object = ()) -> str:
    """A function that takes something of each kind."""
    return text


def test_positions_and_names_are_looked_at_and_defaults_are_not() -> None:
    assert told("سلام", 2, when=dt.date(2021, 2, 8), words=["a"]) == "سلام"
    for given, named in ((("a", 0), {}), (("a",), {"most": 0})):
        with pytest.raises(ValueError, match=r"^told: most must be a whole number of at least 1, not 0$"):
            told(*given, **named)  # type: ignore[arg-type]


def test_a_single_text_is_no_list_of_texts() -> None:
    with pytest.raises(WrongTypeError, match=r"^told: words must be a list of words, not 'abc'$"):
        told("a", words="abc")


def test_what_is_no_parameter_is_pythons_own_complaint() -> None:
    with pytest.raises(TypeError, match="unexpected keyword argument 'wrods'"):
        told("a", wrods=[])  # type: ignore[call-arg]


def test_a_kind_for_a_parameter_that_is_not_there_is_a_mistake_of_the_programmer() -> None:
    with pytest.raises(NameError, match="has no parameter txet"):
        takes(txet=TEXT)(told)


def test_the_function_keeps_its_name_signature_and_docstring() -> None:
    assert (told.__name__, told.__doc__) == ("told", "A function that takes something of each kind.")


@pytest.mark.parametrize(("kind", "value"), [(FLAG, np.bool_(True)), (NUMBER, np.float32(3)), (PATH, Path("a"))])
def test_values_of_numpy_and_paths_are_what_they_look_like(kind, value) -> None:
    kind(value, "f: x")


def test_a_caller_can_tell_the_errors_apart_and_old_handlers_catch_them() -> None:
    with pytest.raises(WrongTypeError) as caught:
        rasad.normalize(b"", "fa")  # type: ignore[arg-type]
    assert isinstance(caught.value, (RasadError, ValueError, TypeError))
    assert issubclass(WrongTypeError, RasadError)
    assert issubclass(WrongTypeError, ValueError)
    assert issubclass(WrongTypeError, TypeError)


def test_mistakes_come_back_from_another_process_as_they_were() -> None:
    back = pickle.loads(pickle.dumps(MistakesError(["a: line 1: x", "a: line 2: y"])))
    assert (back.mistakes, str(back)) == (("a: line 1: x", "a: line 2: y"), "a: line 1: x\na: line 2: y")


# The examples of the wish


def test_an_episode_is_wanted_and_not_its_path(notes: Notes) -> None:
    wanted = "timeline: episode must be an Episode (rasad.read_episode(\"x.yaml\") reads one), not 'x.yaml'"
    with pytest.raises(WrongTypeError) as caught:
        rasad.timeline(notes, "x.yaml")  # type: ignore[arg-type]
    assert str(caught.value) == wanted


def test_pairs_are_no_events() -> None:
    pairs = pd.DataFrame({"a": ["iran"], "b": ["russia"], "n_ab": [2]})
    with pytest.raises(WrongTableError, match=r"^plot_timeline: events lacks the columns event, .*rasad\.timeline\("):
        rasad.charts.plot_timeline(pairs)


def test_articles_are_annotated_with_the_general_registry_when_none_is_given() -> None:
    articles = pd.DataFrame({"article": ["a"], "lang": ["fa"], "text": ["پوتین در مسکو است."]})
    assert rasad.annotate(articles).mentions["entity"].tolist() == ["vladimir-putin", "moscow"]
    with pytest.raises(WrongTypeError, match=r'^annotate: registry must be a Registry \(rasad\.read_registry\("'):
        rasad.annotate(articles, "entities.yaml")  # type: ignore[arg-type]


@pytest.mark.parametrize("missing", [None, float("nan"), pd.NA, pd.NaT, 3])
@pytest.mark.parametrize("column", ["article", "lang", "text"])
def test_a_cell_without_a_text_is_told_with_its_row(column: str, missing: object) -> None:
    row = {"article": "a", "lang": "fa", "text": "سلام"}
    articles = pd.DataFrame([row, {**row, "article": "b", column: missing}], dtype=object)
    with pytest.raises(WrongTableError, match=rf"^annotate: articles: row 1: {column} must be a text \(str\), not "):
        rasad.annotate(articles)


def test_a_column_that_stands_twice_is_told() -> None:
    articles = pd.DataFrame([["a", "fa", "سلام", "سلام"]], columns=["article", "lang", "text", "text"])
    with pytest.raises(WrongTableError, match="annotate: articles: the column text stands twice"):
        rasad.annotate(articles)
