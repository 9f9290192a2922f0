"""The tables are what schemas/tables.yaml declares: columns, types, gaps; and docs/tables.md says the same."""

from __future__ import annotations

from importlib import util

import pandas as pd
import pytest

import rasad
from places import ROOT, SEEDS
from rasad.analyse.compare import compare_languages, language_totals, other_names, shared_company, timelines
from rasad.analyse.pairs.table import Pairs
from rasad.analyse.timelines.agreement import agreements, occasions, voices
from rasad.analyse.timelines.episode import episode_files
from rasad.analyse.timelines.timeline import Timeline
from rasad.analyse.words.frequent import telling_words, word_counts
from rasad.analyse.words.halfspaces import restored_words
from rasad.annotation.notes import Notes
from rasad.errors import RasadError
from rasad.tables import schema, schemas


@pytest.fixture(scope="module")
def made(notes: Notes) -> dict[str, pd.DataFrame]:
    """One table of each kind, of the seeds."""
    pairs = rasad.cooccurrence(notes, resamples=5, permutations=5)
    events = timelines(notes, episode_files(SEEDS / "episodes"))
    return {
        **{name: getattr(notes, name) for name in ("articles", "blocks", "sentences", "mentions", "dates")},
        "events": events,
        "pairs": pairs,
        "groups": rasad.compare_groups(notes, "lang", groups=("fa", "ar"), resamples=5),
        "evidence": pairs.evidence(pairs["a"].iloc[0], pairs["b"].iloc[0]),
        "new_names": rasad.propose_names(notes),
        "agreements": agreements(events),
        "occasions": occasions(agreements(events)),
        "voices": voices(events),
        "company": shared_company(events),
        "words": word_counts(notes),
        "restored_words": restored_words(notes),
        "telling_words": telling_words(notes),
        "named_entities": compare_languages(notes),
        "language_totals": language_totals(notes),
        "other_names": other_names(notes),
    }


def test_every_declared_table_is_made_and_every_made_one_is_declared(made: dict[str, pd.DataFrame]) -> None:
    assert {form.name for form in schemas()} == set(made)
    assert all(len(table) for table in made.values())


@pytest.mark.parametrize("form", schemas(), ids=lambda form: form.name)
def test_a_table_has_the_columns_types_and_gaps_that_are_declared(form, made: dict[str, pd.DataFrame]) -> None:
    table = pd.DataFrame(made[form.name])
    assert list(table.columns)[: len(form.columns)] == form.names
    for column in form.columns:
        values = table[column.name]
        kinds = {"text": (str, type(None)), "list": list}
        if column.type in kinds:
            assert values.dtype == object
            assert all(isinstance(value, kinds[column.type]) for value in values), column.name
        else:
            assert values.dtype == {"integer": "int64", "number": "float64", "boolean": "bool"}[column.type], (
                column.name
            )
        if not column.empty:
            assert values.notna().all(), column.name


@pytest.mark.parametrize("form", schemas(), ids=lambda form: form.name)
def test_a_table_without_rows_has_them_too(form) -> None:
    empty = form.frame([])
    assert list(empty.columns) == form.names
    assert empty.dtypes.tolist() == form.typed(empty).dtypes.tolist()


def test_what_is_missing_is_told_with_what_makes_such_a_table(notes: Notes) -> None:
    lacks = r"^timeline lacks the columns kind, rule of a table of mentions \(rasad\.annotate\(articles\)\.mentions "
    with pytest.raises(RasadError, match=lacks):
        schema("mentions").check(notes.mentions.drop(columns=["kind", "rule"]), "timeline")


def test_the_old_lists_of_columns_are_still_there() -> None:
    from rasad.corpus import articles

    with pytest.warns(DeprecationWarning, match=r"rasad\.tables\.schema\('articles'\)\.names"):
        assert schema("articles").names == articles.COLUMNS


def test_a_result_is_named_by_its_table() -> None:
    assert (Pairs.declared, Timeline.declared) == ("pairs", "events")


def test_the_page_of_the_tables_is_that_of_the_declarations() -> None:
    spec = util.spec_from_file_location("tables_page", ROOT / "tools" / "tables_page.py")
    assert spec
    assert spec.loader
    tool = util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    assert (ROOT / "docs" / "tables.md").read_text(encoding="utf-8") == tool.page()
