"""The affixes of Persian words, from halfspaces.yaml, in the form that is looked up."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from rasad import data
from rasad.text.letters import INVISIBLE

_GAP = rf"[\s{INVISIBLE}]"


@dataclass(frozen=True)
class Affixes:
    """What the rules say; weights are log10 of how usual an ending is beside its stem.

    Attributes
    ----------
    parted, joined : dict
        Endings that a half-space parts from any noun or adjective, and that are joined to it.
    after : dict
        By last letter of the stem (ه, ی): the endings that are parted from it.
    plural, endings : frozenset
        The plural endings; all parted endings.
    after_be, closed, gate : float
        See halfspaces.yaml.
    verb, perfect, verbal_prefix, closing : re.Pattern
        می + form; participle + ending; می and its like alone; what rules out an ezafe.
    """

    parted: dict[str, float]
    joined: dict[str, float]
    after: dict[str, dict[str, float]]
    plural: frozenset[str]
    endings: frozenset[str]
    longest_ending: int
    after_be: float
    closed: float
    gate: float
    not_joining: frozenset[str]
    first_parts: tuple[str, ...]
    second_parts: frozenset[str]
    function_words: frozenset[str]
    never_second: frozenset[str]
    left_alone: frozenset[str]
    numerals: frozenset[str]
    verb: re.Pattern[str]
    perfect: re.Pattern[str]
    verbal_prefix: re.Pattern[str]
    closing: re.Pattern[str]


@cache
def affixes() -> Affixes:
    """The affixes of the package, read once."""
    given: dict[str, Any] = data.load("text/halfspaces.yaml")
    parted = {**given["plural"], **given["comparative"]}
    after = {"ه": given["after_silent_he"], "ی": given["after_ye"]}
    endings = frozenset([*parted, *after["ه"]])
    sets = ("not_joining", "second_parts", "function_words", "never_second", "left_alone", "numerals")
    rest: dict[str, Any] = {name: given[name] for name in ("after_be", "closed", "gate")}
    rest |= {name: frozenset(given[name]) for name in sets} | _patterns(given)
    return Affixes(
        parted=parted,
        joined=given["joined"],
        after=after,
        plural=frozenset(given["plural"]),
        endings=endings,
        longest_ending=max(map(len, [*endings, *after["ی"], *given["joined"]])),
        first_parts=tuple(given["first_parts"]),
        **rest,
    )


def _patterns(given: dict[str, Any]) -> dict[str, Any]:
    prefixes, preverbs, closing = ("|".join(given[name]) for name in ("verb_prefixes", "preverbs", "closing_words"))
    perfect = "|".join(given["after_participle"])
    return {
        "verb": re.compile(f"((?:{preverbs})?(?:{prefixes}))(.+)"),
        "perfect": re.compile(f"((?:{preverbs}|ن)?)(.+ه)(?:{perfect})"),
        "verbal_prefix": re.compile(f"(?:{preverbs})?(?:{prefixes})"),
        # An opening mark rules out nothing (سال‌های «جنگ»), and a direction mark is not there.
        "closing": re.compile(rf"(?:{_GAP}*+(?:[^\w«“(\[]|$)|(?=[{INVISIBLE}]*+\s){_GAP}*+(?:{closing})\b)"),
    }
