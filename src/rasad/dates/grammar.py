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
    and_ = " و " if lex.lang == "fa" else " و"
    number = rf"(?:(?<!\d)\d{{1,4}}(?!\d)|{p['numbers']}(?:{and_}{p['numbers']})*)"
    return {
        **{name.upper(): pattern for name, pattern in p.items()},
        "L": left,
        "R": rf"(?!{LETTER})",
        "NUM": number,
        "D": rf"(?:ال ?)?(?<!\d)(?P<day>\d{{1,2}}|{ordinal})",
        "ON": rf"(?:{p['day']} ?)?{weekday}(?: ?[،,]? ?(?:{p['day']} ?)?)",
        "M": rf"(?P<month>{p['months']})(?: ?{p['month']})?(?!{LETTER})(?: ?[/(] ?<TWIN>\)?)?",
        "TWIN": rf"(?P<twin>{p['months']})(?!{LETTER})",
        "Y": r"(?P<year>\d{4}|(?<=سنه )\d{1,3})(?!\d)",
        "Y2": r"(?P<year2>\d{4})(?!\d)",
        # Two digits are a year in Persian only, and not where they count something: ۲۳ خرداد ۳۰ نفر.
        "SHORT": rf"(?P<short>[3-9]\d|0[0-9])(?!\d| ?{p['counted']})" if lex.lang == "fa" else "(?P<short>(?!))",
        "OF_YEAR": rf" ?(?:(?:{p['year']}|لعام|لسنه|من عام|من سنه) ?)?",
        "ERA": rf"(?: ?(?P<era>{p['eras']})(?!{LETTER})\.?)?",
        "EDGE": rf"(?:(?P<edge>{p['span_edges']}) (?:{p['month']} ?)?)?",
        "PART": rf"(?P<part>{p['parts']})",
        # كل يوم جمعة: without the article only here, for أحد is "someone" elsewhere.
        "BARE_WEEKDAYS": re.sub(r"(?<=[:|])ال", "", p["weekdays"]),
        "ANY_WEEKDAY": "(?P<weekday><WEEKDAYS>|<BARE_WEEKDAYS>)",
        "IN_YEAR": "(?:<OF_YEAR>(?:<Y>|<SHORT>))",
        "WHEN": "(?:(?P<past><PAST>)|(?P<future><FUTURE>)|(?P<present><PRESENT>))",
        "NUMERIC": r"(?<![\d./:-])",
        "NUMERIC_END": r"(?![\d/]|[.-]\d)",
        "AT": "(?: ?[،,]? ?<CLOCK>)?",
        "M2": r"(?P<m>\d{1,2})",
        "D2": r"(?P<d>\d{1,2})",
        "CLOCK": rf"{p['hour']} ?(?P<hour>\d{{1,2}}|{ordinal})(?::(?P<minute>\d\d))?(?: ?<CLOCKPART>)?",
        "CLOCKPART": rf"(?P<clockpart>{p['parts']}|ظهرا|مساء|صباحا)(?!{LETTER})",
    }


# Name and template; <X> stands for a fragment. Order decides only between matches of one length.
_TEMPLATES = {
    "day-range": r"<NUMERIC>(?P<day>[0-9]{1,2}) ?(?:-|<TO>|<AND>) ?(?P<day2>[0-9]{1,2}) ?(?:من )?<M><IN_YEAR>?<ERA>",
    "clock-date": r"(?:<ON>)?<D> ?(?:من )?<M><IN_YEAR>? ?[،,]? ?<CLOCK>",
    "part-date": r"<L><PART> (?:<ON>)?<D> ?(?:من )?<M><IN_YEAR>?<ERA>",
    "date": r"(?:<L><ON>)?(?:<L>|(?<=[^\W\d_]))<D> ?(?:من )?(?:شهر )?<M><IN_YEAR>?<ERA>",
    "date-when": r"(?:<L>|(?<=[^\W\d_]))<D> ?(?:من )?<M> <WHEN><R>",
    "month-near-year": r"<L>(?:<MONTH> )?<M> (?:من )?<YEAR> <WHEN><R>",
    "date-near-year": r"(?:<L><ON>)?(?:<L>|(?<=[^\W\d_]))<D> ?(?:من )?<M> (?:من )?<YEAR> <WHEN><R>",
    "span-range": r"(?:<L>|(?<=[^\W\d_]))<D> ?<M> ?<TO> ?(?P<day2>\d{1,2}) ?(?P<month2><MONTHS>)<IN_YEAR><ERA>",
    "numeric-ymd": r"(?:<L><ON>)?<NUMERIC>(?P<y>\d{4})(?P<sep>[/.-])<M2>(?P=sep)<D2><NUMERIC_END><ERA><AT>",
    "numeric-dmy": r"(?:<L><ON>)?<NUMERIC><D2>(?P<sep>[/.-])<M2>(?P=sep)(?P<y>\d{4})<NUMERIC_END><ERA>",
    "month": r"<L><EDGE>(?:<MONTH> )?<M><IN_YEAR><ERA>",
    "month-alone": r"<L><EDGE>(?:<MONTH> )?<M> <WHEN><R>",
    "month-edge": r"<L>(?P<edge><SPAN_EDGES>) (?:<MONTH> ?)?<M><R>",
    "season": r"<L>(?P<season><SEASONS>)<IN_YEAR><ERA>",
    "season-year": r"<L>(?P<season><SEASONS>) <YEAR> <WHEN><R>",
    "season-here": r"<L>(?:<SPAN_EDGES> )?(?P<season><SEASONS>) (?P<thisyear>امسال|پارسال)<R>",
    "season-near": r"<L>(?P<season><SEASONS>) <WHEN><R>",
    "year-range": r"(?:<L><YEARS> ?)?<NUMERIC>(?P<year>\d{4}) ?(?:[-/]|<TO> ?(?:<YEAR> )?) ?<Y2>(?![/.-])<ERA>",
    "year-pair": r"<L><YEARS> ?(?P<year>\d{4}) ?<AND> ?<Y2><ERA>",
    "year": r"<L><EDGE><YEAR> ?(?:<Y>|<SHORT>)<ERA>",
    "year-edge": r"<L>(?P<edge><SPAN_EDGES>) <Y><ERA>",
    "year-era": r"<NUMERIC>(?P<year>\d{4}) ?(?P<era><ERAS>)<R>",
    "year-cued": r'(?:(?<=\()|<L><YEAR_CUES> ?)(?P<bare>(?P<year>\d{4}))(?= ?[)،,.؛؟!:«»"]|$| <LETTERS>)',
    "year-here": r"<L><YEAR> <WHEN><R>|<L>(?P<thisyear>امسال|پارسال)<R>",
    "decade": r"<L>(?:دهه|عقد|العقد) (?:(?P<decade>\d{2,4})|(?P<words><DECADES>))<ERA><R>",
    "decade-word": r"<L>(?P<words><DECADES>)(?: القرن (?:الماضی|العشرین))?<ERA><R>",
    "century": r"<L>(?:قرن|القرن) (?:(?P<century>\d{1,2})|(?P<ordinal><ORDINALS>))<ERA><R>",
    "clock-weekday": r"<L>(?:(?:<DAY> ?)?(?P<weekday><WEEKDAYS>)(?: <WHEN>)? ?[،,]? ?)<CLOCK>",
    "clock-day": r"<L>(?P<near><DAYS>) ?[،,]? ?<CLOCK>",
    "day-clock": r"<L><CLOCK>(?: من)? (?:<PART> )?(?P<near><DAYS>)<R>",
    "weekday": r"<L>(?:<PART> )?(?:<DAY> ?)?(?P<weekday><WEEKDAYS>)(?: <WHEN>)?<R>",
    "near-day": r"<L>(?:<PART> )?(?P<near><DAYS>)(?: (?P<after><PARTS>)| <WEEKDAYS>)?<R>",
    # Not "three days before the election", nor "before the month of Ramadan".
    "ago": r"<L>(?:<AGO> (?:(?P<n><NUM>) )?(?P<unit><UNITS>)|<AGO> (?P<dual><DUALS>))<R>(?! من<R>| <MONTHS>)",
    "ago-after": r"<L>(?P<n><NUM>) ?(?P<unit><UNITS>) <AGO><R>(?! از<R>)",
    "unit-near": r"<L>(?P<unit><UNITS>) <WHEN><R>",
    "every": r"<L><EVERY> (?:(?:<DAY> ?)?<ANY_WEEKDAY>|(?:(?P<n><NUM>) )?(?P<unit><UNITS>))<R>",
    "often": r"<L>(?P<often><OFTEN>)<R>",
    "duration-near": r"<L>(?P<unit><UNITS>) (?:ال)?(?P<n><NUM>) (?:<PAST>|<FUTURE>)<R>",
    "duration-past": r"<L>(?P<n><NUM>) ?(?P<unit><UNITS>) ?(?:<PAST>|<FUTURE>)<R>",
    "duration": r"<L>(?:(?P<n><NUM>) ?(?P<unit><UNITS>)(?P<adjective>ه)?|(?P<dual><DUALS>))<R>",
}
# Forms that only one of the languages has.
_ONLY = {"ago": "ar", "ago-after": "fa", "decade-word": "ar", "duration-past": "fa", "season-here": "fa"}


@cache
def rules(lang: str) -> tuple[Rule, ...]:
    """The rules of a language, compiled."""
    lex = lexicon(lang)
    fragments = {**_fragments(lex), "LETTERS": rf"(?:{LETTER})"}
    fragments["DUALS"] = fragments.get("DUAL", r"(?!)")
    return tuple(
        Rule(name, re.compile(_fill(template, fragments)))
        for name, template in _TEMPLATES.items()
        if _ONLY.get(name, lang) == lang
    )


def _fill(template: str, fragments: dict[str, str]) -> str:
    """Put the fragments into a template, and the fragments' own fragments into them."""
    while (filled := re.sub(r"<([A-Z_0-9]+)>", lambda m: fragments[m[1]], template)) != template:
        template = filled
    return template
