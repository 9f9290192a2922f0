"""rasad.charts.pairs.heatmap, and what all charts of pairs share: nothing covers anything, in three languages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import matplotlib as mpl
import pandas as pd
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.patches import Polygon, Rectangle
from matplotlib.text import Text

import rasad
from drawn import outside, overlapping, texts
from kept import plot_cooccurrence, plot_ego, plot_network, plot_pairs
from pairs import LANGUAGES, again, crowd, made, small
from rasad import charts
from rasad.analyse.pairs.limits import why
from rasad.annotation.notes import Notes
from rasad.charts import alt_of, rtl
from rasad.charts.page.look import word
from rasad.charts.pairs.colorscale import luminance
from rasad.tables import LostContextError
from seen_in_figures import has, middle, said_by
from twobytwo import two_by_two

Chart = Callable[..., Figure]
MEASURES = ("n_ab", "npmi", "log_likelihood", "jaccard", "odds_ratio")
CHARTS = [plot_cooccurrence, plot_network, plot_pairs, plot_ego]
COLUMN = 3.15  # inches: 8 cm


@pytest.fixture(autouse=True)
def _measured_as_drawn() -> Iterator[None]:
    """Letters are drawn unhinted at every resolution; so are they measured here."""
    with mpl.rc_context({"text.hinting": "no_hinting"}):
        yield


def ready(chart: Chart, entity: str) -> Chart:
    """A chart that takes a table and a language."""
    return partial(_ego, chart, entity) if chart in (plot_ego, charts.plot_ego) else chart


def _ego(ego: Chart, entity: str, pairs: pd.DataFrame, language: str = "en", **values: Any) -> Figure:
    return ego(pairs, entity, language, **values)


@pytest.fixture(scope="module")
def tables(notes: Notes) -> dict[str, pd.DataFrame]:
    return {unit: rasad.cooccurrence(notes, unit=unit, resamples=50) for unit in ("sentence", "paragraph", "article")}


@pytest.mark.slow
@two_by_two(chart=CHARTS, unit=["sentence", "paragraph", "article"], width=[None, COLUMN], language=LANGUAGES)
def test_no_text_leaves_the_page_or_covers_another(
    tables: dict[str, pd.DataFrame], chart: Chart, unit: str, width: float | None, language: str
):
    figure = ready(chart, "vladimir-putin")(tables[unit], language, **({"width": width} if width else {}))
    assert len(texts(figure)) > 10
    assert not outside(figure)
    assert not overlapping(figure)


@pytest.mark.slow
@two_by_two(chart=CHARTS, width=[None, COLUMN], language=LANGUAGES)
def test_forty_long_names_do_not_cover_each_other(chart: Chart, width: float | None, language: str):
    page = {"width": width} if width else {}
    figure = ready(chart, "name-01")(crowd(), language, top=40, measure="npmi", **page)
    assert len(texts(figure)) > 10
    assert not outside(figure)
    assert not overlapping(figure)


@pytest.mark.slow
@two_by_two(chart=CHARTS, measure=MEASURES, language=LANGUAGES)
def test_every_measure_is_drawn_and_named(chart: Chart, measure: str, language: str):
    figure = ready(chart, "a")(small(), language, measure=measure, min_count=1) if chart is not plot_cooccurrence else (
        plot_cooccurrence(small(), language, measure=measure)
    )  # fmt: skip
    assert has(figure, word(f"measure_{measure}", language, unit=word("sentence", language)))
    assert not outside(figure)
    assert not overlapping(figure)


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("chart", CHARTS)
def test_an_empty_table_gives_a_chart_that_says_why(chart: Chart, language: str):
    table = again(made([]), small(), counted={"reason": "below_minimum", "min_count": 7})
    figure = ready(chart, "a")(table, language)
    if chart is not plot_ego:
        assert has(figure, why(table.context.counted, language))
    assert not outside(figure)


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("chart", CHARTS)
def test_too_little_evidence_is_said_on_the_chart_itself(chart: Chart, language: str):
    draw, table = ready(chart, "a"), small()
    assert not any("▲" in text for text in texts(draw(table, language)))
    table = again(table, table, counted={"reason": "too_few_articles", "articles": 5})
    assert has(draw(table, language), f"▲ {why(table.context.counted, language)}")
    table = again(table, table, counted=None)
    assert has(draw(table, language), f"▲ {word('not_known', language)}")


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("chart", CHARTS)
def test_in_a_column_no_letter_is_smaller_than_six_and_a_half_points(
    tables: dict[str, pd.DataFrame], chart: Chart, language: str
):
    for table, name, top in ((tables["sentence"], "vladimir-putin", 15), (crowd(), "name-01", 40)):
        figure = ready(chart, name)(table, language, top=top, measure="npmi", width=COLUMN)
        assert min(text.get_size() for text in figure.axes[0].texts) >= 6.5


@pytest.mark.slow
@pytest.mark.parametrize("chart", CHARTS)
def test_a_warning_is_dark_enough_for_small_type(chart: Chart):
    table = again(small(), small(), counted=None)
    figure = ready(chart, "a")(table)
    (mark,) = [text for text in figure.axes[0].texts if "▲" in text.get_text()]
    assert 1.05 / (luminance(mark.get_color()) + 0.05) >= 4.5  # WCAG 2.1, AA


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_minus_is_longer_than_a_hyphen_and_stands_left_of_its_number(language: str):
    minus = {"en": "–0.2", "fa": "–۰٫۲", "ar": "–٠٫٢"}[language]
    options: dict[str, Any] = {"measure": "npmi", "min_count": 1}
    for figure in (plot_network(small(), language, **options), plot_ego(small(), "a", language, **options)):
        assert rtl(minus, "L") in texts(figure)


@pytest.mark.parametrize("chart", CHARTS)
@pytest.mark.parametrize("language", ["de", "FA", ""])
def test_an_unknown_language_is_refused(chart: Chart, language: str):
    with pytest.raises(ValueError, match="language must be one of en, fa, ar"):
        ready(chart, "a")(small(), language)


@pytest.mark.parametrize("chart", CHARTS)
def test_an_unknown_measure_is_refused_with_those_that_are_known(chart: Chart):
    with pytest.raises(ValueError, match=r"measure must be one of n_ab, npmi, .*, odds_ratio, not 'pmi'"):
        ready(chart, "a")(small(), measure="pmi")


@pytest.mark.parametrize("chart", CHARTS)
def test_a_measure_that_the_table_lacks_is_refused(chart: Chart):
    with pytest.raises(ValueError, match="these pairs have no column 'odds_ratio'"):
        ready(chart, "a")(small().drop(columns="odds_ratio"), measure="odds_ratio")


@pytest.mark.slow
@pytest.mark.parametrize(("language", "side"), [("en", "left"), ("fa", "right"), ("ar", "right")])
@pytest.mark.parametrize("chart", CHARTS)
def test_the_title_stands_on_the_readers_side(chart: Chart, language: str, side: str):
    figure = ready(chart, "a")(small(), language, title="عنوان")
    (title,) = [text for text in figure.findobj(Text) if "عنوان" in text.get_text()]
    box = title.get_window_extent(FigureCanvasAgg(figure).get_renderer())
    near = box.x0 if side == "left" else figure.bbox.width - box.x1
    assert near == pytest.approx(0.3 * figure.dpi, abs=2)


@pytest.mark.slow
@pytest.mark.parametrize(("language", "digit"), [("en", "3"), ("fa", "۳"), ("ar", "٣")])
@pytest.mark.parametrize("chart", CHARTS)
def test_counts_are_written_in_the_readers_digits(chart: Chart, language: str, digit: str):
    figure = ready(chart, "a")(small(), language)
    assert digit in said_by(figure).split()
    others = set("0123456789۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩") - set(
        {"en": "0123456789", "fa": "۰۱۲۳۴۵۶۷۸۹", "ar": "٠١٢٣٤٥٦٧٨٩"}[language]
    )
    assert not others & set(said_by(figure))


@pytest.mark.slow
@pytest.mark.parametrize("chart", CHARTS)
def test_the_title_can_be_given_and_may_hold_a_dollar_sign(chart: Chart):
    assert rtl("بهای نفت ۸۰$") in texts(ready(chart, "a")(small(), "fa", title="بهای نفت ۸۰$"))


@pytest.mark.parametrize("chart", CHARTS)
def test_a_table_that_has_lost_its_context_is_not_drawn_with_ids(chart: Chart):
    for bare in (small().table, pd.concat([small(), small().head(0)])):
        with pytest.raises(LostContextError, match=r"pairs\.keep\(rows\)"):
            ready(chart, "a")(bare, "fa")


@pytest.mark.slow
@pytest.mark.parametrize("chart", CHARTS)
def test_a_registry_gives_a_plain_table_its_labels_and_the_chart_says_what_is_not_known(chart: Chart, notes: Notes):
    counted = small().table.replace({"a": {"a": "vladimir-putin"}, "b": {"b": "iran", "c": "russia"}})
    figure = ready(chart, "vladimir-putin")(counted, "fa", registry=notes.registry)
    assert "پوتین" in said_by(figure)
    assert "vladimir-putin" not in said_by(figure)
    assert word("not_known", "fa") in alt_of(figure).text
    with pytest.raises(LostContextError, match="not in the registry: a, b, c"):
        ready(chart, "a")(small().table, "fa", registry=notes.registry)


@pytest.mark.slow
@pytest.mark.parametrize("chart", CHARTS)
def test_the_table_is_left_as_it_was(chart: Chart):
    table = small()
    ready(getattr(charts, chart.__name__), "a")(table, "fa")
    pd.testing.assert_frame_equal(table, small())
    assert table.context == small().context


@pytest.mark.slow
@pytest.mark.parametrize("chart", CHARTS)
def test_the_order_of_the_rows_does_not_matter(tables: dict[str, pd.DataFrame], chart: Chart):
    table = tables["sentence"]
    mixed = table.sample(frac=1, random_state=7).reset_index(drop=True)
    draw = ready(chart, "vladimir-putin")
    places = [
        [(t.get_text(), *t.get_position()) for t in draw(of, "fa").findobj(Text) if t.get_text()]
        for of in (table, mixed)
    ]
    assert places[0] == places[1]


@pytest.mark.slow
def test_a_cell_holds_the_count_and_the_diagonal_the_units():
    figure = plot_cooccurrence(small(), measure="npmi")
    numbers = [said.strip("\u2066\u2067\u2069") for said in texts(figure)]
    assert sorted(number for number in numbers if number.isdigit()) == [
        "0",
        "1",
        "3",
        "3",
        "4",
        "5",
    ]  # the 0 is of the scale


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_scale_runs_in_reading_direction(language: str):
    figure = plot_cooccurrence(small(), language)
    zero, three = ({"en": "0123", "fa": "۰۱۲۳", "ar": "٠١٢٣"}[language][i] for i in (0, 3))
    found = {t.get_text().strip("\u2066\u2069"): middle(figure, t) for t in figure.findobj(Text)}
    top = max(y for said, (_, y) in found.items() if said == zero)
    ends = {t.get_text().strip("\u2066\u2069"): middle(figure, t)[0] for t in figure.findobj(Text)
            if abs(middle(figure, t)[1] - top) < 2}  # fmt: skip
    assert (ends[zero] < ends[three]) == (language == "en")


def cells(figure: Figure) -> list[Any]:
    return [patch for patch in figure.axes[0].patches if isinstance(patch, Rectangle) and patch.get_linewidth() == 0.6]


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_cells_too_small_for_numbers_have_none_and_the_caption_says_so(language: str):
    sentences = {
        key: word(f"heat_{key}", language, unit=word("paragraph", language)) for key in ("cells", "no_numbers")
    }
    wide, narrow = (plot_cooccurrence(crowd(), language, top=40, width=width) for width in (12, COLUMN))
    assert [has(wide, said) for said in sentences.values()] == [True, False]
    assert [has(narrow, said) for said in sentences.values()] == [False, True]
    assert len(texts(narrow)) < 80 < 200 < len(texts(wide))


@pytest.mark.slow
def test_many_names_on_a_narrow_page_make_cells_taller_than_wide():
    assert all(cell.get_height() == pytest.approx(cell.get_width()) for cell in cells(plot_cooccurrence(small())))
    narrow = cells(plot_cooccurrence(crowd(), top=40, width=COLUMN))
    assert all(cell.get_height() > 1.5 * cell.get_width() for cell in narrow)


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_an_empty_cell_is_explained(language: str):
    table = small()
    assert has(plot_cooccurrence(table, language), word("heat_blank", language))
    table = again(table, table, min_count=3)
    said = word("heat_blank_below", language, n=3, unit=word("sentence", language))
    assert has(plot_cooccurrence(table, language), said)


@pytest.mark.slow
def test_what_colours_a_cell_follows_the_measure():
    colours = [
        [cell.get_facecolor() for cell in cells(plot_cooccurrence(small(), measure=m))] for m in ("n_ab", "npmi")
    ]
    assert colours[0] != colours[1]


@pytest.mark.slow
def test_a_pair_rarer_than_by_chance_has_a_marked_corner_and_the_chart_says_so():
    figure = plot_cooccurrence(small(), measure="npmi")
    assert len([patch for patch in figure.axes[0].patches if isinstance(patch, Polygon)]) == 1
    assert has(figure, word("heat_corner", "en"))
    assert not has(plot_cooccurrence(small()), word("heat_corner", "en"))


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_by_count_the_most_frequent_name_is_above_and_names_stand_where_reading_begins(language: str):
    figure = plot_cooccurrence(small(), language, order="count")
    labels = small().context.labels
    rows = {
        name: [middle(figure, t) for t in figure.findobj(Text) if labels[name][language] in t.get_text()]
        for name in "abc"
    }
    assert min(y for _, y in rows["a"]) > max(y for _, y in rows["b"]) > max(y for _, y in rows["c"])
    assert (rows["c"][0][0] < figure.bbox.width / 2) == (language == "en")


def test_an_unknown_order_is_refused():
    with pytest.raises(ValueError, match="order must be one of cluster, count, not 'name'"):
        plot_cooccurrence(small(), order="name")


@pytest.mark.slow
@pytest.mark.parametrize(("top", "shown"), [(1, 1), (2, 2), (3, 3), (50, 3)])
def test_top_says_how_many_names_are_drawn(top: int, shown: int):
    said = said_by(plot_cooccurrence(small(), top=top))
    assert sum(labels["en"] in said for labels in small().context.labels.values()) == shown


@pytest.mark.slow
def test_the_most_frequent_names_are_those_of_most_units_and_not_of_most_pairs(tables: dict[str, pd.DataFrame]):
    pairs = tables["sentence"]
    units = pairs.context.units
    paired = set(pairs["a"]) | set(pairs["b"])
    figure = plot_cooccurrence(pairs, "fa", top=5)
    for name in sorted(paired, key=lambda name: (-units[name], name))[:5]:
        assert pairs.context.labels[name]["fa"] in said_by(figure)
