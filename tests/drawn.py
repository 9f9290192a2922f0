"""Charts measured: the box of every text and mark of a timeline; and a made-up timeline that is hard to draw."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from itertools import combinations

import matplotlib as mpl
import pandas as pd
from matplotlib.artist import Artist
from matplotlib.backends.backend_agg import FigureCanvasAgg, RendererAgg
from matplotlib.collections import PathCollection
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.image import AxesImage
from matplotlib.text import Annotation, Text
from matplotlib.transforms import Bbox

from rasad.analyse.timelines.context import TimelineContext
from rasad.analyse.timelines.timeline import Timeline
from rasad.tables.schema import schema

LANGUAGES = ("en", "fa", "ar")
_SLACK = 1.0  # pixel


def ink(figure: Figure) -> list[tuple[str, Bbox]]:
    """Every text of a figure and the box of its letters, in pixels.

    `get_window_extent` of one line holds the leading of the tallest font, half of it empty: the
    box is narrowed to the height that the renderer measures for the letters themselves.
    """
    return _ink(figure, figure.dpi, mpl.rcParams["text.hinting"])


@contextmanager
def at(figure: Figure, dpi: float) -> Iterator[Figure]:
    """A figure at a resolution, and then again as it was."""
    before = figure.dpi
    figure.set_dpi(dpi)
    try:
        yield figure
    finally:
        figure.set_dpi(before)


@lru_cache(maxsize=20_000)
def _letters(said: str, font: FontProperties, dpi: float, hinting: str) -> tuple[float, float]:
    """The height of letters, and how much of it lies below the line; the same in every figure."""
    _, height, depth = RendererAgg(1, 1, dpi).get_text_width_height_descent(said, font, ismath=False)
    return height, depth


@lru_cache(maxsize=60)
def _ink(figure: Figure, dpi: float, hinting: str) -> list[tuple[str, Bbox]]:
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
            height, depth = _letters(said, text.get_fontproperties().copy(), dpi, hinting)
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


def of_dates(events: Timeline, *dates: tuple[str, str | None, str | None]) -> Timeline:
    """The first event, as often as there are dates, with these (EDTF, earliest, latest)."""
    first = events.iloc[0].to_dict()
    rows = [{**first, "event": f"e{i}", "date": d, "earliest": a, "latest": b} for i, (d, a, b) in enumerate(dates)]
    table = pd.DataFrame(rows, columns=events.columns).astype({"start": "int64", "end": "int64"})
    return Timeline.made(table, events.context)


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


# Long labels, eleven events on one day, every kind of date, every status.
_STATUSES = ("asserted", "reported", "planned", "alleged")
_LONG = {
    "en": "The spokesman said that the two delegations, which had met three times since the spring, would meet again ",
    "fa": "سخنگو گفت که دو هیئت، که از بهار تاکنون سه بار با هم دیدار کرده‌اند، بار دیگر در مسکو گرد هم می‌آیند ",
    "ar": "قال المتحدث إن الوفدين، اللذين التقيا ثلاث مرات منذ الربيع، سيجتمعان مرة أخرى في موسكو الأسبوع المقبل ",
}
DATES: list[tuple[str | None, str | None, str | None]] = [
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


def made_up(dates: list[tuple[str | None, str | None, str | None]] = DATES, length: int = 2) -> Timeline:
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
    table = pd.DataFrame(rows, columns=schema("events").names)
    return Timeline.made(table, TimelineContext({"speaker": dict(_LONG)}, title=dict(_LONG)))
