"""Names that the registry does not know, proposed by what stands beside them.

A run of words that may be a name is proposed when a title, an office, a verb of saying, a given
name, the word for a body or a place, or a recognizer speaks for it. Each kind of evidence counts
once, repetition and a counterpart in the other language a little; a person decides.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import groupby
from typing import Any

import pandas as pd

from rasad.analyse.newnames.counterparts import find_counterparts
from rasad.analyse.newnames.proposals import Proposal, proposals
from rasad.analyse.newnames.words import Text, texts_of
from rasad.annotation.notes import Notes
from rasad.annotation.registry.derived import derived
from rasad.annotation.registry.read import Registry
from rasad.arguments import FUNCTION, instance, maybe, takes, whole
from rasad.errors import RasadError
from rasad.tables.lists import lists
from rasad.tables.schema import schema
from rasad.text.fold import key

Recognizer = Callable[[str, str], Iterable[tuple[int, int, str]]]
_RECOGNIZED = {"PERSON": "PER", "PERS": "PER", "PER": "PER", "ORG": "ORG", "ORGANIZATION": "ORG", "GPE": "GPE"}
_RECOGNIZED |= {"LOC": "LOC", "LOCATION": "LOC", "FAC": "LOC", "EVENT": "EVENT"}
_LEAST, _EXAMPLES = 2.0, 3

__getattr__ = lists(__name__, {"COLUMNS": "new_names"})


@takes(notes=instance(Notes), recognizer=maybe(FUNCTION), top=maybe(whole(0)))
def propose_names(notes: Notes, recognizer: Recognizer | None = None, top: int | None = 100) -> pd.DataFrame:
    """List what is probably the name of a person, body or place and is not in the registry.

    Parameters
    ----------
    notes : Notes
        From `rasad.annotate`.
    recognizer : callable, optional
        ``recognizer(text, lang)`` gives (start, end, type) of names in a sentence; its spans are
        further evidence.
    top : int, optional
        Rows at most; None for all.

    Returns
    -------
    DataFrame
        Columns name, lang, type (PER, ORG, GPE, LOC: a guess), n (times), articles (how many hold
        it), score, why (kinds of evidence), examples (list of (article, sentence)), counterpart
        (a name or proposal of the articles in the other language that it may transliterate).
        Highest score first.

    Raises
    ------
    RasadError
        If the recognizer gives a span outside its text.

    Notes
    -----
    What counts as evidence and how much is in `rasad.analyse.newnames.proposals`, the word lists are in
    names.yaml. docs/registry.md has recognizers from spaCy and Stanza, and how well it does.

    Examples
    --------
    >>> import rasad
    >>> text = "سردار بهرام کوهیار در تهران سخن گفت. سردار بهرام کوهیار به تبریز رفت."
    >>> articles = pd.DataFrame([{"article": "a", "lang": "fa", "text": text}])
    >>> table = propose_names(rasad.annotate(articles, rasad.read_registry()))
    >>> table.loc[0, "name"], table.loc[0, "type"], int(table.loc[0, "n"])
    ('بهرام کوهیار', 'PER', 2)
    >>> text = "در نشست دیروز کوهیار هم بود."
    >>> notes = rasad.annotate(pd.DataFrame([{"article": "a", "lang": "fa", "text": text}]), rasad.read_registry())
    >>> propose_names(notes, recognizer=lambda text, lang: [(14, 20, "PER")])["name"].tolist()
    ['کوهیار']
    """
    texts = texts_of(notes)
    if recognizer:
        rows = notes.sentences
        starts = dict(zip(zip(rows["article"], rows["sentence"], strict=True), rows["start"], strict=True))
        for text in texts:
            _recognize(text, notes, starts, recognizer)
    found = [p for p in proposals(texts) if " ".join(p.keys) not in _known(notes.registry, p.lang)]
    find_counterparts(found, notes)
    proposed = [_row(p) for p in found if p.score >= _LEAST]
    proposed.sort(key=lambda row: (-row["score"], -row["n"], row["name"], row["lang"]))
    return schema("new_names").frame(proposed[:top])


def _recognize(text: Text, notes: Notes, starts: Mapping[tuple[str, int], int], recognizer: Recognizer) -> None:
    """Write each span of the recognizer at the words that it covers."""
    for sentence, words in groupby(text.words, key=lambda word: word.sentence):
        quote, inside = notes.quote(text.article, sentence), list(words)
        for start, end, kind in recognizer(quote, text.lang):
            if not 0 <= start < end <= len(quote):
                where = f"lies outside its text (0:{len(quote)}) in {text.article!r}"
                raise RasadError(f"recognizer: span {start}:{end} {where}")
            span = (
                starts[text.article, sentence] + start,
                starts[text.article, sentence] + end,
                _RECOGNIZED.get(str(kind).upper()),
            )
            for word in inside:
                if word.start < span[1] and span[0] < word.end:
                    word.spans.append(span)


@derived
def _known(registry: Registry, lang: str) -> frozenset[str]:
    """The names of the registry as match keys, also those that count only where their condition is met."""
    return frozenset(key(name, lang) for entity in registry.entities.values() for name in entity.names(lang))


def _row(proposal: Proposal) -> dict[str, Any]:
    return {
        "name": proposal.name,
        "lang": proposal.lang,
        "type": proposal.type,
        "n": len(proposal.places),
        "articles": len({article for article, _ in proposal.places}),
        "score": proposal.score,
        "why": sorted(proposal.why),
        "examples": list(dict.fromkeys(proposal.places))[:_EXAMPLES],
        "counterpart": proposal.counterpart,
    }
