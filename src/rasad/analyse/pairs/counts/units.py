"""Units of text and the entities each of them names: the counts that everything else is made from.

Counting is associative. A corpus may be cut between any two articles, each part counted by itself, on
another machine or another day, and the parts merged: the result is that of the whole, whatever the
order of the parts, because articles and entities always stand in the alphabetical order of their ids.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import sparse

from rasad.analyse.pairs.counts import ranges
from rasad.analyse.pairs.counts.incidence import seen_in
from rasad.annotation.notes import NAMED, Notes
from rasad.annotation.registry.entity import Entity
from rasad.arguments import FLAG, instance, takes
from rasad.checks import at_least, known

Integers = NDArray[np.intp]
UNITS = ("sentence", "window", "paragraph", "article")
METONYMS = ("city", "state")


@dataclass(frozen=True)
class Settings:
    """What counts as a unit and as a naming; parts counted under other settings cannot be merged."""

    unit: str = "sentence"
    window: int = 3
    titles: bool = True
    metonyms: str = "city"
    roles: bool = True
    longest: int | None = None

    def __post_init__(self) -> None:
        """Refuse what is not known."""
        known(self.unit, UNITS, "unit")
        known(self.metonyms, METONYMS, "metonyms")
        at_least(self.window, 1, "window")
        if self.longest is not None:
            at_least(self.longest, 1, "longest")


@dataclass(frozen=True, eq=False)
class Units:
    """Units by entities, 0 or 1, with the way back to the sentences.

    Attributes
    ----------
    settings : Settings
    articles : tuple of str
        Every article that was looked at, alphabetically, also one that names nobody.
    known : mapping of str to Entity
        The entities that are named, alphabetically by id.
    article, number, characters : array
        Of each sentence: its article's place in `articles`, its number there, its length.
    named : sparse array
        Sentences by entities.
    first, last : array
        Each unit is the sentences from `first` to before `last`.

    Examples
    --------
    >>> import rasad
    >>> notes = rasad.annotate(rasad.read_articles("seeds"), rasad.read_registry("seeds"))
    >>> units = units_of(notes, "article")
    >>> units.n, len(units.entities)
    (5, 93)
    """

    settings: Settings
    articles: tuple[str, ...]
    known: Mapping[str, Entity]
    article: Integers
    number: Integers
    characters: Integers
    named: sparse.csr_array
    first: Integers
    last: Integers

    @property
    def entities(self) -> tuple[str, ...]:
        """Ids of the entities, in the order of the columns."""
        return tuple(self.known)

    @property
    def n(self) -> int:
        """How many units there are."""
        return len(self.first)

    @cached_property
    def matrix(self) -> sparse.csr_array:
        """Units by entities, 1 where a unit names an entity."""
        return ranges.union(self.named, self.first, self.last)

    @property
    def unit_article(self) -> Integers:
        """The article of each unit, as its place in `articles`."""
        return self.article[self.first]

    @cached_property
    def counts(self) -> Integers:
        """In how many units each entity is named."""
        return np.bincount(self.matrix.indices, minlength=len(self.known))

    @staticmethod
    def merge(*parts: Units) -> Units:
        """Put parts of a corpus together; the same as if it had been counted at once.

        Raises
        ------
        ValueError
            If there is no part, an article is in two of them, or their settings differ.

        Examples
        --------
        >>> import rasad
        >>> registry, articles = rasad.read_registry("seeds"), rasad.read_articles("seeds")
        >>> parts = [units_of(rasad.annotate(part, registry)) for part in (articles[2:], articles[:2])]
        >>> Units.merge(*parts).n == units_of(rasad.annotate(articles, registry)).n
        True
        """
        return _merged(parts)


@takes(notes=instance(Notes), titles=FLAG, roles=FLAG)
def units_of(
    notes: Notes,
    unit: str = "sentence",
    *,
    window: int = 3,
    titles: bool = True,
    metonyms: str = "city",
    roles: bool = True,
    longest: int | None = None,
) -> Units:
    """Cut articles into units and see which entities each of them names.

    Parameters
    ----------
    notes : Notes
        From `rasad.annotate`.
    unit, window, titles, metonyms, roles, longest
        As for `rasad.cooccurrence`.

    Returns
    -------
    Units

    Raises
    ------
    ValueError
        If an option is not known, or an article or sentence stands twice.

    Examples
    --------
    >>> import rasad
    >>> notes = rasad.annotate(rasad.read_articles("seeds"), rasad.read_registry("seeds"))
    >>> units_of(notes, "article").n, units_of(notes, "window", window=1000).n
    (5, 5)
    """
    settings = Settings(unit, window, titles, metonyms, roles, longest)
    articles = tuple(sorted(notes.articles["article"]))
    if len(set(articles)) < len(articles):
        raise ValueError("notes: an article stands twice in the table")
    text = ranges.sentences_of(notes, articles, NAMED if titles else ("body",))
    short = text.characters <= (longest if longest is not None else np.iinfo(np.intp).max)
    first, last = ranges.cut(text, short, unit, window)
    named, entities = seen_in(notes, text.rows(notes, articles), short, settings)
    return Units(settings, articles, entities, text.article, text.number, text.characters, named, first, last)


def _merged(parts: tuple[Units, ...]) -> Units:
    _check(parts)
    articles = sorted(chain.from_iterable(part.articles for part in parts))
    entities = sorted({entity for part in parts for entity in part.known})
    article = np.concatenate([_places(part.articles, articles)[part.article] for part in parts])
    order = np.argsort(article, kind="stable")
    named = sparse.vstack([_widened(part, entities) for part in parts], format="csr")[order]
    # A unit is a run of sentences of one article, and articles move as a whole: only its start moves.
    moved = np.empty_like(order)
    moved[order] = np.arange(len(order))
    before = np.cumsum([0, *(len(part.article) for part in parts)])
    first = moved[np.concatenate([part.first + shift for part, shift in zip(parts, before[:-1], strict=True)])]
    length = np.concatenate([part.last - part.first for part in parts])
    turn = np.argsort(first, kind="stable")
    known = {entity: part.known[entity] for part in parts for entity in part.known}
    return Units(
        parts[0].settings,
        tuple(articles),
        {entity: known[entity] for entity in entities},
        article[order],
        np.concatenate([part.number for part in parts])[order],
        np.concatenate([part.characters for part in parts])[order],
        named,
        first[turn],
        (first + length)[turn],
    )


def _check(parts: tuple[Units, ...]) -> None:
    if not parts:
        raise ValueError("merge: there is no part")
    if other := next((part.settings for part in parts if part.settings != parts[0].settings), None):
        raise ValueError(f"merge: the parts were counted differently: {parts[0].settings} and {other}")
    articles = pd.Series([article for part in parts for article in part.articles], dtype=object)
    if (twice := articles.duplicated()).any():
        raise ValueError(f"merge: article {articles[twice].iloc[0]!r} is in two parts")


def _places(of: tuple[str, ...], among: list[str]) -> Integers:
    return np.asarray(pd.Index(among, dtype=object).get_indexer(pd.Index(of, dtype=object)), dtype=np.intp)


def _widened(part: Units, entities: list[str]) -> sparse.csr_array:
    """A part's sentences by all entities; both are alphabetical, so columns keep their order."""
    columns = _places(part.entities, entities)[part.named.indices].astype(np.int32)
    return sparse.csr_array((part.named.data, columns, part.named.indptr), shape=(len(part.article), len(entities)))
