"""Durations and sets, which need no publication date."""

from __future__ import annotations

import re

from rasad.dates.readings.reading import Context, Match, Reading, group, reads

_PERIOD = {
    "day": "P{}D",
    "week": "P{}W",
    "month": "P{}M",
    "year": "P{}Y",
    "decade": "P{}0Y",
    "century": "P{}00Y",
    "hour": "PT{}H",
    "minute": "PT{}M",
    "second": "PT{}S",
}
_HALF = {
    "day": "PT12H",
    "week": "P0.5W",
    "month": "P0.5M",
    "year": "P6M",
    "decade": "P5Y",
    "century": "P50Y",
    "hour": "PT30M",
    "minute": "PT30S",
    "second": "PT0.5S",
}
# TimeML's own units where a number stands for many: چند دهه is PXDE.
_VAGUE = {**{unit: period.format("X") for unit, period in _PERIOD.items()}, "decade": "PXDE", "century": "PXCE"}


def count(match: Match, context: Context) -> int:
    """The number of a match, in figures or words; one where it names none."""
    text = group(match, "n")
    if not text or text.isdigit():
        return int(text or 1)
    return sum(int(context.lex.meaning("numbers", word)) for word in re.split(" و ?", text))


def quantity(match: Match, context: Context) -> tuple[int, str]:
    """Number and unit: ثلاثة أيام, شهرين."""
    if dual := group(match, "dual"):
        number, unit = str(context.lex.meaning("dual", dual)).split()
        return int(number), unit
    return count(match, context), str(context.lex.meaning("units", match["unit"]))


@reads("duration", "duration-near", "duration-past")
def duration(match: Match, context: Context) -> Reading | None:
    """3 أيام, 20 عاماً, سه ساعت, ۱۲روزه, السنوات الخمس الماضية."""
    number, unit = quantity(match, context)
    if group(match, "dual") is None and not group(match, "n"):
        return None
    return Reading(_PERIOD[unit].format(number), granularity=unit, type="DURATION")


@reads("duration-half", "duration-and-half", "duration-vague")
def part_of_a_unit(match: Match, context: Context) -> Reading | None:
    """نیم ساعت, سنة ونصف, چند روز."""
    unit = str(context.lex.meaning("units", match["unit"]))
    if match.re.pattern.count("?P<n>"):
        value = _PERIOD[unit].format(f"{count(match, context)}.5")
        value = re.sub(r"\.50+Y", "5Y", value)  # a decade and a half: P15Y
    else:
        value = _HALF[unit] if match[0].startswith(("نیم", "نصف")) else _VAGUE[unit]
    return Reading(value, granularity=unit, type="DURATION")


@reads("every", "every-weekday", "days-named")
def every(match: Match, context: Context) -> Reading | None:
    """هر جمعه, كل ثلاثة أشهر, دوشنبه‌ها, كل صباح."""
    if word := group(match, "weekday"):
        known = context.lex.words["weekdays"]
        word = word.replace(" ", "")
        number = int(known[word if word in known else f"ال{word}"]) + 1
        return Reading(f"XXXX-WXX-{number}", granularity="day", type="SET")
    if part := match["part"]:
        code = context.lex.meaning("parts", part)
        return Reading(f"XXXX-XX-XXT{code}", granularity="part of day", type="SET")
    number, unit = quantity(match, context)
    return Reading(_PERIOD[unit].format(number), granularity=unit, type="SET")


@reads("often")
def often(match: Match, context: Context) -> Reading | None:
    """سنوياً, روزانه."""
    return Reading(str(context.lex.meaning("often", match["often"])), type="SET")
