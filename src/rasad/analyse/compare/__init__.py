"""The Persian and the Arabic articles side by side: whom they name, by what names, and which events they share.

Counts of states do not compare: رئیس‌جمهور روسیه (the president of Russia) names the country, الرئيس الروسي
(the Russian president) does not, since adjectives are no mentions. ``in_titles`` says how many mentions are such.
"""

from __future__ import annotations

from rasad.analyse.compare.events import shared_company, shared_events, shared_story, timelines
from rasad.analyse.compare.mentions import LANGUAGES
from rasad.analyse.compare.names import compare_languages, language_totals, other_names
from rasad.tables.lists import lists

__all__ = [
    "LANGUAGES",
    "compare_languages",
    "language_totals",
    "other_names",
    "shared_company",
    "shared_events",
    "shared_story",
    "timelines",
]
__getattr__ = lists(__name__, {"ENTITIES": "named_entities", "TOTALS": "language_totals"})
