"""Every name once, lines by strength, groups and list sentences told apart without colour."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest
from matplotlib.collections import PathCollection
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from drawn import texts
from kept import plot_network
from pairs import LANGUAGES, again, crowd, small
from rasad import charts
from rasad.charts import rtl
from rasad.charts.networks.marks import Key, Mark
from rasad.charts.page.layout import Layout
from rasad.charts.page.look import word
from rasad.charts.page.sheet import Sheet


def lines(figure: Figure) -> list[Line2D]:
    """The lines between names; those of the key are not see-through."""
    return [line for line in figure.axes[0].lines if line.get_alpha() is not None]


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_network_names_every_entity_and_explains_its_marks(language: str):
    said = texts(plot_network(small(), language, min_count=1))
    for labels in small().context.labels.values():
        assert rtl(labels[language]) in said
    assert {rtl(word("PER", language)), rtl(word("GPE", language))} <= set(said)
    assert rtl(word("EVENT", language)) not in said


def test_a_pair_below_the_minimum_is_not_drawn():
    figure = plot_network(small(), min_count=2)
    assert rtl("Moscow") not in texts(figure)
    assert len(lines(figure)) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_network_without_a_frequent_pair_says_so(language: str):
    assert texts(plot_network(small(), language, min_count=4)) == [rtl(word("no_pairs", language))]


@pytest.mark.slow
@pytest.mark.parametrize("measure", ["n_ab", "npmi", "odds_ratio"])
def test_a_thicker_line_is_a_stronger_pair(measure: str):
    weak, strong = lines(plot_network(small(), min_count=1, measure=measure))
    assert strong.get_linewidth() > weak.get_linewidth()


@pytest.mark.slow
def test_a_pair_of_list_sentences_is_dashed_and_the_key_says_so():
    figure = plot_network(small(), "fa", min_count=1)
    assert [line.is_dashed() for line in lines(figure)] == [True, False]
    assert rtl(word("line_lists", "fa")) in texts(figure)
    assert rtl(word("line_lists", "fa")) not in texts(plot_network(small(), "fa", min_count=2))


@pytest.mark.slow
def test_ratios_go_by_their_logarithm_and_the_key_shows_one_between():
    table = small()
    third = table.iloc[[0]].assign(a="b", b="c", odds_ratio=1.095)  # the root of 0.3 times 4
    figure = plot_network(again(pd.concat([table, third]), table), measure="odds_ratio", min_count=1)
    assert [line.get_linewidth() for line in lines(figure)] == pytest.approx([0.6, 2.4, 4.2], abs=0.01)
    key = [line for line in figure.axes[0].lines if line.get_alpha() is None]
    assert [line.get_linewidth() for line in key][:3] == pytest.approx([0.6, 2.4, 4.2])


@pytest.mark.slow
def test_groups_are_numbered_from_one():
    figure = plot_network(small(), "ar", min_count=1, groups={"a": 0, "b": 0, "c": 1})
    inside = [text.get_text() for text in figure.axes[0].texts if text.get_color() == "white"]
    assert sorted(inside) == [rtl("١", "L"), rtl("١", "L"), rtl("٢", "L")]


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_name_stands_on_the_side_from_which_no_line_comes(language: str):
    figure = plot_network(small(), language)
    marks = sorted((c for c in figure.axes[0].collections if c.get_zorder() == 3), key=lambda c: -c.get_sizes()[0])
    place = {name: tuple(c.get_offsets()[0]) for name, c in zip("ab", marks, strict=False)}
    names = {rtl(labels[language]): name for name, labels in small().context.labels.items()}
    for text in figure.axes[0].texts:
        if (name := names.get(text.get_text())) in place:
            other = place[{"a": "b", "b": "a"}[name]]
            beyond = (place[name][1] - other[1]) * (text.get_position()[1] - place[name][1])
            assert beyond > 0


def test_a_name_is_nearer_to_its_own_mark_than_another_mark_can_be():
    mark = Mark.of("Putin", "PER", 1, 1, Layout.of(3.15))
    (_, middle), line = mark.center(0, 0), 1.5 * mark.size / 72
    assert mark.height / 2 - (middle + mark.radius + line) > 0.07  # below the name; above it: nothing


@pytest.mark.parametrize("number", ["", "9"])
def test_a_name_above_its_mark_is_as_near_to_it_as_one_below(number: str):
    mark = Mark.of("Putin", "PER", 1, 1, Layout.of(3.15), number=number)
    gaps = []
    for above in (False, True):
        sheet = Sheet.of(Layout.of(3.15), 2, "en")
        turned = replace(mark, above=above)
        turned.draw(sheet, 1, 1)
        gaps.append(min(abs(text.get_position()[1] - turned.center(1, 1)[1]) for text in sheet.axes.texts))
    assert gaps[0] == pytest.approx(gaps[1])


def test_the_lines_of_the_key_stand_beside_each_other():
    key = Key(Layout.of(2.5))
    key.add("PER", "a long entry of a line")
    key.add_row([({"color": "k"}, "-0.43"), ({"color": "k"}, "0.86")])
    assert [row for *_, row in key.entries] == [0, 1, 1]


@pytest.mark.slow
def test_groups_are_told_by_outline_and_number():
    figure = plot_network(small(), "fa", min_count=1, groups={"a": 1, "b": 1, "c": 2})
    rings = [c for c in figure.axes[0].collections if isinstance(c, PathCollection) and not len(c.get_facecolors())]
    assert len(rings) == 3
    assert len({str(ring.get_linestyle()) for ring in rings}) == 2
    assert texts(figure).count(rtl("۱", "L")) >= 2
    assert rtl(word("network_groups", "fa")) in texts(figure)


@pytest.mark.slow
def test_a_backbone_has_fewer_lines_and_the_caption_says_so():
    pytest.importorskip("rasad.analyse.networks.graph")
    whole, thin = plot_network(crowd(), top=40), plot_network(crowd(), top=40, backbone=0.2)
    assert 0 < len(lines(thin)) < len(lines(whole))
    assert "0.2" in " ".join(texts(thin))


@pytest.mark.slow
def test_the_same_pairs_give_the_same_network():
    def places(pairs: pd.DataFrame) -> list[tuple[float, ...]]:
        return [tuple(c.get_offsets()[0]) for c in charts.plot_network(pairs, "fa").axes[0].collections]

    assert places(crowd()) == places(crowd())
