"""Pairs of events put together by days, participants and place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

import pandas as pd

from rasad.analyse.timelines.agreement.alike import Row
from rasad.arguments import takes
from rasad.tables.needed import AGREEMENTS
from rasad.tables.schema import schema


@takes(pairs=AGREEMENTS)
def occasions(pairs: pd.DataFrame) -> pd.DataFrame:
    """The pairs of `agreements`, put together by days, participants and place.

    Parameters
    ----------
    pairs : DataFrame
        From `agreements`. Of one long talk each source may tell ten things, which is a hundred pairs.

    Returns
    -------
    DataFrame
        One row an occasion, earliest first: ``date`` (EDTF, the days that all its pairs allow), ``participants``,
        ``place``, ``sources``, ``articles``, ``events`` (lists), ``n`` (events).

    Examples
    --------
    >>> import rasad
    >>> notes = rasad.annotate(rasad.read_articles("seeds"), rasad.read_registry("seeds"))
    >>> events = rasad.timeline(notes, rasad.read_episode("seeds/episodes/larijani-putin-moscow-2025.yaml"))
    >>> from rasad.analyse.timelines.agreement import agreements
    >>> occasions(agreements(events))[["date", "n"]].values.tolist()
    [['2025-07-14/2025-07-15', 2], ['2025-07-20', 4], ['2025-07-20', 5], ['2025-07-25', 2]]
    """
    groups: dict[tuple[Any, ...], list[Row]] = defaultdict(list)
    for row in pairs.to_dict("records"):
        key = (row["earliest"], row["latest"], tuple(sorted(row["participants"])), row["place"])
        groups[key].append({str(name): value for name, value in row.items()})
    rows = [_occasion(own) for _, own in sorted(groups.items(), key=lambda item: item[0][:2])]
    return schema("occasions").frame(rows)


def _occasion(pairs: Sequence[Row]) -> Row:
    first, events = pairs[0], _both(pairs, "")
    return {
        "date": first["earliest"] if first["earliest"] == first["latest"] else f"{first['earliest']}/{first['latest']}",
        "participants": first["participants"],
        "place": first["place"],
        "sources": _both(pairs, "source_"),
        "articles": _both(pairs, "article_"),
        "events": events,
        "n": len(events),
    }


def _both(pairs: Sequence[Row], name: str) -> list[str]:
    """What stands on either side of some pairs, each once."""
    return list(dict.fromkeys(row[f"{name}{side}"] for row in pairs for side in "ab"))
