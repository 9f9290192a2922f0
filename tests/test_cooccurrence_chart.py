"""rasad.charts.cooccurrence: heat map and network in three languages, and nothing covers anything."""

from __future__ import annotations

import pandas as pd
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.collections import PathCollection
from matplotlib.figure import Figure
from matplotlib.text import Text

import rasad
from rasad.analyse.cooccurrence import COLUMNS
from rasad.annotation.tables import Notes
from rasad.charts import plot_cooccurrence, plot_network, rtl
from rasad.charts.style import word
from rasad.frames import frame
from test_timeline_chart import LANGUAGES, outside, overlapping, texts

CHARTS = [plot_cooccurrence, plot_network]
UNITS = ["sentence", "paragraph", "article"]


@pytest.fixture(scope="module")
def tables(notes: Notes) -> dict[str, pd.DataFrame]:
    return {unit: rasad.cooccurrence(notes, unit=unit, resamples=0) for unit in UNITS}


@pytest.fixture
def pairs(tables: dict[str, pd.DataFrame]) -> pd.DataFrame:
    return tables["sentence"]


def small() -> pd.DataFrame:
    """Three names: a and b in three sentences, a and c in one."""
    rows = [
        {"a": "a", "b": "b", "n_ab": 3, "n_a": 5, "n_b": 4, "n": 9, "npmi": 0.4, "jaccard": 0.5, "log_likelihood": 2.0},
        {
            "a": "a",
            "b": "c",
            "n_ab": 1,
            "n_a": 5,
            "n_b": 3,
            "n": 9,
            "npmi": -0.2,
            "jaccard": 0.1,
            "log_likelihood": -1.0,
        },
    ]
    table = frame(rows, COLUMNS, integers=["n_ab", "n_a", "n_b", "n"], floats=["npmi", "jaccard", "log_likelihood"])
    names = {"a": ("Putin", "پوتین", "بوتين"), "b": ("Khamenei", "خامنه‌ای", "خامنئي"), "c": ("Moscow", "مسکو", "موسكو")}
    table.attrs = {
        "unit": "sentence",
        "units": {"a": 5, "b": 4, "c": 3},
        "types": {"a": "PER", "b": "PER", "c": "GPE"},
        "labels": {name: dict(zip(LANGUAGES, labels, strict=True)) for name, labels in names.items()},
    }
    return table


def artist(figure: Figure, said: str) -> Text:
    (found,) = [text for text in figure.findobj(Text) if text.get_text() == said]
    return found


def middle(figure: Figure, said: str) -> tuple[float, float]:
    box = artist(figure, said).get_window_extent(FigureCanvasAgg(figure).get_renderer())
    return (box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("chart", CHARTS)
def test_no_text_leaves_the_page_or_covers_another(tables: dict[str, pd.DataFrame], chart, unit: str, language: str):
    figure = chart(tables[unit], language)
    assert len(texts(figure)) > 10
    assert not outside(figure)
    assert not overlapping(figure)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("chart", CHARTS)
def test_an_empty_table_gives_a_chart_that_says_so(chart, language: str):
    figure = chart(frame([], COLUMNS, integers=["n_ab", "n_a", "n_b"]), language)
    assert texts(figure) == [rtl(word("no_pairs", language))]
    assert not outside(figure)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_network_without_a_frequent_pair_says_so(language: str):
    assert texts(plot_network(small(), language, min_count=4)) == [rtl(word("no_pairs", language))]


@pytest.mark.parametrize("chart", CHARTS)
@pytest.mark.parametrize("language", ["de", "FA", ""])
def test_an_unknown_language_is_refused(chart, language: str):
    with pytest.raises(ValueError, match="language must be one of en, fa, ar"):
        chart(small(), language)


def test_an_unknown_measure_is_refused_with_those_that_are_known():
    with pytest.raises(ValueError, match="measure must be one of n_ab, npmi, jaccard, log_likelihood, not 'pmi'"):
        plot_cooccurrence(small(), measure="pmi")


@pytest.mark.parametrize(("language", "side"), [("en", "left"), ("fa", "right"), ("ar", "right")])
@pytest.mark.parametrize("chart", CHARTS)
def test_title_and_caption_stand_on_the_readers_side(chart, language: str, side: str):
    figure = chart(small(), language)
    assert [text.get_ha() for text in figure.texts] == [side, side]
    for text in figure.texts:
        box = text.get_window_extent(FigureCanvasAgg(figure).get_renderer())
        near = box.x0 if side == "left" else figure.bbox.width - box.x1
        assert near == pytest.approx(0.3 * figure.dpi, abs=2)


@pytest.mark.parametrize(("language", "digit"), [("en", "3"), ("fa", "۳"), ("ar", "٣")])
def test_counts_are_written_in_the_readers_digits(language: str, digit: str):
    table = small()
    table.attrs["units"] = {"a": 5, "b": 4, "c": 6}
    assert rtl(digit) in texts(plot_cooccurrence(table, language))


def test_a_cell_holds_the_count_and_the_diagonal_the_units():
    numbers = sorted(text.strip("\u2066\u2069") for text in texts(plot_cooccurrence(small())))
    assert [number for number in numbers if number.isdigit()] == ["1", "3", "3", "4", "5"]


def test_the_count_stays_in_the_cell_whatever_colours_it():
    for measure in ("npmi", "jaccard", "log_likelihood"):
        assert texts(plot_cooccurrence(small(), measure=measure)) == texts(plot_cooccurrence(small()))


def test_what_colours_a_cell_follows_the_measure():
    def colours(measure: str) -> list:
        (axes,) = plot_cooccurrence(small(), measure=measure).axes
        return [patch.get_facecolor() for patch in axes.patches]

    assert colours("n_ab") != colours("npmi")


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_stand_where_reading_begins_and_the_most_frequent_above(language: str):
    figure = plot_cooccurrence(small(), language, top=2)
    names = [small().attrs["labels"][name][language] for name in ("a", "b")]
    first = [text for text in figure.findobj(Text) if text.get_text() == rtl(names[0])]
    assert len(first) == 2  # beside its row, and at the step of the triangle
    last = middle(figure, rtl(names[1]))
    assert (last[0] < figure.bbox.width / 2) if language == "en" else (last[0] > figure.bbox.width / 2)
    renderer = FigureCanvasAgg(figure).get_renderer()
    assert all(text.get_window_extent(renderer).y0 > last[1] for text in first)


@pytest.mark.parametrize(("top", "shown"), [(1, 1), (2, 2), (3, 3), (50, 3)])
def test_top_says_how_many_names_are_drawn(top: int, shown: int):
    labels = [labels["en"] for labels in small().attrs["labels"].values()]
    said = " ".join(texts(plot_cooccurrence(small(), top=top)))
    assert sum(label in said for label in labels) == shown


def test_the_most_frequent_names_are_those_of_most_units_and_not_of_most_pairs(pairs: pd.DataFrame):
    units = pairs.attrs["units"]
    paired = set(pairs["a"]) | set(pairs["b"])
    wanted = sorted(paired, key=lambda name: (-units[name], name))[:5]
    said = texts(plot_cooccurrence(pairs, "fa", top=5))
    for name in wanted:
        assert rtl(pairs.attrs["labels"][name]["fa"]) in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_network_names_every_entity_and_explains_its_marks(language: str):
    said = texts(plot_network(small(), language, min_count=1))
    for labels in small().attrs["labels"].values():
        assert rtl(labels[language]) in said
    assert {rtl(word("PER", language)), rtl(word("GPE", language))} <= set(said)
    assert rtl(word("EVENT", language)) not in said


def test_a_pair_below_the_minimum_is_not_drawn():
    figure = plot_network(small(), min_count=2)
    assert rtl("Moscow") not in texts(figure)
    assert len(figure.axes[0].lines) == 1


def test_a_thicker_line_is_a_more_frequent_pair():
    frequent, rare = plot_network(small(), min_count=1).axes[0].lines
    assert frequent.get_linewidth() > rare.get_linewidth()


def places(pairs: pd.DataFrame) -> list[tuple[float, float]]:
    (axes,) = plot_network(pairs, "fa").axes
    return [tuple(c.get_offsets()[0]) for c in axes.collections if isinstance(c, PathCollection)]


def test_the_same_pairs_give_the_same_network(pairs: pd.DataFrame):
    assert places(pairs) == places(pairs)


@pytest.mark.parametrize("chart", CHARTS)
def test_the_title_can_be_given_and_may_hold_a_dollar_sign(chart):
    assert rtl("بهای نفت ۸۰$") in texts(chart(small(), "fa", title="بهای نفت ۸۰$"))


@pytest.mark.parametrize("chart", CHARTS)
def test_a_table_without_its_attributes_is_drawn_with_ids(chart):
    bare = small()
    bare.attrs = {}
    assert rtl("a") in texts(chart(bare, "fa"))


@pytest.mark.parametrize("chart", CHARTS)
def test_the_table_is_left_as_it_was(chart):
    table = small()
    chart(table, "fa")
    pd.testing.assert_frame_equal(table, small())
    assert table.attrs == small().attrs


@pytest.mark.parametrize("language", LANGUAGES)
def test_very_long_names_do_not_turn_the_chart_round(language: str):
    table = small()
    long = {
        "en": "International Coordination Council for the Reconstruction of the Middle East and North Africa",
        "fa": "شورای بین‌المللی هماهنگی بازسازی خاورمیانه و شمال آفریقا در سازمان ملل متحد و نهادهای وابسته",
        "ar": "المجلس الدولي لتنسيق إعادة إعمار الشرق الأوسط وشمال أفريقيا في الأمم المتحدة وهيئاتها التابعة",
    }
    table.attrs["labels"] = dict.fromkeys("abc", long)
    left, right = plot_cooccurrence(table, language).axes[0].get_xlim()
    assert (left < right) == (language == "en")
