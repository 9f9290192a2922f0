"""The patterns of the date grammar, one a rule, over the match key of a block.

In the key, digits are ASCII, variants of a letter are one, marks, tatweel, half-spaces and bidi
marks are gone, white space is single: so ``‎۲۵‏ مرداد‏ ۱۴۰۲`` and ``25 مرداد 1402`` are the same
string here. Rules that may start inside a glued word (در۲۲ بهمن) start with a digit.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from rasad.dates.lexicon import LETTER, Lexicon, lexicon


@dataclass(frozen=True)
class Rule:
    """A named pattern; `rasad.dates.readings` knows what its groups mean."""

    name: str
    pattern: re.Pattern[str]


def _fragments(lex: Lexicon) -> dict[str, str]:
    """Named pieces that the templates below are built from."""
    word = rf"(?<!{LETTER})"
    # Outside the expression stand an Arabic proclitic (و ف ب ل ك) and a glued Persian preposition (درسال).
    glued = r"[وفبلک]" if lex.lang == "ar" else r"(?:در|از|تا)"
    left = rf"(?:{word}|(?<={word}{glued}))"
    p = lex.patterns
    weekday = rf"(?P<weekday>{p['weekdays']})"
    ordinal = p["ordinals"]
    number = rf"(?:\d{{1,3}}|{p['numbers']})"
    return {
        **{name.upper(): pattern for name, pattern in p.items()},
        "L": left,
        "R": rf"(?!{LETTER})",
        "NUM": number,
        "D": rf"(?:ال ?)?(?<!\d)(?P<day>\d{{1,2}}|{ordinal})",
        "DIGITS_DAY": r"(?<![\d./:-])(?P<day>\d{1,2})",
        "ON": rf"(?:{p['day']} ?)?{weekday}(?: ?[،,]? ?(?:{p['day']} ?)?)",
        "M": rf"(?P<month>{p['months']})(?: ?{p['month']}(?!{LETTER}))?(?: ?[/(] ?(?P<twin>{p['months']})\)?)?",
        "Y": r"(?P<year>\d{4}|(?<=سنه )\d{1,3})(?!\d)",
        "SHORT": r"(?P<short>[3-9]\d|0[0-9])(?!\d)",
        "OF_YEAR": rf" ?(?:(?:{p['year']}|لعام|لسنه|من عام|من سنه) ?)?",
        "ERA": rf"(?: ?(?P<era>{p['eras']})(?!{LETTER})\.?)?",
        "EDGE": rf"(?:(?P<edge>{p['span_edges']}) (?:{p['month']} ?)?)?",
        "PART": rf"(?P<part>{p['parts']})",
        "CLOCK": rf"{p['hour']} ?(?P<hour>\d{{1,2}}|{ordinal})(?::(?P<minute>\d\d))?(?: ?(?P<clockpart>{p['parts']}|ظهرا|مساء|صباحا)(?!{LETTER}))?",
    }


# Name and template; <X> stands for a fragment. Order decides only between matches of one length.
_TEMPLATES = {
    "day-range": "(?<![0-9./:-])(?P<day>[0-9]{1,2}) ?(?:-|<TO>|<AND>) ?(?P<day2>[0-9]{1,2}) ?(?:من )?<M>(?:<OF_YEAR><Y>)?<ERA>",
    "clock-date": "(?:<ON>)?<D> ?(?:من )?<M>(?:<OF_YEAR><Y>)? ?[،,]? ?<CLOCK>",
    "part-date": "<L><PART> (?:<ON>)?<D> ?(?:من )?<M>(?:<OF_YEAR>(?:<Y>|<SHORT>))?<ERA>",
    "date": "(?:<L><ON>)?(?:<L>|(?<=[^\\W\\d_]))<D> ?(?:من )?(?:شهر )?<M>(?:<OF_YEAR>(?:<Y>|<SHORT>))?<ERA>",
    "numeric-ymd": "(?:<L><ON>)?(?<![\\d./-])(?P<y>\\d{4})(?P<sep>[/.-])(?P<m>\\d{1,2})(?P=sep)(?P<d>\\d{1,2})(?![\\d/]|[.-]\\d)<ERA>(?: ?[،,]? ?<CLOCK>)?",
    "numeric-dmy": "(?:<L><ON>)?(?<![\\d./-])(?P<d>\\d{1,2})(?P<sep>[/.-])(?P<m>\\d{1,2})(?P=sep)(?P<y>\\d{4})(?![\\d/]|[.-]\\d)<ERA>",
    "month": "<L><EDGE>(?:<MONTH> )?<M><OF_YEAR>(?:<Y>|<SHORT>)<ERA>",
    "month-alone": "<L><EDGE>(?:<MONTH> )?<M>(?: (?P<past><PAST>)| (?P<future><FUTURE>)| (?P<present><PRESENT>))<R>",
    "month-edge": "<L>(?P<edge><SPAN_EDGES>) (?:<MONTH> ?)?<M><R>",
    "season": "<L>(?P<season><SEASONS>)<OF_YEAR>(?:<Y>|<SHORT>)<ERA>",
    "season-year": "<L>(?P<season><SEASONS>) <YEAR> (?:(?P<past><PAST>)|(?P<future><FUTURE>)|(?P<present><PRESENT>))<R>",
    "season-near": "<L>(?P<season><SEASONS>) (?:(?P<past><PAST>)|(?P<future><FUTURE>)|(?P<present><PRESENT>))<R>",
    "year-range": "(?<![\\d./-])(?P<year>\\d{4}) ?(?:[-/]|<TO> ?(?:<YEAR> )?) ?(?P<year2>\\d{4})(?![\\d/.-])<ERA>",
    "year": "<L><EDGE><YEAR> ?<Y><ERA>",
    "year-edge": "<L>(?P<edge><SPAN_EDGES>) <Y><ERA>",
    "year-era": "(?<![\\d./-])(?P<year>\\d{4}) ?(?P<era><ERAS>)<R>",
    "year-cued": "(?:(?<=\\()|<L><YEAR_CUES> ?)(?P<bare>(?P<year>\\d{4}))(?= ?[)،,.؛؟!:«»\"]|$| <LETTERS>)",
    "year-here": "<L><YEAR> (?:(?P<past><PAST>)|(?P<future><FUTURE>)|(?P<present><PRESENT>))<R>|<L>(?P<thisyear>امسال|پارسال)<R>",
    "decade": "<L>(?:دهه|عقد|العقد) (?:(?P<decade>\\d{2,4})|(?P<words><DECADES>))<ERA><R>",
    "decade-word": "<L>(?P<words><DECADES>)<ERA><R>",
    "century": "<L>(?:قرن|القرن) (?:(?P<century>\\d{1,2})|(?P<ordinal><ORDINALS>))<ERA><R>",
    "clock-weekday": "<L>(?:(?:<DAY> ?)?(?P<weekday><WEEKDAYS>)(?: (?:(?P<past><PAST>)|(?P<future><FUTURE>)))? ?[،,]? ?)<CLOCK>",
    "clock-day": "<L>(?P<near><DAYS>) ?[،,]? ?<CLOCK>",
    "day-clock": "<L><CLOCK> (?P<near><DAYS>)<R>",
    "weekday": "<L>(?:<PART> )?(?:<DAY> ?)?(?P<weekday><WEEKDAYS>)(?: (?:(?P<past><PAST>)|(?P<future><FUTURE>)))?<R>",
    "near-day": "<L>(?:<PART> )?(?P<near><DAYS>)(?: (?P<after><PARTS>))?<R>",
    "ago": "<L>(?:<AGO> (?:(?P<n><NUM>) )?(?P<unit><UNITS>)|<AGO> (?P<dual><DUALS>))<R>",
    "ago-after": "<L>(?P<n><NUM>) ?(?P<unit><UNITS>) <AGO><R>",
    "unit-near": "<L>(?P<unit><UNITS>) (?:(?P<past><PAST>)|(?P<future><FUTURE>)|(?P<present><PRESENT>))<R>",
    "every": "<L><EVERY> (?:(?P<weekday><WEEKDAYS>)|(?:(?P<n><NUM>) )?(?P<unit><UNITS>))<R>",
    "often": "<L>(?P<often><OFTEN>)<R>",
    "duration-near": "<L>(?P<unit><UNITS>) (?:ال)?(?P<n><NUM>) (?:<PAST>|<FUTURE>)<R>",
    "duration": "<L>(?:(?P<n><NUM>) ?(?P<unit><UNITS>)(?P<adjective>ه)?|(?P<dual><DUALS>))<R>",
}
# Forms that only one of the languages has.
_ONLY = {"ago": "ar", "ago-after": "fa", "decade-word": "ar"}


@cache
def rules(lang: str) -> tuple[Rule, ...]:
    """The rules of a language, compiled."""
    lex = lexicon(lang)
    fragments = {**_fragments(lex), "LETTERS": rf"(?:{LETTER})"}
    fragments["DUALS"] = fragments.get("DUAL", r"(?!)")
    return tuple(
        Rule(name, re.compile(_fill(template, fragments))) for name, template in _TEMPLATES.items() if _ONLY.get(name, lang) == lang
    )


def _fill(template: str, fragments: dict[str, str]) -> str:
    """Put the fragments into a template; a lookbehind's ``(?<`` is no fragment."""
    return re.sub(r"<([A-Z_]{1,}|L|R|D|M|Y)>", lambda m: fragments[m[1]], template)
