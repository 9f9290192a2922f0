"""rasad.checks: what an argument must be, told in one line."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from rasad.checks import at_least, check_lang, check_language, known
from rasad.errors import RasadError


@pytest.mark.parametrize("language", ["de", "", "EN", "fa-IR", None, 1])
def test_what_is_no_language_of_readers_is_refused_by_naming_the_three(language: object):
    with pytest.raises(ValueError, match=f"^language must be one of en, fa, ar, not {language!r}$"):
        check_language(language)


def test_text_may_be_in_neither_language_but_not_in_one_that_is_not_read():
    check_lang("und")
    with pytest.raises(ValueError, match=r"^lang must be one of fa, ar, und, not 'en'$"):
        check_lang("en")


def test_a_wrong_value_is_a_mistake_that_the_command_line_tells_in_one_line():
    with pytest.raises(RasadError):
        check_language("de")


def test_a_table_in_place_of_a_word_is_refused_and_not_compared():
    with pytest.raises(ValueError, match=r"^unit must be one of sentence, article, not "):
        known(pd.DataFrame({"unit": ["sentence"]}), ("sentence", "article"), "unit")


@pytest.mark.parametrize("value", [0, True, 1.0, "2", None, float("nan")])
def test_what_is_no_whole_number_high_enough_is_refused(value: object):
    with pytest.raises(ValueError, match=r"^window must be a whole number of at least 1, not "):
        at_least(value, 1, "window")


def test_whole_numbers_of_numpy_are_whole_numbers():
    at_least(np.int64(3), 1, "window")
    at_least(np.intp(3), 1, "window")
