"""A table of pairs that knows the notes it was made from: it shows its evidence and states its limits."""

from __future__ import annotations

from typing import Any, ClassVar

import pandas as pd

from rasad.analyse.pairs import limits as support
from rasad.analyse.pairs.evidence import Passages, passages
from rasad.annotation.annotate import Notes
from rasad.annotation.registry.near import unknown
from rasad.checks import check_language
from rasad.errors import UnknownNameError


class Pairs(pd.DataFrame):
    """One row a pair, as `rasad.cooccurrence` gives it; filtered, sorted and sliced like any DataFrame.

    Examples
    --------
    >>> import rasad
    >>> notes = rasad.annotate(rasad.read_articles("seeds"), rasad.read_registry("seeds"))
    >>> pairs = rasad.cooccurrence(notes, resamples=0)
    >>> frequent = pairs[pairs["n_ab"] >= 3]
    >>> found = frequent.evidence(frequent["a"].iloc[0], frequent["b"].iloc[0])
    >>> len(found) == int(frequent["n_ab"].iloc[0])
    True
    """

    _metadata: ClassVar[list[str]] = ["_notes"]
    _notes: Notes | None = None

    @property
    def _constructor(self) -> Any:
        return Pairs

    def of(self, notes: Notes | None) -> Pairs:
        """This table with the notes that hold its quotes; for one that was read from a file.

        Options of the counting travel in ``attrs``: a file format that drops them is read as counted with the defaults.
        """
        found: Pairs = self.copy()
        found._notes = notes
        return found

    def evidence(self, a: str, b: str, language: str = "en") -> Passages:
        """The sentences behind a pair, both names marked.

        Parameters
        ----------
        a, b : str
            Entity ids, in either order.
        language : {"en", "fa", "ar"}
            Of the labels above the sentences and on the marks; sentences stay in their own.

        Returns
        -------
        Passages
            A DataFrame of article, sentence, start, end, quote, spans, which a notebook shows right to left; empty
            where the two are never named together.

        Raises
        ------
        ValueError
            If `language` is not known, an id is neither in the table nor named in the articles, or the table has no
            notes.
        """
        check_language(language)
        if self._notes is None:
            raise ValueError("evidence: this table was separated from its notes; give them with pairs.of(notes)")
        for name in (a, b):
            self._check(name, self._notes)
        return passages(self, self._notes, a, b, language)

    def limits(self, language: str = "en") -> str:
        """What the corpus can support and what it cannot, in a sentence or two.

        Parameters
        ----------
        language : {"en", "fa", "ar"}

        Raises
        ------
        ValueError
            If `language` is not known.
        """
        return support.sentence(self.attrs.get("support", {}), len(self), language)

    def _check(self, name: str, notes: Notes) -> None:
        if name not in self.attrs.get("units", {}) and name not in notes.registry.entities:
            raise UnknownNameError(f"evidence: {unknown(name, notes.registry.entities)}")
