"""rasad.charts.pairs.bars: bars from the reader's side, intervals where there are any."""

from __future__ import annotations

import pandas as pd
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.patches import Polygon, Rectangle
from matplotlib.text import Text

from drawn import texts
from kept import plot_pairs
from pairs import LANGUAGES, again, crowd, small
from rasad.charts import rtl
from rasad.charts.page.look import INK, word
from seen_in_figures import has


def boxes(figure: Figure, said: str) -> list[float]:
    """The middle of each text that says this, in pixels from the left."""
    renderer = FigureCanvasAgg(figure).get_renderer()
    found = [t.get_window_extent(renderer) for t in figure.findobj(Text) if t.get_text() == said]
    return [(box.x0 + box.x1) / 2 for box in found]


def bars(figure: Figure) -> list[Rectangle]:
    return [patch for patch in figure.axes[0].patches if isinstance(patch, Rectangle)]


def whiskers(figure: Figure) -> int:
    return len([line for line in figure.axes[0].lines if line.get_color() == INK and line.get_linewidth() == 1.0]) // 3


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_names_stand_where_reading_begins_and_bars_go_on_from_there(language: str):
    figure = plot_pairs(small(), language)
    a, b = (small().context.labels[name][language] for name in "ab")
    (first,), (second,) = boxes(figure, rtl(a)), boxes(figure, rtl(b))
    (bar,) = bars(figure)
    start, end = (figure.axes[0].transData.transform((x, 0))[0] for x in (bar.get_x(), bar.get_x() + bar.get_width()))
    places = [first, second, start, end]
    assert places == sorted(places, reverse=language != "en")


@pytest.mark.slow
def test_latin_names_keep_their_order_in_a_persian_chart():
    table = again(small(), small(), labels={})
    figure = plot_pairs(table, "fa")
    assert boxes(figure, rtl("a", "R")) > boxes(figure, rtl("b", "R"))


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_an_interval_is_drawn_where_there_is_one_and_its_lack_is_said(language: str):
    figure = plot_pairs(small(), language, min_count=1)
    assert whiskers(figure) == 1
    assert has(figure, word("bars_no_interval", language))
    whole = plot_pairs(small(), language, min_count=2)
    assert not has(whole, word("bars_no_interval", language))
    assert has(whole, word("bars_interval", language))


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_measure_without_intervals_says_so(language: str):
    figure = plot_pairs(small(), language, measure="jaccard")
    assert whiskers(figure) == 0
    assert has(figure, word("bars_never_interval", language))


@pytest.mark.slow
def test_the_odds_ratio_has_intervals_of_its_own_and_starts_at_one():
    table = small().replace({"odds_high": 30.0}, 11.0)
    figure = plot_pairs(table, measure="odds_ratio", min_count=1)
    assert whiskers(figure) == 1
    above, below = bars(figure)
    assert above.get_x() == pytest.approx(below.get_x() + below.get_width())


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_an_interval_that_leaves_the_chart_ends_in_an_arrow_and_the_caption_says_so(language: str):
    def arrows(figure: Figure) -> list[Polygon]:
        return [patch for patch in figure.axes[0].patches if isinstance(patch, Polygon)]

    cut = plot_pairs(small(), language, measure="odds_ratio")
    (arrow,) = arrows(cut)
    (bar,) = bars(cut)
    assert arrow.get_xy()[:, 0].max() > bar.get_x() + bar.get_width()
    assert has(cut, word("bars_cut", language))
    whole = plot_pairs(small().replace({"odds_high": 30.0}, 11.0), language, measure="odds_ratio")
    assert not arrows(whole)
    assert not has(whole, word("bars_cut", language))


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_pairs_as_strong_as_the_last_one_are_counted_in_the_caption(language: str):
    table = again(pd.concat([small().iloc[[0]].assign(b=name) for name in "bcdef"]), small())
    assert has(plot_pairs(table, language, top=2), word("as_strong", language, n=3))
    assert not has(plot_pairs(table, language, top=5), word("as_strong", language, n=3)[:20])


@pytest.mark.slow
def test_the_strongest_comes_first_and_rare_pairs_are_left_out():
    assert len(bars(plot_pairs(small()))) == 1
    widths = [bar.get_width() for bar in bars(plot_pairs(crowd(), top=9))]
    assert widths == sorted(widths, reverse=True)


@pytest.mark.slow
def test_a_pair_of_list_sentences_is_hatched_and_the_caption_says_so():
    figure = plot_pairs(small(), "ar", min_count=1)
    assert [bool(bar.get_hatch()) for bar in bars(figure)] == [False, True]
    assert has(figure, word("bar_lists", "ar"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_nothing_is_frequent_enough_the_chart_says_so(language: str):
    assert texts(plot_pairs(small(), language, min_count=9)) == [rtl(word("no_pairs", language))]
