"""Scores on the project's own annotated sets; `python tests/quality.py` prints them.

The sets were annotated by hand, by the conventions, without sight of the program:
seeds_blocks.jsonl, seeds_mentions.jsonl, seeds_dates.jsonl (the five articles), dates.jsonl and
mentions.jsonl (sentences of our own), news.jsonl (articles of our own, invented in the manner of such
pages), news_events.jsonl (the events of a third of these). Mentions of names that the registry does not
know ("new") are counted apart, since no registry knows all.
"""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd

import rasad
from rasad.analyse.timelines.episode import episode_files
from rasad.analyse.timelines.overlay import overlap
from rasad.analyse.timelines.proposed.propose import propose_events
from rasad.annotation.notes import Notes
from rasad.dates import find_dates, parse_edtf
from scores import Score, score

# Of the invented articles those that were used for mending, and those that were not.
NEWS = [("ar, mending", "ar", "a"), ("fa, mending", "fa", "f"), ("ar, held", "ar", "b"), ("fa, held", "fa", "g")]
FILES = Path(__file__).parent / "files"


def rows(name: str) -> list[dict]:
    return [json.loads(line) for line in (FILES / name).read_text(encoding="utf-8").splitlines() if line]


def blocks(notes: Notes) -> float:
    """Share of the characters that are in a block of the right role."""
    right = total = 0
    for gold in rows("seeds_blocks.jsonl"):
        total += gold["end"] - gold["start"]
        same = notes.blocks[(notes.blocks["article"] == gold["article"]) & (notes.blocks["role"] == gold["role"])]
        overlap = [min(gold["end"], e) - max(gold["start"], s) for s, e in zip(same["start"], same["end"], strict=True)]
        right += sum(max(0, n) for n in overlap)
    return right / total


def mentions(notes: Notes) -> dict[str, Score]:
    """Mentions (span and entity) an article, and in all."""
    gold = rows("seeds_mentions.jsonl")
    keys = {id(row): (row["article"], row["start"], row["end"], row["entity"]) for row in gold}
    wanted = {keys[id(row)] for row in gold if not row.get("optional") and not row.get("new")}
    free = {key for key in keys.values() if key not in wanted}
    known = notes.mentions.dropna(subset=["entity"])
    given = set(zip(known["article"], known["start"], known["end"], known["entity"], strict=True))
    names = sorted({row["article"] for row in gold})
    parts = {name: score(*({k for k in s if k[0] == name} for s in (wanted, given, free))) for name in names}
    return {**parts, "all": score(wanted, given, free)}


def news_mentions(lang: str, names: str) -> tuple[Score, Score, Score]:
    """Mentions in invented articles whose name begins so: all, all where unregistered names count as missed, roles.

    Of the roles those standing alone are counted: resolved rightly, wrongly, and not at all.
    """
    registry = rasad.read_registry()
    wanted, given, free, unknown, roles = set(), set(), set(), set(), [0, 0, 0]
    for row in rows("news.jsonl"):
        if row["lang"] != lang or row["id"][0] not in names:
            continue
        table = pd.DataFrame([{"article": row["id"], "lang": lang, "text": row["text"], "published": row["published"]}])
        found = rasad.annotate(table, registry).mentions
        for item in row["mentions"]:
            key = (row["id"], item["start"], item["end"], item["entity"])
            optional = item.get("optional") or not item["entity"]
            new = item["entity"] not in registry.entities
            (free if optional else unknown if new else wanted).add(key)
        known = found.dropna(subset=["entity"])
        given |= set(zip(known["article"], known["start"], known["end"], known["entity"], strict=True))
        places = {key[:3] for key in free | unknown}
        free |= {key for key in given if key[:3] in places and key not in wanted}
        _count_roles(row, found, roles)
    return score(wanted, given, free | unknown), score(wanted | unknown, given, free), Score(*roles)


def _count_roles(row: dict, found: pd.DataFrame, roles: list[int]) -> None:
    held = {(m.start, m.end): m.entity for m in found.itertuples() if m.kind == "role"}
    for item in row["mentions"]:
        if item["kind"] == "role" and item["entity"] and not item.get("optional"):
            holder = held.get((item["start"], item["end"]))
            roles[0 if holder == item["entity"] else 1 if isinstance(holder, str) else 2] += 1


def sentence_mentions() -> Score:
    """Mentions (span and entity) in mentions.jsonl, sentences of our own made to be hard."""
    registry = rasad.read_registry("seeds")
    wanted, given, free = set(), set(), set()
    for row in rows("mentions.jsonl"):
        for item in row["mentions"]:
            key = (row["id"], item["start"], item["end"], item["entity"])
            # A holder that the text does not settle is left without an entity; that is neither found nor missed.
            (free if item.get("optional") or item.get("new") or not item["entity"] else wanted).add(key)
        found = rasad.find_entities(row["text"], row["lang"], registry, row["published"])
        given |= {(row["id"], m.start, m.end, m.entity) for m in found if m.entity}
    return score(wanted, given, free)


def proposals(notes: Notes) -> tuple[float, float, float]:
    """Proposed events of the seeds against the curated: share found, share that is one of them, share with its source.

    A proposal finds an event where their quotes share half of the shorter one and their dates can both be right. The
    second figure is a floor of what is worth keeping: what no curator took may be worth it, too.
    """
    accepted = json.loads((FILES / "proposal_sources.json").read_text(encoding="utf-8"))
    proposed = propose_events(notes)
    paths = episode_files("seeds/episodes")
    curated = [row for path in paths for row in rasad.timeline(notes, rasad.read_episode(path)).to_dict("records")]
    pairs = [(event, row) for event in curated for row in proposed if _same_event(event, row)]
    found = {(event["episode"], event["event"]) for event, _ in pairs}
    told = [event["source"] in [row["source"], *accepted.get(row["source"], [])] for event, row in pairs]
    return len(found) / len(curated), len({id(row) for _, row in pairs}) / len(proposed), sum(told) / len(told)


def news_proposals(letters: str) -> tuple[int, list[float]]:
    """Proposed events of invented articles against events listed by a reader who had not seen the program.

    How many events the reader found necessary; the share of them proposed; the share of proposals that the reader has
    (needed or not); of the pairs, the share with the reader's source.
    """
    news = [row for row in rows("news.jsonl") if row["id"][0] in letters]
    table = pd.DataFrame(
        [{"article": r["id"], "lang": r["lang"], "text": r["text"], "published": r["published"]} for r in news]
    )
    proposed = propose_events(rasad.annotate(table, rasad.read_registry()))
    listed = [event for event in rows("news_events.jsonl") if event["article"][0] in letters]
    pairs = [(event, row) for event in listed for row in proposed if _same_event(event, row)]
    needed = [event for event in listed if event["must"]]
    found = {id(event) for event, _ in pairs}
    told = [_same_source(event["source"], row) for event, row in pairs]
    shares = [
        sum(id(event) in found for event in needed) / len(needed),
        len({id(row) for _, row in pairs}) / len(proposed),
        sum(told) / len(told),
    ]
    return len(needed), shares


def _same_source(source: str, row: dict) -> bool:
    """The same id, both the article's own voice, or descriptions of which one has the other's first word."""
    given = "" if row["source"] == row["article"] else row["source"]
    first, second = source.split(), given.split()
    return source == given or bool(first and second and (first[0] in second or second[0] in first))


def _same_event(event: dict, row: dict) -> bool:
    shared = min(event["end"], row["end"]) - max(event["start"], row["start"])
    shorter = min(event["end"] - event["start"], row["end"] - row["start"])
    if event["article"] != row["article"] or shared < 0.5 * shorter:
        return False
    return not (event["date"] and row["date"]) or overlap(event["date"], row["date"])


def seed_dates(notes: Notes) -> Score:
    """Dates of the seeds: span and value."""
    gold = rows("seeds_dates.jsonl")
    wanted = {(row["article"], row["start"], row["end"], row["value"]) for row in gold if not row.get("optional")}
    found = notes.dates
    given = set(zip(found["article"], found["start"], found["end"], found["value"], strict=True))
    spans = [(row["article"], row["start"], row["end"]) for row in gold if row.get("optional")]
    free = {g for g in given if any(g[0] == a and g[1] < e and s < g[2] for a, s, e in spans)}
    return score(wanted, given, free)


def sentence_dates() -> dict[str, tuple[float, float]]:
    """Overlap F1 and value F1 on dates.jsonl, by language."""
    result = {}
    for lang in ("fa", "ar"):
        gold = given = touched = valued = 0
        for row in rows("dates.jsonl"):
            if row["lang"] != lang:
                continue
            wanted = [t for t in row["timex"] if not t.get("optional") and not t.get("invalid")]
            skipped = [t for t in row["timex"] if t.get("optional") or t.get("invalid")]
            found = find_dates(row["text"], lang, row["anchor"])
            found = [d for d in found if not any(_touch(d, t) and not (t.get("invalid") and d.value) for t in skipped)]
            gold, given = gold + len(wanted), given + len(found)
            for item in wanted:
                same = next((d for d in found if _touch(d, item)), None)
                touched += same is not None
                valued += same is not None and same.value is not None and _equal(same.value, item)
        result[lang] = (2 * touched / (gold + given), 2 * valued / (gold + given))
    return result


def false_dates() -> tuple[int, int, int]:
    """Sentences without a date; those in which one is found; invalid dates that are given a value."""
    plain = alarms = invalid = 0
    for row in rows("dates.jsonl"):
        found = find_dates(row["text"], row["lang"], row["anchor"])
        wanted = [item for item in row["timex"] if not item.get("invalid")]
        if not wanted:
            plain += 1
            alarms += any(date.value for date in found) or (bool(found) and not row["timex"])
        impossible = [item for item in row["timex"] if item.get("invalid")]
        invalid += sum(bool(date.value) for date in found for item in impossible if _touch(date, item))
    return plain, alarms, invalid


def _touch(date, item: dict) -> bool:
    return date.start < item["end"] and item["start"] < date.end


def _equal(value: str, item: dict) -> bool:
    if value in (item["value"], *item.get("alt", [])):
        return True
    try:
        days = parse_edtf(value)
        return any(days == parse_edtf(v) for v in (item["value"], *item.get("alt", [])))
    except ValueError:
        return False


def main() -> None:
    """Print all scores."""
    notes = rasad.annotate(rasad.read_articles("seeds"), rasad.read_registry("seeds"))
    print(f"block roles on the five articles, characters right: {blocks(notes):.3f}")
    for name, s in mentions(notes).items():
        print(f"mentions {name:22s} P {s.precision:.3f} R {s.recall:.3f} ({s.found}, {s.spurious}, {s.missed})")
    s = sentence_mentions()
    print(f"mentions in hard sentences of our own: P {s.precision:.3f} R {s.recall:.3f}")
    for name, lang, letters in NEWS:
        known, all_names, roles = news_mentions(lang, letters)
        print(
            f"mentions in invented articles, {name}: P {known.precision:.3f} R {known.recall:.3f}, with names that the"
            f" registry lacks R {all_names.recall:.3f}; roles alone: {roles.found} right, {roles.spurious} wrong,"
            f" {roles.missed} unresolved"
        )
    found, kept, told = proposals(notes)
    print(
        f"curated events proposed {found:.2f}, proposals that are curated {kept:.2f}, with the right source {told:.2f}"
    )
    for name, letters in (("ar", "b"), ("fa", "g")):
        needed, (found, kept, told) = news_proposals(letters)
        print(
            f"events of invented articles, {name}: {needed} needed, of them proposed {found:.2f}; proposals that the"
            f" reader lists {kept:.2f}, with the right source {told:.2f}"
        )
    s = seed_dates(notes)
    print(f"dates of the five articles, span and value: P {s.precision:.3f} R {s.recall:.3f}")
    for lang, (found, value) in sentence_dates().items():
        print(f"dates in sentences of our own, {lang}: overlap F1 {found:.3f}, value F1 {value:.3f}")
    plain, alarms, invalid = false_dates()
    print(f"sentences without a date: {plain}, with a false one: {alarms}; invalid dates given a value: {invalid}")


if __name__ == "__main__":
    main()
