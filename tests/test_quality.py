"""Pinned scores on our own annotated sets: `python tests/quality.py` prints them all.

A score that falls below its pin is a defect; one that rises is a reason to raise the pin.
"""

from __future__ import annotations

import pytest

import quality
from rasad.annotation.tables import Notes


def test_block_roles_of_the_seeds(notes: Notes):
    assert quality.blocks(notes) >= 0.999


def test_mentions_of_the_seeds(notes: Notes):
    score = quality.mentions(notes)["all"]
    assert score.precision >= 0.995
    assert score.recall >= 0.98


def test_dates_of_the_seeds(notes: Notes):
    score = quality.seed_dates(notes)
    assert (score.precision, score.recall) == (1.0, 1.0)


@pytest.mark.parametrize(("lang", "overlap", "value"), [("fa", 0.99, 0.99), ("ar", 0.99, 0.97)])
def test_dates_in_sentences_of_our_own(lang: str, overlap: float, value: float):
    scores = quality.sentence_dates()[lang]
    assert scores[0] >= overlap
    assert scores[1] >= value


def test_the_scorer_finds_fault():
    wrong = quality.score([("a", 1)], [("a", 2)])
    assert (wrong.found, wrong.spurious, wrong.missed) == (0, 1, 1)
    assert wrong.f1 == 0.0
    assert not quality._equal("2021-02-09", {"value": "2021-02-08"})
