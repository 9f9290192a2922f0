"""Events that sentences suggest: who, when, where, and who says so."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

import rasad
from rasad.analyse.timelines.episode import Episode, Struck
from rasad.analyse.timelines.proposed.clauses import clauses
from rasad.analyse.timelines.proposed.propose import propose_events
from rasad.annotation.notes import Notes


def noted(text: str, lang: str, published: str | None = "2025-07-21") -> Notes:
    row = {"article": "a", "lang": lang, "text": text, "published": published, "publisher": "paper", "author": None}
    return rasad.annotate(pd.DataFrame([row]), rasad.read_registry())


def proposed(text: str, lang: str, published: str | None = "2025-07-21") -> list[dict]:
    return propose_events(noted(text, lang, published))


# "Putin met Khamenei in Tehran on 19 July 2022."
MEETING = "التقى الرئيس الروسي فلاديمير بوتين علي خامنئي في طهران يوم 19 يوليو 2022."


# "The Russian president Vladimir Putin visited Tehran, on a visit not announced before."
UNDATED = "زار الرئيس الروسي فلاديمير بوتين العاصمة الإيرانية طهران في زيارة غير معلنة مسبقاً."


def test_a_sentence_with_a_word_for_an_event_and_somebody_named_is_proposed() -> None:
    (row,) = proposed(MEETING, "ar")
    assert row["quote"] == MEETING[:-1]
    assert (row["start"], row["end"], row["kind"]) == (0, len(MEETING) - 1, "meeting")
    assert row["participants"] == ("vladimir-putin", "ali-khamenei")
    assert (row["place"], row["date"], row["date_basis"]) == ("tehran", "2022-07-19", "explicit")
    assert (row["status"], row["source"]) == ("asserted", "paper")


def test_an_article_is_read_alike_alone_and_among_others(notes: Notes) -> None:
    whole = propose_events(notes)
    assert [row for name in notes.articles["article"] for row in propose_events(notes, [name])] == whole != []


@pytest.mark.parametrize(
    ("text", "lang"),
    [("كان الطقس جميلاً في طهران.", "ar"), ("اجتمع أعضاء النادي أمس.", "ar"), ("هوای تهران خوب بود.", "fa")],
)
def test_without_an_event_or_a_name_nothing_is_proposed(text: str, lang: str) -> None:
    assert proposed(text, lang) == []


def test_a_passage_without_a_date_was_not_after_publication_and_says_so() -> None:
    (row,) = proposed(UNDATED, "ar")
    assert (row["date"], row["date_basis"]) == ("../2025-07-21", "relative")
    assert row["date_note"] == "the passage gives no date; not after publication"
    assert row["date_notes"]["fa"] == "گزیده تاریخی ندارد؛ نه دیرتر از روز انتشار"
    (row,) = proposed(UNDATED, "ar", None)
    assert (row["date"], row["date_basis"]) == (None, "unknown")


def test_a_table_made_by_hand_may_say_nan() -> None:
    rows = [
        {"article": "a", "lang": "ar", "text": UNDATED, "published": "2025-07-21", "publisher": "paper"},
        {"article": "b", "lang": "ar", "text": MEETING, "published": float("nan"), "publisher": float("nan")},
    ]
    found = propose_events(rasad.annotate(pd.DataFrame(rows), rasad.read_registry()))
    assert [row["source"] for row in found] == ["paper", "b"]


def test_a_date_that_was_counted_says_from_what_in_every_language() -> None:
    (row,) = proposed("التقى بوتين علي خامنئي أمس في طهران.", "ar")  # yesterday
    assert row["date_note"] == "«أمس», counted from publication"
    assert row["date_notes"]["ar"] == "«أمس»، محسوباً من يوم النشر"
    assert proposed(MEETING, "ar")[0]["date_notes"] == {}


def test_notes_of_proposals_come_with_the_timeline() -> None:
    events = rasad.timeline(noted(UNDATED, "ar"), Episode("query", "2025-07", people=("vladimir-putin",)))
    (note,) = events["date_note"]
    assert set(events.context.date_notes[note]) == {"en", "fa", "ar"}


def test_a_plan_lies_ahead() -> None:
    (row,) = proposed("من المقرر أن يزور بوتين طهران.", "ar")
    assert (row["status"], row["date"]) == ("planned", "2025-07-21/..")
    (row,) = proposed("قرار است پوتین به تهران سفر کند.", "fa")
    assert row["status"] == "planned"


def test_until_a_date_is_not_on_it() -> None:
    (row,) = proposed("أمهلت واشنطن إيران حتى 31 أغسطس 2025.", "ar")  # gave Iran until
    assert row["date"] == "../2025-07-21"


@pytest.mark.parametrize(
    ("text", "lang", "source"),
    [
        ("وأكد الرئيس الروسي فلاديمير بوتين أن اللقاء مع لاريجاني كان مفيداً.", "ar", "vladimir-putin"),
        ("وبحسب ديمتري بيسكوف فإن بوتين التقى لاريجاني.", "ar", "dmitry-peskov"),
        ("پوتین گفت دیدار با لاریجانی سودمند بود.", "fa", "vladimir-putin"),
        ("به گزارش خبرگزاری تاس، پوتین با لاریجانی دیدار کرد.", "fa", "tass"),
        ("وقال مصدر في مكتب خامنئي إن بوتين التقى لاريجاني.", "ar", "مصدر في مكتب خامنئي"),
    ],
)
def test_who_says_so_is_the_source_and_the_status_is_reported(text: str, lang: str, source: str) -> None:
    rows = proposed(text, lang)
    assert [row["source"] for row in rows] == [source] * len(rows) != []
    assert {row["status"] for row in rows} == {"reported"}


def test_the_source_is_the_one_that_was_described_before() -> None:
    text = "كشف مصدر في مكتب خامنئي أن بوتين زار طهران. وزار لاريجاني موسكو. وأضاف المصدر أن بوتين التقى لاريجاني."
    assert {row["source"] for row in proposed(text, "ar")} == {"مصدر في مكتب خامنئي"}


def test_a_hedge_makes_an_allegation() -> None:
    (row,) = proposed("گویا پوتین نامه‌ای برای خامنه‌ای فرستاد.", "fa")
    assert row["status"] == "alleged"


def test_clauses_are_parted_at_commas_and_none_is_too_short() -> None:
    text = "وصل بوتين، أمس، إلى طهران واجتمع هناك، ثم غادر المدينة ليلاً."
    assert [text[c.start : c.end] for c in clauses(text, 0, len(text), "ar")] == [
        "وصل بوتين، أمس",
        "إلى طهران واجتمع هناك",
        "ثم غادر المدينة ليلاً",
    ]


# An episode by query


def test_an_episode_needs_people_and_a_period_only() -> None:
    events = rasad.timeline(noted(MEETING, "ar"), Episode("query", "2022", people=("ali-khamenei",)))
    assert events["origin"].tolist() == ["proposed"]
    assert events.loc[0, "label_en"] == "Meeting: Vladimir Putin, Ali Khamenei, Tehran"
    assert events.loc[0, "label_fa"] == "دیدار: ولادیمیر پوتین، علی خامنه‌ای، تهران"
    assert events.context.title["en"] == "Ali Khamenei: 2022"


@pytest.mark.parametrize(
    "episode", [Episode("q", "2023", people=("ali-khamenei",)), Episode("q", "2022", people=("ali-larijani",))]
)
def test_another_period_or_other_people_give_an_empty_timeline(episode: Episode) -> None:
    events = rasad.timeline(noted(MEETING, "ar"), episode)
    assert events.empty
    assert "label_fa" in events


def test_what_was_struck_is_not_proposed_again() -> None:
    struck = Struck("a", MEETING[:20], 1)
    episode = Episode("q", "2022", people=("ali-khamenei",), struck=(struck,))
    assert rasad.timeline(noted(MEETING, "ar"), episode).empty


def test_a_struck_quote_that_is_not_there_is_told() -> None:
    episode = Episode("q", "2022", people=("ali-khamenei",), struck=(Struck("a", "nowhere", 7),), path=Path("e.yaml"))
    with pytest.raises(rasad.RasadError, match=r"e\.yaml: line 7: struck: the quote is not in article a"):
        rasad.timeline(noted(MEETING, "ar"), episode)


@pytest.mark.slow
def test_what_is_curated_is_not_proposed_again_and_the_rest_on_request_only(notes: Notes) -> None:
    episode = rasad.read_episode("seeds/episodes/larijani-putin-moscow-2025.yaml")
    curated = rasad.timeline(notes, episode)
    both = rasad.timeline(notes, episode, proposed=True)
    assert set(curated["origin"]) == {"curated"}
    assert len(both) > len(curated)
    taken = curated[["article", "start", "end"]].to_records(index=False).tolist()
    for row in both[both["origin"] == "proposed"].itertuples():
        for article, start, end in taken:
            shared = min(end, row.end) - max(start, row.start)
            assert article != row.article or shared < 0.5 * min(end - start, row.end - row.start)


@pytest.mark.slow
def test_every_proposal_of_the_seeds_is_found_at_its_place(notes: Notes) -> None:
    for row in propose_events(notes):
        assert notes.text(row["article"])[row["start"] : row["end"]] == row["quote"] != ""
