"""Named pieces of the date grammar: what a day, a month, a year, a clock look like in the match key."""

from __future__ import annotations

import re

from rasad.dates.grammar.lexicon import LETTER, Lexicon
from rasad.text.clitics import CONJUNCTIONS, PREPOSITIONS


def fragments(lex: Lexicon) -> dict[str, str]:
    """Every piece that a template may name, for one language; sections of the lexicon go by their own names."""
    sections = {name.upper(): pattern for name, pattern in lex.patterns.items()}
    return {"DUAL": "(?!)", "VAGUE": "(?!)", **sections, **_bounds(lex), **_days(lex), **_years(lex), **_clock(lex)}


def _bounds(lex: Lexicon) -> dict[str, str]:
    # Outside the expression stand an Arabic proclitic (و ف ب ل ك) and a glued Persian preposition (درسال).
    glued = f"[{CONJUNCTIONS}{PREPOSITIONS}]" if lex.lang == "ar" else r"(?:در|از|تا)"
    return {
        "L": rf"(?:(?<!{LETTER})|(?<=(?<!{LETTER}){glued}))",
        # Digits may follow any letter: در۲۲ بهمن.
        "GLUED": rf"(?:<L>|(?<={LETTER})(?=[0-9]))",
        "R": rf"(?!{LETTER})",
        "LETTERS": f"(?:{LETTER})",
        "NUMERIC": r"(?<![\d./:-])",
        "NUMERIC_END": r"(?![\d/]|[.-]\d)",
    }


def _days(lex: Lexicon) -> dict[str, str]:
    p = lex.patterns
    and_ = " و " if lex.lang == "fa" else " و"
    return {
        "NUM": rf"(?:(?<!\d)[0-9]{{1,4}}(?!\d)|{p['numbers']}(?:{and_}{p['numbers']}){{0,3}})",
        "QUANTITY": "(?:(?:(?P<n><NUM>) )?(?P<unit><UNITS>)|(?P<dual><DUAL>))",
        "D": rf"(?:<L>ال ?)?(?<!\d)(?P<day>[0-9]{{1,2}}|{p['ordinals']})",
        "ON": rf"(?:{p['day']} ?)?(?P<weekday>{p['weekdays']})<AFTER>(?: ?[،,]? ?(?:{p['day']} ?)?)",
        "AFTER": rf"(?: (?P<after>{p['parts']}))?",
        "M": rf"(?P<month>{p['months']})(?: ?{p['month']})?(?!{LETTER})(?: ?[/(] ?<TWIN>\)?)?",
        "TWIN": rf"(?P<twin>{p['months']})(?!{LETTER})",
        "M2": r"(?P<m>[0-9]{1,2})",
        "D2": r"(?P<d>[0-9]{1,2})",
        # كل يوم جمعة: without the article only here, for أحد is "someone" elsewhere.
        "BARE_WEEKDAYS": re.sub(r"(?<=[:|])ال", "", p["weekdays"]),
        "ANY_WEEKDAY": "(?P<weekday><WEEKDAYS>|<BARE_WEEKDAYS>)",
        "PART": rf"(?P<part>{p['parts']})",
    }


def _years(lex: Lexicon) -> dict[str, str]:
    p = lex.patterns
    # Two digits are a year in Persian only, and not where they count something: ۲۳ خرداد ۳۰ نفر.
    short = rf"(?P<short>[3-9][0-9]|0[0-9])(?!\d| ?{p['counted']})" if lex.lang == "fa" else "(?P<short>(?!))"
    return {
        "Y": r"(?P<year>[0-9]{4}|(?<=سنه )[0-9]{1,3})(?!\d)",
        "Y2": r"(?P<year2>[0-9]{4})(?!\d)",
        "SHORT": short,
        "OF_YEAR": rf" ?(?:(?:{p['year']}|لعام|لسنه|من عام|من سنه|من) ?)?",
        "IN_YEAR": "(?:<OF_YEAR>(?:<Y>|<SHORT>))",
        "ERA": rf"(?: ?(?P<era>{p['eras']})(?!{LETTER})\.?)?",
        "EDGE": rf"(?:(?P<edge>{p['span_edges']}) (?:{p['month']} ?)?)?",
        "WHEN": "(?:(?P<past><PAST>)|(?P<future><FUTURE>)|(?P<present><PRESENT>))",
        # سال گذشته, من العام المقبل, امسال, هذا العام
        "OF_ANY_YEAR": "(?:<IN_YEAR>| <NEAR_YEAR><R>)?<ERA>",
        "YEAR_END": r'(?= ?[)،,.؛؟!:«»"]|$| <LETTERS>)',
        "NEAR_YEAR": "(?:(?:من )?<YEAR> <WHEN>|(?:من )?(?P<thisyear><THIS_YEAR>))",
    }


def _clock(lex: Lexicon) -> dict[str, str]:
    p = lex.patterns
    words = p["numbers"] if lex.lang == "fa" else p["ordinals"]
    hour = rf"{p['hour']} ?(?P<hour>[0-9]{{1,2}}|{words})"
    return {
        "BY": "(?:فی|عند|در)",
        "CLOCK": rf"{hour}(?::(?P<minute>[0-9]{{2}})|<PAST_HOUR>)?(?: ?<CLOCKPART>)?",
        "PAST_HOUR": rf" ?و ?(?P<pasthour>{p['past_hour']})",
        "CLOCKPART": rf"(?P<clockpart>{p['parts']}|ظهرا|مساء|صباحا)(?!{LETTER})",
        "AT": "(?: ?[،,]? ?(?:<BY> )?<CLOCK>| ?(?:[-|،,t] ?)?<FIGURES>)?",
        "FIGURES": r"(?P<hh>[0-9]{1,2}):(?P<mm>[0-9]{2})(?::[0-9]{2})?",
    }
