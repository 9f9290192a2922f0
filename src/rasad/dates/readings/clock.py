"""The hour and the part of the day that a date or weekday may carry."""

from __future__ import annotations

from dataclasses import replace

from rasad.dates.readings.reading import Context, Match, Reading, group, reads


def number(text: str, context: Context) -> int:
    """A number in digits, as an ordinal or as a cardinal word."""
    if text.isdigit():
        return int(text)
    known = context.lex.words["ordinals"]
    word = text.replace(" ", "")
    return int(known[word] if word in known else context.lex.meaning("numbers", text))


def at_time(match: Match, reading: Reading, context: Context) -> Reading:
    """Add the hour or the part of the day that the match names, if any."""
    suffix = _suffix(match, context)
    if not suffix:
        return reading
    value = f"{reading.value}{suffix}" if reading.value else None
    return replace(reading, value=value, granularity=_granularity(suffix), type="TIME")


def _granularity(suffix: str) -> str:
    return "minute" if ":" in suffix else "part of day"


def _suffix(match: Match, context: Context) -> str:
    if group(match, "hh"):
        return _written(int(match["hh"]), int(match["mm"]))
    if group(match, "hour"):
        return _clock(match, context)
    part = group(match, "part") or group(match, "after")
    return f"T{context.lex.meaning('parts', part)}" if part else ""


def _clock(match: Match, context: Context) -> str:
    hour, minute = number(match["hour"], context), int(match["minute"] or 0)
    if past := group(match, "pasthour"):
        minute = int(context.lex.meaning("past_hour", past))
    part = match["clockpart"] or group(match, "part") or group(match, "after")
    code = context.lex.words["parts"].get(part.replace(" ", ""), "") if part else ""
    afternoon = code in ("AF", "EV", "NI") or part in ("مساء", "ظهرا")
    # شب is the evening from 6 and the night after 12: ساعت 10 شب is 22:00, ساعت ۲ شب is 02:00.
    if hour == 12 and code in ("NI", "MO"):
        hour = 0
    elif afternoon and hour < 12 and not (code == "NI" and hour < 6):
        hour += 12
    return _written(hour, minute)


def _written(hour: int, minute: int) -> str:
    return f"T{hour:02d}:{minute:02d}" if hour < 24 and minute < 60 else ""


@reads("clock")
def clock(match: Match, context: Context) -> Reading | None:
    """ساعت ۸:۳۰ صبح, الساعة الثامنة مساءً: the hour of a day that the text does not name."""
    time = _clock(match, context)
    return Reading(time, granularity="minute", type="TIME", reason="the day is not named") if time else None
