"""Events that the words of the articles suggest: proposed to a scholar, who accepts, edits or strikes them.

The way of a sentence: it is cut into clauses; a clause with a word for an event (event_words.yaml) and
somebody or something named becomes a row; its date is that of the clause, else of the sentence, else only
that it was not after publication; who says so comes from the sentence (`rasad.analyse.attribution`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import pandas as pd

from rasad import data
from rasad.analyse.attribution import Attribution, Sources, ends_in_cue, has_cue, speakers_in, stands_in
from rasad.analyse.clauses import Clause, clauses
from rasad.annotation.registry_checks import match_keys
from rasad.annotation.tables import Notes
from rasad.dates import publication

Row = dict[str, Any]
_CLITICS = "وفبلکس"
_SPEECH = frozenset(("statement", "announcement", "condemnation", "request", "pledge", "refusal"))
_LONGEST_QUOTE = 160  # characters to which a clause is drawn out by what goes on from it
_OPENING = '«“„"'


@dataclass(frozen=True)
class Found:
    """A clause with a word for an event."""

    clause: Clause
    kind: str
    participants: tuple[str, ...]
    place: str | None


def propose_events(notes: Notes) -> list[Row]:
    """Events that sentences of the articles suggest.

    Parameters
    ----------
    notes : Notes
        From `rasad.annotate`.

    Returns
    -------
    list of dict
        Keys of the events table (article, start, end, quote, date, date_basis, date_note, status, source,
        participants, place), and ``kind`` (a row of event_words.yaml) and ``beside`` (who else the sentence names).

    Examples
    --------
    >>> import rasad
    >>> notes = rasad.annotate(rasad.read_articles("seeds"), rasad.read_registry("seeds"))
    >>> {"larijani", "putin"} <= {p.split("-")[-1] for row in propose_events(notes) for p in row["participants"]}
    True
    """
    rows: list[Row] = []
    for article in notes.articles.to_dict("records"):
        rows += _Reader(article, notes).rows()
    return rows


class _Reader:
    """One article being read for events."""

    def __init__(self, article: Mapping[Any, Any], notes: Notes) -> None:
        name = article["article"]
        self.article, self.notes, self.text = article, notes, str(article["text"])
        self.blocks = notes.blocks[notes.blocks["article"] == name].set_index("block")
        self.sentences = notes.sentences[notes.sentences["article"] == name]
        self.mentions = _by_sentence(notes.mentions, name)
        self.dates = _by_sentence(notes.dates, name)
        self.window = publication(article.get("published") or None)
        self.sources: dict[str, Sources] = {}
        self.last: Attribution | None = None

    def rows(self) -> list[Row]:
        """The proposals of the article, in order."""
        found: list[Row] = []
        seen: set[str] = set()
        for sentence in self.sentences.itertuples():
            block = self.blocks.loc[sentence.block]
            if block["role"] == "body" and block["lang"] in ("fa", "ar"):
                for row in self._sentence(sentence, block["lang"]):
                    if row["quote"] not in seen:
                        seen.add(row["quote"])
                        found.append(row)
        return [self._told(row) for row in found]

    def _told(self, row: Row) -> Row:
        """What stands between two references to the article's unnamed source is told by it, too."""
        for sources in self.sources.values():
            told = sources.described and sources.referred and sources.first <= row["start"] <= max(sources.referred)
            if told and row["source"] == self._own_voice():
                status = "reported" if row["status"] == "asserted" else row["status"]
                return {**row, "source": sources.described, "status": status}
        return row

    def _sentence(self, sentence: Any, lang: str) -> Iterator[Row]:
        rows = self.mentions.get(sentence.sentence, [])
        speakers = list(speakers_in(rows, self.text, lang))
        cut = clauses(self.text, sentence.start, sentence.end, lang)
        whole = Clause(sentence.start, sentence.end, tuple(word for clause in cut for word in clause.words))
        sources = self.sources.setdefault(lang, Sources(self.text, lang))
        attribution = sources.of(whole, speakers)
        if attribution is None and self.text[sentence.start] in _OPENING and self.last:
            attribution = self.last._replace(start=sentence.start)  # a quotation goes on
        self.last = attribution
        subject: tuple[str, ...] = ()
        for clause in self._joined(cut, rows, lang):
            event = self._event(clause, rows, lang, subject)
            if event:
                subject = event.participants[:1] or subject
                beside = tuple(speaker.entity for speaker in speakers)
                yield {**self._row(event, sentence.sentence, attribution, lang), "beside": beside}

    def _joined(self, cut: Sequence[Clause], rows: Sequence[Mapping[str, Any]], lang: str) -> list[Clause]:
        """Clauses, and with each what goes on from it: an apposition or an object that names somebody, and no event."""
        found: list[Clause] = []
        for clause in cut:
            named = any(row["entity"] and clause.start <= row["start"] < clause.end for row in rows)
            plain = not any(_kind(word, lang) for word, _, _ in clause.words)
            before = found[-1] if found else None
            long = before is not None and clause.end - before.start > _LONGEST_QUOTE
            if before and named and plain and not long and any(_kind(word, lang) for word, _, _ in before.words):
                found[-1] = Clause(before.start, clause.end, before.words + clause.words)
            else:
                found.append(clause)
        return found

    def _event(
        self, clause: Clause, rows: Sequence[Mapping[str, Any]], lang: str, subject: tuple[str, ...]
    ) -> Found | None:
        """A clause as an event; one that goes on with a verb has the subject of the clause before."""
        kinds = [_kind(word, lang) for word, _, _ in clause.words]
        kind = next(filter(None, kinds), None)
        if kind is None:
            return None
        inside = [row for row in rows if row["entity"] and clause.start <= row["start"] < clause.end]
        place = next(
            (
                str(row["entity"])
                for row in inside
                if row["type"] in ("GPE", "LOC") and stands_in(self.text, row["start"], lang)
            ),
            None,
        )
        named = [str(row["entity"]) for row in inside if row["entity"] != place]
        if not named and kinds[0] and lang == "ar":
            named = list(subject)
        if not named and not place:
            return None
        return Found(clause, kind, tuple(dict.fromkeys(named)), place)

    def _row(self, event: Found, sentence: int, attribution: Attribution | None, lang: str) -> Row:
        clause = event.clause
        # A statement is made, whatever it says lies ahead: "Iran will do all it can, said the Leader".
        planned = event.kind not in _SPEECH and has_cue(clause, "planned", lang)
        alleged = has_cue(clause, "alleged", lang)
        date, basis, note = self._date(clause, sentence, planned, lang)
        said = attribution is not None and clause.end > attribution.start
        return {
            "article": self.article["article"],
            "start": clause.start,
            "end": clause.end,
            "quote": self.text[clause.start : clause.end],
            "date": date,
            "date_basis": basis,
            "date_note": note,
            "status": "planned" if planned else "alleged" if alleged else "reported" if said else "asserted",
            "source": attribution.source if attribution and said else self._own_voice(),
            "participants": event.participants,
            "place": event.place,
            "kind": event.kind,
        }

    def _own_voice(self) -> str:
        """The article itself: its publisher, else its author, else its name."""
        return str(self.article.get("publisher") or self.article.get("author") or self.article["article"])

    def _may_date(self, row: Mapping[str, Any], lang: str) -> bool:
        """Whether a date may be that of an event: a day, month or year that no "until" or "since" stands before."""
        before = clauses(self.text, max(0, row["start"] - 15), row["start"], lang)
        bounded = bool(before) and before[-1].end >= row["start"] - 2 and ends_in_cue(before[-1], "bounds", lang)
        return row["type"] == "DATE" and bool(row["value"] and row["earliest"]) and not bounded

    def _date(self, clause: Clause, sentence: int, planned: bool, lang: str) -> tuple[str | None, str, str]:
        dated = [row for row in self.dates.get(sentence, []) if self._may_date(row, lang)]
        inside = [row for row in dated if clause.start <= row["start"] < clause.end]
        before = [row for row in dated if row["end"] <= clause.start]
        for row in inside or before[-1:]:
            note = "" if row["basis"] == "explicit" else f"«{row['surface']}», counted from publication"
            return _edtf(row), "explicit" if row["basis"] == "explicit" else "relative", note
        if self.window.latest is None or self.window.earliest is None:
            return None, "unknown", "the passage gives no date, and the article has none"
        if planned:
            return f"{self.window.earliest}/..", "relative", "the passage gives no date; ahead at publication"
        return f"../{self.window.latest}", "relative", "the passage gives no date; not after publication"


def _by_sentence(table: pd.DataFrame, article: str) -> dict[int, list[Row]]:
    found: dict[int, list[Row]] = {}
    for row in table[table["article"] == article].to_dict("records"):
        found.setdefault(int(row["sentence"]), []).append(
            {str(name): None if value != value else value for name, value in row.items() if not isinstance(value, list)}
        )
    return found


def _edtf(row: Mapping[str, Any]) -> str:
    """The date of a row: a day, or the span that it may lie in."""
    first, last = str(row["earliest"]), str(row["latest"])
    return first if first == last else f"{first}/{last}"


def _kind(word: str, lang: str) -> str | None:
    """The kind of event that a word (a match key) speaks of."""
    words = _words(lang)
    if word in words or lang == "fa":
        return words.get(word)
    bare = word
    while bare[:1] in _CLITICS and len(bare) > 3:
        bare = bare[1:]
        if bare in words:
            return words[bare]
        if bare.startswith("ال") and bare[2:] in words:
            return words[bare[2:]]
    return words.get(word[2:]) if word.startswith("ال") else None


@cache
def _words(lang: str) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for kind, lists in data.load("event_words.yaml").items():
        for word in match_keys(list(lists[lang]), lang):
            found.setdefault(word, kind)
    return found
