"""Events that the words of the articles suggest: proposed to a scholar, who accepts, edits or strikes them.

The way of a sentence: it is cut into clauses; a clause with a word for an event (event_words.yaml) and
somebody or something named becomes a row; its date is that of the clause, else of the sentence, else only
that it was not after publication; who says so comes from the sentence (`rasad.analyse.timelines.proposed.attribution`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from rasad.analyse.timelines.datenotes import date_note
from rasad.analyse.timelines.proposed.attribution import Attribution, Sources, attribution_of
from rasad.analyse.timelines.proposed.clauses import Clause, clauses
from rasad.analyse.timelines.proposed.eventwords import kind_of
from rasad.analyse.timelines.proposed.phrases import ends_in_cue, has_cue, stands_in
from rasad.analyse.timelines.proposed.speakers import speakers_in
from rasad.annotation.notes import Notes
from rasad.dates import publication
from rasad.tables.empty import is_missing

Row = dict[str, Any]
_SPEECH = frozenset(("statement", "announcement", "condemnation", "request", "pledge", "refusal"))
_LONGEST_QUOTE = 160  # characters to which a clause is drawn out by what goes on from it


@dataclass(frozen=True)
class Found:
    """A clause with a word for an event."""

    clause: Clause
    kind: str
    participants: tuple[str, ...]
    place: str | None


def propose_events(notes: Notes, articles: Collection[str] | None = None) -> list[Row]:
    """Events that sentences of the articles suggest.

    Parameters
    ----------
    notes : Notes
        From `rasad.annotate`.
    articles : collection of str, optional
        The ids of those to read; by default all.

    Returns
    -------
    list of dict
        Keys of the events table (article, start, end, quote, date, date_basis, date_note, status, source,
        participants, place), and ``kind`` (a row of event_words.yaml), ``beside`` (who else the sentence names) and
        ``date_notes`` (the note by language; empty where the text states the date).

    Examples
    --------
    >>> import rasad
    >>> notes = rasad.annotate(rasad.read_articles("seeds"), rasad.read_registry("seeds"))
    >>> {"larijani", "putin"} <= {p.split("-")[-1] for row in propose_events(notes) for p in row["participants"]}
    True
    """
    given = notes.articles if articles is None else notes.articles[notes.articles["article"].isin(articles)]
    parts = {name: _Parts(getattr(notes, name)) for name in ("blocks", "sentences", "mentions", "dates")}
    return [row for article in given.to_dict("records") for row in _Reader(article, notes, parts).rows()]


class _Parts:
    """The rows of a table by article, found in one pass over the table."""

    def __init__(self, table: pd.DataFrame) -> None:
        self._table, self._places = table, table.groupby("article").indices

    def of(self, article: str) -> pd.DataFrame:
        return self._table.iloc[self._places.get(article, [])]


class _Reader:
    """One article being read for events."""

    def __init__(self, article: Mapping[Any, Any], notes: Notes, parts: Mapping[str, _Parts]) -> None:
        name = article["article"]
        # A table made by hand says NaN where it has no publisher or date.
        self.article = {key: None if is_missing(value) else value for key, value in article.items()}
        self.notes, self.text = notes, str(article["text"])
        self.blocks: Mapping[int, Mapping[Any, Any]] = {
            row["block"]: row for row in parts["blocks"].of(name).to_dict("records")
        }
        self.sentences = parts["sentences"].of(name)
        self.mentions = _by_sentence(parts["mentions"].of(name))
        self.dates = _by_sentence(parts["dates"].of(name))
        self.window = publication(self.article.get("published") or None)
        self.sources: dict[str, Sources] = {}

    def rows(self) -> list[Row]:
        """The proposals of the article, in order."""
        found: list[tuple[Row, int]] = []
        seen: set[str] = set()
        sentences: Iterable[Any] = self.sentences.itertuples()
        for sentence in sentences:
            block = self.blocks[sentence.block]
            if block["role"] == "body" and block["lang"] in ("fa", "ar"):
                for row in self._sentence(sentence, block["lang"]):
                    if row["quote"] not in seen:
                        seen.add(row["quote"])
                        found.append((row, int(block["start"])))
        return [self._told(row, paragraph) for row, paragraph in found]

    def _told(self, row: Row, paragraph: int) -> Row:
        """What the article's unnamed source tells although the sentence does not say so."""
        for sources in self.sources.values():
            if sources.told(row["start"], paragraph) and row["source"] == self._own_voice():
                status = "reported" if row["status"] == "asserted" else row["status"]
                return {**row, "source": sources.described, "status": status}
        return row

    def _sentence(self, sentence: Any, lang: str) -> Iterator[Row]:
        rows = self.mentions.get(sentence.sentence, [])
        speakers = list(speakers_in(rows, self.text, lang))
        cut = clauses(self.text, sentence.start, sentence.end, lang)
        whole = Clause(sentence.start, sentence.end, tuple(word for clause in cut for word in clause.words))
        said = self.sources.setdefault(lang, Sources(self.text, lang)).of(whole, speakers)
        subject: tuple[str, ...] = ()
        for clause in self._joined(cut, rows, lang):
            event = self._event(clause, rows, lang, subject)
            if event:
                subject = event.participants[:1] or subject
                beside = tuple(speaker.entity for speaker in speakers)
                source = attribution_of(event.clause, said)
                yield {**self._row(event, sentence.sentence, source, lang), "beside": beside}

    def _joined(self, cut: Sequence[Clause], rows: Sequence[Mapping[str, Any]], lang: str) -> list[Clause]:
        """Clauses, and with each what goes on from it: an apposition or an object that names somebody, and no event."""
        found: list[Clause] = []
        for clause in cut:
            named = any(row["entity"] and clause.start <= row["start"] < clause.end for row in rows)
            plain = not any(kind_of(word, lang) for word, _, _ in clause.words)
            before = found[-1] if found else None
            long = before is not None and clause.end - before.start > _LONGEST_QUOTE
            if before and named and plain and not long and any(kind_of(word, lang) for word, _, _ in before.words):
                found[-1] = Clause(before.start, clause.end, before.words + clause.words)
            else:
                found.append(clause)
        return found

    def _event(
        self, clause: Clause, rows: Sequence[Mapping[str, Any]], lang: str, subject: tuple[str, ...]
    ) -> Found | None:
        """A clause as an event; one that goes on with a verb has the subject of the clause before."""
        kinds = [kind_of(word, lang) for word, _, _ in clause.words]
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
        date, basis, notes = self._date(clause, sentence, planned, lang)
        # That somebody stresses support for something is told by the article; what he says "that" of, by him.
        return {
            "article": self.article["article"],
            "start": clause.start,
            "end": clause.end,
            "quote": self.text[clause.start : clause.end],
            "date": date,
            "date_basis": basis,
            "date_note": notes.get("en", ""),
            "date_notes": notes,
            "status": "planned" if planned else "alleged" if alleged else "reported" if attribution else "asserted",
            "source": attribution.source if attribution else self._own_voice(),
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

    def _date(self, clause: Clause, sentence: int, planned: bool, lang: str) -> tuple[str | None, str, dict[str, str]]:
        dated = [row for row in self.dates.get(sentence, []) if self._may_date(row, lang)]
        inside = [row for row in dated if clause.start <= row["start"] < clause.end]
        before = [row for row in dated if row["end"] <= clause.start]
        for row in inside or before[-1:]:
            if row["basis"] == "explicit":
                return _edtf(row), "explicit", {}
            return _edtf(row), "relative", date_note("counted", surface=row["surface"])
        if self.window.latest is None or self.window.earliest is None:
            return None, "unknown", date_note("article_undated")
        if planned:
            return f"{self.window.earliest}/..", "relative", date_note("ahead")
        return f"../{self.window.latest}", "relative", date_note("not_after")


def _by_sentence(table: pd.DataFrame) -> dict[int, list[Row]]:
    found: dict[int, list[Row]] = {}
    for row in table.to_dict("records"):
        found.setdefault(int(row["sentence"]), []).append(
            {str(name): None if is_missing(value) else value for name, value in row.items()}
        )
    return found


def _edtf(row: Mapping[str, Any]) -> str:
    """The date of a row: a day, or the span that it may lie in."""
    first, last = str(row["earliest"]), str(row["latest"])
    return first if first == last else f"{first}/{last}"
