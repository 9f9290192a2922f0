"""What all exports read out of the events table: rows and names."""

from __future__ import annotations

from typing import Any

import pandas as pd

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


def name_of(events: pd.DataFrame, id: str, language: str) -> str:
    """The label of a participant, place or source, else its id.

    Examples
    --------
    >>> events = pd.DataFrame()
    >>> events.attrs["labels"] = {"tehran": {"fa": "تهران"}}
    >>> name_of(events, "tehran", "fa"), name_of(events, "one-of-them", "fa")
    ('تهران', 'one-of-them')
    """
    return str(events.attrs.get("labels", {}).get(id, {}).get(language) or id)


def title_of(events: pd.DataFrame, language: str) -> str:
    """The title of the timeline, else its id."""
    return str(events.attrs.get("title", {}).get(language) or episode_of(events))


def episode_of(events: pd.DataFrame) -> str:
    """The id of the episode; an empty table knows it, too, as long as it is the one that `rasad.timeline` made."""
    given = events.attrs.get("episode")
    return str(given or (events["episode"].iloc[0] if len(events) else "timeline"))
