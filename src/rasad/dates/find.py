"""Find the dates of a text and keep, of overlapping readings, the longest."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from rasad.arguments import LANG, PUBLISHED, TEXT, takes
from rasad.dates.edtf import Interval, publication_window
from rasad.dates.grammar.lexicon import LETTER, lexicon
from rasad.dates.grammar.patterns import Rule
from rasad.dates.grammar.scan import Signs, match_key, matches, signs_in
from rasad.dates.native import native_of
from rasad.dates.readings.reading import BUILDERS, Builder, Context, Match, Reading, group
from rasad.dates.twins import settled
from rasad.text.keys import Keys, Span

Candidate = tuple[Rule, Match, Reading, Reading]


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
    if lang == "und":
        publication_window(published)  # a date that is none is refused in any text
        return []
    key = match_key(text, lang)
    found = _found(key, lang, _window(published), signs_in(key, lang, [(0, len(key))])[0])
    return list(_mentions(found, Keys(text), 0, lang)) if found else []


def dates_in(
    keys: Keys, spans: Sequence[Span], lang: str, published: str | dt.date | None
) -> Iterator[tuple[int, DateMention]]:
    """`find_dates`, unchecked, in each of these raw spans of an article (in order), with the number of the span.

    One pass over the article shows where a date may be, and sentences without one cost nothing.
    """
    if lang == "und":
        return
    key, window, places = keys.of(lang), _window(published), keys.key_spans(spans)
    for number, (place, signs) in enumerate(zip(places, signs_in(key, lang, places), strict=True)):
        found = _found(key[slice(*place)], lang, window, signs) if signs else []
        for date in _mentions(found, keys, place[0], lang) if found else ():
            yield number, date


def _found(key: str, lang: str, window: Interval, signs: Signs) -> list[Candidate]:
    return settled(_longest(list(_readings(key, lang, window, signs))))


def _mentions(found: Sequence[Candidate], keys: Keys, offset: int, lang: str) -> Iterator[DateMention]:
    """What was found in the key from `offset` on, with its raw spans."""
    for rule, match, first, last in found:
        start, end = _span(match)
        span = keys.raw_span(offset + start, offset + end)
        yield _mention(keys.raw, span, rule, _agreed(first, last), _mod(match, lang))


def _window(published: str | dt.date | None) -> Interval:
    window = publication_window(published)
    # An open end gives nothing to count from.
    return window if window.earliest and window.latest else Interval(None, None)


def _readings(key: str, lang: str, window: Interval, signs: Signs) -> Iterator[Candidate]:
    lex = lexicon(lang)
    for rule, match in matches(key, lang, signs):
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
    start, end = match.span("bare") if "bare" in match.re.groupindex else match.span()
    text = match.string
    while start < end and text[end - 1] in " ،,(.":
        end -= 1
    return start, end


def _longest(candidates: list[Candidate]) -> list[Candidate]:
    """Of overlapping candidates the longest; of equal ones the earlier rule."""
    if len(candidates) < 2:
        return candidates
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
    return "APPROX" if group(match, "about") or _ends_in_about(lang).search(before) else None


@cache
def _ends_in_about(lang: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!{LETTER}){lexicon(lang).patterns['about']}$")
