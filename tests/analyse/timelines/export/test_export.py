"""rasad.analyse.timelines.export: what other programs are given, read back."""

from __future__ import annotations

import datetime as dt
import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import icalendar
import pandas as pd
import pytest

import rasad
from places import EPISODES, ROOT, SEEDS
from rasad import RasadError
from rasad.analyse.timelines.context import TimelineContext
from rasad.analyse.timelines.episode import Episode
from rasad.analyse.timelines.export import (
    FORMATS,
    TABLES,
    ending_of,
    to_icalendar,
    to_timelinejs,
    to_web_annotations,
    write_timeline,
)
from rasad.analyse.timelines.timeline import Timeline
from rasad.annotation.annotate import Notes, annotate
from rasad.annotation.registry.read import Registry
from rasad.calendars import format_date
from rasad.charts.page.look import word
from rasad.tables import LostContextError

LANGUAGES = ("en", "fa", "ar")
# "A < B & C", a no-break space, a half-space, a tag: what HTML, iCalendar and JSON would like to change.
QUOTE = 'گفت: «<b>الف</b> & ب; ج، د, ه\\n\u00a0می‌آید"'


@pytest.fixture(scope="module", params=EPISODES)
def events(request: pytest.FixtureRequest, notes: Notes) -> pd.DataFrame:
    return rasad.timeline(notes, rasad.read_episode(SEEDS / "episodes" / f"{request.param}.yaml"))


@pytest.fixture(scope="module")
def empty(notes: Notes) -> pd.DataFrame:
    return rasad.timeline(notes, Episode("nobody", "2025-07", people=("vladimir-putin",)), proposed=False)


def one(**changes: object) -> Timeline:
    """A table of one event."""
    row: dict[str, object] = {
        "event": "e", "episode": "tale", "article": "one", "start": 0, "end": len(QUOTE), "quote": QUOTE,
        "date": "2025-07-25", "earliest": "2025-07-25", "latest": "2025-07-25", "date_basis": "explicit",
        "status": "planned", "source": "they", "participants": [], "place": None, "label_en": "A < B, & C; D",
        "label_fa": "الف؛ ب", "label_ar": "أ؛ ب", "origin": "curated", "date_note": "", "background": False,
    } | changes  # fmt: skip
    return Timeline.made(pd.DataFrame([row]).astype({"place": object}), TimelineContext({}))


# Web Annotations


def check_collection(collection: dict[str, Any]) -> None:
    """What https://www.w3.org/TR/annotation-model/ demands of a collection, its page and their annotations."""
    assert collection["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
    assert collection["type"] == "AnnotationCollection"
    assert isinstance(collection["label"], str)
    page = collection["first"]
    assert page["type"] == "AnnotationPage"
    assert page["partOf"] == collection["id"]
    assert page["startIndex"] == 0
    assert collection["total"] == len(page["items"])
    for item in page["items"]:
        check_annotation(item)
    ids = [collection["id"], page["id"], *(item["id"] for item in page["items"])]
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"urn:rasad:[A-Za-z0-9:%._~-]+", name) for name in ids)


def check_annotation(item: dict[str, Any]) -> None:
    assert item["type"] == "Annotation"
    assert item["motivation"] == "describing"
    assert [body["language"] for body in item["body"]] == list(LANGUAGES)
    for body in item["body"]:
        assert (body["type"], body["purpose"], body["format"]) == ("TextualBody", "describing", "text/plain")
        assert body["value"]
        assert body["textDirection"] in ("ltr", "rtl", "auto")
    target = item["target"]
    assert target["type"] == "SpecificResource"
    assert target["source"]["id"].startswith("urn:rasad:article:")
    quote, position = target["selector"]
    assert quote["type"] == "TextQuoteSelector"
    assert set(quote) == {"type", "exact", "prefix", "suffix"}
    assert position["type"] == "TextPositionSelector"
    assert 0 <= position["start"] < position["end"]


def test_a_timeline_is_a_collection_of_the_model(events: pd.DataFrame, notes: Notes):
    collection = json.loads(json.dumps(to_web_annotations(events, notes)))
    check_collection(collection)
    assert collection["total"] == len(events)


def test_both_selectors_find_the_quote_again(events: pd.DataFrame, notes: Notes):
    items = to_web_annotations(events, notes)["first"]["items"]
    for row, item in zip(events.to_dict("records"), items, strict=True):
        quote, position = item["target"]["selector"]
        text = notes.text(row["article"])
        assert text[position["start"] : position["end"]] == quote["exact"] == row["quote"]
        words = quote["prefix"] + quote["exact"] + quote["suffix"]
        assert text.find(words) == text.rfind(words) == position["start"] - len(quote["prefix"])
        assert len(quote["prefix"]) == min(32, position["start"])
        assert len(quote["suffix"]) == min(32, len(text) - position["end"])


def test_date_status_and_who_says_so_are_told_in_terms_that_the_context_defines(events: pd.DataFrame, notes: Notes):
    collection = to_web_annotations(events, notes)
    defined = {"id", "type", "motivation", "body", "target", *collection["@context"][1]}
    for row, item in zip(events.to_dict("records"), collection["first"]["items"], strict=True):
        assert set(item) <= defined
        assert (item["event"], item.get("date"), item["status"]) == (row["event"], row["date"], row["status"])
        assert item["dateBasis"] == row["date_basis"]
        assert item["saidBy"]["names"] == events.context.labels[row["source"]]
        assert [who["id"] for who in item["participants"]] == [f"urn:rasad:entity:{n}" for n in row["participants"]]
        assert item.get("place", {}).get("id") == (f"urn:rasad:entity:{row['place']}" if row["place"] else None)


def test_an_annotation_names_the_bytes_that_its_positions_count_in(events: pd.DataFrame, notes: Notes):
    hashes = dict(zip(notes.articles["article"], notes.articles["sha256"], strict=True))
    for row, item in zip(events.to_dict("records"), to_web_annotations(events, notes)["first"]["items"], strict=True):
        assert item["target"]["source"]["sha256"] == hashes[row["article"]]


@pytest.mark.parametrize("changes", [{"start": 1}, {"article": "two"}])
def test_a_quote_that_is_not_there_is_a_mistake(changes: dict[str, object]):
    notes = annotate(pd.DataFrame([{"article": "one", "lang": "fa", "text": QUOTE}]), Registry({}, {}, ()))
    check_collection(to_web_annotations(one(), notes))
    with pytest.raises(RasadError, match=r"event 'e': (its quote is not at 1 of|article 'two' is not among)"):
        to_web_annotations(one(**changes), notes)


def test_an_empty_timeline_is_a_collection_of_nothing(empty: pd.DataFrame, notes: Notes):
    collection = to_web_annotations(empty, notes)
    check_collection(collection)
    assert collection["total"] == 0
    assert collection["label"] == "Vladimir Putin: July 2025"


# TimelineJS


class _Html(HTMLParser):
    """Text of some HTML, and whether every tag is closed."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.text, self.open, self.tags = "", [""], []
        self.feed(markup)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag != "wbr":
            self.open.append(tag)
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def plain(markup: str) -> str:
    """The text of some HTML without isolates."""
    return _Html(markup).text.translate(dict.fromkeys(range(0x2066, 0x206A)))


def check_date(date: dict[str, int]) -> dt.date:
    """Year, month, day: whole numbers in their ranges, none without the one before."""
    assert list(date) == ["year", "month", "day"][: len(date)]
    assert all(type(value) is int for value in date.values())
    return dt.date(date["year"], date.get("month", 1), date.get("day", 1))


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_event_is_on_the_timeline_or_listed_under_its_title(events: pd.DataFrame, language: str):
    content = json.loads(json.dumps(to_timelinejs(events, language)))
    assert set(content) == {"title", "events"}
    dated, undated = events[events["date"].notna()], events[events["date"].isna()]
    assert [slide["unique_id"] for slide in content["events"]] == dated["event"].tolist()
    for row, slide in zip(dated.to_dict("records"), content["events"], strict=True):
        start = check_date(slide["start_date"])
        assert start <= check_date(slide.get("end_date", slide["start_date"]))
        assert row["earliest"] is None or start == dt.date.fromisoformat(row["earliest"])
        assert slide["display_date"] == format_date(row["date"], language, "both")
        assert plain(slide["text"]["headline"]) == row[f"label_{language}"]
        assert row["quote"] in _Html(slide["text"]["text"]).text
        note = events.context.date_notes.get(row["date_note"], {}).get(language)
        assert row["date_basis"] == "explicit" or plain(slide["text"]["text"]).endswith(note)
        assert "background" not in slide
    listed = _Html(content["title"]["text"]["text"])
    assert [tag for tag, _ in listed.tags].count("li") == len(undated)
    assert all(
        row["quote"] in listed.text and row[f"label_{language}"] in listed.text for row in undated.to_dict("records")
    )
    assert plain(content["title"]["text"]["headline"]) == events.context.title[language]


@pytest.mark.parametrize(
    ("date", "earliest", "latest", "start", "end"),
    [
        ("2025-07-25", "2025-07-25", "2025-07-25", (2025, 7, 25), None),
        ("2025-07~", "2025-07-01", "2025-07-31", (2025, 7), None),
        ("2015", "2015-01-01", "2015-12-31", (2015,), None),
        ("2025-07-20/2025-07-21?", "2025-07-20", "2025-07-21", (2025, 7, 20), (2025, 7, 21)),
        ("2021/2024-05", "2021-01-01", "2024-05-31", (2021,), (2024, 5)),
        ("198X", "1980-01-01", "1989-12-31", (1980, 1, 1), (1989, 12, 31)),
        ("2021-21", "2021-03-01", "2021-05-31", (2021, 3, 1), (2021, 5, 31)),
        ("../2025-08-31", None, "2025-08-31", (2025, 8, 31), None),
        ("2025-07-24/..", "2025-07-24", None, (2025, 7, 24), None),
    ],
)
def test_a_slide_has_a_date_no_finer_than_the_events(
    date: str, earliest: str | None, latest: str | None, start: tuple[int, ...], end: tuple[int, ...] | None
):
    (slide,) = to_timelinejs(one(date=date, earliest=earliest, latest=latest), "en")["events"]
    assert tuple(slide["start_date"].values()) == start
    assert tuple(slide.get("end_date", {}).values()) == (end or ())
    assert slide["display_date"] == format_date(date, "en", "both")


def test_a_quote_is_no_markup_and_keeps_its_language_and_direction():
    (slide,) = to_timelinejs(one(), "en")["events"]
    text = _Html(slide["text"]["text"])
    style = {"style": "display:block;text-align:start;font-style:normal"}
    assert text.tags == [
        ("p", {"dir": "ltr", "lang": "en", **style}),
        ("blockquote", {"dir": "rtl", "lang": "fa", **style}),
        ("wbr", {}),
    ]
    assert text.text == f"Source: they{QUOTE}"
    assert slide["text"]["headline"] == "A &lt; B, &amp; C; D"
    assert slide["group"] == "planned"


def test_a_timeline_that_has_lost_its_context_is_not_written_with_ids_for_names(events: Timeline, notes: Notes):
    for write in (to_timelinejs, to_icalendar):
        with pytest.raises(LostContextError, match=r"events\.keep\(rows\)"):
            write(pd.concat([events, events.head(0)]), "fa")
    plain = events.table.assign(source="iran")
    assert to_web_annotations(plain, notes)["first"]["items"][0]["saidBy"]["names"]["fa"] == "ایران"


def test_a_timeline_without_a_title_is_called_by_its_id(events: Timeline):
    untitled = Timeline.made(events.table, replace(events.context, title={}))
    assert to_timelinejs(untitled, "fa")["title"]["text"]["headline"] == events.context.episode


def test_a_headline_from_right_to_left_is_isolated_and_one_from_left_to_right_is_not():
    assert to_timelinejs(one(), "ar")["events"][0]["text"]["headline"] == "\u2067أ؛ ب\u2069"
    assert to_timelinejs(one(), "en")["events"][0]["text"]["headline"] == "A &lt; B, &amp; C; D"


def test_why_a_date_is_what_it_is_stands_below_the_quote():
    note = {"«امروز», from publication": {"ar": "«امروز»، من النشر"}}
    table = Timeline.made(one(date_basis="relative", date_note=next(iter(note))), TimelineContext({}, date_notes=note))
    (slide,) = to_timelinejs(table, "ar")["events"]
    assert slide["text"]["text"].endswith(">«\u2068امروز\u2069»، من النشر</small>")
    (slide,) = to_timelinejs(table, "fa")["events"]
    assert '<small dir="ltr" lang="en"' in slide["text"]["text"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_timeline_that_its_program_would_refuse_has_one_slide_that_says_so(empty: pd.DataFrame, language: str):
    content = to_timelinejs(empty, language)
    (slide,) = content["events"]
    assert slide["start_date"] == {"year": 2025, "month": 7}
    assert plain(slide["text"]["headline"]) == word("no_events", language)
    assert plain(content["title"]["text"]["headline"]) == empty.context.title[language]
    assert content["title"]["text"]["text"] == ""


def test_a_timeline_of_undated_events_alone_has_a_slide_at_its_period(events: pd.DataFrame):
    undated = events.assign(date=None, earliest=None, latest=None)
    (slide,) = to_timelinejs(undated, "fa")["events"]
    assert plain(slide["text"]["headline"]) == word("undated", "fa")
    assert slide["display_date"] == format_date(events.context.period, "fa", "both")


def test_the_persian_language_file_has_the_months_of_the_axis():
    # TimelineJS's own file for Persian calls July مهر, the seventh month of another year.
    given = json.loads((ROOT / "docs" / "timelinejs-fa.json").read_text(encoding="utf-8"))
    months = [format_date(f"2025-{month:02d}", "fa").split()[0] for month in range(1, 13)]
    assert given["date"]["month"] == given["date"]["month_abbr"] == months
    assert given["direction"] == "rtl"


# iCalendar


def entries(calendar: str) -> list[icalendar.Component]:
    return icalendar.Calendar.from_ical(calendar).walk("VEVENT")


@pytest.mark.parametrize("language", LANGUAGES)
def test_planned_events_with_a_date_are_whole_days_of_a_calendar(events: pd.DataFrame, language: str):
    rows = events[(events["status"] == "planned") & events["earliest"].notna() & events["latest"].notna()]
    found = entries(to_icalendar(events, language))
    for row, entry in zip(rows.to_dict("records"), found, strict=True):
        assert entry["dtstart"].dt == dt.date.fromisoformat(row["earliest"])
        assert entry["dtend"].dt == dt.date.fromisoformat(row["latest"]) + dt.timedelta(1)
        assert entry["dtstart"].params["VALUE"] == entry["dtend"].params["VALUE"] == "DATE"
        assert str(entry["summary"]) == row[f"label_{language}"]
        assert entry["summary"].params["LANGUAGE"] == language
        assert str(entry["description"]).endswith(f"\n{row['quote']}")
        assert events.context.labels[row["source"]][language] in str(entry["description"])
        assert str(entry["uid"]) == f"{row['event']}@{row['episode']}.rasad"
        assert entry["dtstamp"].dt.date() == entry["dtstart"].dt


def test_a_calendar_keeps_commas_semicolons_and_backslashes():
    (entry,) = entries(to_icalendar(one(), "en"))
    assert str(entry["summary"]) == "A < B, & C; D"
    assert str(entry["description"]) == f"Source: they\n{QUOTE}"


def test_no_line_of_a_calendar_is_longer_than_75_bytes_or_holds_a_control_character():
    calendar = to_icalendar(one(quote="الف\x0b\x00" + "می‌آید " * 99), "fa").encode()
    lines = calendar.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert not re.search(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\n]", b"".join(lines))
    assert all(line.decode() or line == b"" for line in lines)  # no letter is cut


@pytest.mark.parametrize(
    "changes",
    [
        {"status": "reported"},
        {"date": None, "earliest": None, "latest": None},
        {"date": "2025-07-24/..", "latest": None},
        {"date": "../2025-08-31", "earliest": None},
        {"date": "9999", "earliest": "9999-01-01", "latest": "9999-12-31"},
    ],
)
def test_what_is_not_planned_or_not_dated_is_in_no_calendar(changes: dict[str, object]):
    assert entries(to_icalendar(one(**changes), "en")) == []


# Files


def test_the_longest_ending_says_the_format():
    assert [ending_of(Path(f"a.b{ending}")) for ending in FORMATS] == list(FORMATS)
    with pytest.raises(
        RasadError, match=r"a\.json\.txt: the ending says the format; known are \.parquet, \.jsonl, \.csv, "
    ):
        ending_of(Path("a.json.txt"))


@pytest.mark.slow
@pytest.mark.parametrize("ending", FORMATS)
def test_the_same_events_are_the_same_bytes(ending: str, events: pd.DataFrame, notes: Notes, tmp_path: Path):
    paths = [tmp_path / f"{n}{ending}" for n in (1, 2)]
    again = rasad.timeline(notes, rasad.read_episode(SEEDS / "episodes" / f"{events.context.episode}.yaml"))
    for path, table in zip(paths, (events, again), strict=True):
        write_timeline(table, notes, path, "ar")
    assert paths[0].read_bytes() == paths[1].read_bytes()
    beside = [f"{path.name}.datapackage.json" for path in paths if ending in TABLES]
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([path.name for path in paths] + beside)


@pytest.mark.parametrize("ending", FORMATS)
def test_an_empty_timeline_is_written_in_every_format(ending: str, empty: pd.DataFrame, notes: Notes, tmp_path: Path):
    path = tmp_path / f"t{ending}"
    assert write_timeline(empty, notes, path) == 0
    if ending in TABLES:
        assert rasad.read_events(path).context == empty.context
    if ending == ".parquet":
        return
    text = path.read_text(encoding="utf-8")
    if ending == ".csv":
        assert pd.read_csv(path).columns.tolist() == empty.columns.tolist()
    elif ending == ".ics":
        assert entries(text) == []
    elif ending != ".jsonl":
        json.loads(text)
