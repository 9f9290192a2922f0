"""Find the dates of a text and keep, of overlapping readings, the longest."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from rasad.arguments import LANG, PUBLISHED, TEXT, takes
from rasad.dates.edtf import Interval, publication
from rasad.dates.grammar.lexicon import LETTER, lexicon
from rasad.dates.grammar.patterns import Rule
from rasad.dates.grammar.scan import match_key, matches
from rasad.dates.native import native_of
from rasad.dates.readings.reading import BUILDERS, Builder, Context, Match, Reading, group
from rasad.dates.twins import settled
from rasad.text import fold


@dataclass(frozen=True)
class DateMention:
    """One temporal expression.

    Attributes
    ----------
    start, end : int
        Raw span; ``text[start:end] == surface``.
    surface : str
    type : {"DATE", "TIME", "DURATION", "SET"}
    value : str or None
        EDTF day, month, year or interval; an ISO time or period. None with the reason.
    earliest, latest : str or None
        First and last possible day, ISO.
    granularity : str
        day, week, month, season, year, decade, century, part of day, minute.
    calendar : {"jalali", "gregorian", "hijri", "none"}
    basis : {"explicit", "relative", "unresolved"}
    reason : str
        The rule, and why there is no value or how it was resolved.
    native : str or None
        The date as its own calendar counts it, also where it is no date: ``1399-11-20``,
        ``1398-08``, ``1402-07-31``; ``XXXX-11-20`` where no year is known.
    mod : str or None
        What TimeML calls so: START, MID or END of the value, or APPROX.

    Examples
    --------
    >>> found, = find_dates("أمس الأحد", "ar", published="2025-07-21")
    >>> found.value, found.basis, found.reason
    ('2025-07-20', 'relative', 'near-day: counted from publication')
    """

    start: int
    end: int
    surface: str
    type: str
    value: str | None
    earliest: str | None
    latest: str | None
    granularity: str
    calendar: str
    basis: str
    reason: str
    native: str | None = None
    mod: str | None = None


@takes(text=TEXT, lang=LANG, published=PUBLISHED)
def find_dates(text: str, lang: str, published: str | dt.date | None = None) -> list[DateMention]:
    """Find dates, times, durations and sets in a Persian or Arabic text.

    Parameters
    ----------
    text : str
        Raw text.
    lang : {"fa", "ar", "und"}
        Language of the text; in ``und`` nothing is looked for.
    published : str or datetime.date, optional
        Publication date (EDTF). Relative expressions are resolved from it and from nothing else:
        where it is an interval, only if every day of it gives the same value.

    Returns
    -------
    list of DateMention
        In order of appearance, without overlaps.

    Raises
    ------
    ValueError
        If `published` is no EDTF date, or `lang` is not known.

    Examples
    --------
    >>> found, = find_dates("جمعه ۱۴۰۳/۰۳/۰۴", "fa")
    >>> found.value, found.calendar, found.basis
    ('2024-05-24', 'jalali', 'explicit')
    >>> found, = find_dates("تُعقد يوم الجمعة المقبل", "ar", published="2025-07-20/2025-07-24")
    >>> found.surface, found.value
    ('يوم الجمعة المقبل', '2025-07-25')
    """
    window = _window(published)
    found = [] if lang == "und" else _longest(_readings(match_key(text, lang), lang, window))
    if not found:
        return []
    folded = fold.fold(text, lang, "key")
    return [
        _mention(text, folded.raw_span(*_span(match)), rule, _agreed(first, last), _mod(match, lang))
        for rule, match, first, last in settled(found)
    ]


def _window(published: str | dt.date | None) -> Interval:
    window = publication(published)
    # An open end gives nothing to count from.
    return window if window.earliest and window.latest else Interval(None, None)


Candidate = tuple[Rule, Match, Reading, Reading]


def _readings(key: str, lang: str, window: Interval) -> Iterator[Candidate]:
    lex = lexicon(lang)
    for rule, match in matches(key, lang):
        build = BUILDERS[rule.name]
        first = _read(build, match, Context(lex, window.earliest))
        if first is None:
            continue
        last = first
        if first.relative and window.latest != window.earliest:
            last = _read(build, match, Context(lex, window.latest)) or first
        yield rule, match, first, last


def _read(build: Builder, match: Match, context: Context) -> Reading | None:
    """A reading; days beyond those that the calendars know (year 0, 9999) have no value."""
    try:
        return build(match, context)
    except (ValueError, OverflowError):
        return Reading(reason="outside the years that the calendars know")


def _span(match: Match) -> tuple[int, int]:
    """The span without the preposition that a rule needs to see (منذ 2015)."""
    start, end = match.span("bare") if "bare" in match.groupdict() else match.span()
    text = match.string
    while start < end and text[end - 1] in " ،,(.":
        end -= 1
    return start, end


def _longest(candidates: Iterator[Candidate]) -> list[Candidate]:
    """Of overlapping candidates the longest; of equal ones the earlier rule."""
    ranked = sorted(enumerate(candidates), key=lambda c: (_span(c[1][1])[0] - _span(c[1][1])[1], c[0]))
    kept: list[Candidate] = []
    taken: set[int] = set()
    for _, candidate in ranked:
        cells = range(*_span(candidate[1]))
        if taken.isdisjoint(cells):
            taken.update(cells)
            kept.append(candidate)
    return sorted(kept, key=lambda c: _span(c[1])[0])


def _agreed(first: Reading, last: Reading) -> Reading:
    """What holds on every day of the publication window: all readings grow with the day."""
    if first.value == last.value:
        return first
    spread = f"{first.value} to {last.value}, as the publication date is not known to the day"
    ends = (first.first, last.last) if first.first and last.last else (None, None)
    return replace(first, value=None, first=ends[0], last=ends[1], reason=spread)


def _mention(text: str, span: tuple[int, int], rule: Rule, reading: Reading, mod: str | None) -> DateMention:
    start, end = span
    basis = "unresolved" if reading.value is None else "relative" if reading.relative else "explicit"
    return DateMention(
        start,
        end,
        text[start:end],
        reading.type,
        reading.value,
        reading.first.isoformat() if reading.first else None,
        reading.last.isoformat() if reading.last else None,
        reading.granularity,
        reading.calendar,
        basis,
        f"{rule.name}: {reading.reason}" if reading.reason else rule.name,
        native_of(reading),
        mod,
    )


def _mod(match: Match, lang: str) -> str | None:
    lex = lexicon(lang)
    if edge := group(match, "edge"):
        return str(lex.meaning("span_edges", edge))
    before = match.string[max(0, match.start() - 16) : match.start()].rstrip()
    about = group(match, "about") or re.search(rf"(?<!{LETTER}){lex.patterns['about']}$", before)
    return "APPROX" if about else None
