"""A table of pairs that knows what it was counted from: it shows its evidence and states its limits."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from rasad.analyse.pairs import limits
from rasad.analyse.pairs.context import PairsContext
from rasad.analyse.pairs.evidence import Passages, passages
from rasad.annotation.notes import Notes
from rasad.annotation.registry.near import unknown
from rasad.checks import check_language
from rasad.errors import UnknownNameError
from rasad.tables.result import LostContextError, Result


class Pairs(Result):
    """One row a pair, as `rasad.cooccurrence` gives it; filtered, sorted and sliced like any DataFrame.

    ``pairs.context`` holds what the rows were counted from; ``pairs.table`` is the plain table. Rows that come back
    from a merge, a concat or a file have lost their context and refuse until ``pairs.keep(rows)`` has given it back.

    Examples
    --------
    >>> import rasad
    >>> notes = rasad.annotate(rasad.read_articles("seeds"), rasad.read_registry("seeds"))
    >>> pairs = rasad.cooccurrence(notes, resamples=0)
    >>> frequent = pairs[pairs["n_ab"] >= 3]
    >>> found = frequent.evidence(frequent["a"].iloc[0], frequent["b"].iloc[0])
    >>> len(found) == int(frequent["n_ab"].iloc[0])
    True
    >>> mine = pairs.merge(pairs.table[["a"]].drop_duplicates().assign(seen=True), on="a")
    >>> mine.has_context, pairs.keep(mine).limits("en") == pairs.limits("en")
    (False, True)
    """

    declared: ClassVar[str] = "pairs"
    row: ClassVar[tuple[str, ...]] = ("a", "b", "n_ab", "n_a", "n_b")
    again: ClassVar[str] = PairsContext.again

    def of(self, notes: Notes | None) -> Pairs:
        """This table with the notes that hold its quotes; for one that was read from a file."""
        context: PairsContext = self.context
        found: Pairs = self.copy()
        found._context = replace(context, notes=notes)
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
        context: PairsContext = self.context
        if context.notes is None:
            raise LostContextError("evidence: these pairs are without their notes; give them with pairs.of(notes)")
        for name in (a, b):
            _check(name, context, context.notes)
        return passages(self.table, context, context.notes, a, b, language)

    def limits(self, language: str = "en") -> str:
        """What the corpus can support and what it cannot, in a sentence or two.

        Parameters
        ----------
        language : {"en", "fa", "ar"}

        Raises
        ------
        ValueError
            If `language` is not known, or nothing is known of the counting.
        """
        check_language(language)
        context: PairsContext = self.context
        if context.counted is None:
            lacks = "the table says nothing of the corpus that it was counted in"
            raise LostContextError(f"limits: {lacks}; rasad.cooccurrence(notes) counts it again")
        return limits.sentence(context.counted, len(self), language)


def _check(name: str, context: PairsContext, notes: Notes) -> None:
    if name not in context.units and name not in notes.registry.entities:
        raise UnknownNameError(f"evidence: {unknown(name, notes.registry.entities)}")
