"""rasad.charts.timemarks: colours that all eyes tell apart, on paper and in grey print."""

from __future__ import annotations

from itertools import combinations, pairwise

import numpy as np
import pytest
from matplotlib.colors import to_rgb
from matplotlib.text import Text
from numpy.typing import NDArray

from drawn import (
    LANGUAGES,
    made_up,
)
from rasad.charts import look, plot_timeline
from rasad.charts.timemarks import FORMS

# V. G. Machado, M. M. Oliveira and L. A. F. Fernandes, "A Physiologically-based Model for Simulation of
# Color Vision Deficiency" (2009), severity 1, on linear RGB.
_SEEN = {
    "normal": np.eye(3),
    "protanopia": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    "deuteranopia": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]],
    "tritanopia": [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.3039]],
}
_XYZ = np.array([[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.072175], [0.0193339, 0.119192, 0.9503041]])


def linear(color: str) -> NDArray[np.float64]:
    rgb = np.array(to_rgb(color))
    return np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)


def lab(rgb: NDArray[np.float64]) -> NDArray[np.float64]:
    """CIE L*a*b* (D65) of linear RGB."""
    xyz = _XYZ @ np.clip(rgb, 0, 1) / _XYZ.sum(axis=1)
    x, y, z = np.where(xyz > (6 / 29) ** 3, np.cbrt(xyz), xyz / (3 * (6 / 29) ** 2) + 4 / 29)
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


def contrast(one: str, other: str) -> float:
    """Contrast ratio of WCAG 2."""
    dark, light = sorted(float(_XYZ[1] @ linear(color)) for color in (one, other))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("eyes", _SEEN)
def test_statuses_differ_in_colour_and_lightness_for_all_eyes(eyes: str):
    seen = {status: lab(np.asarray(_SEEN[eyes]) @ linear(form.color)) for status, form in FORMS.items()}
    for one, other in combinations(seen.values(), 2):
        assert abs(one[0] - other[0]) >= 8
        assert np.linalg.norm(one - other) >= 20


def test_statuses_differ_in_grey_print_and_in_form():
    greys = sorted(float(lab(np.full(3, _XYZ[1] @ linear(form.color)))[0]) for form in FORMS.values())
    assert all(lighter - darker >= 12 for darker, lighter in pairwise(greys))
    assert len({form.marker for form in FORMS.values()}) == len(FORMS)


@pytest.mark.parametrize("paper", ["white", look.BAND])
def test_marks_and_text_stand_out_from_the_page(paper: str):
    assert all(contrast(form.color, paper) >= 3 for form in FORMS.values())
    assert all(contrast(color, paper) >= 4.5 for color in (look.INK, look.PALE))
    for language in LANGUAGES:
        assert {text.get_color() for text in plot_timeline(made_up(), language).findobj(Text) if text.get_text()} <= {
            look.INK, look.PALE,
        }  # fmt: skip
