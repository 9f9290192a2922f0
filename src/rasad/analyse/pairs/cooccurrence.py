"""Who is named with whom: counts, what chance would give, and the sentences behind every pair.

A unit (sentence, window, paragraph or article) names an entity or does not; a pair counts once a
unit, however often and by whatever name. All measures come from the same 2x2 table of units.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from rasad.analyse.pairs import limits
from rasad.analyse.pairs.context import PairsContext
from rasad.analyse.pairs.counting import Counted, count, is_long, long_sentences, permuted
from rasad.analyse.pairs.counts.occurrences import Occurrences, occurrences
from rasad.analyse.pairs.counts.occurrences import evidence as evidence_of
from rasad.analyse.pairs.counts.units import METONYMS as METONYMS
from rasad.analyse.pairs.counts.units import UNITS as UNITS
from rasad.analyse.pairs.counts.units import Units, units_of
from rasad.analyse.pairs.measures import association
from rasad.analyse.pairs.measures.association import COLUMNS as MEASURES
from rasad.analyse.pairs.table import Pairs
from rasad.annotation.notes import Notes
from rasad.arguments import FLAG, instance, takes
from rasad.checks import at_least
from rasad.data import LANGUAGES as LANGUAGES
from rasad.tables.lists import lists
from rasad.tables.schema import schema

__getattr__ = lists(__name__, {"COLUMNS": "pairs"})


@takes(notes=instance(Notes), titles=FLAG, roles=FLAG)
def cooccurrence(
    notes: Notes,
    unit: str = "sentence",
    *,
    window: int = 3,
    titles: bool = True,
    metonyms: str = "city",
    roles: bool = True,
    min_count: int = 1,
    longest: int | None = None,
    permutations: int = 0,
    resamples: int = 1000,
    seed: int = 1,
) -> Pairs:
    """Count the pairs of entities that are named in the same unit.

    Parameters
    ----------
    notes : Notes
        From `rasad.annotate`.
    unit : {"sentence", "window", "paragraph", "article"}
        Headings and titles are sentences and paragraphs of their own.
    window : int, default 3
        Consecutive sentences of one article in a unit "window", each window one sentence further than
        the last; an article of fewer is one window.
    titles : bool, default True
        Whether titles, headings and captions count beside the body.
    metonyms : {"city", "state"}
        Moscow as the city it names, or as the state whose government it stands for.
    roles : bool, default True
        Whether a role (the Russian president) counts as its holder.
    min_count : int, default 1
        Pairs named together in fewer units are left out, after all measures are taken.
    longest : int, optional
        Sentences of more characters are left out, as if the article did not have them; none by default.
    permutations : int, default 0
        Random corpora with the same margins for `p_permutation`; 999 are usual. Left out, with the reason
        in the limits, where the corpus is so large that they would take hours.
    resamples : int, default 1000
        Bootstrap samples of articles for the interval of `npmi`; 0 for none.
    seed : int, default 1
        Of the bootstrap and the permutations.

    Returns
    -------
    Pairs
        A DataFrame, one row a pair, most frequent first, then by `log_likelihood`. ``n`` is the number of
        units, ``n_a``, ``n_b`` and ``n_ab`` those that name a, b and both; ``expected`` is n_ab under
        independence; ``p_value`` is the hypergeometric chance of n_ab or more, ``q_value`` its
        Benjamini-Hochberg counterpart among all pairs of names, also those never together; ``ci_low``
        and ``ci_high`` bound npmi in 95 % of resampled corpora, empty where fewer than two articles hold
        the pair; ``evidence`` lists (article, sentence); ``odds_low`` and ``odds_high`` bound ``odds_ratio`` in 95 %;
        ``p_permutation`` is the share of random corpora with n_ab or more; ``n_long`` is how many of the
        n_ab units hold a very long sentence. ``pairs.context`` holds labels, types, Wikidata ids, the
        options, whether there is ``enough`` for a test and else the ``reason``, and the ``long`` sentences.

    Raises
    ------
    ValueError
        If `unit` or `metonyms` is not known, or a number is too small.

    Examples
    --------
    >>> import rasad
    >>> notes = rasad.annotate(rasad.read_articles("seeds"), rasad.read_registry("seeds/entities.yaml"))
    >>> pairs = cooccurrence(notes, unit="article", resamples=0)
    >>> int(pairs["n"].iloc[0]), pairs.context.reason
    (5, 'too_few_articles')
    """
    units = units_of(notes, unit, window=window, titles=titles, metonyms=metonyms, roles=roles, longest=longest)
    found = pairs_of(units, min_count=min_count, permutations=permutations, resamples=resamples, seed=seed)
    return found.of(notes)


@takes(units=instance(Units), evidence=FLAG)
def pairs_of(
    units: Units,
    *,
    min_count: int = 1,
    permutations: int = 0,
    resamples: int = 1000,
    seed: int = 1,
    evidence: bool = True,
) -> Pairs:
    """The table of pairs from units that were counted, also in parts and merged.

    Parameters
    ----------
    units : Units
        From `rasad.analyse.pairs.counts.units.units_of` or `Units.merge`.
    min_count, permutations, resamples, seed
        As for `cooccurrence`.
    evidence : bool, default True
        Whether to list the sentences; without them, the column holds empty lists.

    Returns
    -------
    Pairs

    Examples
    --------
    >>> import rasad
    >>> notes = rasad.annotate(rasad.read_articles("seeds"), rasad.read_registry("seeds"))
    >>> pairs = pairs_of(units_of(notes), resamples=0)
    >>> pairs.equals(cooccurrence(notes, resamples=0))
    True
    """
    for value, lowest, name in (
        (min_count, 1, "min_count"), (permutations, 0, "permutations"), (resamples, 0, "resamples"), (seed, 0, "seed"),
    ):  # fmt: skip
        at_least(value, lowest, name)
    counted = count(units)
    together = occurrences(units.matrix)
    tests = permuted(units, counted, permutations, seed, together)
    articles = np.unique(units.unit_article, return_inverse=True)[1]
    low, high = association.npmi_interval(units.matrix, articles, counted.a, counted.b, resamples, seed, together)
    columns = {**association.measures(counted.counts, counted.tests), "ci_low": low, "ci_high": high, **tests.columns}
    shown = _order(counted, columns["log_likelihood"], min_count)
    columns["evidence"] = _evidence(units, together if evidence else None, counted, shown)
    options = {"min_count": min_count, "permutations": permutations, "resamples": resamples, "seed": seed}
    context = _context(units, counted, columns, options, tests.skipped, len(shown))
    return Pairs.made(_table(units, counted, columns, shown), context)


def _order(counted: Counted, strength: association.Floats, min_count: int) -> association.Integers:
    """Most frequent first, then by strength, then by name; entities are numbered by name."""
    order = np.lexsort((counted.b, counted.a, -strength, -counted.counts.n_ab))
    return np.asarray(order[counted.counts.n_ab[order] >= min_count])


def _table(units: Units, counted: Counted, columns: Mapping[str, Any], shown: association.Integers) -> pd.DataFrame:
    names, counts = np.array([*units.entities, None], dtype=object)[:-1], counted.counts
    known: dict[str, Any] = {
        # Series, since pandas makes its own kind of text out of an array of str.
        "a": pd.Series(names[counted.a[shown]], dtype=object),
        "b": pd.Series(names[counted.b[shown]], dtype=object),
        **{name: getattr(counts, name)[shown] for name in ("n_ab", "n_a", "n_b")},
        "n": np.full(len(shown), counts.n, dtype=np.int64),
        **{name: columns[name][shown] for name in (*MEASURES, "ci_low", "ci_high")},
        **{name: columns[name][shown] for name in ("p_permutation", "q_permutation")},
        "n_long": counted.n_long[shown],
        "evidence": columns["evidence"],
    }
    return pd.DataFrame({name: known[name] for name in schema("pairs").names})


def _evidence(units: Units, together: Occurrences | None, counted: Counted, shown: association.Integers) -> Any:
    """Lists as objects: numpy would make a table of lists of the same length; empty ones without occurrences."""
    found = np.empty(len(shown), dtype=object)
    kept = np.sort(shown)
    lists = evidence_of(units, together, counted.a[kept], counted.b[kept]) if together else [[] for _ in kept]
    place = np.searchsorted(kept, shown)
    found[:] = np.fromiter(lists, dtype=object, count=len(kept))[place]
    return found


def _context(
    units: Units, counted: Counted, columns: Mapping[str, Any], options: Mapping[str, Any], skipped: bool, shown: int
) -> PairsContext:
    settings, known = units.settings, units.known
    return PairsContext(
        **{name: getattr(settings, name) for name in ("unit", "window", "titles", "metonyms", "roles", "longest")},
        **options,
        labels={id: {lang: entity.labels.get(lang, id) for lang in LANGUAGES} for id, entity in known.items()},
        types={id: entity.type for id, entity in known.items()},
        wikidata={id: entity.wikidata for id, entity in known.items()},
        units=dict(zip(known, units.counts.tolist(), strict=True)),
        long=long_sentences(units),
        counted=_counted(units, counted, columns, options, skipped, shown),
    )


def _counted(
    units: Units, counted: Counted, columns: Mapping[str, Any], options: Mapping[str, int], skipped: bool, shown: int
) -> dict[str, Any]:
    """The numbers that `rasad.analyse.pairs.limits` makes its sentences of."""
    smallest = float(np.min(columns["q_permutation"], initial=np.inf))
    asked = options["permutations"]
    tested = limits.Permuted(asked, smallest, skipped) if asked else None
    reason = limits.reason(len(units.articles), counted.counts, tested, counted.tests)
    return {
        "articles": len(units.articles),
        "units": units.n,
        "pairs": len(counted.a),
        "tests": counted.tests,
        "passed": int((columns["q_value"] < limits.thresholds()["q"]).sum()),
        "unit": units.settings.unit,
        "long": int(is_long(units).sum()),
        "share": counted.share_long,
        "reason": "below_minimum" if len(counted.a) and not shown else reason,
        "skipped": skipped,
        **options,
    }
