"""rasad.analyse.timelines.agreement: which events two sources may tell, and what a timeline amounts to."""

from __future__ import annotations

import pandas as pd
import pytest

import rasad
from places import EPISODES, SEEDS
from rasad.analyse.timelines.agreement import (
    agreements,
    occasions,
    of_status,
    single_voices,
    story,
    voices,
)
from rasad.analyse.timelines.context import TimelineContext
from rasad.analyse.timelines.timeline import Timeline
from rasad.annotation.notes import Notes
from rasad.dates import parse_edtf
from rasad.tables import schema


def event(name: str, source: str, date: str | None = "2025-07-20", **changes: object) -> dict[str, object]:
    span = parse_edtf(date) if date else None
    return {
        "event": name,
        "episode": "talks",
        "start": 0,
        "end": 1,
        "quote": "…",
        **dict.fromkeys(("label_en", "label_fa", "label_ar", "date_note"), ""),
        "origin": "curated",
        "source": source,
        "article": "one",
        "date": date,
        "earliest": span.earliest.isoformat() if span and span.earliest else None,
        "latest": span.latest.isoformat() if span and span.latest else None,
        "date_basis": "explicit" if date else "unknown",
        "status": "reported",
        "participants": ["vladimir-putin", "ali-larijani"],
        "place": "moscow",
        "background": False,
    } | changes


def table(*rows: dict[str, object]) -> Timeline:
    events = pd.DataFrame(list(rows), dtype=object).astype({"background": bool})
    return Timeline.made(events, TimelineContext({"tass": {"en": "TASS", "fa": "تاس"}}))


def together(*rows: dict[str, object], **options: object) -> list[tuple[str, str]]:
    pairs = agreements(table(*rows), **options)  # type: ignore[arg-type]
    return list(zip(pairs["a"], pairs["b"], strict=True))


def test_two_sources_that_name_the_same_people_on_the_same_day_are_a_pair():
    pairs = agreements(table(event("a", "tass"), event("b", "irna", place=None)))
    assert list(pairs.columns) == schema("agreements").names
    (row,) = pairs.to_dict("records")
    assert (row["a"], row["b"], row["source_a"], row["source_b"]) == ("a", "b", "tass", "irna")
    assert row["participants"] == ["vladimir-putin", "ali-larijani"]
    assert row["place"] is None
    assert row["same_day"]


def test_one_source_does_not_agree_with_itself():
    assert together(event("a", "tass"), event("b", "tass")) == []


@pytest.mark.parametrize(
    ("people", "place", "agree"),
    [
        (["vladimir-putin"], "moscow", True),
        (["vladimir-putin"], "tehran", False),
        (["vladimir-putin"], None, False),
        (["vladimir-putin", "ali-larijani"], "tehran", True),
        (["vladimir-putin", "vladimir-putin"], None, False),
        (["dmitry-peskov"], "moscow", False),
        ([], "moscow", False),
    ],
)
def test_two_participants_are_needed_or_one_and_the_place(people: list[str], place: str | None, agree: bool):
    assert bool(together(event("a", "tass"), event("b", "irna", participants=people, place=place))) == agree


def test_two_places_that_nobody_knows_are_not_the_same_place():
    one = {"participants": ["vladimir-putin"], "place": None}
    assert together(event("a", "tass", **one), event("b", "irna", **one)) == []


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ("2025-07-20", "2025-07-21", False),
        ("2025-07-20", "2025-07-19/2025-07-21", True),
        ("2025-07-18/2025-07-20", "2025-07-20/2025-07-22", True),
        ("2025-07-20", "2025-07~", True),
        ("2025-07-20", "2025", False),
        ("2025-07-20", "../2025-07-20", False),
        ("2025-07-20", None, False),
        (None, None, False),
    ],
)
def test_days_have_to_overlap_and_a_wide_or_open_date_agrees_with_nothing(
    one: str | None, other: str | None, agree: bool
):
    assert bool(together(event("a", "tass", one), event("b", "irna", other))) == agree
    assert bool(together(event("a", "tass", other), event("b", "irna", one))) == agree


def test_how_wide_a_date_may_be_is_the_readers_choice():
    rows = event("a", "tass"), event("b", "irna", "2025")
    assert together(*rows, widest=366) == [("a", "b")]


def test_the_days_that_both_allow_are_told():
    pairs = agreements(table(event("a", "tass", "2025-07-18/2025-07-20"), event("b", "irna", "2025-07-20/2025-07-22")))
    assert pairs.loc[0, ["earliest", "latest", "same_day"]].tolist() == ["2025-07-20", "2025-07-20", False]


def test_the_column_that_has_to_differ_can_be_another():
    rows = event("a", "putin"), event("b", "putin", article="two")
    assert together(*rows) == []
    assert together(*rows, across="article") == [("a", "b")]


def test_a_date_that_came_back_from_a_file_as_nan_is_none():
    events = table(event("a", "tass"), event("b", "irna", None, earliest=float("nan"), latest=float("nan")))
    assert agreements(events).empty


def test_an_empty_timeline_has_no_pairs_and_keeps_its_columns():
    events = table(event("a", "tass")).iloc[:0]
    assert list(agreements(events).columns) == schema("agreements").names
    assert list(occasions(agreements(events)).columns) == schema("occasions").names
    assert voices(events).empty


def test_pairs_of_one_talk_are_one_occasion():
    said = [event(f"a{i}", "tass") for i in range(3)] + [event(f"b{i}", "irna", article="two") for i in range(2)]
    pairs = agreements(table(*said))
    assert len(pairs) == 6
    (row,) = occasions(pairs).to_dict("records")
    assert (row["date"], row["n"], row["place"]) == ("2025-07-20", 5, "moscow")
    assert row["sources"] == ["tass", "irna"]
    assert row["articles"] == ["one", "two"]


def test_a_single_voice_is_an_event_in_no_pair():
    events = table(event("a", "tass"), event("b", "irna"), event("c", "tass", "2025-08-01"), event("d", "irna", None))
    assert single_voices(events)["event"].tolist() == ["c", "d"]


def test_each_source_is_counted_by_status_and_company():
    events = table(
        event("a", "tass"), event("b", "irna"), event("c", "tass", "2025-08-01", status="planned"),
        event("d", "tass", None),
    )  # fmt: skip
    first = voices(events).to_dict("records")[0]
    assert first == {
        "source": "tass", "n": 3, "asserted": 0, "reported": 2, "planned": 1, "alleged": 0, "shared": 1, "alone": 2,
        "undated": 1,
    }  # fmt: skip


def test_a_status_leaves_its_events_and_their_labels():
    events = table(event("a", "tass"), event("b", "irna", status="planned"))
    assert of_status(events, "planned")["event"].tolist() == ["b"]
    assert of_status(events)["event"].tolist() == ["a", "b"]
    assert of_status(events, "planned").context == events.context
    with pytest.raises(ValueError, match="status must be one of asserted"):
        of_status(events, "rumoured")


def test_the_story_is_made_of_the_rows():
    events = table(event("a", "tass"), event("b", "irna"), event("c", "tass", None, background=True))
    assert story(events) == [
        "Events: 3. Sources (2): TASS (2); irna (1).",
        "Events that a second source may tell, by day and participants: 2 of 3.",
        "The two sources always speak in one and the same article, which passes both on.",
        "Events that rest on one voice: 1 of 3.",
        "Without a date: 1 of 3.",
        "Background to the episode: 1 of 3.",
    ]
    assert story(events, "fa")[0] == "رویدادها: ۳. منابع (۲): تاس (۲)؛ irna (۱)."


def test_two_articles_are_no_single_article():
    events = table(event("a", "tass"), event("b", "irna", article="two"))
    assert not [sentence for sentence in story(events) if "one and the same" in sentence]


def test_an_empty_timeline_has_a_story_too():
    assert story(table(event("a", "tass")).iloc[:0], "ar") == ["لا حدث معروض."]


@pytest.mark.slow
@pytest.mark.parametrize("name", EPISODES)
@pytest.mark.parametrize("language", ["en", "fa", "ar"])
def test_the_projects_episodes_have_a_story(notes: Notes, name: str, language: str):
    events = rasad.timeline(notes, rasad.read_episode(SEEDS / "episodes" / f"{name}.yaml"))
    told = story(events, language)
    assert len(told) > 3
    assert not [sentence for sentence in told if "{" in sentence]
    assert len(single_voices(events)) == voices(events)["alone"].sum()
    assert voices(events)["n"].sum() == len(events)
