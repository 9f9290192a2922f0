"""Figures as files: the same figure gives the same bytes, with its alternative text, and no silent boxes."""

from __future__ import annotations

import io
import warnings
from pathlib import Path
from typing import Any

from matplotlib.figure import Figure

from rasad.arguments import PATH, instance, takes, whole
from rasad.charts.page import look
from rasad.charts.page.alt import Alt, alt_of, in_svg
from rasad.charts.page.glyphs import warn_of_missing
from rasad.errors import WrongValueError
from rasad.wholefile import whole_file

FORMATS = (".png", ".svg", ".pdf")


@takes(figure=instance(Figure), path=PATH, dpi=whole(1))
def save(figure: Figure, path: str | Path, dpi: int = 150) -> Path:
    """Save a figure so that the same figure gives the same bytes.

    Parameters
    ----------
    figure : Figure
    path : str or Path
        Ending .png, .svg or .pdf; folders are made.
    dpi : int, default 150
        Of a PNG.

    Returns
    -------
    Path

    Raises
    ------
    ValueError
        If the ending is none of these.
    RasadError
        If the file cannot be written; then an older one stays as it was.

    Warns
    -----
    MissingGlyph
        If a character has no glyph in any font of the charts.

    Notes
    -----
    What a figure of this package shows in words (`rasad.charts.alt_of`) goes with it: as title and description in
    the metadata of PNG and PDF, as ``<title>`` and ``<desc>`` with language and direction in SVG.

    Examples
    --------
    >>> import tempfile
    >>> folder, figure = Path(tempfile.mkdtemp()), Figure((2, 1))
    >>> first, again = save(figure, folder / "a.svg"), save(figure, folder / "b.svg")
    >>> first.read_bytes() == again.read_bytes()
    True
    """
    path = Path(path)
    if path.suffix not in FORMATS:
        raise WrongValueError(f"{path}: a figure is saved as {', '.join(FORMATS)}, not {path.suffix!r}")
    content = _drawn(figure, path.suffix, dpi)
    alt = alt_of(figure)
    if path.suffix == ".svg" and alt:
        content = in_svg(content.decode("utf-8"), alt).encode("utf-8")
    with whole_file(path) as part:
        part.write_bytes(content)
    return path


def _drawn(figure: Figure, ending: str, dpi: int) -> bytes:
    drawn = io.BytesIO()
    with look.style(), warnings.catch_warnings():
        warn_of_missing(figure)
        warnings.filterwarnings("ignore", message="Glyph .* missing")  # said above, and more clearly
        figure.savefig(drawn, format=ending[1:], dpi=dpi, metadata=_metadata(ending, alt_of(figure)))
    return drawn.getvalue()


def _metadata(ending: str, alt: Alt | None) -> dict[str, Any]:
    """No hour and no version, so that bytes repeat."""
    if ending == ".png":
        return {"Software": None, **({"Title": alt.title, "Description": alt.text} if alt else {})}
    if ending == ".pdf":
        known = {"CreationDate": None, "Creator": "rasad", "Producer": None}
        return {**known, **({"Title": alt.title, "Subject": alt.text} if alt else {})}
    return {"Date": None, "Creator": "rasad"}
