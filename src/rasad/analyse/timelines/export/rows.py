"""What all exports read out of the events table: rows, title and id."""

from __future__ import annotations

from typing import Any

import pandas as pd

from rasad.analyse.timelines.context import TimelineContext
from rasad.tables.empty import is_missing

Row = dict[str, Any]


def rows_of(events: pd.DataFrame) -> list[Row]:
    """The rows of an events table; what is missing is None, also where pandas made it NaN.

    Examples
    --------
    >>> rows_of(pd.DataFrame([{"event": "a", "date": float("nan"), "participants": ["b"]}]))
    [{'event': 'a', 'date': None, 'participants': ['b']}]
    """
    return [
        {str(name): None if is_missing(value) else value for name, value in row.items()}
        for row in events.to_dict("records")
    ]


def title_of(events: pd.DataFrame, context: TimelineContext, language: str) -> str:
    """The title of the timeline, else its id.

    Examples
    --------
    >>> events = pd.DataFrame({"episode": ["a-visit"]})
    >>> title_of(events, TimelineContext({}, title={"fa": "یک دیدار"}), "fa")
    'یک دیدار'
    >>> title_of(events, TimelineContext({}), "fa")
    'a-visit'
    """
    return context.title_in(language) or episode_of(events, context)


def episode_of(events: pd.DataFrame, context: TimelineContext) -> str:
    """The id of the episode; that of the first event where the context is of several."""
    return str(context.episode or (events["episode"].iloc[0] if len(events) else "timeline"))
