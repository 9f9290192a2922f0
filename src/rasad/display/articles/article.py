"""One article in a notebook: its facts, its raw text block by block, its names and dates marked."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from rasad.annotation.notes import Notes
from rasad.arguments import TEXT, either, instance, maybe, several, takes
from rasad.checks import check_language
from rasad.data import LANGUAGES as LANGUAGES
from rasad.display.articles.fragment import body, found, header, legend
from rasad.display.articles.marks import Mark
from rasad.display.articles.stylesheet import stylesheet
from rasad.display.articles.view import View
from rasad.errors import WrongValueError

HIGHLIGHTS = ("blocks", "mentions", "dates")


@dataclass(frozen=True)
class Shown:
    """An article as a fragment of HTML, which needs no script and no network."""

    article: str
    html: str = field(repr=False)
    blocks: int
    mentions: int
    dates: int

    def _repr_html_(self) -> str:
        return self.html


@takes(
    notes=maybe(instance(Notes)),
    highlight=either(several(TEXT, "what to mark"), TEXT),
    passages=several(instance(Mark), "marks"),
)
def show(
    article: str | Mapping[str, Any] | pd.Series[Any],
    notes: Notes | None = None,
    *,
    language: str = "en",
    highlight: str | Collection[str] = HIGHLIGHTS,
    passages: Iterable[Mark] = (),
) -> Shown:
    """Show one article with what was found in it, each block in its own direction.

    Parameters
    ----------
    article : str, mapping or Series
        A row of the articles table (``articles.iloc[0]``); with `notes` also an article's name,
        without them also a raw text.
    notes : Notes, optional
        What `annotate` gave. Without them the blocks alone are shown.
    language : {"en", "fa", "ar"}
        Of the labels. The text keeps its own language and direction.
    highlight : collection of {"blocks", "mentions", "dates"}
        What to mark: the blocks' roles, names by type, dates. The text is always shown whole.
    passages : iterable of Mark
        Further stretches to mark, which links may lead to.

    Returns
    -------
    Shown
        Displays itself at the end of a cell; its ``html`` is the fragment. A name or date says what it
        stands for when pointed at, and again in the list that unfolds below the text.

    Raises
    ------
    RasadError
        If the article is not among the notes, or is no row.
    ValueError
        If `language` or `highlight` is not known.

    Examples
    --------
    >>> from rasad.corpus.articles import read_articles
    >>> articles = read_articles("seeds")
    >>> shown = show(articles.iloc[4], language="fa")
    >>> shown
    Shown(article='004_703a4aa603eb4079', blocks=17, mentions=0, dates=0)
    >>> shown.html[:77]
    '<div class="rasad-article mathjax_ignore tex2jax_ignore" lang="fa" dir="rtl">'
    """
    wanted = {highlight} if isinstance(highlight, str) else set(highlight)
    check_language(language)
    _check("highlight", wanted, HIGHLIGHTS)
    view = View.of(article, notes, language, wanted)
    mentions, dates = view.rows("mentions"), view.rows("dates")
    parts = [
        stylesheet(),
        header(view),
        legend(view),
        body(view, mentions, dates, passages),
        found(view, mentions, dates),
    ]
    # The two classes keep MathJax 3 and 2 from taking what stands between two prices in $ for a formula.
    frame = f'<div class="rasad-article mathjax_ignore tex2jax_ignore" lang="{language}" dir="{view.side}">'
    return Shown(view.name, frame + "".join(parts) + "</div>", len(view.blocks), len(mentions), len(dates))


def _check(name: str, given: Iterable[str], known: Sequence[str]) -> None:
    if unknown := sorted(set(given) - set(known)):
        raise WrongValueError(f"{name} must be one of {', '.join(known)}, not {unknown[0]!r}")
