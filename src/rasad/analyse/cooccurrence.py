"""Who is named with whom: counts, what chance would give, and the sentences behind every pair.

A unit (sentence, paragraph or article) names an entity or does not; a pair counts once a unit,
however often and by whatever name. All measures come from the same 2x2 table of units.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import sparse

from rasad.analyse import association
from rasad.annotation.tables import NAMED, Notes
from rasad.frames import frame

COLUMNS = [
    "a", "b", "n_ab", "n_a", "n_b", "n", "expected", "npmi", "log_likelihood", "jaccard",
    "p_value", "q_value", "ci_low", "ci_high", "evidence",
]  # fmt: skip
UNITS = ("sentence", "paragraph", "article")
METONYMS = ("city", "state")
LANGUAGES = ("en", "fa", "ar")


def cooccurrence(
    notes: Notes,
    unit: str = "sentence",
    *,
    metonyms: str = "city",
    roles: bool = True,
    min_count: int = 1,
    resamples: int = 1000,
    seed: int = 1,
) -> pd.DataFrame:
    """Count the pairs of entities that are named in the same unit.

    Parameters
    ----------
    notes : Notes
        From `rasad.annotate`.
    unit : {"sentence", "paragraph", "article"}
        Headings and titles are sentences and paragraphs of their own.
    metonyms : {"city", "state"}
        Moscow as the city it names, or as the state whose government it stands for.
    roles : bool, default True
        Whether a role (the Russian president) counts as its holder.
    min_count : int, default 1
        Pairs named together in fewer units are left out, after all measures are taken.
    resamples : int, default 1000
        Bootstrap samples of articles for the interval of `npmi`; 0 for none.
    seed : int, default 1
        Of the bootstrap.

    Returns
    -------
    DataFrame
        One row a pair, most frequent first, then by `log_likelihood`. ``n`` is the number of units, ``n_a``,
        ``n_b`` and ``n_ab`` those that name a, b and both; ``expected`` is n_ab under
        independence; ``p_value`` is the hypergeometric chance of n_ab or more, ``q_value`` its
        Benjamini-Hochberg counterpart; ``ci_low`` and ``ci_high`` bound npmi in 95 % of resampled
        corpora, empty where fewer than two articles hold the pair; ``evidence`` lists
        (article, sentence). Labels are in ``.attrs["labels"]``, what the figures can bear in
        ``.attrs["limits"]``.

    Raises
    ------
    ValueError
        If `unit` or `metonyms` is not known.

    Examples
    --------
    >>> import rasad
    >>> notes = rasad.annotate(rasad.read_articles("seeds"), rasad.read_registry("seeds/entities.yaml"))
    >>> pairs = cooccurrence(notes, unit="article", resamples=0)
    >>> int(pairs["n"].iloc[0])
    5
    """
    _check(unit, UNITS, "unit")
    _check(metonyms, METONYMS, "metonyms")
    counted = _counted(notes, unit, metonyms, roles)
    table = _table(counted, resamples, seed)
    said = limits(len(notes.articles), counted.n, table)
    table = table[table["n_ab"] >= min_count].reset_index(drop=True)
    if min_count > 1:
        said += f"; shown are {len(table)} with at least {min_count} units"
    table.attrs = {
        "unit": unit,
        "metonyms": metonyms,
        "labels": {
            e: {language: notes.registry.label(e, language) for language in LANGUAGES} for e in counted.entities
        },
        "types": {e: notes.registry.entities[e].type for e in counted.entities},
        "units": {e: int(n) for e, n in zip(counted.entities, counted.named, strict=True)},
        "limits": said,
    }
    return table


@dataclass(frozen=True)
class _Counted:
    """Units by entities, 0 or 1; `sentences` are the (article, sentence) of each unit that name someone."""

    matrix: sparse.csr_array
    entities: list[str]
    articles: NDArray[np.int64]  # article number of each unit
    sentences: list[dict[str, list[tuple[str, int]]]]
    n: int

    @property
    def named(self) -> NDArray[np.int64]:
        """In how many units each entity is named."""
        return np.asarray(self.matrix.sum(axis=0)).ravel().astype(np.int64)


def _check(value: str, known: tuple[str, ...], name: str) -> None:
    if value not in known:
        raise ValueError(f"{name} must be one of {', '.join(known)}, not {value!r}")


def _counted(notes: Notes, unit: str, metonyms: str, roles: bool) -> _Counted:
    keys = {"sentence": ["article", "sentence"], "paragraph": ["article", "block"], "article": ["article"]}[unit]
    units = notes.sentences.merge(notes.blocks[["article", "block", "role"]], on=["article", "block"])
    units = units[units["role"].isin(NAMED)]
    numbers = {tuple(row): i for i, row in enumerate(units[keys].drop_duplicates().itertuples(index=False, name=None))}
    mentions = notes.mentions.dropna(subset=["entity"])
    mentions = mentions if roles else mentions[mentions["kind"] != "role"]
    mentions = mentions.merge(units[["article", "sentence", "block"]], on=["article", "sentence"])
    entity = mentions["entity"].map(lambda e: _state(e, notes) if metonyms == "state" else e)
    entities = sorted(set(entity))
    column = {e: i for i, e in enumerate(entities)}
    rows = np.array([numbers[tuple(row)] for row in mentions[keys].itertuples(index=False, name=None)], dtype=np.int64)
    matrix = sparse.csr_array(
        (np.ones(len(rows)), (rows, entity.map(column).to_numpy(np.int64))), shape=(len(numbers), len(entities))
    )
    matrix.data[:] = 1
    sentences: list[dict[str, list[tuple[str, int]]]] = [{} for _ in numbers]
    for row, name, article, sentence in zip(rows, entity, mentions["article"], mentions["sentence"], strict=True):
        places = sentences[row].setdefault(name, [])
        if (article, int(sentence)) not in places:
            places.append((article, int(sentence)))
    order = {article: i for i, article in enumerate(notes.articles["article"])}
    return _Counted(
        matrix, entities, np.array([order[key[0]] for key in numbers], dtype=np.int64), sentences, len(numbers)
    )


def _state(entity: str, notes: Notes) -> str:
    return notes.registry.entities[entity].metonym_for or entity


def _table(counted: _Counted, resamples: int, seed: int) -> pd.DataFrame:
    both = sparse.triu(counted.matrix.T @ counted.matrix, k=1).tocoo()
    if not both.nnz:
        return _typed([])
    order = np.lexsort((both.col, both.row))
    a, b, n_ab = both.row[order], both.col[order], both.data[order].astype(np.int64)
    counts = association.Counts(n_ab, counted.named[a], counted.named[b], counted.n)
    low, high = association.npmi_interval(counted.matrix, counted.articles, a, b, resamples, seed)
    columns: dict[str, Any] = {
        "a": [counted.entities[i] for i in a],
        "b": [counted.entities[i] for i in b],
        "n_ab": n_ab,
        "n_a": counts.n_a,
        "n_b": counts.n_b,
        "n": counted.n,
        **association.measures(counts),
        "ci_low": low,
        "ci_high": high,
        "evidence": _evidence(counted, a, b),
    }
    table = _typed(pd.DataFrame(columns).to_dict("records"))
    return table.sort_values(
        ["n_ab", "log_likelihood", "a", "b"], ascending=[False, False, True, True], ignore_index=True
    )


def _typed(rows: list[Any]) -> pd.DataFrame:
    return frame(rows, COLUMNS, integers=["n_ab", "n_a", "n_b", "n"], floats=COLUMNS[6:14])


def _evidence(counted: _Counted, a: NDArray[np.int32], b: NDArray[np.int32]) -> list[list[tuple[str, int]]]:
    """For each pair, the sentences that name one of them in the units that name both."""
    columns = counted.matrix.tocsc()
    units = [
        set(columns.indices[columns.indptr[i] : columns.indptr[i + 1]].tolist()) for i in range(len(counted.entities))
    ]
    found = []
    for i, j in zip(a.tolist(), b.tolist(), strict=True):
        first, second = counted.entities[i], counted.entities[j]
        places = {
            place for u in units[i] & units[j] for name in (first, second) for place in counted.sentences[u][name]
        }
        found.append(sorted(places))
    return found


def limits(articles: int, units: int, pairs: pd.DataFrame) -> str:
    """In one sentence, what the figures can and cannot bear.

    Examples
    --------
    >>> limits(5, 79, pd.DataFrame({"q_value": [0.2]})).split(";")[0]
    '5 articles, 79 units, 1 pairs'
    """
    if pairs.empty:
        return f"{articles} articles, {units} units, no pair of entities in one unit; there is nothing to compare"
    low = int((pairs["q_value"] < 0.05).sum())
    said = f"{articles} articles, {units} units, {len(pairs)} pairs; {low} of them with q < 0.05"
    if articles < 30:
        return said + "; so few articles describe themselves and no press: read the sentences, not the p-values"
    return said + "; units of one article are not independent, so q is too small rather than too large"


def quotes(pairs: pd.DataFrame, notes: Notes, a: str, b: str) -> pd.DataFrame:
    """The sentences behind a pair.

    Parameters
    ----------
    pairs : DataFrame
        From `cooccurrence`.
    notes : Notes
        The notes it was made from.
    a, b : str
        Entity ids, in either order.

    Returns
    -------
    DataFrame
        Columns article, sentence, quote; empty where the two are never named together.
    """
    found = pairs[((pairs["a"] == a) & (pairs["b"] == b)) | ((pairs["a"] == b) & (pairs["b"] == a))]
    places = found["evidence"].iloc[0] if len(found) else []
    rows: list[Mapping[str, object]] = [
        {"article": article, "sentence": sentence, "quote": notes.quote(article, sentence)}
        for article, sentence in places
    ]
    return frame(rows, ["article", "sentence", "quote"], integers=["sentence"])
