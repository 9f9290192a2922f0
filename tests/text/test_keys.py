"""rasad.text.keys: one fold of an article is the fold of each of its parts."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from rasad.text.fold import fold
from rasad.text.keys import Keys, stretches

# What a fold drops, maps, joins and takes apart, beside letters that it leaves.
_ODD = "اىيیكکآپ a\n\r\t\u00a0\u2003\u200c\u200f\u064e\u0653\u0640«»“—.1۲٣\ufdfa\ufefb\ufe8d\x00\ud800\uffff\ufffe😀"
_TEXTS = st.text(st.one_of(st.sampled_from(_ODD), st.characters(exclude_categories=())), max_size=40)


@settings(max_examples=400, deadline=None, derandomize=True)
@given(_TEXTS, st.sampled_from(["fa", "ar", "und"]))
@example(" \u200f \u064eا\u0640\u064e  \u200f", "ar")
@example("ﷺ على ﻻ\u0653", "fa")
@example("پوتین 😀 بوتين", "ar")
def test_the_key_and_the_way_back_are_those_of_the_fold(text: str, lang: str) -> None:
    keys, folded = Keys(text), fold(text, lang, "key")
    assert keys.of(lang) == folded.text
    for start in range(len(folded.text)):
        for end in range(start + 1, len(folded.text) + 1):
            assert keys.raw_span(start, end) == folded.raw_span(start, end)


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.lists(_TEXTS.filter(lambda text: text.strip() == text), min_size=1, max_size=6))
def test_the_key_of_a_line_is_a_slice_of_the_articles(lines: list[str]) -> None:
    keys, places, at = Keys("\n".join(lines)), [], 0
    for line in lines:
        places.append((at, at + len(line)))
        at += len(line) + 1
    for line, (start, end) in zip(lines, keys.key_spans(places), strict=True):
        assert keys.of("fa")[start:end].strip() == fold(line, "fa", "key").text.strip()


def test_spans_far_apart_are_searched_by_themselves() -> None:
    assert stretches([(0, 10), (11, 20), (900, 910)]) == [(0, 20), (900, 910)]
    assert stretches([]) == []
