"""Timelines for other programs: Web Annotations, TimelineJS, calendars, and tables."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd

from rasad.analyse.timelines.export.annotations import to_web_annotations
from rasad.analyse.timelines.export.calendar import in_calendar, to_icalendar
from rasad.analyse.timelines.export.timelinejs import to_timelinejs
from rasad.annotation.notes import Notes
from rasad.arguments import LANGUAGE, PATH, instance, takes
from rasad.errors import RasadError
from rasad.tables.files import write_table
from rasad.tables.needed import EVENTS
from rasad.tables.package import write_result
from rasad.tables.result import Result
from rasad.wholefile import whole_file

__all__ = ["FORMATS", "ending_of", "to_icalendar", "to_timelinejs", "to_web_annotations", "write_timeline"]

# The endings of files that `write_timeline` knows; those of plain tables.
FORMATS = (".parquet", ".jsonl", ".csv", ".json", ".jsonld", ".ics", ".timelinejs.json")
TABLES = (".parquet", ".jsonl", ".csv", ".json")
# The longest first: .timelinejs.json ends in .json, too.
_LONGEST_FIRST = sorted(FORMATS, key=len, reverse=True)


@takes(path=PATH)
def ending_of(path: str | Path) -> str:
    """The one of `FORMATS` that a file's name ends in.

    Parameters
    ----------
    path : Path

    Returns
    -------
    str

    Raises
    ------
    RasadError
        If it ends in none of them.

    Examples
    --------
    >>> ending_of(Path("larijani.timelinejs.json")), ending_of(Path("larijani.json"))
    ('.timelinejs.json', '.json')
    """
    for ending in _LONGEST_FIRST:
        if Path(path).name.endswith(ending):
            return ending
    raise RasadError(f"{path}: the ending says the format; known are {', '.join(FORMATS)}")


@takes(events=EVENTS, notes=instance(Notes), path=PATH, language=LANGUAGE)
def write_timeline(events: pd.DataFrame, notes: Notes, path: str | Path, language: str = "en") -> int:
    """Write a timeline in the format that the file's ending names: the whole file, or none.

    Parameters
    ----------
    events : DataFrame
        From `rasad.timeline`.
    notes : Notes
        That the timeline was made of.
    path : str or Path
        Ending in one of `FORMATS`.
    language : {"en", "fa", "ar"}
        Of .ics and .timelinejs.json; the others hold all three.

    Returns
    -------
    int
        How many events are in the file: in .ics only planned ones with a date.

    Raises
    ------
    RasadError
        If the ending is not known or the file cannot be written; then an older file stays as it was.

    Examples
    --------
    >>> import rasad, tempfile
    >>> notes = rasad.annotate(rasad.read_articles("seeds"), rasad.read_registry("seeds"))
    >>> events = rasad.timeline(notes, rasad.read_episode("seeds/episodes/larijani-putin-moscow-2025.yaml"))
    >>> write_timeline(events, notes, Path(tempfile.mkdtemp()) / "larijani.ics", "fa")
    3
    """
    path = Path(path)
    ending = ending_of(path)
    if ending in TABLES:
        # A plain table has no context to go with it, and is written as it is.
        _ = write_result(events, path) if isinstance(events, Result) else write_table(events, path)
        return len(events)
    with whole_file(path) as part:
        part.write_text(_text(events, notes, ending, language), encoding="utf-8", newline="")
    return len(in_calendar(events)) if ending == ".ics" else len(events)


def _text(events: pd.DataFrame, notes: Notes, ending: str, language: str) -> str:
    if ending == ".ics":
        return to_icalendar(events, language)
    content = to_web_annotations(events, notes) if ending == ".jsonld" else to_timelinejs(events, language)
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"
