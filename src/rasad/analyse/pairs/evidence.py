"""The sentences behind a pair, each with the places of both names, shown in their own direction."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape
from itertools import pairwise
from typing import Any, ClassVar, Protocol

import pandas as pd

from rasad.analyse.pairs.counts.incidence import stands_for
from rasad.annotation.notes import Notes
from rasad.checks import check_language
from rasad.tables.lists import lists
from rasad.tables.result import Result
from rasad.tables.schema import schema
from rasad.text import digits
from rasad.text.direction import side_of

Span = tuple[int, int, str]
# The first name and the second, told apart by colour and by the line below, on white and in grey print.
_MARKS = [("#ffe08a", "solid"), ("#c4def1", "dotted")]
# A notebook's own style sheet puts the line of a quotation on the left, which is behind the text from right to left.
_QUOTED = "text-align:start;border-width:0;border-inline-start:4px solid #d0d0d0;padding-inline-start:1em"

__getattr__ = lists(__name__, {"COLUMNS": "evidence"})


class Counting(Protocol):
    """How pairs were counted, as far as it says which mentions are meant."""

    @property
    def metonyms(self) -> str:
        """Whether Moscow is the city or the state."""

    @property
    def roles(self) -> bool:
        """Whether a role counts as its holder."""


@dataclass(frozen=True)
class EvidenceContext:
    """How a notebook shows the sentences: labels of both names, the reader's language, that of each article."""

    labels: Mapping[str, str]
    language: str
    languages: Mapping[str, str]


class Passages(Result):
    """Sentences with the names of a pair; `spans` are (start, end, entity) inside the quote."""

    declared: ClassVar[str] = "evidence"
    row: ClassVar[tuple[str, ...]] = ("article", "sentence", "start", "end", "quote")
    again: ClassVar[str] = "pairs.evidence(a, b) makes them anew"

    def _repr_html_(self) -> str:
        """The quotes as HTML, right to left where their language is, both names marked."""
        if not self.has_context or "spans" not in self:
            return str(self.table.to_html())
        shown: EvidenceContext = self.context
        rows = [_row(row, shown.languages.get(row["article"], "und"), shown.labels) for row in self.to_dict("records")]
        head = " + ".join(f"<bdi>{escape(label)}</bdi>" for label in shown.labels.values())
        about = f"{head}: {digits.localize(len(rows), shown.language)}"
        side = side_of(shown.language)
        about = f'<p dir="{side}" lang="{shown.language}" style="text-align:start">{about}</p>'
        return f'<div class="rasad-evidence">{about}{"".join(rows)}</div>'


def passages(pairs: pd.DataFrame, counted: Counting, notes: Notes, a: str, b: str, language: str = "en") -> Passages:
    """The sentences behind a pair; see `rasad.analyse.pairs.table.Pairs.evidence`."""
    check_language(language)
    found = pairs[((pairs["a"] == a) & (pairs["b"] == b)) | ((pairs["a"] == b) & (pairs["b"] == a))]
    places = [(article, int(sentence)) for row in found["evidence"] for article, sentence in row]
    spans = _spans(notes, set(places), {a, b}, counted)
    bounds = _bounds(notes, {article for article, _ in places})
    rows = [
        {
            "article": article,
            "sentence": sentence,
            "start": bounds[article, sentence][0],
            "end": bounds[article, sentence][1],
            "quote": notes.quote(article, sentence),
            "spans": sorted(spans.get((article, sentence), [])),
        }
        for article, sentence in places
    ]
    labels = {name: notes.registry.label(name, language) for name in (a, b)}
    languages = _languages(notes, {article for article, _ in places})
    return Passages.made(schema("evidence").frame(rows), EvidenceContext(labels, language, languages))


def _bounds(notes: Notes, articles: set[str]) -> dict[tuple[str, int], tuple[int, int]]:
    rows = notes.sentences[notes.sentences["article"].isin(articles)]
    keys = zip(rows["article"], rows["sentence"], strict=True)
    return dict(zip(keys, zip(rows["start"], rows["end"], strict=True), strict=True))


def _languages(notes: Notes, articles: set[str]) -> dict[str, str]:
    rows = notes.articles[notes.articles["article"].isin(articles)]
    return dict(zip(rows["article"], rows["lang"], strict=True))


def _spans(
    notes: Notes, places: set[tuple[str, int]], names: set[str], options: Counting
) -> dict[tuple[str, int], list[Span]]:
    """Where the names stand inside their sentences, read as the pairs were counted."""
    mentions = _naming(notes, names, options)
    bounds = _bounds(notes, {article for article, _ in places})
    found: dict[tuple[str, int], list[Span]] = {}
    columns = (mentions[name].tolist() for name in ("article", "sentence", "start", "end", "meant"))
    for article, sentence, start, end, entity in zip(*columns, strict=True):
        if (article, sentence) in places:
            first = bounds[article, sentence][0]
            found.setdefault((article, sentence), []).append((start - first, end - first, entity))
    return found


def _naming(notes: Notes, names: set[str], options: Counting) -> pd.DataFrame:
    """The mentions that count as one of the names."""
    entities = notes.mentions["entity"].dropna().unique().tolist()
    meant = {entity: stands_for(entity, notes.registry, options.metonyms) for entity in entities}
    kept = notes.mentions["entity"].isin([entity for entity in entities if meant[entity] in names])
    if not options.roles:
        kept &= notes.mentions["kind"] != "role"
    mentions = notes.mentions[kept]
    return mentions.assign(meant=mentions["entity"].map(meant))


def _row(row: dict[Any, Any], language: str, labels: Mapping[str, str]) -> str:
    direction = "rtl" if language in ("fa", "ar") else "auto"
    said = "".join(_marked(row["quote"], row["spans"], labels))
    source = f'<cite dir="ltr">{escape(str(row["article"]))}, {row["sentence"]}</cite>'
    about = f'dir="{direction}" lang="{escape(language)}"'
    return f'<blockquote {about} style="{_QUOTED}"><p style="text-align:start">{said}</p>{source}</blockquote>'


def _marked(quote: str, spans: Iterable[Span], labels: Mapping[str, str]) -> Iterable[str]:
    """The quote in pieces, cut where a mark begins or ends: an office overlaps the state that is named inside it."""
    spans = [span for span in spans if span[0] < span[1]]
    edges = sorted({0, len(quote), *(place for start, end, _ in spans for place in (start, end))})
    known = [*labels, *sorted({name for _, _, name in spans} - set(labels))]
    for start, end in pairwise(edges):
        piece = escape(quote[start:end])
        names = [name for name in known if any(s <= start and end <= e and n == name for s, e, n in spans)]
        if not names:
            yield piece
            continue
        color, line = _MARKS[known.index(names[0]) % len(_MARKS)]
        hover = escape(", ".join(labels.get(name, name) for name in names))
        yield f'<mark title="{hover}" style="background:{color};border-bottom:2px {line}">{piece}</mark>'
