"""rasad.corpus.blocks.kept: what reading found is there for annotation, and is the same."""

from __future__ import annotations

import pytest

from rasad.corpus.blocks import kept
from rasad.corpus.blocks.find import find_blocks
from rasad.text.keys import Keys

TEXT = "دیدار در مسکو\n\nدو طرف در مسکو با هم دیدار و گفت‌وگو کردند."


@pytest.fixture(autouse=True)
def forgotten():
    kept.forget()
    yield
    kept.forget()


def test_kept_blocks_are_those_that_were_found() -> None:
    assert kept.read_blocks(TEXT, "fa") == kept.known_blocks(Keys(TEXT), "fa") == find_blocks(TEXT, "fa")


def test_blocks_that_were_read_are_not_found_again(monkeypatch: pytest.MonkeyPatch) -> None:
    read = kept.read_blocks(TEXT, "fa")
    monkeypatch.setattr(kept, "blocks_of", lambda keys, lang: [])
    assert kept.known_blocks(Keys(TEXT), "fa") == read
    assert kept.known_blocks(Keys(TEXT), "ar") == []  # another language is another question
    assert kept.known_blocks(Keys(TEXT + "."), "fa") == []  # and so is a text that was changed


def test_the_blocks_of_a_text_are_a_list_of_the_callers_own() -> None:
    kept.read_blocks(TEXT, "fa").clear()
    assert [block.role for block in kept.known_blocks(Keys(TEXT), "fa")] == ["title", "body"]


def test_only_so_many_texts_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "_MOST", 3)
    for i in range(9):
        kept.read_blocks(f"{TEXT} {i}", "fa")
    assert len(kept._kept) == 3


def test_a_text_with_half_a_character_is_kept_too() -> None:
    assert kept.read_blocks("خبر \ud800", "fa") == find_blocks("خبر \ud800", "fa")
