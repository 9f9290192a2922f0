"""Proposed events as an episode file, for a scholar to accept, edit or strike."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import count
from pathlib import Path
from typing import Any

from rasad.analyse.timelines.datenotes import date_note
from rasad.analyse.timelines.episode import LANGUAGES, Episode
from rasad.analyse.timelines.quotes import anchor_of
from rasad.annotation.notes import Notes
from rasad.faces import face
from rasad.wholefile import whole_file

_HERE = "rasad.analyse.timelines.worksheet"
__getattr__ = face(__name__, {}, {"skeleton": f"{_HERE}:worksheet", "write_skeleton": f"{_HERE}:write_worksheet"})

_HEADER = """\
# Proposed events of {file}, found by rules; nobody has checked them. Each stands under its sentence.
# Accept: move the entry to the `events:` of {file}, and its source, if it is listed under `sources:` here, to the
#         `sources:` there. A source that is no entity is described in the article's words: translate its labels.
# Edit:   correct date, status, source, participants, place and labels; the quote stays as it is, to the last space.
# Strike: move article and quote (with prefix and suffix, if any) to a list `struck:` there; it is not proposed again.
"""
# What stands as a word in every version of YAML: kebab-case ids, names of articles such as 003_6d07c0304cd3fc04.
_WORD = re.compile("[a-z0-9]+([-_][a-z0-9]+)+|(?!(?:null|true|false|yes|off)$)[a-z]{3,}")
# What libyaml refuses or takes for the end of a line; a byte order mark, too.
_UNWRITABLE = re.compile("[^\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
_OWN_VOICE = {
    "en": "the article itself; no publisher is named",
    "fa": "خود مقاله؛ ناشر نامعلوم",
    "ar": "المقال نفسه؛ الناشر غير مذكور",
}


def worksheet(episode: Episode, rows: Sequence[Mapping[str, Any]], notes: Notes) -> str:
    """An episode file of proposed events.

    Parameters
    ----------
    episode : Episode
        That the events are proposed for.
    rows : sequence of mapping
        From `rasad.analyse.timelines.overlay.proposals_for`.
    notes : Notes
        That they were read out of.

    Returns
    -------
    str
        YAML that `rasad.read_episode` reads, with a comment that says how to accept, edit and strike. A source that
        the episode describes already keeps its key; others are source-1, source-2 …

    Examples
    --------
    >>> import rasad
    >>> from rasad.analyse.timelines.overlay import proposals_for
    >>> notes = rasad.annotate(rasad.read_articles("seeds"), rasad.read_registry("seeds"))
    >>> episode = Episode("putin-in-july", "2025-07", people=("vladimir-putin",))
    >>> print(worksheet(episode, proposals_for(episode, notes, []), notes).splitlines()[5])
    id: putin-in-july
    """
    labels = _source_labels(rows, notes)
    keys = _source_keys(episode, labels)
    file = " ".join(episode.path.name.split())
    parts = [_HEADER.format(file=_UNWRITABLE.sub("", file)), *_head(episode), *_sources(episode, labels, keys)]
    parts.append("events:\n" if rows else "events: []\n")
    parts += [f"{_comment(row, notes)}{_entry(row, keys, notes)}\n" for row in rows]
    return "".join(parts)


def write_worksheet(episode: Episode, rows: Sequence[Mapping[str, Any]], notes: Notes, path: Path) -> None:
    """Write `worksheet` to a file: the whole of it, or nothing.

    Raises
    ------
    RasadError
        If the file cannot be written.
    """
    with whole_file(path) as part:
        part.write_text(worksheet(episode, rows, notes), encoding="utf-8", newline="")


def _head(episode: Episode) -> Iterator[str]:
    yield f"id: {_value(episode.id)}\n"
    if episode.labels:
        yield f"labels:\n{_labels(episode.labels)}"
    yield f"period: {_text(episode.period)}\n"
    for name in ("people", "articles"):
        if getattr(episode, name):
            yield f"{name}: {_value(getattr(episode, name))}\n"


def _source_labels(rows: Sequence[Mapping[str, Any]], notes: Notes) -> dict[str, Mapping[str, str]]:
    """Sources that are no entity: an article that speaks for itself, or a description in an article's words."""
    articles = {str(row["article"]) for row in rows}
    sources = dict.fromkeys(str(row["source"]) for row in rows)
    return {
        source: _OWN_VOICE if source in articles else dict.fromkeys(LANGUAGES, source)
        for source in sources
        if source not in notes.registry.entities
    }


def _source_keys(episode: Episode, labels: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    """The key of each such source: the episode's, where it has the same label, or a new one that it has not used."""
    known = {label: key for key, given in episode.sources.items() for label in given.values()}
    free = (key for n in count(1) if (key := f"source-{n}") not in episode.sources)
    return {
        source: next((known[label] for label in given.values() if label in known), None) or next(free)
        for source, given in labels.items()
    }


def _sources(episode: Episode, labels: Mapping[str, Mapping[str, str]], keys: Mapping[str, str]) -> Iterator[str]:
    if keys:
        yield "sources:\n"
    for key, source in {keys[source]: source for source in keys}.items():
        yield f"  {_value(key)}:\n{_labels(episode.sources.get(key, labels[source]), '    ')}"


def _comment(row: Mapping[str, Any], notes: Notes) -> str:
    """The sentence, in one line: a line end inside would end the comment."""
    table = notes.sentences
    inside = table[(table["article"] == row["article"]) & (table["start"] <= row["start"])]
    sentence = notes.quote(row["article"], int(inside["sentence"].iloc[-1])) if len(inside) else str(row["quote"])
    return f"# {_UNWRITABLE.sub('', ' '.join(sentence.split()))}\n"


def _entry(row: Mapping[str, Any], keys: Mapping[str, str], notes: Notes) -> str:
    fields = {
        "id": _value(row["event"]),
        "article": _value(row["article"]),
        **{name: _text(words) for name, words in _anchor(row, notes).items()},
        "date": _text(row["date"]) if row["date"] else "",
        "date_basis": row["date_basis"],
        "date_note": _note(row),
        "status": row["status"],
        "source": _value(keys.get(row["source"], row["source"])),
        "participants": _value(row["participants"]) if len(row["participants"]) else "",
        "place": _value(row["place"]) if row["place"] else "",
        "background": "true" if row["background"] else "",
    }
    # What is given by language begins in the line below its key.
    lines = [f"{name}: {written}".replace(": \n", ":\n") for name, written in fields.items() if written]
    labels = {language: row[f"label_{language}"] for language in LANGUAGES}
    return "- " + "\n  ".join(lines) + f"\n  labels:\n{_labels(labels, '    ')}"


def _note(row: Mapping[str, Any]) -> str:
    """The note by language, or the one text that there is; a date that the text does not state needs one."""
    notes = row.get("date_notes") or {}
    if row["date_note"] and not notes:
        return _text(row["date_note"])
    if not notes and row["date_basis"] != "explicit":
        notes = date_note("no_reason")
    return f"\n{_labels(notes, '    ')}".rstrip("\n") if notes else ""


def _anchor(row: Mapping[str, Any], notes: Notes) -> dict[str, str]:
    """The quote and as much around it as tells it from the same words elsewhere in the article."""
    text, start, end = notes.text(row["article"]), int(row["start"]), int(row["end"])
    found, reach = anchor_of(text, start, end), 32
    # A paragraph that stands twice needs more than anchor_of gives.
    while _stands_twice(text, found):
        reach *= 2
        found |= {"prefix": text[max(0, start - reach) : start], "suffix": text[end : end + reach]}
    return {name: words for name, words in found.items() if words}


def _stands_twice(text: str, anchor: Mapping[str, str]) -> bool:
    words = anchor.get("prefix", "") + anchor["quote"] + anchor.get("suffix", "")
    return text.find(words) != text.rfind(words)


def _labels(labels: Mapping[str, str], indent: str = "  ") -> str:
    return "".join(f"{indent}{language}: {_text(labels[language])}\n" for language in LANGUAGES)


def _value(value: Any) -> str:
    """An id, or a list of them."""
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(_value(name) for name in value)}]"
    return value if _WORD.fullmatch(value) else _text(value)


def _text(text: str) -> str:
    """In double quotes, where every character can stand, as itself or escaped."""
    written = json.dumps(text, ensure_ascii=False)
    return _UNWRITABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", written)
