"""rasad.analyse.timelines.episode: a curated episode, and every mistake its YAML can have."""

from __future__ import annotations

from pathlib import Path

import pytest

from places import EPISODES, SEEDS
from rasad import RasadError, read_episode
from rasad.analyse.timelines.curated import DATE_BASES, LANGUAGES, STATUSES
from rasad.analyse.timelines.episode import episode_files

HEAD = """\
id: putin-tehran
labels: {en: Putin in Tehran, fa: پوتین در تهران, ar: بوتين في طهران}
period: 2022-07
people: [vladimir-putin]
sources:
  passer-by: {en: a passer-by, fa: یک رهگذر, ar: أحد المارة}
events:
"""
EVENT = """\
- id: arrival
  article: "002"
  quote: زيارته إلى طهران
  date: 2022-07-19
  date_basis: explicit
  status: asserted
  source: passer-by
  labels: {en: He arrives, fa: او رسید, ar: وصل}
"""
EVENT_LINE = 8


def write(folder: Path, text: str) -> Path:
    path = folder / "episode.yaml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("name", EPISODES)
def test_curated_episode_is_named_as_its_file_and_complete(name: str):
    episode = read_episode(SEEDS / "episodes" / f"{name}.yaml")
    assert episode.id == name
    assert set(episode.labels) == set(LANGUAGES)
    assert episode.events
    assert {event.article for event in episode.events} <= set(episode.articles)
    assert {event.status for event in episode.events} <= set(STATUSES)
    assert {event.date_basis for event in episode.events} <= set(DATE_BASES)


def test_there_are_the_four_episodes_of_the_design():
    assert EPISODES == [
        "ghalibaf-moscow-2021",
        "larijani-putin-moscow-2025",
        "putin-khamenei-tehran-2022",
        "raisi-2021-2024",
    ]


def test_a_whole_episode_is_read(tmp_path: Path):
    path = write(tmp_path, HEAD + EVENT + "  participants: [vladimir-putin]\n  place: tehran\n  background: true\n")
    episode = read_episode(path)
    (event,) = episode.events
    assert (episode.id, episode.period, episode.people) == ("putin-tehran", "2022-07", ("vladimir-putin",))
    assert episode.sources["passer-by"]["fa"] == "یک رهگذر"
    assert (event.id, event.article, event.date, event.line) == ("arrival", "002", "2022-07-19", EVENT_LINE)
    assert (event.participants, event.place, event.background) == (("vladimir-putin",), "tehran", True)


def test_optional_keys_of_an_event_have_defaults(tmp_path: Path):
    (event,) = read_episode(write(tmp_path, HEAD + EVENT)).events
    assert (event.prefix, event.date_note, event.participants, event.place) == ("", "", (), None)
    assert event.background is False


def test_an_episode_without_events_is_an_episode(tmp_path: Path):
    assert read_episode(write(tmp_path, HEAD)).events == ()


def test_a_path_may_be_a_string(tmp_path: Path):
    path = write(tmp_path, HEAD)
    assert read_episode(str(path)).path == path


def test_dates_stay_as_they_are_written(tmp_path: Path):
    # YAML itself would read 2022-07 as text, 2022-07-19 as a date, 2022 as a number.
    (event,) = read_episode(write(tmp_path, HEAD + EVENT.replace("2022-07-19", "2022"))).events
    assert event.date == "2022"


def test_a_quote_keeps_its_lost_and_no_break_spaces(tmp_path: Path):
    quote = "رئیسجمهور\u00a0روسیه  گفت"
    (event,) = read_episode(write(tmp_path, HEAD + EVENT.replace("زيارته إلى طهران", f'"{quote}"'))).events
    assert event.quote == quote


@pytest.mark.parametrize(
    ("key", "line"),
    [("period", "period: 2022-07"), ("people", "people: [vladimir-putin]")],
)
def test_a_missing_key_of_the_episode_is_named(tmp_path: Path, key: str, line: str):
    path = write(tmp_path, HEAD.replace(line + "\n", ""))
    with pytest.raises(RasadError, match=rf"episode\.yaml: line 1: the episode lacks '{key}'"):
        read_episode(path)


def test_an_episode_needs_people_and_a_period_alone(tmp_path: Path):
    path = tmp_path / "putin-in-july.yaml"
    path.write_text("period: 2022-07\npeople: [vladimir-putin]\n", encoding="utf-8")
    episode = read_episode(path)
    assert (episode.id, episode.labels, episode.events, episode.struck) == ("putin-in-july", {}, (), ())


def test_what_was_struck_is_read_with_its_anchor(tmp_path: Path):
    text = (
        "period: 2022-07\npeople: [vladimir-putin]\nstruck:\n- {article: a, quote: b, suffix: c, note: not an event}\n"
    )
    (struck,) = read_episode(write(tmp_path, text)).struck
    assert (struck.article, struck.quote, struck.prefix, struck.suffix, struck.line) == ("a", "b", "", "c", 4)


def test_an_unknown_key_of_the_episode_is_named_with_those_that_are_known(tmp_path: Path):
    with pytest.raises(RasadError, match=r"episode\.yaml: line 1: unknown key 'titel'.*known are articles, events, id"):
        read_episode(write(tmp_path, "titel: x\n" + HEAD))


@pytest.mark.parametrize("key", ["article", "quote", "date_basis", "status", "source", "labels"])
def test_a_missing_key_of_an_event_is_named_with_its_line(tmp_path: Path, key: str):
    kept = [line for line in EVENT.splitlines() if not line.startswith(f"  {key}:")]
    with pytest.raises(RasadError, match=rf"line {EVENT_LINE}: event 'arrival' lacks '{key}'"):
        read_episode(write(tmp_path, HEAD + "\n".join(kept)))


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("status: asserted", "status: rumoured", "status: 'rumoured' is not known; known are asserted, reported"),
        ("date_basis: explicit", "date_basis: guess", "date_basis: 'guess' is not known; known are explicit"),
        ("date: 2022-07-19", "date: 19 July", "date: not an EDTF date: '19 July'"),
        ("date: 2022-07-19", "date: 2022-02-30", "date: not an EDTF date: '2022-02-30'"),
        ("date: 2022-07-19", "date: 2022-07-19/2022-07-01", "date: EDTF date ends before it starts"),
        ("date: 2022-07-19", "place: tehran", "an event has a date, or date_basis unknown, and not both"),
        ("date_basis: explicit", "date_basis: unknown", "an event has a date, or date_basis unknown, and not both"),
        ("date_basis: explicit", "date_basis: editor", "needs date_note: how it was reached"),
        ("date_basis: explicit", "date_basis: relative", "needs date_note: how it was reached"),
        (", ar: وصل", "", "labels should be given in en, fa and ar; missing: ar"),
        ("{en: He arrives, fa: او رسید, ar: وصل}", "او رسید", "missing: en, fa, ar"),
        ("quote: زيارته إلى طهران", "quote: [a]", "quote should be one text, not ['a']"),
        ("quote: ", "background: no\n  quote: ", "background: 'no' is not known; known are true, false"),
        (
            "quote: ",
            "date_note: {en: guessed, fa: حدس}\n  quote: ",
            "date_note should be given in en, fa and ar; missing: ar",
        ),
        ("quote: ", "date_note: [guessed]\n  quote: ", "date_note should be a text, or one in each of en, fa and ar"),
    ],
)
def test_a_mistake_in_an_event_is_told_with_file_line_and_event(tmp_path: Path, old: str, new: str, said: str):
    path = write(tmp_path, HEAD + EVENT.replace(old, new))
    with pytest.raises(RasadError) as error:
        read_episode(path)
    assert str(error.value).startswith(f"{path}: line {EVENT_LINE}: event 'arrival': ")
    assert said in str(error.value)
    assert "\n" not in str(error.value)


def test_an_undated_event_says_why(tmp_path: Path):
    undated = EVENT.replace("  date: 2022-07-19\n", "").replace("explicit", "unknown")
    with pytest.raises(RasadError, match=r"event 'arrival': .* needs date_note: .* why it is unknown"):
        read_episode(write(tmp_path, HEAD + undated))
    (event,) = read_episode(write(tmp_path, HEAD + undated + "  date_note: The text holds no date.\n")).events
    assert (event.date, event.date_basis) == (None, "unknown")


def test_a_note_may_be_given_in_three_languages_or_be_one_text(tmp_path: Path):
    notes = "  date_note: {en: In spring., fa: در بهار., ar: في الربيع.}\n"
    (event,) = read_episode(write(tmp_path, HEAD + EVENT + notes)).events
    assert event.date_note == "In spring."
    assert event.date_notes == {"en": "In spring.", "fa": "در بهار.", "ar": "في الربيع."}
    (event,) = read_episode(write(tmp_path, HEAD + EVENT + "  date_note: در بهار.\n")).events
    assert (event.date_note, dict(event.date_notes)) == ("در بهار.", {})


@pytest.mark.parametrize("name", EPISODES)
def test_every_note_of_the_project_is_given_in_three_languages(name: str):
    for event in read_episode(SEEDS / "episodes" / f"{name}.yaml").events:
        assert set(event.date_notes) == (set(LANGUAGES) if event.date_note else set())


def test_an_unknown_key_of_an_event_is_named(tmp_path: Path):
    with pytest.raises(RasadError, match=r"line 8: unknown key 'stauts' in event 'arrival'; known are article"):
        read_episode(write(tmp_path, HEAD + EVENT + "  stauts: planned\n"))


def test_the_second_of_two_events_of_one_name_is_named(tmp_path: Path):
    line = EVENT_LINE + len(EVENT.splitlines())
    with pytest.raises(RasadError, match=rf"line {line}: event 'arrival' stands twice"):
        read_episode(write(tmp_path, HEAD + EVENT + EVENT))


@pytest.mark.parametrize("event", ["- arrival\n", "- 5\n", "- [a, b]\n"])
def test_an_event_that_is_no_mapping_is_refused(tmp_path: Path, event: str):
    with pytest.raises(RasadError, match=r"episode\.yaml: event .* should be a mapping of keys"):
        read_episode(write(tmp_path, HEAD + event))


@pytest.mark.parametrize("text", ["", "- a\n", "پوتین\n", "5\n"])
def test_a_file_that_is_no_mapping_is_refused(tmp_path: Path, text: str):
    with pytest.raises(RasadError, match=r"episode\.yaml: the episode should be a mapping of keys"):
        read_episode(write(tmp_path, text))


def test_a_period_that_is_no_date_is_refused(tmp_path: Path):
    with pytest.raises(RasadError, match=r"episode\.yaml: line 1: period: not an EDTF date: 'تیر ۱۴۰۱'"):
        read_episode(write(tmp_path, HEAD.replace("2022-07", "تیر ۱۴۰۱")))


def test_labels_of_a_source_stand_in_all_languages(tmp_path: Path):
    with pytest.raises(RasadError, match=r"source passer-by: labels .* missing: fa"):
        read_episode(write(tmp_path, HEAD.replace("fa: یک رهگذر, ", "")))


def test_labels_of_the_episode_stand_in_all_languages(tmp_path: Path):
    with pytest.raises(RasadError, match=r"line 1: labels .* missing: en"):
        read_episode(write(tmp_path, HEAD.replace("en: Putin in Tehran, ", "")))


def test_a_file_that_is_not_there_is_named(tmp_path: Path):
    with pytest.raises(RasadError, match=r"nothing\.yaml: cannot be read"):
        read_episode(tmp_path / "nothing.yaml")


def test_a_file_that_is_not_utf8_is_named(tmp_path: Path):
    path = tmp_path / "episode.yaml"
    path.write_bytes(HEAD.encode("cp1256", errors="replace"))
    with pytest.raises(RasadError, match=r"episode\.yaml: not UTF-8 .* save it as UTF-8"):
        read_episode(path)


def test_broken_yaml_is_told_with_line_and_column(tmp_path: Path):
    with pytest.raises(RasadError, match=r"episode\.yaml: line \d+, column \d+: "):
        read_episode(write(tmp_path, HEAD + "- {id: arrival"))


def test_a_key_given_twice_is_told(tmp_path: Path):
    with pytest.raises(RasadError, match=r"key 'status' is given twice"):
        read_episode(write(tmp_path, HEAD + EVENT + "  status: planned\n"))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("people: [vladimir-putin]", "people: 5"),
        ("people: [vladimir-putin]", "articles: 5\npeople: [vladimir-putin]"),
        ("  passer-by: {en: a passer-by, fa: یک رهگذر, ar: أحد المارة}", "- passer-by"),
        ("  labels: {en: He", "  participants: 5\n  labels: {en: He"),
        (HEAD[HEAD.index("events:") :] + EVENT, "events: 5\n"),
    ],
)
def test_a_value_of_the_wrong_kind_is_a_mistake_and_no_traceback(tmp_path: Path, old: str, new: str):
    text = HEAD + EVENT
    assert old in text
    with pytest.raises(RasadError, match=r"episode\.yaml: "):
        read_episode(write(tmp_path, text.replace(old, new)))


@pytest.mark.parametrize("key", ["people", "articles"])
def test_a_lone_name_where_a_list_should_be_is_refused_or_taken_whole(tmp_path: Path, key: str):
    text = HEAD.replace("people: [vladimir-putin]", "people: [vladimir-putin]\narticles: [one]")
    text = text.replace(f"{key}: [vladimir-putin]", f"{key}: abc").replace(f"{key}: [one]", f"{key}: abc")
    try:
        found = getattr(read_episode(write(tmp_path, text)), key)
    except RasadError:
        return
    assert found == ("abc",)


@pytest.mark.parametrize("date", ["../..", "/", "../"])
def test_a_date_without_either_end_is_no_date(tmp_path: Path, date: str):
    with pytest.raises(RasadError, match="date: "):
        read_episode(write(tmp_path, HEAD + EVENT.replace("date: 2022-07-19", f"date: '{date}'")))


def test_files_of_proposals_are_no_episodes_of_a_folder(tmp_path: Path):
    for name in ("putin.yaml", "putin.proposed.yaml", "ali.yaml", "notes.md"):
        (tmp_path / name).write_text(HEAD, encoding="utf-8")
    assert [path.name for path in episode_files(tmp_path)] == ["ali.yaml", "putin.yaml"]
    assert episode_files(str(tmp_path / "gone")) == []


def test_a_file_of_proposals_is_an_episode_of_proposed_events(tmp_path: Path):
    for name, origin in (("putin.yaml", "curated"), ("putin.proposed.yaml", "proposed")):
        (tmp_path / name).write_text(HEAD, encoding="utf-8")
        assert read_episode(tmp_path / name).origin == origin
