"""rasad.charts.timeline: drawn for every episode in three languages, and nothing covers anything."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from itertools import combinations, pairwise
from pathlib import Path
from typing import Literal

import numpy as np
import pandas as pd
import pytest
from matplotlib.artist import Artist
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.collections import PathCollection
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure
from matplotlib.image import AxesImage
from matplotlib.text import Annotation, Text
from matplotlib.transforms import Bbox
from numpy.typing import NDArray

import rasad
from conftest import EPISODES, SEEDS
from rasad import calendars
from rasad.analyse.timeline import COLUMNS
from rasad.annotation.tables import Notes
from rasad.charts import plot_timeline, rtl, save
from rasad.charts import style as look
from rasad.charts.rtl import shapes
from rasad.charts.style import word
from rasad.charts.timemarks import FORMS

LANGUAGES = ("en", "fa", "ar")
_SLACK = 1.0  # pixel


@lru_cache(maxsize=2)
def ink(figure: Figure) -> list[tuple[str, Bbox]]:
    """Every text of a figure and the box of its letters, in pixels.

    `get_window_extent` of one line holds the leading of the tallest font, half of it empty: the
    box is narrowed to the height that the renderer measures for the letters themselves.
    """
    renderer = FigureCanvasAgg(figure).get_renderer()
    found = []
    for text in figure.findobj(Text):
        said = text.get_text()
        if not said.strip() or not text.get_visible():
            continue
        box = text.get_window_extent(renderer)
        if "\n" not in said:
            side = text.get_va()
            text.set_va("baseline")
            descent = text.get_transform().transform(text.get_position())[1] - text.get_window_extent(renderer).y0
            text.set_va(side)
            _, height, depth = renderer.get_text_width_height_descent(said, text.get_fontproperties(), ismath=False)
            base = box.y0 + descent
            box = Bbox.from_extents(box.x0, base - depth, box.x1, base - depth + height)
        found.append((said, box))
    return found


def outside(figure: Figure) -> list[str]:
    page = figure.bbox
    return [
        said
        for said, box in ink(figure)
        if box.x0 < page.x0 - _SLACK or box.x1 > page.x1 + _SLACK or box.y0 < page.y0 or box.y1 > page.y1
    ]


def overlapping(figure: Figure) -> list[tuple[str, str]]:
    return [(one, other) for (one, a), (other, b) in combinations(ink(figure), 2) if cover(a, b)]


def cover(a: Bbox, b: Bbox) -> bool:
    """Whether two boxes share more than the slack."""
    return min(a.x1, b.x1) - max(a.x0, b.x0) > _SLACK and min(a.y1, b.y1) - max(a.y0, b.y0) > _SLACK


def texts(figure: Figure) -> list[str]:
    return [text.get_text() for text in figure.findobj(Text) if text.get_text()]


@pytest.fixture(scope="module")
def timelines(notes: Notes) -> dict[str, pd.DataFrame]:
    return {name: rasad.timeline(notes, rasad.read_episode(SEEDS / "episodes" / f"{name}.yaml")) for name in EPISODES}


@pytest.fixture
def events(timelines: dict[str, pd.DataFrame]) -> pd.DataFrame:
    return timelines["larijani-putin-moscow-2025"]


def of_dates(events: pd.DataFrame, *dates: tuple[str, str | None, str | None]) -> pd.DataFrame:
    """The first event, as often as there are dates, with these (EDTF, earliest, latest)."""
    rows = [{**events.iloc[0].to_dict(), "date": d, "earliest": a, "latest": b} for d, a, b in dates]
    table = pd.DataFrame(rows, columns=events.columns).astype({"start": "int64", "end": "int64"})
    table.attrs = events.attrs
    return table


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", EPISODES)
def test_no_text_leaves_the_page_or_covers_another(timelines: dict[str, pd.DataFrame], name: str, language: str):
    figure = plot_timeline(timelines[name], language)
    assert len(texts(figure)) > 3 * len(timelines[name])
    assert not outside(figure)
    assert not overlapping(figure)


def test_the_measure_of_overlap_finds_an_overlap():
    figure = Figure(figsize=(4, 2))
    figure.text(0.5, 0.5, "Moscow")
    figure.text(0.52, 0.52, "Tehran")
    figure.text(0.95, 0.1, "a long word")
    assert overlapping(figure) == [("Moscow", "Tehran")]
    assert outside(figure) == ["a long word"]


@pytest.mark.parametrize(
    ("language", "side", "left"), [("en", "left", True), ("fa", "right", False), ("ar", "right", False)]
)
def test_title_and_columns_stand_on_the_readers_side(events: pd.DataFrame, language: str, side: str, left: bool):
    figure = plot_timeline(events, language)
    title = figure.findobj(lambda a: isinstance(a, Text) and a.get_text() == rtl(events.attrs["title"][language]))[0]
    assert title.get_ha() == side
    box = title.get_window_extent(FigureCanvasAgg(figure).get_renderer())
    assert bool(box.x0 < figure.bbox.width * 0.1) is left
    assert bool(box.x1 > figure.bbox.width * 0.9) is not left


@pytest.mark.parametrize("language", LANGUAGES)
def test_time_runs_in_reading_direction(events: pd.DataFrame, language: str):
    dates = [(f"2025-07-{day}",) * 3 for day in (10, 20)]
    (axes,) = plot_timeline(of_dates(events, *dates), language).axes
    marks = [offset for points in axes.collections for offset in points.get_offsets()][:2]
    first, second = (axes.transData.transform(mark)[0] for mark in marks)
    assert bool(first < second) is (language == "en")


def test_every_event_is_told_with_date_status_and_source(events: pd.DataFrame):
    joined = " ".join(text.strip("\u2066\u2067\u2069") for text in texts(plot_timeline(events, "en", width=20)))
    for row in events.itertuples():
        assert row.label_en in joined
        assert f"Source: {events.attrs['labels'][row.source]['en']}" in joined
    assert "20 July 2025" in joined
    assert "29 Tir 1404" in joined


@pytest.mark.parametrize(
    ("language", "calendar", "country", "wanted"),
    [
        ("en", None, None, ["20 July 2025", "29 Tir 1404"]),
        ("fa", None, None, ["۲۹ تیر ۱۴۰۴", "۲۰ ژوئیه ۲۰۲۵"]),
        ("fa", "gregorian", None, ["۲۰ ژوئیه ۲۰۲۵", "۲۹ تیر ۱۴۰۴"]),
        ("ar", None, None, ["٢٠ يوليو ٢٠٢٥", "٢٩ تير ١٤٠٤"]),
        ("ar", None, "SY", ["٢٠ تموز ٢٠٢٥", "٢٩ تير ١٤٠٤"]),
    ],
)
def test_a_date_stands_in_two_calendars(
    events: pd.DataFrame, language: str, calendar: str | None, country: str | None, wanted: list[str]
):
    one = of_dates(events, ("2025-07-20",) * 3).assign(date_basis="explicit")
    figure = plot_timeline(one, language, calendar=calendar, country=country)  # type: ignore[arg-type]
    shown = [text for text in texts(figure) if text in [rtl(date) for date in wanted]]
    assert shown == [rtl(date) for date in wanted]


def test_a_date_from_outside_the_text_has_a_dagger_and_a_note(events: pd.DataFrame):
    table = of_dates(events, ("2025-07-20",) * 3)
    assert rtl(word("editor_note", "fa")) in texts(plot_timeline(table.assign(date_basis="editor"), "fa"))
    explicit = texts(plot_timeline(table.assign(date_basis="explicit"), "fa"))
    assert rtl(word("editor_note", "fa")) not in explicit
    assert not any("†" in text for text in explicit)


def test_an_undated_event_says_so_and_has_no_mark(events: pd.DataFrame):
    undated = of_dates(events, (None, None, None)).assign(date_basis="unknown", date=None)  # type: ignore[arg-type]
    figure = plot_timeline(undated, "ar")
    assert rtl(word("undated", "ar")) in texts(figure)
    assert len(figure.axes[0].collections) == 1  # that of the legend


def test_a_gap_is_marked_and_explained(events: pd.DataFrame):
    table = of_dates(events, ("1988", "1988-01-01", "1988-12-31"), ("2021-07-10",) * 3)
    assert rtl(word("scale_note", "en")) in texts(plot_timeline(table))
    assert "//" in texts(plot_timeline(table))
    assert "//" not in texts(plot_timeline(table.tail(1)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_event_gives_a_chart_that_says_so(events: pd.DataFrame, language: str):
    figure = plot_timeline(events.iloc[:0], language)
    assert rtl(word("no_events", language)) in texts(figure)
    assert not outside(figure)


def test_a_table_without_its_attributes_is_drawn_with_ids(events: pd.DataFrame):
    bare = events.copy()
    bare.attrs = {}
    assert any(events["source"].iloc[0] in text for text in texts(plot_timeline(bare, "en")))


def test_the_title_can_be_given(events: pd.DataFrame):
    assert rtl("بهای نفت ۸۰$") in texts(plot_timeline(events, "fa", title="بهای نفت ۸۰$"))


def test_a_long_title_is_wrapped(events: pd.DataFrame):
    figure = plot_timeline(events, "fa", title="دیدار لاریجانی با پوتین در مسکو " * 6)
    assert not outside(figure)
    assert not overlapping(figure)


@pytest.mark.parametrize("language", ["de", "FA", ""])
def test_an_unknown_language_is_refused(events: pd.DataFrame, language: str):
    with pytest.raises(ValueError, match="language must be one of en, fa, ar"):
        plot_timeline(events, language)


def test_the_table_is_left_as_it_was(events: pd.DataFrame):
    before = events.copy()
    plot_timeline(events, "fa")
    pd.testing.assert_frame_equal(events, before)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "date",
    [
        ("2025-07", "2025-07-01", "2025-07-31"),
        ("2025~", "2025-01-01", "2025-12-31"),
        ("../2025-07-20", None, "2025-07-20"),
        ("2025-07-20/..", "2025-07-20", None),
        ("2025-07-20/", "2025-07-20", None),
        ("2025-12-31/2026", "2025-12-31", "2026-12-31"),
    ],
    ids=lambda date: date[0],
)
def test_spans_and_open_ends_are_drawn(events: pd.DataFrame, date: tuple[str, str, str], language: str):
    figure = plot_timeline(of_dates(events, date), language)
    assert not outside(figure)
    assert not overlapping(figure)


@pytest.mark.parametrize(
    "date",
    [
        ("198X", "1980-01-01", "1989-12-31"),
        ("19XX", "1900-01-01", "1999-12-31"),
        ("2021-21", "2021-03-01", "2021-05-31"),
    ],
    ids=lambda date: date[0],
)
def test_every_date_that_an_episode_may_have_is_drawn(events: pd.DataFrame, date: tuple[str, str, str]):
    plot_timeline(of_dates(events, date), "fa")


def test_a_day_before_the_jalali_calendar_is_drawn(events: pd.DataFrame):
    plot_timeline(of_dates(events, ("0570", "0570-01-01", "0570-12-31")), "en")


def test_an_unknown_end_is_marked_like_an_open_one(events: pd.DataFrame):
    def arrows(date: str) -> int:
        (axes,) = plot_timeline(of_dates(events, (date, "2025-07-20", None))).axes
        return len([text for text in axes.texts if not text.get_text()])

    assert arrows("2025-07-20/") == arrows("2025-07-20/..")


# --- A made-up timeline: long labels, eleven events on one day, every kind of date, every status ---

_STATUSES = ("asserted", "reported", "planned", "alleged")
_LONG = {
    "en": "The spokesman said that the two delegations, which had met three times since the spring, would meet again ",
    "fa": "سخنگو گفت که دو هیئت، که از بهار تاکنون سه بار با هم دیدار کرده‌اند، بار دیگر در مسکو گرد هم می‌آیند ",
    "ar": "قال المتحدث إن الوفدين، اللذين التقيا ثلاث مرات منذ الربيع، سيجتمعان مرة أخرى في موسكو الأسبوع المقبل ",
}
_DATES: list[tuple[str | None, str | None, str | None]] = [
    ("1979", "1979-01-01", "1979-12-31"),
    ("1980-09-22/1988-08-20", "1980-09-22", "1988-08-20"),
    ("2015-07-14",) * 3,
    ("../2025-06-13", None, "2025-06-13"),
    ("2025-06-13/2025-06-24", "2025-06-13", "2025-06-24"),
    ("2025-06~", "2025-06-01", "2025-06-30"),
    *[("2025-07-20",) * 3] * 11,
    ("2025-07-20/2025-07-21", "2025-07-20", "2025-07-21"),
    ("2025-07-20/..", "2025-07-20", None),
    ("2025-07-25",) * 3,
    ("2025-07-31/", "2025-07-31", None),
    ("2025-08-31",) * 3,
    ("2026-03-21/2027-03-20", "2026-03-21", "2027-03-20"),
    (None, None, None),
    (None, None, None),
]


def made_up(dates: list[tuple[str | None, str | None, str | None]] = _DATES, length: int = 2) -> pd.DataFrame:
    """A timeline of these dates, its labels `length` sentences long, every third event proposed."""
    rows = [
        {
            "event": f"e{i}", "episode": "made-up", "article": "a", "start": i, "end": i + 1, "quote": "q",
            "date": date, "earliest": first, "latest": last, "date_basis": ("editor", "explicit")[i % 2],
            "status": _STATUSES[i % 4], "source": ("speaker", "خبرگزاری")[i % 5 == 4],
            "participants": [], "place": None,
            **{f"label_{language}": _LONG[language] * (1 + i % length) for language in LANGUAGES},
            "origin": ("curated", "proposed")[i % 3 == 2], "date_note": None, "background": i < 3,
        }
        for i, (date, first, last) in enumerate(dates)
    ]  # fmt: skip
    table = pd.DataFrame(rows, columns=COLUMNS)
    table.attrs = {"title": dict(_LONG), "labels": {"speaker": dict(_LONG)}}
    return table


def marks(figure: Figure) -> list[PathCollection]:
    return [points for points in figure.axes[0].collections if isinstance(points, PathCollection)]


def arrows(figure: Figure) -> list[Annotation]:
    """The arrows of dates: all but that beside the word "time"."""
    found = [text for text in figure.axes[0].texts if isinstance(text, Annotation) and text.arrow_patch]
    return [arrow for arrow in found if arrow.arrow_patch and arrow.arrow_patch.get_linewidth() > 1]


def bars(figure: Figure) -> list[AxesImage]:
    return list(figure.axes[0].images)


def inked(figure: Figure, artist: Artist) -> Bbox:
    """The box of what is drawn of an artist, in pixels."""
    renderer = FigureCanvasAgg(figure).get_renderer()
    if isinstance(artist, Annotation):
        assert artist.arrow_patch
        artist.update_positions(renderer)
        return artist.arrow_patch.get_window_extent(renderer)
    if isinstance(artist, PathCollection):
        (center,) = figure.axes[0].transData.transform(artist.get_offsets())
        half = float(artist.get_sizes()[0]) ** 0.5 / 2 * figure.dpi / 72
        return Bbox.from_extents(*(center - half), *(center + half))
    left, bottom, right, top = artist.get_window_extent(renderer).extents
    return Bbox.from_extents(min(left, right), min(bottom, top), max(left, right), max(bottom, top))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("length", "width"), [(1, 10.0), (4, 10.0), (2, 8.0)])
def test_25_events_11_on_a_day_with_long_labels_do_not_overlap(language: str, length: int, width: float):
    table = made_up(length=length)
    assert len(table) == 25
    assert (table["date"] == "2025-07-20").sum() == 11
    for dpi in (72, 100, 300):  # a notebook's, the default, print
        figure = plot_timeline(table, language, width=width)
        figure.set_dpi(dpi)
        assert not outside(figure)
        assert not overlapping(figure)


@pytest.mark.parametrize("calendar", ["jalali", "gregorian"])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("days", [1, 5, 20, 45, 90, 150, 200, 365, 700, 900, 4000, 20000, 36500])
def test_ticks_of_any_length_of_time_do_not_overlap(days: int, language: str, calendar: calendars.Calendar):
    for start in (dt.date(1988, 3, 19), dt.date(2021, 12, 28)):
        last = (start + dt.timedelta(days)).isoformat()
        span = (f"{start}/{last}", start.isoformat(), last)
        figure = plot_timeline(made_up([(start.isoformat(),) * 3, span]), language, calendar=calendar, country="IQ")
        assert not outside(figure)
        assert not overlapping(figure)


def test_no_letter_of_a_label_is_lost():
    table = made_up(length=3)
    for language in LANGUAGES:
        drawn = "".join(texts(plot_timeline(table, language))).translate(dict.fromkeys(map(ord, "\u2066\u2067\u2069")))
        if shapes():
            for label in table[f"label_{language}"]:
                assert "".join(label.split()) in "".join(drawn.split())


def test_a_word_wider_than_its_column_is_parted():
    address = "https://example.org/" + "a-very-long-address/" * 10
    table = made_up(_DATES[6:8]).assign(label_en=address, source=address)
    figure = plot_timeline(table, "en")
    assert not outside(figure)
    assert not overlapping(figure)
    assert address in "".join(texts(figure)).replace("\u2066", "").replace("\u2069", "")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", [*EPISODES, "made-up"])
def test_no_mark_covers_a_text_or_leaves_the_page(timelines: dict[str, pd.DataFrame], name: str, language: str):
    figure = plot_timeline(made_up() if name == "made-up" else timelines[name], language)
    drawn = [inked(figure, artist) for artist in (*marks(figure), *arrows(figure), *bars(figure))]
    words = [box for _, box in ink(figure)]
    assert len(drawn) > 10
    for box in drawn:
        assert figure.bbox.x0 <= box.x0 <= box.x1 <= figure.bbox.x1
        assert figure.bbox.y0 <= box.y0 <= box.y1 <= figure.bbox.y1
        assert not [said for said in words if cover(box, said)]


# --- The axis ---


@pytest.mark.parametrize(
    ("language", "above", "below"),
    [("fa", "jalali", "gregorian"), ("en", "gregorian", "jalali"), ("ar", "gregorian", "jalali")],
)
def test_both_calendars_are_named_on_either_side_of_the_axis(
    events: pd.DataFrame, language: str, above: str, below: str
):
    boxes = dict(ink(plot_timeline(events, language)))
    base: Literal["L", "R"] = "L" if language == "en" else "R"
    assert boxes[rtl(word(above, language), base)].y0 > boxes[rtl(word(below, language), base)].y1
    swapped = dict(ink(plot_timeline(events, language, calendar=below)))  # type: ignore[arg-type]
    assert swapped[rtl(word(above, language), base)].y1 < swapped[rtl(word(below, language), base)].y0


@pytest.mark.parametrize(
    ("language", "country", "wanted"),
    [
        ("en", None, ["2025", "June", "July", "1404", "Tir"]),
        ("fa", None, ["۱۴۰۴", "تیر", "مرداد", "۲۰۲۵", "ژوئیه"]),
        ("ar", None, ["٢٠٢٥", "يونيو", "يوليو", "١٤٠٤", "تير"]),
        ("ar", "IQ", ["٢٠٢٥", "حزيران", "تموز", "١٤٠٤", "تير"]),
    ],
)
def test_a_short_stretch_has_months_of_both_calendars(language: str, country: str | None, wanted: list[str]):
    dates = [(f"2025-{day}",) * 3 for day in ("06-05", "07-20", "08-10")]
    said = texts(plot_timeline(made_up(dates), language, country=country))
    for name in wanted:
        assert rtl(name, "L" if language == "en" else "R") in said


def test_background_of_1979_leaves_the_episode_its_room():
    figure = plot_timeline(made_up(), "en")
    assert texts(figure).count("//") == 4
    (axes,) = figure.axes
    first, last = (next(x for x, i in places(figure) if i == at) for at in (5, 21))
    span = axes.transData.transform([(last, 0)])[0][0] - axes.transData.transform([(first, 0)])[0][0]
    assert span > 0.8 * figure.dpi


def places(figure: Figure) -> list[tuple[float, int]]:
    """x of the marks of events, in inches, and the number of the event, made-up or not."""
    filled = [points for points in marks(figure) if points.get_sizes()[0] < 100]
    return [(float(points.get_offsets()[0][0]), i) for i, points in enumerate(filled)]


# --- Marks ---


def test_a_day_is_a_point_a_span_a_bar_an_open_end_an_arrow():
    def drawn(date: str, first: str | None, last: str | None) -> tuple[int, int]:
        figure = plot_timeline(made_up([(date, first, last)]), "en")
        return len(bars(figure)), len(arrows(figure))

    day = "2025-07-20"  # one of each is the legend's
    assert drawn(day, day, day) == (0, 0)
    assert drawn(f"{day}/2025-07-25", day, "2025-07-25") == (2, 0)
    assert drawn(f"{day}/..", day, None) == (0, 2)
    assert drawn(f"../{day}", None, day) == (0, 2)


@pytest.mark.parametrize(("first", "last"), [("2025-07-20", "2025-07-21"), ("2025-01-01", "2025-12-31")])
def test_the_ends_of_a_bar_are_soft_and_it_is_seen_beside_its_mark(first: str, last: str):
    figure = plot_timeline(made_up([("2025-01-01",) * 3, (f"{first}/{last}", first, last), ("2025-12-31",) * 3]), "en")
    alpha = np.asarray(bars(figure)[0].get_array())[0, :, 3]
    middle = int(np.argmax(alpha))
    assert alpha[0] < 0.1
    assert alpha[-1] < 0.1
    assert alpha[middle] == 1
    assert (np.diff(alpha[: middle + 1]) >= 0).all()
    assert inked(figure, bars(figure)[0]).width > 2.5 * inked(figure, marks(figure)[1]).width


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_arrow_points_to_the_open_side(language: str):
    def way(date: str, first: str | None, last: str | None) -> float:
        figure = plot_timeline(made_up([(date, first, last)]), language)
        (x, _), (tip, _) = (
            figure.axes[0].transData.transform(p) for p in (arrows(figure)[0].xyann, arrows(figure)[0].xy)
        )
        return float(tip - x) * (1 if language == "en" else -1)

    assert way("2025-07-20/..", "2025-07-20", None) > 0
    assert way("../2025-07-20", None, "2025-07-20") < 0


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


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_proposed_event_has_a_dotted_ring_and_is_called_so(language: str):
    one = made_up(_DATES[6:7])
    base: Literal["L", "R"] = "L" if language == "en" else "R"

    def told(origin: str) -> tuple[int, bool, bool]:
        figure = plot_timeline(one.assign(origin=origin), language)
        rings = [points for points in marks(figure) if not len(points.get_facecolor())]
        said = texts(figure)
        begins = rtl(word("proposed", language) + " ·", base).rstrip("\u2069") if shapes() else ""
        return (
            len(rings),
            rtl(word("proposed_entry", language), base) in said,
            any(line.startswith(begins) for line in said) if shapes() else origin == "proposed",
        )

    assert told("proposed") == (2, True, True)  # the event's and the legend's
    assert told("curated") == (0, False, False)


def test_a_name_in_another_script_does_not_turn_the_line():
    table = made_up(_DATES[6:7]).assign(source="خبرگزاری", status="asserted", origin="curated")
    wanted = f"{word('asserted', 'en')} · {word('source', 'en', name='خبرگزاری')}"
    assert rtl(wanted, "L") in texts(plot_timeline(table, "en"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_empty_table_without_attributes_gives_a_chart_that_says_so(language: str):
    for empty in (pd.DataFrame(columns=COLUMNS), pd.DataFrame()):
        figure = plot_timeline(empty, language)
        assert rtl(word("no_events", language)) in texts(figure)
        assert not outside(figure)
        assert not overlapping(figure)


@pytest.mark.parametrize("ending", ["png", "svg", "pdf"])
def test_the_same_timeline_gives_the_same_bytes(tmp_path: Path, ending: str):
    one, other = (save(plot_timeline(made_up(), "fa"), tmp_path / f"{i}.{ending}").read_bytes() for i in range(2))
    assert one == other
