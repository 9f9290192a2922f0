"""Which events more than one source may tell, which rest on one voice, and what a timeline amounts to in words.

Rules can only say that two rows could be about the same thing: the days overlap, and the same people
take part. Whether they are is for the reader of the two quotes.
"""

from __future__ import annotations

from rasad.analyse.timelines.agreement.alike import WIDEST, agreements
from rasad.analyse.timelines.agreement.occasions import occasions
from rasad.analyse.timelines.agreement.story import story
from rasad.analyse.timelines.agreement.voices import of_status, single_voices, voices
from rasad.tables.lists import lists

__all__ = [
    "WIDEST",
    "agreements",
    "occasions",
    "of_status",
    "single_voices",
    "story",
    "voices",
]
__getattr__ = lists(__name__, {"OCCASIONS": "occasions", "PAIRS": "agreements", "VOICES": "voices"})
