"""rasad.analyse.timelines.worksheet: proposals as an episode file, and back."""

from __future__ import annotations

import doctest
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import rasad
from places import EPISODES, ROOT, SEEDS
from rasad.analyse.timelines.episode import CuratedEvent, Episode, Struck
from rasad.analyse.timelines.export.rows import rows_of
from rasad.analyse.timelines.overlay import proposals_for
from rasad.analyse.timelines.worksheet import worksheet
from rasad.annotation.annotate import Notes, annotate
from rasad.annotation.registry.read import Registry

PUTIN = Episode("putin", "2021/2025", people=("vladimir-putin", "ali-larijani"))
# "Putin came. The Source said so." Twice, each 80 characters and more, so that 32 around a quote do not tell.
TWICE = "پوتین به تهران آمد و دیروز پس از دیدار با همه به مسکو بازگشت و دیگر هیچ نگفت، گفت منبع. " * 3


def proposals(episode: Episode, notes: Notes) -> list[dict[str, Any]]:
    return proposals_for(episode, notes, rows_of(rasad.timeline(notes, episode, proposed=False)))


def read(text: str, folder: Path) -> Episode:
    path = folder / "proposed.yaml"
    path.write_text(text, encoding="utf-8", newline="")
    return rasad.read_episode(path)


def row(text: str, start: int, quote: str, **changes: object) -> dict[str, Any]:
    assert text[start : start + len(quote)] == quote
    return {
        "event": f"visit-one-{start}", "article": "one", "start": start, "end": start + len(quote), "quote": quote,
        "date": None, "date_basis": "unknown", "date_note": "no date", "status": "asserted", "source": "a source",
        "participants": [], "place": None, "background": False, "label_en": "V", "label_fa": "ف", "label_ar": "ع",
    } | changes  # fmt: skip


def small(text: str) -> Notes:
    return annotate(pd.DataFrame([{"article": "one", "lang": "fa", "text": text}]), Registry({}, {}, ()))


@pytest.fixture(scope="module", params=[PUTIN, *EPISODES])
def episode(request: pytest.FixtureRequest) -> Episode:
    if isinstance(request.param, Episode):
        return request.param
    # Without its events: everything is proposed.
    return replace(rasad.read_episode(SEEDS / "episodes" / f"{request.param}.yaml"), events=())


@pytest.mark.slow
def test_a_worksheet_read_back_is_the_proposals(episode: Episode, notes: Notes, tmp_path: Path):
    rows = proposals(episode, notes)
    assert rows
    back = read(worksheet(episode, rows, notes), tmp_path)
    assert (back.id, back.period, back.people, back.articles, dict(back.labels)) == (
        episode.id,
        episode.period,
        episode.people,
        episode.articles,
        dict(episode.labels),
    )
    table = rasad.timeline(notes, back)
    found = {found["event"]: found for found in rows_of(table)}
    assert len(found) == len(rows)
    same = ("article", "start", "end", "quote", "date", "earliest", "latest", "date_basis", "status", "participants")
    for proposed in rows:
        event = found[proposed["event"]]
        for name in (*same, "place", "background", "label_en", "label_fa", "label_ar"):
            assert event[name] == proposed[name], name
        assert event["origin"] == "curated"
        assert table.context.date_notes.get(event["date_note"], {}) == proposed["date_notes"]


@pytest.mark.slow
def test_each_event_stands_under_its_sentence(episode: Episode, notes: Notes):
    rows = proposals(episode, notes)
    lines = worksheet(episode, rows, notes).splitlines()
    for proposed in rows:
        comment = lines[next(i for i, line in enumerate(lines) if line == f"- id: {proposed['event']}") - 1]
        assert comment.startswith("# ")
        assert " ".join(proposed["quote"].split()) in comment


@pytest.mark.slow
def test_a_worksheet_repeats(episode: Episode, notes: Notes):
    rows = proposals(episode, notes)
    assert worksheet(episode, rows, notes) == worksheet(episode, proposals(episode, notes), notes)


@pytest.mark.slow
def test_what_is_struck_or_accepted_is_not_in_the_next_worksheet(notes: Notes, tmp_path: Path):
    rows = proposals(PUTIN, notes)
    assert len(rows) >= 2
    back = read(worksheet(PUTIN, rows, notes), tmp_path)
    accepted, struck = back.events[0], back.events[1]
    others = [event.quote for event in back.events[2:]]
    quotes = [event.quote for event in read(after(accepted, struck, back, notes), tmp_path).events]
    assert accepted.quote not in quotes
    assert struck.quote not in quotes
    assert set(quotes) <= set(others)
    assert len(quotes) >= len(others) - 2  # a quote that overlaps may go with its neighbour


def after(accepted: CuratedEvent, struck: CuratedEvent, back: Episode, notes: Notes) -> str:
    """The next worksheet of an episode in which one proposal was accepted and one struck."""
    out = Struck(struck.article, struck.quote, 1, struck.prefix, struck.suffix)
    episode = replace(PUTIN, events=(accepted,), struck=(out,), sources=back.sources)
    return worksheet(episode, proposals(episode, notes), notes)


@pytest.mark.slow
def test_an_entry_can_be_moved_as_it_stands(notes: Notes, tmp_path: Path):
    """What the header says, done by hand: text cut out of the worksheet and pasted into the episode."""
    text = worksheet(PUTIN, proposals(PUTIN, notes), notes)
    head, _, entries = text.partition("events:\n")
    sources = head[head.index("sources:\n") :] if "sources:\n" in head else ""
    first, second = ["- id:" + part for part in entries.split("- id:")[1:3]]
    quote = [
        line for line in second.splitlines() if line.startswith(("  article:", "  quote:", "  prefix:", "  suffix:"))
    ]
    struck = "struck:\n- " + "\n  ".join(line.strip() for line in quote) + "\n"
    path = tmp_path / "putin.yaml"
    start = "period: 2021/2025\npeople: [vladimir-putin, ali-larijani]\n"
    path.write_text(f"{start}{sources}events:\n{first}{struck}", encoding="utf-8", newline="")
    episode = rasad.read_episode(path)
    assert len(rasad.timeline(notes, episode)) == 1
    ids = {row["event"] for row in proposals(episode, notes)}
    assert not ids & {first.split()[2], second.split()[2]}
    assert ids < {row["event"] for row in proposals(PUTIN, notes)}


def test_an_anchor_reaches_as_far_as_it_must(tmp_path: Path):
    notes = small(TWICE)
    quote = "پوتین به تهران آمد"
    starts = [i for i in range(len(TWICE)) if TWICE.startswith(quote, i)]
    assert len(starts) == 3
    text = worksheet(PUTIN, [row(TWICE, start, quote) for start in starts], notes)
    # The small registry knows nobody, so the episode is read without its people.
    back = replace(read(text, tmp_path), people=())
    assert sorted(rasad.timeline(notes, back)["start"]) == starts


@pytest.mark.parametrize(
    "quote",
    [
        'می‌آید "و" می\\رود: # نه',
        "سطر یک\nسطر دو\r\nسطر سه\r",
        "فاصله\u00a0نشکن و\tجهش",
        "\u2067راست\u2069 \u200fو\ufeff \x85 \u2028 \x7f",
        "'تک' 😀 - [الف, ب] {ج: د}",
        "  دو فاصله  ",
    ],
)
def test_a_quote_survives_to_the_last_character(quote: str, tmp_path: Path):
    text = f"پیش {quote} پس"
    notes = small(text)
    back = replace(read(worksheet(PUTIN, [row(text, 4, quote)], notes), tmp_path), people=())
    assert rasad.timeline(notes, back)["quote"].tolist() == [quote]


def test_sources_keep_the_keys_that_the_episode_gave_them(tmp_path: Path):
    notes = small("یک دو سه چهار")
    rows = [row("یک دو سه چهار", 0, "یک", source="منبعی آگاه")]
    rows += [row("یک دو سه چهار", 3, "دو", source="one"), row("یک دو سه چهار", 6, "سه", source="دیگری")]
    known = {"source-1": {"en": "an informed source", "fa": "منبعی آگاه", "ar": "مصدر مطلع"}}
    back = read(worksheet(replace(PUTIN, sources=known), rows, notes), tmp_path)
    assert [event.source for event in back.events] == ["source-1", "source-2", "source-3"]
    assert dict(back.sources["source-1"]) == known["source-1"]
    assert back.sources["source-2"]["en"] == "the article itself; no publisher is named"
    assert back.sources["source-3"] == dict.fromkeys(("en", "fa", "ar"), "دیگری")


def test_a_note_is_written_in_every_language_that_it_has(tmp_path: Path):
    notes, text = small("یک دو سه"), "یک دو سه"
    given = {"en": "in spring: 1399", "fa": "در بهار «۱۳۹۹»", "ar": "في الربيع"}
    rows = [
        row(text, 0, "یک", date_note=given["en"], date_notes=given),
        row(text, 3, "دو"),
        row(text, 6, "سه", date_note=""),
    ]
    back = read(worksheet(PUTIN, rows, notes), tmp_path)
    assert [event.date_note for event in back.events] == ["in spring: 1399", "no date", "The rule gives no reason."]
    assert [set(event.date_notes) for event in back.events] == [set(given), set(), set(given)]
    assert dict(back.events[0].date_notes) == given


def test_names_that_are_no_words_of_yaml_are_quoted(tmp_path: Path):
    notes = annotate(pd.DataFrame([{"article": "1.50", "lang": "fa", "text": "یک دو"}]), Registry({}, {}, ()))
    rows = [row("یک دو", 0, "یک", article="1.50")]
    back = read(worksheet(replace(PUTIN, id="null"), rows, notes), tmp_path)
    assert (back.id, back.events[0].article) == ("null", "1.50")


def test_where_nothing_is_proposed_the_file_is_an_episode_too(notes: Notes, tmp_path: Path):
    text = worksheet(PUTIN, [], notes)
    assert read(text, tmp_path).events == ()
    assert "# Accept: " in text
    assert "# Strike: " in text


@pytest.mark.slow
def test_the_examples_of_the_docs_are_read(notes: Notes, tmp_path: Path):
    docs = ROOT / "docs" / "timelines.md"
    assert doctest.testfile(str(docs), module_relative=False).failed == 0
    short, whole = (
        read(text, tmp_path) for text in re.findall(r"```yaml\n(.*?)```", docs.read_text("utf-8"), re.DOTALL)
    )
    assert short.events == ()
    assert rasad.timeline(notes, whole)["event"].tolist() == ["sunday-visit"]
    assert "التقى علي لاريجاني" not in {row["quote"] for row in proposals(whole, notes)}
