"""rasad.charts.bidi.controls: bidirectional controls of a text that is not ours."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rasad.charts.bidi.controls import CONTROLS, FSI, LRE, LRI, LRM, LRO, PDF, PDI, RLE, RLI, RLM, RLO, safe

OPENING = dict.fromkeys(LRI + RLI + FSI, PDI) | dict.fromkeys(LRE + RLE, PDF)


@pytest.mark.parametrize("opening", LRI + RLI + FSI + LRE + RLE, ids=ascii)
def test_a_pair_of_the_author_is_kept(opening: str):
    text = f"الف {opening}NATO{OPENING[opening]} ب"
    assert safe(text) == text


@pytest.mark.parametrize("opening", LRI + RLI + FSI + LRE + RLE + LRO + RLO, ids=ascii)
def test_what_is_not_closed_is_removed(opening: str):
    assert safe(f"الف {opening}ب") == "الف ب"


@pytest.mark.parametrize("closing", PDI + PDF, ids=ascii)
def test_what_was_not_opened_is_removed(closing: str):
    assert safe(f"{closing}الف {closing}ب{closing}") == "الف ب"


@pytest.mark.parametrize("override", LRO + RLO, ids=ascii)
def test_an_override_is_removed_with_its_end(override: str):
    assert safe(f"{override}exe.txt{PDF} {RLE}الف{PDF}") == f"exe.txt {RLE}الف{PDF}"


def test_the_end_of_an_isolate_ends_what_was_opened_within():
    assert safe(f"{LRI}a{RLE}b{PDI}c{PDF}") == f"{LRI}ab{PDI}c"


def test_an_embedding_is_not_closed_from_within_an_isolate():
    assert safe(f"{RLE}a{LRI}b{PDF}c{PDI}d{PDF}") == f"{RLE}a{LRI}bc{PDI}d{PDF}"


def test_marks_are_kept():
    assert safe(f"{LRM}−۵ {RLM}") == f"{LRM}−۵ {RLM}"


def test_a_byte_order_mark_is_removed_and_the_end_of_a_paragraph_is_a_space():
    assert safe("\ufeffالف\u2029ب\rج") == "الف ب ج"


@pytest.mark.slow
@given(text=st.text(st.sampled_from("اa1 " + CONTROLS), max_size=40))
@settings(max_examples=300, deadline=None, derandomize=True)
def test_what_is_left_is_in_pairs_and_stays_as_it_is(text: str):
    left = safe(text)
    assert [char for char in left if char not in CONTROLS] == [char for char in text if char not in CONTROLS]
    assert safe(left) == left
    opened: list[str] = []
    for char in left:
        if char in OPENING:
            opened.append(OPENING[char])
        elif char in PDI + PDF:
            assert opened.pop() == char
    assert not opened
