"""What each source tells, and what it alone tells."""

from __future__ import annotations

import pandas as pd

from rasad.analyse.timelines.agreement.alike import WIDEST, Row, agreements
from rasad.analyse.timelines.episode import STATUSES
from rasad.arguments import TEXT, takes, whole
from rasad.errors import WrongValueError
from rasad.tables.needed import TOLD, table
from rasad.tables.schema import schema


@takes(events=TOLD, widest=whole(0))
def single_voices(events: pd.DataFrame, widest: int = WIDEST) -> pd.DataFrame:
    """The events that one source alone tells, as far as days and participants say.

    Parameters
    ----------
    events : DataFrame
        From `rasad.timeline`.
    widest : int, default 31
        As in `agreements`. An event without a date can be compared with none, and is here, too.

    Returns
    -------
    DataFrame
        The rows of `events` that stand in no pair of `agreements`.

    Examples
    --------
    >>> import rasad
    >>> notes = rasad.annotate(rasad.read_articles("seeds"), rasad.read_registry("seeds"))
    >>> events = rasad.timeline(notes, rasad.read_episode("seeds/episodes/larijani-putin-moscow-2025.yaml"))
    >>> len(single_voices(events)), len(events)
    (11, 20)
    """
    pairs = agreements(events, widest=widest)
    return events[~events["event"].isin({*pairs["a"], *pairs["b"]})].reset_index(drop=True)


@takes(events=TOLD)
def voices(events: pd.DataFrame) -> pd.DataFrame:
    """What each source tells.

    Parameters
    ----------
    events : DataFrame
        From `rasad.timeline`.

    Returns
    -------
    DataFrame
        One row a source, the most frequent first: ``source``, ``n`` (events), how many are ``asserted``,
        ``reported``, ``planned`` and ``alleged``, how many another source may tell (``shared``), how many rest on
        this source (``alone``), and how many of those have no date (``undated``).

    Examples
    --------
    >>> import rasad
    >>> notes = rasad.annotate(rasad.read_articles("seeds"), rasad.read_registry("seeds"))
    >>> events = rasad.timeline(notes, rasad.read_episode("seeds/episodes/larijani-putin-moscow-2025.yaml"))
    >>> voices(events)[["source", "n", "alone"]].values.tolist()[:2]
    [['article-without-publisher', 11, 6], ['e3-uk-france-germany', 2, 1]]
    """
    single = set(single_voices(events)["event"])
    told = events.assign(alone=events["event"].isin(single), undated=events["date"].isna())
    rows: list[Row] = [
        {
            "source": source,
            "n": len(own),
            **{status: (own["status"] == status).sum() for status in STATUSES},
            "shared": (~own["alone"]).sum(),
            "alone": own["alone"].sum(),
            "undated": own["undated"].sum(),
        }
        for source, own in told.groupby("source")
    ]
    rows.sort(key=lambda row: (-row["n"], row["source"]))
    return schema("voices").frame(rows)


@takes(events=table("events", "status"), status=TEXT)
def of_status(events: pd.DataFrame, status: str = "") -> pd.DataFrame:
    """The events of a status, in their order; all where it is empty.

    Parameters
    ----------
    events : DataFrame
        From `rasad.timeline`.
    status : {"", "asserted", "reported", "planned", "alleged"}

    Returns
    -------
    DataFrame
        Numbered from 0.

    Raises
    ------
    ValueError
        If there is no such status.

    Examples
    --------
    >>> of_status(pd.DataFrame({"status": ["asserted", "planned"]}), "planned").index.tolist()
    [0]
    """
    if status and status not in STATUSES:
        raise WrongValueError(f"status must be one of {', '.join(STATUSES)}, or empty for all; not {status!r}")
    return events[events["status"].isin([status] if status else STATUSES)].reset_index(drop=True)
