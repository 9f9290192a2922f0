"""rasad.corpus.blocks.phrases: the quick look at a line says what the plain rule says."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rasad import data
from rasad.corpus.blocks.lines import lines_of
from rasad.corpus.blocks.phrases import phrases, says, starting_with

RULES = sorted(name for name, how in data.load("corpus/blocks.yaml").items() if isinstance(how, dict))
_SAID = sorted({phrase for name in RULES for how in ("is", "starts", "contains") for phrase in phrases(name, how)})


def plainly(key: str, bare: str, name: str) -> bool:
    """The rule as it is told: a line is, begins with or holds one of the phrases."""
    whole = re.sub(r"\s*\(\s*\d+\s*\)$", "", key.strip(" :.*+،")).strip(" :.*+،")
    return (
        whole in phrases(name, "is")
        or bare in phrases(name, "is")
        or starting_with(phrases(name, "starts")).match(bare) is not None
        or any(phrase in bare for phrase in phrases(name, "contains"))
    )


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.lists(st.sampled_from([*_SAID, "خبر", "(12)", "( 3 )", "•", ":", "و", "الخبر", "*"]), min_size=1, max_size=4))
def test_a_mixture_of_phrases_says_what_the_plain_rule_says(parts: list[str]) -> None:
    for line in lines_of(" ".join(parts), "fa"):
        for name in RULES:
            assert says(line, name) == plainly(line.key, line.bare, name), (line.key, name)


@pytest.mark.parametrize("lang", ["fa", "ar"])
def test_the_lines_of_the_articles_say_what_the_plain_rule_says(lang: str, articles) -> None:
    for text in articles.loc[articles["lang"] == lang, "text"]:
        for line in lines_of(text, lang):
            assert [says(line, name) for name in RULES] == [plainly(line.key, line.bare, name) for name in RULES]
