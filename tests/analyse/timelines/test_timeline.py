"""rasad.analyse.timelines.timeline: events in order, each with the passage that supports it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pandas as pd
import pytest

import rasad
from places import EPISODES, SEEDS
from rasad import RasadError
from rasad.annotation.annotate import Notes, annotate
from rasad.annotation.registry.entity import Entity, Registry
from rasad.dates import parse_edtf
from rasad.tables import schema

# "Putin arrived in Tehran. Khamenei received him. Putin arrived in Tehran late." Twice the same words, and an NBSP.
TEXT = "پوتین به تهران رسید. خامنه‌ای او را\u00a0پذیرفت. پوتین به تهران رسید و دیر بود."
REGISTRY = Registry(
    {
        "vladimir-putin": Entity("vladimir-putin", "PER", {"en": "Vladimir Putin", "fa": "ولادیمیر پوتین"}),
        "tehran": Entity("tehran", "GPE", {"en": "Tehran", "fa": "تهران", "ar": "طهران"}),
    },
    {},
    (),
)
HEAD = """\
id: visit
labels: {en: A visit, fa: یک دیدار, ar: زيارة}
period: 2022
people: [vladimir-putin]
sources:
  passer-by: {en: a passer-by, fa: یک رهگذر, ar: أحد المارة}
events:
"""


def event(**changes: object) -> str:
    fields: dict[str, object] = {
        "id": "reception",
        "article": "one",
        "quote": '"او را\u00a0پذیرفت"',
        "date": "2022-07-19",
        "date_basis": "editor",
        "date_note": "Known from the press.",
        "status": "asserted",
        "source": "passer-by",
        "labels": "{en: E, fa: ف, ar: ع}",
    } | changes
    lines = [f"{name}: {value}" for name, value in fields.items() if value is not None]
    return "- " + "\n  ".join(lines) + "\n"


@pytest.fixture(scope="module")
def small() -> Notes:
    return annotate(pd.DataFrame([{"article": "one", "lang": "fa", "text": TEXT}]), REGISTRY)


def told(folder: Path, notes: Notes, *events: str, head: str = HEAD) -> pd.DataFrame:
    path = folder / "visit.yaml"
    path.write_text(head + "".join(events), encoding="utf-8")
    return rasad.timeline(notes, rasad.read_episode(path))


@pytest.fixture(scope="module", params=EPISODES)
def events(request: pytest.FixtureRequest, notes: Notes) -> pd.DataFrame:
    return rasad.timeline(notes, rasad.read_episode(SEEDS / "episodes" / f"{request.param}.yaml"))


def test_curated_quotes_stand_where_the_table_says(events: pd.DataFrame, notes: Notes):
    assert len(events)
    for row in events.itertuples():
        assert notes.text(row.article)[row.start : row.end] == row.quote


def test_curated_events_are_in_order_of_time(events: pd.DataFrame):
    firsts = [early or late for early, late in zip(events["earliest"], events["latest"], strict=True)]
    dated = [first for first in firsts if first]
    assert dated == sorted(dated)
    assert firsts == dated + [None] * (len(firsts) - len(dated))


def test_curated_dates_agree_with_earliest_and_latest(events: pd.DataFrame):
    for row in events.itertuples():
        span = parse_edtf(row.date) if row.date else (None, None)
        assert (row.earliest, row.latest) == tuple(day and day.isoformat() for day in span)


def test_an_event_without_a_date_says_why(events: pd.DataFrame):
    undated = events[events["date"].isna()]
    assert (undated["date_basis"] == "unknown").all()
    assert undated["date_note"].str.len().gt(0).all()


def test_everyone_in_a_curated_timeline_has_a_label_in_three_languages(events: pd.DataFrame):
    labels = events.context.labels
    named = {name for names in events["participants"] for name in names} | set(events["source"])
    for name in named | set(events["place"].dropna()):
        assert set(labels[name]) == {"en", "fa", "ar"}
        assert all(label != name for label in labels[name].values())


def test_curated_events_take_place_within_their_period_unless_background(events: pd.DataFrame):
    episode = rasad.read_episode(SEEDS / "episodes" / f"{events.context.episode}.yaml")
    period = parse_edtf(episode.period)
    assert period.earliest
    assert period.latest
    for row in events[~events["background"]].itertuples():
        if row.latest and row.earliest:
            assert row.latest >= period.earliest.isoformat(), row.event
    assert dt.date.fromisoformat(events["latest"].dropna().max()) >= period.earliest


def test_the_columns_are_those_of_the_design(small: Notes, tmp_path: Path):
    table = told(tmp_path, small, event(participants="[vladimir-putin]", place="tehran"))
    assert list(table.columns) == schema("events").names
    row = table.iloc[0]
    assert (row["start"], row["end"]) == (TEXT.index("او را"), TEXT.index("او را") + len(row["quote"]))
    assert (row["origin"], row["episode"], row["participants"]) == ("curated", "visit", ["vladimir-putin"])
    assert (row["label_fa"], row["place"], row["date_note"]) == ("ف", "tehran", "Known from the press.")


def test_labels_and_title_come_with_the_table(small: Notes, tmp_path: Path):
    table = told(tmp_path, small, event(participants="[vladimir-putin]"))
    assert table.context.title == {"en": "A visit", "fa": "یک دیدار", "ar": "زيارة"}
    assert table.context.labels["passer-by"]["fa"] == "یک رهگذر"
    # The registry has no Arabic name: the id stands for it.
    assert table.context.labels["vladimir-putin"] == {
        "en": "Vladimir Putin",
        "fa": "ولادیمیر پوتین",
        "ar": "vladimir-putin",
    }


def test_notes_in_three_languages_come_with_the_table(small: Notes, tmp_path: Path):
    given = "{en: In July., fa: در ژوئیه., ar: في تموز.}"
    table = told(tmp_path, small, event(date_note=given), event(id="other"))
    assert table["date_note"].tolist() == ["In July.", "Known from the press."]
    assert table.context.date_notes == {"In July.": {"en": "In July.", "fa": "در ژوئیه.", "ar": "في تموز."}}
    assert table.context.period == "2022"


def test_events_of_a_file_of_proposals_are_proposed(small: Notes, tmp_path: Path):
    path = tmp_path / "visit.proposed.yaml"
    path.write_text(HEAD + event(), encoding="utf-8")
    assert rasad.timeline(small, rasad.read_episode(path))["origin"].tolist() == ["proposed"]


def test_an_episode_without_events_gives_an_empty_table(small: Notes, tmp_path: Path):
    table = told(tmp_path, small)
    assert table.empty
    assert list(table.columns) == schema("events").names
    assert table["start"].dtype == "int64"


def test_events_are_ordered_by_first_day_then_last_then_as_written(small: Notes, tmp_path: Path):
    dates = {
        "late": "2022-08-01",
        "undated": None,
        "month": "2022-07",
        "first-day": "2022-07-01",
        "second-on-that-day": "2022-07-01",
        "until": "../2022-06-30",
        "from": "2022-07-15/..",
    }
    rows = [
        event(id=name, date=date and f"'{date}'", date_basis="editor" if date else "unknown")
        for name, date in dates.items()
    ]
    found = told(tmp_path, small, *rows)["event"].tolist()
    assert found == ["until", "first-day", "second-on-that-day", "month", "from", "late", "undated"]


@pytest.mark.parametrize(
    ("date", "earliest", "latest"),
    [
        ("2022-07-19", "2022-07-19", "2022-07-19"),
        ("2022-07~", "2022-07-01", "2022-07-31"),
        ("2022-07-19/2022-07-20", "2022-07-19", "2022-07-20"),
        ("../2022-07-19", None, "2022-07-19"),
        ("2022-07-19/..", "2022-07-19", None),
        ("198X", "1980-01-01", "1989-12-31"),
    ],
)
def test_earliest_and_latest_follow_from_the_date(
    small: Notes, tmp_path: Path, date: str, earliest: str | None, latest: str | None
):
    row = told(tmp_path, small, event(date=f"'{date}'")).iloc[0]
    assert (row["date"], row["earliest"], row["latest"]) == (date, earliest, latest)


def test_missing_values_are_none_and_no_nan(small: Notes, tmp_path: Path):
    row = told(tmp_path, small, event(date=None, date_basis="unknown")).iloc[0]
    assert [row[name] for name in ("date", "earliest", "latest", "place")] == [None] * 4
    assert row["participants"] == []


def test_a_prefix_tells_which_of_two_passages_is_meant(small: Notes, tmp_path: Path):
    row = told(tmp_path, small, event(quote="پوتین به تهران رسید", prefix='"پذیرفت. "')).iloc[0]
    assert row["start"] == TEXT.rindex("پوتین")
    assert row["quote"] == TEXT[row["start"] : row["end"]] == "پوتین به تهران رسید"


def test_the_quote_may_be_the_whole_article(small: Notes, tmp_path: Path):
    row = told(tmp_path, small, event(quote=f'"{TEXT}"')).iloc[0]
    assert (row["start"], row["end"]) == (0, len(TEXT))


def test_a_quote_that_overlaps_itself_stands_twice(tmp_path: Path):
    # «هاها» ("haha") stands twice in «هاهاها», though not side by side.
    notes = annotate(pd.DataFrame([{"article": "one", "lang": "fa", "text": "گفت هاهاها و رفت."}]), REGISTRY)
    with pytest.raises(RasadError, match="stands more than once"):
        told(tmp_path, notes, event(quote="هاها"))


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"article": "two"}, "article 'two' is not among the articles"),
        ({"quote": "او را پذیرفت"}, "the quote is not in article one: «او را پذیرفت»"),  # a space for an NBSP
        ({"quote": "خامنهای"}, "the quote is not in article one"),  # the ZWNJ left out
        ({"prefix": "پوتین"}, "the quote is not in article one"),
        (
            {"quote": "پوتین به تهران رسید"},
            "stands more than once in article one; give the characters before it as prefix",
        ),
        ({"participants": "[vladimir-putin, nobody]"}, "participants: 'nobody' is not in the registry"),
        ({"place": "atlantis"}, "place: 'atlantis' is not in the registry"),
        ({"source": "neighbour"}, "source: 'neighbour' is neither in the registry nor under the episode's sources"),
    ],
)
def test_a_mistake_names_file_line_and_event(small: Notes, tmp_path: Path, changes: dict[str, object], said: str):
    with pytest.raises(RasadError) as error:
        told(tmp_path, small, event(id="first"), event(**changes))
    line = len(HEAD.splitlines()) + len(event().splitlines()) + 1
    assert str(error.value).startswith(f"{tmp_path / 'visit.yaml'}: line {line}: event 'reception': ")
    assert said in str(error.value)


def test_people_of_the_episode_are_in_the_registry(small: Notes, tmp_path: Path):
    with pytest.raises(RasadError, match=r"visit\.yaml: people: 'nobody' is not in the registry"):
        told(tmp_path, small, head=HEAD.replace("[vladimir-putin]", "[vladimir-putin, nobody]"))


def test_a_source_may_be_an_entity_of_the_registry(small: Notes, tmp_path: Path):
    table = told(tmp_path, small, event(source="vladimir-putin"))
    assert table.context.labels["vladimir-putin"]["fa"] == "ولادیمیر پوتین"


@pytest.mark.parametrize("changes", [{"place": "[tehran]"}, {"participants": "[[vladimir-putin]]"}])
def test_a_list_where_a_name_should_be_is_a_mistake_and_no_traceback(
    small: Notes, tmp_path: Path, changes: dict[str, object]
):
    with pytest.raises(RasadError, match="event 'reception'"):
        told(tmp_path, small, event(**changes))
