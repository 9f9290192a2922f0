"""What a timeline amounts to, in sentences made of its rows."""

from __future__ import annotations

import pandas as pd

from rasad import data
from rasad.analyse.timelines.agreement.alike import agreements
from rasad.analyse.timelines.agreement.voices import single_voices, voices
from rasad.analyse.timelines.context import TimelineContext
from rasad.arguments import LANGUAGE, takes
from rasad.tables.needed import EVENTS
from rasad.text import digits


@takes(events=EVENTS, language=LANGUAGE)
def story(events: pd.DataFrame, language: str = "en") -> list[str]:
    """What a timeline amounts to, in sentences made of its rows.

    Parameters
    ----------
    events : DataFrame
        From `rasad.timeline`, whole or a part of its rows.
    language : {"en", "fa", "ar"}

    Returns
    -------
    list of str
        How many events each source tells, how many two sources may tell and in how many articles, how many rest on
        one voice, how many are not dated or dated from outside, what is background. A sentence without a
        count is left out. The words are those of ``story`` in the package's tables.yaml.

    Examples
    --------
    >>> import rasad
    >>> notes = rasad.annotate(rasad.read_articles("seeds"), rasad.read_registry("seeds"))
    >>> events = rasad.timeline(notes, rasad.read_episode("seeds/episodes/raisi-2021-2024.yaml"))
    >>> from rasad.analyse.timelines.agreement import of_status
    >>> story(of_status(events, "alleged"))[-1]
    'Background to the episode: 3 of 6.'
    """
    words = data.load("tables.yaml")[language]["story"]
    if events.empty:
        return [words["none"]]
    counts = {**_counts(events), "names": _names(events, language, words["between"])}
    wanted = ["told", "shared" if counts["shared"] else "not_shared", "alone"]
    wanted += ["one_article"] if counts["shared"] and not counts["articles"] else []
    wanted += [name for name in ("undated", "outside", "counted", "background") if counts[name]]
    shown = {name: digits.localize(n, language) if isinstance(n, int) else n for name, n in counts.items()}
    return [words[name].format(**shown) for name in words if name in wanted]


def _counts(events: pd.DataFrame) -> dict[str, int]:
    pairs = agreements(events)
    basis = events["date_basis"].value_counts()
    alone = len(single_voices(events))
    return {
        "n": len(events),
        "sources": events["source"].nunique(),
        "shared": len(events) - alone,
        "alone": alone,
        "articles": int((pairs["article_a"] != pairs["article_b"]).sum()),
        "undated": int(events["date"].isna().sum()),
        "outside": int(basis.get("editor", 0)),
        "counted": int(basis.get("relative", 0)),
        "background": int(events["background"].sum()),
    }


def _names(events: pd.DataFrame, language: str, between: str) -> str:
    context = TimelineContext.of(events, "story")
    counts = voices(events)[["source", "n"]].itertuples(index=False, name=None)
    return between.join(f"{context.label(source, language)} ({digits.localize(n, language)})" for source, n in counts)
