"""Pairs that were counted before: read from a file, or given back to rows that have lost their context."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pandas as pd

from rasad.analyse.pairs.context import PairsContext
from rasad.analyse.pairs.counts.units import UNITS
from rasad.analyse.pairs.table import Pairs
from rasad.annotation.notes import Notes
from rasad.annotation.registry.entity import Registry
from rasad.arguments import PATH, among, either, instance, maybe, takes
from rasad.checks import shown
from rasad.tables.needed import COUNTED
from rasad.tables.package import context_in
from rasad.tables.read import read_table
from rasad.tables.result import LostContextError


@takes(
    source=either(PATH, COUNTED),
    notes=maybe(instance(Notes)),
    registry=maybe(instance(Registry)),
    unit=maybe(among(*UNITS)),
)
def read_pairs(
    source: str | Path | pd.DataFrame,
    *,
    notes: Notes | None = None,
    registry: Registry | None = None,
    unit: str | None = None,
) -> Pairs:
    """Read pairs that were written, or take a plain table of pairs as one.

    Parameters
    ----------
    source : str, Path or DataFrame
        A file that `rasad.tables.write_result` wrote (.parquet, .jsonl, .json, .csv), a table of pairs in a report
        (``build/report/tables/en/cooccurrence-2.csv``), or a table of your own with at least a, b, n_ab, n_a and n_b.
    notes : Notes, optional
        That hold the quotes, for ``pairs.evidence``.
    registry : Registry, optional
        What the ids are called, for a table that has no context with it; and where it has one, its labels come first.
    unit : {"sentence", "window", "paragraph", "article"}, optional
        In what such a table was counted, where you know it.

    Returns
    -------
    Pairs

    Raises
    ------
    RasadError
        If the file cannot be read, or a table has no context and no `registry` is given.

    Examples
    --------
    >>> import rasad
    >>> registry = rasad.read_registry("seeds")
    >>> table = pd.DataFrame({"a": ["iran"], "b": ["russia"], "n_ab": [2], "n_a": [3], "n_b": [4]})
    >>> read_pairs(table, registry=registry, unit="article").context.label("iran", "fa")
    'ایران'
    """
    if isinstance(source, pd.DataFrame):
        table, given = source, None
    else:
        table, given = read_table(source, "pairs"), context_in(Path(source), "pairs")
    if given is not None:
        context = PairsContext.from_json(given)
        context = context.named_by(registry) if registry else context
    elif registry is not None:
        context = replace(PairsContext.from_registry(table, registry, "read_pairs"), unit=unit)
    else:
        again = f"{PairsContext.again}; registry=... gives the labels"
        raise LostContextError(f"read_pairs: {shown(source)} has no context with it; {again}")
    return Pairs.made(table, context).of(notes)
