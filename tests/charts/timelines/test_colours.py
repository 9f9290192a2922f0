"""rasad.charts.timelines.marks: colours that all eyes tell apart, on paper and in grey print."""

from __future__ import annotations

from itertools import combinations, pairwise

import numpy as np
import pytest
from matplotlib.text import Text

from drawn import (
    LANGUAGES,
    made_up,
)
from kept import plot_timeline
from rasad.charts.page import look
from rasad.charts.timelines.marks import FORMS
from seen import SEEN, XYZ, contrast, lab, linear


@pytest.mark.parametrize("eyes", SEEN)
def test_statuses_differ_in_colour_and_lightness_for_all_eyes(eyes: str):
    seen = {status: lab(np.asarray(SEEN[eyes]) @ linear(form.color)) for status, form in FORMS.items()}
    for one, other in combinations(seen.values(), 2):
        assert abs(one[0] - other[0]) >= 8
        assert np.linalg.norm(one - other) >= 20


def test_statuses_differ_in_grey_print_and_in_form():
    greys = sorted(float(lab(np.full(3, XYZ[1] @ linear(form.color)))[0]) for form in FORMS.values())
    assert all(lighter - darker >= 12 for darker, lighter in pairwise(greys))
    assert len({form.marker for form in FORMS.values()}) == len(FORMS)


@pytest.mark.slow
@pytest.mark.parametrize("paper", ["white", look.BAND])
def test_marks_and_text_stand_out_from_the_page(paper: str):
    assert all(contrast(form.color, paper) >= 3 for form in FORMS.values())
    assert all(contrast(color, paper) >= 4.5 for color in (look.INK, look.PALE))
    for language in LANGUAGES:
        assert {text.get_color() for text in plot_timeline(made_up(), language).findobj(Text) if text.get_text()} <= {
            look.INK, look.PALE,
        }  # fmt: skip
