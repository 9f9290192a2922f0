"""Two groups of articles side by side: how often each names a pair, and how sure the difference is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import sparse

from rasad.analyse.pairs.counts.units import units_of
from rasad.analyse.pairs.grouping import By, Grouped, grouped
from rasad.analyse.pairs.measures.association import by_article
from rasad.analyse.pairs.measures.proportions import newcombe, resampled
from rasad.annotation.notes import Notes
from rasad.arguments import TEXT, instance, maybe, several, takes
from rasad.checks import at_least, near
from rasad.data import LANGUAGES
from rasad.errors import WrongValueError
from rasad.tables.lists import lists
from rasad.tables.result import Result
from rasad.tables.schema import schema

TITLES = "persian-titles-name-countries"

__getattr__ = lists(__name__, {"COLUMNS": "groups"})


@dataclass(frozen=True)
class GroupsContext:
    """Who is in which group, and what the comparison cannot say.

    Attributes
    ----------
    groups : mapping
        Name to articles, the first group and the second.
    left_out : mapping
        Article to the reason.
    unit : str
    labels : mapping
        Entity to its label by language.
    warning : str or None
        A key of groups.yaml, where the languages of the groups differ.
    no_bootstrap : str or None
        Why there is none.
    reason : str or None
        Why the table is empty.
    seed : int
    """

    groups: Mapping[str, Sequence[str]]
    left_out: Mapping[str, str]
    unit: str
    labels: Mapping[str, Mapping[str, str]]
    warning: str | None
    no_bootstrap: str | None
    reason: str | None
    seed: int


class Groups(Result):
    """One row a pair, as `compare_groups` gives it, with a `GroupsContext`."""

    declared: ClassVar[str] = "groups"
    row: ClassVar[tuple[str, ...]] = ("a", "b", "n_ab_first", "n_first", "n_ab_second", "n_second")
    again: ClassVar[str] = "groups.keep(rows) gives the context back, with the groups that rasad.compare_groups gave"


@takes(notes=instance(Notes), groups=maybe(several(TEXT, "two groups")))
def compare_groups(
    notes: Notes,
    by: By,
    *,
    groups: tuple[str, str] | None = None,
    unit: str = "sentence",
    min_count: int = 1,
    resamples: int = 1000,
    seed: int = 1,
    **counting: Any,
) -> Groups:
    """Compare how often pairs are named together in two groups of articles.

    Parameters
    ----------
    notes : Notes
        From `rasad.annotate`.
    by : str, tuple, list, mapping or callable
        What makes the groups: "lang", "publisher" or another column of the articles; ("before", date); a list of
        three days, for two periods (each a month or a year at will, for its first day); article to group, None for
        none. See `rasad.analyse.pairs.grouping.grouped`.
    groups : (str, str), optional
        The first and the second group; needed where `by` makes more than two.
    unit : {"sentence", "window", "paragraph", "article"}
        What is counted, the same in both groups.
    min_count : int, default 1
        Pairs named together in fewer units of the two groups together are left out.
    resamples : int, default 1000
        Bootstrap samples of the articles of each group; 0 for none.
    seed : int, default 1
        Of the bootstrap.
    **counting
        What else `rasad.cooccurrence` is asked when it counts: metonyms, and so on.

    Returns
    -------
    Groups
        A DataFrame, one row a pair that either group names, the greatest difference first. ``n_ab_first`` of the
        ``n_first`` units of the first group name the pair: ``share_first``; likewise the second. ``difference`` is
        the first share less the second. ``newcombe_low`` and ``newcombe_high`` bound it if units are independent;
        ``bootstrap_low`` and ``bootstrap_high`` if only articles are, which is the safer reading, and are empty where
        a group has fewer than two articles. No interval is corrected for the number of pairs: of a hundred pairs that
        do not differ, five will seem to. ``.context`` (`GroupsContext`) says who is in which group, who was left out,
        and what cannot be said.

    Raises
    ------
    ValueError
        If `by` makes fewer than two groups, or more than two and `groups` chooses none, if a group has no
        article, or a parameter is not known.

    Examples
    --------
    >>> import rasad
    >>> notes = rasad.annotate(rasad.read_articles("seeds"), rasad.read_registry("seeds"))
    >>> table = compare_groups(notes, "lang", groups=("fa", "ar"), resamples=0)
    >>> table.context.warning, table.context.no_bootstrap
    ('persian-titles-name-countries', 'none was asked for')
    """
    for value, lowest, name in ((min_count, 1, "min_count"), (resamples, 0, "resamples"), (seed, 0, "seed")):
        at_least(value, lowest, name)
    found = grouped(notes, by)
    chosen = _chosen(found, groups)
    counted = _count(notes, unit, counting)
    sides = [_side(counted, [counted.order[article] for article in found.articles[name]]) for name in chosen]
    reason = _empty(dict(zip(chosen, sides, strict=True)))
    why = _no_bootstrap({name: side.units for name, side in zip(chosen, sides, strict=True)}, resamples)
    table = _table(counted, sides, min_count, 0 if why else resamples, seed) if not reason else _typed({})
    others = [name for name in found.articles if name not in chosen]
    aside = {article: f"in the group {name!r}" for name in others for article in found.articles[name]}
    context = GroupsContext(
        groups={name: found.articles[name] for name in chosen},
        left_out=found.left_out | aside,
        unit=unit,
        labels=_labels(notes, counted.entities),
        warning=_warning(notes, [found.articles[name] for name in chosen]),
        no_bootstrap=why,
        reason=reason or (None if len(table) else "no pair is named together as often as asked for"),
        seed=seed,
    )
    return Groups.made(table, context)


def _chosen(found: Grouped, groups: Sequence[str] | None) -> tuple[str, str]:
    names = list(found.articles)
    said = f"{', '.join(map(repr, names)) or 'none'}; {len(found.left_out)} articles left out"
    if reasons := sorted(set(found.left_out.values())):
        said += f" ({'; '.join(reasons)})"
    chosen = list(groups) if groups is not None else names
    if missing := [name for name in chosen if name not in names]:
        raise WrongValueError(f"there is no group {missing[0]!r}{near(missing[0], names)}; groups are {said}")
    if len(chosen) != 2 or chosen[0] == chosen[1]:
        asked = "choose two by groups=(first, second)" if len(names) > 2 else "two are needed"
        raise WrongValueError(f"two groups can be compared, not {len(set(chosen))}: {asked}; groups are {said}")
    if empty := [name for name in chosen if not found.articles[name]]:
        raise WrongValueError(f"the group {empty[0]!r} has no article; groups are {said}")
    return chosen[0], chosen[1]


class _Counted(NamedTuple):
    """Units by entities; `articles` has the number of each unit's article, by which `order` goes."""

    matrix: Any
    entities: list[str]
    articles: NDArray[np.intp]
    order: dict[str, int]


def _count(notes: Notes, unit: str, counting: Mapping[str, Any]) -> _Counted:
    units = units_of(notes, unit, **counting)
    order = {article: i for i, article in enumerate(units.articles)}
    return _Counted(units.matrix, list(units.entities), units.unit_article, order)


class _Side(NamedTuple):
    """One group: entities by entities as units that name both; the units, and the article of each; units an article."""

    both: Any
    matrix: Any
    articles: NDArray[np.intp]
    units: NDArray[np.float64]


def _side(counted: _Counted, articles: Sequence[int]) -> _Side:
    matrix = counted.matrix.tocsr()[np.isin(counted.articles, articles)]
    number = counted.articles[np.isin(counted.articles, articles)]
    # Articles without a unit cannot be drawn: they would weigh nothing in the share.
    place = np.unique(number, return_inverse=True)[1]
    return _Side(sparse.triu(matrix.T @ matrix, k=1).tocsr(), matrix, place, np.bincount(place).astype(np.float64))


def _empty(sides: Mapping[str, _Side]) -> str | None:
    for name, side in sides.items():
        if not side.units.sum():
            return f"no unit of the group {name!r} can be counted"
    if not any(side.both.nnz for side in sides.values()):
        return "no pair is named together in either group"
    return None


def _no_bootstrap(units: Mapping[str, NDArray[np.float64]], resamples: int) -> str | None:
    if not resamples:
        return "none was asked for"
    small = [f"{name!r} has {len(held)}" for name, held in units.items() if len(held) < 2]
    return f"each group needs two articles or more: {' and '.join(small)}" if small else None


def _table(counted: _Counted, sides: Sequence[_Side], min_count: int, resamples: int, seed: int) -> pd.DataFrame:
    total = (sides[0].both + sides[1].both).tocoo()
    frequent = np.flatnonzero(total.data >= min_count)
    frequent = frequent[np.lexsort((total.col[frequent], total.row[frequent]))]
    a, b = total.row[frequent], total.col[frequent]
    if not len(a):
        return _typed({})
    n = [int(side.units.sum()) for side in sides]
    n_ab = [np.asarray(side.both[a, b]).ravel().astype(np.int64) for side in sides]
    low, high = newcombe(n_ab[0], n[0], n_ab[1], n[1])
    drawn = _drawn(sides, a, b, resamples, seed)
    columns: dict[str, Any] = {
        "a": [counted.entities[i] for i in a],
        "b": [counted.entities[i] for i in b],
        **{f"n_ab_{side}": count for side, count in zip(("first", "second"), n_ab, strict=True)},
        **{f"n_{side}": count for side, count in zip(("first", "second"), n, strict=True)},
        "share_first": n_ab[0] / n[0],
        "share_second": n_ab[1] / n[1],
        "difference": n_ab[0] / n[0] - n_ab[1] / n[1],
        "newcombe_low": low,
        "newcombe_high": high,
        "bootstrap_low": drawn[0],
        "bootstrap_high": drawn[1],
    }
    return _sorted(_typed(columns))


def _drawn(sides: Sequence[_Side], a: Any, b: Any, resamples: int, seed: int) -> Any:
    if not resamples:
        return np.nan, np.nan
    first, second = (by_article(side.matrix, side.articles, a, b, len(side.units)) for side in sides)
    return resampled(first, sides[0].units, second, sides[1].units, resamples, seed)


def _typed(columns: Mapping[str, Any]) -> pd.DataFrame:
    return schema("groups").frame(pd.DataFrame(columns).to_dict("records"))


def _sorted(table: pd.DataFrame) -> pd.DataFrame:
    # Rounded: shares that are equal differ in the last bit, which must not decide the order.
    key = table["difference"].abs().round(12)
    order = ["_key", "a", "b"]
    ranked = table.assign(_key=key).sort_values(order, ascending=[False, True, True], ignore_index=True)
    return ranked.drop(columns="_key")


def _labels(notes: Notes, entities: Sequence[str]) -> dict[str, dict[str, str]]:
    return {entity: {lang: notes.registry.label(entity, lang) for lang in LANGUAGES} for entity in entities}


def _warning(notes: Notes, groups: Sequence[Sequence[str]]) -> str | None:
    """The key of what must be said: where the groups are not of the same languages, their counts of states differ."""
    lang = dict(zip(notes.articles["article"], notes.articles["lang"], strict=True))
    first, second = ({lang[article] for article in group} for group in groups)
    return TITLES if first != second and {"fa", "ar"} <= first | second else None
