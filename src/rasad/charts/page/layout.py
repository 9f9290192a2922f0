"""Where the parts of a timeline stand on a page of a given width, in inches, and how large its letters are."""

from __future__ import annotations

from dataclasses import dataclass

from rasad.errors import WrongValueError

_BESIDE = 7.5  # inches; a narrower page has no room for dates, axis and labels beside each other
_SMALL_PAGE = 5.0  # inches; a column of a journal
_LEAST = 2.5  # inches; narrower, names of months and entries of the legend would not fit
_GUTTER, _AXIS, _DATES = 0.25, 3.2, 1.55  # inches, beside each other


@dataclass(frozen=True)
class Layout:
    """Sizes of type in points, all else in inches; x is counted in reading direction."""

    width: float
    stacked: bool  # date, axis and label under each other, each as wide as the page
    title: float
    label: float
    small: float
    leading: float  # height of a line as a multiple of its size
    margin: float
    start: float  # of the time axis
    axis: float  # its length
    dates: float  # width of a date
    labels: float  # where labels start
    beyond: float  # how far arrows may reach past the axis
    backwards: bool = False  # time runs against the direction of reading

    @classmethod
    def of(cls, width: float, backwards: bool = False) -> Layout:
        """The layout for a page of that width.

        Raises
        ------
        ValueError
            If it is too narrow for any.

        Examples
        --------
        >>> Layout.of(10).stacked, Layout.of(3.15).stacked
        (False, True)
        >>> Layout.of(3.15).small
        6.5
        """
        if not width >= _LEAST:
            raise WrongValueError(f"width must be at least {_LEAST} inches, not {width}")
        if width >= _BESIDE:
            margin, start = 0.3, 0.3 + _DATES + _GUTTER
            labels = start + _AXIS + _GUTTER
            return cls(width, False, 14.0, 9.5, 7.5, 1.6, margin, start, _AXIS, _DATES, labels, 0.2, backwards)
        title, label, small, margin = (11.0, 8.5, 6.5, 0.14) if width < _SMALL_PAGE else (14.0, 9.5, 7.5, 0.25)
        inner = width - 2 * margin
        return cls(width, True, title, label, small, 1.5, margin, margin, inner, inner, margin, 0.1, backwards)

    @property
    def inner(self) -> float:
        """The width between the margins."""
        return self.width - 2 * self.margin

    @property
    def label_width(self) -> float:
        """The width of a label."""
        return self.width - self.margin - self.labels

    @property
    def arrows(self) -> tuple[float, float]:
        """Where arrows may be."""
        return self.start - self.beyond, self.start + self.axis + self.beyond

    def line(self, size: float) -> float:
        """Height of a line of type of that size."""
        return size * self.leading / 72

    def on_axis(self, share: float) -> float:
        """Where a share of the time axis, 0 to 1, lies on the page."""
        return self.start + (1 - share if self.backwards else share) * self.axis
