"""What proposes names takes time that grows with the articles, and no faster."""

from __future__ import annotations

import random
from functools import cache

import pandas as pd
import pytest

import rasad
from growth import grows_at_most
from rasad.annotation.notes import Notes

SYLLABLES = ["بر", "دا", "مو", "شا", "ني", "رو", "كا", "زا", "طا", "سي", "لو", "فا"]
WORDS = 60


@cache
def invented(count: int) -> Notes:
    """So many Arabic articles, each of words of its own, with the article and without it: "Colonel <name> said ..."."""
    chance = random.Random(1)
    rows = []
    for i in range(count):
        words = ["".join(chance.choices(SYLLABLES, k=5)) for _ in range(WORDS)]
        text = f"قال العقيد {words[0]} إن " + " ".join(f"{word} ال{word[::-1]}" for word in words) + "."
        rows.append({"article": f"a{i}", "lang": "ar", "text": text, "published": "2025-07-20"})
    return rasad.annotate(pd.DataFrame(rows, dtype=object))


@pytest.mark.slow
def test_four_times_the_articles_take_about_four_times_as_long():
    assert grows_at_most(5.5, lambda count: rasad.propose_names(invented(count)), 100, 400)
