"""The patterns of the date grammar, one a rule, over the match key of a block.

In the key, digits are ASCII, variants of a letter are one, marks, tatweel, half-spaces and bidi
marks are gone, white space is single: so ``‎۲۵‏ مرداد‏ ۱۴۰۲`` and ``25 مرداد 1402`` are the same
string here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property

from rasad.dates.grammar.fragments import fragments
from rasad.dates.grammar.lexicon import lexicon


@dataclass(frozen=True)
class Rule:
    """A named pattern; `rasad.dates.readings.reading` knows what its groups mean."""

    name: str
    source: str

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Compiled when it is first tried: an article has dates of a dozen kinds and not of sixty."""
        return re.compile(self.source)


# Name and template; <X> stands for a fragment. Order decides only between matches of one length.
_TEMPLATES = {
    "day-range": r"<NUMERIC>(?P<day>[0-9]{1,2}) ?(?:-|<TO>|<AND>) ?(?P<day2>[0-9]{1,2}) ?(?:من )?<M><OF_ANY_YEAR>",
    "clock-date": r"<WITH_WEEKDAY><GLUED><D> ?(?:من )?<M><IN_YEAR>? ?[،,]? ?(?:<BY> )?<CLOCK>",
    "part-date": r"<L><PART> (?:<ON>)?<D> ?(?:من )?<M><IN_YEAR>?<ERA>",
    "date": r"<WITH_WEEKDAY><GLUED><D> ?(?:من )?(?:<MONTH> )?<M><IN_YEAR>?<ERA>",
    "date-bracketed": r"<L>(?:<DAY> ?)?(?P<weekday><WEEKDAYS>) ?\(<D> ?(?:من )?<M><IN_YEAR>?<ERA>\)",
    "date-when": r"<GLUED><D> ?(?:من )?<M> <WHEN><R>",
    "date-near-year": r"<WITH_WEEKDAY><GLUED><D> ?(?:من )?<M> <NEAR_YEAR><R>",
    "day-of-month": r"<L>(?P<day><ORDINALS>) (?:من )?(?:ال)?<MONTH> <WHEN><R>",
    "span-range": r"<GLUED><D> ?<M> ?<TO> ?(?P<day2>[0-9]{1,2}) ?(?P<month2><MONTHS>)<IN_YEAR><ERA>",
    "numeric-ymd": r"<WITH_WEEKDAY><NUMERIC>(?P<y>[0-9]{4})(?P<sep>[/.-])<M2>(?P=sep)<D2><NUMERIC_END><ERA><AT>",
    "numeric-dmy": r"<WITH_WEEKDAY><NUMERIC><D2>(?P<sep>[/.-])<M2>(?P=sep)(?P<y>[0-9]{4})<NUMERIC_END><ERA><AT>",
    "numeric-short": r"<WITH_WEEKDAY><NUMERIC>(?P<a>[0-9]{1,2})/(?P<b>[0-9]{1,2})/(?P<c>[0-9]{2})<NUMERIC_END><ERA>",
    "month-range": r"<L>(?P<month><MONTHS>) ?(?P<to>-|<TO>|<AND>) ?(?P<month2><MONTHS>)<IN_YEAR><ERA>",
    "month": r"<L><EDGE>(?:<MONTH> )?<M><IN_YEAR><ERA>",
    "month-near-year": r"<L><EDGE>(?:<MONTH> )?<M> <NEAR_YEAR><R>",
    "month-alone": r"<L><EDGE>(?:<MONTH> )?<M> <WHEN><R>",
    "month-edge": r"<L>(?P<edge><SPAN_EDGES>) (?:<MONTH> ?)?<M><R>",
    "month-called": r"<L><MONTH> <M><R>",
    "month-suffixed": r"<L>(?P<month><MONTHS>) ?<MONTH><R>",
    "month-in": r"<L><MONTH_CUES> (?P<bare><M>)<R>",
    "season": r"<L><EDGE>(?P<season><SEASONS>)<IN_YEAR><ERA>",
    "season-year": r"<L><EDGE>(?P<season><SEASONS>) <NEAR_YEAR><R>",
    "season-near": r"<L>(?:ال)?(?P<season><SEASONS>) <WHEN><R>",
    "season-this": r"<L>(?P<present><THIS>) (?:ال)?(?P<season><SEASONS>)<R>",
    "year-part": r"<L>(?P<fraction><FRACTIONS>) (?P<ordinal><ORDINALS>|<FINAL>)(?:<IN_YEAR><ERA>| <NEAR_YEAR><R>)",
    "year-range": r"(?:<L><YEARS> ?)?<NUMERIC>(?P<year>[0-9]{4}) ?(?:[-/]|<TO> ?(?:<YEAR> )?) ?<Y2>(?![/.-])<ERA>",
    "year-pair": r"<L><YEARS> ?(?:<Y>|<SHORT>) ?(?:<AND>|<TO>) ?(?:<Y2>|(?P<short2>[0-9]{2})(?!\d))<ERA>",
    "year-between": r"<L>(?:بین|بين) (?P<bare>(?P<year>[0-9]{4}) ?<AND> ?<Y2>)<ERA>",
    "year": r"<L><EDGE><YEAR> ?(?:<Y>|<SHORT>)<ERA>",
    "year-edge": r"<L>(?P<edge><SPAN_EDGES>) <Y><ERA>",
    "year-era": r"<NUMERIC>(?P<year>[0-9]{4}) ?(?P<era><ERAS>)<R>",
    "year-cued": r"<OPENED_OR_CUED>(?P<bare>(?P<year>[0-9]{4}))<YEAR_END>",
    "year-event": r"<L><YEAR_HEADS>(?: <LETTERS>{2,12}){0,2} (?P<bare>(?P<year>[0-9]{4}))<YEAR_END>",
    "year-here": r"<L><EDGE><YEAR> <WHEN><R>|<L>(?P<thisyear><THIS_YEAR>)<R>",
    "decade": r"<L><EDGE>(?:دهه|عقد|العقد) (?:(?P<decade>[0-9]{2,4})|(?P<words><DECADES>))<ERA><R>",
    "decade-word": r"<L><EDGE>(?P<words><DECADES>)(?: القرن (?:الماضی|العشرین))?<ERA><R>",
    "century": r"<L><EDGE>(?:قرن|القرن) (?:(?:ال ?)?(?P<century>[0-9]{1,2})|(?P<ordinal><ORDINALS>))<ERA><R>",
    "clock-weekday": r"<L>(?:(?:<DAY> ?)?(?P<weekday><WEEKDAYS>)(?: <WHEN>)? ?[،,]? ?)(?:<BY> )?<CLOCK>",
    "clock-day": r"<L>(?P<near><DAYS>)(?: (?P<after><PARTS>))? ?[،,]? ?(?:<BY> )?<CLOCK>",
    "day-clock": r"<L><CLOCK>(?: من)? (?:<PART> )?(?P<near><DAYS>)<R>",
    "weekday-clock": r"<L><CLOCK>(?: من)? (?:<PART> )?(?:<DAY> )?(?P<weekday><WEEKDAYS>)(?: <WHEN>)?<R>",
    "clock": r"<L><CLOCK><R>(?![\d:])",
    "week-day": r"<L>(?:<PART> )?(?:<DAY> ?)?(?P<weekday><WEEKDAYS>) (?:من )?(?:هفته|الاسبوع) <WHEN><R>",
    "weekday": r"<L>(?:<PART> )?(?:<DAY> ?)?(?P<weekday><WEEKDAYS>)(?: <WHEN>| (?P<after><PARTS>))?<R>",
    "near-day": r"<L>(?:<PART> )?(?P<near><DAYS>)(?: (?P<after><PARTS>)| <WEEKDAYS>)?<R>",
    "weekend": r"<L>(?P<weekend><WEEKEND>)(?: <WHEN>)?<R>",
    # Not "three days before the election", nor "before the month of Ramadan".
    "ago": r"<L><AGO> (?:(?P<about><ABOUT>) )?<QUANTITY><R>(?! من<R>| <MONTHS>)",
    "ago-vague": r"<L><VAGUE> (?P<unit><UNITS>) <AGO><R>(?! از<R>)",
    "ago-after": r"<L>(?P<n><NUM>) ?(?P<unit><UNITS>) <AGO><R>(?! از<R>)",
    "hence": r"<L><HENCE> <QUANTITY><R>(?! من<R>| <MONTHS>)",
    "hence-after": r"<L>(?P<n><NUM>) ?(?P<unit><UNITS>) <HENCE><R>",
    "unit-near": r"<L><EDGE>(?P<unit><UNITS>) <WHEN><R>",
    "unit-this": r"<L><THIS> (?P<unit><UNITS>)<R>",
    "every": r"<L><EVERY> (?:(?:<DAY> ?)?<ANY_WEEKDAY>|(?:(?P<n><NUM>) )?(?P<unit><UNITS>)|(?P<dual><DUAL>)|<PART>)<R>",
    "every-weekday": r"<L>(?P<weekday><WEEKDAYS>) ?ها<R>",
    "days-named": r"<L>ایام (?P<weekday><WEEKDAYS>)<R>",
    "often": r"<L>(?P<often><OFTEN>)<R>",
    "duration-near": r"<L>(?P<unit><UNITS>) (?:ال ?)?(?P<n><NUM>) (?:<PAST>|<FUTURE>)<R>",
    "duration-past": r"<L>(?P<n><NUM>) ?(?P<unit><UNITS>) ?(?:<PAST>|<FUTURE>)<R>",
    "duration-half": r"<L>(?:نیم|نصف) ?(?P<unit><UNITS>)ه?<R>",
    "duration-and-half": r"<L>(?:(?P<n><NUM>) )?(?P<unit><UNITS>) و ?(?:نیم|نصف)<R>",
    "duration-vague": r"<L><VAGUE> (?P<unit><UNITS>)<R>",
    "duration": r"<L>(?:(?P<n><NUM>) ?(?P<unit><UNITS>)(?P<adjective>ه)?|(?P<dual><DUAL>))<R>",
}
# Forms that only one of the languages has.
_PERSIAN = ("ago-after", "ago-vague", "hence-after", "duration-past", "month-suffixed", "every-weekday")
_ARABIC = ("ago", "hence", "decade-word", "year-between", "days-named")
_ONLY = {**dict.fromkeys(_PERSIAN, "fa"), **dict.fromkeys(_ARABIC, "ar")}


@cache
def rules(lang: str) -> tuple[Rule, ...]:
    """The rules of a language."""
    pieces = fragments(lexicon(lang))
    return tuple(
        Rule(name, _fill(template, pieces))
        for name, whole in _TEMPLATES.items()
        if _ONLY.get(name, lang) == lang
        for template in _choices(whole)
    )


# Two patterns are quicker than one with a choice: a weekday is seen at once, a date needs no look far back; a year in
# brackets shows itself by its bracket, and one behind a cue by the cue.
_CHOICES = {"<WITH_WEEKDAY>": ("<L><ON>", ""), "<OPENED_OR_CUED>": (r"(?<=\()", "<L><YEAR_CUES> ?")}


def _choices(template: str) -> list[str]:
    """A template for each way to begin."""
    mark = next((mark for mark in _CHOICES if mark in template), "")
    return [template.replace(mark, way) for way in _CHOICES[mark]] if mark else [template]


def _fill(template: str, pieces: dict[str, str]) -> str:
    """Put the fragments into a template, and the fragments' own fragments into them."""
    while (filled := re.sub(r"<([A-Z_0-9]+)>", lambda m: pieces[m[1]], template)) != template:
        template = filled
    return template
